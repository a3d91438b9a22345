package room

import (
	"path/filepath"

	"handover/ui/paper"
)

// ExportTo proposes where a file goes that is written out: into the folder that the policy names, or else
// where paper.Place says.
func (r *Room) ExportTo(name string) string {
	if r.Exports == "" {
		return paper.Place(name)
	}
	return filepath.Join(r.Exports, name)
}

// MayExport refuses a file outside of the folder that the policy names.
func (r *Room) MayExport(path string) error {
	if r.Exports == "" {
		return nil
	}
	return paper.Inside(path, r.Exports)
}
