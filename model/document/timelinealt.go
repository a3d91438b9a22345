package document

import (
	"fmt"
	"strconv"
	"strings"
)

// mostNamed is how many rows, gaps or numbers the words of a picture name before they only count the rest.
const mostNamed = 6

// inWords says in a few sentences what a picture shows: from when to when, of whom, what is missing and what is late.
// What each mark is the table has, with the number that it bears here.
func (d *drawing) inWords(lanes []lane) string {
	var rows, gaps, late []string
	for _, of := range lanes {
		if of.gap != nil && of.gap.Meanwhile == "" {
			gaps = append(gaps, of.title)
		} else if of.gap == nil {
			rows = append(rows, of.title)
		}
		for _, i := range of.marks {
			if d.Marks[i].Late(d.Today) {
				late = append(late, strconv.Itoa(i+1))
			}
		}
	}
	said := []string{fmt.Sprintf(d.label("picture.drawn"), d.scale.From, d.scale.To, d.Today)}
	add := func(label string, what []string) {
		if len(what) > 0 {
			said = append(said, fmt.Sprintf(d.label(label), d.named(what)))
		}
	}
	add("picture.rows", rows)
	if len(gaps) > 0 {
		add("picture.gaps", gaps)
	} else {
		said = append(said, d.label("picture.no-gap"))
	}
	if len(late) > 0 {
		add("picture.late-are", late)
	} else {
		said = append(said, d.label("picture.none-late"))
	}
	return strings.Join(append(said, d.label("picture.see-table")), " ")
}

// named puts some words behind one another; of many the first, and how many more there are.
func (d *drawing) named(what []string) string {
	if len(what) <= mostNamed+1 {
		return strings.Join(what, "; ")
	}
	return fmt.Sprintf(d.label("picture.more"), strings.Join(what[:mostNamed], "; "), len(what)-mostNamed)
}
