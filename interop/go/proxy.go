package driver

import (
	"context"
	"fmt"
)

// heldProxy is a proxy and its worker. zmq is nil until its sockets' own workers have handed them over.
type heldProxy struct {
	*worker
	parts [3]*heldSocket // frontend, backend, and capture or nil
	zmq   Proxy
}

func (s *session) startProxy(r *request) {
	if !s.offers(r, "proxy") {
		return
	}
	if s.proxies[r.Proxy] != nil || r.Proxy == "" {
		s.out.answer(r.ID, nil, fmt.Errorf("there is a proxy %q already, or it has no name", r.Proxy))
		return
	}
	parts := [3]*heldSocket{s.sockets[r.Frontend], s.sockets[r.Backend], s.sockets[r.Capture]}
	if parts[0] == nil || parts[1] == nil || r.Capture != "" && parts[2] == nil {
		s.out.answer(r.ID, nil, Failure{Code: "ENOTSOCK", Message: "no such socket"})
		return
	}
	for _, part := range parts {
		if part != nil && s.sockets[part.id] != nil { // one socket may be frontend and backend
			delete(s.sockets, part.id)
			part.push(func() bool { return true })
		}
	}
	proxy := &heldProxy{worker: s.newWorker(), parts: parts}
	s.proxies[r.Proxy] = proxy
	proxy.push(func() bool {
		_, err := proxy.perform(r.ID, func(context.Context) (object, error) { return nil, proxy.start(s.library) })
		s.out.answer(r.ID, nil, err)
		return false
	})
}

func (p *heldProxy) start(library Library) (err error) {
	var sockets [3]Socket
	for i, part := range p.parts {
		if part != nil {
			<-part.done // it finishes first what was asked of it
			sockets[i] = part.zmq
		}
	}
	p.zmq, err = library.NewProxy(sockets[0], sockets[1], sockets[2])
	return err
}

// end is the last job of a proxy. What its sockets have still to send is sent, unless there is a reset.
func (p *heldProxy) end() bool {
	if p.zmq != nil {
		p.zmq.Close(p.ctx.Err() != nil)
		return true
	}
	for _, part := range p.parts {
		if part != nil {
			<-part.done
			part.zmq.Close(true)
		}
	}
	return true
}

func (p *heldProxy) control(steerable bool, command string) (object, error) {
	switch {
	case p.zmq == nil:
		return nil, errReset
	case steerable && command == "STATISTICS":
		statistics, err := p.zmq.Statistics()
		return object{"statistics": statistics}, err
	case steerable && (command == "PAUSE" || command == "RESUME"):
		return nil, p.zmq.Control(command)
	}
	return nil, Unsupported{What: "proxy command " + command}
}

func (s *session) controlProxy(r *request) {
	if !s.offers(r, "proxy") {
		return
	}
	proxy := s.proxies[r.Proxy]
	if proxy == nil {
		s.out.answer(r.ID, nil, Failure{Code: "ENOTSOCK", Message: "no such proxy"})
		return
	}
	last := r.Command == "TERMINATE"
	if last {
		delete(s.proxies, r.Proxy)
	}
	steerable := false
	for _, feature := range s.has.Features {
		steerable = steerable || feature == "proxy-steerable"
	}
	proxy.push(func() bool {
		if last {
			proxy.end()
			s.out.answer(r.ID, nil, nil)
			return true
		}
		result, err := proxy.control(steerable, r.Command)
		s.out.answer(r.ID, result, err)
		return false
	})
}
