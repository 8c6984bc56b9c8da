package driver

import (
	"testing"
	"time"
)

type closable struct {
	Socket
	closed chan struct{}
}

func (c closable) Close(bool) error {
	close(c.closed)
	return nil
}

// watchful is a proxy that takes its time to end, and tells whether a socket was closed meanwhile.
type watchful struct {
	Proxy
	peer     closable
	overtook chan bool
}

func (w watchful) Close(bool) error {
	select {
	case <-w.peer.closed:
		w.overtook <- true
	case <-time.After(50 * time.Millisecond):
		w.overtook <- false
	}
	return nil
}

func TestAProxyHasEndedBeforeItsPeersAreClosed(t *testing.T) {
	s := new(session)
	s.forgetAll()
	peer := closable{closed: make(chan struct{})}
	proxy := watchful{peer: peer, overtook: make(chan bool, 1)}
	s.proxies["forwarder"] = &heldProxy{worker: s.newWorker(), zmq: proxy}
	s.sockets["sink"] = &heldSocket{worker: s.newWorker(), id: "sink", zmq: peer}

	if left := s.clear(time.Minute); left != (leaked{}) {
		t.Errorf("left: %+v", left)
	}
	if <-proxy.overtook {
		t.Error("the socket was closed while the proxy was running")
	}
	<-peer.closed
}

func TestASocketIsClosedThoughAProxyDoesNotEnd(t *testing.T) {
	s := new(session)
	s.forgetAll()
	peer := closable{closed: make(chan struct{})}
	stuck := &heldProxy{worker: s.newWorker()}
	stuck.push(func() bool { select {} })
	s.proxies["stuck"] = stuck
	s.sockets["sink"] = &heldSocket{worker: s.newWorker(), id: "sink", zmq: peer}

	if left := s.clear(resetTime); left.Sockets != 1 {
		t.Errorf("left: %+v", left)
	}
	<-peer.closed
}
