package docx

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Another program than ours is to read the file: what is well formed to us may be nothing to it.
func TestLibreOfficeReadsEveryWordOfADocument(t *testing.T) {
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
	dir, all := t.TempDir(), composed(t)
	args := []string{"-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(dir, "profile")), "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", dir}
	all["sample"] = sample()
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
	}
	if out, err := exec.Command(office, args...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for name, d := range all {
		b, err := os.ReadFile(filepath.Join(dir, name+".txt"))
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
