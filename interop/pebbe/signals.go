package main

import (
	"context"
	"runtime"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// interruption is the signal that makes a call of libzmq's that waits return EINTR.
const interruption = syscall.SIGUSR1

// preemption is the signal by which Go's scheduler interrupts its threads, also when they are inside libzmq. Whatever looks
// for news there fails with EINTR then: not only what waits, and a proxy or the end of a context cannot be begun again.
var preemption = setOf(syscall.SIGURG)

func setOf(signal syscall.Signal) (set unix.Sigset_t) {
	bits := 8 * int(unix.SizeofLong)
	set.Val[(int(signal)-1)/bits] |= 1 << ((int(signal) - 1) % bits)
	return set
}

// calmly makes calls of libzmq's on one thread, which Go's scheduler does not interrupt meanwhile.
func calmly(call func() error) error {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	var before unix.Sigset_t
	unix.PthreadSigmask(unix.SIG_BLOCK, &preemption, &before)
	defer unix.PthreadSigmask(unix.SIG_SETMASK, &before, nil)
	return call()
}

// interruptible makes a call that may wait, calmly but for the signal that is sent when ctx is cancelled. It is repeated until
// the call has ended, since it may come a moment before libzmq waits; the next call gets none of it.
func interruptible(ctx context.Context, call func() error) error {
	return calmly(func() error {
		thread, returned, quiet := unix.Gettid(), make(chan struct{}), make(chan struct{})
		isIdle := context.AfterFunc(ctx, func() {
			defer close(quiet)
			again := time.NewTicker(time.Millisecond)
			defer again.Stop()
			for {
				unix.Tgkill(unix.Getpid(), thread, interruption)
				select {
				case <-returned:
					return
				case <-again.C:
				}
			}
		})
		defer func() {
			close(returned)
			if !isIdle() {
				<-quiet
			}
		}()
		for {
			if ctx.Err() != nil {
				return context.Cause(ctx)
			}
			if err := call(); !isErrno(err, syscall.EINTR) {
				return err
			}
		}
	})
}
