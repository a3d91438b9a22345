package model

import (
	"math/rand"
	"reflect"
	"slices"
	"testing"
	"time"

	"handover/model/guide"
)

// What the calls of a closure come to is the same on every laptop, in whatever order they were merged.
func TestTheCallsOfTwoLaptopsComeToTheSameHoweverTheyAreMerged(t *testing.T) {
	g := wholeGuide(t)
	for seed := range int64(120) {
		r := rand.New(rand.NewSource(seed))
		books := calling(r, g, 40)
		want := callsOf(Fold(Merge(books[0], books[1])), g)
		for name, journal := range map[string][]Entry{
			"the other way round": Merge(books[1], books[0]),
			"again":               Merge(Merge(books[0], books[1]), books[0]),
			"shuffled":            shuffled(r, slices.Concat(books[0], books[1])),
		} {
			if got := callsOf(Fold(journal), g); !reflect.DeepEqual(got, want) {
				t.Fatalf("seed %d, %s: the calls come to\n%+v, not\n%+v", seed, name, got, want)
			}
		}
	}
}

// calls is what is read of the calls of a closure.
type calls struct {
	Call  Call
	Took  time.Duration
	Lines []CallLine
	Log   []Contact
	Again Date
}

func callsOf(c *Closure, g *guide.Guide) (out []calls) {
	for _, s := range []Subject{clinic, school} {
		call := c.CallWith(s)
		out = append(out, calls{call, call.Length(), CallLines(c, g, s, today), c.ContactsOf(s), c.AgainOn(s)})
	}
	return out
}

// calling is two laptops on which calls with the same services are noted, ended and taken back, and which
// now and then take over what the other has.
func calling(r *rand.Rand, g *guide.Guide, steps int) [2][]Entry {
	n := opened()
	n.write(Added{school, "The school"})
	desks := [2]*notebook{n, n.copy("kim", 5000, n.clock.Add(time.Hour))}
	for range steps {
		i := r.Intn(2)
		d := desks[i]
		service := []Subject{clinic, school}[r.Intn(2)]
		note := func(how, line, text string) ([]Event, error) {
			return Note(d.closure(), g, Noted{Service: service, How: how, Line: line, Text: text}, today)
		}
		var events []Event
		var err error
		switch r.Intn(8) {
		case 0:
			d.entries = Merge(d.entries, desks[1-i].entries)
			continue
		case 1:
			events, err = note(HowBegun, "", "")
		case 2, 3:
			events, err = note(HowTold, []string{"concerns", "needs", "done", "service.no-finding"}[r.Intn(4)], "")
		case 4:
			events, err = note(HowSaid, "concerns", "They knew.")
		case 5:
			events, err = note(HowNote, "", "Speaks softly.")
		case 6:
			events, err = Try(d.closure(), g, Tried{Service: service, On: today, Outcome: Outcomes[r.Intn(len(Outcomes))].ID, Again: today.Add(r.Intn(5))}, today)
		case 7:
			events, _, err = Undo(d.closure(), g, d.by)
		}
		if err == nil && len(events) > 0 {
			d.write(events...)
		}
	}
	return [2][]Entry{desks[0].entries, desks[1].entries}
}
