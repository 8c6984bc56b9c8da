package driver

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"sync"
	"time"
)

// request is one line of the suite's. Which parameters are there depends on the operation.
type request struct {
	ID        json.RawMessage `json:"id"`
	Op        string          `json:"op"`
	Context   string          `json:"context"`
	Socket    string          `json:"socket"`
	Type      string          `json:"type"`
	Option    string          `json:"option"`
	Value     Value           `json:"value"`
	Endpoint  *string         `json:"endpoint"`
	Frames    []frameSpec     `json:"frames"`
	TimeoutMs *int64          `json:"timeoutMs"`
	Flags     []string        `json:"flags"`
	Metadata  []string        `json:"metadata"`
	Limit     int             `json:"limit"`
	Numbered  bool            `json:"numbered"`
	Events    []string        `json:"events"`
	Proxy     string          `json:"proxy"`
	Frontend  string          `json:"frontend"`
	Backend   string          `json:"backend"`
	Capture   string          `json:"capture"`
	Command   string          `json:"command"`
	Role      string          `json:"role"`
	Bind      bool            `json:"bind"`
	Size      int             `json:"size"`
	Count     int             `json:"count"`
	Sockets   *int            `json:"sockets"`
	Topic     string          `json:"topic"`
	Target    json.RawMessage `json:"target"`
}

var anID = regexp.MustCompile(`^(-?\d+|".*")$`)

func readRequest(line []byte) (*request, error) {
	r := new(request)
	if err := json.Unmarshal(line, r); err != nil {
		return nil, err
	}
	if !anID.Match(r.ID) || r.Op == "" {
		return nil, errors.New("a request needs an id and an op")
	}
	return r, nil
}

func (r *request) wait() Wait {
	for _, flag := range r.Flags {
		if flag == "DONTWAIT" {
			return Wait{Not: true}
		}
	}
	if r.TimeoutMs == nil {
		return Wait{}
	}
	return Wait{Deadline: time.Now().Add(time.Duration(*r.TimeoutMs) * time.Millisecond)}
}

type object = map[string]any

// lines writes one object a line, whichever goroutine has it.
type lines struct {
	mu  sync.Mutex
	out *bufio.Writer
}

func newLines(out io.Writer) *lines { return &lines{out: bufio.NewWriter(out)} }

func (l *lines) emit(line object) {
	l.mu.Lock()
	defer l.mu.Unlock()
	encoder := json.NewEncoder(l.out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(line); err != nil {
		panic(err)
	}
	l.out.Flush()
}

// answer replies to a request: with the error, or where there is none with the result.
func (l *lines) answer(id json.RawMessage, result object, err error) {
	if result == nil {
		result = object{}
	}
	var failure Failure
	var unsupported Unsupported
	switch {
	case err == nil:
		l.emit(object{"id": id, "ok": result})
	case errors.Is(err, ErrTimeout):
		l.emit(object{"id": id, "timeout": true})
	case errors.Is(err, context.Canceled):
		l.emit(object{"id": id, "err": object{"code": "ETERM"}})
	case errors.As(err, &failure):
		l.emit(object{"id": id, "err": object{"code": failure.Code, "message": failure.Message}})
	case errors.As(err, &unsupported):
		l.emit(object{"id": id, "unsupported": unsupported})
	default:
		l.emit(object{"id": id, "fault": object{"message": fmt.Sprint(err)}})
	}
}
