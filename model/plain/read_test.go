package plain

import (
	"slices"
	"strings"
	"testing"
)

func TestFindingsComeInTheOrderOfTheTextAndTheWeightiestWins(t *testing.T) {
	l := lists(t)
	body := "Her allegations went to the multi-agency conference. Dean claims that CAMHS lost it."
	r := l.Read(Text{Body: body, Reader: Child, Names: []string{"Dean"}})
	var got []string
	for _, f := range r.Findings {
		got = append(got, f.Words)
		if body[f.From:f.To] != f.Words {
			t.Errorf("%q does not stand where the finding says", f.Words)
		}
	}
	if want := []string{"allegations", "multi-agency", "conference", "Dean claims", "CAMHS"}; !slices.Equal(got, want) {
		t.Errorf("found %q; it should be %q", got, want)
	}
	if k := r.Findings[3].Kind; k != Disbelief {
		t.Errorf("where a name and disbelief share a word the disbelief is told, not %s", k)
	}
}

func TestWhatTheWriterChoseToLeaveStaysLeft(t *testing.T) {
	l := lists(t)
	before := l.Read(Text{Body: "Amy was seen. Her  mother CLAIMS that it is over.", Reader: Professional})
	if len(before.Findings) != 1 {
		t.Fatalf("one finding is wanted to begin with: %+v", before.Findings)
	}
	ignored := map[string]bool{before.Findings[0].Key(): true}
	for _, body := range []string{
		"A new beginning was typed.\n\nAmy was seen. Her mother claims that it is over.",
		"Her mother claims that it is over. And more follows.",
	} {
		r := l.Read(Text{Body: body, Reader: Professional, Ignored: ignored})
		if len(r.Findings) != 0 || len(r.Ignored) != 1 {
			t.Errorf("%q: what was left is back: %+v", body, r)
		}
	}
	if r := l.Read(Text{Body: "Her father claims that it is over.", Reader: Professional, Ignored: ignored}); len(r.Findings) != 1 {
		t.Errorf("another sentence is another finding")
	}
}

func TestLeftLettersStayLeftWhereverTheyStand(t *testing.T) {
	l := lists(t)
	f := l.Read(Text{Body: "The QZT team rang.", Reader: Professional}).Findings
	if len(f) != 1 {
		t.Fatalf("one finding is wanted: %+v", f)
	}
	r := l.Read(Text{Body: "We met the QZT. The QZT team rang.", Reader: Professional, Ignored: map[string]bool{f[0].Key(): true}})
	if len(r.Findings) != 0 {
		t.Errorf("the letters were left, and are back: %+v", r.Findings)
	}
}

func TestWhatSomebodySaidStaysTheirsInARecordButNotInALetter(t *testing.T) {
	l := lists(t)
	body := "Her grandfather said: \"She has been lying, it is just attention seeking.\""
	if got := rules(l.Read(Text{Body: body, Reader: Professional}), Disbelief); len(got) > 0 {
		t.Errorf("a record keeps what he said; found %v", got)
	}
	if got := rules(l.Read(Text{Body: body, Reader: Child}), Disbelief); len(got) == 0 {
		t.Errorf("in a letter the child would read it")
	}
	if got := rules(l.Read(Text{Body: "You told us: ‘he raped me and my sister’.", Reader: Child}), ClaimsMore); len(got) > 0 {
		t.Errorf("a child's own words claim nothing for us; found %v", got)
	}
}

func TestCurlyQuotesHyphensAndLineEndsMakeNoDifference(t *testing.T) {
	l := lists(t)
	for _, body := range []string{"It was attention seeking.", "It was attention-seeking.", "It was attention‑seeking.", "It was ATTENTION\nseeking.", "It was *attention* seeking."} {
		if got := rules(l.Read(Text{Body: body, Reader: Professional}), Disbelief); len(got) != 1 {
			t.Errorf("%q: found %v", body, got)
		}
	}
	for _, body := range []string{"Why didn't you tell?", "Why didn’t you tell?"} {
		if got := rules(l.Read(Text{Body: body, Reader: Child}), Disbelief); len(got) != 1 {
			t.Errorf("%q: found %v", body, got)
		}
	}
}

func TestAnEmptyTextHasNothing(t *testing.T) {
	l := lists(t)
	for _, body := range []string{"", " \n\n", "…", "\xff\xfe", strings.Repeat("(", 50)} {
		if r := l.Read(Text{Body: body, Reader: Child}); len(r.Findings) != 0 || r.Words != 0 || r.Sentences != 0 || r.Age() != "" {
			t.Errorf("%q: %+v", body, r)
		}
	}
}
