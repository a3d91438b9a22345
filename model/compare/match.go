package compare

import "slices"

// A pair is a word of the text before and the word of the text now that it stayed.
type pair struct{ a, b int }

// A matcher finds the words that stayed, in order. It looks for long phrases that stand once in both texts, then
// between those for shorter ones, and then for single words: a common word is never taken for one that stands
// elsewhere, and what a text costs grows with its length, not with its square.
type matcher struct {
	a, b  []int
	pairs []pair
}

// grams are how many words long the phrases are that are looked for, the longest last.
var grams = [...]int{1, 3, 8}

// small is how many pairs of words are few enough to look at each.
const small = 4096

// match matches a[i:k] with b[j:l], by phrases of grams[g] words and shorter.
func (m *matcher) match(i, k, j, l, g int) {
	for i < k && j < l && m.a[i] == m.b[j] {
		m.pairs = append(m.pairs, pair{i, j})
		i, j = i+1, j+1
	}
	tail := 0
	for k > i && l > j && m.a[k-1] == m.b[l-1] {
		k, l, tail = k-1, l-1, tail+1
	}
	switch {
	case i == k || j == l:
	case (k-i)*(l-j) <= small:
		m.each(i, k, j, l)
	default:
		m.anchored(i, k, j, l, g)
	}
	for n := range tail {
		m.pairs = append(m.pairs, pair{k + n, l + n})
	}
}

// anchored holds on to the phrases that stand once in both, in one order, and matches what lies between them.
func (m *matcher) anchored(i, k, j, l, g int) {
	n := grams[g]
	anchors := inOrder(unique(m.a[i:k], m.b[j:l], n))
	if len(anchors) == 0 {
		if g > 0 {
			m.match(i, k, j, l, g-1)
		}
		return
	}
	x, y := i, j
	for _, at := range anchors {
		p := pair{i + at.a, j + at.b}
		if p.a < x || p.b < y { // it overlaps the one before
			continue
		}
		m.match(x, p.a, y, p.b, g)
		for d := range n {
			m.pairs = append(m.pairs, pair{p.a + d, p.b + d})
		}
		x, y = p.a+n, p.b+n
	}
	m.match(x, k, y, l, g)
}

// unique finds the phrases of n words that stand once in each of two texts, in the order of the first.
func unique(a, b []int, n int) []pair {
	if len(a) < n || len(b) < n {
		return nil
	}
	type stands struct{ a, b, inA, inB int32 }
	at := make(map[uint64]int32, len(a))
	all := make([]stands, 0, len(a))
	for i := 0; i+n <= len(a); i++ {
		k := phrase(a[i : i+n])
		if s, known := at[k]; known {
			all[s].inA++
		} else {
			at[k] = int32(len(all))
			all = append(all, stands{a: int32(i), inA: 1})
		}
	}
	for i := 0; i+n <= len(b); i++ {
		if s, known := at[phrase(b[i:i+n])]; known {
			all[s].b = int32(i)
			all[s].inB++
		}
	}
	var out []pair
	for _, s := range all {
		p := pair{int(s.a), int(s.b)}
		if s.inA == 1 && s.inB == 1 && slices.Equal(a[p.a:p.a+n], b[p.b:p.b+n]) {
			out = append(out, p)
		}
	}
	return out
}

// phrase makes a number of the words of a phrase. Two phrases may come to share one, but hardly ever do.
func phrase(words []int) uint64 {
	h := uint64(14695981039346656037)
	for _, w := range words {
		h = (h ^ uint64(w)) * 1099511628211
		h ^= h >> 29
	}
	return h
}

// inOrder keeps the most pairs that stand in the same order in both texts; they come in the order of the first.
func inOrder(pairs []pair) []pair {
	var ends []int // of the best chain of each length, the last pair
	before := make([]int, len(pairs))
	for i, p := range pairs {
		n, _ := slices.BinarySearchFunc(ends, p.b, func(e, b int) int { return pairs[e].b - b })
		before[i] = -1
		if n > 0 {
			before[i] = ends[n-1]
		}
		if n == len(ends) {
			ends = append(ends, i)
		} else {
			ends[n] = i
		}
	}
	if len(ends) == 0 {
		return nil
	}
	var out []pair
	for i := ends[len(ends)-1]; i >= 0; i = before[i] {
		out = append(out, pairs[i])
	}
	slices.Reverse(out)
	return out
}

// each matches two short texts by the longest row of words that both have in order.
func (m *matcher) each(i, k, j, l int) {
	w := l - j + 1
	most := make([]int, (k-i+1)*w) // how many words the rests from here have in common
	for x := k - i - 1; x >= 0; x-- {
		for y := l - j - 1; y >= 0; y-- {
			if m.a[i+x] == m.b[j+y] {
				most[x*w+y] = most[(x+1)*w+y+1] + 1
			} else {
				most[x*w+y] = max(most[(x+1)*w+y], most[x*w+y+1])
			}
		}
	}
	for x, y := 0, 0; x < k-i && y < l-j; {
		switch {
		case m.a[i+x] == m.b[j+y]:
			m.pairs = append(m.pairs, pair{i + x, j + y})
			x, y = x+1, y+1
		case most[(x+1)*w+y] >= most[x*w+y+1]:
			x++
		default:
			y++
		}
	}
}
