package document

import (
	"testing"

	"handover/model"
)

// inWales is a family in Wales, with a letter written to the child.
func inWales(t *testing.T, chosen, letter string) *book {
	t.Helper()
	b := aFamily(t, "14")
	b.answer(model.ItemNation, model.TheClosure, "wales")
	b.answer(itemLanguageChoice, model.TheChild, chosen)
	b.text(itemLetter, model.TheChild, letter)
	return b
}

const (
	welshLetter   = "Annwyl Kez,\n\nDyma lythyr i ti. Rwyt ti wedi gwneud yn dda iawn, ac rydym yn dy gredu di."
	englishLetter = "Dear Kez,\n\nThis is a letter for you. You have done well, and we believe you."
)

func TestALetterIsInTheLanguageInWhichItsReaderIsWrittenTo(t *testing.T) {
	for _, c := range []struct{ chosen, letter, language, around string }{
		{"welsh", welshLetter, "cy", "en-GB"},
		{"both", welshLetter, "cy", "en-GB"},
		{"english", englishLetter, "en-GB", ""},
		{"welsh", englishLetter, "en-GB", ""}, // it is still to be translated, and is not read aloud as Welsh
		{"both", englishLetter, "en-GB", ""},
	} {
		d, err := Letter(inWales(t, c.chosen, c.letter).source(), model.TheChild)
		if err != nil {
			t.Fatal(err)
		}
		if d.Language != c.language || d.Around != c.around {
			t.Errorf("chosen: %s. The letter is in %q, and its title in %q", c.chosen, d.Language, d.Around)
		}
		if d.Labels().Page != "Page %d of %d" {
			t.Errorf("its pages are numbered with %q", d.Labels().Page)
		}
	}
}

func TestALetterIsInTheLanguageIntoWhichItsReaderNeedsItPut(t *testing.T) {
	b := aFamily(t, "14")
	b.answer("adult.english", mother, "no")
	b.answer(itemLanguage, mother, "Polish; a woman, and nobody from the shop")
	b.text(itemLetter, mother, "Droga Rachel,\n\nkończymy pracę z Twoją rodziną. Dziękujemy za wszystko, co zrobiłaś.")
	d, err := Letter(b.source(), mother)
	if err != nil {
		t.Fatal(err)
	}
	if d.Language != "pl" || d.Around != "en-GB" {
		t.Errorf("the letter is in %q, and its title in %q", d.Language, d.Around)
	}
}

func TestWhatTheCodeSaysIsInTheReadersLanguageAsSoonAsItHasWords(t *testing.T) {
	b := inWales(t, "welsh", welshLetter)
	d, err := StoredFor(b.source(), model.TheChild)
	if err != nil || d.Language != "en-GB" {
		t.Fatalf("without Welsh words it is in %q, %v", d.Language, err)
	}
	for id, words := range map[string]string{"title.stored": "Yr hyn sy'n cael ei gadw amdanat ti", "letter.title": "Llythyr", "letter.title-for": "Llythyr i {name}"} {
		labelWords[id][welsh] = words
		t.Cleanup(func() { delete(labelWords[id], welsh) })
	}
	if d, err = StoredFor(b.source(), model.TheChild); err != nil || d.Language != welsh || d.Title != "Yr hyn sy'n cael ei gadw amdanat ti" {
		t.Errorf("with them it is %q in %q, %v", d.Title, d.Language, err)
	}
	if d, err = Letter(b.source(), model.TheChild); err != nil || d.Language != welsh || d.Around != "" {
		t.Errorf("the letter is in %q, and its title, %q, in %q, %v", d.Language, d.Title, d.Around, err)
	}
}

func TestACopyIsInTheLanguageInWhichItWasGiven(t *testing.T) {
	for id, words := range map[string]string{"part.about-copy": "Am y copi hwn"} {
		labelWords[id][welsh] = words
		t.Cleanup(func() { delete(labelWords[id], welsh) })
	}
	b, _ := shareable(t, nil)
	s := b.source().Closure.Sent()
	about := func() *Part {
		d, err := Copy(b.source(), model.ReaderOf(mother))
		if err != nil {
			t.Fatal(err)
		}
		if d.Language != "en-GB" {
			t.Errorf("the record's own words are said to be in %q", d.Language)
		}
		return d.Part(partAbout)
	}
	if p := about(); p.Title != "About this copy" || p.Language != "" {
		t.Errorf("before it is known it says %q, in %q", p.Title, p.Language)
	}
	b.write(model.Copied{To: mother, Submission: s.Entry, How: model.CopyPost, On: "2026-11-21", Language: "Welsh, with the English beside it"})
	if p := about(); p.Title != "Am y copi hwn" || p.Language != welsh {
		t.Errorf("the copy that was given in Welsh says %q, in %q", p.Title, p.Language)
	}
	b.write(model.Copied{To: mother, Submission: s.Entry, How: model.CopyPost, On: "2026-11-21", Language: "English"})
	if p := about(); p.Title != "About this copy" || p.Language != "" {
		t.Errorf("the copy that was given in English says %q, in %q", p.Title, p.Language)
	}
}

func TestALanguageIsFoundInWhatWasTyped(t *testing.T) {
	for words, want := range map[string]string{
		"Welsh": "cy", "Cymraeg": "cy", "Polish; a woman. Zofia Lis has interpreted, in English too": "pl", "She reads Urdu": "ur", "urdu": "ur",
		"Farsi": "fa", "Bengali (Sylheti)": "bn", "Kurdish, Sorani": "ku", "Tigrinya": "ti", "Portuguese of Brazil": "pt",
		"": "", "English": "", "Yes": "", "Urdu or Punjabi": "", "British Sign Language": "", "ask her sister": "", "Even a letter is hard": "",
	} {
		if got := languageIn(words); got != want {
			t.Errorf("%q is taken for %q, not %q", words, got, want)
		}
	}
}
