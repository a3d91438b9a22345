package vault_test

import (
	"context"
	"slices"
	"testing"

	tea "charm.land/bubbletea/v2"

	"handover/model/guide"
	"handover/store"
	"handover/store/desk"
	"handover/store/enginetest"
	"handover/ui"
	"handover/ui/kit"
	"handover/ui/room"
	"handover/ui/saver"
	"handover/ui/uitest"
	"handover/ui/vault"
)

func TestAListThatSomebodyChangedIsSaidNotToHoldAndIsShownAllTheSame(t *testing.T) {
	engine := enginetest.Memory()
	uitest.Run(t, 80, 40, func() tea.Model {
		ctx := context.Background()
		v, err := store.Create(ctx, engine, nil)
		if err != nil {
			t.Fatal(err)
		}
		g, err := guide.Load()
		if err != nil {
			t.Fatal(err)
		}
		d, err := desk.New(v, g, clock)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"Robin Ashe", "Ana Lopez"} {
			if err := d.SitDown(name, ""); err != nil {
				t.Fatal(err)
			}
		}
		keys := engine.Keys()
		i := slices.IndexFunc(keys, func(k store.Key) bool { return k.Space == "audit" && k.ID == "0000000000000002" })
		if _, err := engine.Apply(ctx, store.Op{Key: keys[i]}); err != nil {
			t.Fatal(err)
		}
		return ui.New(ui.Config{Now: clock, Start: func(h kit.House) kit.Screen {
			return vault.Start(&room.Room{House: h, Desk: d, Saver: saver.New(d, clock)})
		}})
	}, func(r *uitest.Robot) {
		r.See("the chain does not hold")
		goTo(r, "Who did what in the whole vault")
		r.See("! The chain does not hold.", "proves nothing", "Ana Lopez sat down at the keyboard", "This vault was made")
		r.NotSee("none is missing")
		r.Press("esc")
		goTo(r, "Verify everything")
		r.See("Something is damaged", "Records are missing")
	})
}
