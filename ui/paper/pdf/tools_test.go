package pdf

import (
	"bytes"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"handover/model/document"
	"handover/ui/paper/tidy"
)

// tool runs a program on a PDF. Without it the test is left out, but where a build must have it.
func tool(t *testing.T, b []byte, program string, args ...string) string {
	t.Helper()
	path, err := exec.LookPath(program)
	if err != nil {
		if os.Getenv("HANDOVER_PAPER_REQUIRED") == "1" {
			t.Fatalf("%s is not installed", program)
		}
		t.Skipf("%s is not installed", program)
	}
	file := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(file, b, 0o644); err != nil {
		t.Fatal(err)
	}
	for i, a := range args {
		args[i] = strings.ReplaceAll(a, "FILE", file)
	}
	out, err := exec.Command(path, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", program, err, out)
	}
	return string(out)
}

// plain is text without its spaces and hyphens at line ends, as another reader may set them otherwise.
func plain(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" \u00A0\n\r\t\f\"\\", r) }), "")
}

// ofTree lists the words of a document that are to be found in it again: those that are drawn, and those that are
// only said, in the place of a picture.
func ofTree(t testing.TB, d *document.Document) (drawn, only []string) {
	t.Helper()
	d, err := tidy.Document(d)
	if err != nil {
		t.Fatal(err)
	}
	out := []string{d.Title, d.Reference, d.Marking, d.Draft, d.Reader, d.Copy}
	for _, p := range d.Parts {
		out = append(out, p.Title)
		for _, b := range p.Blocks {
			if table, ok := b.(document.Table); ok {
				b = used(table)
			}
			if picture, ok := b.(document.Picture); ok {
				only = append(only, picture.Alt)
				picture.Alt = ""
				b = picture
			}
			strs(reflect.ValueOf(b), &out)
		}
	}
	return out, only
}

// used leaves out the heads of columns in which no row says anything: they are not drawn where each row is a block
// of labels.
func used(t document.Table) document.Table {
	out := document.Table{Caption: t.Caption, Rows: t.Rows}
	for i, head := range t.Head {
		if slices.ContainsFunc(t.Rows, func(row []string) bool { return row[i] != "" }) {
			out.Head = append(out.Head, head)
		}
	}
	return out
}

// strs collects the strings of a block.
func strs(v reflect.Value, out *[]string) {
	if !v.IsValid() {
		return
	}
	switch v.Kind() {
	case reflect.String:
		*out = append(*out, strings.Split(v.String(), "\n")...)
	case reflect.Interface, reflect.Pointer:
		strs(v.Elem(), out)
	case reflect.Slice:
		for i := range v.Len() {
			strs(v.Index(i), out)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			strs(v.Field(i), out)
		}
	}
}

func TestOtherReadersFindNothingAmissAndEveryWord(t *testing.T) {
	all := map[string]*document.Document{"every block": allBlocks(), "languages": languages(), "long": long(6)}
	if !testing.Short() {
		maps.Copy(all, demos(t))
	}
	for name, d := range all {
		b := written(t, "tools", d)
		if out := tool(t, b, "qpdf", "--check", "FILE"); strings.Contains(out, "WARNING") {
			t.Errorf("%s: %s", name, out)
		}
		if out := tool(t, b, "pdfinfo", "FILE"); !strings.Contains(out, "Tagged:          yes") || !strings.Contains(out, d.Title) {
			t.Errorf("%s: %s", name, out)
		}
		// pdfinfo takes seconds for the structure of one of dozens of pages: two of those are enough for it, and
		// TestEveryWordOfTheDemoStandsInTheStructureAndWithinTheMargins reads all of them.
		tree, read := "", bytes.Count(b, []byte("/Type/Page/")) < 20 || name == "DEMO-ENG-1-subject-access-council" || name == "checklist-wales"
		if read {
			tree = plain(tool(t, b, "pdfinfo", "-struct-text", "FILE"))
		}
		text := plain(tool(t, b, "pdftotext", "-raw", "FILE", "-"))
		drawn, _ := ofTree(t, d)
		for _, words := range drawn {
			if !strings.Contains(text, plain(words)) && !acrossPages(text, plain(words)) {
				t.Errorf("%s: %.200q is not in the text", name, words)
			}
			if read && !strings.Contains(tree, plain(words)) {
				t.Errorf("%s: %.200q is not in the structure", name, words)
			}
		}
	}
}

// acrossPages reports whether words stand in a text with the foot and the head of a page between two of them.
func acrossPages(text, words string) bool {
	for i := range words {
		if strings.Contains(text, words[:i]) && strings.Contains(text, words[i:]) && i > 0 {
			return true
		}
	}
	return false
}
