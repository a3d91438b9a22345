package document_test

import (
	"slices"
	"strings"
	"testing"

	"handover/model"
	"handover/model/document"
	"handover/model/guide"
)

const visitDay = model.Date("2026-11-22")

// onForm lists what stands on a form, each with where: "subheading", "box", "head", "blank", "words".
func onForm(d *document.Document) map[string][]string {
	out := map[string][]string{}
	add := func(what string, words ...string) { out[what] = append(out[what], words...) }
	for _, p := range d.Parts {
		add("title", p.Title)
		for _, block := range p.Blocks {
			switch block := block.(type) {
			case document.Subheading:
				add("subheading", block.Text)
			case document.Para:
				add("words", block.Text)
			case document.Note:
				add("words", block.Text)
			case document.Boxes:
				add("box", block.Items...)
				add("head", strings.Join(block.Heads, " "))
				if block.Room != nil {
					add("blank", block.Room.Label)
				}
			case document.Blanks:
				for _, place := range block.Places {
					add("blank", place.Label)
				}
			}
		}
	}
	return out
}

func readGuide(t *testing.T) *guide.Guide {
	t.Helper()
	g, err := guide.Load()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestTheCallSheetHasEveryLineOfTheContentAndBothThingsToBeSaid(t *testing.T) {
	g := readGuide(t)
	on := onForm(document.CallSheet(g, "england", visitDay))
	boxes := strings.Join(on["box"], "\n")
	for _, id := range []string{"service.told", "service.basis"} {
		for _, o := range g.Item(id).Options {
			if !strings.Contains(boxes, o.Words) {
				t.Errorf("it has no box for %q", o.Words)
			}
		}
	}
	for _, id := range []string{"service.no-finding", "service.more-to-do"} {
		if !slices.Contains(on["box"], g.Item(id).Title) {
			t.Errorf("it has no box for %s", id)
		}
	}
	for _, o := range model.Outcomes {
		if !slices.Contains(on["box"], o.Words) {
			t.Errorf("it has no box for a call that came out as %q", o.Words)
		}
	}
}

// A duty that the guide gains costs no code: it stands on the paper too.
func TestANewLineOfTheGuideStandsOnTheFormsByItself(t *testing.T) {
	g := readGuide(t)
	told := g.Item("service.told")
	told.Options = append(slices.Clone(told.Options), guide.Option{ID: "pets", Words: "Who feeds the dog"})
	g.Items = append(g.Items, &guide.Item{ID: "service.hours", Form: guide.Question, Stage: guide.Handover, Group: "handover.conversation",
		Title: "Their hours", Ask: "When is {name} there?", Type: guide.Text, Each: []guide.Each{guide.EachService}})
	sheet, list := onForm(document.CallSheet(g, "england", visitDay)), onForm(document.Checklist(g, "england", visitDay))
	if !slices.Contains(sheet["box"], "Who feeds the dog") || !slices.Contains(sheet["blank"], "Their hours") {
		t.Error("the call sheet has no room for it")
	}
	if !slices.Contains(list["box"], "Who feeds the dog") || !slices.Contains(list["subheading"], "When is this service there?") {
		t.Error("the checklist has no room for it")
	}
}

func TestTheFormsAreInTheWordsOfTheNation(t *testing.T) {
	g := readGuide(t)
	england, wales := onForm(document.Checklist(g, "england", visitDay)), onForm(document.Checklist(g, "wales", visitDay))
	about := func(on map[string][]string, words string) bool {
		return slices.ContainsFunc(slices.Concat(on["subheading"], on["box"]), func(s string) bool { return strings.Contains(s, words) })
	}
	const chosen = "Which language has this person"
	if about(england, chosen) == about(wales, chosen) || !about(wales, "preventative services") || about(england, "preventative services") {
		t.Error("the two nations' forms ask the same")
	}
}

func TestWhomQuestionsAreAskedAboutOneByOneAreNumberedOnce(t *testing.T) {
	d := document.Checklist(readGuide(t), "england", visitDay)
	for _, whom := range []string{"Each adult in the family (a parent or a person of concern keeps this number)", "Each other child"} {
		people := document.Document{Parts: []document.Part{*d.Part("form.people")}}
		if n := strings.Count(strings.Join(onForm(&people)["subheading"], "\n"), whom); n != 1 {
			t.Errorf("it has %q %d times", whom, n)
		}
	}
	yes := func(block document.Block) bool {
		b, ok := block.(document.Boxes)
		return ok && b.Room != nil && slices.Equal(b.Items, []string{"C", "1", "2", "3"})
	}
	if !slices.ContainsFunc(d.Parts, func(p document.Part) bool { return slices.ContainsFunc(p.Blocks, yes) }) {
		t.Error("there is no room for the child and three others to answer yes or no")
	}
}

// The pages about a service are copied, so that nothing about anybody else may stand on them.
func TestWhatIsAskedAboutAServiceStandsOnPagesOfItsOwn(t *testing.T) {
	d := document.Checklist(readGuide(t), "england", visitDay)
	n, was := 0, false
	for _, p := range d.Parts {
		is := strings.HasSuffix(p.ID, "/service")
		if is {
			n++
			if on := onForm(&document.Document{Parts: []document.Part{p}}); !strings.HasPrefix(on["words"][0], "One copy of this page") || on["blank"][0] != "Service" {
				t.Errorf("%s does not say that there is a copy for each service", p.ID)
			}
		}
		if p.Anew != (is || was) {
			t.Errorf("%s begins anew: %v", p.ID, p.Anew)
		}
		was = is
	}
	if n < 3 {
		t.Errorf("there are %d such pages", n)
	}
}

// A blank form is nobody's and holds nothing. Once it is filled in it must be kept as safe as the record, and it
// says so itself.
func TestABlankFormCarriesNoMarkingAndSaysWhatItHoldsOnceItIsFilledIn(t *testing.T) {
	g := readGuide(t)
	for _, d := range []*document.Document{document.Checklist(g, "wales", visitDay), document.CallSheet(g, "wales", visitDay)} {
		if d.Marking+d.Reference+d.Reader+d.Draft+d.Copy != "" || d.Date != visitDay || d.Language == "" {
			t.Errorf("%s: %+v", d.Title, d)
		}
		on := onForm(d)
		first, last := on["words"][0], on["words"][len(on["words"])-1]
		if !strings.Contains(first, "keep it just as safe") || !strings.Contains(last, "destroy it as confidential waste") {
			t.Errorf("%s begins with %q and ends with %q", d.Title, first, last)
		}
		ids := map[string]bool{}
		for i, p := range d.Parts {
			if ids[p.ID] || p.ID == "" || p.Title == "" && i > 0 {
				t.Errorf("%s: the part %q, %q stands there twice, or has no name", d.Title, p.ID, p.Title)
			}
			ids[p.ID] = true
		}
		for what, words := range on {
			if strings.ContainsAny(strings.Join(words, ""), "{}") {
				t.Errorf("%s: a placeholder is left in a %s", d.Title, what)
			}
		}
	}
}
