package caseload_test

import (
	"testing"

	"handover/cmd/handover/demo"
	"handover/model"
	"handover/ui/caseload"
	"handover/ui/kit"
	"handover/ui/room"
	"handover/ui/uitest"
	"handover/ui/unlock"
)

func laptop(t *testing.T, reference string) *uitest.Laptop {
	t.Helper()
	l := uitest.NewLaptop(t, func(r *room.Room) kit.Screen {
		return caseload.Start(r, func() kit.Screen { return unlock.Who(r, r.Desk, r.Back) })
	})
	l.Brings(reference, demo.Closures)
	l.Sits("Robin Ashe", "social worker")
	return l
}

func TestWhatIsToBeDoneTodayStandsOnTheCaseloadBesideWhatIsOlder(t *testing.T) {
	l := laptop(t, "DEMO-TEEN-1")
	me, topic := l.Desk.Worker().ID, model.Topic{Words: "The holidays"}
	l.Keeps(func(c *model.Closure) ([]model.Event, error) {
		return model.BeginSession(c, l.Guide, []model.Present{{Worker: me, As: model.AsWorker}, {Worker: "helen", As: model.AsManager}}, []model.Topic{topic})
	})
	l.Keeps(func(c *model.Closure) ([]model.Event, error) {
		return model.EndTopic(c, l.Guide, model.TopicEnded{Topic: topic, End: model.EndChange, Do: "Ring the school", Owner: "Robin Ashe", By: l.Desk.Today()}, l.Desk.Today())
	})
	for _, size := range uitest.Windows() {
		l.Play(size[0], size[1], func(r *uitest.Robot) {
			r.See("days late", "to do: 1 today")
		})
	}
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Press("enter")
		r.See("Overview", "to do: 1 today")
	})
}

func TestARecordThatCameBackSaysSoOnTheWorkersCaseload(t *testing.T) {
	l := laptop(t, "DEMO-ENG-1")
	l.Sends()
	l.Sits("Helen Marr", "team manager")
	l.Decides(model.DecisionReturned, "Three things.", model.Point{Section: uitest.Section("record.reason"), Text: "Say who told us."},
		model.Point{Section: uitest.Section("record.reason"), Text: "Say when."})
	l.Sits("Robin Ashe", "social worker")
	l.Play(80, 24, func(r *uitest.Robot) { r.See("sent back: 2 points") })
}
