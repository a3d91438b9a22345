package model

import "testing"

func TestAHeaderSaysWhatIsToBeDoneAsOfTheDayOnWhichItIsRead(t *testing.T) {
	g := realGuide(t)
	n := opened()
	first, second := Topic{Words: "The holidays"}, Topic{Words: "The dog"}
	n.held(t, g,
		TopicEnded{Topic: first, End: EndChange, Do: "Ring the school", Owner: "Sam Orr", By: today.Add(2)},
		TopicEnded{Topic: second, End: EndChange, Do: "Ask her aunt", Owner: "Sam Orr", By: today})
	h := Summarise("x", n.closure(), g, today)
	for _, day := range []struct {
		on    Date
		words string
	}{{today.Add(-1), ""}, {today, "to do: 1 today"}, {today.Add(2), "to do: 1 late, 1 today"}, {today.Add(3), "to do: 2 late"}} {
		if got := h.ToDo.Words(day.on); got != day.words {
			t.Errorf("on %s it says %q, not %q", day.on, got, day.words)
		}
	}
	n.keep(t, "sam", func(c *Closure) ([]Event, error) {
		return FinishAction(c, g, ActionDone{Action: c.Actions()[0].Entry, On: today}, today)
	})
	if open, _, _ := Summarise("x", n.closure(), g, today).ToDo.ToDo(today); open != 1 {
		t.Errorf("%d are open once one is done", open)
	}
}

func TestAHeaderCountsThePointsThatAreNotAccepted(t *testing.T) {
	g := smallGuide(t)
	n := sentOnce(g)
	if h := Summarise("x", n.closure(), g, today); h.Points != 0 {
		t.Errorf("%d points before it came back", h.Points)
	}
	decision := n.decide(boss.ID, DecisionReturned, Point{reason, "Say who told us."}, Point{reason, "Say when."}).ID
	if h := Summarise("x", n.closure(), g, today); h.Points != 2 {
		t.Errorf("%d points of two", h.Points)
	}
	n.write(PointAnswered{decision, 0, "Done."})
	if h := Summarise("x", n.closure(), g, today); h.Points != 2 {
		t.Errorf("an answer is no acceptance: %d", h.Points)
	}
}

func TestWhereWordsAreStillBeingTypedIsNamed(t *testing.T) {
	g := realGuide(t)
	c := opened().closure()
	topic := Topic{Field: about("start.decided")}
	for _, d := range []struct {
		draft Draft
		want  string
	}{
		{Draft{Field: about("start.decided")}, g.Item("start.decided").Title},
		{Draft{Field: Field{FormPrefix + "supervision", Subject{ID: TopicKey(topic)}}}, "supervision, “" + g.Item("start.decided").Title + "”"},
		{Draft{Field: Field{FormPrefix + "supervision", Subject{ID: TopicKey(Topic{Words: "The dog|and the cat"})}}}, "supervision, “The dog|and the cat”"},
		{Draft{Field: Field{FormPrefix + "supervision ends", TheClosure}}, "supervision"},
		{Draft{Field: Field{FormPrefix + ItemDecision + " by rees", TheClosure}}, "the decision"},
		{Draft{Field: Field{FormPrefix + "call", clinic}}, "a call: The clinic"},
		{Draft{Field: Field{FormPrefix + "somebody new", TheClosure}}, "a form"},
	} {
		if got := d.draft.Where(c, g); got != d.want {
			t.Errorf("%v is called %q, not %q", d.draft.Field, got, d.want)
		}
	}
}
