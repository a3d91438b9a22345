package difference

import (
	"strings"
	"testing"

	"handover/model/compare"
	"handover/ui/kit"
)

func draw(was, now string, width int, whole bool) []string {
	var out []string
	for _, l := range Lines(kit.NewTheme(kit.Look{}), compare.Words(was, now), width, whole) {
		out = append(out, kit.Bare(l))
	}
	return out
}

func TestADifferenceIsReadWithoutColoursOrLines(t *testing.T) {
	was := "J told her aunt in May.\n\nShe is safe.\n\nHe works away."
	now := "J told her teacher in May.\n\nShe is safe, and knows it.\n\nA new paragraph.\n\nHe works away."
	got := strings.Join(draw(was, now, 40, false), "\n")
	want := `J told her [-aunt-] {+teacher+} in May.

She is [-safe.-] {+safe, and knows it.+}

{+A new paragraph.+}

He works away.`
	if got != want {
		t.Errorf("it reads\n%s\n\nand not\n%s", got, want)
	}
	if one := draw("One. Two.", "One.\nTwo.", 40, false); strings.Join(one, "|") != "One. {+new paragraph+}|Two." {
		t.Errorf("a new paragraph reads %q", one)
	}
	if one := draw("One.\nTwo.", "One. Two.", 60, false); strings.Join(one, "|") != "One. [-new paragraph-] Two." {
		t.Errorf("two paragraphs made one read %q", one)
	}
}

func TestWhatStayedIsFoldedFromSentenceToSentenceAndUnfolded(t *testing.T) {
	sentence := "It was written down on the day by whoever was there. "
	was := strings.Repeat(sentence, 10) + "He came. " + strings.Repeat(sentence, 10)
	now := strings.Replace(was, "He came.", "She came.", 1)
	got := draw(was, now, 60, false)
	text := strings.Join(got, " ")
	if !strings.Contains(text, "… 99 words the same … It was written down on the day by whoever was there. [-He-] {+She+} came. It was") || !strings.HasSuffix(text, "words the same …") {
		t.Errorf("folded it reads\n%s", strings.Join(got, "\n"))
	}
	if whole := strings.Join(draw(was, now, 60, true), " "); strings.Contains(whole, "words the same") || strings.Count(whole, "written down") != 20 {
		t.Errorf("unfolded it reads\n%s", whole)
	}
}

func TestADifferenceIsNeverWiderThanItsRoom(t *testing.T) {
	was := "Short. " + strings.Repeat("x", 90) + " and ŵyr 日本語日本語 end.\n" + strings.Repeat("word ", 80)
	now := "Another. " + strings.Repeat("y", 70) + " and ŵyr 日本語日本 end.\n\n" + strings.Repeat("word ", 60) + "new"
	for width := 4; width < 90; width++ {
		for _, simple := range []bool{false, true} {
			for _, l := range Lines(kit.NewTheme(kit.Look{Simple: simple}), compare.Words(was, now), width, false) {
				if kit.Width(l) > width {
					t.Fatalf("at %d columns: %q", width, l)
				}
				if simple && strings.ContainsAny(l, "\x1b…") && strings.Contains(l, "\x1b[9m") {
					t.Fatalf("struck through on an old console: %q", l)
				}
			}
		}
	}
}
