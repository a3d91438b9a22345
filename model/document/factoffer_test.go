package document

import (
	"strings"
	"testing"

	"handover/model"
)

func TestWhatIsRecordedAfterASectionWasWrittenIsOfferedOnceAndNeverWrittenIn(t *testing.T) {
	b := newBook(t)
	b.answer("start.began", model.TheClosure, "2026-03-03")
	ask := model.Ask{Item: b.g.Item("record.reason"), Subject: model.TheClosure}
	if got := Offers(b.source(), ask); len(got) != 0 {
		t.Errorf("an empty section is offered %v", got)
	}
	b.text("record.reason", model.TheClosure, Start(b.source(), ask)+"\nSchool told us.")
	if got := Offers(b.source(), ask); len(got) != 0 {
		t.Errorf("what it was started from is offered: %v", got)
	}
	b.answer("start.plan", model.TheClosure, "protection-plan")
	b.answer("start.began", model.TheClosure, "2026-03-04")
	got := Offers(b.source(), ask)
	if len(got) != 2 || !strings.Contains(got[0].Text, "4 March 2026") || !strings.Contains(got[0].Instead, "3 March 2026") || got[1].Instead != "" {
		t.Fatalf("offered: %+v", got)
	}
	if words := b.source().Closure.Text(ask.Field()); strings.Contains(words, "4 March") {
		t.Errorf("it was written over: %q", words)
	}
	b.write(model.LeftAsIs{Field: ask.Field(), What: got[0].Key})
	b.text("record.reason", model.TheClosure, b.source().Closure.Text(ask.Field())+"\n"+got[1].Text)
	if got := Offers(b.source(), ask); len(got) != 0 {
		t.Errorf("left as it is, and taken in, and still offered: %+v", got)
	}
	b.text("record.reason", model.TheClosure, "Reworded by the writer.")
	if got := Offers(b.source(), ask); len(got) != 0 {
		t.Errorf("what the writer took out again is offered: %+v", got)
	}
}

func TestWhatAWriterLeftOutIsNotOfferedToThem(t *testing.T) {
	b := newBook(t)
	b.answer("start.began", model.TheClosure, "2026-03-03")
	ask := model.Ask{Item: b.g.Item("record.reason"), Subject: model.TheClosure}
	b.text("record.reason", model.TheClosure, "School told us.")
	if got := Offers(b.source(), ask); len(got) != 0 {
		t.Errorf("what was known when it was written is offered: %+v", got)
	}
}
