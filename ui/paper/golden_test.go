package paper_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"handover/model"
	"handover/model/document"
	"handover/model/guide"
	"handover/ui/paper"
)

// go test ./ui/paper -renew writes the texts in testdata anew; read what changed before keeping it.
var renew = flag.Bool("renew", false, "write the texts in testdata anew")

// golden holds a text to the one in testdata. There it has plain line ends.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	got = strings.ReplaceAll(got, "\r\n", "\n")
	if *renew {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want := strings.Split(strings.ReplaceAll(read(t, path), "\r\n", "\n"), "\n")
	lines := strings.Split(got, "\n")
	for i := range max(len(want), len(lines)) {
		if i >= len(want) || i >= len(lines) || want[i] != lines[i] {
			t.Fatalf("%s is another from line %d on (-renew writes it anew):\n%s", name, i+1, strings.Join(lines[min(i, len(lines)):], "\n"))
		}
	}
}

// amy is a small fictional closure: one child, a school nurse who carries on and a clinic that will.
func amy(g *guide.Guide, nation string, finished bool) document.Source {
	var (
		nurse   = model.Subject{Kind: model.KindService, ID: "nurse"}
		clinic  = model.Subject{Kind: model.KindService, ID: "clinic"}
		brother = model.Subject{Kind: model.KindOtherChild, ID: "brother"}
		uncle   = model.Subject{Kind: model.KindAdult, ID: "uncle"}
		events  []model.Event
	)
	write := func(more ...model.Event) { events = append(events, more...) }
	give := func(item string, s model.Subject, a model.Answer) {
		a.Status = model.Answered
		write(model.AnswerGiven{Field: model.Field{Item: item, Subject: s}, Answer: a})
	}
	say := func(item string, s model.Subject, values ...string) { give(item, s, model.Answer{Value: values}) }
	text := func(item, words string) {
		write(model.Written{Field: model.Field{Item: item, Subject: model.TheClosure}, Text: words})
	}
	write(model.Opened{Reference: "HR-204", Child: "Amy"}, model.Added{Subject: nurse, Name: "Hazel Road school nursing"},
		model.Added{Subject: clinic, Name: "Rowan Child and Family Clinic"}, model.Added{Subject: brother, Name: "Ben"}, model.Added{Subject: uncle, Name: "Carl Dent"})
	say(model.ItemNation, model.TheClosure, nation)
	say("start.part", model.TheClosure, "harmed")
	say(model.ItemConcern, uncle, "yes")
	say("concern.known", model.TheClosure, "listed")
	say("service.contact", nurse, "Beth Okoro, school nurse")
	say("service.purpose", nurse, "Sees Amy each week, and watches how she sleeps and eats")
	say(model.ItemReferral, nurse, "carries-on")
	say("service.basis", nurse, "agreed")
	if !finished {
		return source(g, events)
	}
	say(model.ItemApplies, model.TheClosure, "police")
	give("criminal.stands", model.TheClosure, model.Answer{Value: model.Value{"No further action; Amy and her mother were told by the officer in the case"}, On: "2026-10-30"})
	say("service.not-passed-on", nurse, "The new address, to anybody on her father's side of the family")
	say("service.first-step", nurse, "Talk with Amy at the drop-in about how she sleeps")
	say("service.first-step-by", nurse, "2026-11-27")
	give("service.family-knows", nurse, model.Answer{Value: model.Value{"yes"}, On: "2026-11-16"})
	say("service.whom-to-ring", nurse, "Ana Lopez on 01632 960 011 until 31 January 2027; then the team on 01632 960 010")
	say("service.purpose", clinic, "Therapy for Amy")
	say(model.ItemReferral, clinic, "waiting")
	give("needs.emotional", model.TheChild, model.Answer{Value: model.Value{"active"}, By: "clinic", On: "2026-12-14"})
	give("needs.education", model.TheChild, model.Answer{Value: model.Value{"settled"}})
	give("needs.physical", model.TheChild, model.Answer{Value: model.Value{"watch"}, By: "nurse"})
	give("needs.relationships", model.TheChild, model.Answer{Value: model.Value{"settled"}})
	give("needs.sibling", brother, model.Answer{Value: model.Value{"settled"}})
	say("trusted.person", model.TheClosure, "Mrs Field, her form tutor; and her grandmother")
	say("plan.lead", model.TheClosure, "Beth Okoro, school nurse")
	give("record.chronology", model.TheClosure, model.Answer{Value: model.Value{"yes"}, Evidence: "in the case record, up to 12 November 2026"})
	text("plan.if-then", "If Amy stops coming to the drop-in, then Beth Okoro rings her mother the same week.\nIf her mother cannot be reached, then Beth Okoro rings children's social care.")
	text("plan.concern-returns", "If Carl Dent is seen near home or school, then whoever sees him rings 999, and then her mother.")
	text("record.concerns", "Amy said to Mrs Field in March 2026: “Uncle Carl comes in at night.” Police looked into it and stopped; nobody has found that it did not happen.")
	text("record.other-harm", "None is known. Neglect was asked about in the assessment.")
	text("record.action", "Enquiry in March 2026; medical; child protection plan from April to October 2026. Carl Dent left the home in March.")
	text("record.why-now", "Amy is safe at home, her mother acts at once, and what we set out to do is done.")
	text("record.needs-child", "Help with nights and with trusting people: active. Health: to be watched.")
	text("record.needs-family", "Amy's mother has support of her own.")
	sent, err := document.Send(source(g, events))
	if err != nil {
		panic(err)
	}
	record, err := json.Marshal(sent)
	if err != nil {
		panic(err)
	}
	write(model.Submitted{Record: record})
	s := journal(events...).Sent()
	write(model.Decided{Submission: s.Entry, Record: s.Print, Decision: model.DecisionAuthorised, Because: "Read whole."})
	return source(g, events)
}

func source(g *guide.Guide, events []model.Event) document.Source {
	return document.Source{Closure: journal(events...), Guide: g, Today: "2026-11-22", Worker: "Ana Lopez"}
}

func TestABriefingReadsAsItShould(t *testing.T) {
	g := theGuide(t)
	for name, src := range map[string]document.Source{
		"briefing.txt":             amy(g, "england", true),
		"briefing-begun-wales.txt": amy(g, "wales", false),
	} {
		d, err := document.Briefing(src, model.Subject{Kind: model.KindService, ID: "nurse"})
		if err != nil {
			t.Fatal(err)
		}
		golden(t, name, paper.Text(d))
	}
}
