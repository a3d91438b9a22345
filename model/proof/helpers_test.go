package proof

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"handover/model"
	"handover/model/guide"
	"handover/model/plain"
)

// today is the day on which the tests read.
const today model.Date = "2026-11-22"

func theGuide(t testing.TB) *guide.Guide {
	t.Helper()
	g, err := guide.Load()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// read reads the JSON of a closure.
func read(t testing.TB, g *guide.Guide, b []byte) *model.Closure {
	t.Helper()
	n := 0
	f, err := model.ReadFile(bytes.NewReader(b), model.Reading{
		Guide: g, By: "w", Now: today.Time(), NewID: func() string { n++; return fmt.Sprintf("%032x", n) },
	})
	if err != nil {
		t.Fatal(err)
	}
	return model.Fold(f.Entries)
}

// A maker makes a closure for a test.
type maker struct {
	t       testing.TB
	g       *guide.Guide
	entries []map[string]any
}

func making(t testing.TB, child string) *maker {
	m := &maker{t: t, g: theGuide(t)}
	m.put("opened", map[string]any{"reference": "TEST-1", "child": child})
	return m
}

func (m *maker) put(kind string, fields any) {
	m.entries = append(m.entries, map[string]any{"by": "w", "kind": kind, "fields": fields})
}

func (m *maker) add(kind model.Kind, id, name string) *maker {
	m.put("added", map[string]any{"subject": model.Subject{Kind: kind, ID: id}, "name": name})
	return m
}

func (m *maker) answer(item string, s model.Subject, values ...string) *maker {
	m.put("answered", map[string]any{"item": item, "subject": s, "answer": map[string]any{"status": "answered", "value": values}})
	return m
}

func (m *maker) write(item string, s model.Subject, text string) *maker {
	m.put("written", map[string]any{"item": item, "subject": s, "text": text})
	return m
}

func (m *maker) closure() *model.Closure {
	b, err := json.Marshal(map[string]any{
		"format": model.FileFormat, "version": model.FileVersion, "reference": "TEST-1",
		"workers": []map[string]string{{"id": "w", "name": "Robin Ashe", "role": "social worker"}}, "entries": m.entries,
	})
	if err != nil {
		m.t.Fatal(err)
	}
	return read(m.t, m.g, b)
}

// usual is a closure of a child of nine, with a family and some services.
func usual(t testing.TB) *maker {
	return making(t, "J.T.").
		add(model.KindTeam, "worker", "Robin Ashe").
		add(model.KindTeam, "manager", "Helen Marr, team manager").
		add(model.KindAdult, "mother", "Rachel Tarn").
		add(model.KindAdult, "uncle", "Martin Tarn").
		add(model.KindOtherChild, "brother", "B.T.").
		add(model.KindProfessional, "claire", "Claire Odell").
		add(model.KindService, "lantern", "Lantern House").
		answer("service.contact", model.Subject{Kind: model.KindService, ID: "lantern"}, "Naomi Fell, child psychotherapist").
		answer("trusted.person", model.TheClosure, "Miss Elin, at the choir").
		answer("letter.called", model.TheChild, "Jessa").
		answer(model.ItemBorn, model.TheClosure, "2017-05-04").
		answer(itemBegan, model.TheClosure, "2025-10-06")
}

// found says what was found, a line for each: its rule and its words.
func found(fs []plain.Finding) string {
	var out []string
	for _, f := range fs {
		words := strings.Join(strings.Fields(f.Words), " ")
		if len(words) > 60 {
			words = words[:60]
		}
		out = append(out, f.Rule+": "+words)
	}
	return strings.Join(out, "; ")
}

// A line is one sentence or so, and what is found in it.
type line struct{ body, want string }

// table reads each line in a closure, as a section.
func table(t *testing.T, m *maker, item string, lines []line) {
	t.Helper()
	c := m.closure()
	for _, l := range lines {
		got := found(Read(Text{Body: l.body, Item: item, Subject: model.TheClosure, Closure: c, Guide: m.g, Today: today}))
		if got != l.want {
			t.Errorf("%q\n got %q\nwant %q", l.body, got, l.want)
		}
	}
}

// texts lists the sections and letters of a closure.
func texts(c *model.Closure, g *guide.Guide) []model.Field {
	return slices.DeleteFunc(c.Fields(), func(f model.Field) bool { return !written(g, f.Item) || c.Text(f) == "" })
}
