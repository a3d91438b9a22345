package desk

import (
	"testing"
	"time"

	"handover/model"
)

func TestDocumentsKnowWhereTheDaysOfTheWorkerBeginAndEnd(t *testing.T) {
	now := time.Date(2026, 7, 2, 0, 30, 0, 0, time.FixedZone("BST", 3600))
	d, _, _ := newDesk(t, &now)
	src := d.SourceOf(model.Fold(nil))
	if src.Today != "2026-07-02" || src.Here == nil || model.DateOf(now.UTC().In(src.Here)) != src.Today {
		t.Errorf("it is %s, and days begin in %v", src.Today, src.Here)
	}
}
