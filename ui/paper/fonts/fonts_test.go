package fonts

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"testing"
)

func family(t testing.TB) *Family {
	t.Helper()
	f, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// letters are those of the languages that families read and that are written from left to right in letters that
// stand by themselves.
var letters = map[string]string{
	"Welsh":      "ÂÊÎÔÛŴŶâêîôûŵŷÁÉÍÓÚáéíóúÀÈÌÒÙẀàèìòùẁÄËÏÖÜẄŸäëïöüẅÿ",
	"Polish":     "ĄĆĘŁŃÓŚŹŻąćęłńóśźż",
	"Romanian":   "ĂÂÎȘȚăâîșț",
	"Turkish":    "ÇĞİIÖŞÜçğıiöşü",
	"Lithuanian": "ĄČĘĖĮŠŲŪŽąčęėįšųūž",
	"Portuguese": "ÃÕÇãõç",
	"signs":      "£€–—…“”‘’•½°§\u00A0-",
}

// wideLetters are those that only the face that stands in has.
var wideLetters = map[string]string{
	"Ukrainian":  "АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯабвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
	"Greek":      "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩάέήίόύώϊϋΐΰς",
	"Vietnamese": "ĂÂĐÊÔƠƯăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
	"Yoruba":     "ẸỌṢẹọṣ\u0300\u0301",
}

func TestTheFacesHaveTheLettersOfTheLanguagesThatFamiliesRead(t *testing.T) {
	f := family(t)
	for _, face := range []*Face{f.Regular, f.Bold, f.WideRegular, f.WideBold} {
		for language, all := range letters {
			for _, r := range all {
				if face.Glyph(r) == 0 {
					t.Errorf("%s lacks %c of %s", face.Name, r, language)
				}
			}
		}
	}
	for _, face := range []*Face{f.WideRegular, f.WideBold} {
		for language, all := range wideLetters {
			for _, r := range all {
				if face.Glyph(r) == 0 {
					t.Errorf("%s lacks %c of %s", face.Name, r, language)
				}
			}
		}
	}
}

func TestAFaceSaysWhatItIsAndHowWideItsLettersAre(t *testing.T) {
	f := family(t)
	if f.Regular.Name != "AtkinsonHyperlegibleNext-Regular" || f.Regular.Bold || f.Regular.UnitsPerEm != 1000 || f.Regular.Descent >= 0 || f.Regular.CapHeight <= 0 || f.Regular.CapHeight >= f.Regular.Ascent {
		t.Errorf("it says %+v of itself", f.Regular.Name)
	}
	if f.WideBold.Name != "NotoSans-Bold" || !f.WideBold.Bold {
		t.Errorf("it says %v of itself", f.WideBold.Name)
	}
	i, m := f.Regular.Width(f.Regular.Glyph('i')), f.Regular.Width(f.Regular.Glyph('m'))
	if i <= 0 || m <= 2*i {
		t.Errorf("an i is %d wide, an m %d", i, m)
	}
	if f.Regular.Glyph('س') != 0 || f.Regular.Glyph('🙂') != 0 {
		t.Error("it claims letters that it lacks")
	}
}

func TestTheLicenceOfEachTypefaceLiesBesideIt(t *testing.T) {
	all, err := Licences()
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range all {
		if !strings.Contains(l.Text, "SIL OPEN FONT LICENSE Version 1.1") || !strings.HasPrefix(l.Text, "Copyright") {
			t.Errorf("the licence of %s is %.60q", l.Typeface, l.Text)
		}
	}
	if len(all) != 2 {
		t.Errorf("there are %d licences", len(all))
	}
}

func TestWhatCannotBeEmbeddedIsRefusedInWords(t *testing.T) {
	whole, err := files.ReadFile("faces/AtkinsonHyperlegibleNext-Regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	begins := func(with string) []byte { return append([]byte(with), whole[4:]...) }
	named := func(from, to string) []byte { // a table under another name
		return bytes.Replace(whole, []byte(from), []byte(to), 1)
	}
	for want, b := range map[string][]byte{
		"CFF outlines":            begins("OTTO"),
		"a collection":            begins("ttcf"),
		"packed for the web":      begins("wOF2"),
		"no TrueType font":        begins("%PDF"),
		"variable":                named("STAT", "fvar"),
		"no whole table glyf":     named("glyf", "glyg"),
		"no whole table post":     named("post", "poss"),
		"too short":               whole[:8],
		"list of tables is cut":   whole[:20],
		"outside the file":        whole[:1000],
		"which characters it has": mended(t, whole, "cmap", func(b []byte) { b[3] = 0 }),
		"how wide its glyphs are": mended(t, whole, "hhea", func(b []byte) { b[34], b[35] = 0, 0 }),
		"where its glyphs are":    mended(t, whole, "head", func(b []byte) { b[51] = 1 }),
		"its units to the em":     mended(t, whole, "head", func(b []byte) { b[18], b[19] = 0, 0 }),
		"it has no name":          mended(t, whole, "name", func(b []byte) { b[3] = 0 }),
	} {
		if _, err := Parse(b); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("it should say %q, and says: %v", want, err)
		}
	}
}

// mended is a font with one of its tables changed.
func mended(t *testing.T, whole []byte, name string, change func(b []byte)) []byte {
	t.Helper()
	out := slices.Clone(whole)
	for at := 12; string(out[at:at+4]) != "\x00\x00\x00\x00"; at += 16 {
		if string(out[at:at+4]) == name {
			from := Table(out).U32(at + 8)
			change(out[from : from+Table(out).U32(at+12)])
			return out
		}
	}
	t.Fatalf("there is no table %s", name)
	return nil
}

func TestASubsetHasTheGlyphsThatWereAskedForAndTheirPieces(t *testing.T) {
	for _, face := range []*Face{family(t).Regular, family(t).WideBold} {
		var asked []int
		for _, r := range "\x00Amy ŵẹéŷa☑" {
			asked = append(asked, face.Glyph(r))
		}
		asked = append(asked, asked[1]) // twice
		b, err := face.Subset(asked)
		if err != nil {
			t.Fatal(err)
		}
		if got := sum(b); got != 0xB1B0AFBA {
			t.Errorf("%s: the sum of the file is %x", face.Name, got)
		}
		part := &Face{tables: map[string][]byte{}, long: true}
		for i := range Table(b).U16(4) {
			at := 12 + 16*i
			part.tables[string(b[at:at+4])] = Table(b).Part(Table(b).U32(at+8), Table(b).U32(at+12))
			if got := int(sum(part.tables[string(b[at:at+4])])); string(b[at:at+4]) != "head" && got != Table(b).U32(at+4) {
				t.Errorf("%s: the sum of %s is %x", face.Name, b[at:at+4], got)
			}
		}
		part.glyphs = Table(part.tables["maxp"]).U16(4)
		part.metrics = Table(part.tables["hhea"]).U16(34)
		if part.glyphs <= len(asked) {
			t.Errorf("%s: the letters with marks have brought no pieces: %d glyphs", face.Name, part.glyphs)
		}
		for i, g := range asked {
			if part.Width(i) != face.Width(g) || part.bearing(i) != face.bearing(g) {
				t.Errorf("%s: glyph %d is %d wide and was %d", face.Name, g, part.Width(i), face.Width(g))
			}
			was, is := face.outline(g), part.outline(i)
			pieces := pieces(was)
			if len(is) < len(was) || len(pieces) == 0 && !bytes.Equal(was, is[:len(was)]) {
				t.Errorf("%s: glyph %d has another outline", face.Name, g)
			}
			for _, at := range pieces {
				to := Table(is).U16(at)
				if to >= part.glyphs || !bytes.HasPrefix(part.outline(to), face.outline(Table(was).U16(at))[:10]) {
					t.Errorf("%s: glyph %d is made of other pieces", face.Name, g)
				}
			}
		}
	}
}

func TestSignsThatNoTypefaceHasAreDrawn(t *testing.T) {
	f := family(t).Regular
	for _, s := range signs() {
		if f.own(s.r) != 0 {
			t.Errorf("%s has %c itself", f.Name, s.r)
		}
		g := f.Glyph(s.r)
		b := Table(f.outline(g))
		if f.Width(g) != s.width || b.U16(0) != len(s.contours) || b.I16(2) < 0 || b.I16(6) > s.width || b.I16(4) < f.Descent || b.I16(8) > f.Ascent {
			t.Errorf("%c is drawn from %d, %d to %d, %d", s.r, b.I16(2), b.I16(4), b.I16(6), b.I16(8))
		}
		if area(s.contours[0]) >= 0 {
			t.Errorf("the outer edge of %c runs the wrong way", s.r)
		}
	}
}

func TestAGlyphThatAFontLacksIsRefused(t *testing.T) {
	if _, err := family(t).Regular.Subset([]int{0, 65535}); err == nil {
		t.Error("a glyph that there is not was taken")
	}
}

func TestAMarkSitsOnTheLetterBeforeIt(t *testing.T) {
	f := family(t).WideRegular
	base, mark := f.Glyph('ẹ'), f.Glyph('\u0301')
	right, up, ok := f.Attach(base, mark)
	if !ok || right <= -f.Width(base) || right >= 2*f.Width(base) || up < -200 || up > 300 {
		t.Errorf("the acute sits at %d, %d of the letter: %v", right, up, ok)
	}
	if _, _, ok := f.Attach(f.Glyph('a'), f.Glyph('b')); ok {
		t.Error("a letter is set upon a letter")
	}
}

// FuzzParse reads damaged fonts. Whatever they say, nothing falls over.
func FuzzParse(f *testing.F) {
	whole, err := files.ReadFile("faces/AtkinsonHyperlegibleNext-Regular.ttf")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(uint32(0), uint32(0), uint32(0))
	f.Add(uint32(12), uint32(0xFFFFFFFF), uint32(1000))
	f.Add(uint32(36), uint32(362), uint32(0)) // millions of tables that lie over each other
	f.Fuzz(func(t *testing.T, at, with, cut uint32) {
		b := slices.Clone(whole[:len(whole)-int(cut%uint32(len(whole)))])
		if len(b) > 4 {
			binary.BigEndian.PutUint32(b[int(at)%(len(b)-3):], with)
		}
		face, err := Parse(b)
		if err != nil {
			return
		}
		var glyphs []int
		for _, r := range "\x00Aŵ\u0301🙂" {
			glyphs = append(glyphs, face.Glyph(r))
			face.Attach(face.Glyph('o'), face.Glyph(r))
		}
		if part, err := face.Subset(glyphs); err == nil && len(part) == 0 {
			t.Error("nothing was taken, and nothing said")
		}
	})
}
