package desk

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"handover/model"
	"handover/store"
)

// anything is an event that somebody might write into a journal: much of it follows nothing that is there.
func anything(r *rand.Rand, written []model.Entry) model.Event {
	people := []model.Subject{{Kind: model.KindAdult, ID: "mother"}, {Kind: model.KindService, ID: "clinic"}, {Kind: model.KindOtherChild, ID: "sister"}}
	s := people[r.Intn(len(people))]
	some := written[r.Intn(len(written))]
	if _, opens := some.Event.(model.Opened); opens { // nothing takes the beginning back
		some.ID = model.EntryID(strings.Repeat("0", 32))
	}
	on := model.Date("2026-11-02").Add(r.Intn(9))
	switch r.Intn(17) {
	case 0, 1:
		return model.Added{Subject: s, Name: "Name " + s.ID}
	case 2:
		return model.Renamed{Subject: s, Name: fmt.Sprint("Name ", r.Intn(5))}
	case 3:
		return model.SetAside{Subject: s}
	case 4, 5, 6:
		return model.Written{Field: reason, Text: fmt.Sprint("<words> & more ", r.Intn(5))}
	case 7:
		return model.Undone{Entry: some.ID}
	case 8:
		return model.Held{Because: fmt.Sprint("reason ", r.Intn(3))}
	case 9:
		return model.Released{Because: "it is over"}
	case 10:
		return model.Transferred{On: on, As: fmt.Sprint("CR-", r.Intn(5))}
	case 11:
		return model.Tried{Service: people[1], On: on, Who: "reception", Outcome: "no-answer"}
	case 12:
		return model.Unknown{Kind: "of-later", Fields: json.RawMessage(`{"note":"<b> & é","n":1.50}`)}
	case 13:
		return model.Lodged{What: model.Lodgeable[r.Intn(len(model.Lodgeable))].What, Where: "the case record"}
	case 14:
		return model.PointAccepted{Decision: some.ID, Point: r.Intn(3)}
	case 15:
		return model.Recalled{Submission: some.ID, Because: "so"}
	}
	return model.AnswerGiven{Field: model.Field{Item: model.ItemNation, Subject: model.TheClosure},
		Answer: model.Answer{Status: model.Answered, Value: model.Value{[]string{"england", "wales"}[r.Intn(2)]}}}
}

// wild writes an entry on a laptop whose clock is wrong by years.
func (l *laptop) wild(r *rand.Rand, id model.ClosureID, years int) model.Entry {
	l.t.Helper()
	written := l.journal(id)
	e := model.Entry{
		ID: model.EntryID(fmt.Sprintf("%016x%016x", r.Uint64(), r.Uint64())), After: model.Fold(written).Heads,
		At: l.at.AddDate(years, 0, 0).Add(time.Duration(r.Intn(1000)) * time.Second), By: l.Worker().ID, Event: anything(r, written),
	}
	c := model.Fold(append(written, e))
	err := l.Vault().Append(context.Background(), id, store.Change{Entries: []model.Entry{e}, Header: model.Summarise(id, c, l.Guide, l.Today())})
	if err != nil {
		l.t.Fatal(err)
	}
	return e
}

func TestTwoLaptopsHoldTheSameClosureWhateverPacksWentBetweenThemAndLoseNothing(t *testing.T) {
	ana, ben := newLaptop(t, "Ana Lopez", "social worker"), newLaptop(t, "Ben Okoro", "team manager")
	one, two := newLaptop(t, "Carys Pugh", "team manager"), newLaptop(t, "Dev Nair", "team manager") // who get all of it, in either order
	meet(ana, ben, one, two)
	seeds := int64(12)
	if testing.Short() {
		seeds = 3
	}
	for seed := range seeds {
		r := rand.New(rand.NewSource(seed))
		id, err := ana.Begin(fmt.Sprint("SEED-", seed), "K.")
		if err != nil {
			t.Fatal(err)
		}
		all := slices.Clone(ana.journal(id))
		var toAna, toBen [][]byte
		ben.takes(ana.packs(id, ben))
		for range 40 {
			switch r.Intn(8) {
			case 0:
				toBen = append(toBen, ana.packs(id, ben))
			case 1:
				toAna = append(toAna, ben.packs(id, ana))
			case 2: // an old one, a new one, one again
				if len(toBen) > 0 {
					ben.takes(toBen[r.Intn(len(toBen))])
				}
			case 3:
				if len(toAna) > 0 {
					ana.takes(toAna[r.Intn(len(toAna))])
				}
			case 4, 5:
				all = append(all, ana.wild(r, id, -7))
			default:
				all = append(all, ben.wild(r, id, 5))
			}
		}
		a, b := [2][]byte{ana.packs(id, one), ana.packs(id, two)}, [2][]byte{ben.packs(id, one), ben.packs(id, two)}
		one.takes(a[0])
		one.takes(b[0])
		two.takes(b[1])
		two.takes(a[1])
		ana.takes(ben.packs(id, ana))
		ben.takes(ana.packs(id, ben))
		for _, again := range []int{one.takes(a[0]), two.takes(b[1]), ana.takes(ben.packs(id, ana)), ben.takes(ana.packs(id, ben))} {
			if again != 0 {
				t.Errorf("seed %d: %d entries were taken in a second time", seed, again)
			}
		}
		want := model.Fold(all)
		for _, l := range []*laptop{ana, ben, one, two} {
			got := l.journal(id)
			if len(got) != len(all) {
				t.Fatalf("seed %d: %s has %d entries of %d", seed, l.Worker().Name, len(got), len(all))
			}
			if c := model.Fold(got); !reflect.DeepEqual(c, want) {
				t.Fatalf("seed %d: %s has another closure", seed, l.Worker().Name)
			}
			h, err := l.Find(string(id))
			if err != nil || !reflect.DeepEqual(h, model.Summarise(id, want, l.Guide, l.Today())) {
				t.Errorf("seed %d: the caseload of %s shows %+v, error %v", seed, l.Worker().Name, h, err)
			}
		}
	}
}
