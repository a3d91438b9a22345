package pdf

// A sheaf is what stands on one page.
type sheaf struct {
	on    []placed
	first int // of the strips that were placed, the first that stands on it
}

// A filling places strips on pages one after another.
type filling struct {
	*flow
	sheaves []sheaf
	at      int // the strip that is being placed
	y       float64
	fresh   bool // nothing stands on the page yet, but what is drawn again
}

// place places strips on pages of their own.
func (f *flow) place(all []strip) []sheaf {
	p := &filling{flow: f}
	p.turn(nil)
	if len(all) > 0 {
		p.turnHead(all[0].head)
	}
	for i := 0; i < len(all); {
		j := i
		for j+1 < len(all) && all[j].keep && !all[j+1].anew {
			j++
		}
		p.together(all[i : j+1])
		i = j + 1
	}
	return p.sheaves
}

// together places strips that stay together, so far as a page has room for them. A picture among them may be drawn
// smaller for that.
func (p *filling) together(some []strip) {
	if some[0].anew && !p.fresh {
		p.turn(some[0].head)
	}
	need, spare := 0.0, 0.0
	for i, s := range some {
		if i > 0 || !p.fresh {
			need += s.before
		}
		need += s.height
		if s.least > 0 {
			spare += s.height - s.least
		}
	}
	room, page := p.bottom-p.y, p.bottom-p.top
	over := 0.0
	switch {
	case p.fresh || need <= room:
	case need-spare <= room:
		over = need - room
	case need <= page || room < page/3:
		p.turn(some[0].head)
	}
	for _, s := range some {
		if s.least > 0 && over > 0 {
			less := min(over, s.height-s.least)
			s.height -= less
			over -= less
		}
		if !p.fresh && s.before+s.height > p.bottom-p.y {
			p.turn(s.head)
		}
		p.put(s)
		p.at++
	}
}

// put places one strip under the last.
func (p *filling) put(s strip) {
	if !p.fresh {
		p.y += s.before
	}
	now := &p.sheaves[len(p.sheaves)-1]
	now.on = append(now.on, placed{s, p.y})
	p.y += s.height
	p.fresh = false
}

// turn begins the next page, with the head of a table that goes on there.
func (p *filling) turn(head []strip) {
	p.sheaves = append(p.sheaves, sheaf{first: p.at})
	p.y = p.top
	p.turnHead(head)
}

// turnHead draws the head of a table again where a page is still empty.
func (p *filling) turnHead(head []strip) {
	p.fresh = true
	for _, s := range head {
		p.put(s)
	}
	p.fresh = true
}
