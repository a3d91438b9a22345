package edit

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"handover/ui/kit"
)

// A change is one burst of typing, one burst of deleting or one paste: what Ctrl+Z takes back.
type change struct {
	from     pos
	removed  string
	inserted string
	last     time.Time // when its last key came
}

// A pause this long begins a new burst.
const burstPause = 1500 * time.Millisecond

// A burst is no longer than a sentence or so: who never pauses loses no page to one Ctrl+Z.
const burstLength = 160

// The number of bursts that can be undone, which keeps a long day's writing from growing for ever.
const pastKept = 1000

// insert puts words at the cursor. Words that would go beyond the limit are refused whole.
func (t *Text) insert(words, done string) Result {
	if words == "" {
		return Result{Used: true}
	}
	n := utf8.RuneCountInString(words)
	if t.chars+n > t.limit {
		return Result{Used: true, Say: t.full(n, done)}
	}
	t.change(t.at, t.at, words)
	return Result{Used: true, Changed: true}
}

// full says why nothing was added.
func (t *Text) full(n int, done string) string {
	room := max(t.limit-t.chars, 0)
	if n == 1 {
		return fmt.Sprintf("This text has the %s characters that it may have. Nothing was %s.", number(t.limit), done)
	}
	return fmt.Sprintf("That is %s characters, and there is room for %s more of %s. Nothing was %s.",
		number(n), number(room), number(t.limit), done)
}

// number writes a number with a comma between thousands.
func number(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

func (t *Text) cut(from, to pos) Result {
	if from == to {
		return Result{Used: true}
	}
	t.change(from, to, "")
	return Result{Used: true, Changed: true}
}

// change replaces what lies between two places, and notes it for undo.
func (t *Text) change(from, to pos, words string) {
	now := time.Now()
	removed := t.replace(from, to, words)
	t.at = end(from, words)
	t.goal = -1
	t.future = nil
	c := change{from: from, removed: removed, inserted: words, last: now}
	if n := len(t.past); n > 0 && !t.broken && now.Sub(t.past[n-1].last) < burstPause && t.past[n-1].take(c) {
		return
	}
	t.broken = false
	t.past = append(t.past, c)
	if len(t.past) > pastKept {
		t.past = t.past[1:]
	}
}

// take makes the next change part of this one where both are of one burst.
func (c *change) take(next change) bool {
	switch {
	case len(c.inserted) >= burstLength || len(c.removed) >= burstLength:
		return false
	case next.removed == "" && c.inserted != "" && next.from == end(c.from, c.inserted):
		c.inserted += next.inserted // typing on
	case next.inserted == "" && c.inserted == "" && end(next.from, next.removed) == c.from:
		c.from, c.removed = next.from, next.removed+c.removed // backspace again
	case next.inserted == "" && c.inserted == "" && next.from == c.from:
		c.removed += next.removed // delete again
	default:
		return false
	}
	c.last = next.last
	return true
}

func (t *Text) undo() Result {
	n := len(t.past)
	if n == 0 {
		return Result{Used: true, Say: "There is nothing to undo in this text."}
	}
	c := t.past[n-1]
	t.past = t.past[:n-1]
	t.replace(c.from, end(c.from, c.inserted), c.removed)
	t.at, t.goal, t.broken = end(c.from, c.removed), -1, true
	t.future = append(t.future, c)
	return Result{Used: true, Changed: true}
}

func (t *Text) redo() Result {
	n := len(t.future)
	if n == 0 {
		return Result{Used: true, Say: "There is nothing to do again in this text."}
	}
	c := t.future[n-1]
	t.future = t.future[:n-1]
	t.replace(c.from, end(c.from, c.removed), c.inserted)
	t.at, t.goal, t.broken = end(c.from, c.inserted), -1, true
	t.past = append(t.past, c)
	return Result{Used: true, Changed: true}
}

// end returns where words end that begin at from.
func end(from pos, words string) pos {
	n := strings.Count(words, "\n")
	if n == 0 {
		return pos{from.line, from.col + len(words)}
	}
	return pos{from.line + n, len(words) - 1 - strings.LastIndexByte(words, '\n')}
}

// replace puts words in the place of what lies between from and to, and returns that.
func (t *Text) replace(from, to pos, words string) (removed string) {
	head, tail := t.lines[from.line][:from.col], t.lines[to.line][to.col:]
	if from.line == to.line {
		removed = t.lines[from.line][from.col:to.col]
	} else {
		parts := append([]string{t.lines[from.line][from.col:]}, t.lines[from.line+1:to.line]...)
		removed = strings.Join(append(parts, t.lines[to.line][:to.col]), "\n")
	}
	fresh := strings.Split(head+words+tail, "\n")
	old := to.line - from.line + 1
	if len(fresh) == old {
		copy(t.lines[from.line:], fresh)
		clear(t.rows[from.line : from.line+old])
	} else {
		lines := make([]string, 0, len(t.lines)+len(fresh)-old)
		lines = append(append(append(lines, t.lines[:from.line]...), fresh...), t.lines[to.line+1:]...)
		rows := make([][]int, 0, len(lines))
		rows = append(append(append(rows, t.rows[:from.line]...), make([][]int, len(fresh))...), t.rows[to.line+1:]...)
		t.lines, t.rows = lines, rows
	}
	t.chars += utf8.RuneCountInString(words) - utf8.RuneCountInString(removed)
	t.top.line = min(t.top.line, len(t.lines)-1)
	return removed
}

// The places around the cursor.

func (t *Text) left() pos {
	if t.at.col > 0 {
		return pos{t.at.line, kit.Before(t.lines[t.at.line], t.at.col)}
	}
	if t.at.line == 0 {
		return t.at
	}
	return pos{t.at.line - 1, len(t.lines[t.at.line-1])}
}

func (t *Text) right() pos {
	if t.at.col < len(t.lines[t.at.line]) {
		return pos{t.at.line, kit.After(t.lines[t.at.line], t.at.col)}
	}
	if t.at.line == len(t.lines)-1 {
		return t.at
	}
	return pos{t.at.line + 1, 0}
}

func (t *Text) wordLeft() pos {
	if t.at.col == 0 {
		return t.left()
	}
	return pos{t.at.line, kit.WordBefore(t.lines[t.at.line], t.at.col)}
}

func (t *Text) wordRight() pos {
	if t.at.col == len(t.lines[t.at.line]) {
		return t.right()
	}
	return pos{t.at.line, kit.WordAfter(t.lines[t.at.line], t.at.col)}
}
