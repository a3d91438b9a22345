package proof

import (
	"testing"

	"handover/model"
)

// The child of these tests was born on 4 May 2017, and is nine; involvement began when the child was eight.
func TestAnAgeThatDoesNotFitIsAskedAbout(t *testing.T) {
	table(t, usual(t), "record.reason", []line{
		{"J, aged 11, lives with her mother.", "age: aged 11"},
		{"J is seven years old.", "age: seven years old"},
		{"This is about J.T., a 12-year-old.", "age: 12-year-old"},
		{"The child is 6 years of age.", "age: 6 years of age"},
		{"On 3 March 2026 J, aged 9, told her teacher.", "age: aged 9"},
		{"Aged eleven, J told her teacher.", "age: Aged eleven"},
		{"J was 14 years old when she told.", "age: 14 years old"},
	})
}

func TestAnAgeThatFitsOrIsSomebodyElsesIsLeftAlone(t *testing.T) {
	table(t, usual(t), "record.reason", []line{
		{"J, aged 9, lives with her mother. J came to us aged 8. J is nine years old.", ""},
		{"On 3 March 2026 J, aged 8, told her teacher. On 3 July 2026 J was nine years old.", ""},
		{"J's brother, aged 4, was there. J has a brother who is 4 years old.", ""},
		{"J and her 15-year-old cousin were there. B, aged 6, was asleep.", ""},
		{"J said that it began when she was six years old.", ""},
		{"J can stay until she is aged 18. J joins a group for children aged 10 to 12.", ""},
		{"J goes to a club for children aged 11. From the age of 13 J may choose.", ""},
		{"J's plan is 6 months old. J waited two years. J is aged 8 to 9 in all of it.", ""},
		{"When J is 18 years old she can ask for it herself.", ""},
		{"A girl, aged 14, told us. Rachel Tarn, aged 34, is her mother.", ""},
	})
}

func TestAnAgeIsReadAgainstTheAgeThatWasGivenWhereNobodyKnowsTheBirthday(t *testing.T) {
	table(t, making(t, "Robyn").answer(model.ItemAge, model.TheClosure, "5"), "record.reason", []line{
		{"Robyn, aged 5, is well. Robyn is four years old.", ""},
		{"Robyn, aged 8, is well.", "age: aged 8"},
	})
	table(t, making(t, "Robyn"), "record.reason", []line{{"Robyn, aged 5, is well.", ""}})
}

func TestALetterSaysTheChildsAgeToTheChild(t *testing.T) {
	m := usual(t)
	c := m.closure()
	for body, want := range map[string]string{"You are nine years old.": "", "You are twelve years old.": "age: twelve years old", "You told her that your brother is twelve years old.": ""} {
		if got := found(Read(Text{Body: body, Item: "letter.text", Subject: model.TheChild, Closure: c, Guide: m.g, Today: today})); got != want {
			t.Errorf("%q: %s", body, got)
		}
	}
}
