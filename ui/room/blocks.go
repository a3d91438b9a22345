package room

import (
	"handover/model/document"
	"handover/ui/kit"
)

// Blocks draws pieces of a document for the screen, a line of space between them.
func Blocks(t *kit.Theme, blocks []document.Block, width int) []string {
	var out []string
	for i, b := range blocks {
		if i > 0 {
			out = append(out, "")
		}
		out = append(out, block(t, b, width)...)
	}
	return out
}
