package model_test

import (
	"strings"
	"testing"

	"handover/model"
	"handover/model/guide"
)

func TestHelplinesAreForTheAgeAndTheNation(t *testing.T) {
	g, err := guide.Load()
	if err != nil {
		t.Fatal(err)
	}
	lines, err := guide.Helplines()
	if err != nil {
		t.Fatal(err)
	}
	const today = model.Date("2026-11-22")
	for name, c := range map[string]struct {
		nation, age, applies string
		child, adult         string
		unknown              int // for the child
	}{
		"8 in England":     {"england", "8", "", "childline", "rape-crisis nspcc stop-it-now", 0},
		"15 in England":    {"england", "15", "", "childline", "rape-crisis nspcc stop-it-now", 0},
		"16 in England":    {"england", "16", "", "childline rape-crisis", "rape-crisis nspcc stop-it-now", 0},
		"8 in Wales":       {"wales", "8", "", "childline meic", "rape-crisis nspcc stop-it-now", 0},
		"17 in Wales":      {"wales", "17", "", "childline meic rape-crisis", "rape-crisis nspcc stop-it-now", 0},
		"age not known":    {"england", "", "", "childline rape-crisis", "rape-crisis nspcc stop-it-now", 1},
		"nation not known": {"", "8", "", "childline meic", "rape-crisis nspcc stop-it-now", 1},
		"nothing known":    {"", "", "", "childline meic rape-crisis", "rape-crisis nspcc stop-it-now", 2},
		"a child who died": {"wales", "8", "died", "", "rape-crisis nspcc stop-it-now", 0},
	} {
		t.Run(name, func(t *testing.T) {
			cl := saying(t, g, map[string]string{model.ItemNation: c.nation, model.ItemAge: c.age, model.ItemApplies: c.applies})
			for who, want := range map[string]string{guide.ForChild: c.child, guide.ForAdult: c.adult} {
				fit, unknown := model.HelplinesFor(cl, g, lines, who, today)
				var ids []string
				for _, h := range fit {
					ids = append(ids, h.ID)
				}
				if got := strings.Join(ids, " "); got != want {
					t.Errorf("for the %s there are %q, not %q", who, got, want)
				}
				if who == guide.ForChild && len(unknown) != c.unknown {
					t.Errorf("not known: %q", unknown)
				}
			}
		})
	}
}

func TestAChildIsOfferedNoLineThatIsForYoungerOnes(t *testing.T) {
	young := guide.Helpline{ID: "young", Nations: []string{"england"}, Who: guide.ForBoth, To: 11}
	g, err := guide.Load()
	if err != nil {
		t.Fatal(err)
	}
	c := saying(t, g, map[string]string{model.ItemNation: "england", model.ItemAge: "12"})
	for _, who := range []string{guide.ForChild, guide.ForAdult} {
		if fit, _ := model.HelplinesFor(c, g, []guide.Helpline{young}, who, "2026-11-22"); len(fit) != 0 {
			t.Errorf("the %s is offered it", who)
		}
	}
}

// saying makes a closure with answers about it.
func saying(t *testing.T, g *guide.Guide, answers map[string]string) *model.Closure {
	t.Helper()
	opened, err := model.Begin(g, "HR-204", "K.M.", model.Worker{ID: "w", Name: "Ana Lopez"})
	if err != nil {
		t.Fatal(err)
	}
	var entries []model.Entry
	add := func(ev model.Event) {
		id := model.EntryID(strings.Repeat("0", 31) + string(rune('a'+len(entries))))
		e := model.Entry{ID: id, By: "w", Event: ev}
		if len(entries) > 0 {
			e.After = []model.EntryID{entries[len(entries)-1].ID}
		}
		entries = append(entries, e)
	}
	for _, ev := range opened {
		add(ev)
	}
	for item, value := range answers {
		if value != "" {
			add(model.AnswerGiven{Field: model.Field{Item: item, Subject: model.TheClosure},
				Answer: model.Answer{Status: model.Answered, Value: model.Value{value}}})
		}
	}
	return model.Fold(entries)
}
