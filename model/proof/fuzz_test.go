package proof

import (
	"slices"
	"testing"
	"unicode/utf8"

	"handover/model"
	"handover/model/plain"
)

// Whatever is typed, what is found lies within the text, in order, on whole letters, and is called the same when
// something is written before it. What was left as it is does not come back as something else.
func FuzzRead(f *testing.F) {
	_, bodies := sections(cleanText)
	for _, b := range bodies {
		f.Add(b)
	}
	for _, s := range []string{
		pasted, "Ms Reeve’s mother. K.’s aunt. O’N. I'm. 31 April 2026 – 3/3/26 to 2/2/26, aged 11", "[…][x] TBC\nName:\n\nDate:",
		"J, aged 9-year-old. J is nine years of age 12", "\xff Ms \xffA’s [\xf0] 2026-02-30", "J aged of", "3 May.", "nine year old J", "’s’s ’S A’s", "İstanbul said K. K. K.",
	} {
		f.Add(s)
	}
	m := usual(f)
	c := m.closure()
	others := NewPrints()
	others.Add(kept(f, "Amy", "Karen Hale", pasted), m.g)
	const before = "We met at school.\n\n"
	f.Fuzz(func(t *testing.T, body string) {
		text := Text{Body: body, Item: "record.work", Subject: model.TheClosure, Closure: c, Guide: m.g, Today: today, Others: others}
		fs := Read(text)
		ignored, last := map[string]bool{}, 0
		var keys []string
		for i, x := range fs {
			if x.From < 0 || x.To > len(body) || x.From >= x.To || x.Words != body[x.From:x.To] {
				t.Fatalf("%q: %+v", body, x)
			}
			if utf8.ValidString(body) && !utf8.RuneStart(body[x.From]) || utf8.ValidString(body) && x.To < len(body) && !utf8.RuneStart(body[x.To]) {
				t.Fatalf("%q: cuts a letter: %+v", body, x)
			}
			if i > 0 && x.From < fs[i-1].From || !Encloses(x.Kind) && x.From < last {
				t.Fatalf("%q: not in order, or twice in one place: %+v", body, fs)
			}
			if !Encloses(x.Kind) {
				last = x.To
			}
			if x.Why == "" || x.Better == "" || Words(x.Kind) == "" {
				t.Fatalf("%q: says too little: %+v", body, x)
			}
			ignored[x.Key()] = true
			keys = append(keys, x.Key())
		}
		moved := text
		moved.Body = before + body
		var again []string
		for _, x := range Read(moved) {
			again = append(again, x.Key())
		}
		if utf8.ValidString(body) && !slices.Equal(keys, again) {
			t.Fatalf("%q\n was %v\n and %v with words before it", body, fs, Read(moved))
		}
		text.Ignored = ignored
		if left := Read(text); len(left) > 0 {
			t.Fatalf("%q: left as it is, and found again: %+v", body, left)
		}
	})
}

var kinds = []plain.Kind{OtherFamily, Pasted, Date, Age, Placeholder, Implicit, Stranger}

func TestTheWeightiestComesFirst(t *testing.T) {
	if !slices.Equal(Kinds(), kinds) {
		t.Error(Kinds())
	}
}
