//go:build !windows

package main

// byDoubleClick reports whether the program was started in a window that closes with it: only
// Windows has such.
func byDoubleClick() bool { return false }
