package plain

import (
	"slices"
	"testing"
)

func TestOtherPeoplesNamesAreFoundInALetterToAChild(t *testing.T) {
	l := lists(t)
	people := []string{"Dean Carter", "Will Hope", "Zoë", "Siân ap Rhys", "O'Neill"}
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Dear Amy,\nDean Carter has moved. We spoke to Dean.", []string{"Dean Carter", "Dean"}},
		{"We rang Uncle Dean's house and Mr Carter.", []string{"Dean's", "Mr Carter"}},
		{"Amy Carter drew a horse.", nil},
		{"Will you ring me? We asked Will.", []string{"Will"}},
		{"Will's house is near.", []string{"Will's"}},
		{"Zoe\u0308 came, and ZOË stayed.", []string{"Zoe\u0308", "ZOË"}},
		{"Siân ap Rhys came.", []string{"Siân ap Rhys"}},
		{"Miss O’Neill came with O'Neill.", []string{"O’Neill", "O'Neill"}},
		{"The deans of the university will meet.", nil},
	} {
		var got []string
		for _, f := range l.Read(Text{Body: c.text, Reader: Child, Names: people}).Findings {
			if f.Kind == Name {
				got = append(got, f.Words)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: the names found are %q; they should be %q", c.text, got, c.want)
		}
		if got := rules(l.Read(Text{Body: c.text, Reader: Family, Names: people}), Name); len(got) != len(c.want) {
			t.Errorf("%q: in a letter to a parent %d names are found; they should be %q", c.text, len(got), c.want)
		}
		if got := rules(l.Read(Text{Body: c.text, Reader: Professional, Names: people}), Name); len(got) > 0 {
			t.Errorf("%q: a text for professionals may name people; %v was found", c.text, got)
		}
	}
}
