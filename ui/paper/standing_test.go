package paper_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"handover/model"
	"handover/model/guide"
	"handover/ui/paper"
)

const day = model.Date("2026-11-22")

var opened = time.Date(2026, 11, 2, 9, 30, 0, 0, time.UTC)

// journal makes a closure of events, a minute between each.
func journal(events ...model.Event) *model.Closure {
	var entries []model.Entry
	for i, ev := range events {
		e := model.Entry{ID: model.EntryID(fmt.Sprintf("%032x", i+1)), At: opened.Add(time.Duration(i) * time.Minute), By: "sam", Event: ev}
		if _, decides := ev.(model.Decided); decides {
			e.By = "rees"
		}
		if i > 0 {
			e.After = []model.EntryID{entries[i-1].ID}
		}
		entries = append(entries, e)
	}
	return model.Fold(entries)
}

func answer(item string, s model.Subject, a model.Answer) model.Event {
	return model.AnswerGiven{Field: model.Field{Item: item, Subject: s}, Answer: a}
}

func theGuide(t *testing.T) *guide.Guide {
	t.Helper()
	g, err := guide.Load()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

var (
	mum    = model.Subject{Kind: model.KindAdult, ID: "siobhan"}
	uncle  = model.Subject{Kind: model.KindAdult, ID: "bartholomew"}
	baby   = model.Subject{Kind: model.KindOtherChild, ID: "xanthe"}
	clinic = model.Subject{Kind: model.KindService, ID: "zephyr"}
	school = model.Subject{Kind: model.KindService, ID: "quince"}
	boss   = model.Subject{Kind: model.KindTeam, ID: "wilhelmina"}
	plan   = model.Subject{Kind: model.KindAction, ID: "gryphon"}
)

// odd is a closure in which every name and every word that was typed is one that stands nowhere else.
func odd() *model.Closure {
	said := func(v ...string) model.Answer { return model.Answer{Status: model.Answered, Value: v} }
	return journal(
		model.Opened{Reference: "HR-204", Child: "Ptolemy {name} ‘Pip’"},
		model.Added{Subject: mum, Name: "Siobhán {child} O'Dálaigh-Xu"},
		model.Added{Subject: uncle, Name: "Bartholomew"},
		model.Added{Subject: baby, Name: "Xanthe"},
		model.Added{Subject: clinic, Name: "Zephyr House (CAMHS)"},
		model.Added{Subject: school, Name: "Quince Lane Primary"},
		model.Added{Subject: boss, Name: "Wilhelmina Vex"},
		model.Added{Subject: plan, Name: "Gryphon group with Bartholomew"},
		answer("adult.caring", mum, said("yes")),
		answer("adult.concern", uncle, said("yes")),
		answer("safety.safe", model.TheClosure, model.Answer{Status: model.Answered, Value: model.Value{"no"}, Evidence: "kumquat"}),
		answer("decision.discussed", model.TheClosure, model.Answer{Status: model.Answered, Value: model.Value{"yes"}, On: "2026-11-13", By: "wilhelmina"}),
		answer("start.decided", model.TheClosure, said("2026-11-13")),
		answer("service.referral", clinic, model.Answer{Status: model.Answered, Value: model.Value{"declined"}, On: "2026-11-14", Evidence: "marmalade"}),
		answer("service.spoken", school, model.Answer{Status: model.Unanswered, Because: "tamarind"}),
		answer("needs.emotional", model.TheChild, model.Answer{Status: model.Answered, Value: model.Value{"active"}, By: "zephyr"}),
		answer("adult.concern", mum, model.Answer{Status: model.NotYet, On: "2026-12-01", Because: "pistachio"}),
		answer("nowhere.turmeric", mum, model.Answer{Status: model.Answered, Value: model.Value{"saffron"}, By: "nutmeg"}),
		model.Unknown{Kind: "cardamom", Fields: []byte(`{"a":"aniseed"}`)},
		answer("adult.caring", model.Subject{Kind: model.KindAdult, ID: "fennel"}, said("yes")),
		model.Tried{Service: clinic, On: "2026-11-14", Who: "sorrel", Outcome: "spoke", Note: "lovage"},
	)
}

func TestTheListWithoutNamesNamesNobodyAndTellsNothingThatWasSaid(t *testing.T) {
	text := paper.Standing(odd(), theGuide(t), day)
	low := strings.ToLower(text)
	for _, word := range []string{
		"ptolemy", "pip", "siobhán", "siobhan", "dálaigh", "-xu", "bartholomew", "xanthe", "zephyr", "camhs)", "quince", "wilhelmina", "vex", "gryphon",
		"kumquat", "marmalade", "tamarind", "pistachio", "turmeric", "saffron", "nutmeg", "cardamom", "aniseed", "fennel", "sorrel", "lovage",
		"{child}", "{name}",
	} {
		if i := strings.Index(low, word); i >= 0 {
			t.Errorf("it holds %q: …%s…", word, text[max(0, i-60):min(len(text), i+40)])
		}
	}
	if t.Failed() {
		t.Log(text)
	}
	for _, words := range []string{"WHAT STANDS IN THE WAY: HR-204", "parent 1", "service 1", "another child", "the child", "Stays, with a reason", "Merely open in"} {
		if !strings.Contains(text, words) {
			t.Errorf("it does not say %q:\n%s", words, text)
		}
	}
	for line := range strings.SplitSeq(text, "\n") {
		if len([]rune(line)) > 80 {
			t.Errorf("a line of %d: %s", len([]rune(line)), line)
		}
	}
}

// What is left out changes nothing of what is open, and how firmly.
func TestTheListWithoutNamesIsTheSameList(t *testing.T) {
	c, g := odd(), theGuide(t)
	n := model.Nameless(c, g)
	for _, step := range guide.Steps {
		was, is := model.Piles(c, g, step, day), model.Piles(n, g, step, day)
		if len(was) != len(is) {
			t.Fatalf("%s: %d piles, and %d without names", step, len(was), len(is))
		}
		for i, p := range was {
			if p.Firmness != is[i].Firmness || p.Stage != is[i].Stage || len(p.Blockers) != len(is[i].Blockers) {
				t.Fatalf("%s: %+v is %+v without names", step, p, is[i])
			}
			for j, b := range p.Blockers {
				o := is[i].Blockers[j]
				if b.Item != o.Item || b.Subject != o.Subject || b.Kind != o.Kind || b.Owner != o.Owner || !b.Since.Equal(o.Since) {
					t.Errorf("%s: %+v is %+v without names", step, b, o)
				}
			}
		}
	}
	if c.Child != "Ptolemy {name} ‘Pip’" || c.Name(clinic) != "Zephyr House (CAMHS)" || c.Answer(model.Field{Item: "safety.safe", Subject: model.TheClosure}).Evidence != "kumquat" {
		t.Error("the closure itself was changed")
	}
}

func TestAReferenceThatHoldsANameIsLeftOut(t *testing.T) {
	for _, c := range []struct{ reference, child, adult, want string }{
		{"HR-204", "K.M.", "Amy Byrne", "HR-204"},
		{"ALDER-1", "A", "A. Byrne", "ALDER-1"},
		{"Amy Byrne", "K.M.", "Amy Byrne", ""},
		{"CIN byrne 2026", "K.M.", "Amy Byrne", ""},
		{"K.M.-204", "K.M.", "Amy Byrne", ""},
		{"AMY204", "K.M.", "Amy Byrne", ""},
		{"204AmyByrne", "K.M.", "Amy Byrne", ""},
		{"204/Łukasz", "ŁUKASZ", "Amy Byrne", ""},
		{"HR-A-204", "K.M.", "A. Byrne", "HR-A-204"},
	} {
		closure := journal(model.Opened{Reference: c.reference, Child: c.child}, model.Added{Subject: mum, Name: c.adult})
		if got := model.NamelessReference(closure); got != c.want {
			t.Errorf("of %q with %q and %q stays %q, want %q", c.reference, c.child, c.adult, got, c.want)
		}
	}
}
