package proof

import (
	_ "embed"
	"strings"
	"testing"

	"handover/model"
	"handover/model/plain"
)

//go:embed testdata/clean.txt
var cleanText string

//go:embed testdata/hurried.txt
var hurriedText string

// cleanClosure is the closure of the clean record: its people and services, as a careful worker would have them.
func cleanClosure(t testing.TB) *maker {
	service := func(id string) model.Subject { return model.Subject{Kind: model.KindService, ID: id} }
	adult := func(id string) model.Subject { return model.Subject{Kind: model.KindAdult, ID: id} }
	return making(t, "Tamsin").
		add(model.KindTeam, "worker", "Grace Adeyemi").
		add(model.KindTeam, "manager", "Sunita Rao, team manager").
		add(model.KindAdult, "mother", "Hope Wick").
		add(model.KindAdult, "father", "Daniel Wick").
		add(model.KindAdult, "partner", "Colin Drury").
		add(model.KindAdult, "grandmother", "Maureen Wick (Nana Mo)").
		add(model.KindOtherChild, "rowan", "Rowan").
		add(model.KindOtherChild, "jude", "Jude").
		add(model.KindProfessional, "ferris", "Mr Ferris").
		add(model.KindProfessional, "petty", "DC Lorna Petty").
		add(model.KindProfessional, "anwar", "Dr Anwar").
		add(model.KindProfessional, "chair", "Patrick Oyelaran").
		add(model.KindProfessional, "mina", "Mina Castell").
		add(model.KindProfessional, "lockwood", "Mr Lockwood").
		add(model.KindAgreement, "written", "Written agreement of 16 January 2026").
		add(model.KindService, "lighthouse", "Lighthouse Project").
		add(model.KindService, "school", "Brackenfield Primary School").
		add(model.KindService, "youth", "Brackenfield Youth Support").
		add(model.KindService, "willow", "Willow Women's Centre").
		add(model.KindService, "advice", "Citizens Advice").
		answer("service.contact", service("lighthouse"), "Elsie Monk, child psychotherapist").
		answer("service.contact", service("school"), "Judith Amos, Designated Safeguarding Lead").
		answer("service.contact", service("youth"), "Tom Birch").
		answer("service.contact", service("advice"), "Neil Harker, adviser").
		answer(itemBasis, model.TheClosure, "conviction").
		answer("trusted.person", model.TheClosure, "Mr Ferris, and Nana Mo; her friends Bea and Ola").
		answer("adult.relation", adult("mother"), "Mother").
		answer(model.ItemBorn, model.TheClosure, "2015-12-02").
		answer(itemBegan, model.TheClosure, "2026-01-14").
		answer(itemDecided, model.TheClosure, "2026-10-20")
}

// sections cuts a record of testdata into its sections.
func sections(text string) (items, bodies []string) {
	for part := range strings.SplitSeq(text, "\n## ") {
		head, body, _ := strings.Cut(part, "\n")
		if !strings.HasPrefix(head, "#") {
			item, _, _ := strings.Cut(head, " ")
			items, bodies = append(items, item), append(bodies, strings.TrimSpace(body))
		}
	}
	return items, bodies
}

// A tally is what was found in a record, through everything that the program runs while it is written.
type tally struct {
	words, long int
	found       []plain.Finding // but for long sentences
}

// readWhole writes a record into its closure, section by section as they follow one another, and reads each.
func (m *maker) readWhole(text string, others *Prints) (out tally) {
	m.t.Helper()
	lists, err := plain.Load()
	if err != nil {
		m.t.Fatal(err)
	}
	items, bodies := sections(text)
	about := func(item string) model.Subject {
		switch item {
		case "letter.text":
			return model.TheChild
		case "record.views-parent":
			return model.Subject{Kind: model.KindAdult, ID: "mother"}
		}
		return model.TheClosure
	}
	for i, body := range bodies {
		m.write(items[i], about(items[i]), body)
	}
	c := m.closure()
	for i, body := range bodies {
		out.words += len(strings.Fields(body))
		read := Whole(lists, Text{Body: body, Item: items[i], Subject: about(items[i]), Closure: c, Guide: m.g, Today: today, Others: others})
		for _, f := range read.Findings {
			if f.Kind == plain.Long {
				out.long++
				continue
			}
			out.found = append(out.found, f)
			m.t.Logf("%s: %s: %q: %s", items[i], f.Rule, f.Words, f.Why)
		}
	}
	m.t.Logf("%d words in %d sections: %d found, and %d long sentences", out.words, len(bodies), len(out.found), out.long)
	return out
}

func TestACleanRecordOfThreeThousandWordsHasFewerThanFiveFalseAlarms(t *testing.T) {
	m := cleanClosure(t)
	others := NewPrints()
	others.Add(kept(t, "Amy Hale", "Karen Marsh", pasted), m.g)
	others.Add(usual(t).closure(), m.g)
	got := m.readWhole(cleanText, others)
	if got.words < 3000 {
		t.Errorf("the record has %d words", got.words)
	}
	if len(got.found) >= 5 {
		t.Errorf("%d found, and the goal is fewer than 5", len(got.found))
	}
	// A long sentence is counted apart: that one has more than twenty-five words is so, and no false alarm.
	if got.long > 40 {
		t.Errorf("%d long sentences", got.long)
	}
}

// hurriedClosure is the closure of the record that was written in a hurry.
func hurriedClosure(t testing.TB) *maker {
	service := func(id string) model.Subject { return model.Subject{Kind: model.KindService, ID: id} }
	return making(t, "KB").
		add(model.KindTeam, "worker", "Robin Ashe").
		add(model.KindTeam, "manager", "Bev Townley").
		add(model.KindAdult, "mother", "Kirsty Bell").
		add(model.KindAdult, "father", "Wayne Bell").
		add(model.KindAdult, "grandmother", "Pat").
		add(model.KindAdult, "partner", "Liam Storer").
		add(model.KindOtherChild, "lb", "LB").
		add(model.KindOtherChild, "teddy", "Teddy").
		add(model.KindProfessional, "malik", "DS Imran Malik").
		add(model.KindProfessional, "shah", "Dr Shah").
		add(model.KindProfessional, "hv", "Sue Marlow, HV").
		add(model.KindService, "school", "St Cuthbert's").
		add(model.KindService, "camhs", "CAMHS").
		add(model.KindService, "home-start", "Home-Start").
		add(model.KindService, "course", "Barnardo's").
		answer("service.contact", service("school"), "Mrs Eccles").
		answer("service.contact", service("camhs"), "Kath Doyle").
		answer("service.contact", service("home-start"), "Jean").
		answer("service.contact", service("course"), "Chris T").
		answer(model.ItemBorn, model.TheClosure, "2016-08-21").
		answer(itemBegan, model.TheClosure, "2026-01-08")
}

func TestARecordWrittenInAHurryHasFewFalseAlarmsToo(t *testing.T) {
	m := hurriedClosure(t)
	c := m.closure()
	items, bodies := sections(hurriedText)
	var fs []plain.Finding
	for i, body := range bodies {
		for _, f := range Read(Text{Body: body, Item: items[i], Subject: model.TheClosure, Closure: c, Guide: m.g, Today: today}) {
			fs = append(fs, f)
			t.Logf("%s: %s: %q: %s", items[i], f.Rule, f.Words, f.Why)
		}
	}
	t.Logf("%d words: %d found", len(strings.Fields(hurriedText)), len(fs))
	if len(fs) > 1 {
		t.Errorf("%d found", len(fs))
	}
}

// With the prints of sixty other closures beside it, whose families are called as people are, streets and first
// names that are words among them, a clean record is asked about no more.
func TestSixtyOtherFamiliesMakeNoFalseAlarms(t *testing.T) {
	surnames := strings.Fields("Green Hall Young King Banks Rivers Day West Page Price Law Wood Church House Street Park Bell Rose Field Parish Norwich Castle Weir Mill Lane Row Bank English French Christian Wilde Smith Jones Taylor Brown Marsh Lodge Cross Long Short Good Best Fox Wolf Bird Bishop Abbott Knight Noble Gray Gold Silver March May Summers Winter Friday Cook Baker Carpenter Fisher")
	first := strings.Fields("Grace Hope Will Mark Rose May Faith Joy Dawn Robin Jack Bill Sue Pat Grant Dean Harriet Summer Amber Lincoln Chester Florence Victoria Charlotte Penny Daisy Ruby Jean Jude Rowan Frank Rich Miles Guy Art")
	others := NewPrints()
	g := theGuide(t)
	for i, s := range surnames {
		others.Add(making(t, first[i%len(first)]).add(model.KindAdult, "m", first[(i+7)%len(first)]+" "+s).closure(), g)
	}
	read := func(text string, c *model.Closure) {
		items, bodies := sections(text)
		for i, body := range bodies {
			for _, f := range Read(Text{Body: body, Item: items[i], Subject: model.TheClosure, Closure: c, Guide: g, Today: today, Others: others}) {
				t.Errorf("%s: %s: %q", items[i], f.Rule, f.Words)
			}
		}
	}
	read(cleanText, cleanClosure(t).closure())
	read(hurriedText, hurriedClosure(t).closure())
}
