package access

import (
	"errors"
	"fmt"
	"strings"
	"unicode"

	"handover/model"
	"handover/model/document"
	"handover/ui/kit"
	"handover/ui/room"
)

func whyFields() (because, agreed *kit.Field) {
	return &kit.Field{ID: "because", Label: "Why?", Hint: "It is kept here, and never stands in what is disclosed.", Need: "Say why."},
		&kit.Field{ID: "agreed", Label: "Who agreed?", Need: "Say who agreed."}
}

// about is what the drafts of a form about a line are kept under.
func about(form string, entry model.EntryID) model.Field {
	return model.Field{Item: form + "." + string(entry), Subject: model.TheClosure}
}

// alsoField asks whether the same words are to be left out wherever else they stand. It is asked only where they do.
func alsoField(where func() []model.AccessWithheld) *kit.Field {
	f := &kit.Field{ID: "also", Kind: kit.YesNoField, Label: "The same words stand in other lines. Leave them out there too?", Need: "Say whether to leave them out there too."}
	f.Shown = func() bool {
		lines, long := map[model.EntryID]bool{}, false
		for _, w := range where() {
			lines[w.Entry] = true
			long = long || len(strings.Fields(w.Words)) > 2
		}
		if f.Hint = fmt.Sprintf("They stand in %d other lines.", len(lines)); len(lines) == 1 {
			f.Hint = "They stand in 1 other line."
		}
		if long {
			f.Hint += " Nothing can be disclosed while they do."
		}
		return len(lines) > 0
	}
	return f
}

// leaveOut writes what is left out, and with it what stands elsewhere.
func leaveOut(r *room.Room, all []model.AccessWithheld) error {
	return r.Desk.Change(func(c *model.Closure) ([]model.Event, error) {
		var events []model.Event
		for _, w := range all {
			more, err := model.WithholdAccess(c, r.Desk.Guide, w)
			if err != nil {
				return nil, err
			}
			events = append(events, more...)
		}
		return events, nil
	})
}

// newLeave asks why a whole line is left out.
func newLeave(r *room.Room, cut *document.AccessCut, l model.AccessLine) kit.Screen {
	because, agreed := whyFields()
	because.Over = fmt.Sprint("Number ", l.Number, ": ", l.Title)
	made := func() model.AccessWithheld {
		return model.AccessWithheld{Entry: l.Entry, Because: because.Value(), Agreed: agreed.Value()}
	}
	elsewhere := cut.AlsoLeftOut(model.AccessWithheld{Entry: l.Entry})
	also := alsoField(func() []model.AccessWithheld { return elsewhere })
	done := func(*kit.Form) error {
		all := []model.AccessWithheld{made()}
		if also.Value() == "yes" {
			all = append(all, cut.AlsoLeftOut(made())...)
		}
		return leaveOut(r, all)
	}
	return room.NewForm(r, r.In("Leave a line out"), "In what is disclosed the line has its number and its day, and says that it is left out. It can be shown again.",
		about("access-out", l.Entry), []*kit.Field{because, agreed, also}, "Leave it out", done, r.Back)
}

// newPassage asks which words of a line are left out: its sentences, or words that are typed.
func newPassage(r *room.Room, cut *document.AccessCut, l model.AccessLine) kit.Screen {
	parts := sentencesOf(l)
	some := &kit.Field{ID: "some", Kind: kit.SeveralField, Over: fmt.Sprint("Number ", l.Number, ": ", l.Title), Label: "Which words?", Hint: "Tick the sentences, or type the words below as they stand there.",
		Shown: func() bool { return len(parts) > 0 }}
	for i, p := range parts {
		some.Options = append(some.Options, kit.Option{ID: fmt.Sprint(i), Words: flat(p.words)})
	}
	words := &kit.Field{ID: "words", Label: "Or these words", Hint: "A name will do. Words of their own only: “Jo” leaves “Jonah” as it is.", Check: func(v string) error {
		if !l.Holds(v) {
			return errors.New("these words do not stand in that line; type them as they stand there")
		}
		return nil
	}}
	if len(parts) == 0 {
		words.Over = some.Over
	}
	because, agreed := whyFields()
	chosen := func() []model.AccessWithheld {
		var all []model.AccessWithheld
		for _, w := range append(runs(parts, some.Values()), words.Value()) {
			if w != "" {
				all = append(all, model.AccessWithheld{Entry: l.Entry, Words: w, Because: because.Value(), Agreed: agreed.Value()})
			}
		}
		return all
	}
	elsewhere := func() []model.AccessWithheld {
		var all []model.AccessWithheld
		for _, w := range chosen() {
			all = append(all, cut.AlsoLeftOut(w)...)
		}
		return all
	}
	also := alsoField(elsewhere)
	done := func(*kit.Form) error {
		all := chosen()
		if len(all) == 0 {
			return errors.New("tick the sentences that are left out, or type the words")
		}
		if also.Value() == "yes" {
			all = append(all, elsewhere()...)
		}
		return leaveOut(r, all)
	}
	return room.NewForm(r, r.In("Leave words out"), "In what is disclosed “"+document.LeftOutOfAccess(document.Source{})+"” stands in their place.",
		about("access-words", l.Entry), []*kit.Field{some, words, because, agreed, also}, "Leave them out", done, r.Back)
}

// newShow asks why something is shown again: the line, or which of its passages.
func newShow(r *room.Room, marks []model.AccessMark, l model.AccessLine) kit.Screen {
	which := &kit.Field{ID: "which", Kind: kit.OneField, Over: fmt.Sprint("Number ", l.Number, ": ", l.Title), Label: "What is shown again?", Need: "Choose one."}
	ends := map[string][]model.AccessMark{} // two people may have left the same out
	for _, m := range marks {
		words := "The whole line"
		if m.Words != "" {
			words = "“" + flat(m.Words) + "”"
		}
		at := -1
		for i, o := range which.Options {
			if o.Words == words {
				at = i
			}
		}
		id := string(m.Mark)
		if at >= 0 {
			id = which.Options[at].ID
		} else {
			which.Options = append(which.Options, kit.Option{ID: id, Words: words, Note: m.Because + " (" + m.Agreed + ")"})
		}
		ends[id] = append(ends[id], m)
	}
	because, agreed := whyFields()
	because.Label, because.Hint = "Why may they read it, or where is it marked again?", ""
	done := func(*kit.Form) error {
		return r.Desk.Change(func(c *model.Closure) ([]model.Event, error) {
			var events []model.Event
			for _, m := range ends[which.Value()] {
				more, err := model.ShowAccess(c, r.Desk.Guide, model.AccessShown{Mark: m.Mark, Because: because.Value(), Agreed: agreed.Value()})
				if err != nil {
					return nil, err
				}
				events = append(events, more...)
			}
			return events, nil
		})
	}
	return room.NewForm(r, r.In("Show it again"), "It stands in what is disclosed again. That it was left out, and is shown again, stays noted.",
		about("access-shown", l.Entry), []*kit.Field{which, because, agreed}, "Show it", done, r.Back)
}

// A sentence is one of a line's, with the piece that it stands in.
type sentence struct {
	piece int
	words string
}

// sentencesOf lists the sentences of what somebody typed in a line, a line break ending one too.
func sentencesOf(l model.AccessLine) []sentence {
	var out []sentence
	for i, text := range l.Typed() {
		from := 0
		cut := func(to int) {
			if words := strings.TrimSpace(text[from:to]); words != "" {
				out = append(out, sentence{i, words})
			}
			from = to
		}
		for at, r := range text {
			before := strings.TrimRight(text[from:at], "”’)\"'")
			if r == '\n' || unicode.IsSpace(r) && strings.ContainsAny(before[max(len(before)-1, 0):], ".?!") {
				cut(at)
			}
		}
		cut(len(text))
	}
	return out
}

// runs joins the chosen sentences that follow one another in one piece, each run in one passage.
func runs(all []sentence, chosen []string) []string {
	ticked := map[string]bool{}
	for _, id := range chosen {
		ticked[id] = true
	}
	var out []string
	for i, s := range all {
		switch {
		case !ticked[fmt.Sprint(i)]:
		case i > 0 && ticked[fmt.Sprint(i-1)] && all[i-1].piece == s.piece:
			out[len(out)-1] += "\n" + s.words
		default:
			out = append(out, s.words)
		}
	}
	return out
}
