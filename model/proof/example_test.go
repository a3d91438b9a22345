package proof

import (
	"os"
	"strings"
	"testing"

	"handover/model"
)

// The closure policy's worked example, told again in other words and under other names: a second surname for the
// mother, which is another family's, and a year that lies before everything else.
func TestTheOtherSurnameAndTheYearThatCannotBeAreFoundInThePolicysExample(t *testing.T) {
	m := making(t, "Harry").
		add(model.KindTeam, "worker", "Worker").
		add(model.KindAdult, "mother", "Ms Potter").
		add(model.KindOtherChild, "mark", "Mark").
		add(model.KindService, "school", "Harry's school").
		add(model.KindAction, "volunteer", "A volunteer from Safe Families").
		answer(model.ItemAge, model.TheClosure, "5").
		answer(itemDecided, model.TheClosure, "2020-07-27")
	reason := "Ms Potter rang the Childrens Initial Advice Team herself. Mark, Harry's brother, was born early, on 22nd January 2019, and she knew nobody in the town. " +
		"After an assessment a childminder was paid for, so that the boys could play with others.\n\n" +
		"Ms Potter became very low, and in March 2010 she was taken into hospital. The boys went to foster carers overnight, and from there to her parents in Durham. " +
		"A Child and Families Assessment looked at what Harry and Mark would need once Ms Reeve was home again, which was in May 2020."
	closing := "Safe Families sent a volunteer, and there were short breaks. At the review on 27th July 2020 Mark was doing well and Ms Potter was in good health; " +
		"Ms Reeve goes to a mother and baby group. It was agreed that our part ends in September 2020, when Harry, aged 5, starts at a new school."
	c := m.write("record.reason", model.TheClosure, reason).write("record.why-now", model.TheClosure, closing).closure()
	on := func(item, want string) {
		t.Helper()
		got := found(Read(Text{Body: c.Text(model.Field{Item: item, Subject: model.TheClosure}), Item: item, Subject: model.TheClosure, Closure: c, Guide: m.g, Today: today}))
		if got != want {
			t.Errorf("%s: %s", item, got)
		}
	}
	on("record.reason", "date-far: March 2010; name: Reeve")
	on("record.why-now", "name: Reeve")

	other := making(t, "L.R.").add(model.KindAdult, "mother", "Anna Reeve").closure()
	prints := NewPrints()
	prints.Add(other, m.g)
	fs := Read(Text{Body: reason, Item: "record.reason", Closure: c, Guide: m.g, Today: today, Others: prints})
	if got := found(fs); got != "date-far: March 2010; other-family: Reeve" {
		t.Fatal(got)
	}
	for _, f := range fs {
		if said := f.Why + f.Better; strings.Contains(said, "Anna") || strings.Contains(said, "L.R.") || strings.Contains(said, "TEST-1") {
			t.Errorf("it says whose closure that is: %s", said)
		}
	}
}

// The spine's own fixture of the example, as it is imported.
func TestTheSpinesFixtureOfTheExampleIsAskedAboutTheSame(t *testing.T) {
	b, err := os.ReadFile("../../cmd/handover/testdata/worked-example.json")
	if err != nil {
		t.Fatal(err)
	}
	g := theGuide(t)
	c := read(t, g, b)
	got := ""
	for _, f := range texts(c, g) {
		if fs := Read(Text{Body: c.Text(f), Item: f.Item, Subject: f.Subject, Closure: c, Guide: g, Today: today}); len(fs) > 0 {
			got += f.Item + ", " + found(fs) + "\n"
		}
	}
	if want := "record.reason, date-far: March 2010; name: Reeve\nrecord.why-now, name: Reeve\n"; got != want {
		t.Error(got)
	}
}
