package pdf

import (
	"encoding/binary"
	"slices"
)

// grey is a colour profile that says what the greys of a page are: for PDF/A, which would have them the same in
// fifty years. Its curve is a plain power of 2.2, under daylight of 5000 K.
func grey() []byte {
	const signatures, size = 4, 12
	type part struct {
		name string
		data []byte
	}
	text := func(s string) []byte { return append([]byte("text\x00\x00\x00\x00"), s+"\x00"...) }
	name := "Grey, gamma 2.2"
	described := binary.BigEndian.AppendUint32([]byte("desc\x00\x00\x00\x00"), uint32(len(name)+1))
	described = append(described, name+"\x00"...)
	described = append(described, make([]byte, 4+4+2+1+67)...) // no name in other scripts
	parts := []part{
		{"desc", described},
		{"cprt", text("No rights reserved")},
		{"wtpt", append([]byte("XYZ \x00\x00\x00\x00"), white()...)},
		{"kTRC", []byte("curv\x00\x00\x00\x00\x00\x00\x00\x01\x02\x33")},
	}
	head := make([]byte, 128)
	head[8], head[9] = 2, 0x10 // version 2.1
	copy(head[12:], "mntrGRAYXYZ ")
	for i, v := range []uint16{2026, 1, 1, 0, 0, 0} {
		binary.BigEndian.PutUint16(head[24+2*i:], v)
	}
	copy(head[36:], "acsp")
	copy(head[68:], white())
	out := binary.BigEndian.AppendUint32(head, uint32(len(parts)))
	at := len(out) + size*len(parts)
	for _, p := range parts {
		out = append(out, p.name...)
		out = binary.BigEndian.AppendUint32(out, uint32(at))
		out = binary.BigEndian.AppendUint32(out, uint32(len(p.data)))
		at += (len(p.data) + signatures - 1) / signatures * signatures
	}
	for _, p := range parts {
		out = append(out, p.data...)
		for len(out)%signatures != 0 {
			out = append(out, 0)
		}
	}
	binary.BigEndian.PutUint32(out, uint32(len(out)))
	return slices.Clip(out)
}

// white is the white of the profile's own space.
func white() []byte { return []byte("\x00\x00\xF6\xD6\x00\x01\x00\x00\x00\x00\xD3\x2D") }
