package stories

import (
	"testing"

	"handover/model"
	"handover/model/document"
	"handover/ui/kit"
	"handover/ui/letter"
	"handover/ui/messages"
	"handover/ui/question"
	"handover/ui/uitest"
)

func TestTheLetterItsAidAndThePagesByPersonFitEverySizeOfWindow(t *testing.T) {
	l := newLaptop(t)
	readsAlong(t, l)
	mother := family(t, l)
	service := l.Adds(model.KindService, "Rowan House, which has a name of some length")
	say(t, l, "service.purpose", service, "Somebody to talk to, for as long as it takes")
	say(t, l, "talk.tell.when", model.TheChild, "2026-12-03")
	say(t, l, "talk.consult.when", model.TheChild, "2026-12-10")
	l.Keeps(func(c *model.Closure) ([]model.Event, error) {
		return model.Write(c, l.Guide, toAmy, aPage+" Amy claims so. The core group met, and CAMHS came to it; the perpetrator was, allegedly, never there, which nobody who came to it could say much about at all.")
	})
	h, r := newHouse(l)
	r.Words = l.words
	a := model.Ask{Item: l.Guide.Item(toAmy.Item), Subject: model.TheChild}
	text := question.Open(r, question.Alone(a), a)
	read := func() { // what the background would bring
		if cmd := h.Push(text); cmd != nil {
			text.Update(cmd())
		}
	}
	read()
	press(text, "f4")
	findings := h.stack[len(h.stack)-1]
	if findings == text {
		t.Fatal("nothing was found")
	}
	for name, s := range map[string]kit.Screen{
		"the letter":   text,
		"the findings": findings,
		"the offers":   letter.NewOffers(r, a, func(document.Offer) error { return nil }),
		"as it reads":  letter.New(r, model.TheChild),
		"the leaflet":  letter.NewLeaflet(r, mother),
		"the stage":    messages.Stage(r),
		"a person":     messages.Person(r, model.TheChild),
		"a mother":     messages.Person(r, mother),
	} {
		t.Run(name, func(t *testing.T) {
			s.Init()
			uitest.Bodies(t, s)
			uitest.Keys(t, s.Keys())
		})
	}
}
