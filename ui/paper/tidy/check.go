package tidy

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"strings"

	"handover/model/document"
)

// Running text smaller or larger than this is a slip, in points.
const (
	smallest = 8
	largest  = 24
)

// mostLines is the most lines that fit on a page to write on in one place.
const mostLines = 40

// languageTag is the shape of a language's name: "en-GB", "cy".
var languageTag = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)

// checkDocument checks what a document says of itself.
func checkDocument(d *document.Document) error {
	switch {
	case d.Title == "":
		return errors.New("the document has no title")
	case !(d.Points >= smallest && d.Points <= largest): // so that it is false of what is no number
		return fmt.Errorf("the document asks for text of %g points: between %d and %d can be read and printed", d.Points, smallest, largest)
	case !languageTag.MatchString(d.Language):
		return notALanguage(d.Language)
	case d.Around != "" && !languageTag.MatchString(d.Around):
		return notALanguage(d.Around)
	}
	for _, p := range d.Parts {
		if p.Language != "" && !languageTag.MatchString(p.Language) {
			return notALanguage(p.Language)
		}
	}
	return nil
}

func notALanguage(tag string) error {
	return fmt.Errorf("the document's language, %q, is not the name of one such as en-GB", tag)
}

// checkTable checks that a table can be read out: it says what it is, and each cell stands under a head.
func checkTable(t document.Table) error {
	if err := present(t.Caption, "a table has no caption"); err != nil {
		return err
	}
	if len(t.Head) == 0 {
		return fmt.Errorf("the table “%s” has no head row", t.Caption)
	}
	for i, head := range t.Head {
		if err := present(head, "column %d of the table “%s” has no head", i+1, t.Caption); err != nil {
			return err
		}
	}
	for i, row := range t.Rows {
		if len(row) != len(t.Head) {
			return fmt.Errorf("row %d of the table “%s” has %d cells under %d heads", i+1, t.Caption, len(row), len(t.Head))
		}
	}
	return nil
}

// checkBlanks checks that each place has a width and lines that a page has room for.
func checkBlanks(places []document.Blank) error {
	for i, p := range places {
		switch {
		case p.Share < 0 || p.Share > 1000:
			return fmt.Errorf("place %d to write in has a share of %d in its line", i+1, p.Share)
		case p.Lines < 0 || p.Lines > mostLines:
			return fmt.Errorf("place %d to write in has %d lines: at most %d fit on a page", i+1, p.Lines, mostLines)
		}
	}
	return nil
}

// checkPicture checks that a picture is said in words, and can be drawn.
func checkPicture(p document.Picture) error {
	name := "a picture"
	if p.Caption != "" {
		name = "the picture “" + p.Caption + "”"
	}
	if err := present(p.Alt, "%s has no alternative text: whoever cannot see it would miss what it shows", name); err != nil {
		return err
	}
	if !drawable(p.Width, p.Height) || p.Width <= 0 || p.Height <= 0 {
		return fmt.Errorf("%s is %g points wide and %g high, which cannot be drawn", name, p.Width, p.Height)
	}
	for i, s := range p.Shapes {
		ok := false
		switch s := s.(type) {
		case document.Stroke:
			ok = drawable(s.X1, s.Y1, s.X2, s.Y2, s.Thick, s.Grey) && s.Thick >= 0 && grey(s.Grey)
		case document.Area:
			ok = drawable(s.X, s.Y, s.Width, s.Height, s.Grey) && s.Width >= 0 && s.Height >= 0 && grey(s.Grey)
		case document.Words:
			ok = drawable(s.X, s.Y, s.Points) && s.Points > 0
		}
		if !ok {
			return fmt.Errorf("shape %d of %s cannot be drawn: %+v", i+1, name, s)
		}
	}
	return nil
}

// drawable reports whether lengths are numbers that a page could have, give or take its margins.
func drawable(lengths ...float64) bool {
	for _, l := range lengths {
		if math.IsNaN(l) || math.Abs(l) > 10000 {
			return false
		}
	}
	return true
}

func grey(g float64) bool { return g >= 0 && g <= 1 }

// present is the error, in the words given, where s says nothing.
func present(s, otherwise string, args ...any) error {
	if strings.TrimSpace(s) == "" {
		return fmt.Errorf(otherwise, args...)
	}
	return nil
}

// allPresent is the error for the first of some strings that says nothing; the words given number it.
func allPresent(all []string, otherwise string) error {
	for i, s := range all {
		if err := present(s, otherwise, i+1); err != nil {
			return err
		}
	}
	return nil
}
