package tidy

import (
	"strings"
	"testing"
)

// Where a tilde stands in these, a no-break space is to stand.
func TestWhatIsReadAsOneStaysOnOneLine(t *testing.T) {
	for _, want := range []string{
		"on 6~November 2026", "6~Nov", "(31~May)", "the 2nd~March and the 23~Sept.", "from 5 to 6~December", "6–7~June", "Born 01~Jan 2014.",
		"9~am", "at 10.30~pm.", "from 9~am to 4:45~pm", "7~a.m. or 8~PM",
		"Ring 0808~800~5000.", "116~123", "116~000, free", "(01632)~960~123", "01632~960~011 until 31~January 2027", "0800~1111", "0800~1111 24 hours a day",
		"020~7946~0018", "+44~20~7946~0018", "+44~(0)~1632~960~011", "+44~(0)20~7946~0018", "07700~900123; 07700~900~456", "0044~1632~960011", "+353~1~800~6000", "0845~46~47",
		"01632~960~123 24 hours", "116~123 24 hours", "0808~800~5000, 9~am to 5~pm", "111 or 0300~123~6600",
	} {
		if got := together(strings.ReplaceAll(want, "~", " ")); got != strings.ReplaceAll(want, "~", nbsp) {
			t.Errorf("%q became %q", want, strings.ReplaceAll(got, nbsp, "~"))
		}
	}
}

func TestWhatOnlyLooksAlikeIsLeftAlone(t *testing.T) {
	for _, s := range []string{
		"November 2026", "in 2026 May rang", "36 March", "0 May", "she is 6 maybe", "6 Mayor", "6 Marches", "6 march", "2.6 March", "1,006 May", "£6 May", "6\nNovember", "6  November", "at 6 Novembers",
		"10 000 pounds", "£10 000", "1 250 000", "2025 2026", "2026 2027 2028 2029", "6 7 8", "12 345 678", "05 11 2026", "06 11 26", "116 1234", "1116 123", "116 12", "£116 123", "116 123.50",
		"943 476 5919", "0900 1030", "0830 1630", "007 12", "SW1A 01632", "01632 960 1", "01632 960 123 4567.5", "score 0 3", "8.50 01632 9",
		"I am 9", "in 2026 am I", "24 am", "13 pm", "number 9 amends", "3 ample", "10.99 pm", "9am", "pm 9",
	} {
		if got := together(s); got != s {
			t.Errorf("%q became %q", s, strings.ReplaceAll(got, nbsp, "~"))
		}
	}
}

func TestBulletsThatWerePastedFromWordBecomePlainOnes(t *testing.T) {
	if got := words("\uf0b7 visits\n\uf0a7 calls"); got != "• visits\n• calls" {
		t.Errorf("it reads %q", got)
	}
}
