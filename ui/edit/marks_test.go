package edit

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// standing gives the words of the marks that still stand, in the order of the text.
func standing(x *Text) []string {
	var out []string
	for i := range x.marks.count() {
		k := x.marks.at(i, x.sheet.size)
		out = append(out, x.sheet.slice(k.from, k.to))
	}
	return out
}

func mark(x *Text, words ...string) {
	var set []Mark
	for _, w := range words {
		at := strings.Index(x.Text(), w)
		set = append(set, Mark{at, at + len(w)})
	}
	x.SetMarks(set)
}

func TestWhatIsPointedOutIsUnderlinedAcrossRowsAndWithinASelection(t *testing.T) {
	x := New(0)
	x.Resize(14, 4)
	x.SetText("Amy alleges that the core group met.")
	mark(x, "alleges", "core group")
	want := "Amy " + underlined + "alleges" + upright + "\nthat the " + underlined + "core" + upright + "\n" + underlined + "group" + upright + " met.\n"
	if got := drawn(x); got != want {
		t.Errorf("drawn\n%q\nwant\n%q", got, want)
	}
	x.Select(0, 7)
	if got := strings.SplitN(drawn(x), "\n", 2)[0]; got != reverse+"Amy "+upright+reverse+underlined+"all"+upright+underlined+"eges"+upright+" " {
		t.Errorf("with a part of it selected, drawn %q", got)
	}
}

func TestMarksMoveWithWhatIsTypedBeforeThemAndGoWhenTheirOwnWordsAreChanged(t *testing.T) {
	x := New(0)
	x.Resize(30, 5)
	x.SetText("One alleged two core group three perpetrator.")
	mark(x, "alleged", "core group", "perpetrator")
	same := func(when string, want ...string) {
		t.Helper()
		if got := standing(x); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", when, got, want)
		}
	}
	press(t, x, "ctrl+home", "X", "enter")
	same("after typing before them", "alleged", "core group", "perpetrator")
	press(t, x, "ctrl+end", "Y")
	same("after typing behind them", "alleged", "core group", "perpetrator")
	press(t, x, "ctrl+home", "delete", "delete", "backspace")
	same("after deleting before them", "alleged", "core group", "perpetrator")
	x.MoveTo(strings.Index(x.Text(), "group"))
	press(t, x, "Z")
	same("after typing within one", "alleged", "perpetrator")
	press(t, x, "ctrl+z")
	same("and nothing brings it back but another reading", "alleged", "perpetrator")
	x.MoveTo(strings.Index(x.Text(), " two"))
	press(t, x, ",")
	same("after a comma behind one", "alleged", "perpetrator")
	x.MoveTo(strings.Index(x.Text(), ", two"))
	press(t, x, "s")
	same("after a letter behind one, which is another word", "perpetrator")
	x.SetText("New.")
	same("in another text")
}

func TestTheMarksNearestToTheCursorComeFirst(t *testing.T) {
	x := New(0)
	x.SetText("aa bb cc dd ee")
	mark(x, "aa", "bb", "cc", "dd", "ee")
	x.MoveTo(strings.Index(x.Text(), "cc"))
	if got := x.Near(3); !slices.Equal(got, []int{2, 1, 3}) {
		t.Errorf("near the third: %v", got)
	}
	x.MoveTo(len("aa bb cc dd ee"))
	if got := x.Near(9); !slices.Equal(got, []int{4, 3, 2, 1, 0}) {
		t.Errorf("near the end: %v", got)
	}
}

// What is left of the marks after any changes is what a slow account has too: each stands where its words
// do.
func TestWhateverIsChangedEachMarkStandsAtItsOwnWords(t *testing.T) {
	for seed := range uint64(200) {
		rnd := rand.New(rand.NewPCG(seed, 7))
		x := New(0)
		x.Resize(20, 6)
		var words []string
		for range 30 {
			words = append(words, string(rune('a'+rnd.IntN(26)))+string(rune('A'+rnd.IntN(26))))
		}
		x.SetText(strings.Join(words, " "))
		var set []Mark
		for i := range words {
			set = append(set, Mark{i * 3, i*3 + 2})
		}
		x.MoveTo(rnd.IntN(80))
		x.SetMarks(set)
		for range 40 {
			size := x.sheet.size
			from := rnd.IntN(size + 1)
			to := min(from+rnd.IntN(4), size)
			x.change(from, to, []string{"", " ", ", ", "q"}[rnd.IntN(4)])
			last := 0
			for i := range x.marks.count() {
				k := x.marks.at(i, x.sheet.size)
				if got := x.sheet.slice(k.from, k.to); got != words[k.n] || k.from < last {
					t.Fatalf("seed %d: the mark of %q stands at %q (%d to %d)", seed, words[k.n], got, k.from, k.to)
				}
				last = k.to
			}
		}
	}
}
