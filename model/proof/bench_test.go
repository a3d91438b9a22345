package proof

import (
	"strings"
	"testing"

	"handover/model"
)

// readable is the clean record as one text of some 3,000 words.
func readable() string {
	_, bodies := sections(cleanText)
	return strings.Join(bodies, "\n\n")
}

// BenchmarkRead reads 3,000 words. BenchmarkFloor beside it cuts the same words at spaces, makes their letters
// small and looks each up once: nothing that looks at every word can cost less.
func BenchmarkRead(b *testing.B) {
	m := cleanClosure(b)
	others := NewPrints()
	others.Add(kept(b, "Amy", "Karen Hale", pasted), m.g)
	text := Text{Body: readable(), Item: "record.work", Subject: model.TheClosure, Closure: m.closure(), Guide: m.g, Today: today, Others: others}
	b.ReportAllocs()
	for b.Loop() {
		Read(text)
	}
}

func BenchmarkFloor(b *testing.B) {
	body := readable()
	n := 0
	b.ReportAllocs()
	for b.Loop() {
		for _, w := range strings.Fields(body) {
			if in(given, strings.ToLower(strings.Trim(w, ".,:;()“”"))) {
				n++
			}
		}
	}
}
