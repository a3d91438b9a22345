package stories

import (
	"strings"
	"testing"

	"handover/model"
	"handover/model/guide"
	"handover/ui/uitest"
)

// toViews goes from the caseload to the one record of what the child thinks.
func toViews(r *uitest.Robot) {
	r.T.Helper()
	r.Press("enter")
	r.Open("Readiness")
	open(r, "Views")
	r.See("Was Amy asked about the plan to end")
}

// furtherOfTheNotAsked is what is asked further of a child who was not asked.
func furtherOfTheNotAsked() []string {
	return []string{"Why was Amy not asked?", "What was tried", "Who agreed that Amy is not asked?"}
}

func TestAChildWhoChoseNotToSayIsAskedNothingMoreBeforeItGoesHome(t *testing.T) {
	l := known(t, "Amy", "2014-02-03", [2]string{"start.part", "harmed"})
	views := model.Field{Item: "record.views-child", Subject: model.TheClosure}
	l.Play(100, 44, func(r *uitest.Robot) {
		toViews(r)
		l.stands(guide.Submit, "consult.child", model.TheChild, "")
		r.See("Yes, alone with the worker", "By other means", "Asked, and chose not to say", "Not asked")
		choose(r, "Asked, and chose not to say")
		r.See("without a date")
		fillIn(r, "Asked on", "18 11 2026")
		choose(r, worker)
		r.Press("tab")
		r.NotSee("without a date")
		r.NotSee("What does Amy think", "Does Amy agree", "Where and how were they asked", "What changed because")
		r.NotSee(furtherOfTheNotAsked()...)
		r.Press("esc")
		l.clear(guide.Submit, "consult.child", model.TheChild)
		r.See("chose not to say")
		home(r)
		r.Open("Closing summary")
		open(r, "Views of the child")
		r.Press("f2")
		r.See("Started from what is recorded.", "chose not to say", "18 November 2026")
		r.NotSee("not asked", "agrees")
		r.Press("ctrl+end")
		r.Type("\nShe knows that she may still say it.")
		r.Press("esc")
		r.See("words")

		// Should she say something after all, the four ways are open, and what she said comes in.
		home(r)
		r.Open("Readiness")
		open(r, "Views")
		choose(r, "Yes, alone with the worker")
		r.See("What does Amy think of our stopping")
		r.Press("ctrl+z")
		r.See("Took back")
		r.NotSee("What does Amy think of our stopping")
		r.Press("esc")
	})
	c := l.reread()
	if a := l.said("consult.child", model.TheChild); !a.Value.Has("chose-not") || a.On != "2026-11-18" {
		t.Errorf("recorded %+v", a)
	}
	for _, id := range []string{"views.child.words", "views.child.stance", "views.child.why-not"} {
		if f := (model.Field{Item: id, Subject: model.TheChild}); !c.Answer(f).Empty() || c.Text(f) != "" {
			t.Errorf("%s holds something that nobody said", id)
		}
	}
	if got := c.Text(views); !strings.Contains(got, "chose not to say") || !strings.HasSuffix(got, "\nShe knows that she may still say it.") {
		t.Errorf("the section reads %q", got)
	}
}

func TestAChildWhoDoesNotSpeakIsUnderstoodByOtherMeansBeforeItGoesHome(t *testing.T) {
	l := known(t, "Amy", "2014-02-03", [2]string{"start.part", "harmed"})
	l.Play(100, 44, func(r *uitest.Robot) {
		r.Press("enter")
		r.Open("Readiness")
		open(r, "What applies")
		choose(r, "The child has little or no speech")
		r.Press("esc", "esc")
		l.stands(guide.Submit, "communication.means", model.TheChild, "")
		r.Open("Messages")
		r.Open("Amy, aged 12")
		r.See("Words for 12 to 15, by age.")
		open(r, "Means of communication")
		r.Type("Symbols on her board, with Miss Hale of the school; understood on 12 November by Miss Hale.")
		r.Press("esc")
		open(r, "An advocate offered")
		choose(r, "Offered, and wanted")
		fillIn(r, "Offered on", "10 11 2026")
		r.Press("esc")
		open(r, "Words for which age")
		choose(r, "As for a child of 5 to 7")
		r.Press("esc")
		r.See("Words as for 5 to 7, by understanding.")
		open(r, "They can ask again")
		r.See("Suggested for 5 to 7")
		put(r, "")
		r.Press("esc")
		home(r)
		r.Press("esc")

		toViews(r)
		choose(r, "By other means")
		fillIn(r, "Asked on", "12 11 2026")
		choose(r, worker)
		(&typist{r: r}).field("By which means was it understood")
		r.Type("She turned the picture of me over, and kept her hand on it. Miss Hale takes it for no.")
		r.Press("esc")
		l.clear(guide.Submit, "consult.child", model.TheChild)
		l.clear(guide.Submit, "communication.means", model.TheChild)
		l.clear(guide.Submit, "communication.advocate", model.TheChild)
		home(r)
		r.Open("Closing summary")
		open(r, "Views of the child")
		r.Press("f2")
		reads(r, "She turned the picture of me over")
		r.Press("esc")
	})
	l.reread()
	if got := l.text("views.child.means", model.TheChild); !strings.HasPrefix(got, "She turned") {
		t.Errorf("what was understood: %q", got)
	}
	if got := l.text("communication.means", model.TheChild); !strings.HasSuffix(got, "by Miss Hale.") {
		t.Errorf("by which means: %q", got)
	}
	if a := l.said("tell.band", model.TheChild); a.Value.First() != "5-7" {
		t.Errorf("whose words: %+v", a)
	}
}

func TestThatAChildIsYoungIsNoReasonNotToAskBeforeItGoesHome(t *testing.T) {
	l := known(t, "Amy", "2022-05-03", [2]string{"start.part", "harmed"})
	asked := []string{"views.child.why-not", "views.child.tried", "views.child.agreed", "views.child.be-told"}
	l.Play(100, 44, func(r *uitest.Robot) {
		toViews(r)
		choose(r, "Not asked")
		r.See("Age alone is no reason.")
		r.See(furtherOfTheNotAsked()...)
		for _, item := range asked {
			l.stands(guide.Submit, item, model.TheChild, "")
		}
		p := &typist{r: r}
		p.field("Why was Amy not asked?")
		r.See("Age alone is no reason, and neither is having few words.")
		r.Type("She is four.")
		r.Press("tab")
		for _, item := range asked[1:] { // her age settles none of what else is asked
			l.stands(guide.Submit, item, model.TheChild, "")
		}
		r.Press("esc")
		home(r)
		r.Press("w")
		for _, title := range []string{"Views: what was tried", "Views: who agreed to that", "Views: how they are told"} {
			r.To(title)
		}
	})
	l.reread()
	if a := l.said("consult.child", model.TheChild); !a.Value.Has("not-asked") {
		t.Errorf("recorded %+v", a)
	}
}
