package document

import (
	"cmp"

	"handover/model"
)

// home reports whether the copy is kept at home, by the child or a parent.
func (k *copying) home() bool {
	return k.r.Kind == model.ReadsChild || k.r.Kind == model.ReadsParent
}

// sectionChildSaid holds the child's views.
const sectionChildSaid = "record.views-child"

// homeTitle is a section's heading in a copy that is kept at home: the guide's words for it, and no names beside it.
func (k *copying) homeTitle(f model.Field) string {
	it := k.src.Guide.Item(f.Item)
	if it == nil {
		return f.Item
	}
	words := it.Home
	if k.r.Kind == model.ReadsChild {
		words = cmp.Or(it.HomeChild, words)
	}
	return model.Fill(cmp.Or(words, it.Title), k.src.Closure, model.TheClosure)
}

// homeLabels are the labels of a record that read otherwise at home, with what they are there.
var homeLabels = [...][2]string{
	{"title.record", "copy.title-home"}, {"part.facts", "copy.facts-home"}, {"part.decision", "copy.decision-home"},
	{"fact.worker", "copy.worker-home"}, {"copy.authorised", "copy.authorised-home"},
	{"decision.not-in-force", "copy.not-in-force-home"}, {"copy.edited", "copy.edited-home"}, {"copy.ended", "copy.ended-home"},
	{"draft.not-authorised", "copy.draft-home"}, {"draft.edited", "copy.draft-edited-home"},
	{"caption.services", "copy.services-home"}, {"caption.planned-actions", "copy.actions-home"}, {"column.action", "copy.action-home"}, {"column.outcome", "copy.outcome-home"},
}

// said is a label in the words of this copy.
func (k *copying) said(id string) string {
	if k.home() {
		for _, l := range homeLabels {
			if l[0] == id {
				return k.label(l[1])
			}
		}
	}
	return k.label(id)
}

// homeLabel puts a label into the words of a home; anything else stays.
func (k *copying) homeLabel(words string) string {
	for _, l := range homeLabels {
		if labels(l[0], "", words) {
			return k.label(l[1])
		}
	}
	return words
}

// forHome gives the copy the headings of a home: nobody there is to read of a closure, or of involvement. The words
// beneath them are those of the record.
func (k *copying) forHome() {
	d := k.out
	d.Title = k.homeLabel(d.Title)
	for i := range d.Parts {
		p := &d.Parts[i]
		sec := k.section(p.ID)
		if sec == nil {
			p.Title = k.homeLabel(p.Title)
		} else {
			p.Title = k.homeTitle(sec.Field)
		}
		if sec != nil && (sec.Subject == k.r.Who || sec.Item == sectionChildSaid && k.r.Kind == model.ReadsChild) {
			p.Title = k.label("copy.you-said-home")
		}
		for j, b := range p.Blocks {
			switch b := b.(type) {
			case Facts:
				rows := make([]Fact, len(b.Rows))
				for n, row := range b.Rows {
					rows[n] = Fact{k.homeLabel(row.Label), row.Value}
				}
				p.Blocks[j] = Facts{rows}
			case Table:
				head := make([]string, len(b.Head))
				for n, words := range b.Head {
					head[n] = k.homeLabel(words)
				}
				p.Blocks[j] = Table{k.homeLabel(b.Caption), head, b.Rows}
			}
		}
	}
}
