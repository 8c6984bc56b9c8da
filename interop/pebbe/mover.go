package main

import (
	"context"
	"syscall"

	zmq "github.com/pebbe/zmq4"
	"zmqspec.invalid/driver"
)

// mover calls the binding alone, but for the signals of interruptible.
type mover struct {
	ctx   context.Context
	zmq   *zmq.Socket
	parts bool // whether a message has several frames
}

// Move runs play on one thread, where a call that waits can be interrupted.
func (s *socket) Move(ctx context.Context, play func(driver.Mover) error) error {
	kind, err := s.zmq.GetType()
	if err != nil {
		return failure(err)
	}
	return interruptible(ctx, func() error { return play(mover{ctx, s.zmq, kind == zmq.ROUTER}) })
}

// again tells whether a call was interrupted by a signal that was not meant for it.
func (m mover) again(err error) bool { return isErrno(err, syscall.EINTR) && m.ctx.Err() == nil }

func (m mover) outcome(err error) error {
	if isErrno(err, syscall.EINTR) {
		return context.Cause(m.ctx)
	}
	return failure(err)
}

func (m mover) Send(frames [][]byte) error {
	for i, frame := range frames {
		more := zmq.Flag(0)
		if i+1 < len(frames) {
			more = zmq.SNDMORE
		}
		_, err := m.zmq.SendBytes(frame, more)
		for m.again(err) {
			_, err = m.zmq.SendBytes(frame, more)
		}
		if err != nil {
			return m.outcome(err)
		}
	}
	return nil
}

func (m mover) Receive() ([][]byte, error) {
	frames, err := m.receive()
	for m.again(err) {
		frames, err = m.receive()
	}
	return frames, m.outcome(err)
}

func (m mover) receive() ([][]byte, error) {
	if m.parts {
		return m.zmq.RecvMessageBytes(0)
	}
	body, err := m.zmq.RecvBytes(0)
	return [][]byte{body}, err
}
