package unlock

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/store"
	"handover/ui/kit"
)

// A choosing is a Choice as a step on the way in: the two fields, and words above them.
type choosing struct {
	*Choice
	page   *page
	form   *kit.Form
	label  string // of the first field
	finish string // the button's words
	done   func(passphrase string) tea.Cmd
}

const (
	field      = "passphrase" // where it is asked for
	fieldAgain = "again"
)

func newChoosing(p *page, least store.Strength, label, finish string, done func(string) tea.Cmd) *choosing {
	c := &choosing{Choice: NewChoice(least), page: p, label: label, finish: finish, done: done}
	c.Into = func() *kit.Form { return c.form }
	c.empty()
	return c
}

// empty draws other words, and makes a form that holds nothing.
func (c *choosing) empty() {
	was := c.form
	fields := c.Fields()
	c.pass.Label = c.label
	c.form = kit.NewForm(c.page.house.Theme(), c.page.today, fields...)
	c.form.Finish = c.finish
	c.form.Done = func() tea.Cmd { return c.done(c.Typed()) }
	if was != nil && c.page.form == was {
		c.page.form = c.form
	}
}

// fail says what was wrong with it in the end.
func (c *choosing) fail(err error) { c.again.Fail(kit.Sentence(err)) }

// paragraphs say what is to be done, beginning with why.
func (c *choosing) paragraphs(why string) []string {
	if c.taken {
		return []string{"Your words:   " + c.words,
			"Write them on paper now, keep the paper away from the laptop, and type them once below."}
	}
	words := []string{why}
	if c.words != "" {
		words = append(words, "Words drawn for you by lot, if you like them:   "+c.words)
	}
	return words
}

// hint brings the words to where they can be read when there is no room for the paragraphs.
func (c *choosing) hint(paragraphs []string) { c.Hint(!c.page.room(paragraphs)) }

// about is what F1 tells of passphrases.
const about = "A long passphrase of ordinary words is both easier to remember and harder to guess than a short one of signs. Words drawn by lot are the hardest to guess."

// onPaper is a recovery code as it was typed, without the spaces around it.
func onPaper(typed string) []byte { return []byte(strings.TrimSpace(typed)) }
