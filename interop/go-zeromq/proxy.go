package main

import (
	"context"

	zmq "github.com/go-zeromq/zmq4"
	"zmqspec.invalid/driver"
)

// proxy is the library's. Its Pause, Resume and Stats do nothing, and are not offered.
type proxy struct {
	zmq     *zmq.Proxy
	cancel  context.CancelFunc
	sockets []driver.Socket
}

func (library) NewProxy(frontend, backend, capture driver.Socket) (driver.Proxy, error) {
	p := &proxy{sockets: []driver.Socket{frontend, backend}}
	var captured zmq.Socket
	if capture != nil {
		captured = capture.(*socket).made(true)
		p.sockets = append(p.sockets, capture)
	}
	var ctx context.Context
	ctx, p.cancel = context.WithCancel(context.Background())
	p.zmq = zmq.NewProxy(ctx, frontend.(*socket).made(true), backend.(*socket).made(true), captured)
	return p, nil
}

func (*proxy) Control(command string) error {
	return driver.Unsupported{What: "proxy command " + command}
}

func (*proxy) Statistics() ([]uint64, error) {
	return nil, driver.Unsupported{What: "proxy command STATISTICS"}
}

// Close cancels the proxy, which has it forward nothing any more, and closes its sockets: it ends when their calls have.
// Kill would let it forward the message without frames that Recv returns with an error.
func (p *proxy) Close(discard bool) error {
	p.cancel()
	for i, socket := range p.sockets {
		if i == 0 || socket != p.sockets[0] { // one socket may be frontend and backend
			socket.Close(discard)
		}
	}
	p.zmq.Run() // the cancellation is its error
	return nil
}
