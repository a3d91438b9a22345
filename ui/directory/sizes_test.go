package directory

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/guide"
	"handover/store"
	"handover/store/desk"
	"handover/store/enginetest"
	"handover/ui/kit"
	"handover/ui/room"
	"handover/ui/saver"
	"handover/ui/uitest"
)

// A house holds nothing: it is for looking at screens without the program around them.
type house struct{ theme *kit.Theme }

func (h house) Push(kit.Screen) tea.Cmd    { return nil }
func (h house) Replace(kit.Screen) tea.Cmd { return nil }
func (h house) Back() tea.Cmd              { return nil }
func (h house) Ask(*kit.Dialog) tea.Cmd    { return nil }
func (h house) Say(string)                 {}
func (h house) Fail(string)                {}
func (h house) Now() time.Time             { return time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC) }
func (h house) Theme() *kit.Theme          { return h.theme }

func TestEveryPageFitsEverySizeOfWindow(t *testing.T) {
	g, err := guide.Load()
	if err != nil {
		t.Fatal(err)
	}
	v, err := store.Create(context.Background(), enginetest.Memory(), nil)
	if err != nil {
		t.Fatal(err)
	}
	h := house{kit.NewTheme(kit.Look{})}
	d, err := desk.New(v, g, h.Now)
	if err != nil {
		t.Fatal(err)
	}
	r := &room.Room{House: h, Desk: d, Saver: saver.New(d, h.Now)}
	empty := New(r)
	empty.Init()
	uitest.Bodies(t, empty)
	long := strings.Repeat("a very long word or two ", 9)
	var all []model.Listed
	for i := range 40 {
		l := model.Listed{ID: fmt.Sprintf("s%d", i), Name: fmt.Sprintf("Service %d", i)}
		if i%3 == 0 {
			l.Name, l.For, l.Refer, l.Telephone = l.Name+" "+long, long, strings.Repeat("x", 290), "01632 960111"
		}
		all = append(all, l)
	}
	if err := d.KeepDirectory(all); err != nil {
		t.Fatal(err)
	}
	if err := d.SitDown("Ana Lopez", ""); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Begin("HR-204", "K.M."); err != nil {
		t.Fatal(err)
	}
	file, err := model.ReadDirectory(strings.NewReader("Name,Tel,Notes\nService 3,1632960111,\nNew," + long + ",\nQuay,01632 960111,\n"))
	if err != nil {
		t.Fatal(err)
	}
	found := New(r)
	found.shelf.find = "very long"
	then := func(model.Subject) tea.Cmd { return nil }
	for name, s := range map[string]kit.Screen{
		"the directory": New(r),
		"what is found": found,
		"a new service": newAdd(r, func(string) bool { return true }),
		"a service":     newChange(r, all[0]),
		"an import":     newIntake(r, "/a/folder/services.csv", file, nil),
		"a choice":      newChoice(r, nil, then),
		"helplines":     NewHelplines(r),
	} {
		t.Run(name, func(t *testing.T) {
			s.Init()
			uitest.Bodies(t, s)
			uitest.Keys(t, s.Keys())
		})
	}
}
