package directory_test

import (
	"os"
	"path/filepath"
	"testing"

	"handover/model"
	"handover/ui/uitest"
	"handover/ui/uitest/first"
)

// A laptop has an empty caseload on it.
type laptop struct{ *uitest.Laptop }

func newLaptop(t *testing.T) *laptop {
	t.Helper()
	l := &laptop{uitest.NewLaptop(t, first.Caseload)}
	l.Sits("Ana Lopez", "social worker")
	return l
}

// list puts services into the directory.
func (l *laptop) list(all ...model.Listed) {
	l.T.Helper()
	for _, one := range all {
		err := l.Desk.ChangeDirectory(func(dir []model.Listed) ([]model.Listed, error) { return model.List(dir, one) })
		if err != nil {
			l.T.Fatal(err)
		}
	}
}

// listed returns what the directory holds of a name.
func (l *laptop) listed(name string) (model.Listed, bool) {
	l.T.Helper()
	all, err := l.Desk.Directory()
	if err != nil {
		l.T.Fatal(err)
	}
	for _, one := range all {
		if one.Named(name) {
			return one, true
		}
	}
	return model.Listed{}, false
}

var harbour = model.Listed{
	ID: "a1", Name: "Harbour Therapy", For: "Talking therapy for K.M.'s age", Telephone: "01632 960111",
	Email: "hello@harbour.example", Hours: "Monday to Thursday", Refer: "Form on their site",
}

// inHandover begins a closure and goes to its handover stage.
func inHandover(r *uitest.Robot) {
	r.T.Helper()
	r.Press("n")
	r.Type("HR-204")
	r.Press("tab")
	r.Type("K.M.")
	r.Press("tab", "enter", "esc", "esc")
	r.Open("Handover")
}

// file writes a file for a story.
func file(t *testing.T, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "services.csv")
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
