package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync/atomic"
	"syscall"
	"time"

	zmq "github.com/pebbe/zmq4"
	"golang.org/x/sys/unix"
	"zmqspec.invalid/driver"
)

// interruption is the signal that makes a call of libzmq's that waits return EINTR.
const interruption = syscall.SIGUSR1

// socket is one of libzmq's, which is not thread safe: a worker's goroutine alone uses it, from whichever thread.
type socket struct {
	zmq     *zmq.Socket
	context *zmq.Context
}

// interruptible makes a call that may wait, on one thread, to which a signal is sent when ctx is cancelled. The signal is
// repeated until the call has ended, since it may come a moment before libzmq waits.
func interruptible(ctx context.Context, call func() error) error {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	thread, ended := unix.Gettid(), make(chan struct{})
	defer close(ended)
	defer context.AfterFunc(ctx, func() {
		again := time.NewTicker(time.Millisecond)
		defer again.Stop()
		for {
			unix.Tgkill(unix.Getpid(), thread, interruption)
			select {
			case <-ended:
				return
			case <-again.C:
			}
		}
	})()
	for {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		if err := call(); !isErrno(err, syscall.EINTR) {
			return err
		}
	}
}

func isErrno(err error, errno syscall.Errno) bool {
	return err != nil && zmq.AsErrno(err) == zmq.Errno(errno)
}

// patiently makes a call that may wait, which takes no flag or DONTWAIT.
func (s *socket) patiently(ctx context.Context, events zmq.State, wait driver.Wait, call func(zmq.Flag) error) error {
	for attempt := 0; ; attempt++ {
		err := call(zmq.DONTWAIT)
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

// notice lets libzmq take notice of what has happened, which it does inside its own calls only.
func (s *socket) notice() { s.zmq.GetEvents() }

func (s *socket) Set(name string, value driver.Value) error {
	s.notice()
	return failure(socketOptions[name].set(s.zmq, value))
}

func (s *socket) Get(name string) (any, error) {
	s.notice()
	value, err := socketOptions[name].get(s.zmq)
	return value, failure(err)
}

func (s *socket) Bind(endpoint string) (string, error) {
	s.notice()
	if err := s.zmq.Bind(endpoint); err != nil {
		return "", failure(err)
	}
	resolved, err := s.zmq.GetLastEndpoint()
	return resolved, failure(err)
}

func (s *socket) Unbind(endpoint string) error {
	s.notice()
	return failure(s.zmq.Unbind(endpoint))
}

func (s *socket) Connect(endpoint string) error {
	s.notice()
	return failure(s.zmq.Connect(endpoint))
}

func (s *socket) Disconnect(endpoint string) error {
	s.notice()
	return failure(s.zmq.Disconnect(endpoint))
}

func (s *socket) Send(ctx context.Context, frames [][]byte, wait driver.Wait) error {
	s.notice()
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
	s.notice()
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
	if err := errors.Join(s.zmq.Monitor(address, zmq.EVENT_ALL), pair.Connect(address)); err != nil {
		pair.Close()
		return failure(err)
	}
	go func() {
		defer pair.Close()
		for {
			event, endpoint, value, err := pair.RecvEvent(0)
			if isErrno(err, syscall.EINTR) {
				continue
			}
			if err != nil {
				return
			}
			if slices.Contains(monitorEvents, event) {
				report(driver.MonitorEvent{Name: eventName(event), Value: value, Endpoint: endpoint})
			}
			if event == zmq.EVENT_MONITOR_STOPPED {
				return
			}
		}
	}()
	return nil
}
