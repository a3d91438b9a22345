package question

import (
	"handover/model"
	"handover/ui/kit"
)

// GoTo puts the cursor where words stand on a page that Open gave: into that part of the answer and, where it is a
// text, at an offset in it. Nothing is selected, so the next letter takes the place of nothing. A page without such
// a part stays as it is.
func GoTo(page kit.Screen, part string, at int) {
	switch s := page.(type) {
	case *Text:
		if part == model.PartText {
			s.text.MoveTo(at)
		}
	case *Form:
		p := s.here()
		if p == nil {
			return
		}
		if f := p.field(part); f != nil {
			s.form.Focus(f.ID)
		}
		if part == model.PartText && p.text != nil {
			p.text.MoveTo(at)
		}
	}
}
