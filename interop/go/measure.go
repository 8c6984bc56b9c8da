package driver

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// measure runs in a context of its own, so that what the suite has made does not matter.
func (s *session) measure(r *request) {
	if !s.offers(r, "measure") {
		return
	}
	types := map[string]string{"sink": "PULL", "source": "PUSH"}
	if types[r.Role] != r.Type {
		s.out.answer(r.ID, nil, Unsupported{What: fmt.Sprintf("measurement as %s with %s", r.Role, r.Type)})
		return
	}
	endpoint, err := s.needEndpoint(r)
	if err == nil && (r.Size < 0 || r.Count < 1) {
		err = errors.New("size and count must be numbers")
	}
	if err != nil {
		s.out.answer(r.ID, nil, err)
		return
	}
	w := s.newWorker()
	w.push(func() bool {
		result, err := w.perform(r.ID, func(ctx context.Context) (object, error) {
			return s.measureIn(ctx, r, endpoint)
		})
		s.out.answer(r.ID, result, err)
		return true
	})
}

func (s *session) measureIn(ctx context.Context, r *request, endpoint string) (object, error) {
	zmq, err := s.library.NewContext()
	if err != nil {
		return nil, err
	}
	socket, err := zmq.NewSocket(r.Type)
	if err != nil {
		return nil, err
	}
	result, err := s.measureWith(ctx, socket, r, endpoint)
	socket.Close(err != nil)
	ended := make(chan error, 1)
	go func() { ended <- zmq.Terminate() }() // which waits until all is sent
	select {
	case termination := <-ended:
		return result, errors.Join(err, termination)
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
}

func (s *session) measureWith(ctx context.Context, socket Socket, r *request, endpoint string) (object, error) {
	if !r.Bind {
		if err := socket.Connect(endpoint); err != nil {
			return nil, err
		}
	} else if resolved, err := socket.Bind(endpoint); err != nil {
		return nil, err
	} else if r.Role == "sink" {
		s.out.emit(object{"ev": "measure", "endpoint": resolved})
	}
	if r.Role == "sink" {
		return measureSink(ctx, socket, r.Count)
	}
	message := [][]byte{make([]byte, r.Size)}
	for range r.Count {
		if err := socket.Send(ctx, message, Wait{}); err != nil {
			return nil, err
		}
	}
	return nil, nil
}

func measureSink(ctx context.Context, socket Socket, count int) (object, error) {
	var begin time.Time
	for i := range count {
		if _, err := socket.Receive(ctx, Wait{}, nil); err != nil {
			return nil, err
		}
		if i == 0 {
			begin = time.Now()
		}
	}
	return object{"count": count, "ns": time.Since(begin).Nanoseconds()}, nil
}
