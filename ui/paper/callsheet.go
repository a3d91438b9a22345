package paper

import (
	"fmt"
	"slices"
	"strings"

	"handover/model"
	"handover/model/guide"
)

// Ids of the questions that have a place of their own on the sheet.
const (
	itemBasis = "service.basis"
	itemTold  = "service.told"
	itemKeep  = "service.not-passed-on"
	itemBack  = "service.readback"
)

// The groups of the guide that one call is made of, in the order in which they stand on the sheet.
const (
	groupSharing = "handover.sharing"
	groupCall    = "handover.conversation"
	groupBack    = "handover.read-back"
)

// CallSheet writes a blank form for one handover call, in a nation's words: what the program's own call page
// asks, on paper. What the guide gains stands on it by itself.
func CallSheet(g *guide.Guide, nation string) string {
	s := sheet{g: g, nation: nation}
	s.line("CALL SHEET: HANDING OVER TO ONE SERVICE")
	s.words("", "One sheet for each call. Filled in, it holds what the record holds: keep it as safe. Initials will do for names.")
	s.line("")
	s.blanks("Reference", 22, "Child", 16, "Date", 22)
	s.blanks("Service", 27, "Person and role", 31)
	s.blanks("Number", 22, "Began", 12, "Ended", 12, "Worker", 20)

	s.head("1", "Before the first word: the basis for sharing")
	for _, it := range s.group(groupSharing) {
		switch {
		case it.ID == itemBasis:
			for _, o := range it.Options {
				s.words("[ ] ", o.In(nation))
			}
		case len(it.When) > 0: // asked only after one of the boxes above
			s.ask("If so: "+lower(it.Title), 1)
		case it.ID == itemKeep:
			s.ask("MUST NOT BE PASSED ON, and to whom (say it early, and again at the end)", 2)
		default:
			s.ask(it.Title, 1)
		}
	}

	s.head("2", "What they need to hear")
	s.words("", "Tick what you told them, and what they asked about.")
	s.line("told asked")
	told := g.Item(itemTold)
	for _, o := range told.Options {
		s.words("[ ]  [ ]  ", o.In(nation)+ifAny(o))
		s.line("          They said: " + rule(57))
	}

	s.head("3", "To be said in so many words")
	for _, line := range s.said() {
		s.words("  ", line)
	}
	for _, it := range s.group(groupCall) {
		if it.Kind == guide.Query && it.Type == guide.YesNo && it.Needed("on") && len(verdict(it)) > 0 {
			s.words("[ ] said  ", it.Title)
		}
	}

	s.head("4", "If ... then ... who")
	for range 3 {
		s.blanks("If", 78)
		s.blanks("  then", 52, "who", 25)
	}
	s.head("5", "The rest of the call")
	for _, it := range s.group(groupCall) {
		if it.ID != itemTold && len(verdict(it)) == 0 && it.Mark != "planned" && it.Mark != "spoken" {
			s.ask(it.Title, 1)
		}
	}

	s.head("6", "Said back to you: their words, not yours")
	for _, it := range s.group(groupBack) {
		lines := 1
		switch {
		case it.ID == itemBack:
			s.words("", plainly(it, asked(it, nation)))
			s.rules(3)
			continue
		case it.Type == guide.LongText:
			lines = 2
		}
		s.ask(it.Title, lines)
	}

	s.head("7", "How the call came out")
	var boxes []string
	for _, o := range model.Outcomes {
		boxes = append(boxes, "[ ] "+o.Words)
	}
	s.boxes(boxes)
	s.blanks("If it broke off: what had been told by then", 78)
	s.blanks("Try again on", 24, "at", 16, "ask for", 30)
	s.line("")
	s.words("", "When you are back: type it onto the service's page under Handover, and note the attempt there. "+afterTyping)
	return s.b.String()
}

// afterTyping is what becomes of a form once it is typed up. Some councils keep notes made by hand.
const afterTyping = "Check what you typed against this paper. Then destroy it as confidential waste, unless your council's rules say to keep notes made by hand. Never leave it in a bag or a car."

// A sheet is a form that is being written, in lines no wider than paper.
type sheet struct {
	g      *guide.Guide
	nation string
	b      strings.Builder
}

func (s *sheet) line(words string) { s.b.WriteString(words + "\n") }

func (s *sheet) words(before, words string) { write(&s.b, before, words) }

// head begins a part.
func (s *sheet) head(number, title string) {
	s.line("")
	s.line(number + "  " + strings.ToUpper(title))
}

// blanks writes labels in one line, each with room of so many columns for label and answer; the last has the
// rest of the line.
func (s *sheet) blanks(pairs ...any) {
	line := ""
	for i := 0; i+1 < len(pairs); i += 2 {
		label, width := pairs[i].(string), pairs[i+1].(int)
		if line != "" {
			line += "  "
		}
		if i+2 == len(pairs) {
			width = onPaper - len(line)
		}
		line += label + " " + rule(width-len(label)-1)
	}
	s.line(line)
}

// boxes writes boxes to tick, as many in a line as there is room for.
func (s *sheet) boxes(boxes []string) {
	line := ""
	for _, box := range boxes {
		switch {
		case line == "":
			line = box
		case len(line)+3+len(box) > onPaper:
			s.line(line)
			line = box
		default:
			line += "   " + box
		}
	}
	s.line(line)
}

// ask writes a label with room for its answer beside it, and in further lines.
func (s *sheet) ask(label string, lines int) {
	if rest := onPaper - len([]rune(label)) - 2; rest >= 20 {
		s.line(label + ": " + rule(rest))
		lines--
	} else {
		s.words("", label+":")
	}
	s.rules(lines)
}

// rules writes empty lines to write on.
func (s *sheet) rules(n int) {
	for range n {
		s.line(rule(onPaper))
	}
}

func rule(n int) string { return strings.Repeat("_", max(n, 0)) }

// group lists what a group asks about each service, in the nation.
func (s *sheet) group(id string) []*guide.Item {
	var out []*guide.Item
	for _, it := range s.g.Items {
		if it.Group == id && it.Form == guide.Question && slices.Contains(it.Each, guide.EachService) && inNation(s.g, it, s.nation) {
			out = append(out, it)
		}
	}
	return out
}

// said gives the words of the briefing that serve the same duties as the two things to be said (PG-4o, PG-4p).
func (s *sheet) said() []string {
	var out []string
	for _, it := range s.g.Items {
		if it.Form == guide.Line && it.Document == "briefing" && len(verdict(it)) > 0 {
			out = append(out, "“"+plainly(it, asked(it, s.nation))+"”")
		}
	}
	return out
}

// verdict gives which of the two an item serves: that stopping is no finding, and that much can still be done.
func verdict(it *guide.Item) []string {
	var out []string
	for _, o := range it.Obligations {
		if o == "PG-4o" || o == "PG-4p" {
			out = append(out, o)
		}
	}
	return out
}

// ifAny marks what is told only where it is so.
func ifAny(o guide.Option) string {
	if len(o.When) > 0 {
		return " (where it is so)"
	}
	return ""
}

// asked is an item's question in a nation's words.
func asked(it *guide.Item, nation string) string {
	ask, _ := it.Words(nation)
	return ask
}

// inNation reports whether an item is asked in a nation at all.
func inNation(g *guide.Guide, it *guide.Item, nation string) bool {
	elsewhere := func(id string) bool {
		f := g.Flag(id)
		return f != nil && f.Question == model.ItemNation && !slices.Contains(f.Options, nation)
	}
	here := func(id string) bool {
		f := g.Flag(id)
		return f != nil && f.Question == model.ItemNation && slices.Contains(f.Options, nation)
	}
	return !slices.ContainsFunc(it.When, elsewhere) && !slices.ContainsFunc(it.Unless, here)
}

func lower(title string) string { return fmt.Sprint(strings.ToLower(title[:1]), title[1:]) }
