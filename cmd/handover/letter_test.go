package main

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"handover/cmd/handover/demo"
	"handover/model"
	"handover/model/document"
	"handover/model/guide"
)

// rowan is a small fictional closure with a letter, a leaflet and three adults.
const rowan = `{
  "format": "handover closure", "version": 1, "reference": "ROWAN-8",
  "workers": [{"id": "noor", "name": "Noor Hale", "role": "social worker"}],
  "entries": [
    {"at": "2026-03-02T09:00:00Z", "by": "noor", "kind": "opened", "fields": {"reference": "ROWAN-8", "child": "Amy"}},
    {"at": "2026-03-02T09:01:00Z", "by": "noor", "kind": "added", "fields": {"subject": {"kind": "adult", "id": "mother"}, "name": "Cerys Vale"}},
    {"at": "2026-03-02T09:02:00Z", "by": "noor", "kind": "added", "fields": {"subject": {"kind": "adult", "id": "father"}, "name": "Cai Vale"}},
    {"at": "2026-03-02T09:03:00Z", "by": "noor", "kind": "added", "fields": {"subject": {"kind": "adult", "id": "uncle"}, "name": "Carl Dent"}},
    {"at": "2026-03-02T09:04:00Z", "by": "noor", "kind": "answered", "fields": {"item": "adult.caring", "subject": {"kind": "adult", "id": "mother"}, "answer": {"status": "answered", "value": ["yes"]}}},
    {"at": "2026-03-02T09:05:00Z", "by": "noor", "kind": "answered", "fields": {"item": "adult.caring", "subject": {"kind": "adult", "id": "father"}, "answer": {"status": "answered", "value": ["yes"]}}},
    {"at": "2026-03-02T09:06:00Z", "by": "noor", "kind": "answered", "fields": {"item": "adult.concern", "subject": {"kind": "adult", "id": "father"}, "answer": {"status": "answered", "value": ["yes"]}}},
    {"at": "2026-03-02T09:07:00Z", "by": "noor", "kind": "written", "fields": {"item": "letter.text", "subject": {"kind": "child", "id": "child"}, "text": "Dear Amy,\n\nYou kept going.\n\nNoor"}},
    {"at": "2026-03-02T09:08:00Z", "by": "noor", "kind": "answered", "fields": {"item": "left.chosen", "subject": {"kind": "adult", "id": "mother"}, "answer": {"status": "answered", "value": ["nspcc"]}}},
    {"at": "2026-03-02T09:09:00Z", "by": "noor", "kind": "answered", "fields": {"item": "letter.our-number", "subject": {"kind": "closure"}, "answer": {"status": "answered", "value": ["01632 960 100"]}}}
  ]
}
`

func TestALetterAndALeafletComeOutAsTextWithNothingThatNamesTheCouncilsRecord(t *testing.T) {
	u := withVault(t)
	u.run("import", u.write("rowan.json", rowan)).done()
	home := func(doc, reader string, to ...string) *result {
		t.Helper()
		return u.run(append([]string{"export", "ROWAN-8", "--document", doc, "--reader", reader, "--format", "text"}, to...)...)
	}
	home("letter", "child").fails(1, "not asked yet whether it is safe for them to hold a letter: ask them when nobody else is there", "hint: ", "--held")
	letter := home("letter", "child", "--held").noted("not asked yet whether it is safe").out
	if !strings.HasPrefix(letter, "A letter for Amy\r\nDraft: not authorised by a manager.\r\nDate: ") || !strings.HasSuffix(letter, "\r\n\r\nDear Amy,\r\n\r\nYou kept going.\r\n\r\nNoor\r\n") {
		t.Errorf("the letter reads:\n%s", letter)
	}
	leaflet := home("leaflet", "parent", "--to", "cerys", "--held").noted().says("Useful numbers\r\n", "NSPCC helpline: 0808 800 5000", "Children's social care: 01632 960 100").out
	for _, words := range []string{letter, leaflet} {
		if strings.Contains(words, "OFFICIAL") || strings.Contains(words, "For: ") && strings.Contains(words, "For: Cerys") || strings.Contains(words, "ROWAN-8") {
			t.Errorf("it carries a marking, a reader or the reference:\n%s", words)
		}
	}
	home("letter", "parent", "--to", "mother").fails(1, "no letter to Cerys Vale is written yet", "hint: letters are written under")
	home("letter", "parent", "--to", "father").fails(1, "decided with your manager; none is composed here", "hint: ")
	home("leaflet", "parent", "--to", "Cai Vale").fails(1, "decided with your manager; none is composed here")
	home("leaflet", "child").fails(1, "nothing is chosen for the leaflet for Amy yet", "hint: what a leaflet names is chosen under")
	home("letter", "parent").fails(2, "say with --to for which parent the letter is", "hint: the parents: Cerys Vale (mother), Cai Vale (father)\n")
	home("leaflet", "parent", "--to", "c").fails(1, `"c" may be more than one parent`)
	home("letter", "parent", "--to", "Carl Dent").fails(1, `no parent here is "Carl Dent"`)
	u.run("export", "ALDER-1", "--document", "letter", "--reader", "parent", "--format", "text", "--to", "x").fails(1, "ALDER-1 names nobody who cares for the child")
	u.run("audit", "show", "ROWAN-8").done().says("wrote out: Letter for the child, text", "wrote out: Leaflet for parent 1, text")
	for _, line := range []string{
		"export ROWAN-8 --format text --document letter", "export ROWAN-8 --format text --document letter --reader professional",
		"export ROWAN-8 --format text --document leaflet --reader child --to x", "export ROWAN-8 --format json --document letter",
	} {
		u.bare("", strings.Fields(line)...).fails(2, "hint: ")
	}
}

func TestALetterIsComposedForEverybodyInTheDemo(t *testing.T) {
	g, err := guide.Load()
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 11, 22, 17, 0, 0, 0, time.UTC)
	all, err := demo.Closures(now)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, b := range all {
		f, err := model.ReadFile(bytes.NewReader(b), model.Reading{Guide: g, Now: now, NewID: func() string { n++; return fmt.Sprintf("%032x", n) }})
		if err != nil {
			t.Fatal(err)
		}
		src := document.Source{Closure: model.Fold(f.Entries), Guide: g, Today: model.DateOf(now), Worker: "Robin Ashe"}
		it := g.Item("letter.text")
		for _, s := range model.Subjects(src.Closure, it) {
			words := document.Start(src, model.Ask{Item: it, Subject: s})
			if !strings.HasPrefix(words, "Dear ") || !strings.HasSuffix(words, "\n\nRobin Ashe") || strings.Contains(words, "{") {
				t.Errorf("%s, %s: the draft reads:\n%s", f.Reference, s.ID, words)
			}
			if d, err := document.Letter(src, s); err == nil && len(d.Parts) != 1 {
				t.Errorf("%s, %s: the letter has %d parts", f.Reference, s.ID, len(d.Parts))
			}
		}
	}
}
