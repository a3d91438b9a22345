package tidy_test

import (
	"math"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"handover/model/document"
	"handover/ui/paper/tidy"
)

// whole is a document with a block of each kind.
func whole(words string) *document.Document {
	return &document.Document{Title: "Notes " + words, Date: "2026-11-22", Language: "en-GB", Parts: []document.Part{{ID: "a", Title: "One " + words, Box: words, Blocks: []document.Block{
		document.Para{Text: words}, document.Note{Text: words}, document.List{Items: []string{words}}, document.Subheading{Text: "Sub " + words},
		document.Facts{Rows: []document.Fact{{Label: "Label " + words, Value: words}}},
		document.Table{Caption: "Caption " + words, Head: []string{"Head " + words}, Rows: [][]string{{words}}},
		document.Signatures{Who: []string{"Who " + words}}, document.Boxes{Heads: []string{"Her " + words}, Items: []string{"Item " + words}},
		document.Blanks{Places: []document.Blank{{Label: words, Share: 1}}},
		document.Picture{Caption: words, Alt: "Alt " + words, Width: 10, Height: 10, Shapes: []document.Shape{document.Stroke{}, document.Area{}, document.Words{Text: words, Points: 9}}},
	}}}}
}

// written collects every string of a value.
func written(v reflect.Value, out *[]string) {
	switch v.Kind() {
	case reflect.String:
		*out = append(*out, v.String())
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			written(v.Elem(), out)
		}
	case reflect.Slice:
		for i := range v.Len() {
			written(v.Index(i), out)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			written(v.Field(i), out)
		}
	}
}

func TestEveryStringOfADocumentIsCleanedAndTheOneGivenStaysAsItWas(t *testing.T) {
	bad := "\x00Zoe\uFFFE\u0308\u202E \xff\uFFFF on 6 November"
	d, same := whole(bad), whole(bad)
	got, err := tidy.Document(d)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(d, same) {
		t.Error("the document that was given has changed")
	}
	var all []string
	written(reflect.ValueOf(got), &all)
	said := 0
	for _, s := range all {
		if strings.ContainsAny(s, "\x00\u202E\uFFFE\uFFFF\u0308") || !utf8.ValidString(s) {
			t.Errorf("%q is not clean", s)
		}
		if strings.Contains(s, "Zoë \uFFFD on 6\u00A0November") {
			said++
		}
	}
	if said != 19 {
		t.Errorf("%d strings of 19 say what they should: %q", said, all)
	}
	if got.Points != document.UsualPoints {
		t.Errorf("its text has %v points", got.Points)
	}
	again, err := tidy.Document(got)
	if err != nil || !reflect.DeepEqual(again, got) {
		t.Errorf("tidied again it is another: %v", err)
	}
}

func TestADocumentThatSomebodyCouldNotReadIsRefusedAndThePartNamed(t *testing.T) {
	for want, b := range map[string]document.Block{
		"no alternative text":       document.Picture{Width: 1, Height: 1, Alt: " \u202E"},
		"the picture “Year” is 0":   document.Picture{Caption: "Year", Alt: "A year."},
		"shape 1 of a picture":      document.Picture{Alt: "A year.", Width: 1, Height: 1, Shapes: []document.Shape{document.Area{X: math.NaN()}}},
		"has no caption":            document.Table{Head: []string{"A"}},
		"“Plan” has no head row":    document.Table{Caption: "Plan"},
		"column 2 of the table":     document.Table{Caption: "Plan", Head: []string{"A", ""}},
		"has 1 cells under 2 heads": document.Table{Caption: "Plan", Head: []string{"A", "B"}, Rows: [][]string{{"1", "2"}, {"3"}}},
		"a subheading is empty":     document.Subheading{Text: "\n"},
		"row 2 of the facts":        document.Facts{Rows: []document.Fact{{Label: "A", Value: ""}, {Label: "", Value: "x"}}},
		"line 1 of the signatures":  document.Signatures{Who: []string{""}},
		"column 1 of the boxes":     document.Boxes{Heads: []string{""}},
		"box 1 has no words":        document.Boxes{Items: []string{""}},
		"has 900 lines":             document.Blanks{Places: []document.Blank{{Lines: 900}}},
		"a share of -1":             document.Blanks{Places: []document.Blank{{Share: -1}}},
		"cannot be drawn":           nil,
	} {
		d := &document.Document{Title: "Notes", Parts: []document.Part{{Title: "First"}, {Title: "The second", Blocks: []document.Block{b}}}}
		if _, err := tidy.Document(d); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "“The second”") {
			t.Errorf("%s: the error is %v", want, err)
		}
	}
	for want, d := range map[string]document.Document{
		"no title":   {Title: " "},
		"7.9 points": {Title: "A", Points: 7.9}, "25 points": {Title: "A", Points: 25}, "NaN points": {Title: "A", Points: math.NaN()},
		"language":                     {Title: "A", Language: `en"`},
		"part 1, which has no heading": {Title: "A", Parts: []document.Part{{Blocks: []document.Block{document.Subheading{}}}}},
	} {
		if _, err := tidy.Document(&d); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: the error is %v", want, err)
		}
	}
	for _, points := range []float64{0, 8, 24} {
		if _, err := tidy.Document(&document.Document{Title: "A", Points: points}); err != nil {
			t.Errorf("%v points: %v", points, err)
		}
	}
}

func TestTheFirstLetterSaysInWhichDirectionAParagraphIsSet(t *testing.T) {
	for s, rtl := range map[string]bool{"": false, "12": false, "Amy": false, "امي": true, "1. שלום": true, "Amy امي": false, "“امي” Amy": true, "Ελένη": false} {
		if tidy.Direction(s) != rtl {
			t.Errorf("%q: right to left is %v", s, !rtl)
		}
	}
}

func FuzzDocument(f *testing.F) {
	f.Add("Ring 0808 800 5000 on 6 November at 9 am\xff")
	f.Add("+44 (0)20 7946 0018 \uFFFE")
	f.Fuzz(func(t *testing.T, s string) {
		got, err := tidy.Document(whole(s))
		if err != nil {
			t.Fatal(err)
		}
		again, err := tidy.Document(got)
		if err != nil || !reflect.DeepEqual(again, got) {
			t.Fatalf("tidied again it is another: %v", err)
		}
	})
}
