package paper_test

import (
	"archive/zip"
	"bytes"
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
	"unicode"

	"golang.org/x/text/unicode/norm"

	"handover/cmd/handover/demo"
	"handover/model"
	"handover/model/document"
	"handover/ui/paper"
	"handover/ui/paper/papertest"
)

// closures are the program's fictional closures, sent and one of them authorised.
func closures(t testing.TB) []papertest.Closure {
	t.Helper()
	files, err := demo.Closures(papertest.Now())
	if err != nil {
		t.Fatal(err)
	}
	out, err := papertest.Closures(files)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// papers are all documents of them.
func papers(t testing.TB) []papertest.Paper {
	t.Helper()
	out, err := papertest.Papers(closures(t))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestAFileHoldsNothingThatItsDocumentDoesNot is the half of the leak test that belongs to paper. The other half, that
// a document holds nothing that its reader may not read, is model/document's.
func TestAFileHoldsNothingThatItsDocumentDoesNot(t *testing.T) {
	written, copies := 0, 0
	for _, p := range papers(t) {
		if p.Kind.ID == "record" && p.Reader.Kind != model.ReadsCouncil {
			copies++
		}
		allowed := wordsIn(p.Document)
		for _, format := range paper.Formats() {
			b, err := paper.Bytes(p.Document, format)
			if err != nil {
				t.Fatalf("%s as %s: %v", p.Name, format, err)
			}
			written++
			for _, w := range fileWords(t, format, b) {
				if !allowed[w] {
					t.Errorf("%s as %s holds “%s”, which its document does not", p.Name, format, w)
				}
			}
		}
	}
	if written < 200 || copies < 12 {
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
