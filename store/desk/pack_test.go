package desk

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"handover/model"
	"handover/model/document"
	"handover/store"
)

// A laptop is a desk with keys of its own, and a clock.
type laptop struct {
	*Desk
	t  testing.TB
	at time.Time
	k  store.Identity
}

func newLaptop(t *testing.T, name, role string) *laptop {
	t.Helper()
	l := &laptop{t: t, at: time.Now().UTC().Truncate(time.Second)}
	l.Desk, _, _ = newDesk(t, &l.at)
	var err error
	if err = l.SitDown(name, role); err == nil {
		l.k, err = l.MakeIdentity()
	}
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// meet is what happens when all of them read their words to each other.
func meet(all ...*laptop) {
	for _, a := range all {
		for _, b := range all {
			if a == b {
				continue
			}
			if _, err := a.Pin(b.k, false); err != nil {
				a.t.Fatal(err)
			}
		}
	}
}

func (l *laptop) packs(id model.ClosureID, to *laptop) []byte {
	l.t.Helper()
	var b bytes.Buffer
	if _, err := l.WritePack(&b, id, to.k.Print()); err != nil {
		l.t.Fatal(err)
	}
	return b.Bytes()
}

func (l *laptop) reads(b []byte) *store.Pack {
	l.t.Helper()
	p, err := l.ReadPack(bytes.NewReader(b))
	if err != nil {
		l.t.Fatal(err)
	}
	return p
}

func (l *laptop) takes(b []byte) int {
	l.t.Helper()
	n, err := l.Merge(l.reads(b))
	if err != nil {
		l.t.Fatal(err)
	}
	return n
}

func (l *laptop) journal(id model.ClosureID) []model.Entry {
	l.t.Helper()
	entries, err := l.Vault().Entries(context.Background(), id)
	if err != nil {
		l.t.Fatal(err)
	}
	return entries
}

func (l *laptop) says(text string) {
	l.t.Helper()
	if err := l.Change(func(c *model.Closure) ([]model.Event, error) { return model.Write(c, l.Guide, reason, text) }); err != nil {
		l.t.Fatal(err)
	}
}

func TestAPreviewSaysWhatAPackWouldChangeAndChangesNothing(t *testing.T) {
	ana, ben := newLaptop(t, "Ana Lopez", "social worker"), newLaptop(t, "Ben Okoro", "team manager")
	meet(ana, ben)
	id, err := ana.Begin("HR-1", "K.")
	if err != nil {
		t.Fatal(err)
	}
	ana.says("Visits went well.")
	first := ana.packs(id, ben)
	p := ben.reads(first)
	got, err := ben.Preview(p)
	if err != nil {
		t.Fatal(err)
	}
	want := PackPreview{From: "Ana Lopez, social worker", Words: ana.k.Words(), Reference: "HR-1", New: 3, By: []Counted{{3, "Ana Lopez (social worker)"}},
		Of: []Counted{{1, "section"}, {2, "people or services"}}, After: model.Considering, Pinned: p.From.Compared, Written: p.Created, Until: p.Expires}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("the preview is\n%+v, want\n%+v", got, want)
	}
	if _, err := ben.Find("HR-1"); !errors.Is(err, ErrNoneSuch) {
		t.Errorf("the preview brought it in: %v", err)
	}
	if n, err := ben.Merge(p); err != nil || n != 3 {
		t.Fatal(n, err)
	}
	if who := ben.WorkerNamed(ana.Worker().ID); who != "Ana Lopez, social worker" {
		t.Errorf("who wrote it goes by %q", who)
	}
	if _, err := ben.Open(id); err != nil {
		t.Fatal(err)
	}
	ben.says("Visits went well, and often.")
	ana.says("Visits went very well.")
	if got, err = ana.Preview(ana.reads(ben.packs(id, ana))); err != nil {
		t.Fatal(err)
	}
	if !got.Here || got.New != 1 || len(got.Apart) != 1 || got.Apart[0] != ana.title(reason.Item) || got.Before != model.Considering {
		t.Errorf("of what stands apart it says %+v", got)
	}
	ana.takes(ben.packs(id, ana))
	if c := ana.Closure(); len(c.Apart(reason)) != 2 {
		t.Errorf("the open closure does not stand with it: %d apart", len(c.Apart(reason)))
	}
	ana.says("Visits went very well, and often.") // and it goes on from both
	ben.takes(ana.packs(id, ben))
	if c := ben.Closure(); len(c.Apart(reason)) > 0 || c.Text(reason) != "Visits went very well, and often." {
		t.Errorf("on the other laptop it reads %q", c.Text(reason))
	}
	if got, err = ben.Preview(ben.reads(first)); err != nil || got.New != 0 || got.Again == "" || len(got.Told) != 1 {
		t.Errorf("the first pack again: %+v, %v", got, err)
	}
	h, err := ben.History(id)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, l := range h.Lines {
		lines = append(lines, l.Words)
	}
	for _, words := range []string{"Ben Okoro (team manager) took in a colleague's pack of it: pack 1 from " + ana.k.Words(), "Ben Okoro (team manager) packed it for a colleague: pack 1 for " + ana.k.Words(), "Ben Okoro (team manager) opened it to read"} {
		if !slices.ContainsFunc(lines, func(l string) bool { return strings.HasPrefix(l, words) }) {
			t.Errorf("who did what does not say %q:\n%s", words, strings.Join(lines, "\n"))
		}
	}
}

func TestAPackWhoseReferenceIsTakenIsRefused(t *testing.T) {
	ana, ben := newLaptop(t, "Ana Lopez", "social worker"), newLaptop(t, "Ben Okoro", "team manager")
	meet(ana, ben)
	id, err := ana.Begin("HR-1", "K.")
	if err != nil {
		t.Fatal(err)
	}
	begun(t, ben.Desk)
	if _, err := ben.ReadPack(bytes.NewReader(ana.packs(id, ben))); !errors.Is(err, store.ErrPack) || !strings.Contains(err.Error(), "is here already") {
		t.Errorf("it is read: %v", err)
	}
}

func TestWhatIsStillBeingTypedIsInNoPack(t *testing.T) {
	ana, ben := newLaptop(t, "Ana Lopez", "social worker"), newLaptop(t, "Ben Okoro", "team manager")
	meet(ana, ben)
	id, err := ana.Begin("HR-1", "K.")
	if err != nil {
		t.Fatal(err)
	}
	if err := ana.KeepDraft(context.Background(), ana.draft("Half a sent")); err != nil {
		t.Fatal(err)
	}
	if n, err := ana.Typing(id); err != nil || n != 1 {
		t.Errorf("%d are being typed, error %v", n, err)
	}
	for _, e := range ben.reads(ana.packs(id, ben)).Entries {
		if _, is := e.Event.(model.Written); is {
			t.Errorf("it went along: %+v", e)
		}
	}
}

func TestADecisionOnTheManagersLaptopIsSignedAndSaidToBe(t *testing.T) {
	ana, helen := newLaptop(t, "Ana Lopez", "social worker"), newLaptop(t, "Helen Marr", "team manager")
	meet(ana, helen)
	id, err := ana.Begin("HR-1", "K.")
	if err != nil {
		t.Fatal(err)
	}
	ana.says("Visits went well.")
	section := model.SentSection{Field: reason, Text: "Visits went well."}
	record, err := json.Marshal(model.SentRecord{Sections: []model.SentSection{section}, Document: json.RawMessage(`{}`)})
	if err != nil {
		t.Fatal(err)
	}
	sends := func(l *laptop) {
		t.Helper()
		if err := l.Change(func(*model.Closure) ([]model.Event, error) {
			return []model.Event{model.Submitted{Record: record}}, nil
		}); err != nil {
			t.Fatal(err)
		}
	}
	decides := func(l *laptop) {
		t.Helper()
		if err := l.Change(func(c *model.Closure) ([]model.Event, error) {
			s := c.Sent()
			return []model.Event{model.Decided{Submission: s.Entry, Record: s.Print, Decision: model.DecisionNotToClose, Because: "Not yet."}}, nil
		}); err != nil {
			t.Fatal(err)
		}
	}
	sends(ana)
	helen.takes(ana.packs(id, helen))
	if _, err := helen.Open(id); err != nil {
		t.Fatal(err)
	}
	if !helen.Signs() || !ana.Signs() {
		t.Error("who sits at a laptop of their own is not told that it signs")
	}
	decides(helen)
	ana.takes(helen.packs(id, ana))
	d := ana.Closure().Standing()
	if d == nil {
		t.Fatalf("no decision stands: %+v", ana.Closure().Odd)
	}
	if key, ok := d.SignedBy(); !ok || key != helen.k.SigningKey() {
		t.Errorf("it is signed by %q, %v", key, ok)
	}
	text := func(l *laptop) string {
		var b strings.Builder
		for _, p := range document.Record(l.SourceOf(l.Closure())).Parts {
			fmt.Fprintf(&b, "%+v\n", p)
		}
		return b.String()
	}
	pinned := "Signed by Helen Marr's key (" + helen.k.Words() + "), pinned here on " + ana.Today().String()
	if got := ana.Signer(d); got != pinned {
		t.Errorf("it is said %q, want %q", got, pinned)
	}
	if got := text(ana); !strings.Contains(got, pinned) || strings.Contains(got, "Recorded as decided") || strings.Contains(got, "nobody's identity is proved") {
		t.Errorf("the record says\n%s", got)
	}
	if got := helen.Signer(helen.Closure().Standing()); got != "Signed by Helen Marr's key ("+helen.k.Words()+"), which is this vault's own" {
		t.Errorf("on her own laptop: %q", got)
	}
	if err := ana.Revoke(helen.k.Print(), "the laptop was lost"); err != nil {
		t.Fatal(err)
	}
	if got := ana.Signer(d); got != pinned+" and revoked on "+ana.Today().String()+" (the laptop was lost)" {
		t.Errorf("once revoked: %q", got)
	}
	ana.Lock()
	if got := ana.Signer(d); got != "" {
		t.Errorf("under a lock it says %q", got)
	}
}

func TestADecisionAtTheWorkersLaptopIsNotSignedWithTheWorkersKey(t *testing.T) {
	ana := newLaptop(t, "Ana Lopez", "social worker")
	begun(t, ana.Desk)
	if err := ana.SitDown("Helen Marr", "team manager"); err != nil {
		t.Fatal(err)
	}
	events, err := ana.prove(context.Background(), []model.Event{model.Decided{Submission: model.EntryID(store.NewID()), Decision: model.DecisionNotToClose, Because: "x"}})
	if err != nil || events[0].(model.Decided).Proof != nil {
		t.Errorf("it is signed: %+v, error %v", events, err)
	}
}
