package share

import (
	"errors"
	"fmt"
	"hash/fnv"
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/document"
	"handover/ui/kit"
	"handover/ui/room"
)

// What can be done with a section.
const (
	leavesOut = "out"
	putsIn    = "in"
	asRule    = "rule"
	withholds = "passage"
)

func whyFields() (because, agreed *kit.Field) {
	return &kit.Field{ID: "because", Label: "Why?", Need: "Say why."},
		&kit.Field{ID: "agreed", Label: "Who agreed?", Need: "Say who agreed."}
}

// newSection asks what a reader's copy holds of a section. A passage is chosen by its sentences, or typed.
func newSection(r *room.Room, who model.Subject, sec document.CopySection) kit.Screen {
	what := &kit.Field{ID: "what", Kind: kit.OneField, Over: sec.Title, Label: "In the copy for " + r.Desk.Closure().Name(who) + ", what is to be done with it?", Need: "Choose one."}
	shown := sec.Choice.How == model.SectionIn || sec.Rule && sec.Choice.How != model.SectionOut
	if shown {
		what.Options = append(what.Options, kit.Option{ID: withholds, Words: "Withhold a passage of it"}, kit.Option{ID: leavesOut, Words: "Leave the whole section out"})
	} else {
		what.Options = append(what.Options, kit.Option{ID: putsIn, Words: "Put it in", Note: "Read it first as they would. Somebody else's confidences may stand in it."})
	}
	if sec.Choice.How == model.SectionOut || sec.Choice.How == model.SectionIn {
		rule := "Let the rule hold again: it is left out"
		if sec.Rule {
			rule = "Let the rule hold again: it is in the copy"
		}
		what.Options = append(what.Options, kit.Option{ID: asRule, Words: rule})
	}
	passage := func() bool { return what.Value() == withholds }
	pieces := sentences(sec.Text)
	some := &kit.Field{ID: "some", Kind: kit.SeveralField, Label: "Which words?", Hint: "Tick the sentences, or type the words below as they stand there.", Shown: func() bool { return passage() && len(pieces) > 0 }}
	for _, p := range pieces {
		some.Options = append(some.Options, kit.Option{ID: print(p), Words: strings.Join(strings.Fields(p), " ")})
	}
	words := &kit.Field{ID: "words", Label: "Or these words", Shown: passage, Check: func(v string) error {
		if len(model.FindPassage(sec.Text, v)) == 0 {
			return errors.New("these words do not stand in that section as it was sent; type them as they stand there")
		}
		return nil
	}}
	because, agreed := whyFields()
	done := func(f *kit.Form) error {
		return r.Desk.Change(func(c *model.Closure) ([]model.Event, error) {
			g := r.Desk.Guide
			if !passage() {
				return model.SetSection(c, g, model.SectionInCopy{To: who, Section: sec.Field, How: what.Value(), Because: because.Value(), Agreed: agreed.Value()})
			}
			chosen := runs(pieces, some.Values())
			if typed := words.Value(); typed != "" {
				chosen = append(chosen, typed)
			}
			if len(chosen) == 0 {
				return nil, errors.New("tick the sentences that are withheld, or type the words")
			}
			var events []model.Event
			for _, w := range chosen {
				more, err := model.Withhold(c, g, model.PassageWithheld{To: who, Section: sec.Field, Words: w, Because: because.Value(), Agreed: agreed.Value()})
				if err != nil {
					return nil, err
				}
				events = append(events, more...)
			}
			return events, nil
		})
	}
	return room.NewForm(r, r.In("What a copy holds"), "The words are those that were sent to the manager. A passage leaves the mark “"+document.LeftOutHere+"” in the copy.",
		model.Field{Item: "copy-section." + sec.Field.Item + under(sec.Field.Subject), Subject: who}, []*kit.Field{what, some, words, because, agreed}, "Keep it", done, func() tea.Cmd {
			return tea.Batch(r.Back(), askElsewhere(r, who))
		})
}

// under tells the drafts about one parent's section from those about another's.
func under(s model.Subject) string {
	if s == model.TheClosure || s == model.TheChild {
		return ""
	}
	return "." + s.ID
}

// newShown asks why a passage is no longer withheld.
func newShown(r *room.Room, m model.WithheldPassage) kit.Screen {
	because, agreed := whyFields()
	because.Over, because.Label = "“"+strings.Join(strings.Fields(m.Words), " ")+"”", "Why may they read it, or where is it marked again?"
	done := func(*kit.Form) error {
		return r.Desk.Change(func(c *model.Closure) ([]model.Event, error) {
			return model.ShowPassage(c, r.Desk.Guide, model.PassageShown{Mark: m.Entry, Because: because.Value(), Agreed: agreed.Value()})
		})
	}
	return room.NewForm(r, r.In("Show a passage"), "The passage is in the copy again. That it was withheld, and is shown again, stays noted.",
		model.Field{Item: "passage-shown." + string(m.Entry), Subject: m.To}, []*kit.Field{because, agreed}, "Show it", done, r.Back)
}

// newWhole asks why a service needs the whole record, or lets it have the briefing sheet again.
func newWhole(r *room.Room, who model.Subject) kit.Screen {
	form := &kit.Field{ID: "form", Kind: kit.OneField, Label: "What does it get?", Need: "Choose one.", Options: []kit.Option{
		{ID: model.FormBriefing, Words: "The briefing sheet"}, {ID: model.FormRecord, Words: "The whole record", Note: "Without the views, and what else this reader may not read."},
	}}
	because, agreed := whyFields()
	done := func(*kit.Form) error {
		return r.Desk.Change(func(c *model.Closure) ([]model.Event, error) {
			return model.SetCopyForm(c, r.Desk.Guide, model.CopyForm{To: who, Form: form.Value(), Because: because.Value(), Agreed: agreed.Value()})
		})
	}
	return room.NewForm(r, r.In("What a service gets"), "A professional needs the concerns, the action, the needs and the reasons: the briefing holds them. The whole record is for a service that cannot do its part without it.",
		model.Field{Item: "copy-form", Subject: who}, []*kit.Field{form, because, agreed}, "Keep it", done, r.Back)
}

// print names a sentence among the options, so that a draft never chooses another.
func print(words string) string {
	h := fnv.New64a()
	_, _ = h.Write([]byte(words)) // never fails
	return fmt.Sprintf("%x", h.Sum64())
}

// sentences cuts a text into its sentences, a line break ending one too.
func sentences(text string) []string {
	var out []string
	from := 0
	for i, r := range text {
		ends := r == '\n'
		if !ends && unicode.IsSpace(r) {
			before := strings.TrimRight(text[from:i], "”’)\"'")
			ends = strings.HasSuffix(before, ".") || strings.HasSuffix(before, "?") || strings.HasSuffix(before, "!")
		}
		if ends {
			out = append(out, text[from:i])
			from = i
		}
	}
	out = append(out, text[from:])
	var kept []string
	for _, s := range out {
		if s = strings.TrimSpace(s); s != "" {
			kept = append(kept, s)
		}
	}
	return kept
}

// runs joins the chosen sentences that follow one another, each run in one passage.
func runs(pieces, chosen []string) []string {
	ticked := map[string]bool{}
	for _, id := range chosen {
		ticked[id] = true
	}
	var out []string
	open := false
	for _, p := range pieces {
		switch {
		case !ticked[print(p)]:
			open = false
		case open:
			out[len(out)-1] += "\n" + p
		default:
			out, open = append(out, p), true
		}
	}
	return out
}
