package room_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/document"
	"handover/store/desk"
	"handover/ui/kit"
	"handover/ui/paper"
	"handover/ui/room"
	"handover/ui/uitest"
	"handover/ui/uitest/page"
)

// writes is a key that writes a paper out.
func writes(p room.Paper) func(*room.Room) kit.Key {
	return func(r *room.Room) kit.Key {
		return kit.Key{Press: []string{"o"}, Show: "o", Words: "write it out", Do: func() tea.Cmd { return r.WriteOut(p) }}
	}
}

// saying is a document with these words, given by a mark on the day for which it is made.
func saying(words string) room.Paper {
	return room.Paper{
		Of: func(src document.Source) (*document.Document, error) {
			on := src.Given
			if on == "" {
				on = src.Today
			}
			return &document.Document{Title: "A copy", Language: "en-GB", Date: src.Today, Copy: "Copy for Mother, given " + on.String(),
				Parts: []document.Part{{Title: "What happened", Blocks: []document.Block{document.Para{Text: words}}}}}, nil
		},
		What: "copy", Who: page.Mother, Called: "Copy of the record", Said: func(_ *model.Closure, format string) string { return "Copy for a parent, " + format },
	}
}

// named fails unless the path of a file stands on the screen, over however many lines.
func named(r *uitest.Robot, name string) {
	r.T.Helper()
	if !strings.Contains(strings.Join(strings.Fields(r.Screen()), ""), strings.ReplaceAll(name, " ", "")) {
		r.T.Fatalf("does not see %q on\n%s", name, r.Screen())
	}
}

func TestACopyIsWrittenForTheDayOnWhichItIsToBeGiven(t *testing.T) {
	_, docs := uitest.Home(t)
	page.Play(t, 80, 24, writes(saying("We met at school.")), nil, func(d *desk.Desk, r *uitest.Robot) {
		r.See("Copy of the record, for Mother", "not sealed", "(•) Word", "22 November 2026")
		named(r, "CP-7-copy-parent.docx")
		r.Press("t")
		r.See("(•) Plain text")
		named(r, "CP-7-copy-parent.txt")
		r.Press("ctrl+u")
		r.Type("3 11 2026\n")
		r.See("That day is past")
		r.Press("ctrl+u")
		r.Type("27 11 2026\n\n")
		r.See("Written, unsealed.", "Delete it once it is filed")
		named(r, "CP-7-copy-parent.txt")
		if b, err := os.ReadFile(filepath.Join(docs, "CP-7-copy-parent.txt")); err != nil || !strings.Contains(string(b), "Copy for Mother, given 27 November 2026") {
			t.Errorf("%v: %s", err, b)
		}
		if got := uitest.Audit(t, d); !strings.Contains(got, "wrote out: Copy for a parent, text") || strings.Contains(got, "Mother, text") {
			t.Errorf("the audit has\n%s", got)
		}
		r.Press("enter")
		r.See("The page before.", "Written, unsealed. Delete it once it is filed")
	})
}

func TestEachFormatIsWrittenAndCanBeOpened(t *testing.T) {
	_, docs := uitest.Home(t)
	page.Play(t, 120, 40, writes(saying("We met at school.")), nil, func(d *desk.Desk, r *uitest.Robot) {
		for i, f := range paper.Formats() {
			if i > 0 {
				r.Press("o")
			}
			r.Press(string('1'+rune(i)), "tab", "enter", "enter")
			r.See("Written, unsealed.")
			b, err := os.ReadFile(filepath.Join(docs, "CP-7-copy-parent"+paper.Ending(f)))
			if err != nil {
				t.Fatal(err)
			}
			opens(t, f, b, "We met at school.")
			if got := uitest.Audit(t, d); !strings.Contains(got, "wrote out: Copy for a parent, "+paper.FormatWords(f)) {
				t.Errorf("the audit has\n%s", got)
			}
			r.Press("enter")
		}
	})
}

// opens fails unless a file is of its format, and says some words where they can be read.
func opens(t *testing.T, format string, b []byte, words string) {
	t.Helper()
	switch format {
	case paper.FormatDocx:
		z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
		if err != nil {
			t.Fatal(err)
		}
		f, err := z.Open("word/document.xml")
		if err != nil {
			t.Fatal(err)
		}
		var xml bytes.Buffer
		if _, err := xml.ReadFrom(f); err != nil || !strings.Contains(xml.String(), words) {
			t.Errorf("the Word file does not say %q: %v", words, err)
		}
	case paper.FormatPDF:
		if !bytes.HasPrefix(b, []byte("%PDF-")) || !bytes.Contains(b[max(len(b)-64, 0):], []byte("%%EOF")) {
			t.Error("the PDF does not begin and end as one")
		}
	default:
		if !strings.Contains(string(b), words) {
			t.Errorf("the text does not say %q:\n%s", words, b)
		}
	}
}

func TestAFileThatIsThereStaysAndTheNewOneIsBesideIt(t *testing.T) {
	_, docs := uitest.Home(t)
	taken := filepath.Join(docs, "CP-7-copy-parent.docx")
	if err := os.WriteFile(taken, []byte("another"), 0o600); err != nil {
		t.Fatal(err)
	}
	page.Play(t, 80, 24, writes(saying("We met at school.")), nil, func(d *desk.Desk, r *uitest.Robot) {
		r.Press("enter", "enter", "enter")
		named(r, "CP-7-copy-parent (2).docx")
		r.See("There is a file of the name CP-7-copy-parent.docx already")
	})
	if b, _ := os.ReadFile(taken); string(b) != "another" {
		t.Errorf("it says %q now", b)
	}
}

func TestLettersThatThePDFLacksAreNamedAndWordIsChosenInstead(t *testing.T) {
	_, docs := uitest.Home(t)
	page.Play(t, 80, 24, writes(saying("مرحبا, she said.")), nil, func(d *desk.Desk, r *uitest.Robot) {
		r.Press("p", "enter", "enter")
		r.See("The PDF has no letters for", "Arabic", "the Word copy shows them", "(•) PDF")
		if got := strings.Join(uitest.Names(t, docs), ", "); got != "" {
			t.Errorf("written all the same: %s", got)
		}
		if strings.Contains(uitest.Audit(t, d), "wrote out") {
			t.Error("the audit has what was not written")
		}
		r.Press("w", "enter", "enter")
		r.See("Written, unsealed.")
	})
	if got := strings.Join(uitest.Names(t, docs), ", "); got != "CP-7-copy-parent.docx" {
		t.Errorf("there is %q", got)
	}
}

func TestTheEndingOfAFileIsThatOfItsFormat(t *testing.T) {
	_, docs := uitest.Home(t)
	page.Play(t, 80, 24, writes(saying("We met at school.")), nil, func(d *desk.Desk, r *uitest.Robot) {
		r.Press("tab", "tab", "ctrl+u")
		r.Type(filepath.Join(docs, "for-rosa.pdf") + "\n")
		r.See("Its name ends in .pdf, and Word is chosen above: .docx")
		r.Press("ctrl+u")
		r.Type(filepath.Join(docs, "v1.2 for school") + "\n")
		r.See("Written, unsealed.")
	})
	if got := strings.Join(uitest.Names(t, docs), ", "); got != "v1.2 for school.docx" {
		t.Errorf("there is %q", got)
	}
}

func TestADocumentThatCannotBeHadSaysWhy(t *testing.T) {
	uitest.Home(t)
	p := saying("")
	p.Of = func(document.Source) (*document.Document, error) { return nil, errors.New("nothing was sent yet") }
	page.Play(t, 80, 24, writes(p), nil, func(d *desk.Desk, r *uitest.Robot) {
		r.See("The page before.", "Nothing was sent yet.")
	})
}

func TestNoFileIsCalledByTheNameOfAPerson(t *testing.T) {
	uitest.Home(t)
	p := saying("We met at school.")
	rename := func(d *desk.Desk, s model.Subject, name string) func(c *model.Closure) ([]model.Event, error) {
		return func(c *model.Closure) ([]model.Event, error) { return model.Rename(c, d.Guide, s, name) }
	}
	for service, want := range map[string]string{"The clinic": "closure-copy-The-clinic.docx", "Ella's nursery": "closure-copy-service-1.docx"} {
		p.Who = page.Clinic
		page.Play(t, 80, 24, writes(p), func(d *desk.Desk) {
			page.Change(t, d, rename(d, model.TheClosure, "Ella 7"))
			if service != "The clinic" {
				page.Change(t, d, rename(d, page.Clinic, service))
			}
		}, func(d *desk.Desk, r *uitest.Robot) {
			named(r, want)
		})
	}
}

func TestBackWritesNothing(t *testing.T) {
	_, docs := uitest.Home(t)
	page.Play(t, 80, 24, writes(saying("We met at school.")), nil, func(d *desk.Desk, r *uitest.Robot) {
		r.Press("p", "esc")
		r.See("The page before.")
	})
	if got := strings.Join(uitest.Names(t, docs), ", "); got != "" {
		t.Errorf("there is %q", got)
	}
}

func TestTheFormFitsEveryWindow(t *testing.T) {
	uitest.Home(t)
	page.Play(t, 80, 24, writes(saying("We met at school.")), nil, func(d *desk.Desk, r *uitest.Robot) {
		for _, size := range [][2]int{{40, 10}, {60, 16}, {80, 24}, {120, 40}} {
			r.Resize(size[0], size[1])
			r.See("Format", "(•) Word")
			r.Press("tab", "tab")
			named(r, "CP-7-copy-parent.docx")
			r.Press("shift+tab", "shift+tab")
		}
	})
}

func TestASetGoesIntoAFolderThatIsThereAndThatThePolicyAllows(t *testing.T) {
	_, docs := uitest.Home(t)
	only := filepath.Join(docs, "out")
	not := saying("")
	not.Called, not.Of = "Letter", func(document.Source) (*document.Document, error) { return nil, errors.New("no letter is written yet") }
	held := saying("We met at school.")
	held.Called, held.Hold = "Leaflet", func(document.Source) string { return "Not asked yet whether it is safe." }
	key := func(exports string) func(r *room.Room) kit.Key {
		return func(r *room.Room) kit.Key {
			r.Exports = exports
			return kit.Key{Press: []string{"a"}, Show: "a", Words: "all", Do: func() tea.Cmd { return r.WriteSet([]room.Paper{not, held, saying("We met at school.")}) }}
		}
	}
	page.Play(t, 80, 24, key(""), nil, func(d *desk.Desk, r *uitest.Robot) {
		r.See("3 documents for Mother.")
		r.Press("t", "enter", "ctrl+u")
		r.Type(filepath.Join(docs, "none") + "\n")
		r.See("There is no folder")
	})
	page.Play(t, 80, 24, key(only), nil, func(d *desk.Desk, r *uitest.Robot) {
		r.Press("t", "enter", "ctrl+u")
		r.Type(docs + "\n")
		r.See("The policy of this computer puts exports in")
		r.Press("ctrl+u")
		r.Type(only + "\n")
		r.See("Written, unsealed.", "Copy of the record, for Mother", "Not written", "Letter, for Mother: No letter is written yet.", "Leaflet, for Mother: Not asked yet", "by itself, with o")
		if got := strings.Count(uitest.Audit(t, d), "wrote out"); got != 1 {
			t.Errorf("%d lines in the audit", got)
		}
	})
	if got := strings.Join(uitest.Names(t, only), ", "); got != "CP-7-copy-parent.txt" {
		t.Errorf("there is %q", got)
	}
}

func TestWhatCouldNotBeSavedIsSaidInTheAuditToo(t *testing.T) {
	_, docs := uitest.Home(t)
	page.Play(t, 80, 24, writes(saying("We met at school.")), nil, func(d *desk.Desk, r *uitest.Robot) {
		r.Press("t", "enter", "ctrl+u")
		r.Type(filepath.Join(docs, "none", "copy.txt") + "\n")
		r.NotSee("Written, unsealed.")
		got := uitest.Audit(t, d)
		if !strings.Contains(got, "wrote out: Copy for a parent, text") || !strings.Contains(got, "could not write it out after all: Copy for a parent, text") {
			t.Errorf("the audit has\n%s", got)
		}
	})
}

func TestAFileThatIsCalledBySomebodysNameIsAskedAboutOnce(t *testing.T) {
	_, docs := uitest.Home(t)
	page.Play(t, 80, 24, writes(saying("We met at school.")), nil, func(d *desk.Desk, r *uitest.Robot) {
		r.Press("t", "enter", "ctrl+u")
		r.Type(filepath.Join(docs, "ella and AB.txt") + "\n")
		r.See("A file's name is seen by others", "“AB”, “Ella”", "press Enter again")
		if got := uitest.Names(t, docs); len(got) != 0 {
			t.Errorf("written: %v", got)
		}
		r.Press("enter")
		r.See("Written, unsealed.")
	})
	if got := strings.Join(uitest.Names(t, docs), ", "); got != "ella and AB.txt" {
		t.Errorf("there is %q", got)
	}
}

func TestAPaperOfWhichItIsAskedAgainWhetherItIsSafeIsWrittenOnceThatIsSaid(t *testing.T) {
	_, docs := uitest.Home(t)
	p := saying("We met at school.")
	p.Again = func(document.Source) bool { return true }
	page.Play(t, 80, 24, writes(p), nil, func(d *desk.Desk, r *uitest.Robot) {
		r.See("Is this safe for them to hold?")
		r.Press("t", "enter", "tab", "enter")
		r.See("Say whether they said so of this.")
		r.NotSee("Written, unsealed.")
		r.Press("1", "tab", "enter")
		r.See("Written, unsealed.")
	})
	if got := len(uitest.Names(t, docs)); got != 1 {
		t.Errorf("%d files", got)
	}
}

func TestWhatIsThereAsJSONIsWrittenSo(t *testing.T) {
	_, docs := uitest.Home(t)
	p := saying("We met at school.")
	p.JSON = func(src document.Source) ([]byte, error) { return []byte(`{"child":"` + src.Closure.Child + `"}`), nil }
	page.Play(t, 80, 24, writes(p), nil, func(d *desk.Desk, r *uitest.Robot) {
		r.Press("j")
		r.See("(•) JSON")
		named(r, "CP-7-copy-parent.json")
		r.Press("enter", "enter")
		r.See("Written, unsealed.")
		if got := uitest.Audit(t, d); !strings.Contains(got, "wrote out: Copy for a parent, JSON") {
			t.Errorf("the audit has\n%s", got)
		}
	})
	if b, err := os.ReadFile(filepath.Join(docs, "CP-7-copy-parent.json")); err != nil || string(b) != `{"child":"AB"}` {
		t.Errorf("%v: %s", err, b)
	}
}
