package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"
)

// A reading is a PDF read again, by a reader that shares nothing with the writer but the standard.
type reading struct {
	all     []byte
	objects map[int]any
	streams map[int][]byte // as they are when unpacked
	trailer dict
}

type (
	dict      map[string]any
	name      string
	reference int
)

// read reads a file by its table of objects, and unpacks every stream.
func read(b []byte) (*reading, error) {
	r := &reading{all: b, objects: map[int]any{}, streams: map[int][]byte{}}
	if !bytes.HasPrefix(b, []byte("%PDF-1.7\n")) || !bytes.HasSuffix(b, []byte("%%EOF\n")) {
		return nil, fmt.Errorf("it does not begin and end as a PDF")
	}
	m := regexp.MustCompile(`startxref\n(\d+)\n%%EOF\n$`).FindSubmatch(b)
	if m == nil {
		return nil, fmt.Errorf("it does not say where its objects are listed")
	}
	at, _ := strconv.Atoi(string(m[1]))
	var n int
	if _, err := fmt.Sscanf(string(b[at:min(at+30, len(b))]), "xref\n0 %d\n", &n); err != nil {
		return nil, fmt.Errorf("the list of objects: %w", err)
	}
	table := at + len(fmt.Sprintf("xref\n0 %d\n", n))
	for i := 1; i < n; i++ {
		from, err := strconv.Atoi(string(b[table+20*i : table+20*i+10]))
		if err != nil {
			return nil, err
		}
		if err := r.object(i, from); err != nil {
			return nil, fmt.Errorf("object %d: %w", i, err)
		}
	}
	s := &scanner{b: b, at: bytes.LastIndex(b, []byte("trailer\n")) + len("trailer\n")}
	v, err := s.value()
	if err != nil {
		return nil, err
	}
	r.trailer = v.(dict)
	return r, nil
}

func (r *reading) object(n, from int) error {
	begins := fmt.Sprintf("%d 0 obj\n", n)
	if !bytes.HasPrefix(r.all[from:], []byte(begins)) {
		return fmt.Errorf("it is not where the list says")
	}
	s := &scanner{b: r.all, at: from + len(begins)}
	v, err := s.value()
	if err != nil {
		return err
	}
	r.objects[n] = v
	s.space()
	if bytes.HasPrefix(s.b[s.at:], []byte("stream\n")) {
		d := v.(dict)
		at := s.at + len("stream\n")
		data := r.all[at : at+int(d["Length"].(float64))]
		if !bytes.HasPrefix(r.all[at+len(data):], []byte("\nendstream\nendobj\n")) {
			return fmt.Errorf("its stream has another length than it says")
		}
		if d["Filter"] == name("FlateDecode") {
			z, err := zlib.NewReader(bytes.NewReader(data))
			if err != nil {
				return err
			}
			if data, err = io.ReadAll(z); err != nil {
				return err
			}
		}
		r.streams[n] = data
		return nil
	}
	if !bytes.HasPrefix(s.b[s.at:], []byte("endobj\n")) {
		return fmt.Errorf("it does not end")
	}
	return nil
}

// get follows a reference.
func (r *reading) get(v any) any {
	if n, ok := v.(reference); ok {
		return r.objects[int(n)]
	}
	return v
}

func (r *reading) dict(v any) dict { d, _ := r.get(v).(dict); return d }

func (r *reading) list(v any) []any { l, _ := r.get(v).([]any); return l }

func (r *reading) catalog() dict { return r.dict(r.trailer["Root"]) }

// said is a string that people read.
func said(v any) string {
	b, _ := v.(string)
	if !strings.HasPrefix(b, "\xFE\xFF") {
		return b
	}
	return utf16Text([]byte(b[2:]))
}

func utf16Text(b []byte) string {
	var u []uint16
	for i := 0; i+1 < len(b); i += 2 {
		u = append(u, uint16(b[i])<<8|uint16(b[i+1]))
	}
	return string(utf16.Decode(u))
}

// A scanner reads values: numbers, strings, names, lists, dictionaries, references, and operators as names with
// no more than their letters.
type scanner struct {
	b  []byte
	at int
}

type operator string

func (s *scanner) space() {
	for s.at < len(s.b) && strings.IndexByte(" \n\r\t", s.b[s.at]) >= 0 {
		s.at++
	}
}

var (
	referenceForm = regexp.MustCompile(`^(\d+) 0 R\b`)
	numberForm    = regexp.MustCompile(`^-?\d*\.?\d+`)
	nameForm      = regexp.MustCompile(`^/[A-Za-z0-9_+.-]+`)
	operatorForm  = regexp.MustCompile(`^[A-Za-z*]+`)
)

func (s *scanner) value() (any, error) {
	s.space()
	rest := s.b[s.at:]
	take := func(n int) string { s.at += n; return string(rest[:n]) }
	switch {
	case len(rest) == 0:
		return nil, io.EOF
	case bytes.HasPrefix(rest, []byte("<<")):
		s.at += 2
		d := dict{}
		for {
			if s.space(); bytes.HasPrefix(s.b[s.at:], []byte(">>")) {
				s.at += 2
				return d, nil
			}
			k, err := s.value()
			if err != nil {
				return nil, err
			}
			key, ok := k.(name)
			if !ok {
				return nil, fmt.Errorf("%v is no key", k)
			}
			if d[string(key)], err = s.value(); err != nil {
				return nil, err
			}
		}
	case rest[0] == '<':
		n := bytes.IndexByte(rest, '>')
		b, err := hex.DecodeString(string(rest[1:n]))
		s.at += n + 1
		return string(b), err
	case rest[0] == '(':
		n := bytes.IndexByte(rest, ')')
		return take(n + 1)[1:n], nil
	case rest[0] == '[':
		s.at++
		var out []any
		for {
			if s.space(); s.at < len(s.b) && s.b[s.at] == ']' {
				s.at++
				return out, nil
			}
			v, err := s.value()
			if err != nil {
				return nil, err
			}
			out = append(out, v)
		}
	}
	if m := referenceForm.FindSubmatch(rest); m != nil {
		s.at += len(m[0])
		n, err := strconv.Atoi(string(m[1]))
		return reference(n), err
	}
	if m := numberForm.Find(rest); m != nil {
		return strconv.ParseFloat(take(len(m)), 64)
	}
	if m := nameForm.Find(rest); m != nil {
		return name(take(len(m))[1:]), nil
	}
	if m := operatorForm.Find(rest); m != nil {
		switch w := take(len(m)); w {
		case "true":
			return true, nil
		case "null":
			return nil, nil
		default:
			return operator(w), nil
		}
	}
	return nil, fmt.Errorf("%.20q is nothing known", rest)
}
