package model

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"handover/model/guide"
)

const today = Date("2026-11-22")

var (
	morning = time.Date(2026, 11, 2, 9, 30, 0, 0, time.UTC)
	mother  = Subject{Kind: KindAdult, ID: "mother"}
	uncle   = Subject{Kind: KindAdult, ID: "uncle"}
	sister  = Subject{Kind: KindOtherChild, ID: "sister"}
	manager = Subject{Kind: KindTeam, ID: "manager"}
	clinic  = Subject{Kind: KindService, ID: "clinic"}
	school  = Subject{Kind: KindService, ID: "school"}
)

// item gives the TOML of a question or section; rest are its further lines.
func item(form, id, group string, rest ...string) string {
	if form == "section" {
		rest = append(rest, "readers = []")
	}
	return fmt.Sprintf("[[%s]]\nid = %q\ngroup = %q\ntitle = \"Title of %s\"\nask = \"Ask\"\nwhy = \"For {child}\"\nsource = \"practice\"\n%s\n\n",
		form, id, group, id, strings.Join(rest, "\n"))
}

func option(ids ...string) string {
	var b strings.Builder
	for _, id := range ids {
		fmt.Fprintf(&b, "[[question.option]]\nid = %q\nwords = \"Words of %s\"\n", id, id)
	}
	return b.String()
}

const (
	gate   = "kind = \"gate\"\nstep = \"submit\""
	query  = "kind = \"query\"\nstep = \"submit\""
	prompt = "kind = \"prompt\""
	yesno  = "type = \"yesno\""
	yes    = "settles = [\"yes\"]"
)

// smallGuide is a guide in which each rule has a question of its own.
func smallGuide(t testing.TB) *guide.Guide {
	t.Helper()
	readiness := `
[[flag]]
id = "police"
question = "start.police"
options = ["yes"]
[[flag]]
id = "charged"
question = "risk.charged"
answered = true
[[flag]]
id = "interpreter"
question = "adult.interpreter"
options = ["yes"]
[[flag]]
id = "from-16"
age_from = 16
[[flag]]
id = "has-service"
has = "service"
[[group]]
id = "start"
title = "Start"
[[group]]
id = "adults"
title = "Adults"
[[group]]
id = "risk"
title = "Risk"

` +
		item("question", ItemNation, "start", `type = "one"`, gate, `settles = ["england", "wales"]`, option("england", "wales")) +
		item("question", ItemBorn, "start", `type = "date"`, query) +
		item("question", ItemAge, "start", `type = "number"`, prompt) +
		item("question", "start.police", "start", yesno, prompt) +
		item("question", ItemCaring, "adults", yesno, prompt, `each = ["adult"]`) +
		item("question", ItemParental, "adults", yesno, prompt, `each = ["adult"]`) +
		item("question", ItemConcern, "adults", yesno, prompt, `each = ["adult"]`) +
		item("question", "adult.interpreter", "adults", yesno, prompt, `each = ["adult"]`) +
		item("question", "adult.booked", "adults", yesno, gate, yes, `each = ["adult"]`, `when = ["interpreter"]`) +
		item("question", "adult.views", "adults", `type = "text"`, gate, `each = ["parent"]`) +
		item("question", "adult.return", "adults", `type = "text"`, gate, `may_not_apply = true`, `each = ["concern"]`) +
		item("question", "risk.spoke", "risk", `type = "text"`, query, `needs = ["on", "by"]`) +
		item("question", "risk.safe", "risk", yesno, gate, yes, `needs = ["evidence"]`) +
		item("question", "risk.plan", "risk", yesno, gate, yes, `may_not_apply = true`) +
		item("question", "risk.kinds", "risk", `type = "several"`, gate, `settles = ["seen", "known"]`, option("seen", "known", "unsure")) +
		item("question", "risk.lead", "risk", `type = "person"`, gate) +
		item("question", "risk.visits", "risk", `type = "number"`, query) +
		item("question", "risk.story", "risk", `type = "long"`, query) +
		item("question", "risk.charged", "risk", yesno, prompt, `when = ["police"]`) +
		item("question", "risk.court", "risk", `type = "text"`, gate, `when = ["charged"]`) +
		item("question", "risk.wishes", "risk", `type = "text"`, query, `when = ["from-16"]`) +
		item("question", "risk.alone", "risk", `type = "text"`, query, `unless = ["has-service"]`) +
		item("question", ItemDiscussed, "risk", yesno, gate, yes, `needs = ["on", "by"]`)
	handover := "[[group]]\nid = \"service\"\ntitle = \"Service\"\n\n" +
		item("question", ItemReferral, "service", `type = "one"`, "kind = \"query\"\nstep = \"close\"", `settles = ["accepted"]`, `each = ["service"]`, option("sent", "accepted")) +
		item("question", "service.spoken", "service", yesno, "kind = \"query\"\nstep = \"close\"", yes, `needs = ["on"]`, `each = ["service"]`)
	messages := "[[group]]\nid = \"say\"\ntitle = \"Say\"\n\n" +
		item("question", "child.told", "say", yesno, "kind = \"gate\"\nstep = \"close\"", yes, `each = ["child"]`)
	summary := "[[group]]\nid = \"record\"\ntitle = \"Record\"\n[[group]]\nid = \"decide\"\ntitle = \"Decide\"\n\n" +
		item("section", "record.reason", "record", gate) +
		item("section", "record.views", "record", query, `each = ["parent"]`, `may_not_apply = true`) +
		item("question", ItemSent, "decide", yesno, "kind = \"query\"\nstep = \"close\"", yes, `needs = ["on"]`) +
		item("question", ItemDecision, "decide", `type = "one"`, "kind = \"gate\"\nstep = \"close\"", `owner = "manager"`, `settles = ["authorised"]`, option("authorised", "returned", "not-to-close")) +
		item("question", ItemClosed, "decide", `type = "date"`, "kind = \"gate\"\nstep = \"close\"") +
		item("question", "decide.copies", "decide", yesno, "kind = \"gate\"\nstep = \"shared\"", yes)
	g, err := guide.Read(fstest.MapFS{
		"obligations.txt": {Data: nil},
		"readiness.toml":  {Data: []byte(readiness)},
		"handover.toml":   {Data: []byte(handover)},
		"messages.toml":   {Data: []byte(messages)},
		"summary.toml":    {Data: []byte(summary)},
	})
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// id makes the id of an entry out of a number.
func id(n int) EntryID { return EntryID(fmt.Sprintf("%032x", n)) }

// ids gives new ids, counting from n.
func ids(n int) func() string {
	return func() string { n++; return string(id(n)) }
}

// A notebook is one laptop's journal of a closure.
type notebook struct {
	entries []Entry
	by      WorkerID
	clock   time.Time
	next    func() string
}

func newNotebook(by WorkerID) *notebook {
	return &notebook{by: by, clock: morning, next: ids(0)}
}

// opened begins a closure in which there are a mother, an uncle, the manager and a clinic.
func opened() *notebook {
	n := newNotebook("sam")
	n.write(Opened{Reference: "CP-1042", Child: "AB"}, Added{mother, "Mother"}, Added{uncle, "Uncle"},
		Added{manager, "Ms Rees"}, Added{clinic, "The clinic"})
	return n
}

// write adds an entry for each event, a minute after the one before, and gives the last.
func (n *notebook) write(events ...Event) Entry {
	for _, ev := range events {
		n.clock = n.clock.Add(time.Minute)
		n.entries = append(n.entries, Entry{
			ID: EntryID(n.next()), After: Fold(n.entries).Heads, At: n.clock, By: n.by, Event: ev,
		})
	}
	return n.entries[len(n.entries)-1]
}

// answer answers a question about a subject.
func (n *notebook) answer(item string, s Subject, a Answer) Entry {
	return n.write(AnswerGiven{Field{item, s}, a})
}

// say answers a question about the closure with a value.
func (n *notebook) say(item string, value ...string) Entry {
	return n.answer(item, TheClosure, Answer{Status: Answered, Value: value})
}

// copy gives the notebook to another laptop, whose ids begin elsewhere and whose clock may be
// wrong.
func (n *notebook) copy(by WorkerID, firstID int, clock time.Time) *notebook {
	return &notebook{entries: append([]Entry(nil), n.entries...), by: by, clock: clock, next: ids(firstID)}
}

func (n *notebook) closure() *Closure { return Fold(n.entries) }

func about(item string) Field { return Field{Item: item, Subject: TheClosure} }

// boss is the manager at the keyboard, who has written nothing in the record.
var boss = Worker{ID: "rees", Name: "Ms Rees", Role: "team manager"}

// at sets the notebook's clock to the morning of a day.
func (n *notebook) at(day Date) *notebook {
	on, err := time.Parse("2006-01-02T15:04", string(day)+"T09:00")
	if err != nil {
		panic(err)
	}
	n.clock = on
	return n
}

// record is the record of a guide as it stands now, as it would be sent.
func (n *notebook) record(g *guide.Guide) SentRecord {
	return SentRecord{Sections: RecordSections(n.closure(), g, today), Document: []byte(`{"title":"Closure Record"}`)}
}

// send sends the record, whatever stands in its way.
func (n *notebook) send(g *guide.Guide) Entry {
	b, err := marshal(n.record(g))
	if err != nil {
		panic(err)
	}
	return n.write(Submitted{Record: b})
}

// decide records what somebody at the keyboard decided on the record that was sent last.
func (n *notebook) decide(by WorkerID, decision string, points ...Point) Entry {
	s := n.closure().Sent()
	was := n.by
	n.by = by
	defer func() { n.by = was }()
	return n.write(Decided{Submission: s.Entry, Record: s.Print, Decision: decision, Because: "Read whole.", Points: points})
}
