package stories

import (
	"strings"
	"testing"
	"time"

	"handover/model"
	"handover/model/guide"
	"handover/ui/uitest"
)

// Stories of what goes home: what a child and a family hear, say back and keep. Each begins where the earlier
// work has left the closure, on the laptop of its worker.

// known begins a closure about a child of whom all this is known already, and lays it down for the story.
func known(t *testing.T, child, born string, facts ...[2]string) *laptop {
	t.Helper()
	l := newLaptop(t)
	readsAlong(t, l)
	l.Begins("HR-204", child)
	say(t, l, model.ItemBorn, model.TheClosure, born)
	for _, f := range facts {
		say(t, l, f[0], model.TheClosure, f[1])
	}
	return l
}

// mother adds Rachel Tarn, who cares for Amy.
func (l *laptop) mother() model.Subject {
	l.T.Helper()
	s := l.Adds(model.KindAdult, "Rachel Tarn")
	say(l.T, l, "adult.relation", s, "Mother; lives with Amy")
	say(l.T, l, "adult.caring", s, "yes")
	return s
}

// toHome goes from the caseload to the page of somebody in the messages.
func toHome(r *uitest.Robot, who string) {
	r.T.Helper()
	r.Press("enter")
	r.Open("Messages")
	r.Open(who)
}

// open opens the row with exactly this title.
func open(r *uitest.Robot, title string) {
	r.T.Helper()
	(&typist{r: r}).row(title)
}

// said answers a question of a message on its page: what, when and by whom, under the words that it has for these.
func said(r *uitest.Robot, answer, on, day string) {
	r.T.Helper()
	choose(r, answer)
	fillIn(r, on, day)
	choose(r, worker)
	r.Press("tab")
	r.NotSee("without a date", "without who")
}

// suggests gives the words that the guide suggests for something on the day of the story, by what tells them from
// the others.
func (l *laptop) suggests(item string, s model.Subject, about string) string {
	l.T.Helper()
	for _, w := range model.Wordings(l.Desk.Closure(), l.Guide, model.Ask{Item: l.Guide.Item(item), Subject: s}, l.Desk.Today()) {
		if strings.Contains(w.About, about) {
			return strings.TrimSpace(w.Text)
		}
	}
	l.T.Fatalf("for %s nothing is suggested %s", item, about)
	return ""
}

// put puts in the words that are suggested; of several those that are told from the others by these words.
func put(r *uitest.Robot, about string) {
	r.T.Helper()
	r.Press("f2")
	if strings.Contains(r.Screen(), "Which words?") {
		r.Open(about)
	}
	r.See("These are suggested words. Make them yours.")
}

// text is what is written in a field now, from the journal.
func (l *laptop) text(item string, s model.Subject) string {
	return l.Desk.Closure().Text(model.Field{Item: item, Subject: s})
}

func TestWhatGoesHomeToASevenYearOld(t *testing.T) {
	l := known(t, "Amy", "2019-03-01", [2]string{"start.part", "harmed"}, [2]string{"start.basis", "child-said"}, [2]string{"start.circumstances", "goals"})
	planned := ""
	l.Play(80, 24, func(r *uitest.Robot) {
		toHome(r, "Amy, aged 7")
		r.See("Words for 5 to 7, by age.")
		planned = l.suggests("say.believed", model.TheChild, "for a child who told") + " Gran believes you too."
		open(r, "Stopping is not disbelief")
		r.See("Suggested for 5 to 7", "for a child who told")
		r.NotSee("You do not have to prove anything") // which is for somebody older
		put(r, "For a child who told")
		r.Type(" Gran believes you too.")
		r.Wait(500 * time.Millisecond)
		r.See("Age ")
		r.NotSee("to look at")
		said(r, "Yes", "Said on", "20 11 2026")
		r.Press("esc")
		open(r, "What they said back")
		r.Type("You go now. Gran rings if it is not nice.")
		r.Press("esc")

		open(r, "The letter")
		r.Press("f2")
		r.See("A first draft, drawn from what is recorded", "Dear Amy,", "This letter is for you. It is from me, your social worker.")
		r.Press("f7")
		reads(r, "A letter for Amy", "Gran believes you too.", "It is not asked yet whether it is safe for Amy to hold a letter")
		r.Press("esc", "esc")
		open(r, "The letter given")
		choose(r, "Read together, and taken back")
		fillIn(r, "On what day", "20 11 2026")
		r.Press("esc")
		r.See("The letter given")
	})
	if got := l.text("say.believed", model.TheChild); got != planned {
		t.Errorf("planned %q", got)
	}
	if a := l.said("say.believed", model.TheChild); !a.Value.Has("yes") || a.On != "2026-11-20" || string(a.By) != model.TheWorker.ID {
		t.Errorf("said: %+v", a)
	}
	letter := l.text("letter.text", model.TheChild)
	if !strings.Contains(letter, planned) || strings.Contains(letter, "if it is not nice") || !strings.Contains(letter, "“It was not your fault”: for a child who told") {
		t.Errorf("the letter holds not what was planned, or what she said back:\n%s", letter)
	}
	l.clear(guide.Close, "say.believed", model.TheChild)
	l.clear(guide.Shared, "letter.given", model.TheChild)
	l.stands(guide.Close, "say.why-ending", model.TheChild, "")
}

func TestWhatGoesHomeToAFifteenYearOldWhoseOwnBehaviourWasTheWorry(t *testing.T) {
	l := known(t, "Ben", "2011-06-01", [2]string{"start.part", "own-behaviour"}, [2]string{"start.circumstances", "goals"})
	fault := func(words string) bool {
		return strings.Contains(words, "your fault") || strings.Contains(words, "done to you")
	}
	l.Play(80, 24, func(r *uitest.Robot) {
		toHome(r, "Ben, aged 15")
		if page := whole(r); strings.Contains(page, "fault") || !strings.Contains(page, "About their own behaviour") {
			t.Errorf("the page reads %s", page)
		}
		open(r, "Stopping is not disbelief")
		r.See("about their own behaviour: “We listened to you.")
		r.Press("f1")
		if help := whole(r); fault(help) {
			t.Errorf("the help says %s", help)
		}
		r.Press("esc", "esc")
		open(r, "About their own behaviour")
		r.See("Suggested for 12 to 15")
		put(r, "What has changed")
		r.Press("ctrl+end")
		r.Type(" You asked for help before I did.")
		said(r, "Yes", "Said on", "20 11 2026")
		r.Press("esc")
		open(r, "The letter")
		r.Press("f2", "f7")
		reads(r, "A letter for Ben", "You asked for help before I did.")
		r.Press("esc", "esc")
		for _, a := range model.Asked(l.Desk.Closure(), l.Guide, guide.Messages, l.Desk.Today()) {
			if a.Item.ID == "say.not-your-fault" {
				t.Error("he is asked of a harm that was done to him")
			}
			for _, w := range model.Wordings(l.Desk.Closure(), l.Guide, a, l.Desk.Today()) {
				if a.Subject == model.TheChild && fault(w.Text) {
					t.Errorf("%s suggests %q", a.Item.ID, w.Text)
				}
			}
		}
	})
	if letter := l.text("letter.text", model.TheChild); fault(letter) || !strings.Contains(letter, "You asked for help before I did.") {
		t.Errorf("the letter reads %s", letter)
	}
	if a := l.said("say.own-behaviour", model.TheChild); !a.Value.Has("yes") || a.On != "2026-11-20" {
		t.Errorf("said: %+v", a)
	}
}

func TestWhatGoesHomeToAParentWhoFindsItHardToBelieve(t *testing.T) {
	l := known(t, "Amy", "2016-02-03", [2]string{"start.part", "harmed"}, [2]string{"start.basis", "child-said"})
	l.mother()
	const belief = "say.belief-in-family"
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Press("enter")
		r.Open("Messages")
		r.Open("If somebody says it did not happen")
		r.NotSee("Who said so, or showed it")
		put(r, "To a parent who finds it hard to believe")
		r.See("It is hard to believe that this could happen to your own child.")
		r.Press("ctrl+end")
		r.Type(" Amy said that her mum does not listen to the claims.")
		r.Wait(500 * time.Millisecond)
		r.See("1 to look at: F4")
		choose(r, "It was said, and not yet answered")
		r.Press("tab")
		l.stands(guide.Close, belief, model.TheClosure, "leaves this open")
		fillIn(r, "Who said so, or showed it", "Rachel: “If they stop, there was nothing.”")
		r.Press("tab")
		r.Type("She cried, and asked for the leaflet. Amy meets silence; her aunt Jo says the other thing.")
		home(r)
		r.Press("w", "tab")
		r.To("Answering any disbelief")
		r.See("leaves this open")
		r.Press("enter")
		choose(r, "It was said, and answered")
		fillIn(r, "Last talked about on", "21 11 2026")
		choose(r, worker)
		r.Press("esc")
		r.NotSee("Answering any disbelief")
	})
	c := l.reread()
	if a := c.About(belief); !a.Value.Has("answered") || a.On != "2026-11-21" || a.By == "" {
		t.Errorf("answered: %+v", a)
	}
	if got := l.text(belief, model.TheClosure); !strings.HasPrefix(got, "It is hard to believe") || !strings.HasSuffix(got, "listen to the claims.") {
		t.Errorf("planned %q", got)
	}
	if got := c.About("say.belief-whose").Value.First(); !strings.Contains(got, "there was nothing") {
		t.Errorf("whose belief: %q", got)
	}
	if got := l.text("say.belief-taken", model.TheClosure); !strings.HasSuffix(got, "says the other thing.") {
		t.Errorf("how it was taken: %q", got)
	}
	l.clear(guide.Close, belief, model.TheClosure)
}
