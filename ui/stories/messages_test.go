package stories

import (
	"testing"
	"time"

	"handover/model"
	"handover/model/guide"
	"handover/ui/uitest"
)

// family begins a closure about Amy, ten years old, with a mother who cares for her.
func family(t *testing.T, l *laptop) model.Subject {
	t.Helper()
	l.Begins("HR-204", "Amy")
	mother := l.Adds(model.KindAdult, "Rachel Tarn")
	say(t, l, model.ItemBorn, model.TheClosure, "2016-02-03")
	say(t, l, "adult.relation", mother, "Mother; lives with Amy")
	say(t, l, "adult.caring", mother, "yes")
	return mother
}

func say(t testing.TB, l *laptop, item string, s model.Subject, value string) {
	t.Helper()
	l.Gives(item, s, model.Answer{Status: model.Answered, Value: model.Value{value}})
}

func TestTheMessagesStandPersonByPersonAndThenForTheFamily(t *testing.T) {
	l := newLaptop(t)
	mother := family(t, l)
	say(t, l, "talk.tell.when", model.TheChild, "2026-12-03")
	say(t, l, "talk.consult.when", model.TheChild, "2026-12-10")
	l.Play(80, 30, func(r *uitest.Robot) {
		r.Press("enter")
		r.Open("Messages")
		r.See("Person by person", "Amy, aged 10", "telling planned for 3 December 2026; letter not written", "Rachel Tarn, mother", "letter not written",
			"What shapes their feelings", "How they reach us")
		r.NotSee("The letter given", "Set aside")
		r.Open("Amy, aged 10")
		r.See("Words for 8 to 11, by age.", "Telling Amy is planned for 3 December 2026, before they are asked, planned for 10 December 2026.",
			"First talk, asking", "v the letter", "l the leaflet")
		r.Open("What young people said")
		r.See("Sanders")
		r.Press("esc")
		r.Press("v")
		r.See("No letter to Amy is written yet")
		r.Press("esc", "l")
		r.See("The leaflet")
		r.Press("esc", "h")
		r.See("Childline")
		r.Press("esc", "esc")
		r.Open("Rachel Tarn")
		r.See("Words for an adult.", "Rachel Tarn, mother")
		r.NotSee("How this child communicates")
	})
	l.Play(120, 40, func(r *uitest.Robot) { // where the worker was: on her page
		r.See("Words for an adult.")
		r.Press("esc")
		r.See("Person by person")
		r.To("Rachel Tarn")
		r.See("Safe to hold a letter") // beside the list: what the rules still need
	})
	if p, _ := l.Desk.Place(); p.Field.Subject == mother {
		t.Error("the page of the stage was not remembered as where the worker is")
	}
}

func TestFromALetterTheWayLeadsBackThroughThePersonsPage(t *testing.T) {
	l := newLaptop(t)
	family(t, l)
	leaveAt(t, l, l.Desk.OpenID(), guide.Messages, toAmy)
	l.Play(80, 24, func(r *uitest.Robot) {
		r.See("A letter to Amy")
		r.Press("ctrl+n")
		r.See("How did the letter reach Amy?")
		r.Press("ctrl+p")
		r.See("A letter to Amy")
		r.Press("esc")
		r.See("Amy, aged 10", "› ○ The letter ")
		r.Press("esc")
		r.See("Person by person", "› ○ Amy, aged 10")
		r.Press("esc")
		r.See("The four stages", "› ○ Messages")
	})
}

func TestWhatStandsInTheWayLeadsToTheLetterAndBack(t *testing.T) {
	l := newLaptop(t)
	family(t, l)
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Press("enter", "w")
		r.Press("right")
		r.Open("The letter: Rachel Tarn")
		r.See("A letter to Rachel Tarn")
		r.Press("esc")
		r.See("What stands in the way")
	})
}

func TestAfterADeathThereIsNoPageForTheChild(t *testing.T) {
	l := newLaptop(t)
	family(t, l)
	say(t, l, "start.applies", model.TheClosure, "died")
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Press("enter")
		r.Open("Messages")
		r.See("After the child's death")
		r.NotSee("Person by person", "Amy, aged 10")
		r.Wait(time.Second)
	})
}
