package main

import (
	"github.com/charmbracelet/x/term"
	"golang.org/x/sys/windows"
)

// withoutEcho makes of a terminal's state one in which it does not show what is typed.
func withoutEcho(s *term.State) { s.Mode &^= windows.ENABLE_ECHO_INPUT }
