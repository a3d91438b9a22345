package desk

import (
	"slices"
	"testing"

	"handover/model"
)

func TestSomebodyIsKnownByEveryIdOfTheirNameAndByNobodyElses(t *testing.T) {
	robin, helen := newLaptop(t, "Robin Ashe", "social worker"), newLaptop(t, "Helen Marr", "Team manager")
	met, err := robin.Meet("helen marr", "senior practitioner")
	if err != nil {
		t.Fatal(err)
	}
	meet(robin, helen)
	id, err := helen.Begin("HR-1", "K.")
	if err != nil {
		t.Fatal(err)
	}
	robin.takes(helen.packs(id, robin))
	if got := robin.AlsoKnownAs(helen.Worker()); !slices.Equal(got, []model.WorkerID{met.ID}) {
		t.Errorf("Helen is also %v", got)
	}
	if got := robin.AlsoKnownAs(robin.Worker()); len(got) != 0 {
		t.Errorf("Robin is also %v", got)
	}
}
