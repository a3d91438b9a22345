// Package fonts holds the typefaces that paper is set in, each beside its licence, and reads them: which
// characters a face has, how wide they are, and the part of it that one document needs.
//
// Atkinson Hyperlegible Next sets everything that it has letters for; Noto Sans stands in for Cyrillic,
// Greek, Vietnamese and Yoruba.
package fonts

import (
	"embed"
	"fmt"
)

//go:embed faces/*.ttf faces/*.txt
var files embed.FS

// A Family is the faces that paper is set in.
type Family struct {
	Regular, Bold         *Face // for every letter that they have
	WideRegular, WideBold *Face // for the rest
}

// Load reads the faces. It reads little more than where their tables are, so it is quick enough to be called
// for each document.
func Load() (*Family, error) {
	var f Family
	for _, one := range []struct {
		face **Face
		name string
	}{
		{&f.Regular, "AtkinsonHyperlegibleNext-Regular"},
		{&f.Bold, "AtkinsonHyperlegibleNext-Bold"},
		{&f.WideRegular, "NotoSans-Regular"},
		{&f.WideBold, "NotoSans-Bold"},
	} {
		b, err := files.ReadFile("faces/" + one.name + ".ttf")
		if err != nil {
			return nil, fmt.Errorf("read the font %s: %w", one.name, err)
		}
		if *one.face, err = Parse(b); err != nil {
			return nil, fmt.Errorf("read the font %s: %w", one.name, err)
		}
	}
	return &f, nil
}

// A Licence is the terms that a typeface comes under, for the program's own listing.
type Licence struct{ Typeface, Text string }

// Licences gives the terms of each typeface that the program carries.
func Licences() ([]Licence, error) {
	var out []Licence
	for _, one := range []struct{ typeface, file string }{
		{"Atkinson Hyperlegible Next", "AtkinsonHyperlegibleNext-OFL"},
		{"Noto Sans", "NotoSans-OFL"},
	} {
		b, err := files.ReadFile("faces/" + one.file + ".txt")
		if err != nil {
			return nil, fmt.Errorf("read the licence of %s: %w", one.typeface, err)
		}
		out = append(out, Licence{one.typeface, string(b)})
	}
	return out, nil
}
