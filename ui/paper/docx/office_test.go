package docx

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"handover/model/document"
)

// converted has LibreOffice read documents and write them in another format, all in one call: it takes seconds to
// begin. It gives the files it wrote by name.
func converted(t *testing.T, all map[string]*document.Document, to, ending string) map[string]string {
	t.Helper()
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	office, err := exec.LookPath("soffice")
	if err != nil {
		if os.Getenv("HANDOVER_PAPER_REQUIRED") != "" {
			t.Fatal("LibreOffice is needed, and is not there")
		}
		t.Skip("LibreOffice is not there")
	}
	dir := t.TempDir()
	args := []string{"-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(dir, "profile")), "--headless", "--convert-to", to, "--outdir", dir}
	out := map[string]string{}
	for name, d := range all {
		b, err := Write(d)
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(dir, name+".docx")
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, path)
		out[name] = filepath.Join(dir, name+ending)
	}
	if said, err := exec.Command(office, args...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	return out
}

// Another program than ours is to read the file: what is well formed to us may be nothing to it.
func TestLibreOfficeReadsEveryWordOfADocument(t *testing.T) {
	all := composed(t)
	all["sample"] = sample()
	files := converted(t, all, "txt:Text (encoded):UTF8", ".txt")
	for name, d := range all {
		b, err := os.ReadFile(files[name])
		if err != nil {
			t.Fatal(err)
		}
		text := strings.Join(strings.Fields(string(b)), " ")
		for _, want := range wordsOf(d) {
			if !strings.Contains(text, strings.Join(strings.Fields(want), " ")) {
				t.Errorf("%s: LibreOffice reads no %q", name, want)
			}
		}
	}
}

func TestThePagesOfAWordFileAreToBeHandedOver(t *testing.T) {
	all := composed(t)
	for name := range all {
		if !strings.HasPrefix(name, "call-sheet") && !strings.Contains(name, "-letter-") && !strings.Contains(name, "-told-") {
			delete(all, name)
		}
	}
	for name, file := range converted(t, all, "pdf", ".pdf") {
		reader, err := exec.LookPath("pdftotext")
		if err != nil {
			t.Skip("pdftotext is not there")
		}
		text, err := exec.Command(reader, "-layout", file, "-").Output()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		pages := strings.Split(strings.TrimSuffix(string(text), "\f"), "\f")
		if strings.HasPrefix(name, "call-sheet") && len(pages) > 2 {
			t.Errorf("%s has %d pages", name, len(pages))
		}
		around, lines := 1, 0 // the page's number, and what else stands on every page
		if all[name].Marking != "" {
			around++
		}
		for line := range strings.Lines(pages[len(pages)-1]) {
			if strings.TrimSpace(line) != "" {
				lines++
			}
		}
		if len(pages) > 1 && lines-around < fewLast {
			t.Errorf("%s: its last page of %d has %d lines", name, len(pages), lines-around)
		}
		for i, page := range pages {
			if strings.Count(page, "\nIf _") != strings.Count(page, "\nthen _") && strings.HasPrefix(name, "call-sheet") {
				t.Errorf("%s: on page %d an “If” stands without its “then”", name, i+1)
			}
		}
	}
}
