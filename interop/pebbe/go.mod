module zmqspec.invalid/pebbe

go 1.26.0

require (
	github.com/pebbe/zmq4 v1.4.0
	zmqspec.invalid/driver v0.0.0
)

require golang.org/x/sys v0.49.0

replace zmqspec.invalid/driver => ../go
