package handover

import (
	"fmt"
	"strings"

	"handover/model"
	"handover/model/guide"
	"handover/ui/checklist"
	"handover/ui/kit"
	"handover/ui/room"
)

// Dress says on the row of a service, in a list of so many columns, how its referral stands, what comes
// next and when, and which of the eight marks it bears. With its detail beside it the marks are numbered,
// and the detail names them.
func Dress(r *room.Room, row kit.Row, service model.Subject, width int, beside bool) kit.Row {
	t, c, g, today := r.Theme(), r.Desk.Closure(), r.Desk.Guide, r.Desk.Today()
	if c == nil || service.Kind != model.KindService {
		return row
	}
	due := model.DueOf(c, g, service, today)
	state := dueState(due, today)
	if state == kit.Overdue {
		row.Mark = t.Mark(state)
	}
	in := width - 2 - kit.Width(row.Mark) - 1
	stands, words := "", DueWords(t, due, today)
	if moves := model.ReferralOf(c, service); len(moves) > 0 {
		stands = " " + t.Glyphs.Between + " " + shortStep(c, g.Item(model.ItemReferral), moves[len(moves)-1].To)
	}
	left := in - 2 - kit.Width(row.Words)
	if kit.Width(words) > left && due.Due != "" {
		words = checklist.Late(due.Due, today)
	}
	if kit.Width(stands)+kit.Width(words) <= left { // what comes next goes before how it stands
		row.Words += stands
	}
	row.Right = t.Words(state, words)
	row.Under = marksLine(t, Marks(c, g, service, today), in, beside)
	return row
}

// dueState is how what comes next for a service stands.
func dueState(due model.ServiceDue, today model.Date) kit.State {
	switch {
	case due.Done:
		return kit.Settled
	case due.Due == "":
		return kit.Open
	case due.Due < today:
		return kit.Overdue
	}
	return kit.Waits
}

// markWords name the eight marks where room is short, in the order of guide.Marks.
var markWords = [len(guide.Marks)]string{"planned", "spoken", "covered", "read back", "sent", "received", "introduced", "family"}

// marksLine says in a line which of the eight marks there are and which are open.
func marksLine(t *kit.Theme, marks [len(guide.Marks)]kit.State, width int, beside bool) string {
	by, numbered := map[kit.State][]string{}, ""
	for i, state := range marks {
		by[state] = append(by[state], markWords[i])
		numbered += fmt.Sprintf("%d%s ", i+1, kit.Bare(t.Mark(state)))
	}
	done, of := len(by[kit.Settled]), len(marks)-len(by[kit.Aside])
	group := func(state kit.State) string {
		if len(by[state]) == 0 {
			return ""
		}
		return kit.Bare(t.Mark(state)) + " " + strings.Join(by[state], ", ") + "  "
	}
	whole := strings.TrimRight(group(kit.Settled)+group(kit.Open), " ")
	switch {
	case of == 0:
		return "no handover to make"
	case beside:
		return fmt.Sprintf("%s  %d of %d", strings.TrimSpace(numbered), done, of)
	case kit.Width(whole) <= width:
		return whole
	}
	return strings.TrimRight(fmt.Sprintf("%s %d of %d  ", t.Glyphs.Settled, done, of)+group(kit.Open), " ")
}

// Detail tells beside the list how the handover to a service stands: its referral, each of the eight marks
// with when it was made, what comes next, and whom to ask for there.
func Detail(r *room.Room, service model.Subject, width int) []string {
	t, c, g, today := r.Theme(), r.Desk.Closure(), r.Desk.Guide, r.Desk.Today()
	if c == nil || service.Kind != model.KindService {
		return nil
	}
	lines := []string{t.Heading.Render(t.Clip(c.Name(service), width))}
	for _, item := range []string{model.ItemContact, model.ItemReach} {
		if words := said(r, c, item, service); words != "" {
			lines = append(lines, t.Quiet.Render(t.Clip(words, width)))
		}
	}
	if life := referralLine(r, service, width); life != "" {
		lines = append(lines, "", life)
	}
	lines = append(lines, "")
	marks := Marks(c, g, service, today)
	for i, m := range guide.Marks {
		words := ""
		for _, it := range g.Items {
			if it.Mark == m.ID && marks[i] != kit.Aside {
				_, words = checklist.Standing(c, g, model.Ask{Item: it, Subject: service}, today)
			}
		}
		line := kit.Pad(fmt.Sprintf("%d %s", i+1, t.Tell(marks[i], m.Words)), 22)
		lines = append(lines, t.Clip(line+t.Quiet.Render(words), width))
	}
	due := model.DueOf(c, g, service, today)
	return append(lines, "", t.Clip(t.Tell(dueState(due, today), DueWords(t, due, today)), width))
}
