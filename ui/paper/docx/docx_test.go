package docx

import (
	"archive/zip"
	"bytes"
	"flag"
	"image/png"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"handover/model/document"
)

// go test ./ui/paper/docx -renew writes the texts in testdata anew; read what changed before keeping it.
var renew = flag.Bool("renew", false, "write the texts in testdata anew")

func TestADocumentWithABlockOfEachKindIsWrittenAsItShould(t *testing.T) {
	got := drawnAs(t, sample())["word/document.xml"]
	got = strings.NewReplacer("<w:p>", "\n<w:p>", "<w:tbl>", "\n<w:tbl>", "<w:tr>", "\n<w:tr>", "<w:sectPr>", "\n<w:sectPr>").Replace(got) + "\n"
	const path = "testdata/document.xml"
	if *renew {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want, lines := strings.Split(strings.ReplaceAll(string(b), "\r\n", "\n"), "\n"), strings.Split(got, "\n")
	for i := range max(len(want), len(lines)) {
		if i >= len(want) || i >= len(lines) || want[i] != lines[i] {
			t.Fatalf("it is another from line %d on (-renew writes it anew): %s", i+1, lines[min(i, len(lines)-1)])
		}
	}
}

func TestEqualDocumentsGiveEqualFilesOfOneFixedTime(t *testing.T) {
	a, err := Write(sample())
	if err != nil {
		t.Fatal(err)
	}
	b, err := Write(sample())
	if err != nil || !bytes.Equal(a, b) {
		t.Errorf("the second is another: %v", err)
	}
	z, err := zip.NewReader(bytes.NewReader(a), int64(len(a)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if f.Modified.Year() != 1980 {
			t.Errorf("%s says %v", f.Name, f.Modified)
		}
	}
}

func TestTheFileSaysWhatItIsAndNothingOfWhoWroteIt(t *testing.T) {
	files := drawnAs(t, sample())
	core := files["docProps/core.xml"]
	for _, want := range []string{"<dc:title>Closure Record</dc:title>", "<dc:language>en-GB</dc:language>", ">2026-11-22T00:00:00Z</dcterms:created>", ">2026-11-22T00:00:00Z</dcterms:modified>"} {
		if !strings.Contains(core, want) {
			t.Errorf("it says not %s: %s", want, core)
		}
	}
	if strings.Contains(core, "creator") || strings.Contains(core, "lastModifiedBy") || strings.Count(files["docProps/app.xml"], "</") != 2 {
		t.Errorf("it says more than it should: %s %s", core, files["docProps/app.xml"])
	}
	if !strings.Contains(files["word/styles.xml"], `<w:lang w:val="en-GB"`) {
		t.Error("its language is not set")
	}
}

func TestWordAsksNothingAtOpeningAndOpensInItsPresentMode(t *testing.T) {
	for name, content := range drawnAs(t, sample()) {
		if strings.Contains(content, "updateFields") {
			t.Errorf("%s has Word ask a question", name)
		}
	}
	if s := drawnAs(t, sample())["word/settings.xml"]; !strings.Contains(s, `w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"`) {
		t.Error(s)
	}
}

func TestControlCharactersAreNotInTheFileAtAll(t *testing.T) {
	if x := bodyOf(t, document.Para{Text: "A\x00\x0b\u202E\uFFFE\xffB"}); !strings.Contains(x, ">A\uFFFDB<") {
		t.Error(x)
	}
}

func TestTheMarkingAndTheCopyMarkAreTextOnPageOneAndStandOnEveryPage(t *testing.T) {
	d := sample()
	files := drawnAs(t, d)
	before := files["word/document.xml"]
	before = before[:strings.Index(before, `"Heading1"`)]
	at := -1
	for _, words := range []string{d.Marking, d.Title, d.Draft, "Copy for Hazel Road", "For: ", "Reference: ", "Date: ", "22\u00A0November 2026"} {
		i := strings.LastIndex(before, words)
		if i < at || i < 0 {
			t.Errorf("%q is not in its place", words)
		}
		at = i
	}
	if h := files["word/header1.xml"]; !strings.Contains(h, d.Marking) || !strings.Contains(h, "HR-204") {
		t.Error(h)
	}
	for _, name := range []string{"word/footer1.xml", "word/footer2.xml"} {
		f := files[name]
		for _, words := range []string{d.Draft, "Copy for Hazel Road", `>Page <`, `w:instr=" PAGE "`, `> of <`, `w:instr=" NUMPAGES "`} {
			if !strings.Contains(f, words) {
				t.Errorf("%s has no %q: %s", name, words, f)
			}
		}
	}
	if strings.Contains(files["word/header2.xml"], "<w:t") || !strings.Contains(files["word/document.xml"], "<w:titlePg/>") {
		t.Error("page 1 has the marking twice")
	}
}

func TestALetterIsPlain(t *testing.T) {
	d := &document.Document{Title: "A letter for Jo", Date: "2026-11-22", Points: 15, Parts: []document.Part{{Blocks: []document.Block{document.Para{Text: "Dear Jo,"}}}}}
	files := drawnAs(t, d)
	x := files["word/document.xml"]
	for _, not := range []string{"Heading1", "w:tbl", "headerReference", "Reference", "Date: ", "For: "} {
		if strings.Contains(strings.ReplaceAll(x, "footerReference", ""), not) {
			t.Errorf("it has %s: %s", not, x)
		}
	}
	if files["word/header1.xml"] != "" || !strings.Contains(files["word/styles.xml"], `<w:sz w:val="30"/>`) || !strings.Contains(x, ">22\u00A0November 2026<") {
		t.Error("it has a header, or another size, or no day")
	}
}

func TestNoRowIsKeptWholeInATableThatHoldsWordsFromRightToLeft(t *testing.T) {
	x := bodyOf(t, document.Table{Caption: "Services", Head: []string{"A", "B"}, Rows: [][]string{{"1", "2"}, {"3", "فاطمة"}}})
	for _, row := range strings.Split(x, "<w:tr>")[2:] {
		if strings.Contains(row, "cantSplit") {
			t.Errorf("a row is kept whole: %s", row)
		}
	}
}

func TestATablesHeadStaysWithItsCaptionAndFirstRowAndRepeats(t *testing.T) {
	x := bodyOf(t, document.Table{Caption: "Services", Head: []string{"A", "B"}, Rows: [][]string{{"1", strings.Repeat("A long story. ", 50)}, {"3", "4"}}})
	rows := strings.Split(x, "<w:tr>")
	if !strings.Contains(rows[1], "<w:cantSplit/><w:tblHeader/>") || strings.Count(rows[1], `"TableHead"`) != 2 {
		t.Errorf("its head is %s", rows[1])
	}
	if strings.Contains(rows[2], "cantSplit") || !strings.Contains(rows[3], "<w:cantSplit/>") || strings.Contains(rows[2]+rows[3], "tblHeader") {
		t.Errorf("a long row cannot break over a page, or a short one does: %s", rows[2:])
	}
	if !strings.Contains(rows[0], `<w:tblCaption w:val="Services"/>`) || !strings.Contains(rows[0], `"Caption"`) {
		t.Error("it has no caption")
	}
	styles := drawnAs(t, sample())["word/styles.xml"]
	for _, id := range []string{"Caption", "TableHead", "Heading1", "Heading2", "RowHead"} {
		if rest := styles[strings.Index(styles, `w:styleId="`+id+`"`):]; !strings.Contains(rest[:strings.Index(rest, "</w:style>")], "<w:keepNext/>") {
			t.Errorf("%s does not stay with what follows", id)
		}
	}
}

func TestATableWithMoreToSayThanItsColumnsHoldIsLaidOutInBlocks(t *testing.T) {
	table := document.Table{Caption: "Services", Head: strings.Fields("Service Purpose Who Reach Stands First Start Notes")}
	short := slices.Repeat([]string{"Yes"}, 8)
	long := slices.Repeat([]string{"Therapy for the child, weekly to begin with, and an hour each month for the parents together"}, 8)
	long[3] = ""
	table.Rows = [][]string{short}
	if x := bodyOf(t, table); strings.Count(x, "<w:tc>") != 16 {
		t.Error("eight short columns are no table")
	}
	table.Rows = [][]string{short, long}
	x := bodyOf(t, table)
	if strings.Count(x, `"RowHead"`) != 2 || strings.Count(x, "<w:tr>") != 7+6 || !strings.Contains(x, ">Service: Yes<") {
		t.Error(x)
	}
}

func TestWhatIsSignedStaysTogether(t *testing.T) {
	x := bodyOf(t, document.Signatures{Who: []string{"Amy’s mother", "Amy’s father", "The worker"}})
	rows := strings.Split(x, "<w:tr>")[1:]
	for i, row := range rows {
		if !strings.Contains(row, "<w:cantSplit/>") || strings.Count(row, "underscore") != 2 || !strings.Contains(row, ">Signature <") || !strings.Contains(row, ">Date <") {
			t.Errorf("row %d: %s", i+1, row)
		}
		if want := 3; i < 2 && strings.Count(row, "<w:keepNext/>") != want {
			t.Errorf("row %d does not stay with the next", i+1)
		}
	}
	if len(rows) != 3 || strings.Contains(rows[2], "keepNext") {
		t.Error("the last row stays with what follows")
	}
}

func TestAFactsLabelIsTheHeadOfItsRow(t *testing.T) {
	x := bodyOf(t, document.Facts{Rows: []document.Fact{{Label: "Child", Value: "Amy"}}})
	if !strings.Contains(x, `w:firstRow="0" w:lastRow="0" w:firstColumn="1"`) || strings.Contains(x, "tblHeader") || strings.Contains(x, "vMerge") {
		t.Error(x)
	}
}

func TestEachListHasANumberOfItsOwn(t *testing.T) {
	files := drawnAs(t, sample())
	var ids []string
	for _, m := range regexp.MustCompile(`<w:numId w:val="(\d+)"/>`).FindAllStringSubmatch(files["word/document.xml"], -1) {
		ids = append(ids, m[1])
	}
	if !slices.Equal(ids, []string{"1", "1", "2"}) {
		t.Errorf("the points have the lists %q", ids)
	}
	if n := files["word/numbering.xml"]; strings.Count(n, "<w:num ") != 2 || strings.Count(n, "startOverride") != 2 {
		t.Error(n)
	}
}

func TestWhatIsReadFromRightToLeftIsSetSo(t *testing.T) {
	x := bodyOf(t, document.Para{Text: "امي: Amy نعم"}, document.Para{Text: "Her امينة helps"})
	for _, want := range []string{
		`<w:bidi/>`, `<w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve">امي: </w:t>`, `<w:r><w:t xml:space="preserve">Amy</w:t></w:r>`, `<w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve"> نعم</w:t>`,
		`<w:t xml:space="preserve">Her </w:t>`, `<w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve">امينة</w:t>`, `<w:t xml:space="preserve"> helps</w:t>`,
	} {
		if !strings.Contains(x, want) {
			t.Errorf("it has no %s: %s", want, x)
		}
	}
	if strings.Count(x, "<w:bidi/>") != 1 {
		t.Error("an English paragraph is set from right to left")
	}
}

func TestAPartBeginsOnANewPageWhereItIsTo(t *testing.T) {
	x := drawnAs(t, &document.Document{Title: "T", Parts: []document.Part{{Title: "One"}, {Title: "Two", Anew: true}, {Anew: true}}})["word/document.xml"]
	if strings.Count(x, "<w:pageBreakBefore/>") != 2 || !strings.Contains(x, `<w:pStyle w:val="Heading1"/><w:pageBreakBefore/>`) {
		t.Error(x)
	}
}

func TestAPictureIsSaidInWordsAndDrawnWithThem(t *testing.T) {
	files := drawnAs(t, sample())
	if !strings.Contains(files["word/document.xml"], `descr="A line from March to October 2026: the plan."`) {
		t.Error("it has no alternative text")
	}
	img, err := png.Decode(strings.NewReader(files["word/media/picture1.png"]))
	if err != nil {
		t.Fatal(err)
	}
	dark := func(x, y, width, height float64) (n int) {
		const dots = dotsPerInch / 72.0
		for i := int(x * dots); i < int((x+width)*dots); i++ {
			for j := int(y * dots); j < int((y+height)*dots); j++ {
				if g, _, _, _ := img.At(i, j).RGBA(); g < 0x4000 {
					n++
				}
			}
		}
		return n
	}
	if b := img.Bounds(); b.Dx() != 1278 || b.Dy() != 334 {
		t.Errorf("it is %v", b)
	}
	if dark(10, 70, 80, 12) < 500 || dark(400, 70, 50, 12) < 500 || dark(451, 0, 9, 120) > 0 || dark(100, 59, 10, 2) < 50 || dark(0, 90, 460, 30) > 0 {
		t.Errorf("words or lines are not where they should be: %d %d %d %d", dark(10, 70, 80, 12), dark(400, 70, 50, 12), dark(451, 0, 9, 120), dark(100, 59, 10, 2))
	}
}
