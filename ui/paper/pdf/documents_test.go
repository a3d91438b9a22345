package pdf

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"handover/cmd/handover/demo"
	"handover/model/document"
	"handover/ui/paper/papertest"
)

// go test ./ui/paper/pdf -keep DIR leaves the PDFs of the tests there, to be looked at.
var keep = flag.String("keep", "", "leave the PDFs in this folder")

// written draws a document, or fails.
func written(t testing.TB, name string, d *document.Document) []byte {
	t.Helper()
	b, err := Write(d)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if *keep != "" {
		if err := os.WriteFile(filepath.Join(*keep, name+".pdf"), b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return b
}

// allBlocks is a small made-up document with every block.
func allBlocks() *document.Document {
	return &document.Document{
		Title: "Every kind of block", Reference: "HR-204", Date: "2026-11-22", Language: "en-GB", Marking: document.Marking,
		Draft: "Draft: not authorised by a manager.", Reader: "Beth Okoro, school nurse", Copy: "Copy for Hazel Road school nursing, given 22 November 2026",
		Parts: []document.Part{
			{ID: "one", Title: "Words", Blocks: []document.Block{
				document.Para{Text: "Ring the team on 01632 960 010 before 6 November 2026. “She said so,” wrote her teacher – and it’s so."},
				document.Note{Text: "Not written yet: whom they can ring with a question."},
				document.Subheading{Text: "What helps"},
				document.List{Items: []string{"A walk to school with her grandmother.", "Quiet evenings, with the light left on in the passage, and somebody near who comes when she calls."}},
			}},
			{ID: "two", Title: "Tables", Blocks: []document.Block{
				document.Facts{Rows: []document.Fact{{Label: "About", Value: "Amy"}, {Label: "Your first step", Value: "Talk with Amy at the drop-in about how she sleeps, by 27 November 2026"}, {Label: "Not asked", Value: ""}}},
				document.Table{Caption: "What needs help or watching now", Head: []string{"What", "How it stands", "Who helps", "From"}, Rows: [][]string{
					{"Emotional health", "Active", "Rowan Child and Family Clinic", "14 December 2026"}, {"Physical health", "To be watched", "Hazel Road school nursing", ""}}},
				document.Table{Caption: "Everybody who carries on", Head: []string{"Service", "Who", "Purpose", "First step", "By", "Telephone", "Family knows", "Copy given"}, Rows: [][]string{
					{"Hazel Road school nursing", "Beth Okoro, school nurse", "Sees Amy each week", "Talk with Amy at the drop-in", "27 November 2026", "01632 960 011", "Yes", "22 November 2026"},
					{"Rowan Child and Family Clinic", "", "Therapy", "", "", "", "Yes", ""}}},
			}},
			{ID: "three", Title: "To be filled in by hand", Anew: true, Blocks: []document.Block{
				document.Boxes{Items: []string{"The family have been told.", "The family have not been told, because telling them would not be safe; the reason for it is in the record."}},
				document.Boxes{Heads: []string{"Told", "Asked"}, Items: []string{"What was worrying", "What was done"}},
				document.Boxes{Heads: []string{"Told", "Asked"}, Items: []string{"Why we stop now"}, Room: &document.Blank{Label: "They said", Share: 1, Lines: 2}},
				document.Boxes{Items: []string{"Another day"}, Room: &document.Blank{Label: "When", Share: 1}},
				document.Subheading{Text: "Has somebody talked with each of them?"},
				document.Boxes{Heads: []string{"yes", "no", "not yet", "to discuss"}, Items: []string{"C", "1"}, Room: &document.Blank{Share: 1}},
				document.Blanks{Places: []document.Blank{{Label: "A place with a label that is too long to stand beside others", Share: 1}, {Label: "Who", Share: 3}}},
				document.Blanks{Places: []document.Blank{{Label: "Reference", Share: 2}, {Label: "Child", Share: 1}, {Label: "Date", Share: 1}}},
				document.Blanks{Places: []document.Blank{{Label: "What they said", Share: 1, Lines: 3}}},
				document.Blanks{Places: []document.Blank{{Share: 1}}},
				document.Picture{Caption: "The year", Alt: "A line from January to June, with a bar in March.", Width: 300, Height: 60, Shapes: []document.Shape{
					document.Area{X: 100, Y: 20, Width: 40, Height: 20, Grey: 0.6}, document.Stroke{X1: 0, Y1: 45, X2: 300, Y2: 45, Thick: 1},
					document.Words{X: 0, Y: 58, Text: "January", Points: 9}, document.Words{X: 300, Y: 58, Text: "June", Points: 9, Bold: true, ToRight: true}}},
				document.Subheading{Text: "Signed"},
				document.Signatures{Who: []string{"Ana Lopez, social worker", "Team manager"}},
			}},
		},
	}
}

// languages has words of the languages that families read, in the letters that the faces have.
func languages() *document.Document {
	return &document.Document{Title: "Words of many languages", Date: "2026-11-22", Parts: []document.Part{{Blocks: []document.Block{
		document.Facts{Rows: []document.Fact{
			{Label: "Welsh", Value: "Tŷ a gŵr; dŵr, sŵn, ŷd, wŷr, Ŵy, âr, têg, ïon"},
			{Label: "Polish", Value: "Zażółć gęślą jaźń; Łódź, źdźbło"},
			{Label: "Romanian", Value: "Știință și țară; pâine, în, mâță"},
			{Label: "Turkish", Value: "İstanbul, ığdır, çocuk, şeker, güneş"},
			{Label: "Ukrainian", Value: "Дитина їде додому; ґанок, є, її"},
			{Label: "Bulgarian", Value: "Ще се върна у дома"},
			{Label: "Greek", Value: "Το παιδί είναι στο σπίτι· ψωμί, γάλα"},
			{Label: "Vietnamese", Value: "Tiếng Việt: một đứa trẻ được về nhà"},
			{Label: "Yoruba", Value: "Ọmọ náà wà ní ilé; ẹ̀kọ́, ọ̀rẹ́, ṣé"},
			{Label: "Signs", Value: "£20 – 5 € … “so” ‘it’ is; • ½ ° §"},
			{Label: "Copied", Value: "☐ no ☑ yes ☒ not ✓ ✔ done ✗ ✘ left; home → school ← up ↑ down ↓; ● ○ ◦ ■ □ ▪ ▫ points"},
		}},
		document.Subheading{Text: "Đứa trẻ, Дитина, ẹ̀kọ́, το παιδί, tŷ"},
	}}}}
}

// long is a document of about so many pages.
func long(pages int) *document.Document {
	d := allBlocks()
	d.Draft = ""
	for len(d.Parts) < 3+pages {
		n := len(d.Parts)
		p := document.Part{ID: fmt.Sprint(n), Title: fmt.Sprintf("Part %d", n)}
		for range 3 {
			p.Blocks = append(p.Blocks, document.Para{Text: strings.Repeat("Amy said to Mrs Field in March that her uncle comes in at night, and that she does not sleep. ", 5)})
		}
		t := document.Table{Caption: "Who does what", Head: []string{"Who", "What", "By"}}
		for range 6 {
			t.Rows = append(t.Rows, []string{"Beth Okoro", "Sees Amy each week at the drop-in, and watches how she sleeps and how she eats", "27 November 2026"})
		}
		p.Blocks = append(p.Blocks, t)
		d.Parts = append(d.Parts, p)
	}
	return d
}

// demos composes every document that there is of the demo's closures, which are sent and one of them authorised.
func demos(t testing.TB) map[string]*document.Document {
	t.Helper()
	files, err := demo.Closures(papertest.Now())
	if err != nil {
		t.Fatal(err)
	}
	closures, err := papertest.Closures(files)
	if err != nil {
		t.Fatal(err)
	}
	all, err := papertest.Papers(closures)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]*document.Document{}
	for _, p := range all {
		out[p.Name] = p.Document
	}
	return out
}

func TestEveryDocumentOfTheDemoIsWritten(t *testing.T) {
	for name, d := range demos(t) {
		written(t, name, d)
	}
}

func TestEveryBlockIsWritten(t *testing.T) {
	written(t, "all", allBlocks())
	written(t, "languages", languages())
	written(t, "long", long(6))
}
