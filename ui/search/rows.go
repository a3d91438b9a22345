package search

import (
	"fmt"
	"strings"

	"handover/model"
	"handover/model/guide"
	"handover/ui/kit"
)

// A passage is some places in what was found that can be read together on one line.
type passage struct {
	model.Found
	from, to int // which of its places
}

func (p passage) at() [][2]int { return p.Places[p.from:p.to] }

// most is how many rows are listed: nobody reads more, and words that stand in more places are quick to narrow down.
const most = 300

// rows lists what is found, stage by stage.
func (s *Screen) rows(c *model.Closure, found []model.Found) []kit.Row {
	s.by, s.ids = map[string]passage{}, nil
	t := s.r.Theme()
	in := map[guide.Stage]int{}
	for _, f := range found {
		in[f.Stage] += len(f.Places)
	}
	width := max(s.column()-4, 12)
	var rows []kit.Row
	shown, all, stage := 0, 0, guide.Stage("none")
	for _, f := range found {
		all += len(f.Places)
		if len(s.ids) >= most {
			continue
		}
		if f.Stage != stage {
			stage = f.Stage
			rows = append(rows, kit.Row{Heading: true, Words: stageWords(stage), Right: t.Quiet.Render(fmt.Sprint(in[stage]))})
		}
		parts := passages(f, width)
		for i, p := range parts {
			shown += p.to - p.from
			row := s.row(c, p, width)
			if words := partWords(f); len(parts) > 1 {
				row.Right = join(", ", words, fmt.Sprintf("%d of %d", i+1, len(parts)))
			} else {
				row.Right = words
			}
			row.Right = t.Quiet.Render(row.Right)
			row.ID = fmt.Sprint(f.In, "\x00", f.Field, f.Subject, f.Part, "\x00", f.Title, "\x00", i)
			for _, taken := s.by[row.ID]; taken; _, taken = s.by[row.ID] {
				row.ID += "\x00"
			}
			s.by[row.ID] = p
			s.ids = append(s.ids, row.ID)
			rows = append(rows, row)
		}
	}
	if all > shown {
		rows = append(rows, kit.Row{Heading: true, Words: narrow(all - shown)})
	}
	return rows
}

func (s *Screen) row(c *model.Closure, p passage, width int) kit.Row {
	t := s.r.Theme()
	row := kit.Row{Mark: t.Glyphs.Bullet, Words: join(" "+t.Glyphs.Between+" ", p.Title, whom(c, p.Found)), Under: excerpt(t, p, width)}
	if p.Aside {
		row.Mark = t.Mark(kit.Aside)
		row.Words += " (" + kit.Aside.Words() + ")"
	}
	return row
}

func join(between string, words ...string) string {
	var out []string
	for _, w := range words {
		if w != "" {
			out = append(out, w)
		}
	}
	return strings.Join(out, between)
}

// passages puts those places of what was found together that stand on one line of so many columns.
func passages(f model.Found, width int) []passage {
	var out []passage
	for i, at := range f.Places {
		if n := len(out); n > 0 {
			p := &out[n-1]
			from := f.Places[p.from][0]
			fits := width - width/3 - 2
			if words := f.Text[from:at[1]]; len(words) <= 4*fits && !strings.Contains(words, "\n") && (plain(words) && len(words) <= fits || kit.Width(words) <= fits) {
				p.to = i + 1
				continue
			}
		}
		out = append(out, passage{f, i, i + 1})
	}
	return out
}

// excerpt is a passage on one line, with the words around it and those that were found marked.
func excerpt(t *kit.Theme, p passage, width int) string {
	at := p.at()
	first, last := at[0][0], at[len(at)-1][1]
	from, lead := first-min(first, width/3), ""
	back := first - min(first, width)
	start := back + strings.LastIndexByte(p.Text[back:first], '\n') + 1
	begins := start == 0 || p.Text[start-1] == '\n'
	if begins && (start >= from || last-start <= width-2) {
		from = start
	} else {
		if space := strings.IndexByte(p.Text[from:first], ' '); space >= 0 {
			from += space + 1
		} else {
			from = first
		}
		lead = t.Glyphs.Ellipsis
	}
	to := last + min(4*width, len(p.Text)-last) // a letter has no more bytes
	if end := strings.IndexByte(p.Text[last:to], '\n'); end >= 0 {
		to = last + end
	}
	for to < len(p.Text) && p.Text[to]&0xC0 == 0x80 {
		to++
	}
	room := width - kit.Width(lead)
	if end := from + room; to > end && plain(p.Text[from:end]) { // most are, and their letters need no measuring
		return lead + marked(t, p.Text, from, end-kit.Width(t.Glyphs.Ellipsis), at) + t.Glyphs.Ellipsis
	}
	return t.Clip(lead+marked(t, p.Text, from, to, at), width)
}

// plain reports whether every byte of the words is a letter of one column.
func plain(words string) bool {
	for i := range len(words) {
		if words[i] < ' ' && words[i] != '\n' || words[i] > '~' {
			return false
		}
	}
	return true
}

// marked is a part of a text with the words in it marked that were found: bold and underlined, so that no colour is
// needed to see them.
func marked(t *kit.Theme, text string, from, to int, places [][2]int) string {
	flat := strings.NewReplacer("\n", " ").Replace
	var b strings.Builder
	for _, at := range places {
		if at[1] <= from || at[0] >= to {
			continue
		}
		at[0], at[1] = max(at[0], from), min(at[1], to)
		b.WriteString(flat(text[from:at[0]]))
		b.WriteString(t.Heading.Render(t.Entry.Render(flat(text[at[0]:at[1]]))))
		from = at[1]
	}
	b.WriteString(flat(text[from:max(to, from)]))
	return b.String()
}
