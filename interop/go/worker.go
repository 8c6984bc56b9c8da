package driver

import (
	"bytes"
	"context"
	"encoding/json"
	"sync"
)

// worker carries out jobs one after the other, in a goroutine of its own: what is asked of a socket, a proxy or a
// measurement. The last job ends it.
type worker struct {
	ctx    context.Context
	cancel context.CancelCauseFunc
	done   chan struct{}

	mu      sync.Mutex
	ready   *sync.Cond
	jobs    []func() (last bool)
	running json.RawMessage
	stop    context.CancelCauseFunc
}

func startWorker() *worker {
	w := &worker{done: make(chan struct{})}
	w.ctx, w.cancel = context.WithCancelCause(context.Background())
	w.ready = sync.NewCond(&w.mu)
	go w.work()
	return w
}

func (w *worker) work() {
	defer close(w.done)
	for {
		w.mu.Lock()
		for len(w.jobs) == 0 {
			w.ready.Wait()
		}
		job := w.jobs[0]
		w.jobs = w.jobs[1:]
		w.mu.Unlock()
		if job() {
			return
		}
	}
}

func (w *worker) push(job func() (last bool)) {
	w.mu.Lock()
	w.jobs = append(w.jobs, job)
	w.mu.Unlock()
	w.ready.Signal()
}

// perform runs one call so that it can be cancelled by the id of its request, and does not after a reset.
func (w *worker) perform(id json.RawMessage, call func(ctx context.Context) (object, error)) (object, error) {
	ctx, stop := context.WithCancelCause(w.ctx)
	defer stop(nil)
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	w.setRunning(id, stop)
	defer w.setRunning(nil, nil)
	return call(ctx)
}

func (w *worker) setRunning(id json.RawMessage, stop context.CancelCauseFunc) {
	w.mu.Lock()
	w.running, w.stop = id, stop
	w.mu.Unlock()
}

// interrupt cancels the call that is running if it is the one with this id.
func (w *worker) interrupt(id json.RawMessage) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.stop != nil && bytes.Equal(w.running, id) {
		w.stop(errCancelled)
	}
}

func (w *worker) over() bool { return isClosed(w.done) }

func isClosed(done <-chan struct{}) bool {
	select {
	case <-done:
		return true
	default:
		return false
	}
}
