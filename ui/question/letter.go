package question

import (
	"errors"
	"slices"

	tea "charm.land/bubbletea/v2"

	"handover/model/document"
	"handover/model/guide"
	"handover/ui/kit"
	"handover/ui/letter"
)

// letter reports whether what is written is a letter.
func (s *Text) letter() bool { return slices.Contains(s.ask.Item.From, guide.FromLetter) }

// offering reports whether what is written is offered what changes around it.
func (s *Text) offering() bool { return s.letter() || s.ask.Item.Form == guide.Section }

// countOffers counts what the text could say now and does not.
func (s *Text) countOffers() {
	s.offers = 0
	if s.offering() {
		s.offers = len(letter.Of(s.r, s.ask))
	}
}

// offered says that there is something that the text could say now.
func (s *Text) offered(short bool) string {
	switch {
	case s.offers == 0:
		return ""
	case !s.letter():
		return "Recorded since: F5"
	case short:
		return "What is next has changed: F5"
	}
	return "What happens next has changed: F5"
}

// offerKeys are the keys of a letter, or of a section, beside those of any text.
func (s *Text) offerKeys() []kit.Key {
	first := func(to func() kit.Screen) func() tea.Cmd { // what is shown there is the text as it stands here
		return func() tea.Cmd {
			if err := s.Leave(); err != nil {
				s.r.Wrong(err)
				return nil
			}
			return s.r.Push(to())
		}
	}
	offers := kit.Key{Press: []string{"f5"}, Show: "F5", Words: "what has changed", More: "offers what the text could say now; none of it goes in unless you put it there",
		Do: first(func() kit.Screen { return letter.NewOffers(s.r, s.ask, s.insert) })}
	if s.offers == 0 {
		offers.Off, offers.Quiet = "Nothing has changed that the text does not say.", true
	}
	if !s.letter() {
		return []kit.Key{offers}
	}
	return []kit.Key{offers, {Press: []string{"f7"}, Show: "F7", Words: "as it reads", More: "shows the letter as it would be given, with what is for you alone below it; from there it is written out",
		Do: first(func() kit.Screen { return letter.New(s.r, s.ask.Subject) })}}
}

// insert puts an offer into the text as a paragraph of its own. None of the writer's words are changed.
func (s *Text) insert(o document.Offer) error {
	at, words := letter.Place(s.text.Standing()(), o.Title, o.Text, s.text.At())
	if did := s.text.Insert(at, words); did.Say != "" {
		return errors.New(did.Say)
	}
	return s.Leave()
}
