package plain

import (
	"fmt"
	"strings"
	"testing"
)

// The floor is one plain pass over the text.
func BenchmarkRead(b *testing.B) {
	l := lists(b)
	for _, size := range []int{1_000, 20_000, 200_000} {
		text := strings.Repeat(recordProse+"\n\n"+letterProse+"\n\n", size/len(recordProse)+1)[:size]
		b.Run(fmt.Sprintf("floor-%d", size), func(b *testing.B) {
			for b.Loop() {
				_ = strings.Fields(text)
			}
		})
		for _, r := range Readers() {
			b.Run(fmt.Sprintf("%s-%d", r, size), func(b *testing.B) {
				for b.Loop() {
					l.Read(Text{Body: text, Reader: r, Names: []string{"Dean Carter", "Gethin Hale"}})
				}
			})
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(); err != nil {
			b.Fatal(err)
		}
	}
}
