package driver

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"
)

// drainedAtMost is the number of octets after which a drain stops, to keep its line short.
const drainedAtMost = 4 * 1024 * 1024

type socketOperation func(ctx context.Context, s *session, socket *heldSocket, r *request) (object, error)

var socketOperations = map[string]socketOperation{
	"socket.set":   set,
	"socket.get":   get,
	"bind":         bind,
	"unbind":       at(Socket.Unbind),
	"connect":      at(Socket.Connect),
	"disconnect":   at(Socket.Disconnect),
	"send":         send,
	"recv":         receive,
	"flood":        flood,
	"drain":        drain,
	"poll":         poll,
	"monitor":      monitor,
	"socket.close": closeSocket,
}

// passOn hands a request to the worker of its socket, which answers it when its turn has come.
func (s *session) passOn(r *request, operation socketOperation) {
	access := map[string]string{"socket.set": "w", "socket.get": "r"}[r.Op]
	if !strings.Contains(s.has.Options[r.Option], access) {
		s.out.answer(r.ID, nil, Unsupported{What: "option " + r.Option + " for " + r.Op})
		return
	}
	socket := s.sockets[r.Socket]
	if socket == nil {
		s.out.answer(r.ID, nil, Failure{Code: "ENOTSOCK", Message: "no such socket"})
		return
	}
	if r.Op == "poll" && !s.offers(r, "poll") {
		return
	}
	last := r.Op == "socket.close"
	if last {
		delete(s.sockets, r.Socket)
	}
	socket.push(func() bool {
		result, err := socket.perform(r.ID, func(ctx context.Context) (object, error) {
			return operation(ctx, s, socket, r)
		})
		if last && err != nil {
			socket.discard()
		}
		s.out.answer(r.ID, result, err)
		return last
	})
}

// discard is the last job of a socket that nobody will use again.
func (h *heldSocket) discard() bool {
	h.zmq.Close(true)
	return true
}

func closeSocket(_ context.Context, _ *session, socket *heldSocket, _ *request) (object, error) {
	return nil, socket.zmq.Close(false)
}

func set(_ context.Context, _ *session, socket *heldSocket, r *request) (object, error) {
	return nil, socket.zmq.Set(r.Option, r.Value)
}

func get(_ context.Context, _ *session, socket *heldSocket, r *request) (object, error) {
	value, err := socket.zmq.Get(r.Option)
	return object{"value": reportValue(value)}, err
}

func (s *session) needEndpoint(r *request) (string, error) {
	if r.Endpoint == nil {
		return "", errors.New("endpoint is missing")
	}
	if transport, lacks := s.lacksTransport(*r.Endpoint); lacks {
		return "", Unsupported{What: "transport " + transport}
	}
	return *r.Endpoint, nil
}

func bind(_ context.Context, s *session, socket *heldSocket, r *request) (object, error) {
	endpoint, err := s.needEndpoint(r)
	if err != nil {
		return nil, err
	}
	resolved, err := socket.zmq.Bind(endpoint)
	return object{"endpoint": resolved}, err
}

// at is an operation on an endpoint that has nothing to tell.
func at(call func(Socket, string) error) socketOperation {
	return func(_ context.Context, s *session, socket *heldSocket, r *request) (object, error) {
		endpoint, err := s.needEndpoint(r)
		if err != nil {
			return nil, err
		}
		return nil, call(socket.zmq, endpoint)
	}
}

func send(ctx context.Context, _ *session, socket *heldSocket, r *request) (object, error) {
	frames, err := framesOf(r.Frames)
	if err != nil {
		return nil, err
	}
	return nil, socket.zmq.Send(ctx, frames, r.wait())
}

func receive(ctx context.Context, s *session, socket *heldSocket, r *request) (object, error) {
	if r.Metadata != nil && !slices.Contains(s.has.Features, "peer-metadata") {
		return nil, Unsupported{What: "feature peer-metadata"}
	}
	message, err := socket.zmq.Receive(ctx, r.wait(), r.Metadata)
	result := object{"frames": reportFrames(message.Frames)}
	if r.Metadata != nil {
		known := object{}
		for _, name := range r.Metadata {
			known[name] = nil
			if value, ok := message.Metadata[name]; ok {
				known[name] = value
			}
		}
		result["metadata"] = known
	}
	return result, err
}

func isAgain(err error) bool {
	var failure Failure
	return errors.As(err, &failure) && failure.Code == "EAGAIN"
}

func flood(ctx context.Context, _ *session, socket *heldSocket, r *request) (object, error) {
	frames, err := framesOf(r.Frames)
	if err != nil {
		return nil, err
	}
	for sent := 0; ; sent++ {
		message := frames
		if r.Numbered {
			message = append(slices.Clone(frames), []byte(strconv.Itoa(sent)))
		}
		if sent == r.Limit {
			return object{"sent": sent}, nil
		}
		if err := socket.zmq.Send(ctx, message, Wait{Not: true}); isAgain(err) {
			return object{"sent": sent}, nil
		} else if err != nil {
			return nil, err
		}
	}
}

func drain(ctx context.Context, _ *session, socket *heldSocket, r *request) (object, error) {
	messages, size := [][]map[string]any{}, 0
	for len(messages) < r.Limit && size < drainedAtMost {
		message, err := socket.zmq.Receive(ctx, r.wait(), nil)
		if errors.Is(err, ErrTimeout) || err != nil && len(messages) > 0 {
			break
		} else if err != nil {
			return nil, err
		}
		for _, frame := range message.Frames {
			size += 16 + min(len(frame), reportedWhole)*2
		}
		messages = append(messages, reportFrames(message.Frames))
	}
	return object{"messages": messages}, nil
}

func poll(ctx context.Context, _ *session, socket *heldSocket, r *request) (object, error) {
	wait := r.wait()
	if r.TimeoutMs == nil {
		wait = Wait{Deadline: time.Now()}
	}
	events, err := socket.zmq.Poll(ctx, r.Events, wait)
	if events == nil {
		events = []string{}
	}
	return object{"events": events}, err
}

func monitor(_ context.Context, s *session, socket *heldSocket, _ *request) (object, error) {
	if len(s.has.Monitor) == 0 {
		return nil, Unsupported{What: "operation monitor"}
	}
	return nil, socket.zmq.Monitor(func(event MonitorEvent) {
		s.out.emit(object{
			"ev": "monitor", "socket": socket.id, "event": event.Name, "value": event.Value, "endpoint": event.Endpoint,
		})
	})
}
