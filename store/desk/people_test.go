package desk

import (
	"strings"
	"testing"

	"handover/model"
	"handover/store"
)

func listed(d *Desk) string {
	var out []string
	for _, p := range d.People() {
		out = append(out, p.Listed("|"))
	}
	return strings.Join(out, "; ")
}

func TestOneManagerIsOnePersonInAListAndTheListSaysWhoseKeyIsPinned(t *testing.T) {
	robin, helen := newLaptop(t, "Robin Ashe", "social worker"), newLaptop(t, "Helen Marr", "Team manager")
	met, err := robin.Meet("Helen Marr", "team manager")
	if err != nil {
		t.Fatal(err)
	}
	meet(robin, helen)
	id, err := helen.Begin("HR-1", "K.")
	if err != nil {
		t.Fatal(err)
	}
	robin.takes(helen.packs(id, robin))
	if n := len(robin.Workers()); n < 3 {
		t.Fatalf("%d are known: she is not known by two ids", n)
	}
	if got := listed(robin.Desk); !strings.Contains(got, "Robin Ashe, social worker | this laptop's key; ") || strings.Count(got, "Helen Marr, Team manager | key pinned") != 1 || strings.Contains(got, "team manager") {
		t.Errorf("the list reads %s", got)
	}
	for _, p := range robin.People() {
		if p.Name == "Helen Marr" && (p.ID == met.ID || p.ID != helen.Worker().ID) {
			t.Errorf("she is listed as %s, and not as on her own laptop", p.ID)
		}
	}
	if err := robin.Revoke(helen.k.Print(), "she left"); err != nil {
		t.Fatal(err)
	}
	if got := listed(robin.Desk); strings.Contains(got, "key pinned") {
		t.Errorf("after it is revoked the list reads %s", got)
	}
}

func TestWhoComparedTheWordsSaysWhetherANamesakeIsTheOwner(t *testing.T) {
	for _, c := range []struct {
		name, role string
		same       bool
		want       int // how many of the list bear the mark
	}{
		{"in another role", "senior practitioner", true, 1},
		{"another person in another role", "senior practitioner", false, 0},
		{"another person in the same role", "team manager", false, 0},
	} {
		robin, helen := newLaptop(t, "Robin Ashe", "social worker"), newLaptop(t, "Helen Marr", "team manager")
		if _, err := robin.Meet("helen marr", c.role); err != nil {
			t.Fatal(err)
		}
		like := robin.Namesakes(helen.k)
		if len(like) != 1 {
			t.Fatalf("%s: namesakes are %v", c.name, like)
		}
		how, ids := store.Comparison{}, []model.WorkerID{like[0].ID}
		if c.same {
			how.Here = ids
		} else {
			how.Apart = ids
		}
		if _, err := robin.PinAs(helen.k, how); err != nil {
			t.Fatal(err)
		}
		if got := listed(robin.Desk); strings.Count(got, "key pinned") != c.want {
			t.Errorf("%s: the list reads %s", c.name, got)
		}
		if c.same || c.role != "team manager" {
			continue
		}
		if _, err := helen.Pin(robin.k, false); err != nil {
			t.Fatal(err)
		}
		id, err := helen.Begin("HR-1", "K.")
		if err != nil {
			t.Fatal(err)
		}
		robin.takes(helen.packs(id, robin))
		if got := listed(robin.Desk); strings.Count(strings.ToLower(got), "helen marr, team manager") != 2 || strings.Count(got, "key pinned") != 1 {
			t.Errorf("%s: once both are known the list reads %s", c.name, got)
		}
	}
}
