package stories

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"handover/ui/uitest"
)

func TestABriefingIsReadAndThenWrittenOutWithoutWhatIsForTheWorkerAlone(t *testing.T) {
	home, _ := uitest.Home(t)
	l := newLaptop(t)
	l.Play(100, 60, func(r *uitest.Robot) {
		begin(r, "HR-204", "K.M.")
		r.Press("esc", "esc")
		r.Open("Handover")
		r.Press("a")
		r.Type("Rowan House\n")
		r.Press("b")
		r.See("Briefing sheet", "For: Rowan House", "Draft", "Please do not pass on", "Not written yet")
		r.Press("end")
		r.See("For you: what this sheet leaves out")
		r.Press("o")
		r.See("Briefing sheet, for Rowan House", "not sealed", "HR-204-briefing-Rowan-House.docx")
		r.Press("t", "enter")
		r.See("HR-204-briefing-Rowan-House.txt")
		r.Press("ctrl+u")
		r.Type(filepath.Join(home, "sheet.txt") + "\n")
		r.See("Written, unsealed")
		r.Press("enter")
		b, err := os.ReadFile(filepath.Join(home, "sheet.txt"))
		if words := string(b); err != nil || !strings.Contains(words, "For: Rowan House") || strings.Contains(words, "leaves out") {
			t.Errorf("%v: %s", err, words)
		}
		r.Press("esc", "g")
		r.See("Attempts to reach Rowan House", "None yet")
	})
}
