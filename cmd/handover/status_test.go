package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"handover/cmd/handover/demo"
	"handover/model"
	"handover/model/guide"
	"handover/ui/paper"
)

func TestStatusListsGatesThenQueriesThenWhatIsMerelyOpen(t *testing.T) {
	u := withVault(t)
	out := u.run("status", "ALDER-1").done().says("The record goes to the manager: no date yet.", "Gates in Readiness: ", "Queries in Readiness: ", "Merely open in Messages: ").out
	if g, q, m := strings.Index(out, "Gates in"), strings.Index(out, "Queries in"), strings.Index(out, "Merely open in"); g > q || q > m {
		t.Errorf("they stand in another order:\n%s", out)
	}
	var st statusJSON
	if err := json.Unmarshal([]byte(u.run("status", "ALDER-1", "--json").done().out), &st); err != nil {
		t.Fatal(err)
	}
	if len(st.Steps[0].MerelyOpen) == 0 || len(st.Deadlines) == 0 || st.Deadlines[0].Due != "" {
		t.Errorf("status --json: %+v, %+v", st.Steps[0].MerelyOpen, st.Deadlines)
	}
}

func TestStatusWithoutNamesNamesNobody(t *testing.T) {
	u := withVault(t)
	out := u.run("status", "ALDER-1", "--without-names").done().says("WHAT STANDS IN THE WAY: ALDER-1", "the child").out
	if strings.Contains(out, "T.W.") || strings.Contains(out, "Noor") {
		t.Errorf("it names somebody:\n%s", out)
	}
	u.run("status", "ALDER-1", "--without-names", "--json").fails(exitWrongUse, "--json holds names")
}

// Of the demo's closures no name, and nothing that anybody typed, is in the list without names.
func TestTheDemosClosuresLoseNoNameToTheListWithoutNames(t *testing.T) {
	g, err := guide.Load()
	if err != nil {
		t.Fatal(err)
	}
	ours := guideWords(g)
	now := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	all, err := demo.Closures(now)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range all {
		n := 0
		file, err := model.ReadFile(bytes.NewReader(b), model.Reading{Guide: g, Now: now, NewID: func() string {
			n++
			return fmt.Sprintf("%032x", n)
		}})
		if err != nil {
			t.Fatal(err)
		}
		c := model.Fold(file.Entries)
		text := paper.Standing(c, g, model.DateOf(now))
		words := strings.Join(spoken(text), " ")
		for _, said := range typed(file.Entries, g) {
			whole := strings.Join(spoken(said), " ")
			if whole != "" && strings.Contains(" "+words+" ", " "+whole+" ") && !strings.Contains(ours, " "+whole+" ") {
				t.Errorf("%s: the list holds %q", c.Reference, said)
			}
		}
		for _, thing := range append(c.Things, model.Thing{Name: c.Child}) {
			for _, part := range strings.Fields(thing.Name) {
				part = strings.Trim(part, ",()’'")
				if first := []rune(part); len(first) < 2 || !unicode.IsUpper(first[0]) || strings.Contains(ours, " "+strings.ToLower(part)+" ") {
					continue // a word of the guide, such as "School", names nobody
				}
				if slices.Contains(strings.Fields(words), strings.ToLower(part)) {
					t.Errorf("%s: the list holds %q of %q", c.Reference, part, thing.Name)
				}
			}
		}
	}
}

// spoken gives the words of a text in small letters.
func spoken(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' })
}

// guideWords is everything that the guide says: a name that is a word of it names nobody.
func guideWords(g *guide.Guide) string {
	var b strings.Builder
	for _, it := range g.Items {
		b.WriteString(" . " + it.Title + " . " + it.Ask + " . " + it.Why)
		for _, o := range it.Options {
			b.WriteString(" . " + o.Words + " . " + o.Wales)
		}
	}
	return " " + strings.Join(spoken(b.String()), " ") + " "
}

// typed lists all that somebody typed into a closure.
func typed(entries []model.Entry, g *guide.Guide) []string {
	var out []string
	for _, e := range entries {
		switch ev := e.Event.(type) {
		case model.AnswerGiven:
			out = append(out, ev.Answer.Evidence, ev.Answer.Because)
			if it := g.Item(ev.Item); it.Type == guide.Text {
				out = append(out, ev.Answer.Value...)
			}
		case model.Written:
			out = append(out, strings.Split(ev.Text, "\n")...)
		case model.Tried:
			out = append(out, ev.Who, ev.Note)
		case model.Noted:
			out = append(out, ev.Text)
		}
	}
	return out
}
