package driver

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"unicode"
	"unicode/utf8"
)

// reportedWhole is the size up to which a frame is reported by its octets.
const reportedWhole = 65536

type frameSpec struct {
	Text      *string `json:"t"`
	Hex       *string `json:"x"`
	Generated *struct {
		Size int    `json:"size"`
		Seed uint32 `json:"seed"`
	} `json:"gen"`
}

func (f frameSpec) octets() ([]byte, error) {
	switch {
	case f.Text != nil:
		return []byte(*f.Text), nil
	case f.Hex != nil:
		return hex.DecodeString(*f.Hex)
	case f.Generated != nil && f.Generated.Size >= 0:
		octets, x := make([]byte, f.Generated.Size), f.Generated.Seed
		for i := range octets {
			x = x*1664525 + 1013904223
			octets[i] = byte(x >> 24)
		}
		return octets, nil
	}
	return nil, errors.New("a frame must have t, x or gen")
}

func framesOf(specs []frameSpec) ([][]byte, error) {
	if len(specs) == 0 {
		return nil, errors.New("a message must have frames")
	}
	frames := make([][]byte, len(specs))
	for i, spec := range specs {
		octets, err := spec.octets()
		if err != nil {
			return nil, err
		}
		frames[i] = octets
	}
	return frames, nil
}

func isPrintable(octets []byte) bool {
	for rest := octets; len(rest) > 0; {
		r, size := utf8.DecodeRune(rest)
		if r == utf8.RuneError && size == 1 || unicode.IsControl(r) {
			return false
		}
		rest = rest[size:]
	}
	return true
}

func reportFrame(octets []byte) map[string]any {
	switch {
	case len(octets) > reportedWhole:
		return map[string]any{"size": len(octets), "crc32": fmt.Sprintf("%08x", crc32.ChecksumIEEE(octets))}
	case isPrintable(octets):
		return map[string]any{"t": string(octets)}
	}
	return map[string]any{"x": hex.EncodeToString(octets)}
}

func reportFrames(frames [][]byte) []map[string]any {
	reports := make([]map[string]any, len(frames))
	for i, frame := range frames {
		reports[i] = reportFrame(frame)
	}
	return reports
}

// UnmarshalJSON reads the value of an option: a number, a frame or null.
func (v *Value) UnmarshalJSON(text []byte) error {
	var number float64
	var frame frameSpec
	if string(text) == "null" {
		return nil
	}
	if json.Unmarshal(text, &number) == nil {
		whole := int64(number)
		v.Number = &whole
		return nil
	}
	if err := json.Unmarshal(text, &frame); err != nil {
		return err
	}
	octets, err := frame.octets()
	v.Octets = octets
	return err
}

// reportValue reports the value of an option.
func reportValue(value any) any {
	if octets, ok := value.([]byte); ok {
		return reportFrame(octets)
	}
	return value
}
