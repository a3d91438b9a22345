package aid_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/plain"
	"handover/ui"
	"handover/ui/kit"
	"handover/ui/question"
	"handover/ui/room"
	"handover/ui/uitest"
)

// What a key takes until the whole window is drawn, in a letter of 20,000 characters full of things to look at,
// with the aid and without it in one run: the medians, and their ratio. Beside it, what the reading in the
// background takes.
func BenchmarkKeyInALetter(b *testing.B) { keyIn(b, "letter.text") }

// The same in the planned words of a message, which are written in a field of a form.
func BenchmarkKeyInPlannedWords(b *testing.B) { keyIn(b, "say.why-ending") }

func keyIn(b *testing.B, item string) {
	letter := some("Amy claims that the core group met. We were told by CAMHS that you had a hard time, and that is why we came.\n", 19900)
	lists, err := plain.Load()
	if err != nil {
		b.Fatal(err)
	}
	for _, size := range [][2]int{{80, 24}, {120, 40}} {
		for _, place := range []string{"ctrl+home", "ctrl+end"} {
			for _, pair := range [][2]string{{"a", "backspace"}, {"enter", "backspace"}, {"down", "up"}} {
				b.Run(fmt.Sprintf("%dx%d/%s/%s", size[0], size[1], place, pair[0]), func(b *testing.B) {
					apps := []*ui.App{openText(b, nil, item, letter, size), openText(b, lists, item, letter, size)}
					if !strings.Contains(apps[1].View().Content, "to look at: F4") {
						b.Fatalf("nothing was read:\n%s", kit.Bare(apps[1].View().Content))
					}
					took := make([][]time.Duration, 2)
					for _, app := range apps {
						press(b, app, place)
					}
					for b.Loop() {
						for i, app := range apps {
							began := time.Now()
							press(b, app, pair[0])
							press(b, app, pair[1])
							took[i] = append(took[i], time.Since(began)/2)
						}
					}
					median := func(i int) float64 { slices.Sort(took[i]); return float64(took[i][len(took[i])/2]) }
					b.ReportMetric(median(0), "ns/key-without")
					b.ReportMetric(median(1), "ns/key-with")
					b.ReportMetric(median(1)/median(0), "ratio")
					b.ReportMetric(0, "ns/op")
				})
			}
		}
	}
	b.Run("reading", func(b *testing.B) {
		t := plain.Text{Body: letter, Reader: plain.Child, Names: []string{"Dean Carter", "Rachel Tarn"}}
		for b.Loop() {
			lists.Read(t)
		}
	})
}

func some(words string, n int) string { return strings.Repeat(words, n/len(words)+1)[:n] }

func press(b *testing.B, app *ui.App, name string) {
	app.Update(uitest.MustKey(b, name))
	app.View()
}

// openText opens a letter to a child, or what is planned to be said to one, and waits until it has been read.
func openText(b *testing.B, lists *plain.Lists, item, letter string, size [2]int) *ui.App {
	b.Helper()
	a := model.Ask{Subject: model.TheChild}
	var id model.ClosureID
	l := (&uitest.Laptop{T: b, Time: uitest.Today, Start: func(r *room.Room) kit.Screen {
		if _, err := r.Desk.Open(id); err != nil {
			b.Fatal(err)
		}
		r.Words = lists
		return question.Open(r, question.Alone(a), a)
	}}).SetUp()
	a.Item = l.Guide.Item(item)
	l.Sits("Ana Lopez", "social worker")
	id = l.Begins("CP-7", "Amy")
	l.Keeps(func(c *model.Closure) ([]model.Event, error) { return model.Write(c, l.Guide, a.Field(), letter) })
	_, cmd := l.Program().Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
	run(l.App, cmd)
	return l.App
}

// run runs what commands there are, and gives the program what comes of them within a while.
func run(app *ui.App, cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	got := make(chan tea.Msg, 1)
	go func() { got <- cmd() }()
	select {
	case msg := <-got:
		if batch, ok := msg.(tea.BatchMsg); ok {
			for _, one := range batch {
				run(app, one)
			}
			return
		}
		_, next := app.Update(msg)
		run(app, next)
	case <-time.After(200 * time.Millisecond):
	}
}
