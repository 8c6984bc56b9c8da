// Package driver is the part of the drivers written in Go that does not depend on the library: it carries on the
// conversation of interop/PROTOCOL.md, and asks a Library for everything that has to do with ZeroMQ.
package driver

import (
	"context"
	"errors"
	"time"
)

// Library is an implementation of ZeroMQ, seen through the operations of the protocol.
type Library interface {
	Hello() Hello
	NewContext() (Context, error)
	// NewProxy starts a proxy between sockets, which are the proxy's from then on; capture may be nil.
	NewProxy(frontend, backend, capture Socket) (Proxy, error)
}

// Context is a ZeroMQ context. It is used by several goroutines.
type Context interface {
	Set(option string, value Value) error
	Get(option string) (any, error)
	// Shutdown ends the calls that wait in its sockets, and does not wait itself.
	Shutdown() error
	// Terminate returns when all its sockets are closed and what they had to send is sent.
	Terminate() error
	NewSocket(socketType string) (Socket, error)
}

// Socket is a ZeroMQ socket. One goroutine at a time uses it. A call that waits ends with the cause of its ctx when that
// is cancelled.
type Socket interface {
	Set(option string, value Value) error
	// Get returns an int64, the octets of a text, or nil.
	Get(option string) (any, error)
	// Bind returns the resolved endpoint.
	Bind(endpoint string) (string, error)
	Unbind(endpoint string) error
	Connect(endpoint string) error
	Disconnect(endpoint string) error
	Send(ctx context.Context, frames [][]byte, wait Wait) error
	Receive(ctx context.Context, wait Wait, properties []string) (Message, error)
	// Poll returns which of the events IN and OUT that were asked for are there.
	Poll(ctx context.Context, events []string, wait Wait) ([]string, error)
	Monitor(report func(MonitorEvent)) error
	// Move calls play, and returns what it returns; the calls of its mover fail with the cause of ctx when that is
	// cancelled. The socket is closed afterwards.
	Move(ctx context.Context, play func(Mover) error) error
	// Close closes the socket; with discard, what was not sent yet is thrown away.
	Close(discard bool) error
}

// Mover sends and receives whole messages as a program would that uses the library, for measurements: in the plain form
// that is fastest, and waiting as the library does.
type Mover interface {
	Send(frames [][]byte) error
	Receive() ([][]byte, error)
}

// Proxy moves messages between sockets until it is closed, and its sockets with it.
type Proxy interface {
	Control(command string) error
	Statistics() ([]uint64, error)
	Close(discard bool) error
}

// Message is what was received: its frames, and those of the properties asked for that the library knows.
type Message struct {
	Frames   [][]byte
	Metadata map[string]string
}

// MonitorEvent is what a library reports about the connections of a socket.
type MonitorEvent struct {
	Name     string
	Value    int
	Endpoint string
}

// Wait tells how long a call may wait: not at all, until a deadline, or as long as the library does by itself.
type Wait struct {
	Not      bool
	Deadline time.Time
}

// Value is the value of an option: a number, octets, or, with neither, null.
type Value struct {
	Number *int64
	Octets []byte
}

// Failure is the library's refusal, under the name of an errno.
type Failure struct {
	Code    string
	Message string
}

func (f Failure) Error() string { return f.Code + " " + f.Message }

// Unsupported is the answer to what the library does not have.
type Unsupported struct {
	What   string `json:"what"`
	Reason string `json:"reason,omitempty"`
}

func (u Unsupported) Error() string { return u.What + " is not supported" }

// ErrTimeout is the end of a Wait with a deadline.
var ErrTimeout = errors.New("nothing came in time")

// Causes with which calls that wait are cancelled.
var (
	errReset     = Failure{Code: "ETERM", Message: "the driver was reset"}
	errCancelled = Failure{Code: "ECANCELED", Message: "the call was cancelled"}
)

// Hello is what a driver says of itself and its library.
type Hello struct {
	Protocol       int            `json:"protocol"`
	Driver         Program        `json:"driver"`
	Implementation Implementation `json:"implementation"`
	Capabilities   Capabilities   `json:"capabilities"`
}

// Program is a driver and its version.
type Program struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

// Implementation is a library and its version.
type Implementation struct {
	Name     string `json:"name"`
	Version  string `json:"version"`
	Language string `json:"language"`
	Homepage string `json:"homepage"`
	Issues   string `json:"issues"`
}

// Capabilities is what the library has; the rest is answered with Unsupported before the library is asked.
type Capabilities struct {
	Sockets        []string          `json:"sockets"`
	Transports     []string          `json:"transports"`
	Mechanisms     []string          `json:"mechanisms"`
	ZMTP           []string          `json:"zmtp"`
	Options        map[string]string `json:"options"`
	ContextOptions map[string]string `json:"contextOptions"`
	Monitor        []string          `json:"monitor"`
	Features       []string          `json:"features"`
}
