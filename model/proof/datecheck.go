package proof

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"handover/model"
)

// The questions that dates are compared with.
const (
	itemBegan   = "start.began"
	itemDecided = "start.decided"
)

// sections that tell of our own work, whose dates lie within our involvement.
func ofOurWork(item string) bool {
	return item == "record.work" || item == "record.action" || item == "record.planned"
}

// How far a date may lie from the others before it is asked about.
const (
	explained = 31 // days before involvement began or after it ended: the record can explain them
	farOff    = 5  // years from every other date
	together  = 3  // years within which two dates tell of one time
)

// day reads a date that a question was answered with.
func (r *reading) day(item string) model.Date {
	if r.Closure == nil {
		return ""
	}
	if d := model.Date(r.Closure.About(item).Value.First()); d.Valid() {
		return d
	}
	return ""
}

// checkDates asks about dates, each for the weightiest reason only.
func (r *reading) checkDates() {
	order := r.outOfOrder()
	for i, d := range r.dates {
		s := r.sentence(d.from)
		switch {
		case !d.exists():
			r.impossible(d)
		case order[i] > 0:
			last := r.dates[order[i]]
			r.askDate(d.from, last.to, "date-order",
				"The first of these dates is the later one.",
				"See which of the two is right. Perhaps a year, or a day and a month, changed places.")
		case order[i] < 0, d.year == 0:
		case r.beforeBirth(d, s):
			r.askDate(d.from, d.to, "date-before-birth",
				"This is before "+r.called()+" was born, on "+r.day(model.ItemBorn).String()+".",
				"See whether the year is right. If it tells of a time before the child, say so in the sentence, or leave it as it is.")
		case r.inFuture(d, s):
			r.askDate(d.from, d.to, "date-ahead",
				"This lies ahead, and the sentence tells of something done.",
				"See whether the year and the month are right. If it is still to come, say that it is planned.")
		case len(r.alone(d, s)) > 0:
			r.askDate(d.from, d.to, "date-far",
				"This year lies far from the others here, and one figure would bring it among them.",
				"See whether "+strings.Join(r.alone(d, s), " or ")+" is meant. If the year is right, leave it as it is.")
		case r.outside(d, s):
			r.askDate(d.from, d.to, "date-outside", r.why(d),
				"See whether the date is right. If it tells of an earlier time with us, or of somebody else's work, say so in the sentence.")
		}
	}
}

func (r *reading) askDate(from, to int, rule, why, better string) {
	r.ask(from, to, Date, rule, why, better)
}

func (r *reading) called() string {
	if r.Closure != nil && r.Closure.Child != "" {
		return r.Closure.Child
	}
	return "the child"
}

// impossible asks about a day that there is not.
func (r *reading) impossible(d date) {
	why, better := "There is no such day.", "Put the day that is meant."
	name := time.Month(min(max(d.month, 1), 12)).String()
	switch {
	case d.american:
		why = "The month stands before the day here, and there is no month " + fmt.Sprint(d.month) + "."
		better = "Write the day first, and the month as a word, so that nobody can take one for the other."
	case d.month < 1 || d.month > 12:
		why = fmt.Sprintf("There is no month %d.", d.month)
	case d.month == 2 && d.day == 29:
		why = fmt.Sprintf("%d was no leap year: February had 28 days.", d.year)
	case d.day < 1:
	case d.day > 0:
		why = fmt.Sprintf("%s has no more than %d days.", name, daysOf(2024, d.month))
	}
	r.askDate(d.from, d.to, "date-impossible", why, better)
}

// outOfOrder finds dates between which the text says “from … to …” and of which the first is the later: for
// the first of the two the place of the second, and for the second -1.
func (r *reading) outOfOrder() map[int]int {
	out := map[int]int{}
	for i := 0; i+1 < len(r.dates); i++ {
		a, b := r.dates[i], r.dates[i+1]
		if !a.exists() || !b.exists() || out[i] != 0 {
			continue
		}
		between := strings.ToLower(strings.Join(strings.Fields(r.Body[a.to:b.from]), " "))
		s := r.sentence(a.from)
		if len(s) == 0 || b.from >= s[len(s)-1].to || has(s, changed) && between != "–" {
			continue
		}
		switch between {
		case "to", "until", "till", "up to", "through to", "and until", "to the", "until the":
		case "–", "-", "—":
		case "and", "and the":
			if wordBefore(s, a.from) != "between" {
				continue
			}
		default:
			continue
		}
		if a.year == 0 && a.month == b.month { // “from 3 to 1 May 2026” has its month once
			a.year = b.year
		}
		if a.year > 0 && b.year > 0 && a.first() > b.last() {
			out[i], out[i+1] = i+1, -1
		}
	}
	return out
}

// beforeBirth reports whether a date lies before the child was born, in a sentence about the child or our work.
func (r *reading) beforeBirth(d date, s []word) bool {
	born := r.day(model.ItemBorn)
	return born != "" && d.last() < born && !has(s, past) && !has(s, others) && (has(s, ours) || r.ofChild(s))
}

// ofChild reports whether a sentence names the child.
func (r *reading) ofChild(s []word) bool {
	for i := range s {
		if r.isChild(s, i) {
			return true
		}
	}
	return false
}

func (r *reading) isChild(s []word, i int) bool {
	w := s[i]
	switch {
	case r.known.child[w.fold] && w.capital && !(w.raw == "I" || w.raw == "A" && w.opens):
		return true
	case w.fold == "child" && i > 0:
		return s[i-1].fold == "the" || s[i-1].fold == "this"
	}
	return w.fold == "you" && r.Subject == model.TheChild && strings.HasPrefix(r.Item, "letter.")
}

// inFuture reports whether a date lies ahead in a sentence that tells of something done. What is planned, and
// how long something holds, may lie ahead.
func (r *reading) inFuture(d date, s []word) bool {
	if r.Today == "" || d.first() <= r.Today {
		return false
	}
	if in(fore, wordBefore(s, d.from)) {
		return false
	}
	clause := r.clause(s, d.from)
	return has(clause, done) && !has(clause, ahead)
}

// wordBefore is the word that stands before a byte, in small letters.
func wordBefore(s []word, at int) string {
	before := ""
	for _, w := range s {
		if w.to > at {
			break
		}
		before = w.fold
	}
	return before
}

// clause is the part of a sentence, between semicolons and dashes, in which a byte stands.
func (r *reading) clause(s []word, at int) []word {
	first, end := 0, len(s)
	for i, w := range s {
		if i > 0 && (strings.ContainsAny(w.before, ";—") || strings.Contains(w.before, " – ")) {
			if w.from <= at {
				first = i
			} else {
				end = i
				break
			}
		}
	}
	return s[first:end]
}

// outside reports whether a date of our own work lies outside of our involvement by more than can be explained.
func (r *reading) outside(d date, s []word) bool {
	if !ofOurWork(r.Item) || has(s, past) || has(s, ahead) && d.first() > r.Today {
		return false
	}
	began, closed := r.day(itemBegan), r.day(model.ItemClosed)
	return began != "" && d.last() < began.Add(-explained) || closed != "" && d.first() > closed.Add(explained) && d.first() <= r.Today
}

func (r *reading) why(d date) string {
	if began := r.day(itemBegan); began != "" && d.last() < began {
		return "This is before our involvement began, on " + began.String() + "."
	}
	return "This is after our involvement ended, on " + r.day(model.ItemClosed).String() + "."
}

func abs(n int) int { return max(n, -n) }

// datesOf lists the dates of a sentence that have a year.
func (r *reading) datesOf(s []word) []date {
	if len(s) == 0 {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(r.dates), func(d date) bool {
		return d.from < s[0].from || d.to > s[len(s)-1].to || d.year == 0 || !d.exists()
	})
}
