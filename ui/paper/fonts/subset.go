package fonts

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
)

// Subset gives a font of the glyphs asked for, renumbered from 0 in the order given, with those that they are
// composed of after them. A glyph may be asked for more than once.
func (f *Face) Subset(glyphs []int) ([]byte, error) {
	var loca, glyf, hmtx []byte
	old := slices.Clone(glyphs)
	number := map[int]int{}
	for i, g := range old {
		if _, ok := number[g]; !ok {
			number[g] = i
		}
	}
	for i := 0; i < len(old); i++ { // grows by the pieces of composed glyphs
		if old[i] < 0 || old[i] >= f.glyphs+len(f.signs) || i > 0xFFFF {
			return nil, fmt.Errorf("the font %s has no glyph %d", f.Name, old[i])
		}
		outline := slices.Clone(f.outline(old[i]))
		for _, at := range pieces(outline) {
			piece := Table(outline).U16(at)
			if _, ok := number[piece]; !ok {
				number[piece] = len(old)
				old = append(old, piece)
			}
			binary.BigEndian.PutUint16(outline[at:], uint16(number[piece]))
		}
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		glyf = append(glyf, outline...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(f.Width(old[i])))
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(f.bearing(old[i])))
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))

	head, hhea, maxp := slices.Clone(f.tables["head"]), slices.Clone(f.tables["hhea"]), slices.Clone(f.tables["maxp"])
	binary.BigEndian.PutUint32(head[8:], 0) // the sum of the whole, put in at the end
	binary.BigEndian.PutUint16(head[50:], 1)
	binary.BigEndian.PutUint16(hhea[34:], uint16(len(old)))
	binary.BigEndian.PutUint16(maxp[4:], uint16(len(old)))
	if len(maxp) >= 32 { // the signs may have more corners than the font's letters
		binary.BigEndian.PutUint16(maxp[6:], uint16(max(Table(maxp).U16(6), 64)))
		binary.BigEndian.PutUint16(maxp[8:], uint16(max(Table(maxp).U16(8), 3)))
	}
	out := map[string][]byte{"head": head, "hhea": hhea, "maxp": maxp, "loca": loca, "glyf": glyf, "hmtx": hmtx}
	for _, hints := range []string{"cvt ", "fpgm", "prep"} {
		if t, ok := f.tables[hints]; ok {
			out[hints] = t
		}
	}
	return assemble(out), nil
}

// outline is a glyph's own bytes. A space has none.
func (f *Face) outline(glyph int) []byte {
	if s := f.sign(glyph); s != nil {
		return s.outline(f.UnitsPerEm)
	}
	loca := Table(f.tables["loca"])
	from, to := 2*loca.U16(2*glyph), 2*loca.U16(2*glyph+2)
	if f.long {
		from, to = loca.U32(4*glyph), loca.U32(4*glyph+4)
	}
	return Table(f.tables["glyf"]).Part(from, to-from)
}

// bearing is how far right of its beginning a glyph's outline begins.
func (f *Face) bearing(glyph int) int {
	if f.sign(glyph) != nil {
		return Table(f.outline(glyph)).I16(2)
	}
	if glyph < f.metrics {
		return Table(f.tables["hmtx"]).I16(4*glyph + 2)
	}
	return Table(f.tables["hmtx"]).I16(4*f.metrics + 2*(glyph-f.metrics))
}

// pieces says where in the outline of a composed glyph the numbers of the glyphs stand that it is composed of.
func pieces(outline Table) []int {
	const (
		wordArguments = 1 << 0
		oneScale      = 1 << 3
		more          = 1 << 5
		twoScales     = 1 << 6
		fourScales    = 1 << 7
	)
	if outline.I16(0) >= 0 {
		return nil
	}
	var out []int
	for at := 10; at+6 <= len(outline); {
		flags := outline.U16(at)
		out = append(out, at+2)
		at += 6
		if flags&wordArguments != 0 {
			at += 2
		}
		switch {
		case flags&oneScale != 0:
			at += 2
		case flags&twoScales != 0:
			at += 4
		case flags&fourScales != 0:
			at += 8
		}
		if flags&more == 0 {
			break
		}
	}
	return out
}

// assemble puts tables together as a font file.
func assemble(tables map[string][]byte) []byte {
	var names []string
	for name := range tables {
		names = append(names, name)
	}
	slices.SortFunc(names, strings.Compare)
	n, power := len(names), 0
	for 2<<power <= n {
		power++
	}
	out := []byte{0, 1, 0, 0}
	for _, v := range []int{n, 16 << power, power, 16*n - 16<<power} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	at, headAt := 12+16*n, 0
	for _, name := range names {
		if name == "head" {
			headAt = at
		}
		out = append(out, name...)
		for _, v := range []int{int(sum(tables[name])), at, len(tables[name])} {
			out = binary.BigEndian.AppendUint32(out, uint32(v))
		}
		at += (len(tables[name]) + 3) / 4 * 4
	}
	for _, name := range names {
		out = append(out, tables[name]...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	binary.BigEndian.PutUint32(out[headAt+8:], 0xB1B0AFBA-sum(out))
	return out
}

// sum is a table's check sum.
func sum(b []byte) uint32 {
	var s uint32
	for i := 0; i < len(b); i += 4 {
		var four [4]byte
		copy(four[:], b[i:])
		s += binary.BigEndian.Uint32(four[:])
	}
	return s
}
