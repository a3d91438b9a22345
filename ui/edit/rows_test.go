package edit

import (
	"strings"
	"testing"

	"handover/ui/uitest"
)

func TestATextKnowsHowManyRowsItTakesAndWhereUpAndDownLeadOutOfIt(t *testing.T) {
	x := New(0)
	x.Resize(20, 4)
	edges := func(first, last bool) {
		t.Helper()
		if f, l := x.Edges(); f != first || l != last {
			t.Fatalf("on the first row %v, on the last %v; want %v, %v", f, l, first, last)
		}
	}
	press := func(name string) {
		t.Helper()
		k, err := uitest.Key(name)
		if err != nil {
			t.Fatal(err)
		}
		x.Update(k)
	}
	if edges(true, true); x.Rows(9) != 1 {
		t.Errorf("an empty text takes %d rows", x.Rows(9))
	}
	x.SetText("What happens next,\nand whom to call about it afterwards.\n")
	if n := x.Rows(9); n != 5 {
		t.Errorf("it takes %d rows", n)
	}
	edges(false, true)
	press("up")
	edges(false, false)
	press("ctrl+home")
	edges(true, false)
	press("ctrl+f")
	if edges(false, false); x.Rows(9) != 6 {
		t.Errorf("with the line of a search it takes %d rows", x.Rows(9))
	}
	x.SetText(strings.Repeat("a line\n", 1000))
	if n := x.Rows(9); n != 9 {
		t.Errorf("counted to 9, it takes %d rows", n)
	}
}
