package paper_test

import (
	"compress/flate"
	"fmt"
	"io"
	"testing"

	"handover/model/document"
	"handover/ui/paper"
)

// BenchmarkBytes draws a record of about 6 pages, and one of about 300, in each format. Its floor is to compress the
// record's text once: what no writer of a compressed format can be without.
func BenchmarkBytes(b *testing.B) {
	d := document.Record(closures(b)[0].Source)
	for _, times := range []int{1, 45} {
		long := *d
		long.Parts = nil
		for n := range times {
			for _, p := range d.Parts {
				p.ID = fmt.Sprint(p.ID, n)
				long.Parts = append(long.Parts, p)
			}
		}
		name := fmt.Sprintf("%d pages", 7*times)
		text := []byte(paper.Text(&long))
		b.Run("floor/"+name, func(b *testing.B) {
			for b.Loop() {
				w, err := flate.NewWriter(io.Discard, flate.DefaultCompression)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := w.Write(text); err != nil {
					b.Fatal(err)
				}
				if err := w.Close(); err != nil {
					b.Fatal(err)
				}
			}
		})
		for _, format := range paper.Formats() {
			b.Run(format+"/"+name, func(b *testing.B) {
				size := 0
				for b.Loop() {
					out, err := paper.Bytes(&long, format)
					if err != nil {
						b.Fatal(err)
					}
					size = len(out)
				}
				b.ReportMetric(float64(size)/1024, "KB")
			})
		}
	}
}
