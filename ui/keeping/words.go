package keeping

import (
	"strings"

	"handover/model"
	"handover/ui/kit"
	"handover/ui/room"
)

// Brief says in a few words how the local copy of the open closure stands, for the row on the
// closure's page that leads here, and gives the row's mark.
func Brief(r *room.Room, c *model.Closure) (mark, words string) {
	t, h, today := r.Theme(), header(c), r.Desk.Today()
	if _, since, held := c.Hold(); held {
		return t.Mark(kit.Waits), t.Words(kit.Waits, "on hold since "+since.Short())
	}
	words, ok := strings.CutPrefix(model.GoesWords(h, r.Stays(), today), "local copy ")
	if !ok {
		return t.Glyphs.Bullet, t.Quiet.Render("not transferred yet")
	}
	if on, _ := model.Goes(h, r.Stays()); on < today {
		return t.Mark(kit.Overdue), t.Words(kit.Overdue, words)
	}
	return t.Glyphs.Bullet, words
}

// header is what decides when a copy goes.
func header(c *model.Closure) model.Header {
	var h model.Header
	h.Transferred, _, _ = c.Transfer()
	_, _, h.Held = c.Hold()
	return h
}

// stands says how the local copy stands, a sentence or two for each thing that there is to say.
func stands(r *room.Room, c *model.Closure) []string {
	var out []string
	if words := model.TransferWords(c); words != "" {
		out = append(out, words)
	} else {
		out = append(out, "Not transferred: nothing here says that this closure is in the council's record.")
	}
	if words := model.HoldWords(c); words != "" {
		return append(out, words+" Nothing goes while it is on hold.")
	}
	if words := goes(header(c), r.Stays(), r.Desk.Today()); words != "" {
		out = append(out, words)
	}
	return out
}

// goes says when the copy goes, and that it never does so by itself.
func goes(h model.Header, k model.Keep, today model.Date) string {
	on, ok := model.Goes(h, k)
	switch {
	case !ok:
		return ""
	case on < today:
		return "The local copy was due to go on " + on.String() + ". Nothing is deleted by itself: purge it, or put it on hold and say why."
	case on == today:
		return "The local copy goes today. Nothing is deleted by itself: purge it, or put it on hold and say why."
	}
	return "The local copy goes on " + on.String() + ", " + k.String() + " after the transfer."
}

// answered says how something that the council's record lacked was answered.
func answered(l model.Lodged) string {
	if strings.TrimSpace(l.Where) != "" {
		return "In the council's record: " + l.Where
	}
	return "Not needed there: " + l.Because
}

// titleOf names one of the things that the council's record may lack.
func titleOf(what string) string {
	for _, kind := range model.Lodgeable {
		if kind.What == what {
			return kind.Title
		}
	}
	return what
}
