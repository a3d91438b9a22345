package checklist

import (
	"strings"
	"testing"
	"testing/fstest"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/guide"
	"handover/ui/kit"
	"handover/ui/uitest"
)

// messages has a sheet of prompts, for a child and each adult, and one that a gate and a query stand on.
const messages = `
[[group]]
id = "talks"
title = "The talks"

[[sheet]]
id = "talk"
group = "talks"
title = "The talk"
why = "{name} may remember it for years."
source = "guide 3"

[[sheet]]
id = "goodbye"
group = "talks"
title = "The goodbye"
why = "It is said once."
source = "practice"
`

// stage is the messages whole.
func stage() string {
	ask := func(sheet, id, kind, each string) string {
		step := ""
		if kind != "prompt" {
			step = "step = \"close\"\n"
		}
		return "\n[[question]]\nid = \"" + sheet + "." + id + "\"\nsheet = \"" + sheet + "\"\ngroup = \"talks\"\ntitle = \"On " + id +
			"\"\nask = \"What of " + id + "?\"\nwhy = \"It helps.\"\nsource = \"practice\"\ntype = \"text\"\nkind = \"" + kind + "\"\n" + step + "each = [" + each + "]\n"
	}
	both := `"child", "adult"`
	return messages + ask("talk", "where", "prompt", both) + ask("talk", "day", "prompt", both) + ask("talk", "company", "prompt", both) +
		ask("goodbye", "letter", "gate", `"child"`) + ask("goodbye", "keepsake", "query", `"child"`) + ask("goodbye", "cake", "prompt", `"child"`)
}

// A house notes where a screen goes, for looking at it without the program around it.
type house struct {
	kit.House
	went []kit.Screen
}

func (h *house) Push(s kit.Screen) tea.Cmd {
	h.went = append(h.went, s)
	s.Resize(78, 40)
	return s.Init()
}

// A page is the list of the messages of a closure about K.M., in a window of its own.
type page struct {
	*uitest.Laptop
	h    *house
	list *Screen
}

func newPage(t *testing.T, w int) *page {
	t.Helper()
	g, err := guide.Read(fstest.MapFS{"obligations.txt": {}, "messages.toml": {Data: []byte(stage())}})
	if err != nil {
		t.Fatal(err)
	}
	p := &page{(&uitest.Laptop{T: t, Guide: g}).SetUp(), &house{House: uitest.NewHouse(kit.Look{})}, nil}
	p.Sits("Ana Lopez", "social worker")
	p.Begins("HR-204", "K.M.")
	p.list = ForStage(p.RoomIn(p.h), guide.Messages)
	p.list.Resize(w, 30)
	p.list.Init()
	return p
}

// say answers a question about the child.
func (p *page) say(item string, a model.Answer) {
	p.T.Helper()
	p.Gives(item, model.TheChild, a)
	p.list.fill()
}

func (p *page) drawn() string {
	p.list.fill()
	body, _ := p.list.Draw()
	return kit.Bare(body)
}

// row fails unless the row with this title ends with these words, behind this mark.
func (p *page) row(title, mark, words string) {
	p.T.Helper()
	for _, line := range strings.Split(p.drawn(), "\n") {
		if strings.Contains(line, mark+" "+title) && strings.HasSuffix(strings.TrimSpace(line), words) {
			return
		}
	}
	p.T.Fatalf("%q does not stand with %q and %q on\n%s", title, mark, words, p.drawn())
}

func text(words string) model.Answer { return model.Answer{Value: model.Value{words}} }

func TestTheQuestionsOfASheetAreOneRow(t *testing.T) {
	p := newPage(t, 78)
	p.Adds(model.KindAdult, "Mrs Marsh")
	if s := p.drawn(); strings.Contains(s, "On where") || strings.Count(s, "he talk  ") != 2 {
		t.Fatalf("they are not one row each:\n%s", s)
	}
	p.row("The talk", "○", "0 of 3")
	p.row("Mrs Marsh: the talk", "○", "0 of 3")
	if n := len(p.list.Asks()); n != 9 {
		t.Errorf("the list has %d asks, and not each of them", n)
	}
}

func TestASheetOfPromptsIsSettledOnceAllOfItIsTold(t *testing.T) {
	p := newPage(t, 78)
	p.say("talk.day", text("on Monday"))
	p.row("The talk", "○", "1 of 3")
	p.say("talk.where", text("at school"))
	p.row("The talk", "○", "2 of 3")
	p.say("talk.company", text("Ana"))
	p.row("The talk", "✓", "3 of 3")
}

func TestWhatIsOpenOnASheetIsToldBeforeHowMuchIsAnswered(t *testing.T) {
	p := newPage(t, 78)
	p.row("The goodbye", "○", "open")
	p.say("goodbye.cake", text("lemon"))
	p.row("The goodbye", "○", "open, 1 of 3")
	p.say("goodbye.letter", model.Answer{Status: model.NotYet, On: "2026-11-24"})
	p.row("The goodbye", "◐", "due in 2 days")
	p.say("goodbye.keepsake", model.Answer{Status: model.ToDiscuss})
	p.row("The goodbye", "?", "to discuss")
	p.say("goodbye.letter", text("given"))
	p.say("goodbye.keepsake", text("a stone"))
	p.row("The goodbye", "✓", "3 of 3")
}

func TestASheetOpensAtTheFirstQuestionOfWhichNothingIsTold(t *testing.T) {
	p := newPage(t, 78)
	p.say("talk.where", text("at school"))
	p.list.Select(model.Field{Item: "talk.company", Subject: model.TheChild})
	for _, k := range p.list.Keys() {
		if k.Show == "Enter" {
			k.Do()
		}
	}
	if len(p.h.went) != 1 {
		t.Fatalf("it goes to %v", p.h.went)
	}
	body, cursor := p.h.went[0].Draw()
	lines := strings.Split(kit.Bare(body), "\n")
	above := strings.Join(lines[max(cursor.Y-2, 0):cursor.Y], "\n")
	if !strings.Contains(above, "What of day?") {
		t.Errorf("the cursor is at %d of\n%s", cursor.Y, kit.Bare(body))
	}
}

func TestBesideAWideListStandsWhatTheSheetIsForAndWhatIsAnswered(t *testing.T) {
	p := newPage(t, 120)
	p.say("talk.day", text("on Monday"))
	s := strings.Join(strings.Fields(p.drawn()), " ")
	for _, want := range []string{"K.M. may remember it for years. (practice guide,", "On where", "not answered", "On day", "on Monday"} {
		if !strings.Contains(s, want) {
			t.Errorf("%q is not on\n%s", want, s)
		}
	}
}

func TestWhatIsLateOnASheetGoesBeforeWhatIsOpen(t *testing.T) {
	p := newPage(t, 78)
	p.say("goodbye.letter", model.Answer{Status: model.NotYet, On: "2026-11-24"})
	c, g := p.Desk.Closure(), p.Desk.Guide
	asks := model.OnSheet(c, g, "goodbye", model.TheChild, p.Desk.Today())
	if state, words := SheetStanding(c, g, asks, "2026-11-27"); state != kit.Overdue || words != "3 days late" {
		t.Errorf("it stands at %v, %q", state, words)
	}
}
