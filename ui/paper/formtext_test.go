package paper_test

import (
	"bytes"
	"strings"
	"testing"

	"handover/model/document"
	"handover/ui/paper"
)

func TestTheCallSheetReadsAsItShould(t *testing.T) {
	golden(t, "call-sheet.txt", paper.Form(document.CallSheet(theGuide(t), "england", day)))
}

// The pages of the Word file are counted beside its writer, by another program.
func TestTheCallSheetIsTwoPagesAtMost(t *testing.T) {
	for _, nation := range []string{"england", "wales"} {
		d := document.CallSheet(theGuide(t), nation, day)
		b, err := paper.Bytes(d, paper.FormatPDF)
		if err != nil {
			t.Fatal(err)
		}
		if n := bytes.Count(b, []byte("/Type/Page/")); n < 1 || n > 2 {
			t.Errorf("for %s its PDF has %d pages", nation, n)
		}
		if n := strings.Count(paper.Form(d), "\n"); n > 120 {
			t.Errorf("for %s its text has %d lines", nation, n)
		}
	}
}

func TestNoLineOfABlankFormIsWiderThanPaper(t *testing.T) {
	g := theGuide(t)
	for _, nation := range []string{"england", "wales"} {
		for _, d := range []*document.Document{document.CallSheet(g, nation, day), document.Checklist(g, nation, day), hand(t)} {
			for i, line := range strings.Split(paper.Form(d), "\n") {
				if len([]rune(line)) > 78 || strings.TrimRight(line, " ") != line {
					t.Errorf("%s, line %d: %q", d.Title, i+1, line)
				}
			}
		}
	}
}

// hand is a document of all that is filled in by hand.
func hand(t *testing.T) *document.Document {
	t.Helper()
	long := strings.TrimSpace(strings.Repeat("what was said of this to the family ", 4))
	return &document.Document{Title: "By hand", Date: day, Language: "en-GB", Parts: []document.Part{{Title: "Part", Blocks: []document.Block{
		document.Subheading{Text: "Places"},
		document.Blanks{Places: []document.Blank{{Label: "Reference", Share: 1}, {Label: "Date", Share: 2}}},
		document.Blanks{Places: []document.Blank{{Label: "1", Lines: 2}}},
		document.Blanks{Places: []document.Blank{{Label: "Why", Share: 1, Lines: 2}}},
		document.Blanks{Places: []document.Blank{{Label: long, Share: 1, Lines: 2}}},
		document.Blanks{Places: []document.Blank{{Label: "A label that wants half of it", Share: 1}, {Label: "and one more that wants the rest", Share: 1}}},
		document.Subheading{Text: "Boxes"},
		document.Boxes{Items: []string{"One", long}},
		document.Boxes{Heads: []string{"told", "C"}, Items: []string{"Why we stop", long}, Room: &document.Blank{Label: "They said", Share: 1}},
		document.Boxes{Heads: []string{"yes", "no", "not yet"}, Items: []string{"1", "2"}, Room: &document.Blank{Share: 1}},
		document.Boxes{Heads: []string{"spoke with them", "left a message", "no answer", "they will ring back"}, Items: []string{""}},
		document.Subheading{Text: "Signatures"},
		document.Signatures{Who: []string{"Ana Lopez, worker", "The manager"}},
	}}}}
}

func TestWhatIsFilledInByHandIsDrawnToTheEdgeOfThePaper(t *testing.T) {
	golden(t, "by-hand.txt", paper.Form(hand(t)))
}

// What is pasted into a case system is never wrapped, but for what is written on by hand.
func TestADocumentThatIsNoFormHasTheSameLinesToWriteOnUnderWordsThatAreNotWrapped(t *testing.T) {
	d := hand(t)
	long := strings.Repeat("words and ", 20)
	d.Parts[0].Blocks = append(d.Parts[0].Blocks, document.Para{Text: long})
	text := paper.Text(d)
	if !strings.Contains(text, "\r\n"+long+"\r\n") {
		t.Error("a paragraph was wrapped")
	}
	for _, words := range []string{"\r\nBoxes\r\n[ ] One\r\n", "told C\r\n[ ]  [ ] Why we stop\r\n", "1 [ ] yes   [ ] no   [ ] not yet  ___", "Ana Lopez, worker\r\nSignature ___"} {
		if !strings.Contains(text, words) {
			t.Errorf("it has no %q:\n%s", words, text)
		}
	}
	if strings.Count(text, "\n") != strings.Count(text, "\r\n") {
		t.Error("a line ends in another way")
	}
}
