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

// sizes are the windows in which each story is played: in a short run the smaller alone.
func sizes() [][2]int {
	if testing.Short() {
		return [][2]int{{80, 24}}
	}
	return [][2]int{{80, 24}, {120, 40}}
}

// entries is the journal of the open closure as it is written.
func (l *laptop) entries() string {
	l.t.Helper()
	var b bytes.Buffer
	if err := l.desk.Export(&b); err != nil {
		l.t.Fatal(err)
	}
	return b.String()
}

func TestWordsAreFoundInTheClosingSummaryAndEscComesBackToTheSearchAsItWas(t *testing.T) {
	for _, size := range sizes() {
		l := newLaptop(t)
		l.writes("record.other-harm", "No other harm is known.\n\n"+strings.Repeat("A line before it. ", 80)+"\n\nThe Marigold Café’s owner was asked.")
		l.play(size[0], size[1], func(r *uitest.Robot) {
			to(r, "Closing summary")
			r.Press("enter")
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
			if line := selected(r); !strings.Contains(line, "Other harm") {
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
	for _, size := range sizes() {
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
	for _, size := range sizes() {
		l := newLaptop(t)
		clinic := l.desk.Closure().Of(model.KindService)[0].Subject
		l.keeps(func(c *model.Closure) ([]model.Event, error) {
			return model.Try(c, l.guide, model.Tried{Service: clinic, On: "2026-11-20", Outcome: "message", Who: "Ms Vale", Note: "about the tern"}, l.desk.Today())
		})
		l.keeps(func(c *model.Closure) ([]model.Event, error) { return model.Hold(c, l.guide, "A kittiwake.") })
		l.sends()
		l.decides(model.DecisionReturned, "A petrel is missing.", model.Point{Section: section("record.next"), Text: "Which dunlin?"}, model.Point{Section: section("record.other-harm"), Text: "Whose godwit?"})
		l.keeps(func(c *model.Closure) ([]model.Event, error) {
			return model.Add(c, l.guide, model.KindProfessional, "fulmar", "Ms Fulmar")
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
				if way.words == "godwit" && !strings.Contains(selected(r), "2. Other harm") {
					t.Errorf("selected is %q", selected(r))
				}
				r.Press("esc")
				r.See("Search: " + way.words)
			}
			r.Press("ctrl+u")
			r.Type("ms vale")
			r.See("An attempt to reach them", "The timeline")
			r.Press("ctrl+down", "ctrl+down", "enter")
			r.See("DEMO-ENG-1 › Timeline")
			if line := selected(r); !strings.Contains(line, "20 Nov 2026") || !strings.Contains(line, "Ms Vale") {
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
	l.writes("record.next", "")
	l.play(80, 24, func(r *uitest.Robot) {
		to(r, "Closing summary")
		r.Press("enter")
		to(r, "What happens next")
		r.Press("enter")
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
	if got := l.text("record.next"); got != "Home and/or the turnstone. Twice." {
		t.Errorf("it reads %q", got)
	}
}

func TestADialogAndAListThatHasTheKeyItselfKeepIt(t *testing.T) {
	l := newLaptop(t)
	l.play(80, 24, func(r *uitest.Robot) {
		r.Press("p")
		to(r, "Add an adult")
		r.Press("enter")
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
	l.writes("record.next", "The marigold was seen.")
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
		if left, err := l.desk.FormDrafts(l.desk.OpenID()); err != nil || len(left) != 0 {
			t.Errorf("drafts are left: %v, %v", left, err)
		}
		history, err := l.desk.History(l.desk.OpenID())
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
	l.writes("record.next", strings.Repeat("Gaŵain sáw it all again, 日本語 too. ", 60))
	l.play(80, 24, func(*uitest.Robot) {
		for _, typed := range []string{"", "gawain saw", "zzz"} {
			page := search.New(l.room, func(model.Subject) kit.Screen { return nil })
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
	l.t.Helper()
	words := strings.Repeat("The child was seen at home with her mother, and the school was told that the plan stays as it is. ", 150)
	for i, it := range l.guide.Items {
		if it.Form == guide.Section && len(it.Each) == 0 && i%2 == 0 {
			l.writes(it.ID, words)
		}
	}
	for _, it := range l.guide.Items {
		if it.Form == guide.Section && len(it.Each) == 0 && len(strings.Fields(l.entries())) < 20_000 {
			l.writes(it.ID, words+"Again.")
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
				l.opens()
				page := search.New(l.room, func(model.Subject) kit.Screen { return nil })
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
