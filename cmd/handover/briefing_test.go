package main

import (
	"strings"
	"testing"
)

// larch is a small fictional closure with four services.
const larch = `{
  "format": "handover closure", "version": 1, "reference": "LARCH-5",
  "workers": [{"id": "noor", "name": "Noor Hale", "role": "social worker"}],
  "entries": [
    {"at": "2026-03-02T09:00:00Z", "by": "noor", "kind": "opened", "fields": {"reference": "LARCH-5", "child": "T.W."}},
    {"at": "2026-03-02T09:01:00Z", "by": "noor", "kind": "added", "fields": {"subject": {"kind": "service", "id": "school"}, "name": "North School"}},
    {"at": "2026-03-02T09:02:00Z", "by": "noor", "kind": "added", "fields": {"subject": {"kind": "service", "id": "clinic"}, "name": "North Clinic"}},
    {"at": "2026-03-02T09:03:00Z", "by": "noor", "kind": "added", "fields": {"subject": {"kind": "service", "id": "club"}, "name": "Friday club"}},
    {"at": "2026-03-02T09:04:00Z", "by": "noor", "kind": "added", "fields": {"subject": {"kind": "service", "id": "gp"}, "name": "Bell Street Surgery"}},
    {"at": "2026-03-02T09:05:00Z", "by": "noor", "kind": "added", "fields": {"subject": {"kind": "adult", "id": "mother"}, "name": "Cerys"}},
    {"at": "2026-03-02T09:06:00Z", "by": "noor", "kind": "answered", "fields": {"item": "service.referral", "subject": {"kind": "service", "id": "club"}, "answer": {"status": "answered", "value": ["chose-not"], "on": "2026-02-20"}}},
    {"at": "2026-03-02T09:07:00Z", "by": "noor", "kind": "answered", "fields": {"item": "service.contact", "subject": {"kind": "service", "id": "school"}, "answer": {"status": "answered", "value": ["Mr Ellis, form tutor"]}}}
  ]
}
`

func TestABriefingComesOutAsTextForTheServiceThatIsNamed(t *testing.T) {
	u := withVault(t)
	u.run("import", u.write("larch.json", larch)).done()
	briefing := func(to ...string) *result {
		t.Helper()
		return u.run(append([]string{"export", "LARCH-5", "--document", "briefing", "--reader", "professional", "--format", "text"}, to...)...)
	}
	briefing("--to", "school").fails(1, "the basis for sharing with North School is not settled yet", "hint: ", "--held")
	byID := briefing("--to", "school", "--held").noted("the basis for sharing with North School is not settled yet").says("OFFICIAL-SENSITIVE", "Briefing sheet", "Draft: not authorised by a manager.", "For: North School, Mr Ellis, form tutor", "\r\n").out
	for _, name := range []string{"North School", "north school", "North S"} {
		if got := briefing("--to", name, "--held").noted().out; got != byID {
			t.Errorf("--to %s gives another:\n%s", name, got)
		}
	}
	const all = "North School (school), North Clinic (clinic), Friday club (club), Bell Street Surgery (gp)"
	briefing().fails(2, "say with --to for which service the briefing sheet is", "hint: the services: "+all)
	briefing("--to", "dentist").fails(1, `no service here is "dentist"`, "hint: the services: "+all)
	briefing("--to", "north").fails(1, `"north" may be more than one service`, "North School (school), North Clinic (clinic)\n")
	briefing("--to", "club").fails(1, "the family chose not to go to Friday club", "hint: ")
	briefing("--to", "Cerys").fails(1, `no service here is "Cerys"`)
	u.run("export", "ALDER-1", "--document", "briefing", "--reader", "professional", "--format", "text", "--to", "x").fails(1, "ALDER-1 names no service that carries on")
	if strings.Contains(byID, "Not settled yet") {
		t.Errorf("the sheet says that the basis for sharing is not settled:\n%s", byID)
	}
	r := u.run("audit", "show", "LARCH-5").done().says("wrote out: Briefing sheet for a professional at service 1, text")
	if n := strings.Count(r.out, "wrote out:"); n != 4 {
		t.Errorf("the audit has %d that were written out, and four were", n)
	}
}

func TestABriefingIsForAProfessionalAndARecordForTheCouncil(t *testing.T) {
	u := withVault(t)
	for _, line := range []string{
		"export ALDER-1 --format text --document briefing --reader parent --to school",
		"export ALDER-1 --format text --document briefing --to school",
		"export ALDER-1 --format text --document record --reader aunt",
		"export ALDER-1 --format text --document record --reader council --to school",
		"export ALDER-1 --format json --to school",
		"guide --nation wales", "guide --document checklist --nation scotland",
	} {
		u.bare("", strings.Fields(line)...).fails(2, "hint: ")
	}
}

func TestTheFormsToTakeOnAVisitAreInTheWordsOfTheNationThatIsAskedFor(t *testing.T) {
	u := newUser(t)
	england := u.bare("", "guide", "--document", "checklist").done().out
	if u.bare("", "guide", "--document", "checklist", "--nation", "england").done().out != england {
		t.Error("without a nation it is not England's")
	}
	u.bare("", "guide", "--document", "checklist", "--nation", "wales").done().says("preventative services")
	u.bare("", "guide", "--document", "call-sheet", "--nation", "wales").done().says("CALL SHEET")
}
