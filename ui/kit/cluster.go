package kit

import (
	"strings"

	"github.com/rivo/uniseg"
)

// Places in a text, by characters as people see them: an e with its accent is one, and so is a
// family of emoji. Nothing here needs the text to be on one line.

// Before returns where the character before the byte offset at begins.
func Before(text string, at int) int {
	// Clusters are only found from the left. Nothing that joins characters reaches over a line's
	// end or a plain ASCII pair, so it is enough to begin at the nearest of them.
	from := at
	for from > 0 && at-from < 512 {
		from--
		if from > 0 && text[from] < 0x80 && text[from-1] < 0x80 && text[from-1] != '\r' && from < at {
			break
		}
	}
	for from > 0 && text[from]&0xC0 == 0x80 {
		from--
	}
	last, state := from, -1
	for from < at {
		cluster, _, _, next := uniseg.FirstGraphemeClusterInString(text[from:], state)
		last, state = from, next
		from += len(cluster)
	}
	return last
}

// After returns where the character at the byte offset at ends.
func After(text string, at int) int {
	if at >= len(text) {
		return len(text)
	}
	cluster, _, _, _ := uniseg.FirstGraphemeClusterInString(text[at:], -1)
	return at + len(cluster)
}

// WordBefore returns where the word before at begins.
func WordBefore(text string, at int) int {
	head := strings.TrimRight(text[:at], " \n")
	return strings.LastIndexAny(head, " \n") + 1
}

// WordAfter returns where the word at or after at ends.
func WordAfter(text string, at int) int {
	rest := strings.TrimLeft(text[at:], " \n")
	if i := strings.IndexAny(rest, " \n"); i >= 0 {
		rest = rest[i:]
	} else {
		rest = ""
	}
	return len(text) - len(rest)
}
