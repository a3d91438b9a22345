package search_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/guide"
	"handover/ui/kit"
	"handover/ui/search"
	"handover/ui/uitest"
)

// entries is the journal of the open closure as it is written.
func (l *laptop) entries() string {
	l.T.Helper()
	var b bytes.Buffer
	if err := l.Desk.Export(&b); err != nil {
		l.T.Fatal(err)
	}
	return b.String()
}

func TestWordsAreFoundInTheClosingSummaryAndEscComesBackToTheSearchAsItWas(t *testing.T) {
	for _, size := range uitest.Windows() {
		l := newLaptop(t)
		l.Writes("record.other-harm", "No other harm is known.\n\n"+strings.Repeat("A line before it. ", 80)+"\n\nThe Marigold Café’s owner was asked.")
		l.play(size[0], size[1], func(r *uitest.Robot) {
			r.Open("Closing summary")
			r.See("/ search")
			r.Press("/")
			r.See("DEMO-ENG-1 › Search", "Type words, and every place in this closure")
			r.Type("MARIGOLD cafe's")
			r.See("Search: MARIGOLD cafe's", "2 places, in one answer or text", "Closing summary", "Other harm", "The Marigold Café’s owner was asked.")
			r.Press("enter")
			r.See("› Other harm", "The Marigold Café’s owner was asked.")
			if x, y := r.Cursor(); !strings.HasPrefix(r.Line(y)[x-1:], " Marigold") {
				t.Errorf("the cursor stands at %d, %d of\n%s", x, y, r.Screen())
			}
			r.Type("new ") // it takes the place of nothing
			r.See("The new Marigold Café’s owner was asked.")
			r.Press("esc")
			r.See("Search: MARIGOLD cafe's", "The new Marigold Café’s owner was asked.")
			if line := r.Selected(); !strings.Contains(line, "Other harm") {
				t.Errorf("selected is %q", line)
			}
			r.Press("esc")
			r.See("DEMO-ENG-1 › Closing summary")
			r.Press("/")
			r.NotSee("MARIGOLD")
		})
	}
}

func TestASearchGoesThroughTheWholeClosureStageByStage(t *testing.T) {
	for _, size := range uitest.Windows() {
		l := newLaptop(t)
		l.play(size[0], size[1], func(r *uitest.Robot) {
			r.Press("/")
			r.Type("school")
			var stages []string
			for range 30 {
				for _, line := range r.Lines() {
					for _, stage := range []string{"Readiness", "Handover", "Messages", "Closing summary", "The whole closure"} {
						if strings.HasPrefix(strings.TrimSpace(line), stage+" ──") && (len(stages) == 0 || stages[len(stages)-1] != stage) && !strings.Contains(strings.Join(stages, ","), stage) {
							stages = append(stages, stage)
						}
					}
				}
				r.Press("ctrl+down")
			}
			if got := strings.Join(stages, ", "); got != "Readiness, Handover, Messages, Closing summary, The whole closure" {
				t.Errorf("the stages are %s", got)
			}
			for range 5 {
				r.Press("ctrl+up")
			}
			if line := r.Line(6); !strings.Contains(line, "Readiness ──") && !strings.Contains(r.Line(5), "Readiness ──") {
				t.Errorf("the first stage is not at the top:\n%s", r.Screen())
			}
		})
	}
}

func TestEveryKindOfPlaceLeadsToItsPage(t *testing.T) {
	for _, size := range uitest.Windows() {
		l := newLaptop(t)
		clinic := l.Desk.Closure().Of(model.KindService)[0].Subject
		l.Keeps(func(c *model.Closure) ([]model.Event, error) {
			return model.Try(c, l.Guide, model.Tried{Service: clinic, On: "2026-11-20", Outcome: "message", Who: "Ms Vale", Note: "about the tern"}, l.Desk.Today())
		})
		l.Keeps(func(c *model.Closure) ([]model.Event, error) { return model.Hold(c, l.Guide, "A kittiwake.") })
		l.Sends()
		l.Sits("Helen Marr", "team manager")
		l.Decides(model.DecisionReturned, "A petrel is missing.", model.Point{Section: uitest.Section("record.next"), Text: "Which dunlin?"}, model.Point{Section: uitest.Section("record.other-harm"), Text: "Whose godwit?"})
		l.Sits("Robin Ashe", "social worker")
		l.Keeps(func(c *model.Closure) ([]model.Event, error) {
			return model.Add(c, l.Guide, model.KindProfessional, "fulmar", "Ms Fulmar")
		})
		l.play(size[0], size[1], func(r *uitest.Robot) {
			r.Press("/")
			for _, way := range []struct{ words, title, there string }{
				{"tern message", "Every attempt", "about the tern"},
				{"fulmar", "A professional", "Ms Fulmar"},
				{"kittiwake", "The local copy", "kittiwake"},
				{"petrel", "The decision", "Sent back"},
				{"godwit", "The decision", "Other harm"},
			} {
				r.Press("ctrl+u")
				r.Type(way.words)
				r.NotSee("nothing found")
				r.Press("enter")
				r.See("DEMO-ENG-1 › "+way.title, way.there)
				if way.words == "godwit" && !strings.Contains(r.Selected(), "2. Other harm") {
					t.Errorf("selected is %q", r.Selected())
				}
				r.Press("esc")
				r.See("Search: " + way.words)
			}
			r.Press("ctrl+u")
			r.Type("ms vale")
			r.See("An attempt to reach them", "The timeline")
			r.Press("ctrl+down", "ctrl+down", "enter")
			r.See("DEMO-ENG-1 › Timeline")
			if line := r.Selected(); !strings.Contains(line, "20 Nov 2026") || !strings.Contains(line, "Ms Vale") {
				t.Errorf("selected is %q on\n%s", line, r.Screen())
			}
			r.Press("esc", "ctrl+u")
			r.Type("demo-eng-1")
			r.Press("enter")
			r.See("The reference stands on every page")
		})
	}
}

func TestTheSearchIsOneKeyAwayAlsoWhileWordsAreTypedAndFindsThem(t *testing.T) {
	l := newLaptop(t)
	l.Writes("record.next", "")
	l.play(80, 24, func(r *uitest.Robot) {
		r.Open("Closing summary")
		r.Open("What happens next")
		r.Type("Home and/or the turnstone.")
		r.See("Home and/or the turnstone.")
		r.Press("f9")
		r.Type("and/or")
		r.See("Search: and/or", "1 place", "Home and/or the turnstone.")
		r.Press("f9")
		r.See("Search: and/or")
		r.Press("enter", "ctrl+end")
		r.Type(" Twice.")
		r.Press("esc", "esc")
		r.See("› What happens next", "Home and/or the turnstone. Twice.")
		r.Press("esc")
		r.See("› Closing summary")
	})
	if got := l.Text("record.next"); got != "Home and/or the turnstone. Twice." {
		t.Errorf("it reads %q", got)
	}
}

func TestADialogAndAListThatHasTheKeyItselfKeepIt(t *testing.T) {
	l := newLaptop(t)
	l.play(80, 24, func(r *uitest.Robot) {
		r.Press("p")
		r.Open("Add an adult")
		r.Type("A/B")
		r.See("A/B")
		r.NotSee("Search:")
		r.Press("f9")
		r.See("A/B")
		r.Press("esc", "esc", "esc")
		r.See("Your closures")
		r.Press("/", "f9") // in no closure
		r.NotSee("Search:")
	})
}

func TestNothingOfASearchIsKeptAndTheLockForgetsIt(t *testing.T) {
	l := newLaptop(t)
	l.Writes("record.next", "The marigold was seen.")
	l.play(80, 24, func(r *uitest.Robot) {
		before := l.entries()
		r.Press("/")
		r.Type("marigold curlew")
		r.See("“curlew” stands nowhere.")
		for range len(" curlew") {
			r.Press("backspace")
		}
		r.See("The marigold was seen.")
		r.Wait(6 * time.Minute)
		r.See("The door is locked.")
		r.NotSee("marigold")
		r.Press("enter")
		r.See("DEMO-ENG-1 › Search", "Type words")
		r.NotSee("marigold")
		if l.entries() != before {
			t.Error("the journal has grown")
		}
		if left, err := l.Desk.FormDrafts(l.Desk.OpenID()); err != nil || len(left) != 0 {
			t.Errorf("drafts are left: %v, %v", left, err)
		}
		history, err := l.Desk.History(l.Desk.OpenID())
		if err != nil {
			t.Fatal(err)
		}
		if said := strings.ToLower(fmt.Sprintf("%+v", history)); strings.Contains(said, "marigold") || strings.Contains(said, "search") {
			t.Errorf("the audit says %s", said)
		}
	})
}

func TestNothingFoundSaysWhatToTry(t *testing.T) {
	l := newLaptop(t)
	l.play(80, 24, func(r *uitest.Robot) {
		r.Press("/")
		r.Press("enter")
		r.See("Type the words to look for.")
		r.Type("zzz")
		r.See("nothing found", "Try the beginning of the word alone", "the council's own record")
		r.Press("ctrl+u")
		r.Type("“zzz yyy")
		r.See("Try it without the quotes")
		r.Press("f1")
		r.See("Help: DEMO-ENG-1 › Search", "Nothing of a search is kept.")
	})
}

func TestThePageIsExactAtEverySizeAndItsKeysExist(t *testing.T) {
	l := newLaptop(t)
	l.Writes("record.next", strings.Repeat("Gaŵain sáw it all again, 日本語 too. ", 60))
	l.play(80, 24, func(*uitest.Robot) {
		for _, typed := range []string{"", "gawain saw", "zzz"} {
			page := search.New(l.Room, func(model.Subject) kit.Screen { return nil })
			page.Resize(78, 20)
			page.Init()
			page.Update(tea.PasteMsg{Content: typed})
			uitest.Keys(t, page.Keys())
			uitest.Bodies(t, page)
		}
	})
}

// fills writes until the closure has some 20,000 words.
func (l *laptop) fills() {
	l.T.Helper()
	words := strings.Repeat("The child was seen at home with her mother, and the school was told that the plan stays as it is. ", 150)
	for i, it := range l.Guide.Items {
		if it.Form == guide.Section && len(it.Each) == 0 && i%2 == 0 {
			l.Writes(it.ID, words)
		}
	}
	for _, it := range l.Guide.Items {
		if it.Form == guide.Section && len(it.Each) == 0 && len(strings.Fields(l.entries())) < 20_000 {
			l.Writes(it.ID, words+"Again.")
		}
	}
}

// BenchmarkAKeyInASearch types a letter, takes it away again, and draws each time: two keys.
func BenchmarkAKeyInASearch(b *testing.B) {
	for _, size := range [][2]int{{78, 20}, {118, 36}} {
		for _, typed := range []string{"t", "schoo", "school tol"} {
			b.Run(fmt.Sprintf("%dx%d/%s", size[0], size[1], strings.ReplaceAll(typed, " ", "+")), func(b *testing.B) {
				l := newLaptop(b)
				l.fills()
				l.Room = l.RoomIn(uitest.NewHouse(kit.Look{}))
				page := search.New(l.Room, func(model.Subject) kit.Screen { return nil })
				page.Resize(size[0], size[1])
				page.Update(tea.PasteMsg{Content: typed})
				for b.Loop() {
					for _, k := range []tea.KeyPressMsg{{Code: 'l', Text: "l"}, {Code: tea.KeyBackspace}} {
						page.Update(k)
						page.Draw()
					}
				}
			})
		}
	}
}
