package model

// rings finds the entries that follow from themselves, by whatever way round. It gives the entries
// of one ring the same number, and 0 to those that are in none. It is Tarjan's search for strongly
// connected parts.
func rings(causes [][]int) []int {
	s := &ringSearch{causes: causes, ring: make([]int, len(causes)), seen: make([]int, len(causes)),
		low: make([]int, len(causes)), open: make([]bool, len(causes))}
	for i := range causes {
		if s.seen[i] == 0 {
			s.visit(i)
		}
	}
	return s.ring
}

type ringSearch struct {
	causes [][]int
	ring   []int
	seen   []int // when each was reached, from 1
	low    []int // the earliest that can be reached from each
	open   []bool
	path   []int
	steps  int
	rings  int
}

func (s *ringSearch) visit(i int) {
	s.steps++
	s.seen[i], s.low[i], s.open[i] = s.steps, s.steps, true
	s.path = append(s.path, i)
	self := false
	for _, c := range s.causes[i] {
		switch {
		case c == i:
			self = true
		case s.seen[c] == 0:
			s.visit(c)
			s.low[i] = min(s.low[i], s.low[c])
		case s.open[c]:
			s.low[i] = min(s.low[i], s.seen[c])
		}
	}
	if s.low[i] != s.seen[i] {
		return
	}
	from := len(s.path) - 1
	for s.path[from] != i {
		from--
	}
	part := s.path[from:]
	s.path = s.path[:from]
	if len(part) > 1 || self {
		s.rings++
	}
	for _, p := range part {
		s.open[p] = false
		if len(part) > 1 || self {
			s.ring[p] = s.rings
		}
	}
}
