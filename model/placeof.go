package model

// PlaceOf is which of its kind somebody or something is, and how many there are, as the page People and services lists
// them: those that are set aside come last. It names somebody where no name may stand.
func (c *Closure) PlaceOf(s Subject) (n, of int) {
	for _, aside := range []bool{false, true} {
		for _, t := range c.Things {
			if t.Subject.Kind != s.Kind || t.Aside != aside {
				continue
			}
			if of++; t.Subject == s {
				n = of
			}
		}
	}
	return n, of
}
