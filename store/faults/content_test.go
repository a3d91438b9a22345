package faults

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"handover/model"
	"handover/store"
)

// A content is everything that a vault holds, by name. Two vaults that hold the same have equal ones.
type content map[string]string

// settingNames are those that the steps set.
var settingNames = [...]string{"setting 0", "setting 1", "setting 2", "went on"}

// read reads a vault through what the rooms read it with. What does not open, and an audit that does
// not hold or lacks an entry, is an error.
func read(ctx context.Context, v *store.Vault) (content, error) {
	c := content{}
	headers, err := v.Closures(ctx)
	if err != nil {
		return nil, err
	}
	history, err := v.History(ctx, "")
	if err != nil {
		return nil, err
	}
	recorded := map[string]bool{}
	for _, r := range history.Records {
		recorded[r.Entry] = true
	}
	for _, h := range headers {
		c["closure "+string(h.ID)] = headerLine(h)
		entries, err := v.Entries(ctx, h.ID)
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			w, ok := e.Event.(model.Written)
			if !ok {
				return nil, fmt.Errorf("an entry of a kind that was never written: %T", e.Event)
			}
			c[fmt.Sprintf("entry %s/%s", h.ID, e.ID)] = w.Text
			name, err := v.EntryName(h.ID, e.ID)
			if err != nil {
				return nil, err
			}
			if !recorded[name] {
				return nil, fmt.Errorf("the audit lacks the entry %s", e.ID)
			}
		}
	}
	drafts, err := v.Drafts(ctx)
	if err != nil {
		return nil, err
	}
	for _, d := range drafts {
		c[draftName(string(d.Closure), d.Item)] = d.Text
	}
	for _, name := range settingNames {
		var value string
		there, err := v.Setting(ctx, name, &value)
		if err != nil {
			return nil, err
		}
		if there {
			c["setting "+name] = value
		}
	}
	for _, w := range v.Ways() {
		c["way "+w.Kind+" "+w.Name] = w.Fingerprint
	}
	return c, nil
}

func headerLine(h model.Header) string {
	return fmt.Sprintf("%s, %d outstanding", h.Reference, h.Outstanding)
}

func draftName(closure, item string) string { return "draft " + closure + "/" + item }

// differs says in a few words how another content differs, or "" where it is the same.
func (c content) differs(from content) string {
	var out []string
	for _, name := range slices.Sorted(maps.Keys(from)) {
		switch got, ok := c[name]; {
		case !ok:
			out = append(out, "lacks "+name)
		case got != from[name]:
			out = append(out, fmt.Sprintf("has %s as %.40q and not as %.40q", name, got, from[name]))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(c)) {
		if _, ok := from[name]; !ok {
			out = append(out, "has "+name+", which was not to be there")
		}
	}
	if n := len(out); n > 3 {
		out = append(out[:3], fmt.Sprintf("and %d more", n-3))
	}
	return strings.Join(out, "; ")
}

// exactly wants one of the contents.
func exactly(any ...content) func(content) string {
	return func(got content) string {
		var why string
		for _, want := range any {
			if why = got.differs(want); why == "" {
				return ""
			}
		}
		return why
	}
}
