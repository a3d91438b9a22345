//go:build !linux && !windows

package bolt

// rename renames a file and replaces nothing.
func rename(from, to string) error { return link(from, to) }
