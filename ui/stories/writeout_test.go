package stories

import (
	"os"
	"path/filepath"
	"testing"

	"handover/ui/uitest"
)

func TestAPaperThatCannotBeWrittenThereKeepsTheNameThatWasTyped(t *testing.T) {
	home, _ := uitest.Home(t)
	cloud := filepath.Join(home, "Dropbox")
	if err := os.Mkdir(cloud, 0o700); err != nil {
		t.Fatal(err)
	}
	l := newLaptop(t)
	l.Play(120, 40, func(r *uitest.Robot) {
		begin(r, "HR-204", "K.M.")
		r.Press("esc", "esc")
		r.Open("Closing summary")
		r.Press("o", "enter", "t", "ctrl+u")
		r.Type(filepath.Join(home, "none", "record.txt") + "\n")
		r.See("There is no folder", "record.txt", "write it")
		r.Press("ctrl+u")
		r.Type(filepath.Join(cloud, "record.txt") + "\n")
		r.See("copied elsewhere by Dropbox", "Enter again", "write it")
		if left, _ := os.ReadDir(cloud); len(left) != 0 {
			t.Error("it was written there before anybody said so")
		}
		r.Press("enter")
		r.See("Written, unsealed")
		if _, err := os.Stat(filepath.Join(cloud, "record.txt")); err != nil {
			t.Error(err)
		}
	})
}
