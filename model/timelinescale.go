package model

import (
	"strconv"
	"time"
)

// A Scale lays the days from one to another onto steps, all of one width: the columns of a screen, say.
type Scale struct {
	From, To Date
	Steps    int
}

// leastDays is how many days a scale spans at the least: a few days side by side would look like weeks.
const leastDays = 28

// Scale fits the days of a line onto steps, with a little room at either end.
func (l Line) Scale(steps int) Scale {
	s := Scale{l.From, l.To, max(steps, 2)}
	if days := s.days(); days < leastDays {
		s.To = s.To.Add(leastDays - days)
	}
	return s
}

func (s Scale) days() int { return s.From.Days(s.To) }

// At is the step of a day. Days before and after the scale fall on its ends.
func (s Scale) At(d Date) int {
	n := s.From.Days(d) * (s.Steps - 1) / max(s.days(), 1)
	return min(max(n, 0), s.Steps-1)
}

// Part is how far along the scale a day lies, from 0 to 1, where lengths are measured and not counted.
func (s Scale) Part(d Date) float64 {
	return min(max(float64(s.From.Days(d))/float64(max(s.days(), 1)), 0), 1)
}

// Within reports whether a day lies on the scale.
func (s Scale) Within(d Date) bool { return d >= s.From && d <= s.To }

// A Tick is a day that a ruler marks, with its label in few letters.
type Tick struct {
	On    Date
	Label string
}

// A Unit is what a ruler counts in.
type Unit struct {
	Words  string
	months int // 0 for weeks
}

// Unit is the finest unit whose labels find room, a letter to a step: "23 Nov" for a week, "Nov" for a month,
// with the year in place of January.
func (s Scale) Unit() Unit {
	days := max(s.days(), 1)
	fits := func(length, label int) bool { return length*(s.Steps-1)/days > label+1 }
	if fits(7, len("23 Nov")) {
		return Unit{"a week, from Monday", 0}
	}
	for _, u := range []Unit{{"a month", 1}, {"three months", 3}, {"half a year", 6}} {
		if fits(u.months*28, len("2026")) {
			return u
		}
	}
	for _, years := range []int{1, 2, 5, 10, 20, 50} {
		if fits(years*365, len("2026")) {
			if years == 1 {
				return Unit{"a year", 12}
			}
			return Unit{strconv.Itoa(years) + " years", years * 12}
		}
	}
	return Unit{"a hundred years", 1200}
}

// Ticks lists the days on which a unit begins.
func (s Scale) Ticks(u Unit) []Tick {
	var out []Tick
	if u.months == 0 {
		day := s.From
		for day.Time().Weekday() != time.Monday {
			day = day.Add(1)
		}
		for ; day <= s.To; day = day.Add(7) {
			out = append(out, Tick{day, day.Time().Format("2 Jan")})
		}
		return out
	}
	from := s.From.Time()
	month := (from.Year()*12 + int(from.Month()) - 1) / u.months * u.months
	for ; ; month += u.months {
		day := DateOf(time.Date(month/12, time.Month(month%12+1), 1, 0, 0, 0, 0, time.UTC))
		switch {
		case day > s.To:
			return out
		case day < s.From:
			continue
		}
		label := day.Time().Format("Jan")
		if month%12 == 0 {
			label = day.Time().Format("2006")
		}
		out = append(out, Tick{day, label})
	}
}
