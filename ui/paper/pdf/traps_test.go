package pdf

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"handover/model/document"
)

func TestWhatIsNotDrawnIsNowhereInTheFile(t *testing.T) {
	d := allBlocks()
	d.Parts[0].ID, d.Parts[0].Box = "zebra-id", "zebra box"
	r, _, _ := reread(t, d)
	var all bytes.Buffer
	all.Write(r.all)
	for _, s := range r.streams {
		all.Write(s)
	}
	for _, o := range r.objects {
		fmt.Fprintf(&all, "%v %s", o, strings.ReplaceAll(fmt.Sprint(o), "\x00", ""))
	}
	if regexp.MustCompile(`(?i)zebra`).Match(all.Bytes()) || bytes.Contains(all.Bytes(), []byte("/Author")) {
		t.Error("the file says what no page does")
	}
}

func TestTypedTextIsCleanWhenItIsDrawn(t *testing.T) {
	_, _, tree := reread(t, one(document.Para{Text: "Zoe\u0308\x00 \u202Esaid so\xff."}))
	if !strings.Contains(tree, "P: Zoë said so\uFFFD.\n") {
		t.Errorf("the structure is\n%s", tree)
	}
}

func TestTheFootSaysTheDayOfACopyHoweverLongTheNameIs(t *testing.T) {
	d := allBlocks()
	for _, name := range []string{strings.Repeat("Llanfairpwll", 25), strings.Repeat("W", 300), strings.Repeat("Many words ", 27)} {
		d.Copy = "Copy for " + name + ", given 22 November 2026"
		_, sheets, _ := reread(t, d)
		for i, s := range sheets {
			if !strings.Contains(plain(s.footer()), plain("given 22 November 2026")) {
				t.Errorf("the foot of page %d of a copy for %.20s… says %q", i+1, name, s.footer())
			}
		}
	}
}

func TestTheCopyMarkIsRealTextOnPage1AndAtTheFootOfEachPage(t *testing.T) {
	d := allBlocks()
	_, sheets, tree := reread(t, d)
	if strings.Count(plain(tree), plain("P: "+d.Copy)) != 1 || strings.Count(plain(tree), plain("P: "+d.Draft)) != 1 {
		t.Errorf("the structure does not have the marks once:\n%s", tree)
	}
	for i, s := range sheets {
		foot := s.footer()
		for _, want := range []string{d.Copy, d.Draft, fmt.Sprintf("Page %d of %d", i+1, len(sheets))} {
			if !strings.Contains(plain(foot), plain(want)) {
				t.Errorf("the foot of page %d is %q", i+1, foot)
			}
		}
	}
}

func TestEachPageHasItsMarkingAndOnPage1ItIsRealText(t *testing.T) {
	d := allBlocks()
	_, sheets, tree := reread(t, d)
	if !strings.HasPrefix(tree, "Document\n  P: "+d.Marking+"\n  H1: ") {
		t.Errorf("the structure begins\n%.200s", tree)
	}
	for i, s := range sheets {
		head := ""
		for _, a := range s.decoration {
			if a.kind == "Header" {
				head += a.text
			}
		}
		want := d.Marking + d.Reference
		if i == 0 {
			want = d.Reference
		}
		if head != want {
			t.Errorf("the head of page %d is %q", i+1, head)
		}
	}
}

func TestNoLineBreaksWithinADateOrATelephoneNumber(t *testing.T) {
	for n := range 40 {
		_, sheets, _ := reread(t, letterOf(document.Para{Text: strings.Repeat("x", n) + strings.Repeat(" on 6 November 2026 ring 01632 960 010 then", 4)}))
		lines := map[float64]string{}
		for _, w := range sheets[0].runs {
			lines[w.y] += w.text
		}
		for _, line := range lines {
			for _, broken := range []string{"on6$", "^\u00A0?November", "01632$", "^\u00A0?960", "960$", "^\u00A0?010"} {
				if regexp.MustCompile(broken).MatchString(line) {
					t.Fatalf("with %d letters before it a line is %q", n, line)
				}
			}
		}
	}
}

// words gives the words of a page that stand in the document, and those that are drawn again.
func (s *sheet) words() (real, again string) {
	for _, w := range s.runs {
		if w.id >= 0 {
			real += w.text
		} else if w.kind == "" {
			again += w.text
		}
	}
	return real, again
}

func TestATablesHeadStaysWithItsFirstRowAndIsDrawnAgainOnEachPage(t *testing.T) {
	for n := 12; n < 36; n++ {
		table := document.Table{Caption: "Caption", Head: []string{"Who", "What"}}
		for i := range 30 {
			table.Rows = append(table.Rows, []string{fmt.Sprintf("row%d.", i), "words"})
		}
		var blocks []document.Block
		for range n {
			blocks = append(blocks, document.Para{Text: "A line."})
		}
		_, sheets, tree := reread(t, one(append(blocks, table)...))
		begun := false
		for i, s := range sheets {
			real, again := s.words()
			if strings.Contains(real, "Caption") != strings.Contains(real, "row0.") || strings.Contains(real, "WhoWhat") != strings.Contains(real, "row0.") {
				t.Fatalf("%d lines above it, page %d parts the head from its first row: %s", n, i+1, real)
			}
			if begun && strings.Contains(real, "row") && again != "WhoWhat" {
				t.Fatalf("page %d draws %q again", i+1, again)
			}
			begun = begun || strings.Contains(real, "row0.")
		}
		if strings.Count(tree, "TH Column: Who\n") != 1 {
			t.Fatalf("the head is read more than once:\n%s", tree)
		}
	}
}

func TestARowTallerThanAPageGoesOnOnTheNext(t *testing.T) {
	long := strings.Repeat("Many words in one cell. ", 400)
	_, sheets, tree := reread(t, one(document.Table{Caption: "Caption", Head: []string{"Who", "What"}, Rows: [][]string{{"Amy", long}, {"Ben", "few"}}},
		document.Facts{Rows: []document.Fact{{Label: "Label", Value: long}}}))
	if len(sheets) < 3 || strings.Count(tree, "TR\n") != 6 {
		t.Errorf("%d pages, and the structure\n%.500s", len(sheets), tree)
	}
	for i, s := range sheets {
		if err := s.inside(); err != nil {
			t.Errorf("page %d: %v", i+1, err)
		}
	}
}

func TestSignaturesStayTogetherAndWithTheirHeading(t *testing.T) {
	for n := 12; n < 36; n++ {
		var blocks []document.Block
		for range n {
			blocks = append(blocks, document.Para{Text: "A line."})
		}
		_, sheets, _ := reread(t, one(append(blocks, document.Subheading{Text: "Signed"}, document.Signatures{Who: []string{"Ana", "Beth"}})...))
		for i, s := range sheets {
			if real, _ := s.words(); strings.Contains(real, "Signed") != strings.Contains(real, "BethSignatureDate") || strings.Contains(real, "Ana") != strings.Contains(real, "Beth") {
				t.Fatalf("%d lines above them, page %d is %s", n, i+1, real)
			}
		}
	}
}

func TestAHeadingStaysWithTheTwoLinesAfterItAndNoLineOfAParagraphStandsAlone(t *testing.T) {
	for n := 12; n < 40; n++ {
		var blocks []document.Block
		for range n {
			blocks = append(blocks, document.Para{Text: "A line."})
		}
		para := strings.Repeat("word ", 60)
		_, sheets, _ := reread(t, one(append(blocks, document.Subheading{Text: "Heading"}, document.List{Items: []string{"point.", "dot."}}, document.Para{Text: para})...))
		for i, s := range sheets {
			lines := map[float64]string{}
			for _, w := range s.runs {
				if w.id >= 0 {
					lines[w.y] += w.text
				}
			}
			real, of := "", 0
			for _, line := range lines {
				real += line
				if strings.Contains(line, "word") {
					of++
				}
			}
			if of == 1 || strings.Contains(real, "Heading") && !strings.Contains(real, "dot.") {
				t.Fatalf("%d lines above them, page %d has %v", n, i+1, lines)
			}
		}
	}
}

func TestTheLabelsOfFactsAreHeadersOfTheirRows(t *testing.T) {
	_, _, tree := reread(t, one(document.Facts{Rows: []document.Fact{{Label: "About", Value: "Amy"}}}))
	if !strings.Contains(tree, "TR\n        TH Row: About\n        TD: Amy\n") {
		t.Errorf("the structure is\n%s", tree)
	}
}

// letterOf is a letter of one part.
func letterOf(blocks ...document.Block) *document.Document {
	return &document.Document{Title: "A letter for Amy", Points: 14, Parts: []document.Part{{Blocks: blocks}}}
}

func TestALetterIsPlain(t *testing.T) {
	d := letterOf(document.Para{Text: "Dear Amy,"})
	d.Date = "2026-11-22"
	r, sheets, tree := reread(t, d)
	if len(sheets) != 1 || len(sheets[0].decoration) > 0 || r.catalog()["Outlines"] != nil {
		t.Errorf("it has %v around it", sheets[0].decoration)
	}
	if tree != "Document\n  H1: A letter for Amy\n  P: 22\u00A0November 2026\n  P: Dear Amy,\n" {
		t.Errorf("the structure is\n%s", tree)
	}
	for range 60 {
		d.Parts[0].Blocks = append(d.Parts[0].Blocks, document.Para{Text: "A line."})
	}
	if _, sheets, _ = reread(t, d); len(sheets) != 3 || sheets[2].decoration[0].text != "Page 3 of 3" {
		t.Errorf("the third of %d pages has %v around it", len(sheets), sheets[len(sheets)-1].decoration)
	}
}

func TestAPartThatBeginsAnewBeginsAPage(t *testing.T) {
	d := one(document.Para{Text: "Here."})
	d.Parts = append(d.Parts, document.Part{Title: "Next", Anew: true, Blocks: []document.Block{document.Para{Text: "There."}}}, document.Part{Anew: true})
	_, sheets, _ := reread(t, d)
	if real, _ := sheets[1].words(); len(sheets) != 2 || real != "NextThere." {
		t.Errorf("of %d pages the second is %q", len(sheets), real)
	}
}

func TestALongUnbrokenWordIsBrokenRatherThanRunOffThePage(t *testing.T) {
	word := strings.Repeat("abcdefghij", 60)
	d := one(document.Para{Text: word}, document.Facts{Rows: []document.Fact{{Label: word, Value: word}}}, document.List{Items: []string{word}}, document.Subheading{Text: word},
		document.Table{Caption: word, Head: []string{word, "B", "C", "D"}, Rows: [][]string{{word, word, word, word}}}, document.Boxes{Heads: []string{word, word}, Items: []string{word, "1"}, Room: &document.Blank{Label: word}},
		document.Boxes{Heads: []string{word, word}, Items: []string{"1"}, Room: &document.Blank{Label: word}}, document.Signatures{Who: []string{word}}, document.Blanks{Places: []document.Blank{{Label: word}, {Label: "a"}}})
	d.Title, d.Reference, d.Marking, d.Draft, d.Copy, d.Reader = word, word, word, word, word, word
	_, sheets, tree := reread(t, d)
	for i, s := range sheets {
		if err := s.inside(); err != nil {
			t.Errorf("page %d: %v", i+1, err)
		}
	}
	if n := strings.Count(plain(tree), word); n < 20 {
		t.Errorf("the word stands %d times in the structure", n)
	}
}

func TestAMarkThatNoLetterIsComposedWithSitsOnItsLetter(t *testing.T) {
	_, _, tree := reread(t, one(document.Para{Text: "ẹ̀kọ́"}))
	if !strings.Contains(tree, "P: ẹ̀kọ́\n") {
		t.Errorf("the structure is\n%s", tree)
	}
	f := newFace(wide(t), "W")
	gs := f.set(nil, []rune("o\u0301"))
	if len(gs) != 2 || gs[1].right >= 0 || gs[1].right+gs[0].width <= -0.3 {
		t.Errorf("the mark is set at %+v", gs)
	}
}
