package proof

import (
	"testing"

	"handover/cmd/handover/demo"
	"handover/model"
)

// The fictional closures that the program is tried out on say nothing that has to be asked about, on whatever day
// they are opened, but for what one of them leaves to be added.
func TestTheDemosClosuresAreAskedOnlyAboutWhatIsToBeAdded(t *testing.T) {
	g := theGuide(t)
	for _, on := range []model.Date{today, "2026-01-09", "2027-03-31", "2028-02-29"} {
		all, err := demo.Closures(on.Time())
		if err != nil {
			t.Fatal(err)
		}
		var cs []*model.Closure
		for _, b := range all {
			cs = append(cs, read(t, g, b))
		}
		got := ""
		for i, c := range cs {
			others := NewPrints()
			for j, o := range cs {
				if j != i {
					others.Add(o, g)
				}
			}
			for _, f := range texts(c, g) {
				fs := Read(Text{Body: c.Text(f), Item: f.Item, Subject: f.Subject, Closure: c, Guide: g, Today: on, Others: others})
				for i := range fs { // the first sentence holds a date that moves
					if fs[i].Kind == Implicit {
						fs[i].Words = "L said to his class assistant"
					}
				}
				if len(fs) > 0 {
					got += c.Reference + ", " + f.Item + ", " + found(fs) + "\n"
				}
			}
		}
		// The half-done closure tells what was said and never says that the concern is about sexual abuse.
		want := "DEMO-WAL-1, record.concerns, implicit: L said to his class assistant\nDEMO-WAL-1, record.other-harm, placeholder: To be added\nDEMO-WAL-1, record.work, placeholder: To be added\n"
		if got != want {
			t.Errorf("on %s:\n%s", on, got)
		}
	}
}
