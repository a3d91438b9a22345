package pdf

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// A sheet is a page as it is read again.
type sheet struct {
	marked     map[int]string // the words of each run of marked content
	decoration []run          // what is not read aloud
	runs       []run          // every run of words with its place
}

// A run is words that are drawn at once. Y counts from the top of the page.
type run struct {
	text            string
	x, y, size, end float64
	id              int // of the marked content, or -1
	kind            string
}

// letters are a font as it is read again.
type letters struct {
	text   map[int]string
	widths []any
}

func (r *reading) letters(v any) (letters, error) {
	f := r.dict(v)
	below := r.dict(r.list(f["DescendantFonts"])[0])
	out := letters{text: map[int]string{}, widths: r.list(r.list(below["W"])[1])}
	n, ok := f["ToUnicode"].(reference)
	if !ok {
		return out, fmt.Errorf("a font does not say what its letters are")
	}
	for _, m := range regexp.MustCompile(`(?m)^<([0-9A-F]{4})> <([0-9A-F]+)>$`).FindAllStringSubmatch(string(r.streams[int(n)]), -1) {
		code, _ := strconv.ParseInt(m[1], 16, 32)
		var b []byte
		for i := 0; i < len(m[2]); i += 2 {
			v, _ := strconv.ParseUint(m[2][i:i+2], 16, 8)
			b = append(b, byte(v))
		}
		out.text[int(code)] = utf16Text(b)
	}
	return out, nil
}

// footer is what stands at the foot of the page.
func (s *sheet) footer() string {
	foot := ""
	for _, a := range s.decoration {
		if a.kind == "Footer" {
			foot += a.text + " "
		}
	}
	return foot
}

// sheets reads every page. It fails where content is drawn that belongs to nothing.
func (r *reading) sheets() ([]*sheet, error) {
	var out []*sheet
	for i, page := range r.list(r.dict(r.catalog()["Pages"])["Kids"]) {
		s, err := r.sheet(r.dict(page))
		if err != nil {
			return nil, fmt.Errorf("page %d: %w", i+1, err)
		}
		out = append(out, s)
	}
	return out, nil
}

func (r *reading) sheet(page dict) (*sheet, error) {
	fonts := map[string]letters{}
	for k, v := range r.dict(r.dict(page["Resources"])["Font"]) {
		l, err := r.letters(v)
		if err != nil {
			return nil, err
		}
		fonts[k] = l
	}
	s := &sheet{marked: map[int]string{}}
	sc := &scanner{b: r.streams[int(page["Contents"].(reference))]}
	var args []any
	var font letters
	now, marked := run{id: -1}, false
	for {
		v, err := sc.value()
		if err != nil {
			if len(args) > 0 || marked {
				return nil, fmt.Errorf("it ends within something: %v", err)
			}
			return s, nil
		}
		op, ok := v.(operator)
		if !ok {
			args = append(args, v)
			continue
		}
		switch op {
		case "BDC", "BMC":
			if marked {
				return nil, fmt.Errorf("marked content within marked content")
			}
			marked, now.id, now.kind = true, -1, ""
			if args[0] != name("Artifact") {
				now.id = int(args[1].(dict)["MCID"].(float64))
				if _, twice := s.marked[now.id]; twice {
					return nil, fmt.Errorf("the marked content %d twice", now.id)
				}
				s.marked[now.id] = ""
			} else if op == "BDC" {
				now.kind = string(args[1].(dict)["Subtype"].(name))
			}
		case "EMC":
			marked = false
		case "Td":
			now.x, now.y = args[0].(float64), pageHeight-args[1].(float64)
		case "Tf":
			font, ok = fonts[string(args[0].(name))]
			if !ok {
				return nil, fmt.Errorf("the font %v is not there", args[0])
			}
			now.size = args[1].(float64)
		case "TJ":
			now.text, now.end = "", now.x
			for _, v := range args[0].([]any) {
				if n, ok := v.(float64); ok {
					now.end -= n / 1000 * now.size
					continue
				}
				for b := v.(string); len(b) > 0; b = b[2:] {
					code := int(b[0])<<8 | int(b[1])
					c, ok := font.text[code]
					if !ok {
						return nil, fmt.Errorf("nothing says what the letter %d is", code)
					}
					now.text += c
					if strings.TrimSpace(c) != "" || c == "\u00A0" {
						s.runs = append(s.runs, run{c, now.end, now.y, now.size, now.end + font.widths[code].(float64)/1000*now.size, now.id, now.kind})
					}
					now.end += font.widths[code].(float64) / 1000 * now.size
				}
			}
			if now.id >= 0 {
				s.marked[now.id] += now.text
			} else {
				s.decoration = append(s.decoration, now)
			}
			now.x = now.end
		case "S", "f":
			if !marked {
				return nil, fmt.Errorf("a shape belongs to nothing")
			}
		}
		if (op == "TJ" || op == "re") && !marked {
			return nil, fmt.Errorf("words or a shape belong to nothing")
		}
		args = nil
	}
}

// tree writes out the structure of a file, each element with what is said of it. It fails where the tree and the
// pages do not agree.
func (r *reading) tree() (string, error) {
	sheets, err := r.sheets()
	if err != nil {
		return "", err
	}
	number := map[reference]int{}
	for i, p := range r.list(r.dict(r.catalog()["Pages"])["Kids"]) {
		number[p.(reference)] = i
	}
	root := r.dict(r.catalog()["StructTreeRoot"])
	var back [][]any
	nums := r.list(r.dict(root["ParentTree"])["Nums"])
	for i := 1; i < len(nums); i += 2 {
		back = append(back, r.list(nums[i]))
	}
	var b strings.Builder
	seen := 0
	var walk func(v any, parent reference, depth int) error
	walk = func(v any, parent reference, depth int) error {
		me, e := v.(reference), r.dict(v)
		if e["P"] != parent {
			return fmt.Errorf("an element has another parent than it says")
		}
		fmt.Fprintf(&b, "%s%s", strings.Repeat("  ", depth), e["S"])
		a := r.dict(e["A"])
		for _, k := range []string{"Scope", "ListNumbering"} {
			if a[k] != nil {
				fmt.Fprintf(&b, " %v", a[k])
			}
		}
		if a["BBox"] != nil {
			b.WriteString(" in a box")
		}
		for _, k := range []string{"Alt", "ActualText"} {
			if e[k] != nil {
				fmt.Fprintf(&b, " %s “%s”", k, said(e[k]))
			}
		}
		text, pages := "", 0
		for _, kid := range r.list(e["K"]) {
			page, id := e["Pg"], kid
			switch k := kid.(type) {
			case reference:
				continue
			case dict:
				page, id = k["Pg"], k["MCID"]
			}
			n, mcid := number[page.(reference)], int(id.(float64))
			words, ok := sheets[n].marked[mcid]
			if !ok || back[n][mcid] != me {
				return fmt.Errorf("the structure and page %d do not agree about %d", n+1, mcid)
			}
			text += words
			pages++
			seen++
		}
		if text != "" {
			fmt.Fprintf(&b, ": %s", text)
		}
		b.WriteString("\n")
		for _, kid := range r.list(e["K"]) {
			if _, ok := kid.(reference); ok {
				if err := walk(kid, me, depth+1); err != nil {
					return err
				}
			}
		}
		return nil
	}
	for _, v := range r.list(root["K"]) {
		if err := walk(v, r.catalog()["StructTreeRoot"].(reference), 0); err != nil {
			return "", err
		}
	}
	all := 0
	for _, s := range sheets {
		all += len(s.marked)
	}
	if all != seen {
		return "", fmt.Errorf("%d pieces of the pages, and %d of them in the structure", all, seen)
	}
	return b.String(), nil
}

// inside fails where something is drawn outside the margins, or words over each other.
func (s *sheet) inside() error {
	for _, w := range s.runs {
		if w.x < margin-0.1 || w.end > pageWidth-margin+0.2 || w.y < 20 || w.y > pageHeight-20 {
			return fmt.Errorf("%q is drawn at %.1f to %.1f, %.1f", w.text, w.x, w.end, w.y)
		}
	}
	return nil
}
