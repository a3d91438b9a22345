package proof

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"handover/model"
)

// A date is a date as people write it in a text: a day, or a month.
type date struct {
	from, to         int
	year, month, day int  // 0 for what is not said
	american         bool // the month stands before the day, in figures
}

const monthNames = `(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)`

// The ways to write a date, each from its first word on.
var (
	dayMonth  = regexp.MustCompile(`^(?i)(\d{1,2})(?:st|nd|rd|th)?(?: +day)?(?: +of)?[ \x{a0}]+(` + monthNames + `)\b\.?(?:,? +(\d{4})\b)?`)
	monthDay  = regexp.MustCompile(`^(?i)(` + monthNames + `)\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})\b`)
	monthYear = regexp.MustCompile(`^(?i)(` + monthNames + `)\.?,?(?: +of)? +(\d{4})\b`)
	figures   = regexp.MustCompile(`^(\d{1,2})([./-])(\d{1,2})([./-])(\d{4}|\d{2})\b`)
	yearFirst = regexp.MustCompile(`^((?:19|20)\d\d)-(\d{2})-(\d{2})\b`)
	shortYear = regexp.MustCompile(`^,? +['’]?(\d\d)(?:[.,;:)\n]|$)`)
)

// datesIn finds the dates of a text, in its order.
func datesIn(body string, words []word) []date {
	var out []date
	upTo := 0
	for i, w := range words {
		if w.from < upTo {
			continue
		}
		digit := w.raw[0] >= '0' && w.raw[0] <= '9'
		if !digit && (!in(calendar, w.fold) || monthOf(w.fold) == 0) {
			continue
		}
		if digit && len(w.raw) > 4 || digit && i+1 < len(words) && words[i+1].before == "" {
			continue
		}
		var d date
		var ok bool
		if digit {
			d, ok = figuresAt(body, w.from)
			if !ok {
				d, ok = dayAt(body, w.from)
			}
		} else {
			d, ok = monthAt(body, w.from)
		}
		if ok && (d.year == 0 || d.year >= 1900 && d.year <= 2199) {
			out, upTo = append(out, d), d.to
		}
	}
	return out
}

// match gives what the parts of an expression match at a place of the body, and where the match ends.
func match(re *regexp.Regexp, body string, at int) (parts []string, end int) {
	parts = re.FindStringSubmatch(body[at:min(len(body), at+longest)])
	if parts == nil {
		return nil, 0
	}
	return parts, at + len(parts[0])
}

// longest is how many bytes a date may have.
const longest = 40

// figuresAt reads a date in figures: 3/11/2026, 3.11.26, 2026-11-03.
func figuresAt(body string, at int) (date, bool) {
	if p, end := match(yearFirst, body, at); p != nil {
		return date{from: at, to: end, year: number(p[1]), month: number(p[2]), day: number(p[3])}, true
	}
	p, end := match(figures, body, at)
	if p == nil || p[2] != p[4] || beside(body, at, end) {
		return date{}, false
	}
	d := date{from: at, to: end, year: fullYear(p[5]), month: number(p[3]), day: number(p[1])}
	d.american = d.month > 12 && d.month <= 31 && d.day >= 1 && d.day <= 12
	likely := len(p[5]) == 4 || d.american && p[2] == "/" || d.day >= 1 && d.day <= 31 && d.month >= 1 && d.month <= 12
	return d, likely
}

// dayAt reads a date that begins with its day: 3 November 2026, 3rd of Nov, 3 Nov 26.
func dayAt(body string, at int) (date, bool) {
	p, end := match(dayMonth, body, at)
	if p == nil || !month(p[2]) || beside(body, at, end) {
		return date{}, false
	}
	d := date{from: at, to: end, day: number(p[1]), month: monthOf(p[2]), year: number(p[3])}
	if d.year == 0 {
		d.to -= len(p[0]) - len(strings.TrimSuffix(p[0], ".")) // the stop may be the sentence's own
		rest := body[d.to:min(len(body), d.to+longest)]
		if y := shortYear.FindStringSubmatchIndex(strings.TrimPrefix(rest, ".")); y != nil {
			d.to += len(rest) - len(strings.TrimPrefix(rest, "."))
			d.year, d.to = fullYear(body[d.to+y[2]:d.to+y[3]]), d.to+y[3]
		}
	}
	return d, d.day <= 31 || d.year > 0
}

// monthAt reads a date that begins with its month: November 2026, November 3, 2026.
func monthAt(body string, at int) (date, bool) {
	if p, end := match(monthDay, body, at); p != nil && month(p[1]) {
		return date{from: at, to: end, month: monthOf(p[1]), day: number(p[2]), year: number(p[3])}, true
	}
	if p, end := match(monthYear, body, at); p != nil && month(p[1]) {
		return date{from: at, to: end, month: monthOf(p[1]), year: number(p[2])}, true
	}
	return date{}, false
}

// beside reports whether figures run on at either side: a telephone number, a section, a sum of money.
func beside(body string, from, to int) bool {
	if from > 0 && strings.ContainsRune("./-,£0123456789", rune(body[from-1])) {
		return true
	}
	return to+1 < len(body) && strings.ContainsRune("./-", rune(body[to])) && body[to+1] >= '0' && body[to+1] <= '9'
}

// month reports whether a word is a month, and not a word that is written alike: “may”, “march”.
func month(s string) bool {
	return s != "may" && s != "march" && s != "mar"
}

func monthOf(s string) int {
	for m := time.January; m <= time.December; m++ {
		if len(s) >= 3 && strings.EqualFold(m.String()[:3], s[:3]) {
			return int(m)
		}
	}
	return 0
}

func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// fullYear reads a year of four figures, or of two: nobody in a closure was born before 1930.
func fullYear(s string) int {
	n := number(s)
	switch {
	case len(s) != 2:
		return n
	case n >= 50:
		return 1900 + n
	}
	return 2000 + n
}

// exists reports whether there is such a day, in a year that is not said in some year.
func (d date) exists() bool {
	if d.month < 1 || d.month > 12 {
		return false
	}
	if d.day == 0 {
		return d.to > d.from && d.year > 0
	}
	year := d.year
	if year == 0 {
		year = 2024
	}
	return d.day <= daysOf(year, d.month)
}

func daysOf(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// first and last are the days between which the date lies: one day, or a month. They are "" without a year.
func (d date) first() model.Date { return d.on(max(d.day, 1)) }

func (d date) last() model.Date {
	if d.day > 0 {
		return d.first()
	}
	return d.on(daysOf(max(d.year, 1), max(d.month, 1)))
}

func (d date) on(day int) model.Date {
	if d.year == 0 || !d.exists() {
		return ""
	}
	return model.Date(fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, day))
}
