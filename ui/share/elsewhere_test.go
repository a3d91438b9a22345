package share_test

import (
	"testing"

	"handover/model"
	"handover/store/desk"
	"handover/ui/share"
	"handover/ui/uitest"
	"handover/ui/uitest/page"
)

func TestAfterAShortPassageIsWithheldItIsAskedWhereTheSameWordsStandToo(t *testing.T) {
	page.Play(t, 80, 30, share.Key, func(d *desk.Desk) {
		ready(t)(d)
		write(t, d, next, "The tutor meets her at Fern Cottage on Mondays.")
		write(t, d, model.Field{Item: "record.work", Subject: model.TheClosure}, "We saw her at Fern Cottage, and at school.")
		write(t, d, model.Field{Item: "record.planned", Subject: model.TheClosure}, "The move to Fern Cottage came off.")
		authorise(t, d)
	}, func(d *desk.Desk, r *uitest.Robot) {
		r.To("Mother")
		r.Press("l")
		r.Open("What happens next")
		r.Press("1", "tab", "tab")
		r.Type("Fern Cottage")
		r.Press("tab")
		r.Type("her gran lives there")
		r.Press("tab")
		r.Type("Ms Rees")
		r.Press("tab", "enter")
		r.See("The same words elsewhere", "“Fern Cottage” is withheld under “What happens next”", "Under “Work done” too?", "Under “Review of planned actions” too?")
		r.Press("esc")
		r.See("Withheld in one place, and stands in another", "withheld there too?")
		r.Press("esc", "enter")
		r.See("stands under “Work done” too")
		r.NotSee("We saw her at")
		r.Press("l", "home")
		r.Open("“Fern Cottage”")
		r.Press("1", "tab", "2", "tab")
		r.Type("the move is known to all")
		r.Press("tab")
		r.Type("Ms Rees")
		r.Press("tab", "enter")
		r.NotSee("The same words elsewhere", "Withheld in one place, and stands in another")
		r.Press("esc", "end")
		r.See("stays under “Review of planned actions” on purpose", "the move is known to all")
		if n := len(d.Closure().WithheldFrom(page.Mother)); n != 2 {
			t.Errorf("%d passages are withheld", n)
		}
	})
}
