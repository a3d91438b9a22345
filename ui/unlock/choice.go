package unlock

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"handover/store"
	"handover/ui/kit"
)

// A Choice is where another passphrase is chosen, as the first run has it: typed twice, with words drawn
// by lot on offer. It belongs into a form, which Into names.
type Choice struct {
	Into func() *kit.Form

	strength    store.Strength
	words       string // that are offered; none where there is no chance to draw them by
	taken       bool
	pass, again *kit.Field
}

// NewChoice makes a choice. A passphrase of less strength is refused, with the reason; the zero Strength
// is the least.
func NewChoice(least store.Strength) *Choice {
	if least == (store.Strength{}) {
		least = store.LeastStrength
	}
	return &Choice{strength: least}
}

// Fields makes the two fields anew, empty, and draws other words.
func (c *Choice) Fields() []*kit.Field {
	c.words, c.taken = "", false
	if words, err := c.strength.Offer(); err == nil { // without chance there are none to offer
		c.words = words
	}
	c.pass = &kit.Field{ID: "new", Kind: kit.SecretField, Label: "The new passphrase", Need: "Choose a passphrase."}
	c.pass.Check = func(value string) error {
		if why := c.strength.Weakness([]byte(value)); why != "" {
			return errors.New(why)
		}
		return nil
	}
	c.pass.Changed = func(*kit.Field) tea.Cmd {
		c.taken = false
		return nil
	}
	c.again = &kit.Field{ID: fieldAgain, Kind: kit.SecretField, Label: "The same once more", Need: "Type it a second time, so that a slip cannot lock you out."}
	c.again.Check = func(value string) error {
		if value != c.pass.Value() {
			return errors.New("the two are not the same; type them again")
		}
		return nil
	}
	return []*kit.Field{c.pass, c.again}
}

// Typed returns the passphrase.
func (c *Choice) Typed() string { return c.pass.Value() }

// Words says what words are on offer, and once they are taken that they belong on paper; "" where there
// are none.
func (c *Choice) Words() string {
	switch {
	case c.words == "":
		return ""
	case c.taken:
		return "Write these words on paper now, and type them once below:   " + c.words
	}
	return "Words drawn for you by lot (F2 takes them):   " + c.words
}

// Hint brings the words to where they can be read when there is no room for them above the form.
func (c *Choice) Hint(on bool) {
	c.pass.Hint, c.again.Hint = "", ""
	switch {
	case !on || c.words == "":
	case c.taken:
		c.again.Hint = "On paper, not beside the laptop: " + c.words
	default:
		c.pass.Hint = "F2 takes these: " + c.words
	}
}

// Keys take the words, or draw others.
func (c *Choice) Keys() []kit.Key {
	if c.words == "" {
		return nil
	}
	return []kit.Key{
		{Press: []string{"f2"}, Show: "F2", Words: "take these words", More: "makes the words that are offered your passphrase; write them down", Do: c.take},
		{Press: []string{"f3"}, Show: "F3", Words: "other words", More: "draws others", Do: c.other},
	}
}

// take takes the words. They are still typed once: whoever has typed them from paper has them on paper.
func (c *Choice) take() tea.Cmd {
	c.pass.SetText(c.words)
	c.again.SetText("")
	c.Into().Focus(fieldAgain)
	c.taken = true
	return nil
}

func (c *Choice) other() tea.Cmd {
	if words, err := c.strength.Offer(); err == nil {
		if c.taken {
			c.pass.SetText("")
			c.again.SetText("")
			c.Into().Focus("new")
		}
		c.words, c.taken = words, false
	}
	return nil
}
