// A driver for github.com/pebbe/zmq4, the binding of libzmq to Go.
package main

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"os/signal"
	"strings"
	"syscall"

	zmq "github.com/pebbe/zmq4"
	"golang.org/x/sys/unix"
	"zmqspec.invalid/driver"
)

const bindingVersion = "1.4.0"

var socketTypes = map[string]zmq.Type{
	"PAIR": zmq.PAIR, "PUB": zmq.PUB, "SUB": zmq.SUB, "REQ": zmq.REQ, "REP": zmq.REP, "DEALER": zmq.DEALER,
	"ROUTER": zmq.ROUTER, "PULL": zmq.PULL, "PUSH": zmq.PUSH, "XPUB": zmq.XPUB, "XSUB": zmq.XSUB, "STREAM": zmq.STREAM,
}

var monitorEvents = []zmq.Event{
	zmq.EVENT_CONNECTED, zmq.EVENT_CONNECT_DELAYED, zmq.EVENT_CONNECT_RETRIED, zmq.EVENT_LISTENING, zmq.EVENT_BIND_FAILED,
	zmq.EVENT_ACCEPTED, zmq.EVENT_ACCEPT_FAILED, zmq.EVENT_CLOSED, zmq.EVENT_CLOSE_FAILED, zmq.EVENT_DISCONNECTED,
	zmq.EVENT_MONITOR_STOPPED, zmq.EVENT_HANDSHAKE_FAILED_NO_DETAIL, zmq.EVENT_HANDSHAKE_SUCCEEDED,
	zmq.EVENT_HANDSHAKE_FAILED_PROTOCOL, zmq.EVENT_HANDSHAKE_FAILED_AUTH,
}

func eventName(event zmq.Event) string { return strings.TrimPrefix(event.String(), "EVENT_") }

func main() {
	// A waiting call is interrupted by this signal. What is notified is of no interest, only that there is a handler.
	signal.Notify(make(chan os.Signal, 1), interruption)
	if zmq.HasCurve() {
		maps.Copy(socketOptions, curveOptions)
	}
	if zmq.HasGssapi() {
		maps.Copy(socketOptions, gssapiOptions)
	}
	driver.Main(library{})
}

// library is pebbe/zmq4 with the libzmq that it was linked to.
type library struct{}

func (library) Hello() driver.Hello {
	major, minor, patch := zmq.Version()
	has := driver.Capabilities{
		Transports:     []string{"tcp", "inproc"},
		Mechanisms:     []string{"NULL", "PLAIN"},
		ZMTP:           []string{"3.1", "3.0", "2.0", "1.0"},
		Options:        accessTo(socketOptions),
		ContextOptions: accessTo(contextOptions),
		Features:       []string{"poll", "proxy", "proxy-steerable", "peer-metadata", "measure", "cancel"},
	}
	for name := range socketTypes {
		has.Sockets = append(has.Sockets, name)
	}
	for _, event := range monitorEvents {
		has.Monitor = append(has.Monitor, eventName(event))
	}
	add := func(list *[]string, present bool, names ...string) {
		if present {
			*list = append(*list, names...)
		}
	}
	add(&has.Transports, zmq.HasIpc(), "ipc")
	add(&has.Transports, zmq.HasPgm(), "pgm", "epgm")
	add(&has.Transports, zmq.HasNorm(), "norm")
	add(&has.Transports, zmq.HasTipc(), "tipc")
	add(&has.Mechanisms, zmq.HasCurve(), "CURVE")
	add(&has.Mechanisms, zmq.HasGssapi(), "GSSAPI")
	return driver.Hello{
		Protocol: 1,
		Driver:   driver.Program{Name: "pebbe", Version: "1.0.0"},
		Implementation: driver.Implementation{
			Name:     "pebbe/zmq4",
			Version:  fmt.Sprintf("%s (libzmq %d.%d.%d)", bindingVersion, major, minor, patch),
			Language: "Go",
			Homepage: "https://github.com/pebbe/zmq4",
			Issues:   "https://github.com/pebbe/zmq4/issues",
		},
		Capabilities: has,
	}
}

func (library) NewContext() (driver.Context, error) {
	zctx, err := zmq.NewContext()
	if err != nil {
		return nil, failure(err)
	}
	zctx.SetRetryAfterEINTR(false) // or a call that waits could not be interrupted
	return &zmqContext{zctx}, nil
}

// zmqContext is a context; pebbe has no zmq_ctx_shutdown.
type zmqContext struct{ zmq *zmq.Context }

func (c *zmqContext) Set(name string, value driver.Value) error {
	return failure(contextOptions[name].set(c.zmq, value))
}

func (c *zmqContext) Get(name string) (any, error) {
	value, err := contextOptions[name].get(c.zmq)
	return value, failure(err)
}

func (*zmqContext) Shutdown() error { return driver.Unsupported{What: "context.shutdown"} }

func (c *zmqContext) Terminate() error { return failure(calmly(c.zmq.Term)) }

func (c *zmqContext) NewSocket(name string) (driver.Socket, error) {
	made, err := c.zmq.NewSocket(socketTypes[name])
	if err != nil {
		return nil, failure(err)
	}
	return &socket{zmq: made, context: c.zmq}, nil
}

// errnoNames are those that unix.ErrnoName does not know, or knows by another name.
var errnoNames = map[zmq.Errno]string{
	zmq.EFSM: "EFSM", zmq.ENOCOMPATPROTO: "ENOCOMPATPROTO", zmq.ETERM: "ETERM", zmq.EMTHREAD: "EMTHREAD",
	zmq.ENOTSUP: "ENOTSUP",
}

func isErrno(err error, errno syscall.Errno) bool {
	return err != nil && zmq.AsErrno(err) == zmq.Errno(errno)
}

// failure translates an error of the binding.
func failure(err error) error {
	var errno zmq.Errno
	switch {
	case errors.Is(err, zmq.ErrorContextClosed):
		return driver.Failure{Code: "ETERM", Message: err.Error()}
	case errors.Is(err, zmq.ErrorSocketClosed):
		return driver.Failure{Code: "ENOTSOCK", Message: err.Error()}
	case !errors.As(err, &errno):
		return err
	}
	name := errnoNames[errno]
	if name == "" {
		name = unix.ErrnoName(syscall.Errno(errno))
	}
	return driver.Failure{Code: name, Message: err.Error()}
}
