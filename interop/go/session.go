package driver

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"
)

const (
	resetTime = 2 * time.Second
	exitTime  = time.Second
)

// zmqTransports are all that ZeroMQ has. One of them is unsupported when it is not declared; any other text is for the
// library to judge.
var zmqTransports = []string{
	"tcp", "ipc", "inproc", "udp", "ws", "wss", "pgm", "epgm", "norm", "tipc", "vmci", "vsock",
}

// session holds what the suite has made. The goroutine that reads requests alone uses it.
type session struct {
	library  Library
	has      Capabilities
	out      *lines
	contexts map[string]*heldContext
	sockets  map[string]*heldSocket
	proxies  map[string]*heldProxy
	workers  []*worker
	inproc   *sharedContext
}

type heldContext struct {
	zmq   Context
	ended chan struct{} // nil until it is being terminated
}

type heldSocket struct {
	*worker
	id  string
	zmq Socket
}

// Main talks with the suite on stdin and stdout until it says bye or closes stdin, and ends the process.
func Main(library Library) {
	in, out := bufio.NewReader(os.Stdin), newLines(os.Stdout)
	s := &session{library: library, has: library.Hello().Capabilities, out: out, inproc: new(sharedContext)}
	s.forgetAll()
	for more := true; more; {
		line, err := in.ReadBytes('\n')
		if len(line) > 0 {
			more = s.take(line)
		}
		if errors.Is(err, io.EOF) {
			more = false
		}
	}
	s.clear(exitTime)
	os.Exit(0)
}

func (s *session) forgetAll() {
	s.contexts = map[string]*heldContext{}
	s.sockets = map[string]*heldSocket{}
	s.proxies = map[string]*heldProxy{}
	s.workers = nil
}

// take handles one line; false when it was the last.
func (s *session) take(line []byte) bool {
	r, err := readRequest(line)
	if err != nil {
		s.out.answer([]byte("null"), nil, err)
		return true
	}
	s.workers = slices.DeleteFunc(s.workers, (*worker).over)
	if operation, ok := sessionOperations[r.Op]; ok {
		operation(s, r)
	} else if operation, ok := socketOperations[r.Op]; ok {
		s.passOn(r, operation)
	} else {
		s.out.answer(r.ID, nil, Unsupported{What: "operation " + r.Op})
	}
	return r.Op != "bye"
}

var sessionOperations = map[string]func(*session, *request){
	"hello":            func(s *session, r *request) { s.out.emit(object{"id": r.ID, "ok": s.library.Hello()}) },
	"bye":              func(s *session, r *request) { s.out.answer(r.ID, nil, nil) },
	"reset":            (*session).reset,
	"cancel":           (*session).cancel,
	"context.new":      (*session).newContext,
	"context.set":      (*session).setContext,
	"context.get":      (*session).getContext,
	"context.shutdown": (*session).shutdownContext,
	"context.term":     (*session).terminateContext,
	"socket.new":       (*session).newSocket,
	"proxy.start":      (*session).startProxy,
	"proxy.control":    (*session).controlProxy,
	"measure":          (*session).measure,
}

func (s *session) newWorker() *worker {
	w := startWorker()
	s.workers = append(s.workers, w)
	return w
}

// offers answers the request when a feature is not declared.
func (s *session) offers(r *request, feature string) bool {
	offered := slices.Contains(s.has.Features, feature)
	if !offered {
		s.out.answer(r.ID, nil, Unsupported{What: "feature " + feature})
	}
	return offered
}

func (s *session) cancel(r *request) {
	for _, w := range s.workers {
		w.interrupt(r.Target)
	}
	s.out.answer(r.ID, nil, nil)
}

// reset closes everything while later requests find nothing left.
func (s *session) reset(r *request) {
	taken := *s
	s.forgetAll()
	go func() {
		taken.out.answer(r.ID, object{"leaked": taken.clear(resetTime)}, nil)
	}()
}

// leaked counts what could not be closed.
type leaked struct {
	Sockets  int `json:"sockets"`
	Contexts int `json:"contexts"`
}

// clear closes everything that can be closed in time. Proxies end first: one that still runs sees its peers leave, and has
// the message without frames that a library may return then to pass on.
func (s *session) clear(patience time.Duration) (left leaked) {
	late, early := time.After(patience), time.After(patience/2)
	for _, w := range s.workers {
		w.cancel(errReset)
	}
	for _, proxy := range s.proxies {
		proxy.push(proxy.end)
	}
	for _, proxy := range s.proxies {
		endsBefore(&early, proxy.done)
	}
	for _, socket := range s.sockets {
		socket.push(socket.discard)
	}
	for _, w := range s.workers {
		if !endsBefore(&late, w.done) {
			left.Sockets++
		}
	}
	for _, held := range s.contexts {
		if held.ended == nil {
			held.terminate(func(error) {})
		}
		if !endsBefore(&late, held.ended) {
			left.Contexts++
		}
	}
	return left
}

// endsBefore waits for done until late has come, and for nothing any more once it has.
func endsBefore(late *<-chan time.Time, done <-chan struct{}) bool {
	select {
	case <-done:
		return true
	case <-*late:
		*late = time.After(0)
		return isClosed(done)
	}
}

func (s *session) needContext(r *request) *heldContext {
	held := s.contexts[r.Context]
	if held == nil {
		s.out.answer(r.ID, nil, Failure{Code: "EFAULT", Message: "no such context"})
	}
	return held
}

func (s *session) addContext(name string) (*heldContext, error) {
	zmq, err := s.library.NewContext()
	if err != nil {
		return nil, err
	}
	held := &heldContext{zmq: zmq}
	s.contexts[name] = held
	return held, nil
}

func (s *session) newContext(r *request) {
	if s.contexts[r.Context] != nil || r.Context == "" {
		s.out.answer(r.ID, nil, fmt.Errorf("there is a context %q already, or it has no name", r.Context))
		return
	}
	_, err := s.addContext(r.Context)
	s.out.answer(r.ID, nil, err)
}

func (s *session) setContext(r *request) {
	if held := s.needContext(r); held == nil {
		return
	} else if !strings.Contains(s.has.ContextOptions[r.Option], "w") {
		s.out.answer(r.ID, nil, Unsupported{What: "setting option " + r.Option})
	} else {
		s.out.answer(r.ID, nil, held.zmq.Set(r.Option, r.Value))
	}
}

func (s *session) getContext(r *request) {
	if held := s.needContext(r); held == nil {
		return
	} else if !strings.Contains(s.has.ContextOptions[r.Option], "r") {
		s.out.answer(r.ID, nil, Unsupported{What: "getting option " + r.Option})
	} else {
		value, err := held.zmq.Get(r.Option)
		s.out.answer(r.ID, object{"value": reportValue(value)}, err)
	}
}

func (s *session) shutdownContext(r *request) {
	if !s.offers(r, "context-shutdown") {
		return
	}
	if held := s.needContext(r); held != nil {
		s.out.answer(r.ID, nil, held.zmq.Shutdown())
	}
}

func (h *heldContext) terminate(report func(error)) {
	h.ended = make(chan struct{})
	go func() {
		defer close(h.ended)
		report(h.zmq.Terminate())
	}()
}

func (s *session) terminateContext(r *request) {
	held := s.needContext(r)
	if held == nil {
		return
	}
	if held.ended != nil {
		code := "ETERM"
		select {
		case <-held.ended:
			code = "EFAULT"
		default:
		}
		s.out.answer(r.ID, nil, Failure{Code: code, Message: "it was terminated before"})
		return
	}
	held.terminate(func(err error) { s.out.answer(r.ID, nil, err) })
}

func (s *session) newSocket(r *request) {
	if s.sockets[r.Socket] != nil || r.Socket == "" {
		s.out.answer(r.ID, nil, fmt.Errorf("there is a socket %q already, or it has no name", r.Socket))
		return
	}
	if !slices.Contains(s.has.Sockets, r.Type) {
		s.out.answer(r.ID, nil, Unsupported{What: "socket type " + r.Type})
		return
	}
	held := s.contexts["default"]
	if r.Context != "" {
		held = s.needContext(r)
	} else if held == nil {
		held, _ = s.addContext("default")
	}
	if held == nil {
		return
	}
	zmq, err := held.zmq.NewSocket(r.Type)
	if err == nil {
		s.sockets[r.Socket] = &heldSocket{worker: s.newWorker(), id: r.Socket, zmq: zmq}
	}
	s.out.answer(r.ID, nil, err)
}

// lacksTransport tells whether the endpoint is of a transport of ZeroMQ's that the library does not have.
func (s *session) lacksTransport(endpoint string) (string, bool) {
	name, _, found := strings.Cut(endpoint, "://")
	return name, found && slices.Contains(zmqTransports, name) && !slices.Contains(s.has.Transports, name)
}
