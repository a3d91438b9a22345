package compare

import "slices"

// A run is a row of n words that stayed together.
type run struct{ a, b, n int }

// runsOf joins pairs that follow each other in both texts.
func runsOf(pairs []pair) []run {
	var out []run
	for _, p := range pairs {
		if n := len(out); n > 0 && out[n-1].a+out[n-1].n == p.a && out[n-1].b+out[n-1].n == p.b {
			out[n-1].n++
			continue
		}
		out = append(out, run{p.a, p.b, 1})
	}
	return out
}

// tidy lets go of the few words that stayed by chance between two changes, so that each change reads as one:
// "[-the girl ran-] {+the boy walked+}" and not "the [-girl ran-] ...". It goes on until nothing more is to be
// joined.
func tidy(runs []run, a, b []word, was, now string) []run {
	for {
		kept := runs[:0:0]
		for i, r := range runs {
			if !stray(kept, runs, i, r, a, b, was, now) {
				kept = append(kept, r)
			}
		}
		if len(kept) == len(runs) {
			return runs
		}
		runs = kept
	}
}

// stray reports whether a run stands between two changes of which each is longer than it, or says hardly
// anything by itself.
func stray(kept, runs []run, i int, r run, a, b []word, was, now string) bool {
	before, after := run{}, run{a: len(a), b: len(b)}
	if n := len(kept); n > 0 {
		before = kept[n-1]
	}
	if i+1 < len(runs) {
		after = runs[i+1]
	}
	chars := func(text string, words []word) (n int) {
		for _, w := range words {
			n += long(text, w)
		}
		return n
	}
	if slices.ContainsFunc(a[r.a:r.a+r.n], func(w word) bool { return was[w.from] == '\n' }) {
		return false // the paragraphs stay apart
	}
	left := max(chars(was, a[before.a+before.n:r.a]), chars(now, b[before.b+before.n:r.b]))
	right := max(chars(was, a[r.a+r.n:after.a]), chars(now, b[r.b+r.n:after.b]))
	if left == 0 || right == 0 {
		return false
	}
	own, says := chars(was, a[r.a:r.a+r.n]), 0
	for _, w := range a[r.a : r.a+r.n] {
		if long(was, w) > 4 {
			says++
		}
	}
	few := r.n <= 3 && says == 0 || r.n <= 2 && says <= 1
	return few && own <= left+right || own <= left && own <= right && r.n <= 6 && !sentence(was[a[r.a].from:a[r.a+r.n-1].to])
}

// sentence reports whether some words end as a sentence does: it is left to be read as one that stayed.
func sentence(text string) bool {
	return len(text) > 20 && slices.Contains([]byte(".?!"), text[len(text)-1])
}
