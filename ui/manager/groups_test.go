package manager

import (
	"fmt"
	"strings"
	"testing"

	"handover/model"
	"handover/model/guide"
)

func TestEachClosureStandsInTheGroupThatItsHeaderSays(t *testing.T) {
	for _, c := range []struct {
		h     model.Header
		want  group
		since model.Date
	}{
		{model.Header{State: model.Considering}, preparing, ""},
		{model.Header{State: model.Preparing}, preparing, ""},
		{model.Header{State: model.WithManager, Sent: "2026-11-10"}, awaiting, "2026-11-10"},
		{model.Header{State: model.WithManager}, awaiting, ""},
		{model.Header{State: model.WithManager, Edited: true, Sent: "2026-11-10"}, edited, "2026-11-10"},
		{model.Header{State: model.WithManager, Sent: "2026-11-10", Decision: model.DecisionsApart}, apart, "2026-11-10"},
		{model.Header{State: model.Returned, Sent: "2026-11-10", Decision: model.DecisionReturned, Decided: "2026-11-12"}, returned, "2026-11-12"},
		{model.Header{State: model.Preparing, Void: true, Sent: "2026-11-10", Decision: model.DecisionAuthorised, Decided: "2026-11-12"}, voided, "2026-11-12"},
		{model.Header{State: model.Authorised, Sent: "2026-11-10", Decision: model.DecisionAuthorised, Decided: "2026-11-12"}, authorised, "2026-11-12"},
		{model.Header{State: model.Withdrawn, Sent: "2026-11-10", Decision: model.DecisionNotToClose, Decided: "2026-11-12"}, notToClose, "2026-11-12"},
		{model.Header{State: model.ClosedLife, Sent: "2026-11-10", Decided: "2026-11-12"}, ended, "2026-11-12"},
		{model.Header{State: model.ClosedAllShared, Sent: "2026-11-10", Decided: "2026-11-12"}, ended, "2026-11-12"},
		{model.Header{State: "of a later version"}, preparing, ""},
	} {
		if got := groupOf(c.h); got != c.want || since(c.h) != c.since {
			t.Errorf("%+v is in group %d since %q, not in %d since %q", c.h, got, since(c.h), c.want, c.since)
		}
	}
}

func TestTheOldestStandsFirstAndTheRestAreCountedByWorker(t *testing.T) {
	waits := func(ref string, sent model.Date) model.Header {
		return model.Header{Reference: ref, State: model.WithManager, Sent: sent, Worker: "ana"}
	}
	groups, rest := grouped([]model.Header{
		waits("HR-3", "2026-11-12"), waits("HR-2", "2026-11-12"), waits("HR-1", "2026-11-20"), waits("HR-9", "2026-11-02"), waits("HR-8", ""),
		{State: model.Preparing, Worker: "cai"}, {State: model.Considering, Worker: "cai"}, {State: model.ClosedLife, Worker: "cai"}, {State: model.Preparing, Worker: "ben"},
	}, func(id model.WorkerID) string { return string(id) })
	var order []string
	for _, h := range groups[awaiting] {
		order = append(order, h.Reference)
	}
	if got := strings.Join(order, " "); got != "HR-8 HR-9 HR-2 HR-3 HR-1" {
		t.Errorf("they stand as %s", got)
	}
	if got := fmt.Sprint(rest); got != "[{ben 1 0} {cai 2 1}]" {
		t.Errorf("they are counted as %s", got)
	}
}

func TestTheDayOfTheDecisionCountsWorkingDaysFromTheDayOfSending(t *testing.T) {
	g, err := guide.Load()
	if err != nil {
		t.Fatal(err)
	}
	if d, ok := decisionDue(model.Header{Sent: "2026-12-23"}, g); !ok || d.Due != "2027-01-04" { // with three bank holidays and two weekends between
		t.Errorf("it is due on %s", d.Due)
	}
	if _, ok := decisionDue(model.Header{}, g); ok {
		t.Error("a day is told where nobody knows when it was sent")
	}
}
