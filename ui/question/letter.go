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

// countOffers counts what a letter could say now and does not.
func (s *Text) countOffers() {
	s.offers = 0
	if s.letter() {
		s.offers = len(letter.Of(s.r, s.ask))
	}
}

// offered says that there is something that the letter could say now.
func (s *Text) offered(short bool) string {
	switch {
	case s.offers == 0:
		return ""
	case short:
		return "What is next has changed: F5"
	}
	return "What happens next has changed: F5"
}

// letterKeys are the keys of a letter beside those of any text.
func (s *Text) letterKeys() []kit.Key {
	first := func(to func() kit.Screen) func() tea.Cmd { // what is shown there is the text as it stands here
		return func() tea.Cmd {
			if err := s.Leave(); err != nil {
				s.r.Wrong(err)
				return nil
			}
			return s.r.Push(to())
		}
	}
	offers := kit.Key{Press: []string{"f5"}, Show: "F5", Words: "what has changed", More: "offers the words for what happens next now; none goes into the letter unless you put it there",
		Do: first(func() kit.Screen { return letter.NewOffers(s.r, s.ask, s.insert) })}
	if s.offers == 0 {
		offers.Off, offers.Quiet = "Nothing has changed that the letter does not say.", true
	}
	return []kit.Key{offers, {Press: []string{"f7"}, Show: "F7", Words: "as it reads", More: "shows the letter as it would be given, with what is for you alone below it; from there it is written out",
		Do: first(func() kit.Screen { return letter.New(s.r, s.ask.Subject) })}}
}

// insert puts an offer into the letter as a paragraph of its own. None of the writer's words are changed.
func (s *Text) insert(o document.Offer) error {
	at, words := letter.Place(s.text.Standing()(), s.closure().Name(o.Service), o.Text, s.text.At())
	if did := s.text.Insert(at, words); did.Say != "" {
		return errors.New(did.Say)
	}
	return s.Leave()
}
