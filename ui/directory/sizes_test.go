package directory

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/kit"
	"handover/ui/uitest"
)

func TestEveryPageFitsEverySizeOfWindow(t *testing.T) {
	l := (&uitest.Laptop{T: t}).SetUp()
	r := l.RoomIn(uitest.NewHouse(kit.Look{}))
	empty := New(r)
	empty.Init()
	uitest.Bodies(t, empty)
	long := strings.Repeat("a very long word or two ", 9)
	var all []model.Listed
	for i := range 40 {
		one := model.Listed{ID: fmt.Sprintf("s%d", i), Name: fmt.Sprintf("Service %d", i)}
		if i%3 == 0 {
			one.Name, one.For, one.Refer, one.Telephone = one.Name+" "+long, long, strings.Repeat("x", 290), "01632 960111"
		}
		all = append(all, one)
	}
	if err := l.Desk.KeepDirectory(all); err != nil {
		t.Fatal(err)
	}
	l.Sits("Ana Lopez", "")
	l.Begins("HR-204", "K.M.")
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
