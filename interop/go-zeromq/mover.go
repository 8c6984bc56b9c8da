package main

import (
	"context"
	"time"

	zmq "github.com/go-zeromq/zmq4"
	"zmqspec.invalid/driver"
)

// leaving is how long the last reply of a REP may take to leave. The library sends it after the call, does not tell when, and
// drops it when the socket is closed before.
const leaving = 100 * time.Millisecond

// mover calls the library alone.
type mover struct {
	zmq zmq.Socket
	ctx context.Context
}

// Move lets go of play when ctx is cancelled. Its calls end when the socket is closed.
func (s *socket) Move(ctx context.Context, play func(driver.Mover) error) error {
	played := make(chan error, 1)
	go func() { played <- play(mover{s.made(false), ctx}) }()
	select {
	case err := <-played:
		if err == nil && s.typeName == "REP" {
			time.Sleep(leaving)
		}
		return err
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// Send tries again as long as a REQ has no connection: it does not wait for one.
func (m mover) Send(frames [][]byte) error {
	for {
		err := m.send(frames)
		if err == nil || codeOf(err) != "EAGAIN" || m.ctx.Err() != nil {
			return failure(err)
		}
		time.Sleep(time.Millisecond)
	}
}

func (m mover) send(frames [][]byte) error {
	if len(frames) == 1 {
		return m.zmq.Send(zmq.NewMsg(frames[0]))
	}
	return m.zmq.SendMulti(zmq.NewMsgFrom(frames...))
}

func (m mover) Receive() ([][]byte, error) {
	message, err := m.zmq.Recv()
	return message.Frames, failure(err)
}
