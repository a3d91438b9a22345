package policy

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// A Mistake is one thing that is wrong in a policy: where it is, what it is and how to mend it.
type Mistake struct {
	File         string
	Line, Column int // counted from 1, the column in characters; 0 for the file as a whole
	What         string
}

// Error gives the mistake on one line.
func (m Mistake) Error() string {
	if m.Line == 0 {
		return m.File + ": " + m.What
	}
	return fmt.Sprintf("%s, line %d, column %d: %s", m.File, m.Line, m.Column, m.What)
}

// refusal is the error that tells every mistake.
func refusal(mistakes []Mistake) error {
	var all []error
	for _, m := range mistakes {
		all = append(all, m)
	}
	return fmt.Errorf("the policy cannot be used as it stands, so the vault stays shut:\n%w", errors.Join(all...))
}

// mostTold is how many mistakes of one file are told: a file with more is not a policy at all.
const mostTold = 20

// told returns the mistakes that are to be told.
func (r *reader) told() []Mistake {
	if len(r.mistakes) <= mostTold {
		return r.mistakes
	}
	more := len(r.mistakes) - mostTold
	return append(r.mistakes[:mostTold:mostTold], Mistake{File: r.file, What: "and " + count(more, "mistake") + " more"})
}

// add notes a mistake, on one line whatever another's words hold.
func (r *reader) add(at position, format string, args ...any) {
	what := strings.Join(strings.Fields(fmt.Sprintf(format, args...)), " ")
	r.mistakes = append(r.mistakes, Mistake{File: r.file, Line: at.line, Column: at.column, What: what})
}

// quoted gives text from a file as a message can show it: cut short, and with strange signs spelt
// out.
func quoted(text string) string { return strconv.Quote(clip(text)) }

// clip cuts a name or a number short for a message.
func clip(text string) string {
	const most = 60
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}
