package main

import (
	"context"
	"log"
	"math"
	"strings"
	"time"

	zmq "github.com/go-zeromq/zmq4"
	"github.com/go-zeromq/zmq4/security/plain"
	"zmqspec.invalid/driver"
)

const (
	// notNow is how long a call may take that is not to wait. The library has no such calls.
	notNow = 100 * time.Millisecond
	// dialing is how long connect waits for Dial, which returns after the handshake, to hear what is wrong with the endpoint.
	dialing = 50 * time.Millisecond
)

// socket is one of the library's. Most of its settings are arguments of its constructor, so that it is made when it is
// first needed: with the first endpoint, message or subscription.
type socket struct {
	context  *zmqContext
	typeName string
	zmq      zmq.Socket
	settings []zmq.Option
	user     string
	password string
	secured  bool
	once     bool    // does not connect again
	topics   []topic // what was subscribed to, and no longer, before it was made

	// Calls of the library that wait cannot be called off. One that was given up goes on, and the next call of its kind
	// gets what comes of it.
	sending   chan error
	receiving chan received
}

type topic struct{ option, text string }

type received struct {
	message zmq.Msg
	err     error
}

// made returns the library's socket. One that begins by connecting is told to reconnect, as sockets of ZeroMQ's do; the
// library would have one that listens connect to itself.
func (s *socket) made(connecting bool) zmq.Socket {
	if s.zmq == nil {
		if s.secured {
			s.settings = append(s.settings, zmq.WithSecurity(plain.Security(s.user, s.password)))
		}
		settings := append(s.settings, zmq.WithAutomaticReconnect(connecting && !s.once), zmq.WithDialerMaxRetries(-1))
		s.zmq = socketTypes[s.typeName].open(s.context.ctx, settings...)
		for _, topic := range s.topics {
			s.zmq.SetOption(topic.option, topic.text)
		}
	}
	return s.zmq
}

func (s *socket) Set(name string, value driver.Value) error {
	text := string(value.Octets)
	switch name {
	case "SUBSCRIBE", "UNSUBSCRIBE":
		if s.typeName != "SUB" { // others take any option, and ignore it
			return driver.Failure{Code: "EINVAL", Message: "the option is one of SUB"}
		}
		if s.zmq != nil {
			return failure(s.zmq.SetOption(name, text))
		}
		s.topics = append(s.topics, topic{name, text})
		return nil
	case "PLAIN_USERNAME":
		s.user, s.secured = text, value.Octets != nil
	case "PLAIN_PASSWORD":
		s.password, s.secured = text, value.Octets != nil
	case "PLAIN_SERVER":
		s.secured = value.Number != nil && *value.Number != 0
	case "ROUTING_ID":
		s.settings = append(s.settings, zmq.WithID(zmq.SocketIdentity(text)))
	default:
		return s.setInterval(name, value)
	}
	return s.stillPossible(name)
}

func (s *socket) setInterval(name string, value driver.Value) error {
	if value.Number == nil {
		return driver.Failure{Code: "EINVAL", Message: "the API does not take such a value"}
	}
	interval := time.Duration(*value.Number) * time.Millisecond
	switch name {
	case "SNDTIMEO":
		if interval < 0 {
			interval = math.MaxInt64
		}
		s.settings = append(s.settings, zmq.WithTimeout(interval))
	case "CONNECT_TIMEOUT":
		s.settings = append(s.settings, zmq.WithDialerTimeout(interval))
	case "RECONNECT_IVL":
		s.once = interval < 0
		s.settings = append(s.settings, zmq.WithDialerRetry(max(0, interval)))
	}
	return s.stillPossible(name)
}

func (s *socket) stillPossible(name string) error {
	if s.zmq != nil {
		return driver.Unsupported{What: "option " + name, Reason: "it is an argument of the constructor"}
	}
	return nil
}

func (s *socket) Get(name string) (any, error) {
	if name == "TYPE" {
		return socketTypes[s.typeName].number, nil
	}
	return []byte(s.listening("")), nil
}

// listening is the endpoint on which the library says that it listens.
func (s *socket) listening(endpoint string) string {
	if s.zmq == nil || s.zmq.Addr() == nil {
		return endpoint
	}
	address := s.zmq.Addr()
	scheme := strings.Replace(address.Network(), "unix", "ipc", 1)
	return scheme + "://" + address.String()
}

func (s *socket) Bind(endpoint string) (string, error) {
	if endpoint == "ipc://*" {
		return "", driver.Unsupported{What: "wildcard for ipc", Reason: "it would be a file named *"}
	}
	if err := s.made(false).Listen(endpoint); err != nil {
		return "", failure(err)
	}
	return s.listening(endpoint), nil
}

func (s *socket) Connect(endpoint string) error {
	dialed := make(chan error, 1)
	socket := s.made(true)
	go func() {
		err := socket.Dial(endpoint)
		if err != nil && strings.Contains(err.Error(), "ZMTP connection") { // nothing that an API can tell at once
			log.Printf("%s gave up connecting to %s: %v", s.typeName, endpoint, err)
			err = nil
		}
		dialed <- err
	}()
	select {
	case err := <-dialed:
		return failure(err)
	case <-time.After(dialing):
		return nil
	}
}

func (*socket) Unbind(string) error { return driver.Unsupported{What: "operation unbind"} }

func (*socket) Disconnect(string) error { return driver.Unsupported{What: "operation disconnect"} }

func (*socket) Monitor(func(driver.MonitorEvent)) error {
	return driver.Unsupported{What: "operation monitor"}
}

func (*socket) Poll(context.Context, []string, driver.Wait) ([]string, error) {
	return nil, driver.Unsupported{What: "operation poll"}
}

// await waits for the outcome of a call, as long as wait allows; given up, the call goes on.
func await[Outcome any](ctx context.Context, calling chan Outcome, wait driver.Wait) (outcome Outcome, err error) {
	var late <-chan time.Time
	err = driver.ErrTimeout
	switch {
	case wait.Not:
		late = time.After(notNow)
		err = driver.Failure{Code: "EAGAIN", Message: "the call waits"}
	case !wait.Deadline.IsZero():
		late = time.After(max(notNow, time.Until(wait.Deadline)))
	}
	select {
	case outcome = <-calling:
		return outcome, nil
	case <-late:
		return outcome, err
	case <-ctx.Done():
		return outcome, context.Cause(ctx)
	}
}

func (s *socket) Send(ctx context.Context, frames [][]byte, wait driver.Wait) error {
	if s.sending != nil { // the call before, which was given up
		if _, err := await(ctx, s.sending, wait); err != nil {
			return err
		}
	}
	calling, socket := make(chan error, 1), s.made(true)
	s.sending = calling
	go func() { calling <- socket.SendMulti(zmq.NewMsgFrom(frames...)) }()
	outcome, err := await(ctx, calling, wait)
	if err != nil {
		return err
	}
	s.sending = nil
	return failure(outcome)
}

func (s *socket) Receive(ctx context.Context, wait driver.Wait, _ []string) (driver.Message, error) {
	if s.receiving == nil {
		calling, socket := make(chan received, 1), s.made(true)
		s.receiving = calling
		go func() {
			message, err := socket.Recv()
			calling <- received{message, err}
		}()
	}
	outcome, err := await(ctx, s.receiving, wait)
	if err != nil {
		return driver.Message{}, err
	}
	s.receiving = nil
	return driver.Message{Frames: outcome.message.Frames}, failure(outcome.err)
}

// Close closes the socket. The library does not linger.
func (s *socket) Close(bool) error {
	defer s.context.open.Done()
	if s.zmq == nil {
		return nil
	}
	return failure(s.zmq.Close())
}
