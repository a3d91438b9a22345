package fonts

import (
	"errors"
	"fmt"
)

// A Face is one static TrueType font. Its lengths are in units, of which there are UnitsPerEm to the size of
// the text.
type Face struct {
	Name                       string // its PostScript name
	UnitsPerEm                 int
	Ascent, Descent, CapHeight int // Descent is below the baseline, and negative
	Box                        [4]int
	Bold                       bool

	tables  map[string][]byte
	glyphs  int // how many it has
	metrics int // how many widths hmtx has
	long    bool
	mapping Table // of the cmap, format 4 or 12
	wide    bool  // mapping has format 12
	marks   []attachment
	signs   []sign // glyphs behind the font's own
}

// Parse reads a font. It refuses what the PDF's writer cannot embed, and says why.
func Parse(b []byte) (*Face, error) {
	if len(b) < 12 {
		return nil, errors.New("it is too short to be a font")
	}
	switch string(b[:4]) {
	case "\x00\x01\x00\x00", "true":
	case "OTTO":
		return nil, errors.New("it is an OpenType font with CFF outlines: only TrueType outlines can be embedded here")
	case "ttcf":
		return nil, errors.New("it is a collection of fonts: take one face out of it first")
	case "wOFF", "wOF2":
		return nil, errors.New("it is packed for the web: unpack it to a TrueType font first")
	default:
		return nil, errors.New("it is no TrueType font")
	}
	f := &Face{tables: map[string][]byte{}}
	all := Table(b)
	for i := range all.U16(4) {
		at := 12 + 16*i
		if at+16 > len(b) {
			return nil, errors.New("its list of tables is cut off")
		}
		from, size := all.U32(at+8), all.U32(at+12)
		if from > len(b) || size > len(b)-from {
			return nil, fmt.Errorf("its table %s lies outside the file", b[at:at+4])
		}
		f.tables[string(b[at:at+4])] = b[from : from+size]
	}
	if _, ok := f.tables["fvar"]; ok {
		return nil, errors.New("it is a variable font: only a static face can be embedded here")
	}
	for _, needed := range []struct {
		name string
		size int
	}{{"head", 54}, {"hhea", 36}, {"maxp", 6}, {"hmtx", 4}, {"loca", 4}, {"glyf", 0}, {"cmap", 4}, {"OS/2", 78}, {"post", 32}, {"name", 6}} {
		if t, ok := f.tables[needed.name]; !ok || len(t) < needed.size {
			return nil, fmt.Errorf("it has no whole table %s", needed.name)
		}
	}
	return f, f.read()
}

// read takes what is needed of the tables.
func (f *Face) read() error {
	head, hhea, os2 := Table(f.tables["head"]), Table(f.tables["hhea"]), Table(f.tables["OS/2"])
	f.UnitsPerEm = head.U16(18)
	for i := range f.Box {
		f.Box[i] = head.I16(36 + 2*i)
	}
	f.Bold = head.U16(44)&1 != 0
	f.long = head.U16(50) == 1
	f.Ascent, f.Descent, f.metrics = hhea.I16(4), hhea.I16(6), hhea.U16(34)
	f.glyphs = Table(f.tables["maxp"]).U16(4)
	if f.CapHeight = os2.I16(88); os2.U16(0) < 2 || f.CapHeight <= 0 {
		f.CapHeight = f.Ascent * 7 / 10
	}
	one := 2
	if f.long {
		one = 4
	}
	switch {
	case f.UnitsPerEm < 16:
		return errors.New("it does not say its units to the em")
	case f.metrics == 0 || f.metrics > f.glyphs || len(f.tables["hmtx"]) < 4*f.metrics+2*(f.glyphs-f.metrics):
		return errors.New("it does not say how wide its glyphs are")
	case len(f.tables["loca"]) < one*(f.glyphs+1):
		return errors.New("it does not say where its glyphs are")
	}
	if f.Name = postScriptName(f.tables["name"]); f.Name == "" {
		return errors.New("it has no name")
	}
	if err := f.readMapping(); err != nil {
		return err
	}
	f.marks, f.signs = attachments(f.tables["GPOS"]), signs()
	return nil
}

// postScriptName reads the name by which a PDF calls the font, of letters, digits and hyphens.
func postScriptName(name Table) string {
	strings := name.U16(4)
	for i := range name.U16(2) {
		at := 6 + 12*i
		if name.U16(at+6) != 6 {
			continue
		}
		var out []byte
		for _, c := range name.Part(strings+name.U16(at+10), name.U16(at+8)) {
			if c == '-' || '0' <= c && c <= '9' || 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z' {
				out = append(out, c)
			}
		}
		if len(out) > 0 {
			return string(out)
		}
	}
	return ""
}

// Width is how far a glyph takes the line on.
func (f *Face) Width(glyph int) int {
	if s := f.sign(glyph); s != nil {
		return s.width * f.UnitsPerEm / 1000
	}
	return Table(f.tables["hmtx"]).U16(4 * min(glyph, f.metrics-1))
}

// sign is the sign that a glyph is; nil for one of the font's own.
func (f *Face) sign(glyph int) *sign {
	if i := glyph - f.glyphs; i >= 0 && i < len(f.signs) {
		return &f.signs[i]
	}
	return nil
}
