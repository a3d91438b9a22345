package proof

import (
	"fmt"

	"handover/model"
)

// anchors are the years among which the text's dates lie: of its other dates, and of our involvement. A date
// of which another tells nearly the same time is not alone.
func (r *reading) anchors(d date) (from, to, n int, near bool) {
	add := func(year int) {
		if year == 0 {
			return
		}
		if n == 0 || year < from {
			from = year
		}
		if n == 0 || year > to {
			to = year
		}
		n++
	}
	began := r.day(itemBegan)
	for _, x := range []model.Date{began, r.day(itemDecided), r.day(model.ItemClosed)} {
		if x != "" {
			add(x.Time().Year())
		}
	}
	if began != "" && r.Today != "" {
		add(r.Today.Time().Year())
	}
	for _, x := range r.dates {
		if x.year == 0 || !x.exists() || x.year == d.year && x.month == d.month && x.day == d.day {
			continue
		}
		if abs(x.year-d.year) < together {
			return 0, 0, 0, true
		}
		if !has(r.sentence(x.from), past) || abs(x.year-d.year) >= farOff {
			add(x.year)
		}
	}
	return from, to, n, false
}

// alone gives the years that may be meant where a year lies far from all the others and is one slip of a figure
// from them; none where it may be right.
func (r *reading) alone(d date, s []word) (meant []string) {
	from, to, n, near := r.anchors(d)
	if near || n < 2 || to-from > 12 || d.year > from-farOff && d.year < to+farOff {
		return nil
	}
	if has(s, past) || d.first() > r.Today && has(s, holding) {
		return nil
	}
	switch wordBefore(s, d.from) {
	case "since", "until", "till", "before":
		return nil // what came to be long ago, or ended then
	}
	for year := from; year <= to; year++ {
		if slip(d.year, year) {
			meant = append(meant, fmt.Sprint(year))
		}
	}
	return meant
}

// slip reports whether one year becomes the other by one figure, or by two that change places.
func slip(a, b int) bool {
	x, y := fmt.Sprintf("%04d", a), fmt.Sprintf("%04d", b)
	var differ []int
	for i := range 4 {
		if x[i] != y[i] {
			differ = append(differ, i)
		}
	}
	switch len(differ) {
	case 1:
		return true
	case 2:
		i, j := differ[0], differ[1]
		return x[i] == y[j] && x[j] == y[i]
	}
	return false
}
