package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"strings"
	"unicode/utf16"

	"handover/ui/paper/fonts"
)

// A face is a font as this document uses it. Each pair of a glyph and the character that it stands for has a
// code of its own, so that what is copied out of the page is what was written.
type face struct {
	font  *fonts.Face
	name  string // by which pages call it
	code  map[[2]int]int
	codes [][2]int // glyph and character of each code
}

func newFace(font *fonts.Face, name string) *face {
	f := &face{font: font, name: name, code: map[[2]int]int{}}
	f.use(0, 0xFFFD) // code 0 is for what a font lacks, and nothing is drawn with it
	return f
}

// use gives the code of a glyph that stands for a character.
func (f *face) use(glyph int, r rune) int {
	pair := [2]int{glyph, int(r)}
	code, ok := f.code[pair]
	if !ok {
		code = len(f.codes)
		f.code[pair] = code
		f.codes = append(f.codes, pair)
	}
	return code
}

// per is a length of the font for text of 1000 points.
func (f *face) per(units int) int { return (units*1000 + f.font.UnitsPerEm/2) / f.font.UnitsPerEm }

// write adds the font to a file: those of its glyphs that the document uses.
func (f *face) write(out *file) (int, error) {
	glyphs := make([]int, len(f.codes))
	widths := make([]string, len(f.codes))
	for i, pair := range f.codes {
		glyphs[i] = pair[0]
		widths[i] = fmt.Sprint(f.per(f.font.Width(pair[0])))
	}
	subset, err := f.font.Subset(glyphs)
	if err != nil {
		return 0, fmt.Errorf("take the letters that are used out of a font: %w", err)
	}
	program, err := out.stream(fmt.Sprintf("/Length1 %d", len(subset)), subset, true)
	if err != nil {
		return 0, err
	}
	name, weight := tag(subset)+"+"+f.font.Name, 80
	if f.font.Bold {
		weight = 140
	}
	box := f.font.Box
	descriptor := out.add(fmt.Sprintf("<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[%d %d %d %d]/ItalicAngle 0/Ascent %d/Descent %d/CapHeight %d/StemV %d/FontFile2 %s>>",
		name, f.per(box[0]), f.per(box[1]), f.per(box[2]), f.per(box[3]), f.per(f.font.Ascent), f.per(f.font.Descent), f.per(f.font.CapHeight), weight, ref(program)))
	descendant := out.add(fmt.Sprintf("<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %s/CIDToGIDMap/Identity/DW 0/W[0[%s]]>>",
		name, ref(descriptor), strings.Join(widths, " ")))
	characters, err := out.stream("", f.characters(), true)
	if err != nil {
		return 0, err
	}
	return out.add(fmt.Sprintf("<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%s]/ToUnicode %s>>", name, ref(descendant), ref(characters))), nil
}

// characters says which character each code stands for.
func (f *face) characters() []byte {
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	const most = 100 // in one list
	for from := 0; from < len(f.codes); from += most {
		some := f.codes[from:min(from+most, len(f.codes))]
		fmt.Fprintf(&b, "%d beginbfchar\n", len(some))
		for i, pair := range some {
			fmt.Fprintf(&b, "<%04X> <", from+i)
			for _, u := range utf16.Encode([]rune{rune(pair[1])}) {
				fmt.Fprintf(&b, "%04X", u)
			}
			b.WriteString(">\n")
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.Bytes()
}

// tag is the six letters before the name of a font that is not whole.
func tag(subset []byte) string {
	s := sha256.Sum256(subset)
	out := make([]byte, 6)
	for i := range out {
		out[i] = 'A' + s[i]%26
	}
	return string(out)
}
