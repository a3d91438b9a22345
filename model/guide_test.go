package model

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
	"testing"

	"handover/model/guide"
)

func realGuide(t testing.TB) *guide.Guide {
	t.Helper()
	g, err := guide.Load()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestEveryItemThatTheProgramReadsIsInTheGuide(t *testing.T) {
	g := realGuide(t)
	f, err := parser.ParseFile(token.NewFileSet(), "rules.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	ast.Inspect(f, func(n ast.Node) bool {
		spec, is := n.(*ast.ValueSpec)
		if !is || !strings.HasPrefix(spec.Names[0].Name, "Item") {
			return true
		}
		id, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
		if err != nil {
			t.Fatal(err)
		}
		found++
		if it := g.Item(id); it == nil || it.Form != guide.Question {
			t.Errorf("%s: the guide has no question %q", spec.Names[0].Name, id)
		}
		return true
	})
	if found < 12 {
		t.Errorf("only %d were found", found)
	}
}

func TestTheGuidesQuestionsAreOfTheTypesByWhichTheProgramReadsThem(t *testing.T) {
	g := realGuide(t)
	for id, want := range map[string]guide.Type{
		ItemNation: guide.One, ItemBorn: guide.DateType, ItemAge: guide.Number, ItemApplies: guide.Several, ItemCaring: guide.YesNo,
		ItemParental: guide.YesNo, ItemConcern: guide.YesNo, ItemDiscussed: guide.YesNo, ItemSent: guide.YesNo,
		ItemDecision: guide.One, ItemClosed: guide.DateType, ItemReferral: guide.One,
	} {
		if it := g.Item(id); it == nil || it.Type != want {
			t.Errorf("%s: %+v is not of the type %s", id, it, want)
		}
	}
	for id, values := range map[string][]string{ItemNation: {"england", "wales"}, ItemDecision: {"authorised", "returned", "not-to-close"}} {
		for _, v := range values {
			if it := g.Item(id); it == nil || it.Option(v) == nil {
				t.Errorf("%s has no answer %q", id, v)
			}
		}
	}
}

func TestEveryQuestionOfTheGuideCanBeAnsweredAndSettled(t *testing.T) {
	g := realGuide(t)
	n := opened()
	n.write(Added{sister, "Ella"}, Added{school, "School"}, Added{Subject{Kind: KindAction, ID: "step"}, "A step"},
		Added{Subject{Kind: KindAgreement, ID: "plan"}, "A safety plan"}, Added{Subject{Kind: KindProfessional, ID: "chair"}, "The chair"})
	n.answer(ItemCaring, mother, value("yes"))
	n.answer(ItemConcern, uncle, value("yes"))
	c := n.closure()
	var fields []Field
	for _, it := range g.Items {
		if it.Form != guide.Question && it.Form != guide.Section {
			continue
		}
		subjects := Subjects(c, it)
		if len(subjects) == 0 {
			t.Errorf("%s is asked about nobody", it.ID)
			continue
		}
		f := Field{it.ID, subjects[0]}
		fields = append(fields, f)
		a := Answer{Status: Answered, Evidence: "in the case record", On: today, By: "manager"}
		switch it.Type {
		case guide.LongText:
			events, err := Write(c, g, f, "Words enough to say it explicitly here")
			if err != nil {
				t.Errorf("%s: %v", it.ID, err)
				continue
			}
			n.write(events...)
			if len(it.Needs) == 0 {
				continue
			}
		case guide.YesNo:
			a.Value = Value{"yes"}
		case guide.One, guide.Several:
			a.Value = Value{it.Options[0].ID}
		case guide.Text:
			a.Value = Value{"Words"}
		case guide.DateType:
			a.Value = Value{string(today)}
		case guide.Person:
			a.Value = Value{"mother"}
		case guide.Number:
			a.Value = Value{"3"}
		}
		if len(it.Settles) > 0 {
			a.Value = Value{it.Settles[0]}
		}
		if ByHand(it.ID) != "" {
			continue // it follows from sending and deciding, and from copies and signatures
		}
		if it.ID == ItemClosed {
			n.answer(it.ID, f.Subject, a) // a step that the rest stands in the way of
			continue
		}
		events, err := Give(c, g, f, a, today)
		if err != nil {
			t.Errorf("%s: %v", it.ID, err)
			continue
		}
		n.write(events...)
	}
	n.send(g)
	n.decide("rees", DecisionAuthorised)
	sent := n.closure().Sent().Entry
	for _, f := range fields {
		switch f.Item {
		case ItemCopy:
			n.write(Copied{To: f.Subject, Submission: sent, How: CopyByHand, On: today, Language: "English", Marked: true, Safe: true})
		case ItemSharedWith:
			n.write(Copied{To: f.Subject, Form: FormBriefing, Submission: sent, How: CopyByHand, On: today, Language: "English", Marked: true})
		case ItemSignature:
			n.write(Signed{Who: f.Subject, Submission: sent, How: SignedHere, On: today})
		}
	}
	c = n.closure()
	for _, f := range fields {
		if Open(c, g, g.Item(f.Item), f.Subject, today) {
			t.Errorf("%s was answered in full and is still open", f.Item)
		}
	}
}
