package export_test

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"handover/model"
	"handover/model/document"
	"handover/ui/paper"
	"handover/ui/uitest"
)

// Every document that the demo's closures have, written out from its row in each format, and read back.
func TestEveryDocumentIsWrittenInEachFormatAndReadBack(t *testing.T) {
	closures := []string{"DEMO-TEEN-1", "DEMO-ENG-1", "DEMO-WAL-1"}
	if testing.Short() {
		closures = closures[:1]
	}
	for _, reference := range closures {
		l := newLaptop(t, reference)
		_ = l.sends() // where something stands in the way, the copies say so
		src := l.Desk.SourceOf(l.Desk.Closure())
		ready, refused := 0, 0
		l.Play(120, 48, func(r *uitest.Robot) {
			for before := ""; ; r.Press("down") {
				row := selected(r)
				if row == before {
					break
				}
				before = row
				r.Press("o")
				if !strings.Contains(r.Screen(), "(•) Word") {
					refused++
					if !strings.Contains(row, "not now") {
						t.Errorf("%s: refused, though the row says\n%s", reference, row)
					}
					r.Press("esc") // which takes the reason away
					continue
				}
				ready++
				for i, f := range paper.Formats() {
					if i > 0 {
						r.Press("o")
					}
					was := l.files()
					r.Press(string('1'+rune(i)), "tab", "enter")
					for n := 0; n < 4 && !strings.Contains(r.Screen(), "Written"); n++ { // past the day, and whether it is safe
						if strings.Contains(r.Screen(), "› (•) Yes, they said so") {
							r.Press("tab")
						}
						r.Press("enter")
					}
					r.See("Written")
					for _, name := range l.files() {
						if !slices.Contains(was, name) {
							opens(t, f, filepath.Join(l.docs, name))
						}
					}
					if len(l.files()) != len(was)+1 {
						t.Errorf("%s: %s\nwrote %v where there was %v", reference, row, l.files(), was)
					}
					r.Press("enter")
				}
			}
		})
		want := 0
		for _, k := range document.Kinds() {
			for _, to := range k.For(src.Closure) {
				if _, err := k.Compose(src, to); err == nil {
					want++
				}
			}
		}
		if ready != want+2 || refused == 0 && reference == "DEMO-TEEN-1" { // and the blank forms
			t.Errorf("%s: %d documents written and %d refused, of %d that there are", reference, ready, refused, want)
		}
		if got := strings.Count(l.audit(), "wrote out"); got != want*len(paper.Formats()) {
			t.Errorf("%s: %d lines in the audit for %d documents", reference, got, want)
		}
		for _, thing := range src.Closure.Things {
			if thing.Subject.Kind == model.KindAdult && strings.Contains(strings.Join(l.files(), " "), thing.Name) {
				t.Errorf("%s is named by a file: %v", thing.Name, l.files())
			}
		}
	}
}

// opens fails unless a file is of its format.
func opens(t *testing.T, format, path string) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	switch format {
	case paper.FormatDocx:
		z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		if _, err := z.Open("word/document.xml"); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	case paper.FormatPDF:
		if !bytes.HasPrefix(b, []byte("%PDF-")) || !bytes.Contains(b[max(len(b)-64, 0):], []byte("%%EOF")) {
			t.Errorf("%s does not begin and end as a PDF does", path)
		}
	default:
		if len(b) < 100 || !strings.HasSuffix(path, ".txt") {
			t.Errorf("%s says %q", path, b)
		}
	}
}

// to moves to the row of a document for somebody.
func to(r *uitest.Robot, whose, title string) {
	r.T.Helper()
	r.Press("home")
	for range 80 {
		under := ""
		for _, line := range r.Lines() {
			switch {
			case strings.Contains(line, " ───"):
				under = line
			case strings.HasPrefix(line, " › ") && strings.Contains(line, title) && strings.Contains(under, whose):
				return
			}
		}
		r.Press("down")
	}
	r.T.Fatalf("there is no %s for %s on\n%s", title, whose, r.Screen())
}

func TestTheWholeSetForAParentGoesIntoOneFolderAndWhatDoesNotIsSaid(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}} {
		l := newLaptop(t, "DEMO-ENG-1")
		parent := ""
		var who model.Subject
		for _, thing := range l.Desk.Closure().Of(model.KindAdult) {
			if parent == "" && l.Desk.Closure().IsParent(thing.Subject) && !model.OfConcern(l.Desk.Closure(), thing.Subject) {
				parent, who = thing.Name, thing.Subject
			}
		}
		l.Gives("letter.safe-to-hold", who, model.Answer{Status: model.Answered, Value: model.Value{"safe"}, Evidence: "with her sister"})
		l.Play(size[0], size[1], func(r *uitest.Robot) {
			to(r, parent+", a parent", "Letter")
			r.Press("a")
			r.See("documents for "+parent, "is left out, with the reason", "Folder", l.docs)
			r.Press("p")
			if strings.Contains(r.Screen(), "Given on") {
				r.Press("enter")
			}
			r.Press("enter")
			r.See("Written, unsealed.", "once", "given", "Not written", "none was sent yet", "Not asked yet whether it is safe for them to hold a leaflet")
			r.Press("enter")
			r.See("Documents", "unsealed")
		})
		if len(l.files()) == 0 {
			t.Error("nothing was written")
		}
		for _, name := range l.files() {
			if !strings.HasSuffix(name, ".pdf") || !strings.Contains(name, "-parent") {
				t.Errorf("there is %s", name)
			}
			opens(t, paper.FormatPDF, filepath.Join(l.docs, name))
		}
		said := l.audit()
		if got := strings.Count(said, "wrote out"); got != len(l.files()) || strings.Contains(said, "wrote out") && strings.Contains(strings.Split(said, "wrote out")[1], parent) {
			t.Errorf("%d files, and the audit has\n%s", len(l.files()), said)
		}
	}
}

func TestADocumentsPageSaysWhoItIsForAndWhatItLeavesOutBeforeIt(t *testing.T) {
	l := newLaptop(t, "DEMO-ENG-1")
	c := l.Desk.Closure()
	service := ""
	for _, s := range c.Of(model.KindService) {
		if _, err := document.Briefing(l.Desk.SourceOf(c), s.Subject); err == nil {
			service = s.Name
		}
	}
	l.Play(80, 24, func(r *uitest.Robot) {
		to(r, service, "Briefing sheet")
		r.Press("enter")
		r.See("For you, and not for the paper", "For "+service+", and nobody else.", "What anybody thinks of our stopping")
		r.Press("o", "t", "enter", "enter")
		r.See("Written, unsealed.")
		r.Press("enter", "esc")
		to(r, "To take with you", "The call sheet")
		r.Press("enter")
		r.See("Call sheet, blank", "____")
		r.Press("o")
		r.See("nothing of this closure is in it", "blank-call-sheet.docx")
		r.Press("esc", "esc")
		to(r, "the child", "Copy of the record")
		r.Press("enter")
		r.See("For you, and not for the paper", "none was sent yet")
		r.Press("o")
		r.See("none was sent yet")
		r.NotSee("not sealed")
	})
	for _, name := range l.files() {
		b, err := os.ReadFile(filepath.Join(l.docs, name))
		if err != nil || strings.Contains(string(b), "thinks of our stopping") || !strings.Contains(string(b), service) {
			t.Errorf("%v: %s says\n%s", err, name, b)
		}
	}
}

func TestTheLockHidesTheFormAndBringsItBack(t *testing.T) {
	l := newLaptop(t, "DEMO-ENG-1")
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Press("o", "p")
		r.See("Closure Record, for the council", "DEMO-ENG-1-record.pdf")
		r.Press("ctrl+l")
		r.See("The door is locked.")
		r.NotSee("DEMO-ENG-1-record")
		r.Press("enter")
		r.See("Closure Record, for the council", "(•) PDF", "DEMO-ENG-1-record.pdf")
		r.Press("tab", "enter")
		if !strings.Contains(r.Screen(), "Written, unsealed.") {
			r.Press("enter")
		}
		r.See("Written, unsealed.", "Closure Record, for the council", "DEMO-ENG-1-record.pdf")
		r.Wait(10 * time.Minute) // the laptop locks itself
		r.See("The door is locked.")
		r.Press("enter")
		r.See("Written, unsealed.", "DEMO-ENG-1-record.pdf")
		r.NotSee("Closure Record, for the council")
		r.Press("enter")
		r.See("Documents", "Closure Record")
	})
}

func TestWhatTheLockInterruptsIsWrittenWithItsLineInTheAuditOrNotAtAll(t *testing.T) {
	l := newLaptop(t, "DEMO-ENG-1")
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Press("o", "p")
		r.Press("enter", "enter", "ctrl+l", "x")
		r.See("The door is locked.")
		r.Press("enter")
		if len(l.files()) == 0 {
			r.See("so nothing was", "DEMO-ENG-1-record.pdf")
			if strings.Contains(l.audit(), "wrote out") {
				t.Error("the audit has what was not written")
			}
			r.Press("enter")
		}
		r.See("Written, unsealed.")
	})
	if got := l.files(); len(got) != 1 || strings.Count(l.audit(), "wrote out: Closure Record for the council, PDF") != 1 {
		t.Errorf("there is %v, and the audit has\n%s", got, l.audit())
	}
}

func TestTheDocumentsFitEveryWindow(t *testing.T) {
	l := newLaptop(t, "DEMO-TEEN-1")
	l.Play(80, 24, func(r *uitest.Robot) {
		for _, size := range [][2]int{{40, 10}, {60, 16}, {80, 24}, {120, 40}, {160, 50}} {
			r.Resize(size[0], size[1])
			r.Press("home")
			r.See("Closure Record")
			r.Press("end")
			r.See("The call sheet, blank")
			for key, words := range map[string]string{"enter": "For you, and not", "o": "Format", "a": "Format"} {
				r.Press("home", key)
				r.See(words)
				r.Press("esc")
			}
		}
	})
}
