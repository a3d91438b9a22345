package document

import (
	"slices"
	"strings"
	"unicode"

	"handover/model"
	"handover/model/guide"
)

// The questions that a letter draws on, beside those of what happens next.
const (
	itemLetter       = "letter.text"
	itemCalled       = "letter.called"
	itemStrengths    = "tell.strengths"
	itemSayStrengths = "say.strengths"
	itemOwnStrengths = "ending.own-strengths"
	itemWantKnown    = "ending.want-known"
	itemSigns        = "ending.new-worker-signs"
	itemRightToSeek  = "say.right-to-seek-help"
	itemInDanger     = "say.in-danger"
	itemChosen       = "left.chosen"
)

// messagesOfALetter are what somebody needs to hear, in the order in which a letter says it. Each stands in a
// letter where it is asked of its reader, and was not answered “does not apply”.
var messagesOfALetter = [...]string{
	"say.why-ending", "say.believed", "say.not-your-fault", "say.not-the-childs-fault", "say.own-behaviour",
	itemRightToSeek, itemNext, "say.ask-again", itemInDanger, "rights.complaint",
}

// LetterDraft composes the first draft of a letter, for the writer to make their own: what was planned for this
// reader in its order, and where nothing was planned the words that the guide suggests, if one way fits. Where
// several do and nobody has chosen, a line in square brackets asks for it. It is empty for somebody to whom no
// letter is written.
func LetterDraft(src Source, a model.Ask) string {
	if noLetterTo(src, a.Subject) != nil {
		return ""
	}
	c, h := src.Closure, newHome(src, a.Subject)
	var out []string
	add := func(words string) {
		if words = strings.TrimSpace(words); words != "" {
			out = append(out, words)
		}
	}
	add(strings.ReplaceAll(h.said("letter.dear"), "{name}", called(c, a.Subject)))
	if model.BandOf(c, a.Subject, src.Today) == "" {
		add("[It is not written down how old " + c.Child + " is: no words are suggested here.]")
	}
	add(model.LetterWords(c, src.Guide, a, guide.PartOpening, src.Today))
	add(h.strengths())
	for _, id := range messagesOfALetter {
		add(h.message(id))
	}
	add(h.own(itemWantKnown))
	add(model.LetterWords(c, src.Guide, a, guide.PartClosing, src.Today))
	add(h.signature())
	return h.byName(strings.Join(out, "\n\n"))
}

// inALetter is the same reader, to whom the child is called by name.
func (h *home) inALetter() *home {
	there := *h
	there.inLetter = true
	return &there
}

// byName calls the child in a letter as the family do, where that is written down: initials are for the screen.
func (h *home) byName(words string) string {
	c := h.src.Closure
	name := called(c, model.TheChild)
	if name == c.Child || name == noName {
		return words
	}
	var b strings.Builder
	for {
		before, after, found := strings.Cut(words, c.Child)
		b.WriteString(before)
		if !found {
			return b.String()
		}
		b.WriteString(name)
		if strings.HasSuffix(c.Child, ".") && sentenceEnds(after) {
			b.WriteByte('.') // the full stop of the initials was the sentence's too
		}
		words = after
	}
}

// sentenceEnds reports whether a sentence has ended before what follows.
func sentenceEnds(after string) bool {
	next := []rune(strings.TrimLeft(after, " ”’)"))
	return len(next) == 0 || next[0] == '\n' || after[0] == ' ' && unicode.IsUpper(next[0])
}

// initials reports whether a name is no more than initials: J.T., KM.
func initials(name string) bool {
	letters := strings.NewReplacer(".", "", " ", "").Replace(name)
	return len(letters) <= 3 && letters == strings.ToUpper(letters)
}

// noName stands in a draft where nobody has written down how the child is greeted.
const noName = "[first name]"

// called is how somebody is greeted in a letter: as the worker wrote it down, or else an adult by the first name
// and the child as they are called here, unless these are initials.
func called(c *model.Closure, s model.Subject) string {
	if as := strings.TrimSpace(c.Answer(model.Field{Item: itemCalled, Subject: s}).Value.First()); as != "" {
		return as
	}
	name := c.Name(s)
	if s == model.TheChild && initials(name) {
		return noName
	}
	first, _, more := strings.Cut(name, " ")
	if s == model.TheChild || more && slices.Contains(titles(), strings.ToLower(strings.TrimRight(first, "."))) {
		return name
	}
	return first
}

// own is what the worker wrote for this reader in answer to a question; nothing that was written apart.
func (h *home) own(item string) string {
	it := h.src.Guide.Item(item)
	f := model.Field{Item: item, Subject: h.to}
	if it == nil || !h.asked(item, h.to) || h.src.Closure.Answer(f).Status == model.DoesNotApply {
		return ""
	}
	if slices.ContainsFunc(h.src.Closure.Apart(f), func(s model.Saying) bool { return s.Text != "" }) {
		return "[Two people wrote “" + it.Title + "” apart. Choose one.]"
	}
	words := strings.TrimSpace(h.src.Closure.Text(f))
	if h.tells(words) {
		return "[Look at what you planned under “" + it.Title + "”: it names what this reader may not hear of.]"
	}
	if len(helpersOfConcern(h.src.Closure, words)) > 0 {
		return turnToOpen // why, the worker is told beside the letter: the child may come to read this
	}
	return words
}

// message is one of the messages, as it was planned, or as the guide suggests it.
func (h *home) message(id string) string {
	it := h.src.Guide.Item(id)
	if it == nil || !h.asked(id, h.to) || h.src.Closure.Answer(model.Field{Item: id, Subject: h.to}).Status == model.DoesNotApply {
		return ""
	}
	words := h.own(id)
	if words == "" && id == itemNext {
		words = joined(h.inALetter().nextSteps())
	} else if words == "" {
		words = h.suggested(it)
	}
	if id == itemInDanger && words != "" {
		words = h.withNumbers(words)
	}
	return words
}

// suggested is the one way that the guide suggests; where several fit and nobody has chosen, a line that asks.
func (h *home) suggested(it *guide.Item) string {
	a := model.Ask{Item: it, Subject: h.to}
	chosen := h.answer(it.ID, h.to)
	var fit []guide.Wording
	open := false
	for _, w := range model.Wordings(h.src.Closure, h.src.Guide, a, h.src.Today) {
		if w.Aside {
			continue
		}
		w.Text = h.goOn(w.Text)
		if w.Option == "" || chosen.Value.Has(w.Option) {
			fit = append(fit, w)
		} else if it.Type == guide.One && len(chosen.Value) == 0 {
			fit, open = append(fit, w), true // what is asked is never preset
		}
	}
	switch {
	case len(fit) == 0:
		return ""
	case len(fit) == 1 && !open:
		return fit[0].Text
	case it.ID == itemInDanger: // who may be hurt and who may hurt somebody both need to know whom to go to
		var both []string
		for _, w := range fit {
			both = append(both, w.Text)
		}
		return strings.Join(both, " ")
	}
	var ways []string
	for _, w := range fit {
		way := w.About
		if o := it.Option(w.Option); open && o != nil {
			way = o.In(h.src.Closure.Nation())
		}
		if way == "" {
			way = "the usual words"
		}
		if way = uncapital(way); !slices.Contains(ways, way) {
			ways = append(ways, way)
		}
	}
	if open {
		return "[Choose: " + strings.Join(ways, ", or ") + ".]"
	}
	return "[Choose the words for “" + it.Title + "”: " + strings.Join(ways, "; or ") + ".]"
}

// goOn fills in our number where suggested words break off for it, and marks where the worker has to go on.
func (h *home) goOn(words string) string {
	const breaks = "Our number is …"
	if before, is := strings.CutSuffix(words, breaks); is {
		return before + strings.ReplaceAll(h.said("letter.our-number"), "{number}", stop(h.number()))
	}
	return strings.ReplaceAll(words, "…", "[…]")
}

// uncapital begins words with a small letter, to stand within a sentence.
func uncapital(words string) string {
	if words == "" || strings.HasPrefix(words, "I ") {
		return words
	}
	return strings.ToLower(words[:1]) + words[1:]
}

// withNumbers adds how we are reached and, for a child, the first helpline of those chosen that fits.
func (h *home) withNumbers(words string) string {
	number := h.number()
	if !strings.Contains(folded(words), number) {
		words += "\n\n" + strings.ReplaceAll(h.said("letter.reach-us"), "{number}", stop(number))
	}
	if h.to != model.TheChild {
		return words
	}
	lines, err := guide.Helplines()
	if err != nil {
		return words // the page of the helplines says what is wrong with them
	}
	chosen, _ := model.LeftWith(h.answer(itemChosen, h.to).Value)
	fit, _ := model.HelplinesFor(h.src.Closure, h.src.Guide, lines, guide.ForChild, h.src.Today)
	for _, line := range fit {
		if slices.Contains(chosen, line.ID) {
			if !strings.Contains(words, line.Number) {
				words += "\n\n" + strings.NewReplacer("{who}", line.Name, "{number}", line.Number).Replace(h.said("letter.ring-too"))
			}
			break
		}
	}
	return words
}

// strengths is what the worker will name, after the words planned to introduce it, and what a child said of
// themselves.
func (h *home) strengths() string {
	var out []string
	add := func(words string) {
		if words != "" {
			out = append(out, words)
		}
	}
	add(h.own(itemSayStrengths))
	add(h.own(itemStrengths))
	if said := h.own(itemOwnStrengths); strings.HasPrefix(said, "[") {
		add(said)
	} else if said != "" {
		add(strings.ReplaceAll(h.said("letter.you-told"), "{words}", strings.Trim(said, "“”\"' ")))
	}
	return strings.Join(out, "\n\n")
}

// signature is who signs: the worker, or who was named to sign in their place, with a line to say who they are.
func (h *home) signature() string {
	if who := h.say(itemSigns, model.TheClosure); who != "" && who != h.src.Worker {
		words := who
		if h.src.Worker != "" {
			words = "[Say who you are, and why it is not " + h.src.Worker + " who writes.]\n\n" + who
		}
		return words
	}
	if h.src.Worker == "" {
		return "[Your name]"
	}
	return h.src.Worker
}
