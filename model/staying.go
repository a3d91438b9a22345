package model

import (
	"errors"
	"fmt"
	"slices"

	"handover/model/guide"
)

// SettleElsewhere answers for a withheld passage what becomes of the same words in other sections: in each they are
// withheld too, as they stand there, or stay on purpose. A passage with words that stay is marked again with those.
func SettleElsewhere(c *Closure, g *guide.Guide, mark EntryID, too []PassageWithheld, stays []StayingWords) ([]Event, error) {
	at := slices.IndexFunc(c.copies.marks, func(m *WithheldPassage) bool { return m.Entry == mark && !m.Shown })
	if at < 0 {
		return nil, errors.New("that passage is not withheld")
	}
	m := c.copies.marks[at]
	var out []Event
	for _, ev := range too {
		ev.To, ev.Because, ev.Agreed = m.To, m.Because, m.Agreed
		more, err := Withhold(c, g, ev)
		if err != nil {
			return nil, err
		}
		out = append(out, more...)
	}
	if len(stays) == 0 {
		return out, nil
	}
	again := m.PassageWithheld
	again.Stays = slices.Clone(m.Stays)
	for _, s := range stays {
		s.Because, s.Agreed = CleanLine(s.Because), CleanLine(s.Agreed)
		again.Stays = append(slices.DeleteFunc(again.Stays, func(o StayingWords) bool { return o.Section == s.Section }), s)
	}
	more, err := checked(g, again)
	if err != nil {
		return nil, fmt.Errorf("noting where these words stay: %w", err)
	}
	// The mark that there was ends last: at no time are the words withheld by neither.
	shown, err := ShowPassage(c, g, PassageShown{Mark: mark, Because: "Marked again, with where else the same words stay.", Agreed: stays[0].Agreed})
	if err != nil {
		return nil, err
	}
	return slices.Concat(out, more, shown), nil
}
