package main

import (
	"fmt"
	"strings"
)

// confirm asks on the terminal whether something that cannot be undone is to be done. Only a plain yes is
// one: nothing is preset.
func (s *settings) confirm(words string) (bool, error) {
	fmt.Fprintf(s.err, "%s (y/N) ", words)
	var line strings.Builder
	b := make([]byte, 1)
	for line.Len() < 64 {
		n, err := s.in.Read(b)
		if n > 0 && b[0] != '\n' {
			line.WriteByte(b[0])
			continue
		}
		if err != nil {
			fmt.Fprintln(s.err)
		}
		break
	}
	switch strings.ToLower(strings.TrimSpace(line.String())) {
	case "y", "yes":
		return true, nil
	}
	return false, nil
}
