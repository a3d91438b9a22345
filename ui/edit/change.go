package edit

import (
	"fmt"
	"strconv"
	"time"
	"unicode"
	"unicode/utf8"
)

// A change is one burst of typing, one burst of deleting or one paste: what Ctrl+Z takes back.
type change struct {
	from     int
	removed  string
	inserted string
	last     time.Time // when its last key came
}

// A pause this long begins a new burst.
const burstPause = 1500 * time.Millisecond

// A burst is no longer than a sentence or so: who never pauses loses no page to one Ctrl+Z.
const burstLength = 160

// How much can be undone, which keeps a long day's writing from growing for ever.
const (
	pastKept  = 1000    // bursts
	pastBytes = 4 << 20 // that were removed and inserted in them
)

// insert puts words in the place of what is selected, or at the cursor. Words that would go beyond
// the limit are refused whole: half a paste is worse than none, and whoever pastes has it still.
func (t *Text) insert(words, done string) Result {
	if words == "" {
		return Result{Used: true}
	}
	from, to := t.Selection()
	n := utf8.RuneCountInString(words)
	if room := t.limit - t.chars + utf8.RuneCountInString(t.sheet.slice(from, to)); n > room {
		return Result{Used: true, Say: t.full(n, room, done)}
	}
	t.change(from, to, words)
	return Result{Used: true, Changed: true}
}

// paste puts words in as one burst.
func (t *Text) paste(words string) Result {
	t.broken = true
	r := t.insert(words, "pasted")
	t.broken = true
	return r
}

// full says why nothing was added.
func (t *Text) full(n, room int, done string) string {
	if n == 1 {
		return fmt.Sprintf("This text has the %s characters that it may have. Nothing was %s.", number(t.limit), done)
	}
	return fmt.Sprintf("That is %s characters, and there is room for %s of %s: %s too many. Nothing was %s; it is still where you copied it.",
		number(n), number(max(room, 0)), number(t.limit), number(n-max(room, 0)), done)
}

// number writes a number with a comma between thousands.
func number(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// cut removes what is selected or, where nothing is, what lies between two offsets.
func (t *Text) cut(from, to int) Result {
	if t.Selecting() {
		from, to = t.Selection()
		t.broken = true
		defer func() { t.broken = true }()
	}
	if from == to {
		return Result{Used: true}
	}
	t.change(from, to, "")
	return Result{Used: true, Changed: true}
}

// change replaces what lies between two offsets, and notes it for undo.
func (t *Text) change(from, to int, words string) {
	now := time.Now()
	c := change{from: from, removed: t.replace(from, to, words), inserted: words, last: now}
	t.future = nil
	if n := len(t.past); n > 0 && !t.broken && now.Sub(t.past[n-1].last) < burstPause && t.past[n-1].take(c) {
		return
	}
	t.broken = false
	t.past = append(t.past, c)
	size := 0
	for i := len(t.past) - 1; i > 0; i-- {
		if size += len(t.past[i].removed) + len(t.past[i].inserted); size > pastBytes || len(t.past)-i >= pastKept {
			t.past = t.past[i:]
			break
		}
	}
}

// take makes the next change part of this one where both are of one burst.
func (c *change) take(next change) bool {
	deleting := next.inserted == "" && c.inserted == "" && len(c.removed) < burstLength
	switch {
	case next.removed == "" && c.inserted != "" && len(c.inserted) < burstLength && next.from == c.from+len(c.inserted):
		c.inserted += next.inserted // typing on
	case deleting && next.from+len(next.removed) == c.from:
		c.from, c.removed = next.from, next.removed+c.removed // backspace again
	case deleting && next.from == c.from:
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
		return Result{Used: true, Note: "There is nothing to undo in this text."}
	}
	c := t.past[n-1]
	t.past = t.past[:n-1]
	t.replace(c.from, c.from+len(c.inserted), c.removed)
	t.broken = true
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
	t.replace(c.from, c.from+len(c.removed), c.inserted)
	t.broken = true
	t.past = append(t.past, c)
	return Result{Used: true, Changed: true}
}

// replace puts words in the place of what lies between two offsets, puts the cursor behind them, and
// returns what lay there.
func (t *Text) replace(from, to int, words string) (removed string) {
	removed = t.sheet.slice(from, to)
	before, _ := utf8.DecodeLastRuneInString(t.sheet.slice(max(from-utf8.UTFMax, 0), from))
	after, size := utf8.DecodeRuneInString(t.sheet.slice(to, min(to+utf8.UTFMax, t.sheet.size)))
	within := from > 0 && !unicode.IsSpace(before)
	follows := size > 0 && !unicode.IsSpace(after)
	t.words += wordsBegun(words, within, follows) - wordsBegun(removed, within, follows)
	t.chars += utf8.RuneCountInString(words) - utf8.RuneCountInString(removed)
	t.marks.change(from, to, t.sheet.size)
	t.sheet = t.sheet.replace(from, to, words, t.w-1)
	t.joined(from, from+len(words))
	t.revision++
	t.at = t.sheet.settle(from + len(words))
	t.anchor, t.marking, t.goal = -1, false, -1
	if t.top > from {
		t.top = from
	}
	return removed
}

// wordsBegun counts the words that begin in a part of a text, and right behind it. within says that
// the part begins within a word, follows that a word's letter stands behind it.
func wordsBegun(part string, within, follows bool) int {
	n := 0
	for _, r := range part {
		letter := !unicode.IsSpace(r)
		if letter && !within {
			n++
		}
		within = letter
	}
	if follows && !within {
		n++
	}
	return n
}

func countWords(text string) int { return wordsBegun(text, false, false) }
