package proof

import (
	"regexp"
	"strings"
)

// What stands for words that are still to come.
var (
	marks  = regexp.MustCompile(`^(?:[Xx]{3,}\b|TB[CADN]\b|TO ?DO\b|FIX ?ME\b|(?i:(?:insert|enter|add|type) (?:(?:the|their|your|child's|first|full) )?(?:name|date|dob|address|detail|text|number|initial)s?\b(?: here)?|lorem ipsum\b|lorem\b|to be (?:added|completed|confirmed|filled in|inserted)\b(?: here)?))`)
	toFill = regexp.MustCompile(`\b(?:name|date|insert|add|tb[ca]|x{2,})\b`)
	label  = regexp.MustCompile(`^[ \t]*[-•*]?[ \t]*([A-Za-z][A-Za-z' -]{1,30}):[ \t]*$`)
	angled = regexp.MustCompile(`<(?:[a-z' ]{0,20})(?:name|date|address|school|insert[a-z ]*|child|number)>|\{\{?[a-z _]{2,30}\}?\}`)
)

// placeholders asks about what was to be replaced before anybody reads the text.
func (r *reading) placeholders() {
	const better = "Put the words in, or take this out. If nobody knows, say so: “not known”, with why."
	ask := func(from, to int, rule, why string) { r.ask(from, to, Placeholder, rule, why, better) }
	for _, m := range bracketed(r.Body) {
		inside := strings.TrimSpace(r.Body[m[0]+1 : m[1]-1])
		switch low := strings.ToLower(inside); {
		case strings.HasPrefix(low, "choose"):
			r.ask(m[0], m[1], Placeholder, "placeholder-choose", "The draft asks you to choose here, and its question still stands.", "Say it in the words that are right for this reader, and take the brackets out.")
		case r.remark(low, m[0]), strings.HasPrefix(r.Body[m[1]:], "("): // “[words](where they lead)”
		default:
			ask(m[0], m[1], "placeholder", "These brackets hold the place of words that are still to come.")
		}
	}
	for i := range r.words {
		if from, to, is := r.blank(i); is {
			ask(from, to, "placeholder", "This holds the place of words that are still to come.")
		}
	}
	for _, run := range [...]string{"???", "____"} {
		for at := 0; ; {
			n := strings.Index(r.Body[at:], run)
			if n < 0 {
				break
			}
			from := at + n
			at = from + len(r.Body[from:]) - len(strings.TrimLeft(r.Body[from:], run[:1]))
			ask(from, at, "placeholder", "This holds the place of words that are still to come.")
		}
	}
	for from := strings.IndexAny(r.Body, "<{"); from >= 0; {
		m := angled.FindStringIndex(r.Body[from:])
		if m == nil {
			break
		}
		m[0], m[1] = from+m[0], from+m[1]
		from = m[1]
		ask(m[0], m[1], "placeholder", "This holds the place of words that are still to come.")
	}
	at := 0
	for line := range strings.Lines(r.Body) {
		if m := label.FindStringSubmatchIndex(strings.TrimSuffix(line, "\n")); strings.HasSuffix(strings.TrimSpace(line), ":") && m != nil && r.empty(line[m[2]:m[3]], at+len(line)) {
			ask(at+m[2], at+m[3]+1, "placeholder-label", "Nothing stands behind this.")
		}
		at += len(line)
	}
}

// bracketed finds what stands in square brackets on one line, with the brackets.
func bracketed(body string) [][2]int {
	var out [][2]int
	open := -1
	for i := 0; i < len(body); i++ {
		switch body[i] {
		case '[':
			open = i
		case '\n':
			open = -1
		case ']':
			if open >= 0 {
				out = append(out, [2]int{open, i + 1})
			}
			open = -1
		}
	}
	return out
}

// blank finds words that stand for others: “TBC”, “xxx”, “insert name”.
func (r *reading) blank(i int) (from, to int, is bool) {
	w := r.words[i]
	switch w.fold {
	case "tbc", "tba", "tbd", "tbn", "to", "todo", "fixme", "lorem", "insert", "enter", "add", "type":
	default:
		if !strings.HasPrefix(w.fold, "xxx") {
			return 0, 0, false
		}
	}
	m := marks.FindString(r.Body[w.from:min(len(r.Body), w.from+60)])
	if m == "" {
		return 0, 0, false
	}
	from, to = w.from, w.from+len(m)
	low := strings.ToLower(m)
	if strings.HasPrefix(low, "to be ") && !r.noted(from) || verb(low) && r.sentenceGoesOn(from, to) {
		return 0, 0, false // “has to be completed by May” says something
	}
	return from, to, true
}

// remark reports whether square brackets hold an editor's remark on somebody's words: “[sic]”, “[her brother]”.
func (r *reading) remark(inside string, from int) bool {
	words := wordsOf(inside)
	if inside == "…" || inside == "..." || inside == "" {
		return r.spoken(from) && inside != "" // words left out of what somebody said
	}
	if len(words) == 0 {
		return false
	}
	if len(words) == 1 && words[0].number { // a note's number
		return true
	}
	if in(quoted, words[0].fold) && !strings.Contains(inside, "name") {
		return true
	}
	return r.spoken(from) && !toFill.MatchString(inside)
}

// spoken reports whether a byte stands within quotation marks, as far as its paragraph tells.
func (r *reading) spoken(at int) bool {
	para := r.Body[:at]
	if i := strings.LastIndex(para, "\n"); i >= 0 {
		para = para[i:]
	}
	open := strings.Count(para, "“") > strings.Count(para, "”")
	return open || strings.Count(para, `"`)%2 == 1
}

// noted reports whether words stand by themselves: in brackets, at a line's beginning, or behind a colon or dash.
func (r *reading) noted(at int) bool {
	before := strings.TrimRight(r.Body[:at], " ")
	if before == "" {
		return true
	}
	return strings.ContainsAny(before[len(before)-1:], "\n:([-") || strings.HasSuffix(before, "–") || strings.HasSuffix(before, ".")
}

func verb(words string) bool {
	for _, v := range []string{"insert ", "enter ", "add ", "type "} {
		if strings.HasPrefix(words, v) {
			return true
		}
	}
	return false
}

// sentenceGoesOn reports whether an instruction is part of a sentence that says something: “asked us to add the
// name of her aunt”.
func (r *reading) sentenceGoesOn(from, to int) bool {
	rest := strings.TrimLeft(r.Body[to:], " ")
	more := rest != "" && (rest[0] >= 'a' && rest[0] <= 'z' || rest[0] >= 'A' && rest[0] <= 'Z')
	return more || !r.noted(from) && from > 0
}

// empty reports whether a label of a form has nothing behind it: neither on its line nor on the next.
func (r *reading) empty(name string, next int) bool {
	words := wordsOf(name)
	if len(words) == 0 || len(words) > 3 || !in(labels, words[len(words)-1].fold) && !(len(words) > 1 && in(labels, words[0].fold)) {
		return false
	}
	line, _, _ := strings.Cut(r.Body[next:], "\n")
	line = strings.TrimSpace(line)
	return line == "" || strings.Contains(firstWords(line), ":")
}

// firstWords is the beginning of a line, in which a label would stand.
func firstWords(line string) string { return line[:min(len(line), 30)] }
