package main

import (
	"context"

	zmq "github.com/go-zeromq/zmq4"
	"zmqspec.invalid/driver"
)

// proxy is the library's. Its Pause, Resume and Stats do nothing, and are not offered.
type proxy struct {
	zmq     *zmq.Proxy
	sockets []driver.Socket
}

func (library) NewProxy(frontend, backend, capture driver.Socket) (driver.Proxy, error) {
	p := &proxy{sockets: []driver.Socket{frontend, backend}}
	var captured zmq.Socket
	if capture != nil {
		captured = capture.(*socket).made(true)
		p.sockets = append(p.sockets, capture)
	}
	p.zmq = zmq.NewProxy(context.Background(), frontend.(*socket).made(true), backend.(*socket).made(true), captured)
	return p, nil
}

func (*proxy) Control(command string) error {
	return driver.Unsupported{What: "proxy command " + command}
}

func (*proxy) Statistics() ([]uint64, error) {
	return nil, driver.Unsupported{What: "proxy command STATISTICS"}
}

// Close closes the sockets too: a killed proxy ends only when its sockets' calls have.
func (p *proxy) Close(discard bool) error {
	p.zmq.Kill()
	for i, socket := range p.sockets {
		if i == 0 || socket != p.sockets[0] { // one socket may be frontend and backend
			socket.Close(discard)
		}
	}
	return failure(p.zmq.Run())
}
