package document

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"handover/model"
	"handover/model/guide"
)

// partIn is a part of somebody's copy, with its blocks.
func partIn(t *testing.T, b *book, r model.Reader, id string) *Part {
	t.Helper()
	d, err := Copy(b.source(), r)
	if err != nil {
		t.Fatal(err)
	}
	p := d.Part(id)
	if p == nil {
		t.Fatalf("%s has no part %s", r.Who.ID, id)
	}
	return p
}

func TestNoCopySaysThatAServiceCarriesOnThatHasNotSaidYesPR13(t *testing.T) {
	for _, stands := range []string{"considered", "sent", "acknowledged", "declined", "chose-not"} {
		b, _ := shareable(t, nil)
		b.goesOn()
		b.answer(model.ItemReferral, school, stands)
		b.authorise()
		camhsName, schoolName := b.source().Closure.Name(camhs), b.source().Closure.Name(school)
		council := partIn(t, b, model.ReaderOf(model.TheClosure), "record.who-carries-on")
		var tables []Table
		for _, block := range council.Blocks {
			if table, is := block.(Table); is {
				tables = append(tables, table)
			}
		}
		if len(tables) != 2 || tables[0].Caption != "Services that carry on" || len(tables[0].Rows) != 1 || tables[0].Rows[0][0] != camhsName ||
			tables[1].Caption != "Other services, and what came of them" || len(tables[1].Rows) != 1 || tables[1].Rows[0][0] != schoolName {
			t.Errorf("%s: the council's tables are %q", stands, tables)
		}
		for name, r := range b.readers() {
			var words string
			for _, block := range partIn(t, b, r, "record.who-carries-on").Blocks {
				words += wordsOf(block) + "\n"
			}
			if strings.Contains(words, schoolName) || !strings.Contains(words, camhsName) {
				t.Errorf("%s: the copy for %s says\n%s", stands, name, words)
			}
		}
	}
}

func TestAServiceThatSaysNoAfterTheRecordWasSentNoLongerCarriesOnInACopy(t *testing.T) {
	b, _ := shareable(t, nil)
	name := b.source().Closure.Name(school)
	b.goesOn()
	b.authorise()
	b.answer(model.ItemReferral, school, "declined")
	r := model.ReaderOf(model.TheChild)
	if words := b.copyFor(r); strings.Contains(words, name) {
		t.Errorf("the copy says\n%s", words)
	}
	if notes := strings.Join(CopyNotes(b.source(), r), "\n"); !strings.Contains(notes, "Left out of a table: "+name) {
		t.Errorf("the worker is not told:\n%s", notes)
	}
}

func TestAFamilySeesOfEachActionHowItTurnedOutAndNothingThatWasNotedBesideIt(t *testing.T) {
	step := model.Subject{Kind: model.KindAction, ID: "step"}
	for value, want := range map[string]string{"achieved": "Achieved", "partly": "Partly", "not-achieved": "Not achieved", "": "not recorded"} {
		b, _ := shareable(t, nil)
		b.goesOn()
		a := model.Answer{Status: model.Answered, Value: model.Value{value}, Evidence: "Confided by the aunt", On: "2026-11-01"}
		if value == "" {
			a = model.Answer{Status: model.ToDiscuss, Because: "Confided by the aunt"}
		}
		b.write(model.AnswerGiven{Field: model.Field{Item: itemOutcome, Subject: step}, Answer: a})
		b.write(model.Written{Field: model.Field{Item: itemOutcome, Subject: step}})
		b.authorise()
		for name, r := range b.readers() {
			var rows [][]string
			for _, block := range partIn(t, b, r, "record.planned").Blocks {
				if table, is := block.(Table); is {
					rows = table.Rows
				}
			}
			if len(rows) != 1 || !slices.Equal(rows[0], []string{b.source().Closure.Name(step), want}) {
				t.Errorf("%q: %s reads %q", value, name, rows)
			}
		}
	}
}

// ofTheCouncil are words for which there are others on paper that is kept at home.
var ofTheCouncil = regexp.MustCompile(`(?i)\b(clos\w+|case|cases|involvement|allocated|planned actions|outcome|authorised)\b`)

func TestACopyThatIsKeptAtHomeHasHeadingsInTheWordsOfAHome(t *testing.T) {
	b, _ := shareable(t, nil)
	b.goesOn()
	b.authorise()
	for _, it := range b.g.Items {
		if it.Form == guide.Section && (it.Home == "" || ofTheCouncil.MatchString(it.Home) || strings.Contains(it.Home, "{name}")) {
			t.Errorf("the heading of %s at home is %q", it.ID, it.Home)
		}
	}
	for _, r := range []model.Reader{model.ReaderOf(model.TheChild), model.ReaderOf(mother)} {
		d, err := Copy(b.source(), r)
		if err != nil {
			t.Fatal(err)
		}
		said := []string{d.Title}
		for _, p := range d.Parts {
			said = append(said, p.Title)
			for _, block := range p.Blocks {
				switch block := block.(type) {
				case Table:
					said = append(append(said, block.Caption), block.Head...)
				case Facts:
					for _, f := range block.Rows {
						said = append(said, f.Label)
					}
				case List:
					if p.ID == partAbout {
						said = append(said, block.Items...)
					}
				}
			}
		}
		for _, words := range said {
			if ofTheCouncil.MatchString(words) {
				t.Errorf("%s reads %q", r.Who.ID, words)
			}
		}
		if !slices.Contains(said, "What you said") || !slices.Contains(said, map[model.ReaderKind]string{model.ReadsChild: "Why we stop working with you now", model.ReadsParent: "Why our work with K.M. stops now"}[r.Kind]) {
			t.Errorf("%s reads the headings %q", r.Who.ID, said)
		}
	}
	if d, err := Copy(b.source(), model.ReaderOf(model.TheClosure)); err != nil || d.Title != "Closure Record" || d.Part("record.why-now").Title != "Reason for closing now" {
		t.Errorf("the council's record has other headings: %v", err)
	}
}
