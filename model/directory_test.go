package model_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"handover/model"
	"handover/model/guide"
)

var harbour = model.Listed{
	ID: "a1", Name: "Harbour Therapy", For: "Talking and play therapy after harm", Telephone: "01632 960111",
	Email: "hello@harbour.example", Hours: "Monday to Thursday", Refer: "Form on their site, with the family's agreement",
}

func TestAServiceIsListedUnderItsOwnName(t *testing.T) {
	dir, err := model.List(nil, harbour)
	if err != nil {
		t.Fatal(err)
	}
	dir, err = model.List(dir, model.Listed{ID: "a2", Name: "  Beacon \n School "})
	if err != nil {
		t.Fatal(err)
	}
	if len(dir) != 2 || dir[0].Name != "Beacon School" {
		t.Errorf("the directory is %+v", dir)
	}
	if _, err := model.List(dir, model.Listed{ID: "a3", Name: "harbour therapy"}); err == nil || !strings.Contains(err.Error(), "Harbour Therapy") {
		t.Errorf("another of the same name: %v", err)
	}
	changed := harbour
	changed.Telephone = "01632 960222"
	if dir, err = model.List(dir, changed); err != nil || len(dir) != 2 || dir[1].Telephone != "01632 960222" {
		t.Errorf("after the change it is %+v, %v", dir, err)
	}
	if dir = model.Unlist(dir, "a1"); len(dir) != 1 || dir[0].ID != "a2" {
		t.Errorf("after removing one it is %+v", dir)
	}
}

func TestADirectoryHasABound(t *testing.T) {
	var dir []model.Listed
	for i := range model.MaxListed {
		dir = append(dir, model.Listed{ID: fmt.Sprintf("s%d", i), Name: fmt.Sprintf("Service %d", i)})
	}
	if err := model.CheckDirectory(dir); err != nil {
		t.Fatal(err)
	}
	if _, err := model.List(dir, harbour); err == nil {
		t.Error("one more is listed")
	}
	if err := model.CheckDirectory(append(dir, harbour)); err == nil {
		t.Error("one more is kept")
	}
	if in := model.TakeIn(dir, []model.Listed{harbour}, func() string { return "x" }); in.Over != 1 || len(in.Directory) != model.MaxListed {
		t.Errorf("one more is taken in: %d over", in.Over)
	}
}

func TestWhatNobodyCouldRingIsNotListed(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*model.Listed)
		says   string
	}{
		"no name":                         {func(l *model.Listed) { l.Name = " " }, "the name is missing"},
		"a number without its nought":     {func(l *model.Listed) { l.Telephone = "1632 960111" }, "lacks the 0"},
		"a number with an exponent":       {func(l *model.Listed) { l.Telephone = "1.63E+09" }, "format the column as text"},
		"words for a number":              {func(l *model.Listed) { l.Telephone = "see website" }, "no telephone number"},
		"an address without an at":        {func(l *model.Listed) { l.Email = "harbour.example" }, "has no @"},
		"a long name":                     {func(l *model.Listed) { l.Name = strings.Repeat("a", 301) }, "there is room for 300"},
		"hours that fill more than all":   {func(l *model.Listed) { l.Hours = strings.Repeat("a", 290) }, "shorten the hours"},
		"a letter that could not be read": {func(l *model.Listed) { l.For = "caf\uFFFD" }, "could not be read"},
	} {
		t.Run(name, func(t *testing.T) {
			l := harbour
			c.change(&l)
			if _, err := model.List(nil, l); err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("it says %v", err)
			}
		})
	}
	for _, number := range []string{"0800 1111", "116 123", "+44 1632 960111", "01632 960111 ext. 4", "(01632) 960111 or 07700 900123", "111"} {
		l := harbour
		l.Telephone = number
		if _, err := model.List(nil, l); err != nil {
			t.Errorf("%s: %v", number, err)
		}
	}
}

func TestAServiceOfTheDirectoryBringsItsAnswersInOneChange(t *testing.T) {
	g, err := guide.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, item := range []string{model.ItemPurpose, model.ItemReach} {
		if it := g.Item(item); it == nil || it.Type != guide.Text || !slices.Equal(it.Each, []guide.Each{guide.EachService}) {
			t.Errorf("%s is not a line about each service", item)
		}
	}
	c := model.Fold(nil)
	events, err := model.AddListed(c, g, "s1", harbour)
	if err != nil {
		t.Fatal(err)
	}
	s := model.Subject{Kind: model.KindService, ID: "s1"}
	want := []model.Event{
		model.Added{Subject: s, Name: "Harbour Therapy"},
		model.AnswerGiven{Field: model.Field{Item: model.ItemPurpose, Subject: s}, Answer: model.Answer{Status: model.Answered, Value: model.Value{harbour.For}}},
		model.AnswerGiven{Field: model.Field{Item: model.ItemReach, Subject: s}, Answer: model.Answer{Status: model.Answered, Value: model.Value{"01632 960111; hello@harbour.example; Monday to Thursday"}}},
	}
	if fmt.Sprint(events) != fmt.Sprint(want) {
		t.Errorf("it gives\n%v, not\n%v", events, want)
	}
	bare, err := model.AddListed(c, g, "s2", model.Listed{ID: "a2", Name: "Beacon School"})
	if err != nil || len(bare) != 1 {
		t.Errorf("where the directory knows only a name, it gives %v, %v", bare, err)
	}
}

func TestAFileChangesWhatItSaysAndTakesNothingAway(t *testing.T) {
	beacon := model.Listed{ID: "a2", Name: "Beacon School"}
	rows := []model.Listed{
		{Name: "HARBOUR therapy", Telephone: "01632 960999"},
		{Name: "Beacon School"},
		{Name: "Tide", For: "Family support"},
	}
	in := model.TakeIn([]model.Listed{beacon, harbour}, rows, func() string { return "new" })
	if len(in.Added) != 1 || in.Added[0].ID != "new" || len(in.Changed) != 1 || len(in.Same) != 1 {
		t.Fatalf("it comes to %+v", in)
	}
	ch := in.Changed[0]
	want := harbour
	want.Telephone = "01632 960999"
	want.Name = "HARBOUR therapy"
	if ch.Now != want || ch.Was != harbour {
		t.Errorf("it changes %+v", ch)
	}
	var parts []string
	for _, p := range ch.Parts() {
		parts = append(parts, p.ID)
	}
	if !slices.Equal(parts, []string{"name", "telephone"}) {
		t.Errorf("the parts that differ are %v", parts)
	}
	if err := model.CheckDirectory(in.Directory); err != nil {
		t.Error(err)
	}
	in = model.TakeIn([]model.Listed{harbour}, []model.Listed{{Name: harbour.Name, Hours: strings.Repeat("a", 290)}}, nil)
	if len(in.Refused) != 1 || in.Refused[0].Name != harbour.Name || in.Directory[0] != harbour {
		t.Errorf("hours that leave no room for the telephone come to %+v", in)
	}
}
