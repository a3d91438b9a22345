package pdf

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"handover/model/document"
)

// onPage is the words of a page that are not decoration.
func onPage(s *sheet) string { return strings.Join(slices.Collect(maps.Values(s.marked)), "\n") }

// linesOn is how many lines of words stand on a page, without its head and foot.
func linesOn(s *sheet) int {
	at := map[string]bool{}
	for _, r := range s.runs {
		if r.id >= 0 {
			at[fmt.Sprintf("%.1f", r.y)] = true
		}
	}
	return len(at)
}

// afterLines sets some blocks behind so many lines, each a paragraph, so that pages break at every place among them.
func afterLines(t *testing.T, n int, blocks ...document.Block) []*sheet {
	t.Helper()
	var all []document.Block
	for i := range n {
		all = append(all, document.Para{Text: fmt.Sprintf("Line %d of what goes before.", i+1)})
	}
	_, sheets, _ := reread(t, one(append(all, blocks...)...))
	return sheets
}

func TestNobodyIsHandedALastPageWithALineOrTwo(t *testing.T) {
	two := document.Para{Text: strings.Repeat("Amy said so to Mrs Field. ", 6)}
	for n := 22; n < 40; n++ {
		sheets := afterLines(t, n, two, document.Para{Text: "Goodbye, Amy."}, document.Para{Text: "Ana"})
		if last := linesOn(sheets[len(sheets)-1]); len(sheets) > 1 && last < fewLines {
			t.Errorf("after %d lines the last of %d pages has %d", n, len(sheets), last)
		}
	}
}

func TestWhatIsALittleTooLongIsDrawnTogetherAndOtherwiseMoreIsMovedOver(t *testing.T) {
	lines := func(n int) []strip {
		out := make([]strip, n)
		for i := range out {
			out[i] = strip{before: 4, height: 10, give: 0.7}
		}
		return out
	}
	f := flow{bottom: 100, line: 10}
	for n, want := range map[int][]int{7: {7}, 8: {8}, 9: {5, 4}, 10: {6, 4}, 11: {7, 4}, 15: {7, 8}, 16: {7, 5, 4}} {
		var got []int
		for _, s := range f.balanced(lines(n)) {
			got = append(got, len(s.on))
			if last := s.on[len(s.on)-1]; last.top+last.height > f.bottom {
				t.Errorf("of %d lines one reaches down to %.1f", n, last.top+last.height)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%d lines stand on the pages as %v, want %v", n, got, want)
		}
	}
}

func TestWhatIsFilledInByHandStandsWhereItIsAskedFor(t *testing.T) {
	room := func(label string) document.Blanks {
		return document.Blanks{Places: []document.Blank{{Label: label, Share: 1, Lines: 1}}}
	}
	for n := 18; n < 36; n++ {
		for _, c := range []struct {
			first, last string
			blocks      []document.Block
		}{
			{"If", "who", []document.Block{room("If"), document.Blanks{Places: []document.Blank{{Label: "then", Share: 2}, {Label: "who", Share: 1}}}}},
			{"Where do they live?", "Told on", []document.Block{document.Subheading{Text: "Where do they live?"},
				document.Boxes{Items: []string{"At home with both of the parents who brought them up", "With somebody in the family, for longer than some weeks", "Somewhere else"}}, room("Which"), room("Told on")}},
			{"Who knows?", "3", []document.Block{document.Subheading{Text: "Who knows?"}, document.Boxes{Heads: []string{"yes", "no"}, Items: []string{"1", "2", "3"}, Room: &document.Blank{Share: 1}}}},
			{"Signing shows", "The manager", []document.Block{document.Para{Text: "Signing shows that it was read."}, document.Signatures{Who: []string{"Her mother", "Her father", "The manager"}}}},
			{"What came of it", "Her father", []document.Block{document.Table{Caption: "What came of it", Head: []string{"Who", "When"}, Rows: [][]string{{"Amy", ""}, {"Her mother", ""}, {"Her father", ""}}}}},
		} {
			sheets := afterLines(t, n, c.blocks...)
			if !slices.ContainsFunc(sheets, func(s *sheet) bool {
				return strings.Contains(onPage(s), c.first) && slices.ContainsFunc(slices.Collect(maps.Values(s.marked)), func(w string) bool { return strings.HasPrefix(w, c.last) })
			}) {
				t.Errorf("after %d lines, “%s” and “%s” stand on two pages", n, c.first, c.last)
			}
		}
	}
}

func TestTheLastRowOfATableDoesNotStandAloneOnAPage(t *testing.T) {
	table := document.Table{Caption: "What has a day", Head: []string{"Day", "What"}}
	for i := range 16 {
		table.Rows = append(table.Rows, []string{fmt.Sprintf("%d October", i+1), fmt.Sprintf("thing %d", i+1)})
	}
	for n := 4; n < 34; n++ {
		sheets := afterLines(t, n, table, document.Para{Text: "Line"}, document.Para{Text: "Line"}, document.Para{Text: "Line"}, document.Para{Text: "Line"})
		for i, s := range sheets {
			if strings.Contains(onPage(s), "thing 16") && !strings.Contains(onPage(s), "thing 15") {
				t.Errorf("after %d lines the last row stands on page %d without the one before it", n, i+1)
			}
		}
	}
}

func TestAPictureThatIsALittleTooHighIsDrawnSmallerRatherThanOnTheNextPage(t *testing.T) {
	p := document.Picture{Alt: "A year.", Width: 400, Height: 300, Shapes: []document.Shape{document.Words{X: 0, Y: 290, Text: "Q", Points: 9}}}
	pages := map[int]int{}
	for n := 10; n < 24; n++ {
		sheets := afterLines(t, n, p)
		for _, s := range sheets {
			if err := s.inside(); err != nil {
				t.Errorf("after %d lines: %v", n, err)
			}
			for _, r := range s.runs {
				if r.text == "Q" && r.size < 9*smallest-0.1 {
					t.Errorf("after %d lines its words are %.1f points high", n, r.size)
				}
				if r.text == "Q" && r.size < 8.9 {
					pages[len(sheets)]++
				}
			}
		}
	}
	if pages[1] == 0 || pages[2] > 0 {
		t.Errorf("it was drawn smaller %v times", pages)
	}
}

func TestTheBlankFormsKeepEachQuestionOnOnePage(t *testing.T) {
	for name, d := range demos(t) {
		switch {
		case strings.HasPrefix(name, "call-sheet"):
			if _, sheets, _ := reread(t, d); len(sheets) > 2 {
				t.Errorf("%s has %d pages", name, len(sheets))
			}
		case strings.HasPrefix(name, "checklist"):
			_, sheets, _ := reread(t, d)
			for i, s := range sheets {
				if last := linesOn(s); last < 2 {
					t.Errorf("%s: page %d has %d lines", name, i+1, last)
				}
			}
		}
	}
}

func TestTheNumbersOfATimelineStandApart(t *testing.T) {
	digits := func(s string) bool { return s != "" && strings.Trim(s, "0123456789–") == "" }
	for name, d := range demos(t) {
		if !strings.Contains(name, "-timeline-") {
			continue
		}
		_, sheets, _ := reread(t, d)
		for i, s := range sheets {
			var small []run
			for _, r := range s.runs {
				if r.size < 8.1 && digits(r.text) {
					small = append(small, r)
				}
			}
			slices.SortFunc(small, func(a, b run) int { return cmp.Or(cmp.Compare(a.y, b.y), cmp.Compare(a.x, b.x)) })
			for n := 1; n < len(small); n++ {
				a, b := small[n-1], small[n]
				if gap := b.x - a.end; a.y == b.y && gap > 0.6 && gap < 3 {
					t.Errorf("%s: on page %d “%s” and “%s” are %.1f points apart", name, i+1, a.text, b.text, gap)
				}
			}
		}
	}
}
