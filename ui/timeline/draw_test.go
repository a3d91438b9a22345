package timeline_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"handover/model"
	"handover/ui/kit"
	"handover/ui/timeline"
)

const today = model.Date("2026-11-22")

var (
	clinic = model.Subject{Kind: model.KindService, ID: "clinic"}
	school = model.Subject{Kind: model.KindService, ID: "school"}
)

func service(s model.Subject, on model.Date, what string, done bool) model.Mark {
	return model.Mark{On: on, What: what, Kind: model.ServiceMark, Subject: s, Done: done}
}

func ours(on model.Date, what string, done bool) model.Mark {
	return model.Mark{On: on, What: what, Kind: model.OurMark, Subject: model.TheClosure, Done: done}
}

// autumn is a line with a gap that has an end, one without, and one that a manager accepts.
func autumn() model.Line {
	return model.Line{
		Today: today, From: "2026-10-05", To: "2027-01-22", Ending: "2026-12-11",
		Counted: "The end is planned for 11 December 2026: gaps count from then.",
		Gaps: []model.Gap{
			{Title: "Feelings and wellbeing", From: "2026-12-11", To: "2027-01-22", Words: "nobody: 11 Dec to 22 Jan, 6 weeks", Short: "nobody, 6 weeks", Why: "The first appointment with The clinic is on 22 January 2027."},
			{Title: "Ella: own needs", From: "2026-12-11", Words: "nobody: from 11 Dec, no end known", Short: "nobody, no end", Why: "Nobody is named."},
			{Title: "School and learning", From: "2026-12-11", To: "2027-01-11", Accepted: true, Words: "nobody, accepted: 11 Dec to 11 Jan, 4 weeks", Short: "accepted, 4 weeks", Why: "Accepted."},
		},
		Services: []model.Thing{{Subject: clinic, Name: "The clinic for children and young people"}, {Subject: school, Name: "The school"}},
		Marks: []model.Mark{
			service(school, "2026-10-05", "The school: already there, and carries on", true),
			ours("2026-11-02", "Decided to end", true),
			service(clinic, "2026-11-04", "The clinic: sent", true),
			service(clinic, "2026-11-09", "The clinic: no answer", true),
			service(clinic, "2026-11-09", "The clinic: left a message", true),
			ours("2026-11-16", "Child asked what they think", false),
			service(clinic, "2026-11-18", "The clinic: first appointment booked", true),
			ours("2026-12-04", "Last visit, and goodbye", false),
			ours("2026-12-11", "Involvement ends", false),
			service(clinic, "2027-01-22", "The clinic: first appointment", false),
		},
		Undated: []model.Mark{{What: "The manager decides", Subject: model.TheClosure}},
	}
}

// years is a line that reaches from the beginning of the involvement to an order's last day.
func years() model.Line {
	l := autumn()
	l.From, l.To = "2019-03-04", "2031-08-01"
	l.Marks = append([]model.Mark{ours("2019-03-04", "Involvement began", true)}, append(l.Marks, ours("2031-08-01", "When the order ends", false))...)
	return l
}

// quiet is a line with nothing but today on it.
func quiet() model.Line { return model.Line{Today: today, From: today, To: today, Ending: today} }

func TestTheTimelineIsDrawnAsItWasLookedAt(t *testing.T) {
	for _, c := range []struct {
		name  string
		line  model.Line
		width int
		ascii bool
	}{
		{"autumn-80", autumn(), 80, false}, {"autumn-120", autumn(), 120, false}, {"autumn-ascii", autumn(), 80, true}, {"autumn-40", autumn(), 40, false},
		{"years-80", years(), 80, false}, {"years-near-80", years().Near(), 80, false}, {"years-ascii", years(), 120, true}, {"quiet-80", quiet(), 80, false},
	} {
		glyphs := kit.NewTheme(kit.Look{Simple: c.ascii}).Glyphs
		lines := timeline.Draw(c.line, c.width, glyphs)
		for i, l := range lines {
			if w := kit.Width(l); w > c.width {
				t.Errorf("%s: line %d is %d columns wide: %s", c.name, i, w, l)
			}
		}
		got := strings.Join(lines, "\n") + "\n"
		file := filepath.Join("testdata", c.name+".txt")
		if os.Getenv("LOOKED_AT") != "" {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got != strings.ReplaceAll(string(want), "\r\n", "\n") {
			t.Errorf("%s is drawn as\n%s\nand was\n%s", c.name, got, want)
		}
	}
}
