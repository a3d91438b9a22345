package document

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"handover/model"
)

// The questions that record in which language somebody reads.
const (
	itemLanguageChoice = "family.language-choice" // of Welsh and English
	itemLanguage       = "adult.language"         // in which they need a translation, in the worker's words
)

// welsh is the language tag of Welsh.
const welsh = "cy"

// recordedLanguage is the language that is recorded for somebody who is written to, as a tag: Welsh where they chose
// it, or else the one in which they need a translation; "" where English will do, or none is known. Both reports that
// they chose Welsh and English.
func recordedLanguage(src Source, to model.Subject) (tag string, both bool) {
	b := briefing{src: src}
	choice := b.answer(itemLanguageChoice, to).Value
	if choice.Has("welsh") {
		return welsh, false
	}
	return languageIn(b.answer(itemLanguage, to).Value.First()), choice.Has("both")
}

// writtenTo is a source whose labels are in the language that is recorded for a reader, unless it has one already.
func (src Source) writtenTo(to model.Subject) Source {
	if src.Language == "" {
		src.Language, _ = recordedLanguage(src, to)
	}
	return src
}

// letterLanguage is the language in which a letter is written. The worker may have written it in English all the
// same, to be translated: then it is English, so that nobody hears it read in another language's sounds.
func letterLanguage(src Source, to model.Subject, text string) string {
	tag, both := recordedLanguage(src, to)
	if both && tag == "" {
		tag = welsh
	}
	if tag == "" || readsAsEnglish(text) {
		return english
	}
	return tag
}

// copyLanguage is the language of a reader's copy: that in which they were last given one, or else the one that is
// recorded for them; "" for that of the record.
func copyLanguage(src Source, to model.Subject) string {
	given := src.Closure.CopiesTo(to)
	for i := len(given) - 1; i >= 0; i-- {
		if given[i].Language != "" {
			return cmp.Or(languageIn(given[i].Language), english)
		}
	}
	return src.writtenTo(to).Language
}

// languageIn finds the one language that the first clause of some words names, “Polish; a woman if there is one”,
// in English or in itself, as its tag; "" for English, for none, and where there are several.
func languageIn(words string) string {
	if words == "" {
		return ""
	}
	if at := strings.IndexFunc(words, func(r rune) bool { return strings.ContainsRune(",;:.(\n", r) }); at >= 0 {
		words = words[:at]
	}
	within := " " + strings.Join(strings.FieldsFunc(strings.ToLower(words), func(r rune) bool { return !unicode.In(r, unicode.L, unicode.M) }), " ") + " "
	found := ""
	for tag, names := range languages {
		if !slices.ContainsFunc(strings.Fields(names), func(name string) bool { return strings.Contains(within, " "+name+" ") }) {
			continue
		}
		if found != "" {
			return ""
		}
		found = tag
	}
	if found == english {
		return ""
	}
	return found
}

// languages are the names of the languages that families here most often read, in English and in themselves, by tag.
// A library has them all, and makes the program larger by a tenth.
var languages = map[string]string{
	english: "english saesneg", welsh: "welsh cymraeg",
	"am": "amharic", "ar": "arabic العربية", "bg": "bulgarian български", "bn": "bengali bangla sylheti বাংলা", "ckb": "sorani",
	"cs": "czech čeština", "de": "german deutsch", "el": "greek ελληνικά", "es": "spanish español", "fa": "persian farsi dari فارسی",
	"fr": "french français", "ga": "irish gaeilge", "gu": "gujarati ગુજરાતી", "ha": "hausa", "hi": "hindi हिन्दी", "hu": "hungarian magyar",
	"ig": "igbo", "it": "italian italiano", "ku": "kurdish kurmanji kurdî", "lt": "lithuanian lietuvių", "lv": "latvian latviešu",
	"ml": "malayalam", "nb": "norwegian norsk", "ne": "nepali नेपाली", "nl": "dutch nederlands", "pa": "punjabi panjabi ਪੰਜਾਬੀ", "pl": "polish polski",
	"ps": "pashto pushto پښتو", "pt": "portuguese português", "ro": "romanian română", "ru": "russian русский", "sk": "slovak slovenčina",
	"sn": "shona", "so": "somali soomaali", "sq": "albanian shqip", "sv": "swedish svenska", "sw": "swahili kiswahili", "ta": "tamil தமிழ்", "te": "telugu", "th": "thai ไทย",
	"ti": "tigrinya ትግርኛ", "tl": "tagalog filipino", "tr": "turkish türkçe", "tw": "twi", "uk": "ukrainian українська", "ur": "urdu اردو",
	"vi": "vietnamese việt", "yo": "yoruba", "yue": "cantonese", "zh": "chinese mandarin 中文", "zu": "zulu",
}

// plainEnglish are words that hardly an English letter is without, and that other languages do not have.
var plainEnglish = map[string]bool{"the": true, "and": true, "you": true, "your": true, "that": true, "with": true, "have": true, "they": true, "this": true, "when": true, "what": true, "there": true, "are": true}

// readsAsEnglish reports whether a text is English beyond doubt: at least every twelfth word is one of the plainest.
func readsAsEnglish(text string) bool {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) })
	n := 0
	for _, w := range words {
		if plainEnglish[w] {
			n++
		}
	}
	return n > 0 && n*12 >= len(words)
}
