package stories

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"handover/ui/uitest"
)

// The list that a worker sends to themselves by email names nobody, whatever was typed anywhere.
func TestWhatStandsInTheWayIsWrittenOutForAnEmailWithoutAnybodysName(t *testing.T) {
	home, _ := uitest.Home(t)
	l := friday(t,
		`{"by":"w","kind":"added","fields":{"subject":{"kind":"other-child","id":"sister"},"name":"Ella Marsh"}}`,
		`{"by":"w","kind":"added","fields":{"subject":{"kind":"adult","id":"uncle"},"name":"Piet Voss"}}`,
		`{"by":"w","kind":"added","fields":{"subject":{"kind":"professional","id":"officer"},"name":"Sgt Quill"}}`,
		`{"by":"w","kind":"answered","fields":{"item":"adult.caring","subject":{"kind":"adult","id":"mother"},"answer":{"status":"answered","value":["yes"]}}}`,
		`{"by":"w","kind":"answered","fields":{"item":"adult.concern","subject":{"kind":"adult","id":"uncle"},"answer":{"status":"answered","value":["yes"]}}}`,
		step(harbour, "declined", "2026-11-02", "Jo Hale's letter"),
		`{"by":"w","kind":"answered","fields":{"item":"needs.emotional","subject":{"kind":"child","id":"child"},"answer":{"status":"answered","value":["active"],"who":"harbour"}}}`,
		`{"by":"w","kind":"answered","fields":{"item":"record.chronology","subject":{"kind":"closure"},"answer":{"because":"Ms Tarn has it until Piet Voss is found"}}}`)
	file := filepath.Join(home, "for-myself.txt")
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Press("enter", "w")
		r.To("Feelings and wellbeing")
		r.See("Harbour therapy declined, so nobody holds this.") // the screen names them
		r.Press("e")
		r.See("Write the list out, without names", "is not sealed")
		r.Press("ctrl+u")
		r.Type(file + "\n")
		r.See("Written, unsealed", "What stands in the way", "once it is sent")
		r.Press("enter", "esc")
		r.Open("Who did what")
		r.See("without names")
	})
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	text := string(b)
	for _, name := range []string{
		"K.M.", "Rosa", "Marsh", "Ella", "Piet", "Voss", "Quill", "Dev", "Amos", "Harbour", "Hill School", "Jo Hale", "Tarn", worker, "Lopez",
	} {
		if strings.Contains(strings.ToLower(text), strings.ToLower(name)) {
			t.Errorf("it names %q:\n%s", name, near(text, name))
		}
	}
	flat := strings.Join(strings.Fields(text), " ")
	for _, words := range []string{
		"HR-204", "BEFORE SENDING THE RECORD TO THE MANAGER", "BEFORE ENDING INVOLVEMENT", "22 November 2026", "Feelings and wellbeing", "declined, so nobody holds this",
		"What happens instead: service 1", "Where they live: adult 2", "Stays, with a reason",
	} {
		if !strings.Contains(flat, words) {
			t.Errorf("it does not say %q:\n%s", words, text)
		}
	}
}

// near is the line of a text in which words stand.
func near(text, words string) string {
	for _, line := range strings.Split(text, "\n") {
		if strings.Contains(strings.ToLower(line), strings.ToLower(words)) {
			return line
		}
	}
	return ""
}
