package share_test

import (
	"encoding/json"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/document"
	"handover/store/desk"
	"handover/ui/kit"
	"handover/ui/room"
	"handover/ui/share"
	"handover/ui/uitest"
	"handover/ui/uitest/page"
)

var (
	next  = model.Field{Item: "record.next", Subject: model.TheClosure}
	uncle = model.Subject{Kind: model.KindAdult, ID: "uncle"}
)

// write puts words into a section.
func write(t *testing.T, d *desk.Desk, f model.Field, words string) {
	t.Helper()
	page.Change(t, d, func(c *model.Closure) ([]model.Event, error) { return model.Write(c, d.Guide, f, words) })
}

// authorise sends the record as it stands, whatever stands in its way, and has the manager authorise it.
func authorise(t *testing.T, d *desk.Desk) {
	t.Helper()
	send(t, d)
	sit(t, d, "Ms Rees", "team manager")
	page.Change(t, d, func(c *model.Closure) ([]model.Event, error) {
		s := c.Sent()
		return []model.Event{model.Decided{Submission: s.Entry, Record: s.Print, Decision: model.DecisionAuthorised, Because: "zqreasonqz"}}, nil
	})
	sit(t, d, "Ana Lopez", "social worker")
}

func sit(t *testing.T, d *desk.Desk, name, role string) {
	t.Helper()
	if err := d.SitDown(name, role); err != nil {
		t.Fatal(err)
	}
}

func send(t *testing.T, d *desk.Desk) {
	t.Helper()
	page.Change(t, d, func(c *model.Closure) ([]model.Event, error) {
		sent, err := document.Send(d.SourceOf(c))
		if err != nil {
			return nil, err
		}
		b, err := json.Marshal(sent)
		return []model.Event{model.Submitted{Record: b}}, err
	})
}

// ready is a closure whose record is authorised, with an uncle who cares and about whom there are concerns.
func ready(t *testing.T) func(d *desk.Desk) {
	return func(d *desk.Desk) {
		page.Change(t, d, func(c *model.Closure) ([]model.Event, error) {
			return model.Add(c, d.Guide, model.KindAdult, "uncle", "Uncle Jo")
		})
		page.Give(t, d, model.ItemCaring, uncle, model.Answer{Status: model.Answered, Value: model.Value{"yes"}})
		page.Give(t, d, model.ItemConcern, uncle, model.Answer{Status: model.Answered, Value: model.Value{"yes"}})
		write(t, d, next, "Her aunt told us of it. The tutor meets her on Mondays.")
		write(t, d, model.Field{Item: "record.views-child", Subject: model.TheClosure}, "zqviewsqz")
		authorise(t, d)
	}
}

func TestBeforeAnythingWasSentThereIsNothingToCopy(t *testing.T) {
	page.Play(t, 80, 24, share.Key, nil, func(_ *desk.Desk, r *uitest.Robot) {
		r.See("was not sent to the manager yet", "Mother", "not given yet", "The council's own record")
		r.Open("Mother")
		r.See("none was sent yet")
		r.Press("o")
		r.See("none was sent yet")
	})
}

func TestAParentRefusesToSign(t *testing.T) {
	page.Play(t, 80, 24, share.Key, ready(t), func(d *desk.Desk, r *uitest.Robot) {
		r.See("Copies are of version 1, authorised on")
		r.To("Mother")
		r.Press("g", "1", "tab")
		r.See("Is it safe for Mother to hold this?")
		r.Press("n", "tab")
		r.See("Then it does not stay with them", "Read together")
		r.Press("shift+tab", "y", "tab")
		r.Type("with her sister")
		r.Press("tab")
		r.Type("today")
		r.Press("tab", "1", "tab")
		r.Type("Polish")
		r.Press("tab", "tab", "y", "tab", "enter")
		r.See("given 22 Nov 2026", "by hand, version 1, in Polish")
		g := d.Closure().LastCopy(page.Mother)
		if g == nil || !g.Safe || !g.Marked || g.Kept != "with her sister" || g.By != "worker" || g.Draft || len(g.Left) == 0 {
			t.Fatalf("the log has %+v", g)
		}
		r.Press("s", "3", "tab")
		r.Type("she was not asked early enough")
		r.Press("tab")
		r.Type("today")
		r.Press("tab", "enter")
		r.See("offered, and chose not to 22 Nov 2026")
		for _, item := range []string{model.ItemCopy, model.ItemMarked, model.ItemSignature} {
			if !model.Settled(d.Closure(), d.Guide, d.Guide.Item(item), page.Mother, d.Today()) {
				t.Errorf("%s is open", item)
			}
		}
		r.Press("ctrl+z")
		r.See("Took back what was noted of the signature of Mother", "not offered to sign yet")
	})
}

func TestACopyIsBlockedWhereNothingIsToBeSentPR13(t *testing.T) {
	page.Play(t, 80, 24, share.Key, func(d *desk.Desk) {
		ready(t)(d)
		page.Give(t, d, model.ItemDoNotSend, page.Mother, model.Answer{Status: model.Answered, Value: model.Value{"yes"}, Evidence: "he opens the post"})
	}, func(d *desk.Desk, r *uitest.Robot) {
		r.To("Mother")
		r.See("no copy", "Nothing is to be sent to Mother: he opens the post")
		for _, key := range []string{"o", "g"} {
			r.Press(key)
			r.See("Copies and signatures", "Nothing is to be sent to Mother: he opens the post.")
			r.NotSee("How was it given?", "not sealed")
			r.Press("esc") // which takes the words away
		}
		r.Press("enter")
		r.See("Nothing is to be sent to Mother")
		r.NotSee("The tutor")
		r.Press("x", "1", "tab")
		r.Type("not safe")
		r.Press("tab")
		r.Type("Ms Rees")
		r.Press("tab")
		r.Type("today")
		r.Press("tab", "enter", "esc")
		r.See("not given", "not safe")
		if g := d.Closure().LastCopy(page.Mother); g == nil || g.Given() {
			t.Errorf("the log has %+v", g)
		}
	})
}

func TestAParentWhoIsThePersonOfConcernGetsNoCopy(t *testing.T) {
	page.Play(t, 80, 24, share.Key, ready(t), func(_ *desk.Desk, r *uitest.Robot) {
		r.To("Uncle Jo")
		r.See("There are concerns about Uncle Jo")
		r.Press("enter")
		r.See("whoever else they are")
		r.NotSee("The tutor", "For you")
		r.Press("g")
		r.See("A copy", "There are concerns about Uncle Jo")
		r.NotSee("How was it given?")
	})
}

func TestAPassageThatIsWithheldAndThenRewordedStopsTheCopyUntilItIsMarkedAgain(t *testing.T) {
	page.Play(t, 80, 30, share.Key, ready(t), func(d *desk.Desk, r *uitest.Robot) {
		withhold := func(sentence string) {
			r.Open("What happens next")
			r.Press("1", "tab")
			r.See(sentence)
			r.Press("1", "tab", "tab")
			r.Type("in confidence")
			r.Press("tab")
			r.Type("Ms Rees")
			r.Press("tab", "enter")
		}
		r.To("Mother")
		r.Press("l")
		r.See("Views of the child", "left out, by rule")
		withhold("Her aunt told us of it.")
		r.See("Passages that are withheld", "“Her aunt told us of it.”", "in confidence (Ms Rees)")
		r.Press("esc", "enter", "end")
		r.See("Withheld under “What happens next”")
		r.Press("home", "pgdown")
		r.NotSee("Her aunt told us", "zqviewsqz", "zqreasonqz")
		r.Press("esc")

		write(t, d, next, "It came from her aunt. The tutor meets her on Mondays.")
		authorise(t, d)
		r.Press("enter")
		r.See("no longer stand there as they were marked", "mark them again")
		r.NotSee("The tutor")
		r.Press("l", "end")
		r.See("mark it again")
		withhold("It came from her aunt.")
		r.Open("Her aunt told us")
		r.Type("marked again")
		r.Press("tab")
		r.Type("Ms Rees")
		r.Press("tab", "enter")
		r.NotSee("Her aunt told us of it")
		r.Press("esc", "end")
		r.See("Withheld under “What happens next”: “It came from her aunt.”")
	})
}

func TestASectionIsPutInOnlyWithWhyAndWhoAgreed(t *testing.T) {
	page.Play(t, 80, 30, share.Key, ready(t), func(d *desk.Desk, r *uitest.Robot) {
		r.To("Mother")
		r.Press("l")
		r.Open("If this family comes back")
		r.Press("1", "tab", "tab", "tab", "enter")
		r.See("Say why.", "Say who agreed.")
		r.Type("she asked")
		r.Press("tab")
		r.Type("Ms Rees")
		r.Press("tab", "enter")
		r.See("put in", "she asked (Ms Rees)")
	})
}

func TestAServiceGetsTheBriefingUntilSomebodySaysWhyItNeedsTheRecord(t *testing.T) {
	page.Play(t, 80, 30, share.Key, ready(t), func(d *desk.Desk, r *uitest.Robot) {
		r.Open("The clinic")
		r.See("Briefing sheet", "Copy for The clinic, given 22 November 2026")
		r.Press("g") // the sheet has still to be filled
		r.See("It still says in", "not written yet. Was it this that")
		r.Press("esc")
		r.Press("l", "enter", "2", "tab")
		r.Type("they lead from here")
		r.Press("tab")
		r.Type("Ms Rees")
		r.Press("tab", "enter")
		r.See("the whole record", "they lead from here (Ms Rees)")
		r.Press("esc")
		r.See("Closure Record", "Copy for The clinic, given 22 November 2026")
		r.Press("g", "2", "tab")
		r.Type("today")
		r.Press("tab", "tab")
		r.Type("English")
		r.Press("tab", "tab", "y", "tab", "enter", "esc")
		r.See("the record, sent by post, version 1", "no receipt yet")
		r.Press("r")
		r.Type("today")
		r.Press("tab")
		r.Type("Ms Vale rang")
		r.Press("tab", "enter")
		r.See("received 22 Nov 2026")
	})
}

func TestTheCopiesFitEveryWindow(t *testing.T) {
	page.Fits(t, share.Key, ready(t), func(r *room.Room) kit.Screen { return share.New(r) })
}

func TestASignatureOnAVersionThatIsNotHereIsShownAndNotFollowed(t *testing.T) {
	page.Play(t, 80, 24, share.Key, func(d *desk.Desk) {
		ready(t)(d)
		page.Change(t, d, func(*model.Closure) ([]model.Event, error) {
			return []model.Event{model.Signed{Who: page.Mother, Submission: model.EntryID(strings.Repeat("0f", 16)), How: model.SignedHere, On: d.Today()}}, nil
		})
	}, func(_ *desk.Desk, r *uitest.Robot) {
		r.Press("end")
		r.See("Kept, and not followed", "A signature of 22 Nov 2026", "not here")
		r.Press("home", "down")
		r.See("not offered to sign yet")
	})
}

func TestAnAskAboutCopiesLeadsHereAndToItsRow(t *testing.T) {
	at := func(r *room.Room) kit.Key {
		return kit.Key{Press: []string{"c"}, Show: "c", Words: "copies", Do: func() tea.Cmd {
			return r.Push(share.Instead(r, model.Ask{Item: r.Desk.Guide.Item(model.ItemSharedWith), Subject: page.Clinic}))
		}}
	}
	page.Play(t, 80, 24, at, ready(t), func(d *desk.Desk, r *uitest.Robot) {
		r.See("› ○ The clinic")
		if s := share.Instead(nil, model.Ask{Item: d.Guide.Item("share.explained"), Subject: page.Mother}); s != nil {
			t.Error("a question that is answered by hand leads to the copies")
		}
	})
}
