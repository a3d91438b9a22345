package policy

// SetsLock reports whether a policy says after how long the screen locks: then it is no longer anywhere.
func (p *Policy) SetsLock() bool { return p.sources["lock_after_minutes"].file != "" }
