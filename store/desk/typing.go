package desk

import (
	"context"
	"errors"
	"slices"
	"strings"

	"handover/model"
	"handover/store"
)

// TypingIn names the places in a closure where words wait that were typed and never entered, each once. No pack has them.
func (d *Desk) TypingIn(id model.ClosureID, c *model.Closure) ([]string, error) {
	all, err := d.vaultNow().Drafts(context.Background())
	if errors.Is(err, store.ErrDamaged) {
		err = nil // told when the closure is opened
	}
	var out []string
	for _, draft := range all {
		if draft.Closure != id || strings.TrimSpace(draft.Text) == "" {
			continue
		}
		if where := draft.Where(c, d.Guide); !slices.Contains(out, where) {
			out = append(out, where)
		}
	}
	slices.Sort(out)
	return out, err
}
