package paper_test

import (
	"slices"
	"strings"
	"testing"

	"handover/model/guide"
	"handover/ui/paper"
)

func TestTheCallSheetReadsAsItShould(t *testing.T) {
	golden(t, "call-sheet.txt", paper.CallSheet(theGuide(t), "england"))
}

func TestTheCallSheetIsTwoPagesAtMostAndNoWiderThanPaper(t *testing.T) {
	lines := strings.Split(paper.CallSheet(theGuide(t), "wales"), "\n")
	if len(lines) > 120 {
		t.Errorf("it has %d lines", len(lines))
	}
	for i, line := range lines {
		if len([]rune(line)) > 78 {
			t.Errorf("line %d is wider than paper: %q", i+1, line)
		}
	}
}

func TestTheCallSheetHasEveryLineOfTheContentAndBothThingsToBeSaid(t *testing.T) {
	g := theGuide(t)
	sheet := strings.Join(strings.Fields(paper.CallSheet(g, "england")), " ")
	for _, id := range []string{"service.told", "service.basis"} {
		for _, o := range g.Item(id).Options {
			if !strings.Contains(sheet, "[ ] "+o.Words) {
				t.Errorf("it has no box for %q", o.Words)
			}
		}
	}
	for _, id := range []string{"service.no-finding", "service.more-to-do"} {
		if !strings.Contains(sheet, "[ ] said "+g.Item(id).Title) {
			t.Errorf("it has no box for %s", id)
		}
	}
	if strings.ContainsAny(sheet, "{}") {
		t.Error("a placeholder is left in it")
	}
}

// A duty that the guide gains costs no code: it stands on the paper too.
func TestANewLineOfTheGuideStandsOnTheFormsByItself(t *testing.T) {
	g := theGuide(t)
	told := g.Item("service.told")
	told.Options = append(slices.Clone(told.Options), guide.Option{ID: "pets", Words: "Who feeds the dog"})
	g.Items = append(g.Items, &guide.Item{ID: "service.hours", Form: guide.Question, Stage: guide.Handover, Group: "handover.conversation",
		Title: "Their hours", Ask: "When is {name} there?", Type: guide.Text, Each: []guide.Each{guide.EachService}})
	for name, form := range map[string]string{"call sheet": paper.CallSheet(g, "england"), "checklist": paper.Checklist(g, "england")} {
		if !strings.Contains(form, "Who feeds the dog") || !strings.Contains(form, "Their hours: ___") && !strings.Contains(form, "When is this service there?") {
			t.Errorf("the %s has no room for it", name)
		}
	}
}

func TestTheFormsAreInTheWordsOfTheNation(t *testing.T) {
	g := theGuide(t)
	england, wales := paper.Checklist(g, "england"), paper.Checklist(g, "wales")
	const chosen = "Which language has this person"
	if strings.Contains(england, chosen) == strings.Contains(wales, chosen) || !strings.Contains(wales, "preventative services") || strings.Contains(england, "preventative services") {
		t.Error("the two nations' forms ask the same")
	}
}

func TestWhomQuestionsAreAskedAboutOneByOneAreNumberedOnce(t *testing.T) {
	form := paper.Checklist(theGuide(t), "england")
	for _, whom := range []string{"Each adult in the family (a parent or a person of concern keeps this number):", "Each other child:", "One copy of this page for each service."} {
		if !strings.Contains(form, whom) {
			t.Errorf("it has no %q", whom)
		}
	}
	if !strings.Contains(form, "  3 [ ] yes   [ ] no") || !strings.Contains(form, "  [ ] [ ] [ ] ") {
		t.Error("there is no room for three")
	}
}
