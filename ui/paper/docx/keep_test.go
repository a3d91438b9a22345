package docx

import (
	"regexp"
	"strings"
	"testing"

	"handover/model/document"
)

// stays lists the words of the paragraphs of a body, each with whether it stays on the page of the next.
func stays(t *testing.T, blocks ...document.Block) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	for _, p := range regexp.MustCompile(`<w:p>.*?</w:p>`).FindAllString("<w:p>"+bodyOf(t, blocks...), -1) {
		words := ""
		for _, m := range regexp.MustCompile(`<w:t[^>]*>([^<]*)</w:t>`).FindAllStringSubmatch(p, -1) {
			words += m[1]
		}
		out[strings.TrimSpace(words)] = strings.Contains(p, "<w:keepNext/>")
	}
	return out
}

func TestWordKeepsWhatBelongsTogetherOnOnePage(t *testing.T) {
	room := document.Blanks{Places: []document.Blank{{Label: "If", Share: 1, Lines: 1}}}
	long := "With somebody in the family, for longer than some weeks"
	end := document.Table{Caption: "End", Head: []string{"a"}, Rows: [][]string{{"b"}}}
	for _, c := range []struct {
		blocks []document.Block
		keeps  map[string]bool
	}{
		{[]document.Block{room, document.Blanks{Places: []document.Blank{{Label: "then", Share: 2}, {Label: "who", Share: 1}}}, end}, map[string]bool{"If": true, "then": false, "who": false}},
		{[]document.Block{document.Subheading{Text: "Where?"}, document.Boxes{Items: []string{long, long + " or two"}}, room, end}, map[string]bool{box + long: true, box + long + " or two": true, "If": false}},
		{[]document.Block{document.Subheading{Text: "Where?"}, document.Boxes{Heads: []string{"yes"}, Items: []string{"1", "2"}}, end}, map[string]bool{"1\u2003" + box + "\u00A0yes": true, "2\u2003" + box + "\u00A0yes": false}},
		{[]document.Block{document.Para{Text: "Signing shows it."}, document.Signatures{Who: []string{"Amy"}}, end}, map[string]bool{"Signing shows it.": true, "Amy": false}},
		{[]document.Block{document.Table{Caption: "Who", Head: []string{"Who"}, Rows: [][]string{{"Amy"}, {"Ben"}, {"Carl"}}}, end}, map[string]bool{"Amy": true, "Ben": true, "Carl": false}},
		{[]document.Block{document.Para{Text: "Before."}, document.Para{Text: "Goodbye."}, document.Para{Text: "Ana"}}, map[string]bool{"Before.": true, "Goodbye.": true, "Ana": false}},
	} {
		got := stays(t, c.blocks...)
		for words, want := range c.keeps {
			if is, there := got[words]; !there || is != want {
				t.Errorf("%q: it stays with what follows: %v, want %v (%v)", words, is, want, got)
			}
		}
	}
}

func TestALetterThatIsALittleTooLongForWordsPageIsDrawnTogether(t *testing.T) {
	letter := func(n int) *document.Document {
		d := &document.Document{Title: "For you", Date: "2026-11-22", Points: document.UsualPoints, Parts: []document.Part{{}}}
		for range n {
			d.Parts[0].Blocks = append(d.Parts[0].Blocks, document.Para{Text: "One line."})
		}
		return d
	}
	for n, want := range map[int]bool{20: false, 30: true, 40: false} {
		pages, plain := taken(letter(n))
		after, _ := normalSpacing(letter(n))
		if !plain || (after == closeAfter) != want {
			t.Errorf("%d lines take %.2f pages, and the room under each is %d", n, pages, after)
		}
	}
}
