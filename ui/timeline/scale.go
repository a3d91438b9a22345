package timeline

import (
	"strconv"
	"time"

	"handover/model"
)

// A scale lays the days from one to another onto columns, all of one width.
type scale struct {
	from, to model.Date
	cols     int
}

// least is how many days a scale spans at the least: a few days side by side would look like weeks.
const least = 28

// scaleOf fits the days of a line into columns, with a little room at either end.
func scaleOf(l model.Line, cols int) scale {
	s := scale{l.From, l.To, max(cols, 2)}
	if days := s.days(); days < least {
		s.to = s.to.Add(least - days)
	}
	return s
}

func (s scale) days() int { return s.from.Days(s.to) }

// at is the column of a day. Days before and after the scale fall on its ends.
func (s scale) at(d model.Date) int {
	n := s.from.Days(d) * (s.cols - 1) / max(s.days(), 1)
	return min(max(n, 0), s.cols-1)
}

func (s scale) within(d model.Date) bool { return d >= s.from && d <= s.to }

// A tick is a day that the ruler marks.
type tick struct {
	on    model.Date
	label string
}

// A unit is what the ruler counts in.
type unit struct {
	months int // 0 for weeks
	words  string
}

// unitOf is the finest unit whose labels find room: "23 Nov" for a week, "Nov" for a month, with the year
// in place of January.
func (s scale) unitOf() unit {
	days := max(s.days(), 1)
	fits := func(length, label int) bool { return length*(s.cols-1)/days > label+1 }
	if fits(7, len("23 Nov")) {
		return unit{0, "a week, from Monday"}
	}
	for _, u := range []unit{{1, "a month"}, {3, "three months"}, {6, "half a year"}} {
		if fits(u.months*28, len("2026")) {
			return u
		}
	}
	for _, years := range []int{1, 2, 5, 10, 20, 50} {
		if fits(years*365, len("2026")) {
			if years == 1 {
				return unit{12, "a year"}
			}
			return unit{years * 12, strconv.Itoa(years) + " years"}
		}
	}
	return unit{1200, "a hundred years"}
}

// ticks lists the days on which a unit begins.
func (s scale) ticks(u unit) []tick {
	var out []tick
	if u.months == 0 {
		day := s.from
		for day.Time().Weekday() != time.Monday {
			day = day.Add(1)
		}
		for ; day <= s.to; day = day.Add(7) {
			out = append(out, tick{day, day.Time().Format("2 Jan")})
		}
		return out
	}
	from := s.from.Time()
	month := (from.Year()*12 + int(from.Month()) - 1) / u.months * u.months
	for ; ; month += u.months {
		day := model.DateOf(time.Date(month/12, time.Month(month%12+1), 1, 0, 0, 0, 0, time.UTC))
		switch {
		case day > s.to:
			return out
		case day < s.from:
			continue
		}
		label := day.Time().Format("Jan")
		if month%12 == 0 {
			label = day.Time().Format("2006")
		}
		out = append(out, tick{day, label})
	}
}
