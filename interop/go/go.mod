module zmqspec.invalid/driver

go 1.26
