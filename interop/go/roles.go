package driver

import (
	"context"
	"sync"
	"time"
)

const warmUpAtMost = 1000

// measurement is what measure was asked for, with its sockets, which are open.
type measurement struct {
	*request
	sockets []Socket
}

// subscribers is how many subscriptions an XPUB awaits, or how many sockets a SUB has.
func (r *request) subscribers() int {
	if r.Sockets == nil {
		return 1
	}
	return *r.Sockets
}

// play is what one end of a measurement does. It tells what is to be answered.
type play func(context.Context, *measurement) (object, error)

// roles has the plays by role and socket type.
var roles = map[string]map[string]play{
	"sink":   {"PULL": sink, "SUB": sink, "ROUTER": sink},
	"source": {"PUSH": source, "XPUB": source, "DEALER": source},
	"ping":   {"REQ": ping, "DEALER": ping},
	"echo":   {"REP": echo, "ROUTER": echo},
}

// span is the time from the first message of a socket to its last.
type span struct{ first, last time.Time }

// sink receives from each socket in a goroutine of its own.
func sink(ctx context.Context, m *measurement) (object, error) {
	ctx, fail := context.WithCancelCause(ctx)
	defer fail(nil)
	spans := make([]span, len(m.sockets))
	var receiving sync.WaitGroup
	for i, socket := range m.sockets {
		receiving.Add(1)
		go func() {
			defer receiving.Done()
			if err := socket.Move(ctx, func(mover Mover) error { return take(mover, m.Count, &spans[i]) }); err != nil {
				fail(err)
			}
		}()
	}
	receiving.Wait()
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	whole := spans[0]
	for _, one := range spans {
		if one.first.Before(whole.first) {
			whole.first = one.first
		}
		if one.last.After(whole.last) {
			whole.last = one.last
		}
	}
	return object{"count": m.Count * len(m.sockets), "ns": whole.last.Sub(whole.first).Nanoseconds()}, nil
}

func take(mover Mover, count int, taken *span) error {
	for i := range count {
		if _, err := mover.Receive(); err != nil {
			return err
		}
		if i == 0 {
			taken.first = time.Now()
		}
	}
	taken.last = time.Now()
	return nil
}

func source(ctx context.Context, m *measurement) (object, error) {
	body := make([]byte, m.Size)
	copy(body, m.Topic)
	return nil, m.sockets[0].Move(ctx, func(mover Mover) error {
		if err := awaitSubscriptions(mover, m); err != nil {
			return err
		}
		message := [][]byte{body}
		for range m.Count {
			if err := mover.Send(message); err != nil {
				return err
			}
		}
		return nil
	})
}

// awaitSubscriptions waits for as many as an XPUB is to have.
func awaitSubscriptions(mover Mover, m *measurement) error {
	if m.Type != "XPUB" {
		return nil
	}
	for seen := 0; seen < m.subscribers(); {
		frames, err := mover.Receive()
		if err != nil {
			return err
		}
		if len(frames[0]) > 0 && frames[0][0] == 1 {
			seen++
		}
	}
	return nil
}

func (m *measurement) warmUp() int { return min(warmUpAtMost, (m.Count+9)/10) }

func ping(ctx context.Context, m *measurement) (object, error) {
	var result object
	err := m.sockets[0].Move(ctx, func(mover Mover) error {
		samples := make([]time.Duration, m.Count)
		message := [][]byte{make([]byte, m.Size)}
		var begin time.Time
		for i := -m.warmUp(); i < m.Count; i++ {
			start := time.Now()
			if i == 0 {
				begin = start
			}
			if err := mover.Send(message); err != nil {
				return err
			}
			if _, err := mover.Receive(); err != nil {
				return err
			}
			if i >= 0 {
				samples[i] = time.Since(start)
			}
		}
		ns := time.Since(begin).Nanoseconds()
		result = object{"count": m.Count, "ns": ns, "latency": latencyOf(samples)}
		return nil
	})
	return result, err
}

func echo(ctx context.Context, m *measurement) (object, error) {
	return nil, m.sockets[0].Move(ctx, func(mover Mover) error {
		for range m.Count + m.warmUp() {
			frames, err := mover.Receive()
			if err != nil {
				return err
			}
			if err := mover.Send(frames); err != nil {
				return err
			}
		}
		return nil
	})
}
