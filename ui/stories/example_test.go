package stories

import (
	"bytes"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"handover/model"
	"handover/model/document"
	"handover/model/guide"
	"handover/ui/paper"
	"handover/ui/uitest"
)

// The closure policy's worked example, entered twice: through the screens, and by import. Both
// give the same closure and the same record.
func TestThePolicysWorkedExampleIsTheSameTypedAndImported(t *testing.T) {
	file, err := os.ReadFile("../../cmd/handover/testdata/worked-example.json")
	if err != nil {
		t.Fatal(err)
	}
	imported := newLaptop(t)
	f, err := imported.Desk.Import(bytes.NewReader(file), false)
	if err != nil {
		t.Fatal(err)
	}

	typed := newLaptop(t)
	if err := typed.Desk.SitDown("Worker", "social worker"); err != nil {
		t.Fatal(err)
	}
	typed.Play(100, 50, func(r *uitest.Robot) {
		p := &typist{r: r, g: typed.Guide, names: map[model.Subject]string{}, closure: imported.Desk.Closure()}
		for _, e := range f.Entries {
			p.enter(e.Event)
		}
		p.home()
	})
	headers, err := typed.Desk.Closures()
	if err != nil || len(headers) != 1 {
		t.Fatal(len(headers), err)
	}
	if _, err := typed.Desk.Open(headers[0].ID); err != nil {
		t.Fatal(err)
	}

	want, got := gist(imported.Desk.Closure()), gist(typed.Desk.Closure())
	if !slices.Equal(want, got) {
		t.Errorf("imported:\n%s\ntyped:\n%s", strings.Join(want, "\n"), strings.Join(got, "\n"))
	}
	if want, got := record(t, imported), record(t, typed); want != got {
		t.Errorf("the record imported:\n%s\nand typed:\n%s", want, got)
	}

	text := record(t, typed)
	for _, fault := range []string{"Ms Reeve", "March 2010"} {
		if !strings.Contains(text, fault) {
			t.Errorf("the example's own fault %q is gone from the record", fault)
		}
	}
	c, g, today := typed.Desk.Closure(), typed.Guide, typed.Desk.Today()
	open := map[string]bool{}
	for _, b := range model.Outstanding(c, g, guide.Submit, today) {
		open[b.Field.Item] = true
	}
	for _, item := range []string{"start.nation", "safety.safe", "record.concerns", "record.views-child", "other-child.needs", "status.prevention"} {
		if g.Item(item) == nil {
			t.Fatalf("the guide has no %s", item)
		}
		if !open[item] {
			t.Errorf("the example says nothing of %s, and it does not stand in the way", item)
		}
	}
}

// gist is what a closure says, whatever the ids in it.
func gist(c *model.Closure) []string {
	out := []string{"reference " + c.Reference, "child " + c.Child}
	for _, t := range c.Things {
		out = append(out, fmt.Sprintf("%s %s, set aside: %t", t.Subject.Kind, t.Name, t.Aside))
	}
	for _, f := range c.Fields() {
		a := c.Answer(f)
		who := c.PersonName(a.By)
		a.By = ""
		out = append(out, fmt.Sprintf("%s about %s %s: %+v by %q, text %q", f.Item, f.Subject.Kind, c.Name(f.Subject), a, who, c.Text(f)))
	}
	slices.Sort(out)
	return out
}

func record(t *testing.T, l *laptop) string {
	t.Helper()
	src, err := l.Desk.Source()
	if err != nil {
		t.Fatal(err)
	}
	return paper.Text(document.Record(src))
}

// A typist enters a journal through the screens.
type typist struct {
	r       *uitest.Robot
	g       *guide.Guide
	closure *model.Closure // the journal's own, for names
	names   map[model.Subject]string
	begun   bool
}

func (p *typist) enter(ev model.Event) {
	p.r.T.Helper()
	switch ev := ev.(type) {
	case model.Opened:
		begin(p.r, ev.Reference, ev.Child)
		p.begun = true
	case model.Added:
		if ev.Subject == model.TheWorker {
			return // the program adds the worker by itself
		}
		p.home()
		p.r.Open("People and services")
		heading := map[model.Kind]string{
			model.KindAdult: "an adult in the family", model.KindOtherChild: "another child", model.KindService: "a service",
			model.KindAction: "a line of the plan", model.KindProfessional: "a professional", model.KindTeam: "somebody in our team",
			model.KindAgreement: "a written agreement",
		}[ev.Subject.Kind]
		p.r.Open("Add " + heading)
		p.r.Type(ev.Name + "\n")
		p.r.See(ev.Name)
	case model.AnswerGiven:
		p.goToField(ev.Field)
		p.answer(p.g.Item(ev.Item), ev.Answer)
	case model.Written:
		p.goToField(ev.Field)
		p.r.Paste(ev.Text)
	default:
		p.r.T.Fatalf("nobody has shown the typist how to enter %T", ev)
	}
}

// home goes to the closure's page.
func (p *typist) home() {
	p.r.T.Helper()
	for range 6 {
		if strings.Contains(p.r.Screen(), "The four stages") {
			return
		}
		p.r.Press("esc")
	}
	p.r.T.Fatalf("cannot find the way home from\n%s", p.r.Screen())
}

func (p *typist) goToField(f model.Field) {
	p.r.T.Helper()
	it := p.g.Item(f.Item)
	p.home()
	if f.Subject == model.TheClosure || f.Subject == model.TheChild {
		p.r.Open(map[guide.Stage]string{
			guide.Readiness: "Readiness", guide.Handover: "Handover", guide.Messages: "Messages", guide.Summary: "Closing summary",
		}[it.Stage])
	} else {
		p.r.Open("People and services")
		p.row(p.closure.Name(f.Subject))
	}
	p.row(it.Title)
}

// row opens the row that begins with exactly these words.
func (p *typist) row(words string) {
	p.r.T.Helper()
	row := regexp.MustCompile(`^ › \S ` + regexp.QuoteMeta(words) + `(  |$)`)
	p.r.Press("home")
	for range 200 {
		if slices.ContainsFunc(p.r.Lines(), row.MatchString) {
			p.r.Press("enter")
			return
		}
		p.r.Press("down")
	}
	p.r.T.Fatalf("cannot find %q on\n%s", words, p.r.Screen())
}

func (p *typist) answer(it *guide.Item, a model.Answer) {
	p.r.T.Helper()
	for _, v := range a.Value {
		switch it.Type {
		case guide.YesNo:
			choose(p.r, map[string]string{"yes": "Yes", "no": "No"}[v])
		case guide.One, guide.Several:
			choose(p.r, it.Option(v).Words)
		case guide.DateType:
			p.r.Type(model.Date(v).Short())
		default:
			p.r.Type(v)
		}
	}
	if a.Evidence != "" {
		p.field("What shows it")
		p.r.Type(a.Evidence)
	}
	if a.On != "" {
		words := it.OnWords
		if words == "" {
			words = "When"
		}
		p.field(words)
		p.r.Type(a.On.Short())
	}
}

// field moves the form to the field with this label.
func (p *typist) field(label string) {
	p.r.T.Helper()
	for range 12 {
		if slices.ContainsFunc(p.r.Lines(), func(l string) bool { return strings.HasPrefix(l, " › "+label) }) {
			return
		}
		p.r.Press("tab")
	}
	p.r.T.Fatalf("cannot find the field %q on\n%s", label, p.r.Screen())
}
