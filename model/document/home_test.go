package document

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"handover/model"
	"handover/model/guide"
)

// goesHome gives every word that is composed for somebody at home: what happens next, the letter's draft with
// and without planned words for what happens next, the letter, what is offered to its writer, and the leaflet.
func goesHome(b *book, to model.Subject) string {
	src, a := b.source(), b.ask(to)
	words := joined(NextSteps(src, to)) + "\n" + LetterDraft(src, a)
	for _, o := range Offers(src, a) {
		words += "\n" + o.Text
	}
	for _, w := range Suggested(src, model.Ask{Item: b.g.Item(itemNext), Subject: to}) {
		words += "\n" + w.Text
	}
	if d, err := Letter(src, to); err == nil {
		words += "\n" + all(d)
	}
	if d, err := Leaflet(src, helplines(b.t), to); err == nil {
		words += "\n" + all(d)
	}
	return words
}

// plantedHome is planted with what is asked only of those to whom letters are written planted too, so that
// every question holds words of its own.
func plantedHome(t *testing.T, choose map[string]string) (b *book, marks map[string]string) {
	t.Helper()
	b, marks = planted(t, choose)
	c := b.source().Closure
	for _, it := range b.g.Items {
		if it.Form != guide.Question && it.Form != guide.Section {
			continue
		}
		for _, s := range model.Subjects(c, it) {
			f := model.Field{Item: it.ID, Subject: s}
			if c.Told(f) {
				continue
			}
			where := it.ID + "/" + s.ID
			mark := func(part string) string {
				word := fmt.Sprintf("zh%05dhz", len(marks))
				marks[word] = where + part
				return word
			}
			b.write(model.AnswerGiven{Field: f, Answer: model.Answer{Status: model.Answered, Value: model.Value{mark("")}, Evidence: mark(" evidence"), Because: mark(" because")}},
				model.Written{Field: f, Text: mark(" text")})
		}
	}
	return b, marks
}

// mayReach reports whether what was planted somewhere may reach what goes home to somebody. Something new
// belongs here only once somebody has thought about who reads it.
func mayReach(to model.Subject, where string) bool {
	item, kind, _ := strings.Cut(where, " ")
	item, about, of := strings.Cut(item, "/")
	if where == "letter.our-number" || where == itemCalled || where == itemCalled+"/"+to.ID || where == "ending.new-worker-signs" {
		return true
	}
	if item == "name" {
		return slices.Contains([]string{"of " + to.ID, "of camhs", "of school"}, kind)
	}
	if of && (about == "camhs" || about == "school") {
		return kind == "" && slices.Contains([]string{"service.purpose", "service.contact", "service.phone", "service.wait", "service.start", "service.meanwhile",
			"service.first", "service.first-step", "service.first-step-by", "service.check-back", "service.left-with-them"}, item) || item == "service.check-back" && kind == "who"
	}
	theirs := of && about == to.ID || !of && to == model.TheChild
	return theirs && kind == "text" && slices.Contains(append(messagesOfALetter[:], itemLetter, itemStrengths, itemSayStrengths, itemOwnStrengths, itemWantKnown), item)
}

// homes are the ways in which a planted closure stands when its words are looked for.
func homes() []map[string]string {
	var out []map[string]string
	for _, referral := range referAt[1:] {
		out = append(out, map[string]string{model.ItemReferral: referral, model.ItemConcern: "no", model.ItemBand: "5-7"})
	}
	for _, band := range []string{"under-5", "8-11", "12-15", "16-17"} {
		out = append(out, map[string]string{model.ItemReferral: "waiting", model.ItemConcern: "no", model.ItemBand: band, model.ItemNation: "wales"})
	}
	return out
}

func TestOnlyWhatIsListedReachesAnybodyAtHome(t *testing.T) {
	reached := map[string]bool{}
	for _, choose := range homes() {
		b, marks := plantedHome(t, choose)
		for _, s := range []model.Subject{camhs, school} {
			b.write(model.AnswerGiven{Field: model.Field{Item: itemWish, Subject: s}}) // of which there is a wish comes below
		}
		for _, to := range []model.Subject{model.TheChild, mother} {
			b.answer(itemChosen, to, "childline", "nspcc", "service/camhs", "service/school")
			for range 2 { // with what was planned for what happens next, and without
				for _, where := range reach(strings.NewReplacer(".", " ", ",", " ", "“", " ", "”", " ", ":", " ").Replace(goesHome(b, to)), marks) {
					if reached[where] = true; !mayReach(to, where) {
						t.Errorf("with %v, %s reaches %s at home, and is not listed", choose, where, to.ID)
					}
				}
				b.text(itemNext, to, "")
			}
		}
	}
	b, marks := plantedHome(t, map[string]string{model.ItemReferral: "waiting", model.ItemConcern: "no"})
	b.write(model.AnswerGiven{Field: model.Field{Item: itemStart, Subject: camhs}}, model.AnswerGiven{Field: model.Field{Item: itemWish, Subject: camhs}})
	if !slices.Contains(reach(strings.ReplaceAll(b.next(mother), ".", " "), marks), "service.wait/camhs") {
		t.Error("the wait reaches nobody")
	}
	for _, where := range []string{"letter.our-number", "service.purpose/camhs", "service.contact/school", "service.phone/camhs", "service.start/camhs", "service.meanwhile/camhs",
		"service.first/camhs", "service.first-step/camhs", "service.left-with-them/camhs", "say.believed text", "say.believed/mother text", "tell.strengths/mother text",
		"next.steps text", "letter.text/mother text", "ending.own-strengths text", "ending.new-worker-signs", "letter.called", "letter.called/mother"} {
		if !reached[where] {
			t.Errorf("%s is listed, and reaches nobody", where)
		}
	}
}

func TestNothingOfAServiceThatIsKeptFromAReaderReachesThemPR12(t *testing.T) {
	for _, choose := range homes() {
		b, marks := plantedHome(t, choose) // the planted wish keeps both services from every adult
		b.answer(itemChosen, mother, "nspcc", "service/camhs", "service/school")
		for _, where := range reach(strings.NewReplacer(".", " ", ",", " ").Replace(goesHome(b, mother)), marks) {
			if strings.HasSuffix(where, "camhs") || strings.Contains(where, "camhs ") || strings.HasSuffix(where, "school") || strings.Contains(where, "school ") {
				t.Errorf("with %v and a wish of the child's, %s reaches the mother", choose, where)
			}
		}
		for _, s := range []model.Subject{camhs, school} {
			b.answer(itemBasis, s, "not-told")
		}
		b.answer(itemChosen, model.TheChild, "childline", "service/camhs", "service/school")
		for _, where := range reach(strings.NewReplacer(".", " ", ",", " ").Replace(goesHome(b, model.TheChild)), marks) {
			if strings.Contains(where, "camhs") || strings.Contains(where, "school") {
				t.Errorf("with %v and the family not told, %s reaches the child", choose, where)
			}
		}
	}
}

func TestNothingAtAllReachesSomebodyAboutWhomThereAreConcerns(t *testing.T) {
	b, _ := plantedHome(t, map[string]string{model.ItemReferral: "waiting", model.ItemBand: "8-11"})
	for _, s := range []model.Subject{camhs, school} {
		b.write(model.AnswerGiven{Field: model.Field{Item: itemWish, Subject: s}})
	}
	for _, to := range []model.Subject{mother, {Kind: model.KindAdult, ID: "uncle"}} {
		if words := strings.TrimSpace(goesHome(b, to)); words != "" {
			t.Errorf("%s reads:\n%s", to.ID, words)
		}
	}
}
