package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync/atomic"
	"syscall"
	"time"

	zmq "github.com/pebbe/zmq4"
	"zmqspec.invalid/driver"
)

// socket is one of libzmq's, which is not thread safe: a worker's goroutine alone uses it, from whichever thread.
type socket struct {
	zmq     *zmq.Socket
	context *zmq.Context
}

// patiently makes a call that may wait, which takes no flag or DONTWAIT.
func (s *socket) patiently(ctx context.Context, events zmq.State, wait driver.Wait, call func(zmq.Flag) error) error {
	for attempt := 0; ; attempt++ {
		err := s.promptly(func() error { return call(zmq.DONTWAIT) })
		if !isErrno(err, syscall.EAGAIN) || wait.Not {
			return failure(err)
		}
		if wait.Deadline.IsZero() {
			return failure(interruptible(ctx, func() error { return call(0) }))
		}
		if !time.Now().Before(wait.Deadline) {
			return driver.ErrTimeout
		}
		if attempt > 0 {
			time.Sleep(time.Millisecond) // a ROUTER claims to be writable even when the one peer that is meant is not
		}
		if _, err := s.ready(ctx, events, wait.Deadline); err != nil {
			return err
		}
	}
}

// ready waits for events, and returns those that are there: none when the time is up.
func (s *socket) ready(ctx context.Context, events zmq.State, deadline time.Time) (zmq.State, error) {
	poller := zmq.NewPoller()
	poller.Add(s.zmq, events)
	var there zmq.State
	err := interruptible(ctx, func() error {
		left := max(0, time.Until(deadline)+time.Millisecond-1) // in whole milliseconds, upwards
		polled, err := poller.Poll(left)
		for _, one := range polled {
			there = one.Events
		}
		return err
	})
	return there, failure(err)
}

// promptly makes a call that does not wait. libzmq takes notice of what has happened inside its own calls only: it is
// given one for that before.
func (s *socket) promptly(call func() error) error {
	return calmly(func() error {
		s.zmq.GetEvents()
		return call()
	})
}

func (s *socket) Set(name string, value driver.Value) error {
	return failure(s.promptly(func() error { return socketOptions[name].set(s.zmq, value) }))
}

func (s *socket) Get(name string) (value any, _ error) {
	err := s.promptly(func() (err error) {
		value, err = socketOptions[name].get(s.zmq)
		return err
	})
	return value, failure(err)
}

func (s *socket) Bind(endpoint string) (resolved string, _ error) {
	err := s.promptly(func() (err error) {
		if err = s.zmq.Bind(endpoint); err == nil {
			resolved, err = s.zmq.GetLastEndpoint()
		}
		return err
	})
	return resolved, failure(err)
}

func (s *socket) Unbind(endpoint string) error {
	return failure(s.promptly(func() error { return s.zmq.Unbind(endpoint) }))
}

func (s *socket) Connect(endpoint string) error {
	return failure(s.promptly(func() error { return s.zmq.Connect(endpoint) }))
}

func (s *socket) Disconnect(endpoint string) error {
	return failure(s.promptly(func() error { return s.zmq.Disconnect(endpoint) }))
}

func (s *socket) Send(ctx context.Context, frames [][]byte, wait driver.Wait) error {
	for i, frame := range frames {
		more := zmq.Flag(0)
		if i+1 < len(frames) {
			more = zmq.SNDMORE
		}
		err := s.patiently(ctx, zmq.POLLOUT, wait, func(flag zmq.Flag) error {
			_, err := s.zmq.SendBytes(frame, flag|more)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (s *socket) Receive(ctx context.Context, wait driver.Wait, properties []string) (message driver.Message, _ error) {
	err := s.patiently(ctx, zmq.POLLIN, wait, func(flag zmq.Flag) (err error) {
		message.Frames, message.Metadata, err = s.zmq.RecvMessageBytesWithMetadata(flag, properties...)
		return err
	})
	return message, err
}

func (s *socket) Poll(ctx context.Context, events []string, wait driver.Wait) (there []string, _ error) {
	states := map[string]zmq.State{"IN": zmq.POLLIN, "OUT": zmq.POLLOUT}
	var wanted zmq.State
	for _, event := range events {
		wanted |= states[event]
	}
	ready, err := s.ready(ctx, wanted, wait.Deadline)
	for _, event := range events {
		if ready&states[event] != 0 {
			there = append(there, event)
		}
	}
	return there, err
}

func (s *socket) Close(discard bool) error {
	if discard {
		s.zmq.SetLinger(0)
	}
	return failure(s.zmq.Close())
}

var monitors atomic.Int64

// Monitor reads a socket's events to their very end: a PAIR that is closed while events still come blocks libzmq.
func (s *socket) Monitor(report func(driver.MonitorEvent)) error {
	address := fmt.Sprintf("inproc://zmqspec-monitor-%d", monitors.Add(1))
	pair, err := s.context.NewSocket(zmq.PAIR)
	if err != nil {
		return failure(err)
	}
	err = calmly(func() error { return errors.Join(s.zmq.Monitor(address, zmq.EVENT_ALL), pair.Connect(address)) })
	if err != nil {
		pair.Close()
		return failure(err)
	}
	go calmly(func() error {
		defer pair.Close()
		return relay(pair, report)
	})
	return nil
}

// relay reports the events of a monitor until it stops.
func relay(monitor *zmq.Socket, report func(driver.MonitorEvent)) error {
	for {
		event, endpoint, value, err := monitor.RecvEvent(0)
		if err != nil {
			return err
		}
		if slices.Contains(monitorEvents, event) {
			report(driver.MonitorEvent{Name: eventName(event), Value: value, Endpoint: endpoint})
		}
		if event == zmq.EVENT_MONITOR_STOPPED {
			return nil
		}
	}
}
