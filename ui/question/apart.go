package question

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/compare"
	"handover/ui/difference"
	"handover/ui/kit"
	"handover/ui/room"
)

// Apart is the page on which a person chooses between what two people said in one field while apart: side by side
// where there is room for it, word by word, or takes both texts into the editor and writes a third.
type Apart struct {
	spot
	said  []model.Saying
	texts bool // they are texts; else answers
	whole bool // what all of them say is not folded
	then  func() tea.Cmd

	head  []string
	pager *kit.Pager
}

// NewApart makes the page. Once nothing stands apart in the field any more it goes back.
func NewApart(r *room.Room, a model.Ask) *Apart {
	return &Apart{spot: spot{r: r, list: Alone(a), ask: a}, pager: kit.NewPager(r.Theme()), then: r.Back}
}

// ApartIn lists every question in which something stands apart, in a fixed order.
func ApartIn(r *room.Room) []model.Ask {
	c := r.Desk.Closure()
	if c == nil {
		return nil
	}
	var out []model.Ask
	for _, f := range c.Fields() {
		if it := r.Desk.Guide.Item(f.Item); it != nil && len(c.Apart(f)) > 0 {
			out = append(out, model.Ask{Item: it, Subject: f.Subject})
		}
	}
	return out
}

// apart reports whether texts stand apart in the field.
func (s *spot) apart() bool { return len(s.textsApart()) > 0 }

// textsApart are the texts that stand apart in the field.
func (s *spot) textsApart() []model.Saying {
	f := s.ask.Field()
	_, texts := s.closure().Said(f)
	return slices.DeleteFunc(s.closure().Apart(f), func(said model.Saying) bool {
		return !slices.ContainsFunc(texts, func(t model.Saying) bool { return t.Entry == said.Entry })
	})
}

// both puts texts that were written apart into one, paragraph by paragraph: what they share stands once, and where
// they differ each has its say, one below the other.
func both(said []model.Saying) string {
	out := paragraphs(said[0].Text)
	for _, other := range said[1:] {
		out = woven(out, paragraphs(other.Text))
	}
	return strings.Join(out, "\n\n")
}

func paragraphs(text string) []string {
	return slices.DeleteFunc(strings.Split(text, "\n\n"), func(par string) bool { return strings.TrimSpace(par) == "" })
}

// woven puts two runs of paragraphs into one, with the longest run that both have in common standing once.
func woven(a, b []string) []string {
	common := make([][]int, len(a)+1) // how many paragraphs what is left of both has in common
	common[len(a)] = make([]int, len(b)+1)
	for i := len(a) - 1; i >= 0; i-- {
		common[i] = make([]int, len(b)+1)
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				common[i][j] = common[i+1][j+1] + 1
			} else {
				common[i][j] = max(common[i+1][j], common[i][j+1])
			}
		}
	}
	var out []string
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i] == b[j]:
			out = append(out, a[i])
			i, j = i+1, j+1
		case common[i+1][j] >= common[i][j+1]:
			out = append(out, a[i])
			i++
		default:
			out = append(out, b[j])
			j++
		}
	}
	return slices.Concat(out, a[i:], b[j:])
}

// Init lists what was said.
func (s *Apart) Init() tea.Cmd {
	s.fill()
	return nil
}

// fill takes what is to be chosen between: texts first, and then how they are marked.
func (s *Apart) fill() {
	c := s.closure()
	if c == nil {
		return
	}
	s.said = s.textsApart()
	if s.texts = len(s.said) > 0; !s.texts {
		s.said = c.Apart(s.ask.Field())
	}
	s.lay()
}

// words says all of what was said, in lines.
func (s *Apart) words(said model.Saying) string {
	if s.texts {
		return said.Text
	}
	a, c := said.Answer, s.closure()
	var out []string
	add := func(label, words string) {
		if words != "" {
			out = append(out, label+": "+words)
		}
	}
	add("It is", string(a.Status))
	add("Answer", model.ValueWords(c, s.ask.Item, a.Value))
	add("What shows it", a.Evidence)
	if a.On != "" {
		add(orElse(s.ask.Item.OnWords, "When"), a.On.String())
	}
	if a.By != "" {
		add(orElse(s.ask.Item.ByWords, "Who"), c.PersonName(a.By))
	}
	add("Why", a.Because)
	return strings.Join(out, "\n")
}

// side draws the words of one of them, with what only it says marked: the first against the second, and every
// other against the first.
func (s *Apart) side(i, width int) []string {
	was, now, op := s.words(s.said[0]), s.words(s.said[max(i, 1)]), compare.Come
	if i == 0 {
		op = compare.Gone
	}
	if strings.TrimSpace(s.words(s.said[i])) == "" {
		return []string{s.r.Theme().Quiet.Render(s.r.Theme().Clip("Nothing is written here.", width))}
	}
	return difference.Side(s.r.Theme(), compare.Words(was, now), op, width, s.whole)
}

// whose says whose one of them is, and when it was said.
func (s *Apart) whose(i, width int) []string {
	t, said := s.r.Theme(), s.said[i]
	at := said.At.In(s.r.Now().Location())
	return []string{
		t.Selected.Render(t.Clip(fmt.Sprintf("%d  %s", i+1, s.r.Desk.WorkerNamed(said.By)), width)),
		t.Quiet.Render(t.Clip("   "+model.DateOf(at).String()+", "+at.Format("15:04"), width)),
	}
}

// columnGap is how many columns stand between two texts that are beside each other.
const columnGap = 4

func (s *Apart) lay() {
	if s.w == 0 || len(s.said) == 0 {
		return
	}
	t := s.r.Theme()
	s.head = nil
	add := func(style kit.Style, words string) {
		for _, l := range kit.Wrap(words, min(s.w, kit.Readable)) {
			s.head = append(s.head, style.Render(l))
		}
	}
	add(t.Heading, s.title())
	if s.h >= 14 {
		add(t.Quiet, s.about()+" "+difference.ApartLegend)
		s.head = append(s.head, "")
	}
	var lines []string
	if width := (s.w - columnGap) / 2; kit.SideBySide(s.w) && len(s.said) == 2 {
		beside := func(left, right []string) []string {
			n := max(len(left), len(right))
			return strings.Split(kit.Beside(kit.FitLines(left, width, n), kit.FitLines(right, width, n), width, columnGap), "\n")
		}
		s.head = append(append(s.head, beside(s.whose(0, width), s.whose(1, width))...), "")
		lines = beside(s.side(0, width), s.side(1, width))
	} else {
		width := min(s.w-3, kit.Readable)
		for i := range s.said {
			lines = append(lines, s.whose(i, width)...)
			for _, l := range s.side(i, width) {
				lines = append(lines, "   "+l)
			}
			lines = append(lines, "")
		}
	}
	s.head = s.head[:min(len(s.head), max(s.h-3, 0))]
	s.pager.Resize(s.w, s.h-len(s.head))
	s.pager.SetLines(lines)
}

func (s *Apart) title() string {
	words := "Two people said this apart, and differently"
	if n := len(s.said); n > 2 {
		words = strconv.Itoa(n) + " versions of this were said apart, and differ"
	}
	if sub := s.ask.Subject; sub != model.TheClosure && sub != model.TheChild {
		words += ": " + s.closure().Name(sub)
	}
	return words
}

// about says what can be done.
func (s *Apart) about() string {
	switch {
	case s.mayNot() != "":
		return "All of them are kept. " + s.mayNot()
	case s.texts:
		return "All are kept, and none holds until you choose one, or write a third from them in the editor."
	}
	return "All are kept, and none holds until you choose one. It can be changed afterwards, as any answer can."
}

// mayNot says why nothing can be chosen here; "" where it can.
func (s *Apart) mayNot() string {
	if c := s.closure(); c != nil {
		if err := model.MayChange(c, s.ask.Item); err != nil {
			return kit.Sentence(err)
		}
	}
	return ""
}

// Update scrolls.
func (s *Apart) Update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(kit.Shown); ok {
		if s.gone() || len(s.closure().Apart(s.ask.Field())) == 0 {
			return s.r.Back()
		}
		s.fill()
		return nil
	}
	s.pager.Update(msg)
	return nil
}

// Forget drops what was read, at the lock.
func (s *Apart) Forget() {
	s.said, s.head = nil, nil
	s.pager.SetLines(nil)
}

// Resize lays the page out.
func (s *Apart) Resize(w, h int) {
	s.w, s.h = w, h
	if s.said != nil && s.closure() != nil {
		s.lay()
	}
}

// Draw draws who said what.
func (s *Apart) Draw() (string, *tea.Cursor) {
	body, cursor := s.pager.Draw()
	cursor.Y += len(s.head)
	return kit.FitLines(append(slices.Clone(s.head), strings.Split(body, "\n")...), s.w, s.h), cursor
}

// which asks which one holds.
func (s *Apart) which() tea.Cmd {
	d := &kit.Dialog{Title: "Which one holds?", Words: "What is not chosen stays in the journal, and the choice can be taken back with Ctrl+Z.", Buttons: []kit.Button{{Words: "Back"}}}
	for i, said := range s.said {
		d.Buttons = append(d.Buttons, kit.Button{Words: fmt.Sprintf("%d: %s", i+1, s.r.Desk.WorkerNamed(said.By)), Letter: strconv.Itoa(i + 1), Do: s.keep(i)})
	}
	if s.texts {
		d.Buttons = append(d.Buttons, kit.Button{Words: "Write a third", Letter: "e", Do: s.write})
	}
	return s.r.Ask(d)
}

// keep lets one of them hold.
func (s *Apart) keep(i int) func() tea.Cmd {
	return func() tea.Cmd {
		if i >= len(s.said) {
			return nil
		}
		said := s.said[i]
		if !s.r.Change(func(c *model.Closure) ([]model.Event, error) {
			return model.Choose(c, s.r.Desk.Guide, s.ask.Field(), said.Entry)
		}) {
			return nil
		}
		name, _, _ := strings.Cut(s.r.Desk.WorkerNamed(said.By), ", ")
		words := "Kept as " + name + " has it. The rest stays in the journal."
		if len(s.closure().Apart(s.ask.Field())) > 0 { // its text, and how it is marked
			s.fill()
			s.pager.Top()
			s.r.Say(words)
			return nil
		}
		cmd := s.then()
		s.r.Say(words)
		return cmd
	}
}

// write takes all of them into the editor.
func (s *Apart) write() tea.Cmd {
	text := newText(s.r, Alone(s.ask), s.ask)
	text.third = true
	text.load()
	cmd := s.r.Push(text)
	s.r.Say("All are in the editor, one below the other; what they share stands once. What you leave there holds.")
	return cmd
}

// Keys are the page's keys.
func (s *Apart) Keys() []kit.Key {
	why := s.mayNot()
	keys := []kit.Key{{Press: []string{"enter"}, Show: "Enter", Words: "choose", More: "asks which one holds", Do: s.which, Off: why}}
	for i := range min(len(s.said), 9) {
		n := strconv.Itoa(i + 1)
		keys = append(keys, kit.Key{Press: []string{n}, Show: n, Words: "keep " + n, More: "lets this one hold: " + s.r.Desk.WorkerNamed(s.said[i].By) + "'s", Do: s.asked(i), Off: why})
	}
	if s.texts {
		keys = append(keys, kit.Key{Press: []string{"e"}, Show: "e", Words: "write a third", More: "takes all of them into the editor, for you to write one from them", Do: s.write, Off: why})
	}
	fold := kit.Key{Press: []string{"u"}, Show: "u", Words: "unfold", More: "shows what all of them say as well, and folds it again", Do: s.unfold, Quiet: true}
	return append(keys, fold, s.r.BackKey())
}

// asked asks whether one of them is to hold.
func (s *Apart) asked(i int) func() tea.Cmd {
	return func() tea.Cmd {
		other := s.words(s.said[0])
		if i == 0 {
			other = s.words(s.said[1])
		}
		return s.r.Ask(&kit.Dialog{Title: "Is this the one to keep?", Words: s.r.Desk.WorkerNamed(s.said[i].By) + "'s: " + tellApart(s.words(s.said[i]), other, s.r.Theme().Glyphs.Ellipsis) + "\n\nWhat is not chosen stays in the journal.",
			Buttons: []kit.Button{{Words: "Back"}, {Words: "Keep this one", Letter: "y", Do: s.keep(i)}}})
	}
}

func (s *Apart) unfold() tea.Cmd {
	s.whole = !s.whole
	s.lay()
	return nil
}

// Typing is never so here.
func (s *Apart) Typing() bool { return false }

// Help explains the choice.
func (s *Apart) Help() string {
	return s.title() + ". " + s.about() + " " + difference.ApartLegend + " Long stretches that all of them say are folded; u unfolds them, and folds them again.\n\n" + s.help()
}
