package edit

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"handover/ui/uitest"
)

// What a key takes until it is drawn, wherever the cursor is and however long the text: the median of
// as many keys as the run has, and its ratio to that of the same key in a text of 1,000 characters. The
// three texts take turns, so that whatever else the machine does comes to all of them.
func BenchmarkKey(b *testing.B) {
	shapes := []struct {
		name string
		of   func(chars int) string
	}{
		{"one line", func(n int) string { return some("Some words of a text without any end. ", n) }},
		{"lines", func(n int) string { return some("Some words\nof a text.\n", n) }},
		{"one word", func(n int) string { return strings.Repeat("w", n) }},
	}
	keys := [][2]string{{"a", "backspace"}, {"enter", "backspace"}, {"left", "right"}, {"up", "down"}, {"pgup", "pgdown"},
		{"ctrl+left", "ctrl+right"}, {"shift+up", "shift+down"}, {"ctrl+z", "ctrl+y"}}
	for _, shape := range shapes {
		for _, place := range []string{"beginning", "middle", "end"} {
			for _, pair := range keys {
				if shape.name == "one word" && pair[0] == "ctrl+left" {
					continue // it passes them all
				}
				b.Run(fmt.Sprintf("%s/%s/%s", shape.name, place, pair[0]), func(b *testing.B) {
					keyInThree(b, shape.of, 0, place, pair)
				})
			}
		}
	}
}

// The same in texts in which something is pointed out on every other row: the marks are moved and drawn.
func BenchmarkKeyWithMarks(b *testing.B) {
	of := func(n int) string { return some("Some words of a text without any end. ", n) }
	for _, place := range []string{"beginning", "middle", "end"} {
		for _, pair := range [][2]string{{"a", "backspace"}, {"enter", "backspace"}, {"down", "up"}, {"ctrl+z", "ctrl+y"}} {
			b.Run(place+"/"+pair[0], func(b *testing.B) { keyInThree(b, of, 150, place, pair) })
		}
	}
}

// keyInThree presses keys in texts of three lengths, with a mark in each so many bytes; 0 is none.
func keyInThree(b *testing.B, of func(int) string, every int, place string, pair [2]string) {
	sizes := []int{1000, 20000, 200000}
	texts := make([]*Text, len(sizes))
	took := make([][]time.Duration, len(sizes))
	for i, n := range sizes {
		x := New(1 << 30)
		x.Resize(78, 12)
		x.SetText(of(n))
		x.move(map[string]int{"beginning": 0, "middle": n / 2, "end": n}[place])
		x.insert("b", "")
		if every > 0 {
			var set []Mark
			for at := 5; at+10 < n; at += every {
				set = append(set, Mark{at, at + 10})
			}
			x.SetMarks(set)
		}
		x.Draw()
		texts[i] = x
	}
	one, other := uitest.MustKey(b, pair[0]), uitest.MustKey(b, pair[1])
	for b.Loop() {
		for i, x := range texts {
			began := time.Now()
			x.Update(one)
			x.Draw()
			x.Update(other)
			x.Draw()
			x.Later()
			took[i] = append(took[i], time.Since(began)/2)
		}
	}
	for i, n := range sizes {
		slices.Sort(took[i])
		median := took[i][len(took[i])/2]
		b.ReportMetric(float64(median.Nanoseconds()), "ns/key-at-"+number(n))
		if i > 0 {
			b.ReportMetric(float64(median)/float64(took[0][len(took[0])/2]), "times-"+number(n))
		}
	}
	b.ReportMetric(0, "ns/op")
}

// What happens once and not at each key.
func BenchmarkOpenOf200000(b *testing.B) {
	text := some("Some words of a text without any end. ", 200000)
	x := New(1 << 30)
	for b.Loop() {
		x.SetText(text)
		x.Draw()
	}
}

func BenchmarkPasteOf64KB(b *testing.B) {
	x := New(1 << 30)
	x.Resize(78, 20)
	for _, n := range []int{1000, 20000, 200000} {
		b.Run(number(n), func(b *testing.B) {
			x.SetText(some("Some words of a text without any end. ", n))
			paste := tea.PasteMsg{Content: some("Words that are pasted.\r\n", 64<<10)}
			for b.Loop() {
				x.Update(paste)
				x.Draw()
				x.Update(tea.KeyPressMsg{Code: 'z', Mod: tea.ModCtrl})
				x.Draw()
			}
		})
	}
}

func BenchmarkSaveOf200000(b *testing.B) {
	x := New(1 << 30)
	x.SetText(some("Some words of a text without any end. ", 200000))
	for b.Loop() {
		_ = x.Later()()
	}
}

func BenchmarkFindIn200000(b *testing.B) {
	x := New(1 << 30)
	x.SetText(some("Some words of a text without any end. ", 200000))
	open, letter, esc := uitest.MustKey(b, "ctrl+f"), uitest.MustKey(b, "w"), uitest.MustKey(b, "esc")
	for b.Loop() {
		x.Update(open)
		x.Update(letter)
		x.Draw()
		x.Update(esc)
	}
}

func some(words string, n int) string { return strings.Repeat(words, n/len(words)+1)[:n] }
