package plain

import (
	"slices"
	"testing"
)

func TestLettersThatAreNowhereSpeltOutArePointedOutOnce(t *testing.T) {
	l := lists(t)
	for _, c := range []struct {
		text string
		want []string
	}{
		{"She was seen by CAMHS in May. CAMHS will ring again.", []string{"CAMHS"}},
		{"Child and Adolescent Mental Health Services (CAMHS) will ring. CAMHS has her number.", nil},
		{"CAMHS (Child and Adolescent Mental Health Services) will ring.", nil},
		{"The Special Educational Needs Coordinator (SENCo) will ring. The SENCo's name is Jo.", nil},
		{"Her worker (CAMHS) will ring.", []string{"CAMHS"}},
		{"Several EHCPs were read.", []string{"EHCPs"}},
		{"The QZT team and the XYZ team met.", []string{"QZT", "XYZ"}},
		{"The GP, the NHS and the NSPCC were told; BBC, TV, ID and OK are known to all, in the UK.", nil},
		{"REASON FOR INVOLVEMENT AND CLOSING\n\nShe did NOT want to.", nil},
		{"See duty PG-4j, in NE1 4AB.", nil},
		{"He said, “I went to XYZ and it was good.”", nil},
	} {
		var got []string
		for _, f := range l.Read(Text{Body: c.text, Reader: Professional}).Findings {
			if f.Kind == Acronym {
				got = append(got, f.Words)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: %v are pointed out; it should be %v", c.text, got, c.want)
		}
	}
}

func TestLettersOfTheFieldMayStandInALetterThatSpellsThemOut(t *testing.T) {
	l := lists(t)
	r := l.Read(Text{Body: "Ask for the Independent Sexual Violence Adviser (ISVA). The ISVA is called Jo.", Reader: Family})
	for _, f := range r.Findings {
		if f.Words == "ISVA" {
			t.Errorf("ISVA is spelt out, and still pointed out as %s", f.Kind)
		}
	}
}
