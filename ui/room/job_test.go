package room

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"handover/store"
	"handover/store/desk"
	"handover/ui/paper"
)

func TestWhatIsUnderWayAtTheLockIsNotWritten(t *testing.T) {
	folder := t.TempDir()
	j := &job{}
	j.stop()
	j.run([]task{{paper: Paper{Called: "Letter"}, sheet: sheet{text: "Dear Rosa"}, format: paper.FormatText, to: filepath.Join(folder, "letter.txt")}})
	if len(j.done) != 1 || !errors.Is(j.done[0].err, errStopped) || j.done[0].to != "" {
		t.Errorf("%+v", j.done)
	}
	if left, _ := os.ReadDir(folder); len(left) != 0 {
		t.Errorf("left: %v", left)
	}
}

func TestWhatHasNoLineInTheAuditIsNotWritten(t *testing.T) {
	folder := t.TempDir()
	j := &job{desk: &desk.Desk{}} // which has no vault that could take it
	j.run([]task{{paper: Paper{Called: "Letter"}, sheet: sheet{text: "Dear Rosa"}, format: paper.FormatText, said: "Letter for a parent, text", to: filepath.Join(folder, "letter.txt")}})
	if len(j.done) != 1 || !errors.Is(j.done[0].err, store.ErrLocked) || j.done[0].to != "" {
		t.Errorf("%+v", j.done)
	}
	if left, _ := os.ReadDir(folder); len(left) != 0 {
		t.Errorf("left: %v", left)
	}
}

func TestAtTheLockWhoseAPaperWasIsForgottenAndWhereItLiesIsNot(t *testing.T) {
	written, not := outcome{called: "Letter, for Rosa", to: "/x/letter.txt"}, outcome{called: "Copy, for Rosa", err: errors.New("there are concerns about Rosa")}
	written.forget()
	not.forget()
	if written != (outcome{to: "/x/letter.txt"}) || not.called != "" || not.err.Error() != "why was hidden when handover was locked" {
		t.Errorf("%+v, %+v", written, not)
	}
}
