//go:build unix

package main

import (
	"github.com/charmbracelet/x/term"
	"golang.org/x/sys/unix"
)

// withoutEcho makes of a terminal's state one in which it does not show what is typed.
func withoutEcho(s *term.State) { s.Lflag &^= unix.ECHO }
