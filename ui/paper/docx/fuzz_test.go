package docx

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"handover/model/document"
)

func FuzzWrite(f *testing.F) {
	f.Add("Amy", "امي 12 Amy", 11.5, uint8(2))
	f.Add("\x00\xff\uFFFE", "a\nb\t<&>\"]]>", 24.0, uint8(9))
	f.Fuzz(func(t *testing.T, a, b string, points float64, n uint8) {
		many := slices.Repeat([]string{a, b}, int(n%5))
		d := sample()
		d.Points = points
		d.Title, d.Draft, d.Reader, d.Copy, d.Reference = "T"+a, b, a, b, a
		if n%2 == 0 {
			d.Marking, d.Reference = "", ""
		}
		d.Parts = append(d.Parts, document.Part{Title: b, Anew: n%3 == 0, Blocks: []document.Block{
			document.Para{Text: a}, document.Note{Text: b}, document.Subheading{Text: "S" + a}, document.List{Items: many},
			document.Facts{Rows: []document.Fact{{Label: "L" + b, Value: a}}},
			document.Table{Caption: "C" + a, Head: append([]string{"H" + b}, slices.Repeat([]string{"h" + a}, len(many))...), Rows: [][]string{append([]string{a}, many...)}},
			document.Signatures{Who: []string{"W" + a}}, document.Boxes{Items: []string{"I" + b}}, document.Boxes{Heads: slices.Repeat([]string{"x" + a}, 1+int(n%40)), Items: []string{"I" + b}},
			document.Blanks{Places: []document.Blank{{Label: a, Share: int(n % 4), Lines: int(n % 9)}, {Label: b}}}, document.Blanks{Places: []document.Blank{{Label: b}}},
			document.Picture{Alt: "A" + a, Caption: b, Width: 1 + float64(n), Height: 1000 / (1 + float64(n)), Shapes: []document.Shape{document.Words{X: float64(n) - 20, Y: 8, Text: a, Points: 8, ToRight: n%2 == 0}, document.Stroke{X2: float64(n), Y2: 20}}},
		}})
		out, err := Write(d)
		if err != nil {
			return // words say why
		}
		files := unpacked(t, out)
		for name, content := range files {
			if strings.HasSuffix(name, ".png") {
				continue
			}
			if !utf8.ValidString(content) {
				t.Errorf("%s is not UTF-8", name)
			}
			if bad := misplaced(t, name, content); strings.HasPrefix(name, "word/") && strings.HasSuffix(name, ".xml") && len(bad) > 0 {
				t.Error(bad)
			}
		}
		holdTogether(t, files)
	})
}

func BenchmarkWrite(b *testing.B) {
	record := composed(b)["DEMO-ENG-1-record-council"]
	for _, times := range []int{1, 40} {
		d := *record
		d.Parts = slices.Repeat(record.Parts, times)
		b.Run(fmt.Sprintf("pages=%d", 7*times), func(b *testing.B) {
			size := 0
			for b.Loop() {
				out, err := Write(&d)
				if err != nil {
					b.Fatal(err)
				}
				size = len(out)
			}
			b.ReportMetric(float64(size)/1024, "KB")
		})
	}
}
