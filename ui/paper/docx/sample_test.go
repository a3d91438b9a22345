package docx

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"handover/cmd/handover/demo"
	"handover/model/document"
	"handover/ui/paper/papertest"
)

// sample is a small made-up document with a block of every kind.
func sample() *document.Document {
	return &document.Document{
		Title: "Closure Record", Reference: "HR-204", Date: "2026-11-22", Language: "en-GB", Marking: document.Marking,
		Draft: "Draft: not authorised by a manager.", Reader: "Council record", Copy: "Copy for Hazel Road school nursing, given 22 November 2026",
		Parts: []document.Part{
			{ID: "facts", Title: "About this record", Blocks: []document.Block{
				document.Facts{Rows: []document.Fact{{Label: "Child", Value: "Amy"}, {Label: "Decision made", Value: "12 November 2026, at the meeting of everybody who works with the family.\nHelen Marr wrote it down."}}},
				document.Note{Text: "Not written yet: “where it is held” & by whom."},
			}},
			{ID: "worry", Title: "What was worrying", Blocks: []document.Block{
				document.Subheading{Text: "At the start"},
				document.Para{Text: "Amy said: “He comes in at night.”\nRing 01632 960 011 before 6 November 2026."},
				document.List{Items: []string{"Nights", "School"}}, document.List{Items: []string{"Health"}},
				document.Table{Caption: "Services that carry on", Head: []string{"Service", "What it is for"}, Rows: [][]string{{"School nursing", "Sees Amy each week"}, {"Clinic", ""}}},
				document.Para{Text: "امي تقول: Amy 12 نعم"},
				document.Para{Text: "Her grandmother, امينة, helps."},
			}},
			{ID: "sign", Title: "To be signed", Anew: true, Blocks: []document.Block{
				document.Boxes{Items: []string{"Read with Amy", "Left with her mother"}},
				document.Boxes{Heads: []string{"Amy", "Her mother"}, Items: []string{"Has it"}, Room: &document.Blank{Label: "They said"}},
				document.Boxes{Heads: []string{"yes", "no", "not yet"}, Items: []string{"", "2"}, Room: &document.Blank{}},
				document.Blanks{Places: []document.Blank{{Label: "Name", Share: 2}, {Label: "Date", Share: 1}}},
				document.Blanks{Places: []document.Blank{{Label: "What else", Share: 1, Lines: 3}}},
				document.Signatures{Who: []string{"Amy’s mother", "The worker"}},
				document.Picture{Caption: "The year", Alt: "A line from March to October 2026: the plan.", Width: 460, Height: 120, Shapes: []document.Shape{
					document.Area{X: 10, Y: 20, Width: 200, Height: 20, Grey: 0.8}, document.Stroke{X1: 10, Y1: 60, X2: 450, Y2: 60, Thick: 1},
					document.Words{X: 10, Y: 80, Text: "March: Żółć, ŵ", Points: 11}, document.Words{X: 450, Y: 80, Text: "October", Points: 11, Bold: true, ToRight: true},
				}},
			}},
		},
	}
}

// composed are the documents of the demo's closures, which are sent and one of them authorised.
func composed(t testing.TB) map[string]*document.Document {
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

// unpacked gives the files of a Word file by name.
func unpacked(t testing.TB, b []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if _, twice := out[f.Name]; twice {
			t.Errorf("%s stands in it twice", f.Name)
		}
		out[f.Name] = string(content)
	}
	return out
}

// drawnAs draws a document and gives the files of it.
func drawnAs(t testing.TB, d *document.Document) map[string]string {
	t.Helper()
	b, err := Write(d)
	if err != nil {
		t.Fatal(err)
	}
	return unpacked(t, b)
}

// bodyOf is the body of a document of one part with some blocks.
func bodyOf(t testing.TB, blocks ...document.Block) string {
	t.Helper()
	x := drawnAs(t, &document.Document{Title: "T", Date: "2026-11-22", Parts: []document.Part{{Title: "P", Blocks: blocks}}})["word/document.xml"]
	return x[strings.Index(x, ">P<"):]
}
