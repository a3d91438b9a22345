package desk

import (
	"slices"
	"strings"
	"testing"

	"handover/model"
)

func TestThePreviewOfAPackNamesASupervisionAndWhatWasNotAgreed(t *testing.T) {
	ana, ben := newLaptop(t, "Ana Lopez", "social worker"), newLaptop(t, "Ben Okoro", "team manager")
	meet(ana, ben)
	id, err := ana.Begin("HR-1", "K.")
	if err != nil {
		t.Fatal(err)
	}
	other, err := ana.Meet("Ben Okoro", "team manager")
	if err != nil {
		t.Fatal(err)
	}
	me := ana.Worker().ID
	change := func(f func(c *model.Closure) ([]model.Event, error)) {
		t.Helper()
		if err := ana.Change(f); err != nil {
			t.Fatal(err)
		}
	}
	holidays, reasonTopic, money := model.Topic{Words: "The holidays"}, model.Topic{Field: reason}, model.Topic{Words: "The money"}
	change(func(c *model.Closure) ([]model.Event, error) {
		here := []model.Present{{Worker: me, As: model.AsWorker}, {Worker: other.ID, As: model.AsManager}}
		return model.BeginSession(c, ana.Guide, here, []model.Topic{holidays, reasonTopic, money})
	})
	voices := []model.Voice{{Worker: me, Says: "Not yet."}, {Worker: other.ID, Says: "It is time."}}
	for _, end := range []model.TopicEnded{
		{Topic: holidays, End: model.EndNotAgreed, Voices: voices},
		{Topic: reasonTopic, End: model.EndNotAgreed, Voices: voices},
		{Topic: money, End: model.EndChange, Do: "Ring the school", Owner: "Ana", By: ana.Today().Add(3), Why: "It waits."},
	} {
		change(func(c *model.Closure) ([]model.Event, error) { return model.EndTopic(c, ana.Guide, end, ana.Today()) })
	}
	change(func(c *model.Closure) ([]model.Event, error) {
		return model.EndSession(c, ana.Guide, true, "", ana.Today())
	})
	got, err := ben.Preview(ben.reads(ana.packs(id, ben)))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []Counted{{2, "disagreements"}, {1, "supervision"}, {1, "thing to be done, or done"}} {
		if !slices.Contains(got.Of, want) {
			t.Errorf("%v is not among %v", want, got.Of)
		}
	}
	for _, c := range got.Of {
		if strings.HasPrefix(c.Words, "other ent") {
			t.Errorf("there is %v", c)
		}
	}
	if len(got.Disagreed) != 2 || got.Disagreed[0] != "The holidays" || got.Disagreed[1] != ana.title(reason.Item) {
		t.Errorf("not agreed: %q", got.Disagreed)
	}
}
