package room

import (
	"path/filepath"

	tea "charm.land/bubbletea/v2"

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

// WriteOut asks in which format a paper of the open closure is to be and where it goes, and writes it there, beside
// what is there already. A document that cannot be had now is refused in words.
func (r *Room) WriteOut(p Paper) tea.Cmd {
	src, err := r.Desk.Source()
	if err == nil {
		_, err = p.drawn(src)
	}
	if err != nil {
		r.Wrong(err)
		return nil
	}
	return r.Push(newWriting(r, []Paper{p}, false))
}

// WriteSet asks once for a format and a folder, and writes several papers there, each beside what is there already.
// What cannot be written is told with the reason, beside what was. The words of the first hold for all.
func (r *Room) WriteSet(papers []Paper) tea.Cmd {
	if len(papers) == 0 {
		return nil
	}
	return r.Push(newWriting(r, papers, true))
}
