package proof

import "testing"

func TestTheConcernsAreNamedInSoManyWordsOrItIsPointedOutPG4j(t *testing.T) {
	for body, want := range map[string]int{
		"There were worries about what happened at the flat, and about how Amy has been since then. Police stopped.":          1,
		"There were concerns about sexual abuse at the flat. Amy told her teacher in May, and her teacher told us that day.":  0,
		"Amy said that he touched her private parts, more than twice, when nobody else was in the flat with the two of them.": 0,
		"To be completed.":                  0, // which is asked about as that
		"x":                                 1,
		"She told school in May.":           1,
		"It was looked into in Essex twice": 1,
		"Her uncle raped her in May.":       0,
		"He had sex with her, at twelve.":   0,
	} {
		n := 0
		for _, f := range Read(Text{Body: body, Item: sectionConcerns}) {
			if f.Kind == Implicit {
				n++
			}
		}
		if n != want {
			t.Errorf("%q: pointed out %d times", body, n)
		}
	}
	for _, f := range Read(Text{Body: "There were worries about what happened at the flat, and about how Amy has been since then.", Item: "record.work"}) {
		if f.Kind == Implicit {
			t.Error("another section has to name them too")
		}
	}
}
