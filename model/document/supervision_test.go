package document

import (
	"slices"
	"strings"
	"testing"

	"handover/model"
)

// supervised is a closure with a supervision in which a topic ended in each way, with words of which each is a mark.
func supervised(t *testing.T) (*book, model.EntryID) {
	t.Helper()
	b, _ := shareable(t, nil)
	b.goesOn()
	b.authorise()
	topics := []model.Topic{{Words: "The holidays"}, {Words: "His new job"}, {Words: "The police"}, {Words: "Her school"}, {Words: "Her aunt"}}
	b.write(model.SessionBegan{Here: []model.Present{{Worker: "ana", As: model.AsWorker}, {Worker: "helen", As: model.AsManager}}, Topics: topics})
	s := b.entries[len(b.entries)-1].ID
	b.write(
		model.TopicEnded{Session: s, Topic: topics[0], End: model.EndSettled, Child: "zgchild", Parents: "zgparents", Wrong: "zgwrong", Why: "zgwhy", How: "zghow"},
		model.TopicEnded{Session: s, Topic: topics[1], End: model.EndChange, Do: "zgdo", Owner: "zgowner", By: "2026-11-05"},
		model.TopicEnded{Session: s, Topic: topics[2], End: model.EndNotAgreed, Voices: []model.Voice{{Worker: "ana", Says: "zgana"}, {Worker: "helen", Says: "zghelen"}}},
		model.TopicEnded{Session: s, Topic: topics[3], End: model.EndDeferred, Until: "2026-12-24"},
		model.SessionEnded{Session: s, Asked: true, Next: "2026-12-01"})
	return b, s
}

func TestTheNoteSaysHowEachTopicEndedWithWhyAndHowAndBothVoices(t *testing.T) {
	b, s := supervised(t)
	src := b.source()
	src.Named = func(w model.WorkerID) string {
		return map[model.WorkerID]string{"ana": "Ana Rowe", "helen": "Helen Marr"}[w]
	}
	d, err := SupervisionNote(src, s)
	if err != nil {
		t.Fatal(err)
	}
	words := all(d)
	for _, want := range []string{
		"The holidays", "Settled", "zgwhy", "zghow", "zgwrong", "Change needed", "zgdo. zgowner, by 5 November 2026", "Deferred until 24 December 2026",
		"Not agreed", "The view of Ana Rowe", "zgana", "The view of Helen Marr", "zghelen", "Talked through", "4 of 5", "Her aunt", "1 December 2026",
		"Our guess: what the child would say", "Our guess: what the parents would say", "The worker was asked how they are",
	} {
		if !strings.Contains(words, want) {
			t.Errorf("the note lacks %q:\n%s", want, words)
		}
	}
	if d.Draft != "" || d.Marking == "" {
		t.Errorf("draft %q, marking %q", d.Draft, d.Marking)
	}
}

func TestTheNoteSaysNothingWhereTheWorkerWasNotAskedAndNamesNobodysLaptop(t *testing.T) {
	b, first := supervised(t)
	src := b.source()
	d, err := SupervisionNote(src, first)
	if err != nil {
		t.Fatal(err)
	}
	if words := all(d); !strings.Contains(words, "Recorded on one laptop, where nobody's identity is proved.") || strings.Contains(words, "worker's laptop") {
		t.Errorf("the note names the wrong laptop:\n%s", words)
	}
	b.write(model.SessionBegan{Here: []model.Present{{Worker: "ana", As: model.AsWorker}, {Worker: "helen", As: model.AsManager}}})
	second := b.entries[len(b.entries)-1].ID
	b.write(model.SessionEnded{Session: second})
	if d, err = SupervisionNote(b.source(), second); err != nil {
		t.Fatal(err)
	}
	if words := all(d); strings.Contains(words, "asked") {
		t.Errorf("that nobody asked is in the council's note:\n%s", words)
	}
}

func TestTheNoteThatIsAskedForIsTheLastThatWasHeldOrThatOfADay(t *testing.T) {
	b, first := supervised(t)
	held := model.DateOf(b.source().Closure.Session(first).At)
	b.write(model.SessionBegan{Here: []model.Present{{Worker: "ana", As: model.AsWorker}, {Worker: "helen", As: model.AsManager}}, Topics: []model.Topic{{Words: "The cat"}}})
	src := b.source()
	for _, on := range []model.Date{"", held} {
		src.Held = on
		d, err := supervisionFor(src, model.Reader{})
		if err != nil {
			t.Fatal(err)
		}
		if d.Draft != "" || !strings.Contains(all(d), "zgwhy") {
			t.Errorf("while a second one goes on, the note is its draft:\n%s", all(d))
		}
	}
	src.Held = held.Add(-1)
	if _, err := supervisionFor(src, model.Reader{}); err == nil || !strings.Contains(err.Error(), "there were some on "+held.String()) {
		t.Errorf("of a day on which there was none: %v", err)
	}
}

func TestWhatIsSaidInSupervisionStandsInNothingThatAnybodyElseReads(t *testing.T) {
	b, _ := supervised(t)
	src := b.source()
	for _, k := range Kinds() {
		for _, r := range k.For(src.Closure) {
			d, err := k.Compose(src, r)
			if err != nil || slices.Contains([]string{"supervision-note", "actions", "subject-access"}, k.ID) {
				continue
			}
			if strings.Contains(all(d), "zg") {
				t.Errorf("the %s for %s tells what was said in supervision", k.ID, r.Kind)
			}
		}
	}
}

func TestTheListOfWhatIsToBeDoneHasWhatIsOpenFirst(t *testing.T) {
	b, s := supervised(t)
	more := model.Topic{Words: "The holidays"}
	b.write(model.TopicEnded{Session: s, Topic: more, End: model.EndChange, Do: "Write to the school", Owner: "Ana Rowe", By: "2026-11-04"})
	d, err := Actions(b.source())
	if err != nil {
		t.Fatal(err)
	}
	rows := d.Parts[0].Blocks[0].(Table).Rows
	if len(rows) != 2 || rows[0][0] != "Write to the school" || rows[1][0] != "zgdo" || !strings.Contains(rows[1][3], "its day has passed") {
		t.Fatalf("%v", rows)
	}
	b.write(model.ActionDone{Action: b.entries[len(b.entries)-1].ID, On: "2026-11-03", How: "a letter"})
	if d, err = Actions(b.source()); err != nil {
		t.Fatal(err)
	}
	if rows = d.Parts[0].Blocks[0].(Table).Rows; rows[0][0] != "zgdo" || rows[1][3] != "Done on 3 November 2026: a letter" {
		t.Errorf("once it is done: %v", rows)
	}
}
