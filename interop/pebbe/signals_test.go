package main

import (
	"context"
	"errors"
	"runtime"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// keeps tells whether this thread keeps the scheduler's signal back.
func keeps() bool {
	var now unix.Sigset_t
	unix.PthreadSigmask(unix.SIG_BLOCK, nil, &now)
	for i, bits := range preemption.Val {
		if bits != 0 {
			return now.Val[i]&bits == bits
		}
	}
	return false
}

func TestTheSchedulerDoesNotInterruptACall(t *testing.T) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	for name, call := range map[string]func(func() error) error{
		"calmly":        calmly,
		"interruptible": func(call func() error) error { return interruptible(context.Background(), call) },
	} {
		var inside bool
		call(func() error {
			inside = keeps()
			return nil
		})
		if !inside || keeps() {
			t.Errorf("%s keeps the signal inside: %v, and behind it: %v", name, inside, keeps())
		}
	}
}

func TestAnInterruptedCallIsRepeatedUntilItIsCancelled(t *testing.T) {
	reason := errors.New("enough")
	ctx, cancel := context.WithCancelCause(context.Background())
	calls := 0
	err := interruptible(ctx, func() error {
		if calls++; calls == 3 {
			cancel(reason)
		}
		return syscall.EINTR
	})
	if !errors.Is(err, reason) || calls != 3 {
		t.Errorf("ended with %v after %d calls", err, calls)
	}
}
