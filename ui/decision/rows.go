package decision

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/compare"
	"handover/model/document"
	"handover/model/guide"
	"handover/ui/kit"
	"handover/ui/share"
)

// A row is something that can be done, or read, or gone to.
type row struct {
	kit.Row
	do    func() tea.Cmd
	key   kit.Key  // a letter that does it too; none where it has no Press
	enter string   // what Enter does on it; "" for "go on"
	tell  []string // paragraphs about it
}

// A part is rows under one heading.
type part struct {
	title string
	rows  []row
}

// act is a row with a letter of its own. Where off says why it cannot be done now, it says so when it is tried.
func (s *Screen) act(letter, words, short, off string, do func() tea.Cmd, tell ...string) row {
	t := s.r.Theme()
	r := row{Row: kit.Row{ID: letter, Mark: t.Key.Render(letter), Words: words}, do: do, tell: tell}
	if off != "" {
		r.Right, r.tell = t.Quiet.Render("not now"), append([]string{off}, tell...)
	}
	r.key = kit.Key{Press: []string{letter}, Show: letter, Words: short, More: flat(strings.Join(tell, " ")), Do: do}
	return r
}

// parts are the rows of the page as the record stands.
func (s *Screen) parts(c *model.Closure) []part {
	worker, manager := part{title: "The worker"}, part{title: "The manager"}
	switch standOf(c, s.r.Desk.Guide, s.r.Desk.Today()) {
	case notSent:
		worker.rows = append(s.toSee(c), s.send(c, "Send it to the manager"), s.inWay(c))
	case withManager:
		if wrote, any := s.seen(c); any {
			worker.rows = append(worker.rows, wrote)
		} else if since, any := s.editedSince(c); any {
			worker.rows = append(worker.rows, s.send(c, "Send it again, as it reads now"), since)
		}
		worker.rows = append(worker.rows, s.takeBack())
		manager.rows = []row{s.decides()}
	case apart:
		worker.rows = []row{s.takeBack()}
	case returned, notToClose:
		worker.rows = append(s.toSee(c), s.send(c, "Send it again"))
	case edited:
		since, _ := s.editedSince(c)
		worker.rows = []row{s.send(c, "Send it again, as it reads now")}
		return []part{worker, {title: "What reads otherwise", rows: append([]row{since}, s.otherwise(c)...)}, s.reading(c), s.before(c)}
	case authorised, ended:
		return []part{{title: "What follows", rows: s.follows(c)}, s.reading(c), s.before(c)}
	}
	if s.mayDecide() == nil { // it is the manager who sits here
		return []part{s.points(c), manager, s.reading(c), worker, s.before(c)}
	}
	return []part{s.points(c), worker, manager, s.reading(c), s.before(c)}
}

// ways are the letters of the selected row, and of the others.
func (s *Screen) ways(c *model.Closure) []kit.Key {
	return slices.Concat(s.pointKeys(c), s.backKeys(c), s.letters)
}

// send is the row that sends the record.
func (s *Screen) send(c *model.Closure, words string) row {
	g, today := s.r.Desk.Guide, s.r.Desk.Today()
	off := ""
	if n := len(model.Outstanding(c, g, guide.Submit, today)); n > 0 {
		off = standsInWay(c, g, today) + " The page What stands in the way (w) leads to each."
	}
	tell := "It is shown whole first, as the manager will read it, and then asked once."
	if points := c.OpenPoints(); len(points) > 0 {
		if answered, _ := pointCounts(points); answered < len(points) {
			tell += fmt.Sprintf(" %d of %s %s not answered yet.", len(points)-answered, model.Many(len(points), "point", "points"), verb(len(points)-answered, "is", "are"))
		}
	}
	return s.act("s", words, "send", off, s.sendIt, tell)
}

// inWay is the row that leads to the page What stands in the way.
func (s *Screen) inWay(c *model.Closure) row {
	g, today := s.r.Desk.Guide, s.r.Desk.Today()
	words := standsInWay(c, g, today)
	if stays := reasons(c, g, today); stays > 0 {
		words += fmt.Sprintf(" %s with a reason that you gave: the manager sees %s.", manyStay(stays), verb(stays, "it", "each"))
	}
	r := s.act("w", "What stands in the way", "what stands in the way", "", s.inTheWay, words)
	if n := len(model.Outstanding(c, g, guide.Submit, today)); n > 0 {
		r.Right = fmt.Sprint(n)
	} else {
		r.Right = s.r.Theme().Good.Render("nothing")
	}
	return r
}

func manyStay(n int) string {
	if n == 1 {
		return "1 query stays open"
	}
	return fmt.Sprintf("%d queries stay open", n)
}

// standsInWay counts what stands in the way of sending.
func standsInWay(c *model.Closure, g *guide.Guide, today model.Date) string {
	gates, queries := 0, 0
	for _, b := range model.Outstanding(c, g, guide.Submit, today) {
		if b.Kind == guide.Gate {
			gates++
		} else {
			queries++
		}
	}
	var out []string
	if gates > 0 {
		out = append(out, model.Many(gates, "gate", "gates"))
	}
	if queries == 1 {
		out = append(out, "1 query")
	} else if queries > 1 {
		out = append(out, fmt.Sprintf("%d queries", queries))
	}
	if len(out) == 0 {
		return "Nothing stands in the way of sending it."
	}
	return strings.Join(out, " and ") + " " + verb(gates+queries, "stands", "stand") + " in the way of sending it."
}

// reasons counts the queries that stay open with a reason, which the manager sees.
func reasons(c *model.Closure, g *guide.Guide, today model.Date) int {
	n := 0
	for _, p := range model.Piles(c, g, guide.Submit, today) {
		if p.Firmness == model.FirmStays {
			n += len(p.Blockers)
		}
	}
	return n
}

// takeBack is the row that takes the record back.
func (s *Screen) takeBack() row {
	return s.act("r", "Take it back", "take back", "", s.recall, "With a reason, as long as nothing is decided. It is then yours to change, and to send again.")
}

// decides is the row that leads to the manager's form.
func (s *Screen) decides() row {
	off := ""
	if err := s.mayDecide(); err != nil {
		off = kit.Sentence(err)
	}
	return s.act("m", "Record the decision", "decide", off, s.decide, "What was sent opens first, to be read; from there the manager authorises it, sends it back with points, or does not close, with the reasons in their own words.",
		"A word that the manager would rather mend themselves is written into its section under Closing summary; the worker sees it first.")
}

// toSee is seen, where there is something to see before the record is sent again.
func (s *Screen) toSee(c *model.Closure) []row {
	if wrote, any := s.seen(c); any {
		return []row{wrote}
	}
	return nil
}

// seen is the row of what the manager wrote into the record.
func (s *Screen) seen(c *model.Closure) (row, bool) {
	all := s.corrections(c)
	if len(all) == 0 {
		return row{}, false
	}
	var titles []string
	for _, wrote := range all {
		titles = append(titles, s.title(c, wrote.Field))
	}
	return s.act("n", "See what the manager wrote into it", "see what was written", "", s.see,
		"Written by "+s.who(all[0].By)+": "+strings.Join(titles, "; ")+".", "It is shown as a difference. You take it as it is, or change it and send the record again."), true
}

// editedSince is the row of what reads otherwise than it was sent.
func (s *Screen) editedSince(c *model.Closure) (row, bool) {
	sent := c.Sent()
	fields := model.Edited(c, s.r.Desk.Guide, sent, s.r.Desk.Today())
	if len(fields) == 0 {
		return row{}, false
	}
	var titles []string
	for _, f := range fields {
		titles = append(titles, s.title(c, f))
	}
	return s.act("e", "What was edited since it was sent", "edited since", "", func() tea.Cmd {
		return s.r.Push(s.difference("Edited since", func(c *model.Closure) version { return s.sentVersion(c.Sent()) }, s.nowVersion))
	}, strings.Join(titles, "; ")+"."), true
}

// otherwise are the sections that read otherwise than what was authorised; Enter goes to each.
func (s *Screen) otherwise(c *model.Closure) []row {
	var out []row
	t := s.r.Theme()
	sent := c.Sent()
	for _, sec := range compare.Sections(sent.Sections, model.RecordSections(c, s.r.Desk.Guide, s.r.Desk.Today()), func(f model.Field) string { return s.title(c, f) }) {
		if sec.Change == compare.Stayed {
			continue
		}
		out = append(out, row{Row: kit.Row{ID: sectionRow + fieldID(sec.Field), Mark: t.Mark(kit.Open), Words: sec.Title, Right: t.Quiet.Render(changeWords(sec))},
			do: s.open(sec.Field), enter: "go there", tell: []string{"b puts the words back as they were authorised; Enter goes to the section."}})
	}
	return out
}

// follows are the questions that come after the decision.
func (s *Screen) follows(c *model.Closure) []row {
	var out []row
	t, g, today := s.r.Theme(), s.r.Desk.Guide, s.r.Desk.Today()
	for _, id := range []string{"decide.stored", model.ItemClosed, "decide.agencies-told"} {
		it := g.Item(id)
		if it == nil || !model.Applies(c, g, it, model.TheClosure, today) {
			continue
		}
		state, words := kit.Open, "open"
		if model.Settled(c, g, it, model.TheClosure, today) {
			state, words = kit.Settled, document.Said(c, model.Ask{Item: it, Subject: model.TheClosure})
		}
		ask, _ := it.Words(c.Nation())
		out = append(out, row{Row: kit.Row{ID: id, Mark: t.Mark(state), Words: it.Title, Right: t.Words(state, t.Clip(flat(words), 34))},
			do: s.open(model.Field{Item: id, Subject: model.TheClosure}), enter: "answer", tell: []string{model.Fill(ask, c, model.TheChild)}})
	}
	out = append(out, row{Row: kit.Row{ID: "copies", Mark: t.Glyphs.Bullet, Words: "Copies and signatures"}, enter: "open",
		do: func() tea.Cmd { return s.r.Push(share.New(s.r)) }, tell: []string{"Who gets a copy of the record, what each leaves out, how it was given, and who signed."}})
	n := len(model.Outstanding(c, g, guide.Shared, today))
	words, tell := "What is left to share", "What is left until everything is shared: copies, receipts, signatures, first appointments."
	if !c.Frozen() {
		n += len(model.Outstanding(c, g, guide.Close, today))
		words, tell = "What stands in the way of the end, and of sharing it", "What is left before involvement ends, and before everything is shared: copies, receipts, first appointments."
	}
	r := s.act("w", words, "what stands in the way", "", s.inTheWay, tell)
	r.Right = fmt.Sprint(n)
	return append(out, r)
}

// reading is what there is to read.
func (s *Screen) reading(c *model.Closure) part {
	p := part{title: "To read"}
	sent := c.Sent()
	if sent == nil {
		p.rows = append(p.rows, s.act("v", "The record, as it reads now", "view the record", "", s.view))
	} else {
		p.rows = append(p.rows, s.act("v", "What was sent", "view what was sent", "", s.viewSent(sent.Entry), "As it was sent on "+s.day(sent.At)+", whatever was edited since."))
	}
	if before := s.decidedBefore(c); before != nil {
		changed := s.act("c", "What changed since it was last decided on", "what changed", "", func() tea.Cmd {
			return s.r.Push(s.difference("What changed", func(c *model.Closure) version { return s.sentVersion(s.decidedBefore(c)) }, s.laterVersion))
		}, "Section by section, against what was sent on "+s.day(before.At)+": "+lowerFirst(decided(before.Decision.Decision))+" on "+s.day(before.Decision.At)+".")
		if slices.Equal(before.Sections, s.laterVersion(c).sections) {
			changed.Right = s.r.Theme().Quiet.Render("nothing")
		}
		p.rows = append(p.rows, changed)
	}
	if sent != nil && sent.Decision != nil {
		p.rows = append(p.rows, s.act("t", "The manager's reasons, in full", "reasons", "", s.viewReasons))
	}
	return p
}

// decidedBefore is the newest record that was decided on before the one that stands now: before the one that lies
// with the manager, or is being mended.
func (s *Screen) decidedBefore(c *model.Closure) *model.Submission {
	all, sent := c.Submissions(), c.Sent()
	for i := len(all) - 1; i >= 0; i-- {
		if all[i].Decision == nil || all[i].Apart {
			continue
		}
		if sent != nil && all[i].Entry == sent.Entry && (sent.Decision.Decision == model.DecisionAuthorised) {
			continue // what was edited since has a row of its own
		}
		return &all[i]
	}
	return nil
}

// before lists the records that were sent before the one that stands now.
func (s *Screen) before(c *model.Closure) part {
	p := part{title: "Sent before"}
	sent := c.Sent()
	for _, sub := range slices.Backward(c.Submissions()) {
		if sent != nil && sub.Entry == sent.Entry {
			continue
		}
		words := "no decision: sent anew"
		switch {
		case sub.Back != nil:
			words = "taken back"
		case sub.Decision != nil:
			words = strings.ToLower(decided(sub.Decision.Decision))
		}
		p.rows = append(p.rows, row{Row: kit.Row{ID: "sent\x00" + string(sub.Entry), Mark: s.r.Theme().Glyphs.Bullet, Words: "Sent on " + s.moment(sub.At), Right: s.r.Theme().Quiet.Render(words)},
			do: s.viewSent(sub.Entry), enter: "read", tell: []string{"Recorded as sent by " + s.who(sub.By) + "."}})
	}
	return p
}

// title names a section of the record.
func (s *Screen) title(c *model.Closure, f model.Field) string {
	it := s.r.Desk.Guide.Item(f.Item)
	if it == nil {
		return f.Item
	}
	return document.Heading(c, model.Ask{Item: it, Subject: f.Subject})
}

func fieldID(f model.Field) string {
	return f.Item + "\x00" + string(f.Subject.Kind) + "\x00" + f.Subject.ID
}
