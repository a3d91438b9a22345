package plain

import (
	"strings"
	"testing"
)

// What a careful worker writes for the child's sake is not taken for its opposite, and what it resembles is found.
func TestWordsThatLiftTheBlameOrTellATimeStandAndWhatTheyResembleIsFound(t *testing.T) {
	l := lists(t)
	for _, c := range []struct {
		body   string
		reader Reader
		want   string
	}{
		{"Nothing that happened was Tamsin's fault.", Professional, ""},
		{"Nothing that happened was your fault.", Child, ""},
		{"Nothing that has happened to her was in any way her fault.", Professional, ""},
		{"Nothing of what happened was her fault.", Professional, ""},
		{"Nothing happened.", Professional, "nothing-happened"},
		{"Nothing happened and it was her own fault.", Professional, "nothing-happened own-fault"},
		{"She says that nothing of that kind happened.", Professional, "nothing-happened"},

		{"The family were known to us once before.", Professional, ""},
		{"They have been known to us since May 2019.", Family, ""},
		{"They were known to services between 2015 and 2017.", Family, ""},
		{"The family first became known to us in 2019.", Professional, ""},
		{"The family is known to us.", Professional, "chaotic"},
		{"They are known to the police and known to us.", Professional, "chaotic"},
		{"They have been known to services for years.", Family, "chaotic"},
		{"He is known to us for violence.", Family, "chaotic"},
		{"They are well known to us for this.", Professional, "well-known-to"},
		{"A chaotic family, known to us since 2019.", Professional, "chaotic"},

		{"You asked if you have to be over it now. No. Some days may be bad ones.", Child, ""},
		{"Do you have to be over it now? No.", Child, ""},
		{"Do you have to be over it now? No, you do not.", Child, ""},
		{"You asked about school. You should be over it now. No excuses.", Child, "over-it"},
		{"Should you be over it now? We hope so.", Child, "over-it"},
		{"You have to be over it now. No more talk of it.", Child, "over-it"},
	} {
		if got := strings.Join(rules(l.Read(Text{Body: c.body, Reader: c.reader}), Disbelief), " "); got != c.want {
			t.Errorf("%q: found %q, want %q", c.body, got, c.want)
		}
	}
}

func TestWhatAnOfficerIsCalledBeforeTheirNameNeedsNoSpellingOut(t *testing.T) {
	l := lists(t)
	for body, want := range map[string]string{
		"DC Petty rang, and DS Imran Malik did. PC Jones came.": "",
		"The DC rang us.":              "DC",
		"DC Petty rang. The DC came.":  "DC",
		"We rang the DS and the MASH.": "DS MASH",
		"DC ISVA rang.":                "DC ISVA",
	} {
		var got []string
		for _, f := range l.Read(Text{Body: body, Reader: Professional}).Findings {
			if f.Kind == Acronym {
				got = append(got, f.Words)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: found %q, want %q", body, got, want)
		}
	}
}

func TestLettersThatWereSpeltOutBeforeStand(t *testing.T) {
	l := lists(t)
	before := "An Independent Sexual Violence Adviser (ISVA) came. The MASH knew."
	got := l.Read(Text{Body: "The ISVA and the MASH rang.", Reader: Professional, Before: before}).Findings
	if len(got) != 1 || got[0].Words != "MASH" {
		t.Errorf("found %v", got)
	}
}
