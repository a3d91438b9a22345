package timeline

import (
	"fmt"
	"strings"

	"handover/model"
)

// outside says how many dates lie outside what is drawn; "" where none does.
func outside(l model.Line) string {
	before, after := 0, 0
	for _, m := range l.Marks {
		switch {
		case m.On < l.From:
			before++
		case m.On > l.To:
			after++
		}
	}
	var parts []string
	if before > 0 {
		parts = append(parts, fmt.Sprintf("%s before %s", dates(before), l.From.Short()))
	}
	if after > 0 {
		parts = append(parts, fmt.Sprintf("%s after %s", dates(after), l.To.Short()))
	}
	return strings.Join(parts, ", ")
}

func dates(n int) string {
	if n == 1 {
		return "1 date"
	}
	return fmt.Sprintf("%d dates", n)
}
