package vault_test

import (
	"context"
	"slices"
	"testing"

	"handover/store"
	"handover/ui/kit"
	"handover/ui/room"
	"handover/ui/uitest"
	"handover/ui/vault"
)

func TestAListThatSomebodyChangedIsSaidNotToHoldAndIsShownAllTheSame(t *testing.T) {
	l := uitest.NewLaptop(t, func(r *room.Room) kit.Screen { return vault.Start(r) })
	l.Sits("Robin Ashe", "")
	l.Sits("Ana Lopez", "")
	keys := l.Engine.Keys()
	i := slices.IndexFunc(keys, func(k store.Key) bool { return k.Space == "audit" && k.ID == "0000000000000002" })
	if _, err := l.Engine.Apply(context.Background(), store.Op{Key: keys[i]}); err != nil {
		t.Fatal(err)
	}
	l.Play(80, 40, func(r *uitest.Robot) {
		r.See("the chain does not hold")
		r.Open("Who did what in the whole vault")
		r.See("! The chain does not hold.", "proves nothing", "Ana Lopez sat down at the keyboard", "This vault was made")
		r.NotSee("none is missing")
		r.Press("esc")
		r.Open("Verify everything")
		r.See("Something is damaged", "Records are missing")
	})
}
