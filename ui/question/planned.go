package question

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/guide"
	"handover/ui/aid"
	"handover/ui/edit"
	"handover/ui/kit"
	"handover/ui/room"
)

// yourWords is what the words are called that the worker plans beside a short answer.
const yourWords = "Your words"

// textField is where the words of a question are written: the text itself, or what the worker plans to say.
// The editor goes on from the part before, unless something else is recorded since.
func (p *part) textField(before *part) *kit.Field {
	f := &kit.Field{ID: fieldText, Kind: kit.LongField}
	if p.ask.Item.Planned {
		f.Label = yourWords
	}
	if before != nil && before.text != nil && before.wrote == p.wrote {
		p.text, p.aid = before.text, before.aid
	} else {
		p.text = edit.New(model.MaxText)
		p.text.Share(p.r.Saver.Clip())
		words := p.wrote
		if typed, ok := p.typed(model.PartText); ok {
			words = typed
		}
		p.text.SetText(words)
		p.aid = aid.New(p.r, p.ask, p.text)
	}
	f.Writing = writing{p.text, p.r}
	if p.aid != nil {
		f.Foot = func() string { return p.aid.Foot(true) }
	}
	return f
}

// A writing is an editor in a form, which tells the worker what the editor has to tell.
type writing struct {
	*editor
	r *room.Room
}

type editor = edit.Text

// Update takes a key or a paste.
func (w writing) Update(msg tea.Msg) (used, changed bool) {
	did := w.editor.Update(msg)
	if did.Say != "" {
		w.r.Fail(did.Say)
	}
	if did.Note != "" {
		w.r.Say(did.Note)
	}
	return did.Used, did.Changed
}

// wordings lists the words that are suggested: those that go with what is answered, or all while nothing is.
func (p *part) wordings() []guide.Wording {
	all := model.Wordings(p.closure(), p.r.Desk.Guide, p.ask, p.r.Desk.Today())
	if p.r.Suggest != nil {
		if own := p.r.Suggest(p.ask); len(own) > 0 {
			all = own
		}
	}
	value := p.closure().Answer(p.ask.Field()).Value
	var out []guide.Wording
	for _, w := range all {
		if w.Option == "" || len(value) == 0 || value.Has(w.Option) {
			out = append(out, w)
		}
	}
	return out
}

// about tells one of the words that are suggested from the others; "" where nothing does.
func (p *part) about(w guide.Wording) string {
	if w.About == "" && w.Option != "" {
		return model.ValueWords(p.closure(), p.ask.Item, model.Value{w.Option})
	}
	return w.About
}

// suggested says the words that are suggested, and for whom they are.
func (p *part) suggested() string {
	c, today := p.closure(), p.r.Desk.Today()
	words := p.wordings()
	band := model.BandOf(c, p.ask.Subject, today)
	if len(words) == 0 {
		if band == "" && p.suggests() {
			return "Neither the age nor the understanding of " + c.Name(p.ask.Subject) + " is known, so no words are suggested. They are here once " + p.whereBand() + " is answered."
		}
		return ""
	}
	lead := p.lead()
	var out []string
	for _, w := range words {
		line := lead
		switch {
		case w.About != "":
			line += ", " + w.About
		case w.Option != "":
			line += ", for “" + p.about(w) + "”"
		}
		out = append(out, line+": “"+strings.TrimSpace(w.Text)+"”")
	}
	return strings.Join(out, "\n")
}

// lead says for whom the words are that are suggested.
func (p *part) lead() string {
	if band := model.BandOf(p.closure(), p.ask.Subject, p.r.Desk.Today()); band != "" {
		return "Suggested for " + model.BandWords(band)
	}
	return "Suggested"
}

// inShort says which ways to say it are suggested, where all their words would push one's own out of sight.
func (p *part) inShort() string {
	words := p.wordings()
	var each []string
	for i, w := range words {
		name := p.about(w)
		if name == "" {
			name = fmt.Sprintf("words %d", i+1)
		}
		each = append(each, name)
	}
	return fmt.Sprintf("%s, in %d ways that F2 shows: %s.", p.lead(), len(words), strings.Join(each, "; "))
}

// suggests reports whether the guide has words for the question, for anybody.
func (p *part) suggests() bool {
	for _, w := range p.r.Desk.Guide.Wordings {
		if w.Item == p.ask.Item.ID && w.Part == "" {
			return true
		}
	}
	return false
}

// whereBand names the questions that tell how old a child is, or whose words they understand, and their stages.
func (p *part) whereBand() string {
	var titles []string
	for _, id := range []string{model.ItemBorn, model.ItemBand} {
		if it := p.r.Desk.Guide.Item(id); it != nil {
			titles = append(titles, fmt.Sprintf("“%s” (%s)", it.Title, it.Stage))
		}
	}
	return strings.Join(titles, " or ")
}

// takeKey puts the words that are suggested into an empty text.
func (p *part) takeKey() kit.Key {
	k := kit.Key{Press: []string{"f2"}, Show: "F2", Words: "use suggested words", More: "puts the words that are suggested into an empty “" + yourWords + "”, for you to make your own", Do: p.take}
	switch {
	case !p.text.Empty():
		k.Off = "There are words already. They are yours, and nothing is written over them."
	case len(p.wordings()) > 0:
	case p.suggested() != "":
		k.Off = p.suggested()
	default:
		k.Off = "No words are suggested here."
	}
	return k
}

// take puts them in; where there are several the worker chooses.
func (p *part) take() tea.Cmd {
	words := p.wordings()
	if len(words) == 1 {
		return p.start(words[0])
	}
	return p.r.Push(newWays(p))
}

func (p *part) start(w guide.Wording) tea.Cmd {
	p = p.page.part(p.ask) // the form may have been made anew while it was asked
	if p == nil || p.text == nil || !p.text.Empty() {
		return nil
	}
	p.text.SetText(strings.TrimSpace(w.Text))
	p.page.form.Focus(p.id(fieldText))
	p.page.Resize(p.page.w, p.page.h) // what was suggested need not stand there twice
	p.r.Say("These are suggested words. Make them yours.")
	return p.changed(p.field(fieldText))
}
