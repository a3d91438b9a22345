package pack

import (
	"handover/model"
	"handover/store"
	"handover/ui/kit"
	"handover/ui/room"

	tea "charm.land/bubbletea/v2"
)

// Every makes each screen of the room, with a pack that was read and one that was refused.
func Every(r *room.Room, path string, of store.Identity) []kit.Screen {
	all, _ := r.Desk.Colleagues()
	h, _ := r.Desk.Closures()
	_, _ = r.Desk.Open(h[0].ID)
	open := func(model.ClosureID) tea.Cmd { return nil }
	read := newTaking(r, path, open)
	if f, _, err := openFile(path); err == nil {
		read.pack, _ = r.Desk.ReadPack(f)
		read.would, _ = r.Desk.Preview(read.pack)
		f.Close()
	}
	refused, unknown := newTaking(r, path, open), newTaking(r, path, open)
	refused.refused = store.ErrPack
	unknown.unknown = &store.UnknownSender{Key: of, Known: &all[0]}
	done := newSending(r, all[0])
	done.done = &packedMsg{of: done, at: path}
	same := &store.SameName{Pinned: all[0]}
	screens := []kit.Screen{NewKeys(r), newOwn(r), newColleague(r, of.Print()), newPinning(r, of, r.Back), newComparing(r, of, known{same: same}, r.Back),
		newReceivers(r), newSending(r, all[0]), done, read, refused, unknown}
	for _, s := range screens {
		s.Resize(80, 20)
		s.Init()
	}
	return screens
}
