package pdf

import (
	"fmt"
	"math"
)

// text draws glyphs on a line that begins at x; y is their baseline.
func (p *page) text(gs []glyph, x, y float64, st style) {
	b := &p.content
	fmt.Fprintf(b, "BT %s g %s %s Td", num(st.grey), num(x), num(pageHeight-y))
	var face *face
	up, shift, open := 0.0, 0, false
	shut := func() {
		if open {
			b.WriteString(">]TJ")
		}
		open = false
	}
	for _, g := range gs {
		if g.face != face {
			shut()
			fmt.Fprintf(b, " /%s %s Tf", g.face.name, num(st.size))
			face = g.face
		}
		if g.up != up {
			shut()
			fmt.Fprintf(b, " %s Ts", num(g.up*st.size))
			up = g.up
		}
		right := int(math.Round(g.right * 1000)) // and back, before the next
		switch {
		case !open:
			b.WriteString("[")
			if right-shift != 0 {
				fmt.Fprintf(b, "%d", shift-right)
			}
			b.WriteString("<")
		case right != shift:
			fmt.Fprintf(b, ">%d<", shift-right)
		}
		open, shift = true, right
		fmt.Fprintf(b, "%04X", g.code)
	}
	shut()
	if up != 0 {
		b.WriteString(" 0 Ts")
	}
	b.WriteString(" ET\n")
}
