package pdf

import (
	"errors"
	"strings"
	"testing"

	"handover/model"
	"handover/model/document"
)

// anything is a document with the same words in every place that words can stand in.
func anything(s string, n int, points float64) *document.Document {
	few := make([]string, 1+n%9)
	for i := range few {
		few[i] = s
	}
	item := s
	if n%3 == 0 {
		item = ""
	}
	return &document.Document{
		Title: "T" + s, Reference: s, Date: model.Date(s), Marking: s, Draft: s, Reader: s, Copy: s, Points: points,
		Parts: []document.Part{
			{ID: s, Title: s, Box: s, Anew: n%2 == 0, Blocks: []document.Block{
				document.Subheading{Text: "S" + s}, document.Para{Text: s}, document.Note{Text: s}, document.List{Items: few},
				document.Facts{Rows: []document.Fact{{Label: "L" + s, Value: s}, {Label: "L", Value: s}}},
				document.Table{Caption: "C" + s, Head: prefixed("H", few), Rows: [][]string{few, few, few}},
				document.Table{Caption: "C", Head: []string{"One", "Two"}, Rows: [][]string{{s, strings.Repeat(s+" ", n%60)}}},
			}},
			{Title: "", Blocks: []document.Block{
				document.Signatures{Who: prefixed("W", few)}, document.Boxes{Items: prefixed("I", few)},
				document.Boxes{Heads: prefixed("H", few), Items: prefixed("I", few), Room: &document.Blank{Label: s, Lines: n % 41}},
				document.Boxes{Heads: prefixed("H", few), Items: []string{item}, Room: &document.Blank{Label: s, Lines: n % 3}},
				document.Blanks{Places: []document.Blank{{Label: s, Share: n % 7, Lines: n % 41}, {Label: s}, {}}},
				document.Picture{Caption: s, Alt: "A" + s, Width: 1 + float64(n), Height: 2 + float64(n)/3, Shapes: []document.Shape{
					document.Words{Text: s, X: 3, Y: 4, Points: 5, Bold: true}, document.Words{Text: s, X: 3, Points: 7, ToRight: true}, document.Area{Width: 9}, document.Stroke{X2: 3}}},
			}},
		},
	}
}

func prefixed(with string, all []string) []string {
	out := make([]string, len(all))
	for i, s := range all {
		out[i] = with + s
	}
	return out
}

// FuzzWrite draws any words in every place. Never does the writer fall over; what it writes can be read again, or
// it names what it cannot show.
func FuzzWrite(f *testing.F) {
	for i, s := range []string{"", "Amy", "a b\nc\n\nd", strings.Repeat("long ", 100), strings.Repeat("x", 500), "ẹ̀kọ́ Дитина", "سلام", "\x00\xff\u202E", "\u0301\u0301", "()<>\\/[]%", "6 November 2026"} {
		f.Add(s, uint8(i*37), 0.0)
	}
	f.Add("a", uint8(200), 24.0)
	f.Fuzz(func(t *testing.T, s string, n uint8, points float64) {
		if len(s) > 500 { // what is longer only takes longer
			return
		}
		b, err := Write(anything(s, int(n), points))
		var missing *Missing
		if errors.As(err, &missing) {
			if len(missing.Characters) == 0 || missing.Error() == "" {
				t.Error("it says that characters are missing, and names none")
			}
			return
		}
		if err != nil { // what no document may say: an empty subheading, a size that nobody can read
			return
		}
		r, err := read(b)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := r.tree(); err != nil {
			t.Fatal(err)
		}
	})
}

func BenchmarkWrite(b *testing.B) {
	for name, d := range map[string]*document.Document{"6 pages": long(5), "300 pages": long(400)} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				pdf, err := Write(d)
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(len(pdf))/1024, "KB")
				b.ReportMetric(float64(strings.Count(string(pdf), "/Type/Page/")), "pages")
			}
		})
	}
}
