package driver

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// sharedContext is that of all measurements over inproc, as long as there are any. It keeps the sockets of those that have
// ended: a library may lose what a closed socket has sent and nobody has received yet.
type sharedContext struct {
	mu      sync.Mutex
	zmq     Context
	users   int
	sockets []Socket
}

func (s *sharedContext) take(library Library) (zmq Context, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.users == 0 {
		s.zmq, err = library.NewContext()
	}
	if err == nil {
		s.users++
	}
	return s.zmq, err
}

// giveBack tells whether that was the last user, who closes what it returns and terminates the context.
func (s *sharedContext) giveBack(sockets []Socket) (left []Socket, last bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.users--
	s.sockets = append(s.sockets, sockets...)
	if s.users > 0 {
		return nil, false
	}
	left, s.sockets = s.sockets, nil
	return left, true
}

// measure runs in contexts of its own, so that what the suite has made does not matter.
func (s *session) measure(r *request) {
	if !s.offers(r, "measure") {
		return
	}
	endpoint, err := s.needEndpoint(r)
	if err == nil {
		err = s.measurable(r)
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

// measurable tells what is wrong with the parameters, or what the library lacks for them.
func (s *session) measurable(r *request) error {
	if roles[r.Role][r.Type] == nil || !slices.Contains(s.has.Sockets, r.Type) {
		return Unsupported{What: fmt.Sprintf("measurement as %s with %s", r.Role, r.Type)}
	}
	if r.Size < len(r.Topic) || r.Count < 1 || r.subscribers() < 1 {
		return errors.New("size, count and sockets must be numbers, and a topic no longer than size")
	}
	if r.subscribers() > 1 && r.Type != "XPUB" && (r.Type != "SUB" || r.Bind) {
		return Unsupported{What: "measurement on several sockets with " + r.Type}
	}
	if r.Type == "XPUB" && (s.has.Options["XPUB_NODROP"] == "" || s.has.Options["XPUB_VERBOSE"] == "") {
		return Unsupported{What: "measurement with XPUB", Reason: "it cannot be told to show and to wait for subscribers"}
	}
	return nil
}

func (s *session) measureIn(ctx context.Context, r *request, endpoint string) (object, error) {
	shares := strings.HasPrefix(endpoint, "inproc://")
	take := s.library.NewContext
	if shares {
		take = func() (Context, error) { return s.inproc.take(s.library) }
	}
	zmq, err := take()
	if err != nil {
		return nil, err
	}
	m := &measurement{request: r}
	var result object
	if err = s.openAll(m, zmq, endpoint); err == nil {
		result, err = roles[r.Role][r.Type](ctx, m)
	}
	sockets, last := m.sockets, true
	if shares {
		sockets, last = s.inproc.giveBack(sockets)
	}
	for _, socket := range sockets {
		socket.Close(err != nil)
	}
	if !last {
		return result, err
	}
	ended := make(chan error, 1)
	go func() { ended <- zmq.Terminate() }() // which waits until all is sent
	select {
	case termination := <-ended:
		return result, errors.Join(err, termination)
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
}

func (s *session) openAll(m *measurement, zmq Context, endpoint string) error {
	count := 1
	if m.Type == "SUB" {
		count = m.subscribers()
	}
	for range count {
		socket, err := zmq.NewSocket(m.Type)
		if err != nil {
			return err
		}
		m.sockets = append(m.sockets, socket)
		if err := s.open(socket, m, endpoint); err != nil {
			return err
		}
	}
	return nil
}

func (s *session) open(socket Socket, m *measurement, endpoint string) error {
	yes := int64(1)
	var err error
	switch m.Type {
	case "SUB":
		err = socket.Set("SUBSCRIBE", Value{Octets: []byte(m.Topic)})
	case "XPUB":
		err = errors.Join(socket.Set("XPUB_VERBOSE", Value{Number: &yes}), socket.Set("XPUB_NODROP", Value{Number: &yes}))
	}
	if err != nil {
		return err
	}
	if !m.Bind {
		return socket.Connect(endpoint)
	}
	resolved, err := socket.Bind(endpoint)
	if err == nil {
		s.out.emit(object{"ev": "measure", "endpoint": resolved})
	}
	return err
}
