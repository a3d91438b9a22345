package compare

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"handover/model"
)

// show writes a difference as the screen does.
func show(pieces []Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		switch p.Op {
		case Gone:
			b.WriteString("[-" + p.Text + "-]")
		case Come:
			b.WriteString("{+" + p.Text + "+}")
		default:
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

func TestADifferenceReadsAsPhrases(t *testing.T) {
	for _, c := range []struct{ name, was, now, want string }{
		{"nothing", "She said no.", "She said no.", "She said no."},
		{"all new", "", "She said no.", "{+She said no.+}"},
		{"all gone", "She said no.", "", "[-She said no.-]"},
		{"a word", "Amy told her aunt in May.", "Amy told her teacher in May.", "Amy told her [-aunt-]{+teacher+} in May."},
		{"a word put in", "Amy told her aunt.", "Amy told her great aunt.", "Amy told her {+great +}aunt."},
		{"a word taken out", "Amy told her great aunt.", "Amy told her aunt.", "Amy told her [-great -]aunt."},
		{"the end of a sentence", "Amy is safe.", "Amy is safe, and at home.", "Amy is [-safe.-]{+safe, and at home.+}"},
		{"small words between changes do not stand alone",
			"The mother of the boy called the school.", "The uncle of the girl rang the school.",
			"The [-mother of the boy called-]{+uncle of the girl rang+} the school."},
		{"a sentence put in", "He lives with his mother. He goes to school.", "He lives with his mother. His sister visits on Sundays. He goes to school.",
			"He lives with his mother. {+His sister visits on Sundays. +}He goes to school."},
		{"a paragraph put in", "One thing.\nAnother thing.", "One thing.\nA new thing.\nAnother thing.", "One thing.\n{+A new thing.\n+}Another thing."},
		{"a paragraph broken in two", "One thing. Another thing.", "One thing.\nAnother thing.", "One thing.[- -]{+\n+}Another thing."},
		{"two sentences change places", "He is well. She is away at her aunt's house.", "She is away at her aunt's house. He is well.",
			"[-He is well. -]She is away at her aunt's house.{+ He is well.+}"},
		{"other letters", "Ffion ŵyr.", "Ffion Ŵyr.", "Ffion [-ŵyr.-]{+Ŵyr.+}"},
	} {
		got := Words(c.was, c.now)
		if s := show(got); s != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, s, c.want)
		}
		exact(t, c.was, c.now, got)
	}
}

// exact fails unless a difference gives back both texts, and joins what belongs together.
func exact(t *testing.T, was, now string, pieces []Piece) {
	t.Helper()
	if got := Was(pieces); got != was {
		t.Fatalf("before it said %q, not %q", was, got)
	}
	if got := Now(pieces); got != now {
		t.Fatalf("now it says %q, not %q", now, got)
	}
	for i, p := range pieces {
		if p.Text == "" || i > 0 && (pieces[i-1].Op == p.Op || pieces[i-1].Op == Come && p.Op == Gone) {
			t.Fatalf("piece %d of %v", i, pieces)
		}
	}
}

func FuzzADifferenceGivesBackBothTexts(f *testing.F) {
	f.Add("He is safe.", "She is safe at home.")
	f.Add("a b c\nd", "b c a\n\nd  e")
	f.Add("\xff a", " a\t\xff")
	f.Fuzz(func(t *testing.T, was, now string) { exact(t, was, now, Words(was, now)) })
}

func TestWhatIsTheSameIsFoundInALongTextThatWasWorkedOver(t *testing.T) {
	r := rand.New(rand.NewSource(7))
	was := prose(r, 3000)
	now := workedOver(r, was)
	pieces := Words(was, now)
	exact(t, was, now, pieces)
	gone, come := Count(pieces)
	if gone > 400 || come > 400 {
		t.Errorf("%d words went and %d came, of about 150 that were changed", gone, come)
	}
}

// prose writes paragraphs of made-up sentences, in which the small words come again and again as they do.
func prose(r *rand.Rand, words int) string {
	small := strings.Fields("the a of and to in with she he was is her his that for on at by not had")
	var b strings.Builder
	for n := 0; n < words; {
		size := 8 + r.Intn(14)
		for i := range size {
			if i > 0 {
				b.WriteByte(' ')
			}
			if r.Intn(2) == 0 {
				b.WriteString(small[r.Intn(len(small))])
			} else {
				fmt.Fprintf(&b, "w%c%c%d", 'a'+rune(r.Intn(26)), 'a'+rune(r.Intn(26)), r.Intn(3))
			}
		}
		n += size
		b.WriteByte('.')
		if r.Intn(5) == 0 {
			b.WriteByte('\n')
		} else {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// workedOver changes a word here, a sentence there, and moves a paragraph.
func workedOver(r *rand.Rand, was string) string {
	paras := strings.Split(was, "\n")
	for range 30 {
		i := r.Intn(len(paras))
		words := strings.Fields(paras[i])
		if len(words) < 10 {
			continue
		}
		at := r.Intn(len(words) - 5)
		switch r.Intn(3) {
		case 0:
			words[at] = "otherwise"
		case 1:
			words = append(words[:at:at], words[at+4:]...)
		case 2:
			words[at] += " who had come from the other office that morning"
		}
		paras[i] = strings.Join(words, " ")
	}
	return strings.Join(paras, "\n")
}

func TestTheSectionsOfTwoVersionsAreToldApart(t *testing.T) {
	field := func(id string) model.Field { return model.Field{Item: id, Subject: model.TheClosure} }
	was := []model.SentSection{{Field: field("a"), Text: "One."}, {Field: field("b"), Text: "Two."}, {Field: field("c"), Text: "Three."}}
	now := []model.SentSection{{Field: field("a"), Text: "One."}, {Field: field("c"), Text: "Three and more."}, {Field: field("d"), Status: model.DoesNotApply, Because: "Nobody."}}
	var got []string
	for _, s := range Sections(was, now, func(f model.Field) string { return strings.ToUpper(f.Item) }) {
		got = append(got, fmt.Sprintf("%s %d %s", s.Title, s.Change, show(s.Pieces)))
	}
	want := []string{"A 0 One.", "B 3 [-Two.-]", "C 1 [-Three.-]{+Three and more.+}", "D 2 {+Does not apply: Nobody.+}"}
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// texts are two versions of a text of about 20,000 characters: one worked over, and one quite another.
func texts() (was, worked, other string) {
	r := rand.New(rand.NewSource(1))
	was = prose(r, 4000)
	return was, workedOver(r, was), prose(r, 4000)
}

func BenchmarkWorkedOver(b *testing.B) {
	was, now, _ := texts()
	for b.Loop() {
		Words(was, now)
	}
}

func BenchmarkQuiteAnother(b *testing.B) {
	was, _, now := texts()
	for b.Loop() {
		Words(was, now)
	}
}

func BenchmarkTwiceAsLong(b *testing.B) {
	was, now, _ := texts()
	was, now = was+was[:len(was)/2]+was, now+now[:len(now)/2]+now
	for b.Loop() {
		Words(was, now)
	}
}

// BenchmarkFloor is the least that any difference must do: read both texts word by word.
func BenchmarkFloor(b *testing.B) {
	was, now, _ := texts()
	for b.Loop() {
		seen := map[string]int{}
		for _, w := range strings.Fields(was) {
			seen[w]++
		}
		for _, w := range strings.Fields(now) {
			seen[w]--
		}
	}
}
