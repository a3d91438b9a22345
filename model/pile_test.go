package model

import (
	"fmt"
	"slices"
	"testing"

	"handover/model/guide"
)

func TestWhatIsOpenLiesInPilesGatesFirstAndWhatStaysLast(t *testing.T) {
	g, n := smallGuide(t), opened()
	piles := func() []string {
		var out []string
		for _, p := range Piles(n.closure(), g, guide.Submit, today) {
			out = append(out, fmt.Sprint(p.Firmness.Words(), " ", p.Stage, " ", len(p.Blockers)))
		}
		return out
	}
	before := piles()
	if !slices.IsSortedFunc(Piles(n.closure(), g, guide.Submit, today), func(a, b Pile) int { return int(a.Firmness) - int(b.Firmness) }) || len(before) < 4 {
		t.Fatalf("they lie in another order: %v", before)
	}
	var query Blocker
	for _, p := range Piles(n.closure(), g, guide.Submit, today) {
		if p.Firmness == FirmQuery {
			query = p.Blockers[0]
		}
		if p.Firmness == FirmStays {
			t.Errorf("a reason is there already: %v", before)
		}
	}
	n.answer(query.Field.Item, query.Subject, Answer{Because: "it is with another team"})
	last := Piles(n.closure(), g, guide.Submit, today)
	stays := last[len(last)-1]
	if stays.Firmness != FirmStays || stays.Stage != "" || len(stays.Blockers) != 1 || stays.Blockers[0].Field != query.Field {
		t.Fatalf("the query that stays is not last: %v", piles())
	}
	if at := n.entries[len(n.entries)-1].At; !stays.Blockers[0].Since.Equal(at) {
		t.Errorf("its reason is there since %s, not %s", stays.Blockers[0].Since, at)
	}
	if got := Staying(n.closure(), g, guide.Close, today); len(got) != 0 {
		t.Errorf("before the end stays %v", got)
	}
}
