package fonts

import "encoding/binary"

// A Table is a piece of a font. What is asked for beyond its end is 0.
type Table []byte

// U8 is the byte at a place.
func (t Table) U8(at int) int {
	if at < 0 || at >= len(t) {
		return 0
	}
	return int(t[at])
}

// U16 is the number of two bytes at a place.
func (t Table) U16(at int) int {
	if at < 0 || at+2 > len(t) {
		return 0
	}
	return int(binary.BigEndian.Uint16(t[at:]))
}

// I16 is the number of two bytes at a place, which may be below 0.
func (t Table) I16(at int) int { return int(int16(t.U16(at))) }

// U32 is the number of four bytes at a place.
func (t Table) U32(at int) int {
	if at < 0 || at+4 > len(t) {
		return 0
	}
	return int(binary.BigEndian.Uint32(t[at:]))
}

// Part is so many bytes of the table, or those of them that there are.
func (t Table) Part(from, size int) Table {
	from = min(max(from, 0), len(t))
	return t[from:min(from+max(size, 0), len(t))]
}

// From is the table from a place on.
func (t Table) From(at int) Table { return t.Part(at, len(t)) }
