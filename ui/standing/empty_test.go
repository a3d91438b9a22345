package standing_test

import (
	"strings"
	"testing"
	"testing/fstest"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/guide"
	"handover/ui/kit"
	"handover/ui/standing"
	"handover/ui/uitest"
)

// With nothing but a prompt, nothing stands in the way of any step.
func TestWhenNothingStandsInTheWayThePageSaysSo(t *testing.T) {
	g, err := guide.Read(fstest.MapFS{
		"obligations.txt": {},
		"readiness.toml": {Data: []byte(`
[[group]]
id = "start"
title = "Start"
[[question]]
id = "start.thought"
group = "start"
title = "Something to think about"
ask = "What comes to mind?"
why = "It may help."
source = "practice"
type = "text"
kind = "prompt"
`)},
		"handover.toml": {}, "messages.toml": {}, "summary.toml": {},
	})
	if err != nil {
		t.Fatal(err)
	}
	l := laptopWith(t, g)
	r := l.RoomIn(uitest.NewHouse(kit.Look{}))
	page := standing.New(r, func(model.Blocker, []model.Ask) tea.Cmd { return nil })
	page.Init()
	page.Resize(78, 21)
	for _, want := range [][]string{
		{"Nothing stands in the way. Send the record on the page The decision.", "Merely open in Readiness", "holds anything up", "Something to think about"},
		{"Nothing stands in the way of ending involvement."},
		{"Nothing is left to share."},
	} {
		body, _ := page.Draw()
		for _, words := range want {
			if !strings.Contains(kit.Bare(body), words) {
				t.Errorf("does not say %q:\n%s", words, kit.Bare(body))
			}
		}
		for _, k := range page.Keys() {
			if k.Words == "go there" && (k.Off == "") != (len(want) > 1) {
				t.Errorf("Enter is off because of %q", k.Off)
			}
		}
		turn(page)
	}
}

func turn(page *standing.Screen) {
	for _, k := range page.Keys() {
		if k.Words == "next step" {
			k.Do()
		}
	}
}
