package document

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"handover/model"
	"handover/model/guide"
)

func rowOf(t Table, who string) []string {
	for _, row := range t.Rows {
		if row[0] == who {
			return row
		}
	}
	return nil
}

func TestWhoWasToldAndWhoWasNotStandsInTwoTables(t *testing.T) {
	b := newBook(t)
	chair := model.Subject{Kind: model.KindProfessional, ID: "chair"}
	worker := model.Subject{Kind: model.KindTeam, ID: "worker"}
	b.write(model.Added{Subject: mother, Name: "Ann"}, model.Added{Subject: camhs, Name: "Northtown CAMHS"}, model.Added{Subject: school, Name: "Hill School"},
		model.Added{Subject: chair, Name: "Graham Pell"}, model.Added{Subject: worker, Name: "Ana Lopez"})
	b.answer(model.ItemCaring, mother, "yes")
	b.answer(model.ItemReferral, camhs, "accepted")
	b.answer(model.ItemReferral, school, "carries-on")
	said := func(item string, s model.Subject, a model.Answer) {
		b.write(model.AnswerGiven{Field: model.Field{Item: item, Subject: s}, Answer: a})
	}
	yes := model.Answer{Status: model.Answered, Value: model.Value{"yes"}, On: "2026-11-18", By: "worker"}
	said(itemWhyEnding, model.TheChild, yes)
	b.text(itemSaidBack, model.TheChild, "You go, and Mr Vale stays.")
	b.answer(itemTellWhere, model.TheChild, "at the drop-in")
	said(itemWhyEnding, mother, model.Answer{Status: model.NotYet, On: "2026-11-20"})
	said(model.ItemSpoken, camhs, yes)
	b.answer(model.ItemTold, camhs, "concerns", "done")
	b.answer(itemReadbackWho, camhs, "Naomi Fell")
	b.text(itemReadback, camhs, "I ring on Tuesday.")
	said("service.sent", camhs, yes)
	said(model.ItemSpoken, school, model.Answer{Status: model.Answered, Value: model.Value{"no"}, Evidence: "half-term until Monday"})
	b.write(model.Tried{Service: school, On: "2026-11-17", Who: "the office", Outcome: "no-answer"})
	said(itemProfessionalTold, chair, model.Answer{Status: model.ToDiscuss})
	d := Told(b.source())
	told, still := tableIn(t, d, "told.who"), tableIn(t, d, "told.still")
	for _, want := range [][]string{
		{"K.M.", "Ana Lopez. 18 Nov 2026", "At the drop-in", "You go, and Mr Vale stays."},
		{"Northtown CAMHS", "Ana Lopez. 18 Nov 2026", "2 of ", "Said back by Naomi Fell: I ring on Tuesday."},
	} {
		row := rowOf(told, want[0])
		for i := range want {
			if row == nil || !strings.Contains(row[i], want[i]) {
				t.Errorf("told is %q, and not %q", row, want)
				break
			}
		}
	}
	for who, want := range map[string]string{
		"Ann": "Planned for 20 November 2026, which has passed", "Hill School": "Half-term until Monday. Tried 1 time, last on 17 November 2026",
		"Graham Pell": "To discuss with the manager", "Other teams and agencies": "Nothing is noted yet", "The manager": "Nothing is noted yet",
	} {
		if row := rowOf(still, who); row == nil || row[2] != want {
			t.Errorf("still to be told is %q, and not %s: %s", row, who, want)
		}
		if rowOf(told, who) != nil {
			t.Errorf("%s is told", who)
		}
	}
	receipt := slices.ContainsFunc(still.Rows, func(row []string) bool {
		return row[0] == "Northtown CAMHS" && row[1] == "Its receipt of the summary"
	})
	if !receipt {
		t.Errorf("that nobody confirmed the receipt is not said: %q", still.Rows)
	}
}

func TestTheLogOfCopiesStandsWholeAndNamesWhoHasNone(t *testing.T) {
	b, _ := shareable(t, nil)
	s := b.source().Closure.Sent()
	b.write(model.Copied{To: mother, Submission: s.Entry, How: model.CopyPost, On: "2026-11-21", Left: []string{"Views of the child"}, Marked: true, Safe: true},
		model.Copied{To: camhs, Form: model.FormBriefing, Submission: s.Entry, How: model.CopyEmail, On: "2026-11-21"},
		model.Signed{Who: mother, Submission: s.Entry, How: model.SignDeclined, On: "2026-11-21", Because: "She wants to think."})
	entry := b.entries[len(b.entries)-2].ID
	b.write(model.CopyReceived{Copy: entry, On: "2026-11-22", How: "Naomi wrote back"})
	src := b.source()
	copies, c := tableIn(t, Told(src), "told.copies"), src.Closure
	for who, want := range map[string][]string{
		c.Name(mother):         {"Copy of the record, version 1. Sent by post. Left out: Views of the child", "21 November 2026", "No receipt noted"},
		c.Name(camhs):          {"Briefing sheet, version 1. Sent by secure email", "21 November 2026", "Received on 22 November 2026. Naomi wrote back"},
		c.Name(model.TheChild): {"No copy, and no reason is noted", "", ""},
	} {
		if row := rowOf(copies, who); row == nil || !slices.Equal(row[1:], want) {
			t.Errorf("of %s the log says %q, and not %q", who, row, want)
		}
	}
	if row := rowOf(tableIn(t, Told(src), "told.signatures"), c.Name(mother)); row == nil || !strings.Contains(row[1], "version 1. She wants to think") {
		t.Errorf("the signature is %q", row)
	}
}

// tellsOf finds questions that ask whether somebody has been told.
var tellsOf = regexp.MustCompile(`(?i)\b(been told|be told|been notified|will tell|does everyone know|each know|know whom to contact|that our work has ended)\b`)

// notTold are questions that such words stand in and that are about something else.
var notTold = []string{
	itemConcernTold,           // whether they are told is decided, and stands in a part of its own
	"service.basis-unsafe",    // on what basis we share
	"criminal.informs",        // the police and the court
	"criminal.informs-family", // the same
	"views.child.be-told",     // stands beside who is still to be told
	"views.parent.be-told",    // the same
	"views.child.changed",     // their views
	"views.parent.changed",    // the same
	"ending.new-worker-later", // who answers later
	"ending.unplanned-later",  // the same
	"rights.complaint",        // their rights
	"service.family-knows",    // told of something else, and listed by its own name
}

func TestEveryQuestionOfWhoWasToldIsInTheList(t *testing.T) {
	g, err := guide.Load()
	if err != nil {
		t.Fatal(err)
	}
	var listed []string
	for _, of := range slices.Concat(toldOfEnding, toldElse) {
		listed = append(listed, of.item)
		if g.Item(of.item) == nil {
			t.Errorf("no question is called %q", of.item)
		}
		for _, id := range []string{of.who, of.what} {
			if id != "" && label(english, id) == "" {
				t.Errorf("%s has no words for %q", of.item, id)
			}
		}
	}
	for _, id := range []string{itemSaidBack, itemTellWhen, itemTellWho, itemTellWhere, itemTellWith, itemConsultedPro, itemReadback, itemReadbackWho,
		itemConcernTold, itemContact, "views.child.be-told", "views.parent.be-told", "service.planned", "service.sent", "service.received", "letter.given", "left.information"} {
		if g.Item(id) == nil {
			t.Errorf("no question is called %q", id)
		}
	}
	for _, it := range g.Items {
		if it.Form == guide.Question && tellsOf.MatchString(it.Ask) && !slices.Contains(listed, it.ID) && !slices.Contains(notTold, it.ID) {
			t.Errorf("%s asks who was told, and is not listed: %s", it.ID, it.Ask)
		}
	}
}

// telling is a closure with an uncle of concern, a school whose contact is a professional too, and a reviewing officer.
func tellingBook(t *testing.T) (b *book, uncle, contact, officer model.Subject) {
	b = newBook(t)
	uncle = model.Subject{Kind: model.KindAdult, ID: "uncle"}
	contact = model.Subject{Kind: model.KindProfessional, ID: "claire"}
	officer = model.Subject{Kind: model.KindProfessional, ID: "officer"}
	b.write(model.Added{Subject: mother, Name: "Ann"}, model.Added{Subject: uncle, Name: "Carl Dent"}, model.Added{Subject: school, Name: "Hill School"},
		model.Added{Subject: camhs, Name: "Northtown CAMHS"}, model.Added{Subject: contact, Name: "Claire Odell"}, model.Added{Subject: officer, Name: "Meinir Vaughan"})
	b.answer("start.applies", model.TheClosure, "looked-after-before")
	b.answer(model.ItemCaring, mother, "yes")
	b.answer(model.ItemConcern, uncle, "yes")
	b.answer(model.ItemReferral, school, "carries-on")
	b.answer(model.ItemReferral, camhs, "accepted")
	for _, s := range []model.Subject{school, camhs} {
		b.answer(itemContact, s, "Claire Odell, safeguarding lead")
	}
	return b, uncle, contact, officer
}

func TestWhetherAPersonOfConcernIsToldIsDecidedAndCountsNowherePR5(t *testing.T) {
	b, uncle, _, _ := tellingBook(t)
	before := Told(b.source())
	b.answer(model.ItemConcern, uncle, "no")
	without := Told(b.source())
	b.answer(model.ItemConcern, uncle, "yes")
	if counts := wordsOf(before.Part("told.counted").Blocks[0]); counts != wordsOf(without.Part("told.counted").Blocks[0]) {
		t.Errorf("a person of concern is counted:\n%s", counts)
	}
	if without.Part("told.concern") != nil {
		t.Error("there is a part about nobody")
	}
	decided := func() []string { return rowOf(tableIn(t, Told(b.source()), "told.concern"), "Carl Dent") }
	if row := decided(); row == nil || row[1] != "Nothing is decided yet" {
		t.Errorf("while nothing is decided it says %q", row)
	}
	f := model.Field{Item: itemConcernTold, Subject: uncle}
	for want, a := range map[string]model.Answer{
		"Does not apply. He must not be told: police advice": {Status: model.DoesNotApply, Because: "he must not be told: police advice"},
		"No. He will not be told by us":                      {Status: model.Answered, Value: model.Value{"No. He will not be told by us."}},
		"Not decided yet; a day is noted, 30 November 2026":  {Status: model.NotYet, On: "2026-11-30"},
	} {
		b.write(model.AnswerGiven{Field: f, Answer: a})
		if row := decided(); row == nil || row[1] != want {
			t.Errorf("it says %q, and not %q", row, want)
		}
		d := Told(b.source())
		for _, part := range []string{"told.who", "told.still", "told.else"} {
			if at := d.Part(part); strings.Contains(wordsOf(at.Blocks[0]), "Carl Dent") {
				t.Errorf("he stands under %q", at.Title)
			}
		}
	}
	b.write(model.AnswerGiven{Field: model.Field{Item: itemWhyEnding, Subject: mother}, Answer: model.Answer{Status: model.Answered, Value: model.Value{"yes"}, On: "2026-11-18"}})
	b.answer(model.ItemConcern, mother, "yes")
	stands := 0
	for _, part := range []string{"told.who", "told.still", "told.concern", "told.else"} {
		stands += strings.Count(wordsOf(Told(b.source()).Part(part).Blocks[0]), "Ann\n")
	}
	if stands != 1 {
		t.Errorf("a parent who is newly of concern stands %d times", stands)
	}
	if row := rowOf(tableIn(t, Told(b.source()), "told.concern"), "Ann"); row == nil || row[2] != "18 Nov 2026" {
		t.Errorf("that she was told before is not said: %q", row)
	}
}

func TestWhoWasToldInOneRoleIsNotStillToBeToldInAnother(t *testing.T) {
	b, _, contact, officer := tellingBook(t)
	yes := model.Answer{Status: model.Answered, Value: model.Value{"yes"}, On: "2026-11-18"}
	if row := rowOf(tableIn(t, Told(b.source()), "told.still"), "Meinir Vaughan"); row == nil {
		t.Error("nobody told her, and she is not listed")
	}
	byHer := yes
	byHer.By = model.PersonID(officer.ID)
	b.write(model.AnswerGiven{Field: model.Field{Item: model.ItemSpoken, Subject: school}, Answer: yes},
		model.AnswerGiven{Field: model.Field{Item: itemOfficerTold, Subject: model.TheClosure}, Answer: byHer},
		model.AnswerGiven{Field: model.Field{Item: itemProfessionalTold, Subject: contact}, Answer: model.Answer{Status: model.NotYet, On: "2026-11-30"}})
	d := Told(b.source())
	told, still := tableIn(t, d, "told.who"), wordsOf(tableIn(t, d, "told.still"))
	if row := rowOf(told, "Independent Reviewing Officer, Meinir Vaughan"); row == nil || row[1] != "18 Nov 2026" {
		t.Errorf("of the reviewing officer it says %q", row)
	}
	if row := rowOf(told, "Hill School, Claire Odell"); row == nil || !strings.Contains(row[2], "Professional told: Planned for 30 November 2026") {
		t.Errorf("of the school it says %q", told.Rows)
	}
	for _, name := range []string{"Meinir Vaughan", "Claire Odell"} {
		if strings.Contains(still, name) {
			t.Errorf("%s is told, and still to be:\n%s", name, still)
		}
	}
	if !strings.Contains(still, "Northtown CAMHS") {
		t.Errorf("another service with the same contact is taken for told:\n%s", still)
	}
}

func TestWhatSomebodySaidIsNeverShortenedInTheList(t *testing.T) {
	b, _, _, _ := tellingBook(t)
	words := "“" + strings.Repeat("I keep the card by me. ", 12) + "I ring on Tuesday.”"
	b.write(model.AnswerGiven{Field: model.Field{Item: model.ItemSpoken, Subject: school}, Answer: model.Answer{Status: model.Answered, Value: model.Value{"yes"}}})
	back := func(words string) string {
		b.text(itemReadback, school, words)
		return tableIn(t, Told(b.source()), "told.who").Rows[0][3]
	}
	if got := back(words); got != words {
		t.Errorf("it says %q", got)
	}
	if got := back(strings.Repeat(words, 4)); got != "Their words stand whole with the call" {
		t.Errorf("very long it says %q", got)
	}
}
