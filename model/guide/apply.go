package guide

import (
	"slices"
	"strings"
)

// checkApplies refuses questions that could never be asked: a worker would look for them in vain,
// and a duty that only they serve would be served on paper alone.
func (r *reader) checkApplies() {
	for i := range r.guide.Flags {
		f := &r.guide.Flags[i]
		if round := r.cycle(f.ID); round != nil {
			p := r.flags[f.ID]
			r.faults.add(p.file, p.at("question"), "the flag %q waits for itself (%s); take a flag out of one of those questions", f.ID, strings.Join(round, " → "))
		}
	}
	for _, it := range r.guide.Items {
		c := checker{r, it, r.items[it]}
		if why := r.never(it.When, it.Unless); why != "" {
			c.fault("when", "it can never apply, as %s; change when or unless", why)
			continue
		}
		for i, o := range it.Options {
			if why := r.never(slices.Concat(it.When, o.When), slices.Concat(it.Unless, o.Unless)); why != "" {
				r.faults.add(c.at.file, c.at.atPart("option.when", i), "question %q: the option %q can never be offered, as %s; change when", it.ID, o.ID, why)
			}
		}
	}
}

// behind returns the flags that decide whether a flag's question is asked.
func (r *reader) behind(flag string) (when, unless []string) {
	f := r.guide.flags[flag]
	if f == nil || r.guide.items[f.Question] == nil {
		return nil, nil
	}
	q := r.guide.items[f.Question]
	return q.When, q.Unless
}

// cycle returns the way by which a flag comes to depend on itself, or nil.
func (r *reader) cycle(flag string) []string {
	seen := map[string]bool{}
	var walk func(id string, way []string) []string
	walk = func(id string, way []string) []string {
		when, unless := r.behind(id)
		for _, next := range slices.Concat(when, unless) {
			if next == flag {
				return append(slices.Clone(way), next)
			}
			if seen[next] {
				continue
			}
			seen[next] = true
			if found := walk(next, append(slices.Clone(way), next)); found != nil {
				return found
			}
		}
		return nil
	}
	return walk(flag, []string{flag})
}

// never says why flags can never be up, and down, at one time; "" when they can.
func (r *reader) never(when, unless []string) string {
	// A flag is up only while its own question is asked, so what that needs is needed here too.
	up, down := slices.Clone(when), slices.Clone(unless)
	for i := 0; i < len(up); i++ {
		w, u := r.behind(up[i])
		for _, id := range w {
			if !slices.Contains(up, id) {
				up = append(up, id)
			}
		}
		down = append(down, u...)
	}
	for _, a := range up {
		for _, b := range down {
			if a == b {
				return quote(a) + " would have to be both up and down"
			}
			if r.brings(a, b) {
				return quote(a) + " is never up without " + quote(b)
			}
		}
		if left := r.left(a, up, down); left != nil {
			return list(left) + " exclude each other"
		}
	}
	return ""
}

// brings reports whether flag b is up whenever flag a is.
func (r *reader) brings(a, b string) bool {
	f, g := r.guide.flags[a], r.guide.flags[b]
	switch {
	case f == nil || g == nil:
		return false
	case f.Question != "" && f.Question == g.Question:
		return g.Answered || len(f.Options) > 0 && !slices.ContainsFunc(f.Options, func(o string) bool { return !slices.Contains(g.Options, o) })
	case f.AgeFrom > 0 && g.AgeFrom > 0:
		return f.AgeFrom >= g.AgeFrom
	case f.Has != "":
		return f.Has == g.Has
	}
	return false
}

// left returns the flags of one question that leave it no possible answer, or nil. Only a
// question with a single answer, asked once, can do so: asked about each adult, it may be
// answered in both ways.
func (r *reader) left(flag string, up, down []string) []string {
	f := r.guide.flags[flag]
	if f == nil || f.Question == "" || r.guide.items[f.Question] == nil {
		return nil
	}
	q := r.guide.items[f.Question]
	single := q.Type == One || q.Type == YesNo
	for _, e := range q.Each {
		single = single && (e == EachClosure || e == EachChild)
	}
	if !single || len(q.Each) > 1 {
		return nil
	}
	answers := slices.Clone(q.values())
	var told []string
	for _, id := range up {
		if g := r.guide.flags[id]; g != nil && g.Question == f.Question {
			told = append(told, quote(id))
			answers = slices.DeleteFunc(answers, func(a string) bool { return !g.Answered && !slices.Contains(g.Options, a) })
		}
	}
	for _, id := range down {
		if g := r.guide.flags[id]; g != nil && g.Question == f.Question {
			told = append(told, "no "+quote(id))
			answers = slices.DeleteFunc(answers, func(a string) bool { return g.Answered || slices.Contains(g.Options, a) })
		}
	}
	if len(answers) > 0 || len(told) < 2 {
		return nil
	}
	return told
}

func quote(id string) string { return `"` + id + `"` }
