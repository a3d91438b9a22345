package desk

import (
	"testing"
	"time"

	"handover/model/guide"
)

func TestAMaskStaysWithItsClosureWhereverInItTheWorkerGoes(t *testing.T) {
	at := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	d, v, _ := newDesk(t, &at)
	id := begun(t, d)
	check := func(when string, want bool) {
		t.Helper()
		if d.Masked() != want {
			t.Errorf("%s: masked is %v", when, !want)
		}
	}
	keep := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	check("at first", false)
	keep(d.KeepMasked(true))
	keep(d.LeaveAt(Place{Closure: id, Stage: guide.Readiness, Masked: false}))
	d = lay(t, v, &at)
	if p, ok := d.Place(); !ok || !p.Masked || p.Stage != guide.Readiness {
		t.Errorf("it was left at %+v", p)
	}
	if _, err := d.Open(id); err != nil {
		t.Fatal(err)
	}
	check("the next time", true)
	other, err := d.Begin("HR-2", "L.")
	keep(err)
	check("in another closure", false)
	keep(d.LeaveAt(Place{Closure: other}))
	_, err = d.Open(id)
	keep(err)
	check("once it was left for another", false)
	keep(d.KeepMasked(true))
	keep(d.KeepMasked(false))
	check("once names are shown", false)
}
