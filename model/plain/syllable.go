package plain

import "strings"

// syllableClasses names the classes of words, in words.toml, that have one, two, three … syllables against the rules.
func syllableClasses() []string {
	return []string{"one-syllable", "two-syllables", "three-syllables", "four-syllables", "five-syllables"}
}

// syllables counts the syllables of an English word, given in small letters: the groups of its vowels, less those that
// are silent, more those where two vowels are said apart. Words that the rules get wrong stand in words.toml.
func (l *Lists) syllables(word string) int {
	if n := l.sounds[word]; n > 0 {
		return n
	}
	extra := 0
	if at := strings.IndexByte(word, '\''); at > 0 {
		// "Didn't" and "horse's" have one more than "did" and "horse"; "don't" and "she's" have none.
		head, tail := word[:at], word[at+1:]
		if n := l.sounds[head]; n > 0 && tail == "s" && !hisses(head) {
			return n
		}
		switch {
		case tail == "t" && len(head) > 2 && strings.HasSuffix(head, "n") && !vowel(head[len(head)-2]):
			extra = 1
		case tail == "s" && hisses(head):
			extra = 1
		}
		word = head
	}
	if n := l.sounds[word]; n > 0 {
		return n + extra
	}
	return max(1, vowels(word)) + extra
}

// hisses reports whether an s after a word is said as a syllable.
func hisses(word string) bool {
	if stem := strings.TrimSuffix(word, "e"); strings.ContainsAny(stem, "aeiouy") {
		word = stem // not "she"
	}
	for _, end := range []string{"s", "x", "z", "ch", "sh", "c", "dg"} {
		if strings.HasSuffix(word, end) {
			return true
		}
	}
	return false
}

// vowel reports whether a letter is a vowel; y is one except at the beginning of a word.
func vowel(b byte) bool {
	switch b {
	case 'a', 'e', 'i', 'o', 'u', 'y':
		return true
	}
	return false
}

// vowels counts the groups of vowels that are said.
func vowels(w string) int {
	n := 0
	for i := 0; i < len(w); i++ {
		if !vowel(w[i]) || i == 0 && w[i] == 'y' {
			continue
		}
		if i == 0 || !vowel(w[i-1]) || i == 1 && w[0] == 'y' || apart(w, i) {
			n++
		}
	}
	if silent(w) {
		n--
	}
	if len(w) > 5 && muted(w) {
		n--
	}
	return n
}

// muted reports whether an e within a word is not said: that of "careful", "safety", "something", "statement".
func muted(w string) bool {
	for at := 2; at < len(w)-2; at++ {
		if w[at] != 'e' || vowel(w[at-1]) || !strings.ContainsAny(w[:at-1], "aeiouy") {
			continue
		}
		switch rest := w[at+1:]; {
		case strings.HasPrefix(rest, "ful"), strings.HasPrefix(rest, "less"), strings.HasPrefix(rest, "thing"),
			strings.HasPrefix(rest, "where"), strings.HasPrefix(rest, "body"), rest == "ly",
			rest == "ment", rest == "ments", rest == "ty" && w[at-1] == 'f':
			return true
		}
	}
	return false
}

// apart reports whether a vowel is said apart from the one before it.
func apart(w string, i int) bool {
	pair := w[i-1 : i+1]
	rest := w[i+1:]
	before := byte(' ')
	if i > 1 {
		before = w[i-2]
	}
	switch pair {
	case "ia":
		// "Social" and "special" run together; "diary" and "material" do not.
		return before != 'c' && before != 't' && before != 'g' || strings.HasPrefix(rest, "t") || strings.HasPrefix(rest, "b")
	case "io":
		return !strings.ContainsRune("tscgx", rune(before)) && !strings.HasPrefix(w[i-1:], "iou") || strings.HasPrefix(w[i-1:], "iou") && strings.ContainsRune("vr", rune(before)) || strings.HasPrefix(rest, "l")
	case "iu", "ii", "yi", "uo":
		return !(pair == "uo" && before == 'q')
	case "ua":
		return before != 'q' && before != 'g'
	case "ei":
		return rest == "ng" || strings.HasPrefix(rest, "ty")
	case "ea":
		return rest == "te" || rest == "ted" || strings.HasPrefix(rest, "ting") && before == 'r' && i > 2 && w[i-3] == 'c' || strings.HasPrefix(rest, "tion") && before == 'r' || strings.HasPrefix(rest, "lity")
	case "eo":
		return rest == "" || strings.HasPrefix(rest, "n") && before == 'l' || strings.HasPrefix(rest, "g") || strings.HasPrefix(rest, "l")
	case "ao", "oi":
		return pair == "ao" || rest == "ng"
	case "ue":
		return rest == "nt" || rest == "nce" || rest == "nced" || rest == "l"
	case "ui":
		return rest == "ng" || rest == "ty" && before != 'q'
	case "ie":
		return rest == "t" || rest == "nt" && before != 't' && before != 'c' || rest == "nce" && before != 'c' && before != 't' || rest == "r" && before != 't'
	case "oe":
		return rest == "t" || rest == "m"
	case "ya":
		return i > 1 && rest != ""
	case "ye":
		return rest == "r" && i > 1
	case "ai":
		return rest == "c"
	}
	return false
}

// silent reports whether the last group of vowels is an e that is not said.
func silent(w string) bool {
	last := func(k int) byte {
		if k < len(w) {
			return w[len(w)-1-k]
		}
		return ' '
	}
	switch {
	case len(w) < 3:
		return false
	case last(0) == 'e' && !vowel(last(1)):
		// "Table" and "people" say it, "while" does not.
		return !(last(1) == 'l' && !vowel(last(2)) && len(w) > 3)
	case strings.HasSuffix(w, "es") && !vowel(last(2)) && len(w) > 3:
		if last(2) == 'l' && !vowel(last(3)) {
			return false
		}
		return !hisses(w[:len(w)-2]) && !(last(2) == 'g' || last(2) == 'c')
	case strings.HasSuffix(w, "ed") && !vowel(last(2)) && len(w) > 3:
		if last(2) == 'l' && !vowel(last(3)) && last(3) != 'l' && last(3) != 'r' && last(3) != 'w' {
			return false
		}
		return last(2) != 't' && last(2) != 'd'
	}
	return false
}
