package proof

import (
	"fmt"
	"slices"
	"strings"

	"handover/model"
)

// A spell is an age in a sentence: words[first:end], and how many years.
type spell struct {
	first, end int
	years      int
	before     bool // the person is named behind it: “the nine-year-old boy”
}

var numbers = []string{"nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
	"thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"}

func yearsIn(w word) (int, bool) {
	if w.number && len(w.fold) <= 2 {
		return number(w.fold), true
	}
	n := slices.Index(numbers, w.fold)
	return n, n > 0
}

// ages asks about an age of the child that does not fit the date of birth, or the age that was given.
func (r *reading) ages() {
	if r.Closure == nil || r.Today == "" {
		return
	}
	for _, span := range r.sentences {
		s := r.words[span.first:span.end]
		for i := 0; i < len(s); i++ {
			a, ok := ageAt(s, i)
			if !ok {
				continue
			}
			i = a.end - 1
			if !loose(s, a) && r.whose(s, a) && !r.fits(s, a) {
				r.ask(s[a.first].from, s[a.end-1].to, Age, "age", r.ageWhy(), "See whether the age or the year is right. If it is somebody else's age, say whose.")
			}
		}
	}
}

// ageAt reads an age that begins at a word.
func ageAt(s []word, i int) (spell, bool) {
	w := s[i]
	near := func(n int) bool {
		return n < len(s) && (s[n].before == " " || s[n].before == "-" || s[n].before == "\u2011")
	}
	if w.fold == "aged" || w.fold == "age" {
		n := i + 1
		for near(n) && (s[n].fold == "of" || s[n].fold == "about" || s[n].fold == "only" || s[n].fold == "just") {
			n++
		}
		if !near(n) {
			return spell{}, false
		}
		years, ok := yearsIn(s[n])
		end := n + 1
		if near(end) && s[end].fold == "months" || near(end) && s[end].fold == "weeks" {
			return spell{}, false
		}
		if near(end) && s[end].fold == "years" {
			end++
		}
		return spell{first: i, end: end, years: years}, ok
	}
	years, ok := yearsIn(w)
	if !ok || !near(i+2) || !near(i+1) || s[i+1].fold != "year" && s[i+1].fold != "years" {
		return spell{}, false
	}
	switch {
	case s[i+2].fold == "old":
		return spell{i, i + 3, years, s[i+1].fold == "year"}, true
	case s[i+2].fold == "of" && near(i+3) && s[i+3].fold == "age":
		return spell{first: i, end: i + 4, years: years}, true
	}
	return spell{}, false
}

// loose reports whether an age is a range or a border, or lies ahead: “until 18”, “aged 8 to 11”.
func loose(s []word, a spell) bool {
	for _, w := range s[max(0, a.first-3):a.first] {
		switch w.fold {
		case "until", "till", "under", "over", "from", "above", "below", "than", "turns", "reaches", "reach",
			"becomes", "least", "most", "between", "to", "nearly", "almost", "every", "any":
			return true
		}
	}
	if behind(s, a) {
		return true
	}
	condition := false
	for _, w := range s[:a.first] {
		switch w.fold {
		case "will", "next":
			return true
		case "when", "once", "if", "until":
			condition = true
		case "is", "are":
			if condition { // “when J is 18”
				return true
			}
		}
	}
	return slices.ContainsFunc(s[a.end:], func(w word) bool { return w.fold == "will" || w.fold == "until" })
}

// behind reports whether what stands behind an age makes it a range or a border: “8 to 11”, “8-11”, “8 or over”.
func behind(s []word, a spell) bool {
	if a.end >= len(s) || s[a.end].before != " " && s[a.end].before != "-" && s[a.end].before != "–" {
		return false
	}
	switch next := s[a.end]; next.fold {
	case "upwards", "onwards":
		return true
	case "to", "or", "and":
		if a.end+1 == len(s) {
			return false
		}
		after := s[a.end+1]
		_, years := yearsIn(after)
		return years || after.fold == "over" || after.fold == "under" || after.fold == "above"
	default:
		return next.number
	}
}

// whose reports whether an age is the child's: of all who are spoken of, the nearest before it, or for “the
// nine-year-old boy” what follows.
func (r *reading) whose(s []word, a spell) bool {
	if a.before {
		for i := a.end; i < min(a.end+2, len(s)) && (s[i].before == " " || s[i].before == "-"); i++ {
			switch {
			case r.isChild(s, i):
				return true
			case in(others, s[i].fold), r.known.people[s[i].fold], s[i].capital:
				// “a nine-year-old girl” may be anybody.
				return false
			}
		}
	}
	for i := a.first - 1; i >= 0; i-- {
		w := s[i]
		name := w.capital && (r.known.people[w.fold] || in(given, w.fold) || in(titles, w.fold) || !w.opens && !in(calendar, w.fold))
		switch {
		case r.isChild(s, i):
			return !w.own
		case name, in(others, w.fold), in(kin, w.fold):
			return false
		}
	}
	for i := a.end; i < min(a.end+3, len(s)); i++ { // “Aged nine, J told her teacher.”
		if r.isChild(s, i) {
			return a.first == 0 && !s[i].own
		}
		if s[i].capital {
			return false
		}
	}
	return false
}

// fits reports whether an age can be the child's: at some time of our involvement, or on the dates of the sentence
// where it has any, or at any time until then where it tells of what was.
func (r *reading) fits(s []word, a spell) bool {
	now, youngest := r.ageNow()
	if now < 0 {
		return true
	}
	oldest := now
	born, dates := r.day(model.ItemBorn), r.datesOf(s)
	if born != "" && len(dates) == 0 && a.first > 0 && (s[a.first-1].fold == "is" || s[a.first-1].fold == "now") {
		return a.years == now
	}
	if born != "" && len(dates) > 0 {
		youngest = now
		for _, d := range dates {
			youngest, oldest = min(youngest, born.AgeOn(d.first())), max(oldest, born.AgeOn(d.last()))
		}
		if only := dates[0]; len(dates) == 1 && only.last() <= r.Today {
			oldest = born.AgeOn(only.last())
		}
	}
	if tellsOfBefore(s) {
		youngest = 0
	}
	return a.years >= youngest && a.years <= oldest
}

// tellsOfBefore reports whether a sentence may speak of any time before: “it began when she was six years old”.
func tellsOfBefore(s []word) bool {
	return slices.ContainsFunc(s, func(w word) bool {
		switch w.fold {
		case "was", "were", "when", "then", "had", "since", "at", "before", "after", "while", "been":
			return true
		}
		return false
	})
}

// ageNow gives the child's age today, and the least that it was during our involvement: -1 and 0 where they are
// not known.
// An age that was given, and not a date of birth, may be a year out, and grows from the day on which it was given.
func (r *reading) ageNow() (now, earliest int) {
	began := r.day(itemBegan)
	if born := r.day(model.ItemBorn); born != "" && born <= r.Today {
		if began > born {
			earliest = born.AgeOn(began)
		}
		return born.AgeOn(r.Today), earliest
	}
	f := model.Field{Item: model.ItemAge, Subject: model.TheClosure}
	said, _ := r.Closure.Said(f)
	given, known := r.Closure.Age(r.Today)
	if !known || len(said) == 0 {
		return -1, 0
	}
	on := model.DateOf(said[len(said)-1].At)
	now = given + max(0, on.Days(r.Today)+364)/365
	if began != "" {
		earliest = given - 1 - max(0, began.Days(on))/365
	}
	return now, earliest
}

// ageWhy says why an age is asked about.
func (r *reading) ageWhy() string {
	if born := r.day(model.ItemBorn); born != "" {
		return fmt.Sprintf("%s was born on %s, and is %d today. This age does not fit.", strings.TrimSpace(r.called()), born, born.AgeOn(r.Today))
	}
	age, _ := r.Closure.Age(r.Today)
	return fmt.Sprintf("%s is %d by what is written down here. This age does not fit.", r.called(), age)
}
