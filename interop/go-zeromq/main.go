// A driver for github.com/go-zeromq/zmq4, ZeroMQ in Go alone.
package main

import (
	"context"
	"errors"
	"io"
	"strings"
	"sync"
	"syscall"

	zmq "github.com/go-zeromq/zmq4"
	"golang.org/x/sys/unix"
	"zmqspec.invalid/driver"
)

const libraryVersion = "0.17.0"

// socketTypes has the constructor of each type, and the number that libzmq gives it.
var socketTypes = map[string]struct {
	open   func(context.Context, ...zmq.Option) zmq.Socket
	number int64
}{
	"PAIR": {zmq.NewPair, 0}, "PUB": {zmq.NewPub, 1}, "SUB": {zmq.NewSub, 2}, "REQ": {zmq.NewReq, 3},
	"REP": {zmq.NewRep, 4}, "DEALER": {zmq.NewDealer, 5}, "ROUTER": {zmq.NewRouter, 6}, "PULL": {zmq.NewPull, 7},
	"PUSH": {zmq.NewPush, 8}, "XPUB": {zmq.NewXPub, 9}, "XSUB": {zmq.NewXSub, 10},
}

func main() { driver.Main(library{}) }

type library struct{}

func (library) Hello() driver.Hello {
	has := driver.Capabilities{
		Transports: []string{"tcp", "ipc", "inproc"},
		Mechanisms: []string{"NULL", "PLAIN"},
		ZMTP:       []string{"3.0"},
		Options: map[string]string{
			"CONNECT_TIMEOUT": "w", "LAST_ENDPOINT": "r", "PLAIN_PASSWORD": "w", "PLAIN_SERVER": "w", "PLAIN_USERNAME": "w",
			"RECONNECT_IVL": "w", "ROUTING_ID": "w", "SNDTIMEO": "w", "SUBSCRIBE": "w", "TYPE": "r", "UNSUBSCRIBE": "w",
		},
		ContextOptions: map[string]string{},
		Monitor:        []string{},
		Features:       []string{"proxy", "context-shutdown", "measure", "cancel"},
	}
	for name := range socketTypes {
		has.Sockets = append(has.Sockets, name)
	}
	return driver.Hello{
		Protocol: 1,
		Driver:   driver.Program{Name: "go-zeromq", Version: "1.0.0"},
		Implementation: driver.Implementation{
			Name:     "go-zeromq/zmq4",
			Version:  libraryVersion,
			Language: "Go",
			Homepage: "https://github.com/go-zeromq/zmq4",
			Issues:   "https://github.com/go-zeromq/zmq4/issues",
		},
		Capabilities: has,
	}
}

// zmqContext is a context of Go's, which is what the library has in the place of ZeroMQ's contexts, and the sockets made
// with it.
type zmqContext struct {
	ctx    context.Context
	cancel context.CancelFunc
	open   sync.WaitGroup
}

func (library) NewContext() (driver.Context, error) {
	c := &zmqContext{}
	c.ctx, c.cancel = context.WithCancel(context.Background())
	return c, nil
}

func (*zmqContext) Set(name string, _ driver.Value) error {
	return driver.Unsupported{What: "option " + name}
}

func (*zmqContext) Get(name string) (any, error) {
	return nil, driver.Unsupported{What: "option " + name}
}

func (c *zmqContext) Shutdown() error {
	c.cancel()
	return nil
}

func (c *zmqContext) Terminate() error {
	c.cancel()
	c.open.Wait()
	return nil
}

func (c *zmqContext) NewSocket(name string) (driver.Socket, error) {
	if c.ctx.Err() != nil {
		return nil, failure(c.ctx.Err())
	}
	c.open.Add(1)
	return &socket{context: c, typeName: name}, nil
}

// failure translates an error of the library, which has words for most of them and nothing else.
func failure(err error) error {
	if err == nil {
		return nil
	}
	return driver.Failure{Code: codeOf(err), Message: err.Error()}
}

var wordings = map[string]string{
	"unknown transport":        "EPROTONOSUPPORT",
	"already in use":           "EADDRINUSE",
	"connection refused":       "ECONNREFUSED",
	"no connections available": "EAGAIN",
	"can't send messages":      "ENOTSUP",
	"can't recv messages":      "ENOTSUP",
}

func codeOf(err error) string {
	var errno syscall.Errno
	switch {
	case errors.Is(err, context.Canceled):
		return "ETERM"
	case errors.Is(err, context.DeadlineExceeded):
		return "EAGAIN"
	case errors.Is(err, io.EOF), errors.Is(err, zmq.ErrClosedConn):
		return "ECONNRESET"
	case errors.As(err, &errno):
		return unix.ErrnoName(errno)
	}
	for words, code := range wordings {
		if strings.Contains(err.Error(), words) {
			return code
		}
	}
	return "EINVAL"
}
