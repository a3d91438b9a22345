package manager

// Masked reports whether names were masked when the closure was last on screen.
func (p *page) Masked() bool { return p.whole.Masked() }

// KeepMasked remembers that names are masked, or that they are not.
func (p *page) KeepMasked(on bool) error { return p.whole.KeepMasked(on) }
