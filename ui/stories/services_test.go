package stories

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"handover/model"
	"handover/ui/uitest"
)

// serviceList writes a list of services as a spreadsheet would, with two rows that are wrong.
func serviceList(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "services.csv")
	rows := "Service,What it is for,Phone,Email,Opening hours,How to refer,Notes\r\n" +
		"Beacon Trust,\"Talking therapy, from 5 to 18\",01632 960120,hello@beacon.example,\"Monday to Thursday, 9 to 4\",Form on their site,x\r\n" +
		"Tide,Family support,1632960113,,,,\r\n" +
		",Nobody knows,01632 960114,,,,\r\n" +
		"Quay House,Young carers,,quay@example.org,,Ring first,\r\n"
	if err := os.WriteFile(path, []byte(rows), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// toIntake reads a file from the caseload, up to the page that says what would come of it.
func toIntake(r *uitest.Robot, path string) {
	r.T.Helper()
	r.Press("d", "i")
	r.Type(path + "\n")
	r.See("services.csv", "2 to be added, 0 changed")
}

func TestTheTeamsListIsReadWithItsFaultsAndAServiceOfItIsChosenForAClosure(t *testing.T) {
	l := friday(t)
	l.Play(80, 24, func(r *uitest.Robot) {
		toIntake(r, serviceList(t))
		reads(r, "Left out: 2 rows", "“Notes”", "Row 3, Phone: “1632960113” lacks the 0", "Row 4, Service: the name is missing",
			"Added", "Beacon Trust", "Talking therapy, from 5 to 18", "Quay House")
		if all, err := l.Desk.Directory(); err != nil || len(all) != 0 {
			t.Errorf("before a yes the directory is %v, %v", all, err)
		}
		r.Press("enter", "y")
		r.See("Added: 2. Changed: 0.", "Beacon Trust", "Quay House")
		r.NotSee("Tide")
		r.Press("esc", "enter")
		r.Open("Handover")
		r.Press("a", "/")
		r.Type("therapy\n")
		r.See("Beacon Trust")
		r.NotSee("Quay House")
		r.To("Beacon Trust")
		r.Press("enter")
		r.See("Add Beacon Trust?", "These go into the closure as your answers.", "What it is for: Talking therapy, from 5 to 18",
			"01632 960120; hello@beacon.example", "How to refer, which stays in the directory: Form on their site")
		if n := len(l.Desk.Closure().Of(model.KindService)); n != 2 {
			t.Errorf("before a yes the closure has %d services", n)
		}
		r.Press("a")
		r.See("Beacon Trust is added.")
		r.Open("The basis for sharing")
		choose(r, "know, and they agreed")
		r.Press("esc")
		r.Press("c")
		r.See("Beacon Trust", "01632 960120") // at hand on the call
		r.Press("esc", "esc")
		r.Press("a")
		r.To("Beacon Trust")
		r.See("in this closure")
	})
	c := l.reread()
	var beacon model.Subject
	for _, s := range c.Of(model.KindService) {
		if s.Name == "Beacon Trust" {
			beacon = s.Subject
		}
	}
	for item, want := range map[string]string{
		model.ItemPurpose: "Talking therapy, from 5 to 18", model.ItemReach: "01632 960120; hello@beacon.example; Monday to Thursday, 9 to 4",
	} {
		said, _ := c.Said(model.Field{Item: item, Subject: beacon})
		if len(said) != 1 || said[0].Answer.Value.First() != want || !strings.Contains(l.Desk.WorkerNamed(said[0].By), worker) {
			t.Errorf("%s in the journal: %+v", item, said)
		}
	}
}

func TestTheHelplinesOfferedAreThoseForTheChildsAgeAndNation(t *testing.T) {
	for _, c := range []struct {
		name, nation, born string
		child, not         []string
	}{
		{"a child of nine in England", "England", "3 5 2017", []string{"K.M., 9, in England", "Childline"}, []string{"Meic", "Rape Crisis"}},
		{"a child of nine in Wales", "Wales", "3 5 2017", []string{"K.M., 9, in Wales", "Childline", "Meic"}, []string{"Rape Crisis"}},
		{"the day before they are sixteen", "England", "23 11 2010", []string{"K.M., 15, in England", "Childline"}, []string{"Meic", "Rape Crisis"}},
		{"the day on which they are sixteen", "England", "22 11 2010", []string{"K.M., 16, in England", "Childline", "Rape Crisis"}, []string{"Meic"}},
		{"the day on which they are nineteen", "Wales", "22 11 2007", []string{"K.M., 19, in Wales", "Meic", "Rape Crisis"}, []string{"Childline"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := friday(t)
			l.Play(80, 24, func(r *uitest.Robot) {
				r.Press("enter")
				r.Open("Readiness")
				r.Open("England or Wales")
				choose(r, c.nation)
				r.Press("ctrl+n")
				r.Type(c.born)
				r.Press("esc")
				home(r)
				r.Open("Handover")
				r.Press("h")
				r.See("Confirm each before giving it")
				child := whole(r)
				child, adults, both := strings.Cut(child, "For the adults")
				if !both || !strings.Contains(adults, "NSPCC helpline") || !strings.Contains(adults, "Stop It Now") || strings.Contains(adults, "Childline") {
					t.Errorf("for the adults there is\n%s", adults)
				}
				for _, words := range append(c.child, "confirm before giving", "Last checked 22 November 2026") {
					if !strings.Contains(child, words) {
						t.Errorf("%q is not there for the child:\n%s", words, child)
					}
				}
				for _, words := range append(c.not, "Stop It Now") {
					if strings.Contains(child, words) {
						t.Errorf("%q is there for the child:\n%s", words, child)
					}
				}
			})
		})
	}
}
