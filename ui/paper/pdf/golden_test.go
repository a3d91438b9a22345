package pdf

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// goldens are documents of one closure whose words and whose structure are kept, to see what a change does to them.
var goldens = []string{"record-council", "record-child-child", "letter-child-child", "told-council", "timeline-council"}

// asKept holds a text to the one that is kept in testdata.
func asKept(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *renew {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want, lines := strings.Split(strings.ReplaceAll(string(b), "\r\n", "\n"), "\n"), strings.Split(got, "\n")
	for i := range max(len(want), len(lines)) {
		if i >= len(want) || i >= len(lines) || want[i] != lines[i] {
			t.Errorf("%s is another from line %d on (-renew writes it anew):\n%s", name, i+1, strings.Join(lines[min(i, len(lines)):min(i+8, len(lines))], "\n"))
			return
		}
	}
}

func TestTheDocumentsOfAClosureAreReadAloudAsTheyShould(t *testing.T) {
	all := demos(t)
	for _, name := range goldens {
		_, _, tree := reread(t, all["DEMO-ENG-1-"+name])
		asKept(t, name+"-structure.txt", tree)
	}
}

func TestTheDocumentsOfAClosureReadAsTheyShould(t *testing.T) {
	all := demos(t)
	for _, name := range goldens {
		d := all["DEMO-ENG-1-"+name]
		text := tool(t, written(t, name, d), "pdftotext", "-raw", "-enc", "UTF-8", "-eol", "unix", "FILE", "-")
		asKept(t, name+".txt", strings.ReplaceAll(text, "\f", "======== page ends\n"))
	}
}
