package document

import (
	"slices"
	"strings"
	"testing"
	"time"

	"handover/model"
)

// on is a copy by hand for somebody, on a day, with what the journal knows that it left out.
func (b *book) givenOn(r model.Reader, day model.Date) (model.Copied, bool) {
	b.t.Helper()
	src := b.source()
	left, known := CopyLeftOn(src, r, day)
	events, err := model.GiveCopy(src.Closure, src.Guide, model.Copied{To: r.Who, How: model.CopyByHand, On: day, Language: "English", Marked: true, Safe: true, Left: left}, src.Today, nil)
	if err != nil {
		b.t.Fatal(err)
	}
	return events[0].(model.Copied), known
}

func TestACopyOfAnEarlierDayIsLoggedWithWhatItLeftOutThen(t *testing.T) {
	b, _ := shareable(t, nil)
	b.goesOn()
	b.text("record.next", model.TheClosure, "Her aunt told us of it. The tutor meets her.")
	b.authorise()
	day, before := model.DateOf(b.entries[0].At), len(b.entries)
	r, section := model.ReaderOf(mother), model.Field{Item: "record.next", Subject: model.TheClosure}
	b.write(model.PassageWithheld{To: mother, Section: section, Words: "Her aunt told us of it.", Because: "told in confidence", Agreed: "Ms Rees"})
	for i := range b.entries[before:] { // two days later
		b.entries[before+i].At = b.entries[before+i].At.AddDate(0, 0, 2)
	}
	passage := "A passage of “What happens next”"
	src := b.source()
	if now, known := CopyLeftOn(src, r, src.Today); !known || !slices.Contains(now, passage) {
		t.Errorf("today's copy leaves out %v", now)
	}
	if then, known := CopyLeftOn(src, r, day); !known || len(then) == 0 || slices.Contains(then, passage) {
		t.Errorf("the copy of %s, before the passage was withheld, left out %v (known: %v)", day, then, known)
	}
	if then, known := CopyLeftOn(src, r, day.Add(1)); !known || slices.Contains(then, passage) {
		t.Errorf("the copy of the day after left out %v (known: %v)", then, known)
	}
	if then, known := CopyLeftOn(src, r, day.Add(2)); known {
		t.Errorf("a copy of the very day on which it was withheld is known to have left out %v", then)
	}
	if then, known := CopyLeftOn(src, r, day.Add(-400)); known {
		t.Errorf("before the closure was opened a copy left out %v", then)
	}
}

func TestWhatIsWithheldAfterMidnightIsOfTheNewDayInSummerToo(t *testing.T) {
	b, _ := shareable(t, nil)
	b.goesOn()
	b.text("record.next", model.TheClosure, "Her aunt told us of it. The tutor meets her.")
	b.authorise()
	before := len(b.entries)
	b.write(model.PassageWithheld{To: mother, Section: model.Field{Item: "record.next", Subject: model.TheClosure}, Words: "Her aunt told us of it.", Because: "told in confidence", Agreed: "Ms Rees"})
	evening := b.entries[before-1].At.AddDate(0, 0, 1)
	b.entries[before].At = time.Date(evening.Year(), evening.Month(), evening.Day(), 23, 30, 0, 0, time.UTC)
	src, day := b.source(), model.DateOf(evening)
	src.Today = day.Add(3)
	if _, known := CopyLeftOn(src, model.ReaderOf(mother), day); known {
		t.Error("in UTC it was chosen on that day")
	}
	src.Here = time.FixedZone("BST", 3600)
	if left, known := CopyLeftOn(src, model.ReaderOf(mother), day); !known || slices.Contains(left, "A passage of “What happens next”") {
		t.Errorf("before midnight a copy left out %v (known: %v)", left, known)
	}
	if _, known := CopyLeftOn(src, model.ReaderOf(mother), day.Add(1)); known {
		t.Error("a copy of the very day on which it was withheld is known")
	}
}

func TestACopyGivenWhileANewerRecordWaitsIsLoggedAsADraft(t *testing.T) {
	b, _ := shareable(t, nil)
	b.goesOn()
	r := model.ReaderOf(mother)
	b.text("record.next", model.TheClosure, "The first words.")
	b.authorise()
	first := b.source().Closure.Sent().Entry
	if ev, _ := b.givenOn(r, b.source().Today); ev.Draft || ev.Submission != first {
		t.Errorf("authorised: %+v", ev)
	}
	b.text("record.next", model.TheClosure, "The second words.")
	b.send()
	if ev, _ := b.givenOn(r, b.source().Today); !ev.Draft || ev.Submission != first {
		t.Errorf("edited and sent again, the copy of the earlier version is logged as authorised: %+v", ev)
	}
	notes := strings.Join(CopyNotes(b.source(), r), "\n")
	if !strings.Contains(notes, "has been edited since") {
		t.Errorf("the worker is told nothing of it:\n%s", notes)
	}
}
