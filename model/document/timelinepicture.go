package document

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"handover/model"
)

// Lengths of a timeline's picture, in points. Its words are as small as anything on paper may be.
const (
	drawnWidth  = 470 // of running text on A4
	drawnHeight = 560 // at the most: beneath a heading, on one page
	drawnLabel  = 120 // the names of the lanes stand left of this
	drawnEdge   = 22  // room at either end, for an arrow to what lies beyond
	drawnHead   = 34  // the ruler, and the word above the line of today
	drawnFoot   = 30  // what the signs mean
	drawnWords  = 8
	drawnLine   = 9.5
	drawnLetter = 4.4 // about as wide as a letter, never narrower than most

	letterSize   = 26 // of a lane's name on one line
	rulerLetters = 69 // on the ruler
)

// A drawing is one picture of a timeline that is being drawn.
type drawing struct {
	model.Line
	scale  model.Scale
	shapes []Shape
	y      float64 // where the next lane begins
	label  func(id string) string
}

// A lane is one row of a picture: a gap, or the marks of somebody.
type lane struct {
	title string
	gap   *model.Gap
	marks []int // which of the line's marks
}

// pictures draws a timeline: a lane for each gap in cover, one for the family and our own work, and one for each
// service; on several pictures where one would be too high for a page.
func (src Source) pictures(l model.Line, caption string) []Picture {
	lanes := lanesOf(l)
	var all [][]lane
	room := 0.0
	for _, of := range lanes {
		height := (&drawing{Line: l, scale: l.Scale(2)}).height(of)
		if room -= height; room < 0 || all == nil {
			all, room = append(all, nil), drawnHeight-drawnHead-drawnFoot-height
		}
		all[len(all)-1] = append(all[len(all)-1], of)
	}
	var out []Picture
	for i, lanes := range all {
		words := caption
		if len(all) > 1 {
			words = fmt.Sprintf(src.label("picture.of"), caption, i+1, len(all))
		}
		out = append(out, src.picture(l, lanes, words))
	}
	return out
}

func lanesOf(l model.Line) []lane {
	var out []lane
	for _, gaps := range [][]model.Gap{l.Gaps, l.Held} {
		for i := range gaps {
			out = append(out, lane{title: gaps[i].Title, gap: &gaps[i]})
		}
	}
	of := func(title string, mine func(model.Mark) bool) {
		in := lane{title: title}
		for i, m := range l.Marks {
			if mine(m) {
				in.marks = append(in.marks, i)
			}
		}
		out = append(out, in)
	}
	of(model.OurLane, func(m model.Mark) bool { return m.Kind == model.OurMark })
	for _, s := range l.Services {
		of(s.Name, func(m model.Mark) bool { return m.Kind == model.ServiceMark && m.Subject == s.Subject })
	}
	return out
}

// picture draws some of the lanes, with ruler, today and legend.
func (src Source) picture(l model.Line, lanes []lane, caption string) Picture {
	d := &drawing{Line: l, y: drawnHead, label: src.label}
	d.scale = l.Scale(rulerLetters)
	height := float64(drawnHead)
	for _, of := range lanes {
		height += d.height(of)
	}
	d.ruler(height)
	for _, of := range lanes {
		d.words(0, d.y+10, wrapped(of.title))
		if of.gap != nil {
			d.bar(*of.gap)
		} else {
			d.signs(of)
		}
		d.y += d.height(of)
	}
	d.legend()
	return Picture{Caption: caption, Alt: d.inWords(lanes), Width: drawnWidth, Height: height + drawnFoot, Shapes: d.shapes}
}

// x is where a day stands.
func (d *drawing) x(on model.Date) float64 {
	return drawnLabel + drawnEdge + d.scale.Part(on)*(drawnWidth-drawnLabel-2*drawnEdge)
}

func (d *drawing) draw(shapes ...Shape) { d.shapes = append(d.shapes, shapes...) }

func (d *drawing) words(x, y float64, lines []string) {
	for i, words := range lines {
		d.draw(Words{X: x, Y: y + float64(i)*drawnLine, Text: words, Points: drawnWords})
	}
}

// wide is about how wide words are.
func wide(words string) float64 { return float64(utf8.RuneCountInString(words)) * drawnLetter }

// wrapped breaks the name of a lane into lines that fit left of it; a very long one ends in "…".
func wrapped(title string) []string {
	const most = 3
	var lines []string
	for _, word := range strings.Fields(title) {
		for utf8.RuneCountInString(word) > letterSize { // a word that fits on no line
			r := []rune(word)
			lines, word = append(lines, string(r[:letterSize])), string(r[letterSize:])
		}
		if n := len(lines); n > 0 && utf8.RuneCountInString(lines[n-1])+1+utf8.RuneCountInString(word) <= letterSize {
			lines[n-1] += " " + word
		} else {
			lines = append(lines, word)
		}
	}
	if len(lines) > most {
		last := []rune(lines[most-1])
		lines = append(lines[:most-1], string(last[:min(len(last), letterSize-1)])+"…")
	}
	return lines
}

// height is how high a lane is.
func (d *drawing) height(of lane) float64 {
	lines := 1
	if of.gap == nil {
		for _, c := range d.clusters(of) {
			lines = max(lines, len(c.numbers()))
		}
	}
	return max(float64(lines)*drawnLine+20, float64(len(wrapped(of.title)))*drawnLine+8)
}

// ruler draws the ticks with their days, and today through all lanes.
func (d *drawing) ruler(bottom float64) {
	d.draw(Stroke{drawnLabel, 14, drawnWidth, 14, 0.8, 0})
	free := 0.0
	for _, t := range d.scale.Ticks(d.scale.Unit()) {
		x := d.x(t.On)
		d.draw(Stroke{x, 11, x, 14, 0.8, 0}, Stroke{x, 14, x, bottom, 0.4, 0.8})
		if x < free || x+wide(t.Label) > drawnWidth {
			continue
		}
		d.words(x, 8, []string{t.Label})
		free = x + wide(t.Label) + 4
	}
	if !d.scale.Within(d.Today) {
		return
	}
	x, words := d.x(d.Today), d.label("picture.today")+", "+d.Today.Short()
	at := Words{X: x + 4, Y: 24, Text: words, Points: drawnWords, Bold: true}
	if at.X+wide(words)*1.1 > drawnWidth {
		at.X, at.ToRight = x-4, true
	}
	d.draw(Stroke{x, 14, x, bottom, 1.5, 0}, at)
}

// bar draws a gap: a thick bar where nobody holds the need, a bar between two lines where a manager accepts that,
// a thin one where somebody looks out meanwhile; and beneath it the same in a few words.
func (d *drawing) bar(gap model.Gap) {
	from, to := d.x(gap.From), float64(drawnWidth-drawnEdge)
	if gap.To != "" {
		to = d.x(gap.To)
	}
	to = max(to, from+2)
	d.gapSign(gap, from, to, d.y+7)
	if gap.To == "" {
		d.arrow(to, d.y+7, 1)
	}
	x, at := from, Words{Y: d.y + 22, Text: gap.Words, Points: drawnWords}
	if x+wide(gap.Words) > drawnWidth {
		x = max(drawnWidth-wide(gap.Words), drawnLabel)
	}
	at.X = x
	d.draw(Area{x - 1, d.y + 14, min(wide(gap.Words)+2, drawnWidth-x+1), drawnLine + 0.5, 1}, at) // no line runs through the words
}

func (d *drawing) gapSign(gap model.Gap, from, to, y float64) {
	switch {
	case gap.Meanwhile != "":
		d.draw(Area{from, y - 1.5, to - from, 3, 0.4})
	case gap.Accepted:
		d.draw(Area{from, y - 5, to - from, 10, 0.85}, Stroke{from, y - 5, to, y - 5, 1, 0}, Stroke{from, y + 5, to, y + 5, 1, 0})
	default:
		d.draw(Area{from, y - 5, to - from, 10, 0.2})
	}
}

// arrow points on from the end of what is drawn: right with 1, left with -1.
func (d *drawing) arrow(x, y, way float64) {
	d.draw(Stroke{x + 2*way, y - 5, x + 8*way, y, 1.6, 0}, Stroke{x + 2*way, y + 5, x + 8*way, y, 1.6, 0})
}

// signs draws the marks of a lane, each with its number beneath.
func (d *drawing) signs(of lane) {
	y := d.y + 8
	d.draw(Stroke{drawnLabel, y, drawnWidth, y, 0.6, 0.5})
	for _, c := range d.clusters(of) {
		d.sign(c, y)
		for i, words := range c.numbers() {
			x := c.x - wide(words)/2
			d.draw(Area{x, y + 6 + float64(i)*drawnLine, wide(words), drawnLine, 1})
			d.words(x+0.4, y+14+float64(i)*drawnLine, []string{words})
		}
	}
}

// legend says what the signs mean.
func (d *drawing) legend() {
	x, y := 0.0, d.y+12
	say := func(draw func(x, y float64), room float64, words string) {
		if x+room+wide(words) > drawnWidth {
			x, y = 0, y+12
		}
		draw(x, y-3)
		d.words(x+room, y, []string{words})
		x += room + wide(words) + 12
	}
	gap := func(gap model.Gap) func(x, y float64) {
		return func(x, y float64) { d.gapSign(gap, x, x+16, y) }
	}
	if slices.ContainsFunc(d.Gaps, func(g model.Gap) bool { return !g.Accepted }) {
		say(gap(model.Gap{}), 20, d.label("picture.nobody"))
	}
	if slices.ContainsFunc(d.Gaps, func(g model.Gap) bool { return g.Accepted }) {
		say(gap(model.Gap{Accepted: true}), 20, d.label("picture.accepted"))
	}
	if len(d.Held) > 0 {
		say(gap(model.Gap{Meanwhile: "them"}), 20, d.label("picture.held"))
	}
	mark := func(m ...model.Mark) func(x, y float64) {
		return func(x, y float64) { d.shape(x+5, y, m) }
	}
	say(mark(model.Mark{Done: true}), 13, d.label("picture.was"))
	say(mark(model.Mark{On: d.Today}), 13, d.label("picture.to-come"))
	if slices.ContainsFunc(d.Marks, func(m model.Mark) bool { return m.Late(d.Today) }) {
		say(mark(model.Mark{On: d.Today.Add(-1)}), 13, d.label("picture.late"))
	}
	say(func(float64, float64) {}, 0, fmt.Sprintf(d.label("picture.ruler"), d.scale.Unit().Words, d.scale.From.Short(), d.scale.To.Short()))
}
