package closure

// Masked reports whether names were masked when this closure was last on screen: before a crash, or the day before.
func (s *Screen) Masked() bool { return s.r.Desk.Masked() }

// KeepMasked remembers that names are masked, or that they are not.
func (s *Screen) KeepMasked(on bool) error { return s.r.Desk.KeepMasked(on) }
