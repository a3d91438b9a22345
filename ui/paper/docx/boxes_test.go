package docx

import (
	"strings"
	"testing"

	"handover/model/document"
)

func TestSeveralBoxesOfOnePersonStandInALineWithTheirWords(t *testing.T) {
	x := bodyOf(t, document.Boxes{Heads: []string{"yes", "no"}, Items: []string{"", "2"}, Room: &document.Blank{}})
	if strings.Contains(x, "w:tbl") || strings.Count(x, box) != 4 || strings.Count(x, `w:leader="underscore"`) != 2 || !strings.Contains(x, "\u00A0yes") {
		t.Error(x)
	}
}

func TestBoxesUnderHeadsHaveTheRoomForWordsBeneathTheItem(t *testing.T) {
	x := bodyOf(t, document.Boxes{Heads: []string{"told", "asked"}, Items: []string{"What was done", "Why we are stopping"}, Room: &document.Blank{Label: "They said", Lines: 2}})
	rows := strings.Split(x, "<w:tr>")[1:]
	if len(rows) != 3 || !strings.Contains(rows[0], "<w:tblHeader/>") {
		t.Fatal(x)
	}
	for _, row := range rows[1:] {
		if strings.Count(row, box) != 2 || strings.Count(row, "underscore") != 2 || !strings.Contains(row, ">They said <") || !strings.Contains(row, "<w:cantSplit/>") {
			t.Error(row)
		}
	}
}

func TestABoxIsInAFontThatHasOne(t *testing.T) {
	x := bodyOf(t, document.Boxes{Items: []string{"Read with Amy"}}, document.Para{Text: "☑ done"})
	if strings.Count(x, `w:ascii="Segoe UI Symbol"`) != 2 || !strings.Contains(x, `<w:t xml:space="preserve"> done</w:t>`) {
		t.Error(x)
	}
}

func TestPlacesToWriteInAreAsWideAsTheirShares(t *testing.T) {
	x := bodyOf(t, document.Blanks{Places: []document.Blank{{Label: "Name", Share: 2}, {Label: "Day", Share: 1, Lines: 3}}})
	for _, want := range []string{`<w:gridCol w:w="6388"/><w:gridCol w:w="3194"/>`, `w:pos="6218"`, `w:pos="3024"`} {
		if !strings.Contains(x, want) {
			t.Errorf("it has no %s: %s", want, x)
		}
	}
	if strings.Count(x, "underscore") != 4 {
		t.Error("it has another number of lines")
	}
}

func TestALabelThatFillsItsLineHasTheLineBeneathIt(t *testing.T) {
	x := bodyOf(t, document.Blanks{Places: []document.Blank{{Label: strings.Repeat("What happened then and who was there? ", 3), Share: 1}}})
	if strings.Count(x, "underscore") != 1 || strings.Count(x, `"FillIn"`) != 2 {
		t.Error(x)
	}
}

func TestADateStaysOnOneLineInATableWithLongCells(t *testing.T) {
	long := strings.Repeat("Much was said of it. ", 9)
	cols, readable := columns([][]string{{"Day", "What", "Whose", "Why"}, {"22 November 2026", long, "Our own work", long}}, 10.5, textWidth)
	total := 0
	for _, c := range cols {
		total += c
	}
	if !readable || cols[0] < width("22 November 2026", 10.5)+padding || total != textWidth {
		t.Errorf("the columns are %d", cols)
	}
}
