package pack_test

import (
	"os"
	"testing"

	"handover/ui/uitest"
)

func TestAKeyThatWasRevokedByMistakeIsPinnedAgainWithItsWordsAndAReason(t *testing.T) {
	w := newWorld(t)
	robin, helen := w.laptop("Robin Ashe", "social worker"), w.laptop("Helen Marr", "team manager")
	meet(robin, helen)
	if err := os.WriteFile(w.file("Helen.key"), []byte(helen.key().File()), 0o600); err != nil {
		t.Fatal(err)
	}
	robin.play(80, 24, func(r *uitest.Robot) {
		r.Press("v")
		r.To("Your key and your colleagues")
		r.Press("enter")
		r.To("Helen Marr, team manager")
		r.Press("x")
		r.See("Revoke the key of Helen Marr?", "anew")
		r.NotSee("no way back")
		r.Type("The wrong one.")
		r.Press("tab", "tab", "enter")
		r.See("revoked 22 Nov 2026", "Because: The wrong one.")
		r.Press("p")
		types(r, w.file("Helen.key"))
		r.Press("enter")
		r.See("Compare the words", "was revoked here on 22 November 2026: The wrong one.", "read you their six words anew")
		r.Press("enter")
		r.Type(helen.key().Words())
		r.Press("tab")
		r.See("Why does this key hold again?")
		r.Press("tab", "enter")
		r.See("Say why it holds again")
		r.Type("I took one line for the other.")
		r.Press("tab", "enter")
		r.See("Pinned: the key of Helen Marr, team manager.", "pinned 22 Nov 2026")
		r.To("Helen Marr, team manager")
		r.Press("enter")
		r.See("pinned again on 22 November 2026: I took one line for the other.")
	})
	helen.takes(helenSees(t, robin, helen))
}

// helenSees shows that a pack is written for her again.
func helenSees(t *testing.T, robin, helen *laptop) string {
	t.Helper()
	return robin.gives(robin.england(), helen, "again.pack")
}

func TestPinningAsksWhetherANamesakeWhoIsKnownHereIsTheOwner(t *testing.T) {
	w := newWorld(t)
	robin, helen := w.laptop("Robin Ashe", "social worker"), w.laptop("Helen Marr", "Team manager")
	if _, err := robin.Desk.Meet("Helen Marr", "senior practitioner"); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(w.file("Helen.key"), []byte(helen.key().File()), 0o600); err != nil {
		t.Fatal(err)
	}
	robin.key()
	robin.play(80, 24, func(r *uitest.Robot) {
		r.Press("v")
		r.To("Your key and your colleagues")
		r.Press("enter", "p")
		types(r, w.file("Helen.key"))
		r.Press("enter", "enter")
		r.Type(helen.key().Words())
		r.Press("tab")
		r.See("Is the owner of this key somebody who is known here?", "Yes: Helen Marr, senior practitioner", "No: another person by that name")
		r.Press("tab", "enter")
		r.See("Say whether they are the same person.")
		r.Press("space", "tab", "enter")
		r.See("Pinned: the key of Helen Marr, Team manager.")
	})
	for _, p := range robin.Desk.People() {
		if p.Name == "Helen Marr" && p.Key != helen.key().Words() {
			t.Errorf("her key is not hers: %+v", p)
		}
	}
}
