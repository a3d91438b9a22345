package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
)

// A file is a PDF's objects, by number from 1.
type file struct {
	objects [][]byte
	packer  *zlib.Writer // kept, as it is dear to make
}

// reserve gives the number of an object that is written later.
func (f *file) reserve() int {
	f.objects = append(f.objects, nil)
	return len(f.objects)
}

func (f *file) set(number int, body string) { f.objects[number-1] = []byte(body) }

func (f *file) add(body string) int {
	n := f.reserve()
	f.set(n, body)
	return n
}

// stream adds an object that holds bytes; more are the entries of its dictionary beside the length.
func (f *file) stream(more string, data []byte, packed bool) (int, error) {
	if packed {
		var b bytes.Buffer
		if f.packer == nil {
			f.packer = zlib.NewWriter(&b)
		} else {
			f.packer.Reset(&b)
		}
		if _, err := f.packer.Write(data); err != nil {
			return 0, fmt.Errorf("pack a stream: %w", err)
		}
		if err := f.packer.Close(); err != nil {
			return 0, fmt.Errorf("pack a stream: %w", err)
		}
		data, more = b.Bytes(), more+"/Filter/FlateDecode"
	}
	n := f.reserve()
	f.objects[n-1] = fmt.Appendf(nil, "<<%s/Length %d>>\nstream\n%s\nendstream", more, len(data), data)
	return n, nil
}

// bytes is the whole file. Its id is made of what it holds, so that equal documents make equal files.
func (f *file) bytes(catalog, info int) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n") // the second line says that it is not text
	at := make([]int, len(f.objects))
	for i, body := range f.objects {
		at[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, body)
	}
	id := sha256.Sum256(b.Bytes())
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, offset := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root %s/Info %s/ID[<%x><%x>]>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, ref(catalog), ref(info), id[:16], id[:16], xref)
	return b.Bytes()
}

// ref points to an object.
func ref(number int) string { return strconv.Itoa(number) + " 0 R" }

// refs points to objects, in brackets.
func refs(numbers []int) string {
	all := make([]string, len(numbers))
	for i, n := range numbers {
		all[i] = ref(n)
	}
	return "[" + strings.Join(all, " ") + "]"
}

// words writes a string that people read: UTF-16, in hexadecimal digits.
func words(s string) string {
	var b strings.Builder
	b.WriteString("<FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	b.WriteString(">")
	return b.String()
}

// num writes a length to a hundredth of a point.
func num(v float64) string {
	s := strconv.FormatFloat(v, 'f', 2, 64)
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	if s == "-0" || s == "" {
		return "0"
	}
	return s
}
