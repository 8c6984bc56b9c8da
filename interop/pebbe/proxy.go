package main

import (
	"encoding/binary"
	"errors"
	"sync/atomic"
	"time"

	zmq "github.com/pebbe/zmq4"
	"zmqspec.invalid/driver"
)

// statisticsWithin is how long a running proxy may take to answer.
const statisticsWithin = 2 * time.Second

// proxy is a steerable proxy in a goroutine of its own. The two ends of its control connection have a context of their
// own, so that no context of the suite waits for them.
type proxy struct {
	context *zmq.Context
	control *zmq.Socket
	ended   chan struct{}
	discard atomic.Bool
}

func (library) NewProxy(frontend, backend, capture driver.Socket) (driver.Proxy, error) {
	context, err := zmq.NewContext()
	if err != nil {
		return nil, failure(err)
	}
	ours, first := context.NewSocket(zmq.PAIR)
	theirs, second := context.NewSocket(zmq.PAIR)
	if err := errors.Join(first, second, ours.Bind("inproc://control"), theirs.Connect("inproc://control")); err != nil {
		return nil, failure(err)
	}
	p := &proxy{context: context, control: ours, ended: make(chan struct{})}
	go calmly(func() error { return p.run(theirs, frontend.(*socket), backend.(*socket), capture) })
	return p, nil
}

// run moves messages; the sockets are closed with the proxy.
func (p *proxy) run(control *zmq.Socket, frontend, backend *socket, capture driver.Socket) error {
	defer close(p.ended)
	defer control.Close()
	var captured *zmq.Socket
	if capture != nil {
		captured = capture.(*socket).zmq
		defer func() { capture.Close(p.discard.Load()) }()
	}
	defer func() { frontend.Close(p.discard.Load()) }()
	defer func() { backend.Close(p.discard.Load()) }()
	return zmq.ProxySteerable(frontend.zmq, backend.zmq, captured, control)
}

func (p *proxy) Control(command string) error {
	if _, err := p.control.Send(command, zmq.DONTWAIT); err != nil {
		return failure(err)
	}
	_, err := p.Statistics() // whose answer tells that the command was heeded
	return err
}

func (p *proxy) Statistics() ([]uint64, error) {
	if _, err := p.control.Send("STATISTICS", zmq.DONTWAIT); err != nil {
		return nil, failure(err)
	}
	p.control.SetRcvtimeo(statisticsWithin)
	frames, err := p.control.RecvMessageBytes(0)
	if err != nil {
		return nil, failure(err)
	}
	numbers := make([]uint64, len(frames))
	for i, frame := range frames {
		numbers[i] = binary.NativeEndian.Uint64(frame)
	}
	return numbers, nil
}

func (p *proxy) Close(discard bool) error {
	p.discard.Store(discard)
	p.control.Send("TERMINATE", zmq.DONTWAIT)
	<-p.ended
	p.control.Close()
	return failure(p.context.Term())
}
