package policy

import (
	"fmt"
	"strconv"
	"strings"
)

// A Period is how long something is kept, in calendar days or in working days.
type Period struct {
	Days    int
	Working bool // the days are working days
}

// longest is the longest period, in calendar days: ten years.
const longest = 3650

// String gives the period as it stands in a policy: "30 days", "1 working day".
func (p Period) String() string {
	unit := "day"
	if p.Working {
		unit = "working day"
	}
	return count(p.Days, unit)
}

// Calendar returns the period in calendar days, to compare it with others. A working day counts as
// 7/5 days, rounded up: 1 working day as 2 days, 5 as 7, 10 as 14. A weekend or a bank holiday can
// make the time itself longer; when something falls due is for the calendar to say.
func (p Period) Calendar() int {
	if p.Working {
		return (p.Days*7 + 4) / 5
	}
	return p.Days
}

// parsePeriod reads a period, and says what is wrong where it cannot.
func parsePeriod(text string) (p Period, wrong string) {
	const mend = "write it as '30 days', '1 working day' or '0 days'"
	words := strings.Fields(strings.ToLower(text))
	p.Working = len(words) == 3 && words[1] == "working"
	if len(words) != 2 && !p.Working || !digits(words[0]) {
		return Period{}, mend
	}
	if unit := words[len(words)-1]; unit != "day" && unit != "days" {
		return Period{}, mend
	}
	days, err := strconv.Atoi(words[0])
	if err != nil || days > longest { // digits alone, so that an error is a number too large
		return Period{}, tooLong()
	}
	p.Days = days
	if p.Calendar() > longest {
		return Period{}, tooLong()
	}
	return p, ""
}

func tooLong() string {
	return fmt.Sprintf("write at most '%d days', or '%d working days'", longest, longest*5/7)
}

// digits reports whether text is a plain number.
func digits(text string) bool {
	return text != "" && strings.Trim(text, "0123456789") == ""
}

// count gives a number with its unit: "1 day", "2 days".
func count(n int, unit string) string {
	if n != 1 {
		unit += "s"
	}
	return strconv.Itoa(n) + " " + unit
}
