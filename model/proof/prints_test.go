package proof

import (
	"fmt"
	"strings"
	"testing"

	"handover/model"
)

const pasted = "Amy slept badly for months and would not go upstairs by herself. On 3 May 2026 Ms Hale told us that she now sleeps through, and that Amy sings again."

// kept is a closure of another family, with a paragraph in its record.
func kept(t testing.TB, child, mother, text string) *model.Closure {
	return making(t, child).add(model.KindAdult, "mother", mother).
		add(model.KindProfessional, "chair", "Graham Pell").
		write("record.reason", model.TheClosure, "A line of its own.\n\n"+text).closure()
}

func TestAParagraphFromAnotherClosureIsFoundThoughNamesAndDatesWereChanged(t *testing.T) {
	m := usual(t)
	c := m.closure()
	others := NewPrints()
	others.Add(kept(t, "Amy", "Karen Hale", pasted), m.g)
	read := func(body string) string {
		return found(Read(Text{Body: body, Item: "record.why-now", Closure: c, Guide: m.g, Today: today, Others: others}))
	}
	const it = "pasted: J slept badly for months and would not go upstairs by hersel"
	changed := strings.NewReplacer("Amy", "J", "Ms Hale", "Rachel Tarn", "3 May 2026", "November 2026").Replace(pasted)
	for _, body := range []string{
		changed, "J is safe.\n\n" + changed + "\n\nJ is well.", strings.ReplaceAll(changed, ". On", ".\nOn"), strings.ReplaceAll(changed, ", and", " and"),
		strings.ReplaceAll(strings.ReplaceAll(changed, "herself", "himself"), "she", "he"),
	} {
		if got := strings.ReplaceAll(read(body), "himself", "herself"); body == changed && got != it || !strings.HasPrefix(got, "pasted: J slept badly for months") {
			t.Errorf("%q: %s", body, got)
		}
	}
	for _, body := range []string{"J slept badly, and sings.", "J slept badly for weeks. Now that the nights are quiet, she goes upstairs alone and has begun to sing with the choir."} {
		if got := read(body); got != "" {
			t.Errorf("%q: %s", body, got)
		}
	}
	if got := read("- one line of a list\n- " + changed + "\n- another"); !strings.HasPrefix(got, "pasted: - J slept") {
		t.Errorf("a line of a list: %s", got)
	}
	// The name that was not changed weighs more, and stands within.
	if got := read(strings.ReplaceAll(changed, "Rachel Tarn", "Ms Hale")); got != it+"; other-family: Hale" {
		t.Error(got)
	}
}

func TestAnotherClosuresFamilyWeighsMoreThanAStranger(t *testing.T) {
	m := usual(t).answer("plan.lead", model.TheClosure, "Karen Odell at school")
	others := NewPrints()
	others.Add(making(t, "Amy Hale").add(model.KindAdult, "mother", "Karen Hale").add(model.KindAdult, "uncle", "Rob Tarn").
		add(model.KindOtherChild, "brother", "May Lincoln").add(model.KindProfessional, "chair", "Graham Pell").closure(), m.g)
	c := m.closure()
	for _, l := range []line{
		{"J met Amy at school.", "other-family: Amy"},
		{"J met Hale outside.", "other-family: Hale"},
		{"We rang Ms Hale.", "other-family: Hale"},
		{"Graham Pell told us.", "name: Graham Pell"},
		{"Ms Tarn and Rachel Tarn came. Karen Odell knows.", ""},
		{"In May they went to Lincoln. May I go?", ""},
	} {
		if got := found(Read(Text{Body: l.body, Closure: c, Guide: m.g, Today: today, Others: others})); got != l.want {
			t.Errorf("%q\n got %q\nwant %q", l.body, got, l.want)
		}
	}
}

func TestWhatTheProgramSuppliesAndWhatManyClosuresSayIsNoPaste(t *testing.T) {
	m := usual(t)
	c := m.closure()
	read := func(others *Prints, body string) string {
		return found(Read(Text{Body: body, Closure: c, Guide: m.g, Today: today, Others: others}))
	}
	many := NewPrints()
	for i := range 3 {
		if i == 2 && read(many, pasted) == "" {
			t.Error("two closures say it, and it is not asked about")
		}
		many.Add(kept(t, fmt.Sprintf("Amy %c", 'A'+i), "Ms Hale", pasted), m.g)
	}
	if got := read(many, pasted); strings.Contains(got, "pasted") {
		t.Errorf("three closures say it: %s", got)
	}

	ours := NewPrints()
	var own string
	for _, w := range m.g.Wordings {
		if strings.Contains(w.Text, "{child}") && !strings.Contains(w.Text, "…") && folded(w.Text) != "" {
			own = w.Text
		}
	}
	ours.Add(kept(t, "Amy", "Ms Hale", strings.ReplaceAll(own, "{child}", "Amy")+"\n\n"+pasted), m.g)
	if got := read(ours, strings.ReplaceAll(own, "{child}", "J")); strings.Contains(got, "pasted") {
		t.Errorf("the guide's own words: %s", got)
	}
	ours.Supply(c, m.g, pasted)
	if got := read(ours, pasted); strings.Contains(got, "pasted") {
		t.Errorf("a draft's own words: %s", got)
	}
}

func TestPrintsHoldNoWordAndNoTwoHaveOneKey(t *testing.T) {
	m := usual(t)
	a, b := NewPrints(), NewPrints()
	c := kept(t, "Amy", "Karen Hale", pasted)
	a.Add(c, m.g)
	b.Add(c, m.g)
	if names, paras := a.Len(); names == 0 || paras == 0 {
		t.Fatal(names, paras)
	}
	for x := range a.found {
		if b.found[x] > 0 {
			t.Error("two prints of one text are the same")
		}
	}
	said := fmt.Sprintf("%+v", a)
	for _, word := range []string{"Hale", "hale", "karen", "upstairs", "Amy"} {
		if strings.Contains(said, word) {
			t.Errorf("the prints hold %q", word)
		}
	}
}
