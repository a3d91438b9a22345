package paper_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"handover/cmd/handover/demo"
	"handover/model"
	"handover/model/document"
	"handover/model/guide"
	"handover/ui/paper"
)

// closures are the program's fictional closures, as they stood on a day.
func closures(t testing.TB) []document.Source {
	t.Helper()
	day := time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
	files, err := demo.Closures(day)
	if err != nil {
		t.Fatal(err)
	}
	g, err := guide.Load()
	if err != nil {
		t.Fatal(err)
	}
	var out []document.Source
	n := 0
	id := func() string { n++; return fmt.Sprintf("%032x", n) }
	for _, b := range files {
		f, err := model.ReadFile(bytes.NewReader(b), model.Reading{Guide: g, By: "robin", Now: day, NewID: id})
		if err != nil {
			t.Fatal(err)
		}
		src := document.Source{Closure: model.Fold(f.Entries), Guide: g, Today: model.DateOf(day), Worker: "Robin Ashe"}
		record, err := document.Send(src)
		if err != nil {
			t.Fatal(err)
		}
		kept, err := json.Marshal(record)
		if err != nil {
			t.Fatal(err)
		}
		events := []model.Event{model.Submitted{Record: kept}}
		for i, s := range src.Closure.Of(model.KindService) {
			if i == 0 {
				events = append(events, model.CopyForm{To: s.Subject, Form: model.FormRecord, Because: "it leads from here", Agreed: "Helen Marr"})
			}
		}
		for _, ev := range events { // sent, though more than one thing stands in the way, so that there are copies
			last := f.Entries[len(f.Entries)-1]
			f.Entries = append(f.Entries, model.Entry{ID: model.EntryID(id()), After: []model.EntryID{last.ID}, At: day, By: "robin", Event: ev})
		}
		src.Closure = model.Fold(f.Entries)
		out = append(out, src)
	}
	return out
}

// TestAFileHoldsNothingThatItsDocumentDoesNot is the half of the leak test that belongs to paper. The other half, that
// a document holds nothing that its reader may not read, is model/document's.
func TestAFileHoldsNothingThatItsDocumentDoesNot(t *testing.T) {
	written, copies := 0, 0
	for _, src := range closures(t) {
		for _, k := range document.Kinds() {
			for _, r := range k.For(src.Closure) {
				d, err := k.Compose(src, r)
				if err != nil {
					continue // a refusal is tried where it is made
				}
				if k.ID == "record" && r.Kind != model.ReadsCouncil {
					copies++
				}
				allowed := wordsIn(d)
				for _, format := range paper.Formats() {
					b, err := paper.Bytes(d, format)
					if err != nil {
						t.Fatalf("%s for %s as %s: %v", k.ID, r.Kind, format, err)
					}
					written++
					for _, w := range fileWords(t, format, b) {
						if !allowed[w] {
							t.Errorf("%s of %s for %s as %s holds “%s”, which its document does not", k.ID, src.Closure.Reference, r.Kind, format, w)
						}
					}
				}
			}
		}
	}
	if written < 60 || copies < 6 {
		t.Errorf("only %d files were looked at, and %d copies among them", written, copies)
	}
}

// renderers' own words, which stand in no document.
const ownWords = "handover normal page of for date reference signature box to tick en GB A4 sRGB IEC61966 Caolan80"

var word = regexp.MustCompile(`[\pL\pM\pN]+`)

func words(s string) []string {
	return word.FindAllString(strings.ToLower(norm.NFKC.String(midnight.ReplaceAllString(s, " "))), -1)
}

// midnight is a document's day as the properties of a file have it.
var midnight = regexp.MustCompile(`\d{4}-\d\d-\d\dT00:00:00Z`)

// wordsIn is every word of a document, with what renderers put around them.
func wordsIn(d *document.Document) map[string]bool {
	out := map[string]bool{}
	add := func(s string) {
		for _, w := range words(s) {
			out[w] = true
		}
	}
	add(fmt.Sprintf("%+v", *d))
	for _, p := range d.Parts {
		for _, b := range p.Blocks {
			add(fmt.Sprintf("%+v", b))
		}
	}
	add(d.Date.String())
	l := d.Labels()
	add(strings.Join([]string{l.Page, l.For, l.Date, l.Reference, l.Signature, l.SignedOn, ownWords}, " "))
	return out
}

// fileWords is every word of three letters and more that can be got out of a file, its properties included.
func fileWords(t *testing.T, format string, b []byte) []string {
	t.Helper()
	var all string
	switch format {
	case paper.FormatText:
		all = string(b)
	case paper.FormatDocx:
		all = docxText(t, b)
	case paper.FormatPDF:
		all = pdfText(t, b)
	}
	var out []string
	for _, w := range words(all) {
		if len([]rune(w)) >= 3 && strings.ContainsFunc(w, unicode.IsLetter) && !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}

// docxText is all character data of all parts that hold words, and the descriptions of pictures.
func docxText(t *testing.T, b []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, f := range z.File {
		if !strings.HasSuffix(f.Name, ".xml") || strings.Contains(f.Name, "styles") || strings.Contains(f.Name, "theme") || strings.Contains(f.Name, "Content_Types") {
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		d := xml.NewDecoder(r)
		instr := false
		for {
			tok, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
			switch tok := tok.(type) {
			case xml.StartElement:
				instr = tok.Name.Local == "instrText"
				if tok.Name.Local == "docPr" || tok.Name.Local == "comment" {
					for _, a := range tok.Attr {
						if a.Name.Local == "descr" || a.Name.Local == "title" {
							out.WriteString(a.Value + " ")
						}
					}
				}
				if tok.Name.Local == "p" || tok.Name.Local == "tab" || tok.Name.Local == "br" {
					out.WriteString(" ")
				}
			case xml.CharData:
				if !instr {
					out.Write(tok)
				}
			case xml.EndElement:
				instr = false
				if strings.HasPrefix(f.Name, "docProps/") {
					out.WriteString(" ")
				}
			}
		}
	}
	return out.String()
}

// pdfText is what the tools that read PDFs get out of one: its text, its properties, and its structure.
func pdfText(t *testing.T, b []byte) string {
	t.Helper()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		if os.Getenv("HANDOVER_PAPER_REQUIRED") != "" {
			t.Fatal("pdftotext is not here")
		}
		return ""
	}
	path := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, args := range [][]string{{"pdftotext", "-enc", "UTF-8", path, "-"}, {"pdfinfo", "-custom", path}} {
		said, err := exec.Command(args[0], args[1:]...).Output()
		if err != nil {
			t.Fatalf("%v: %v", args, err)
		}
		if args[0] == "pdfinfo" {
			said = pdfProperty.ReplaceAll(said, nil)
		}
		out.Write(said)
	}
	return out.String()
}

// pdfProperty is the name before each property; the two days are the document's own, at midnight.
var pdfProperty = regexp.MustCompile(`(?m)^(CreationDate|ModDate):.*$|^[A-Za-z ]+:`)
