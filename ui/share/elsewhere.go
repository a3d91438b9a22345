package share

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/document"
	"handover/ui/kit"
	"handover/ui/room"
)

// What becomes of words that are withheld from somebody, where they stand in another section too.
const (
	tooThere    = "withhold"
	staysThere  = "stays"
	placePrefix = "place "
)

// askElsewhere asks about the first words that stand elsewhere too and of which nobody said whether they may.
func askElsewhere(r *room.Room, who model.Subject) tea.Cmd {
	open := openElsewhere(r, who)
	if len(open) == 0 {
		return nil
	}
	return r.Push(newElsewhere(r, who, open[0].Mark.Entry))
}

// openElsewhere lists the places of which nobody said yet whether the words may stay there.
func openElsewhere(r *room.Room, who model.Subject) []document.Elsewhere {
	c := r.Desk.Closure()
	if c == nil {
		return nil
	}
	var out []document.Elsewhere
	for _, e := range document.FoundElsewhere(r.Desk.SourceOf(c), model.ReaderOf(who)) {
		if e.Stays == nil {
			out = append(out, e)
		}
	}
	return out
}

// newElsewhere asks of every section in which withheld words stand too whether they are withheld there as well.
func newElsewhere(r *room.Room, who model.Subject, mark model.EntryID) kit.Screen {
	var places []document.Elsewhere
	for _, e := range openElsewhere(r, who) {
		if e.Mark.Entry == mark {
			places = append(places, e)
		}
	}
	var fields []*kit.Field
	for i, e := range places {
		f := &kit.Field{ID: fmt.Sprint(placePrefix, e.Section.Item, under(e.Section.Subject)), Kind: kit.OneField, Label: "Under “" + e.Under + "” too?", Need: "Choose one.", Options: []kit.Option{
			{ID: tooThere, Words: "Withhold it there as well"}, {ID: staysThere, Words: "It stays there on purpose"},
		}}
		if i == 0 {
			f.Over = "“" + strings.Join(strings.Fields(e.Mark.Words), " ") + "” is withheld under “" + e.Title + "”"
		}
		fields = append(fields, f)
	}
	because, agreed := whyFields()
	because.Label = "Why may it stay there?"
	stays := func() bool {
		for _, f := range fields[:len(places)] {
			if f.Value() == staysThere {
				return true
			}
		}
		return false
	}
	because.Shown, agreed.Shown = stays, stays
	done := func(*kit.Form) error {
		return r.Desk.Change(func(c *model.Closure) ([]model.Event, error) {
			var too []model.PassageWithheld
			var left []model.StayingWords
			for i, e := range places {
				if fields[i].Value() == staysThere {
					left = append(left, model.StayingWords{Section: e.Section, Because: because.Value(), Agreed: agreed.Value()})
					continue
				}
				for _, w := range e.Words {
					too = append(too, model.PassageWithheld{Section: e.Section, Words: w})
				}
			}
			return model.SettleElsewhere(c, r.Desk.Guide, mark, too, left)
		})
	}
	return room.NewForm(r, r.In("The same words elsewhere"), "Words that are withheld in one place can be read in another. A word or two may mean something else there: so you say of each place whether they are withheld there too. Until then no copy goes to this reader.",
		model.Field{Item: "elsewhere." + string(mark), Subject: who}, append(fields, because, agreed), "Keep it", done, func() tea.Cmd {
			return tea.Batch(r.Back(), askElsewhere(r, who))
		})
}
