package plain

import (
	"strings"
	"unicode"
)

// A quote is what stands between two quotation marks: toks[first:end].
type quote struct{ first, end int }

// From spokenFrom words on, what stands between quotation marks is what somebody said, and their words stay
// theirs. Fewer words between marks are often marks of doubt.
const (
	spokenFrom = 4
	spokenTo   = 200
)

func (q quote) spoken() bool { return q.end-q.first >= spokenFrom && q.end-q.first <= spokenTo }

// quotes finds what stands between quotation marks, within a paragraph.
func quotes(body string, toks []token) []quote {
	if !strings.ContainsAny(body, "\"“”'‘’") {
		return nil
	}
	var out []quote
	double, single := -1, -1
	for i := 0; i <= len(toks); i++ {
		g := between(body, toks, i)
		if g == " " || g == ", " || g == ". " {
			continue
		}
		if strings.Count(g, "\n") > 1 {
			double, single = -1, -1
		}
		first, last := strings.IndexFunc(g, unicode.IsSpace), strings.LastIndexFunc(g, unicode.IsSpace)
		for k, r := range g {
			opens := i == 0 || k > last && last >= 0
			closes := i == len(toks) || k < first
			unclear := !opens && !closes
			switch r {
			case '“', '‘':
				opens, closes = true, false
			case '”', '’':
				opens, closes = false, true
			case '"', '\'':
			default:
				continue
			}
			at := &double
			if r == '\'' || r == '‘' || r == '’' {
				at = &single
			}
			switch {
			case *at >= 0 && (closes || unclear):
				if i > *at {
					out = append(out, quote{*at, i})
				}
				*at = -1
			case opens || unclear && *at < 0 && r == '"':
				*at = i
			}
		}
	}
	return out
}
