package policy

import (
	"fmt"
	"strings"
	"unicode"
)

// folder reads a folder as a policy gives it: a whole path, in which %NAME%, $NAME and ${NAME} stand
// for what the environment says. %% and $$ are the signs themselves, and a $ with no name behind it
// is one too, as in \\server\share$\backups.
func (m Machine) folder(text string) (path, wrong string) {
	path, wrong = m.expand(text)
	switch {
	case wrong != "":
		return "", wrong
	case strings.ContainsFunc(path, unicode.IsControl) || strings.ContainsRune(path, unicode.ReplacementChar):
		return "", `has a sign that no folder has, as a backslash in "double quotes" makes; put it in 'single quotes'`
	case !m.whole(path):
		return "", "is " + quoted(text) + "; write the whole path, such as " + m.example()
	}
	return path, ""
}

// expand puts in what the environment says. What comes from there is not expanded again.
func (m Machine) expand(text string) (out, wrong string) {
	var b strings.Builder
	for text != "" {
		i := strings.IndexAny(text, "%$")
		if i < 0 {
			b.WriteString(text)
			break
		}
		b.WriteString(text[:i])
		sign, rest := text[i], text[i+1:]
		name, after, ok := variable(sign, rest)
		switch {
		case rest != "" && rest[0] == sign:
			b.WriteByte(sign)
			text = rest[1:]
		case !ok:
			return "", fmt.Sprintf("has a %c that opens a name and does not close it; close it, or write %c%c for the sign itself", sign, sign, sign)
		case name == "":
			b.WriteByte(sign)
			text = rest
		default:
			v, set := m.lookup(name)
			if !set || v == "" {
				return "", fmt.Sprintf("names %s, which is not set on this computer; correct the name, or write %c%c for the sign itself",
					clip(text[i:len(text)-len(after)]), sign, sign)
			}
			b.WriteString(v)
			text = after
		}
	}
	return b.String(), ""
}

// variable returns the name that follows a sign, and the text after it. It is not ok where the name
// is opened and not closed; without a name it returns "".
func variable(sign byte, text string) (name, after string, ok bool) {
	switch {
	case sign == '%':
		name, after, ok = strings.Cut(text, "%")
	case strings.HasPrefix(text, "{"):
		name, after, ok = strings.Cut(text[1:], "}")
	default:
		n := 0
		for n < len(text) && (text[n] == '_' || letter(text[n]) || n > 0 && text[n] >= '0' && text[n] <= '9') {
			n++
		}
		return text[:n], text[n:], true
	}
	return name, after, ok && name != ""
}

func (m Machine) lookup(name string) (string, bool) {
	if m.Lookup == nil {
		return "", false
	}
	return m.Lookup(name)
}

// whole reports whether a path is absolute on the machine.
func (m Machine) whole(path string) bool {
	if m.OS != onWindows {
		return strings.HasPrefix(path, "/")
	}
	path = strings.ReplaceAll(path, "/", `\`)
	if rest, network := strings.CutPrefix(path, `\\`); network {
		server, share, _ := strings.Cut(rest, `\`)
		return server != "" && strings.Trim(share, `\`) != ""
	}
	return len(path) >= 3 && letter(path[0]) && path[1:3] == `:\`
}

func (m Machine) example() string {
	if m.OS == onWindows {
		return `'%LOCALAPPDATA%\handover' or 'D:\handover'`
	}
	return `'$HOME/handover' or '/srv/handover'`
}

func letter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }
