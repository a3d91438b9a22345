package tidy

import (
	"regexp"
	"strings"
)

// nbsp is a space at which no line breaks.
const nbsp = "\u00A0"

// A date broke over a line between its day and its month, and a telephone number between its groups: both are
// read wrongly so, or not at all by somebody who reads slowly.
var (
	dayAndMonth = regexp.MustCompile(`\b(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)? (?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b`)
	hour        = regexp.MustCompile(`\b(?:0?[1-9]|1[0-2])(?:[.:][0-5][0-9])? (?:[ap]m|[AP]M|[ap]\.m)\b`)
	number      = regexp.MustCompile(`(?:\+[0-9]{1,3}|\(0[0-9]{2,5}\)|\b[0-9]{2,6})(?: (?:\(0\) ?)?[0-9]+)+`)
)

// together puts a no-break space between a day and its month, inside telephone numbers, and between an hour and
// am or pm: nowhere else. What was joined once may show where another number begins, so that it goes on until
// nothing is joined any more.
func together(s string) string {
	if !strings.ContainsAny(s, "0123456789") {
		return s
	}
	for {
		was := s
		s = joined(s, dayAndMonth, func(found string) int { return len(found) })
		s = joined(s, hour, func(found string) int { return len(found) })
		if s = joined(s, number, telephone); s == was {
			return s
		}
	}
}

// joined joins what is found with no-break spaces, so far as how says: 0 where it only looks alike.
func joined(s string, what *regexp.Regexp, how func(found string) int) string {
	var b strings.Builder
	done := 0
	for done < len(s) {
		at := what.FindStringIndex(s[done:])
		if at == nil {
			break
		}
		from, to := done+at[0], done+at[1]
		n := 0
		if begins(s[:from]) && ends(s[to:]) {
			n = how(s[from:to])
		}
		b.WriteString(s[done:from])
		if n == 0 { // go on after its first group
			n = strings.IndexByte(s[from:to], ' ')
			b.WriteString(s[from : from+n])
		} else {
			b.WriteString(strings.ReplaceAll(s[from:from+n], " ", nbsp))
		}
		done = from + n
	}
	return b.String() + s[done:]
}

// begins reports whether digits that follow are the beginning of a number, and not the rest of an amount, a
// decimal or a reference.
func begins(before string) bool {
	if before == "" {
		return true
	}
	if strings.HasSuffix(before, "£") || strings.HasSuffix(before, "€") || strings.HasSuffix(before, "$") {
		return false
	}
	last := before[len(before)-1]
	if last == '.' || last == ',' || last == '/' || last == '-' || last == ':' { // "2.6 March", "1,006 May"
		return len(before) < 2 || !digit(before[len(before)-2])
	}
	return !digit(last)
}

// ends reports whether a number is over where it seems to be.
func ends(after string) bool {
	return len(after) < 2 || after[0] != '.' && after[0] != ',' && after[0] != '/' && after[0] != '-' && after[0] != '%' || !digit(after[1])
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

// telephone gives the length of the telephone number with which groups of digits begin, 0 where they are none.
// What stands behind it may be hours ("01632 960 123 24 hours").
func telephone(groups string) int {
	for _, short := range []string{"0800 1111", "0845 46 46", "0845 46 47"} { // shorter than others
		if groups == short || strings.HasPrefix(groups, short+" ") {
			return len(short)
		}
	}
	if len(groups) >= 7 && strings.HasPrefix(groups, "116 ") && (len(groups) == 7 || groups[7] == ' ') { // "116 123"
		return 7
	}
	best := 0
	for i := 0; i <= len(groups); i++ {
		if (i == len(groups) || groups[i] == ' ') && dialled(groups[:i]) {
			best = i
		}
	}
	if !strings.Contains(groups[:best], " ") {
		return 0
	}
	return best
}

// dialled reports whether groups have as many digits as a telephone number has: in this country 10 or 11 from
// the 0 on, or 9 or 10 after +44; elsewhere 8 to 15.
func dialled(groups string) bool {
	first, rest, _ := strings.Cut(groups, " ")
	d := strings.NewReplacer(" ", "", "(0)", "", "(", "", ")", "", "+", "").Replace(groups)
	switch {
	case strings.HasPrefix(first, "+44"):
		return len(d) == 11 || len(d) == 12
	case strings.HasPrefix(first, "0044"):
		return len(d) == 13 || len(d) == 14
	case strings.HasPrefix(first, "+"), strings.HasPrefix(first, "00"):
		return len(d) >= 8 && len(d) <= 15
	case !strings.HasPrefix(d, "0") || len(strings.Trim(first, "()")) < 3:
		return false // an amount, a year, a date in digits
	}
	for group := range strings.FieldsSeq(rest) {
		if len(group) < 2 {
			return false
		}
	}
	return len(d) == 10 || len(d) == 11
}
