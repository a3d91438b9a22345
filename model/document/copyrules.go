package document

import (
	"slices"
	"strings"

	"handover/model"
	"handover/model/guide"
)

// How the parts of a record are named that are no section of the guide: a row of the facts, and a column of a
// table, by the name that its label has in every language.
const (
	partFacts    = "facts"
	partDecision = "decision"
	partAbout    = "about-this-copy"
	factPart     = "fact/"
	columnPart   = "column/"
)

// partRules say who reads what is no section of the guide. What stands nowhere is read by nobody but the
// council: the cells of a table hold what was noted beside an answer, so that only its first column is
// read, and of an action the word for how it turned out.
var partRules = map[string][]string{
	partFacts:              {guide.MayProfessional, guide.MayParent, guide.MayChild},
	factPart + "reference": {guide.MayProfessional, guide.MayParent, guide.MayChild},
	factPart + "child":     {guide.MayProfessional, guide.MayParent, guide.MayChild},
	factPart + "born":      {guide.MayProfessional},
	factPart + "age":       {guide.MayProfessional},
	factPart + "worker":    {guide.MayProfessional, guide.MayParent, guide.MayChild},
	partDecision:           {guide.MayProfessional, guide.MayParent, guide.MayChild},
	partSign:               {guide.MayParent, guide.MayChild},
	columnPart + "service": {guide.MayProfessional, guide.MayParent, guide.MayChild},
	columnPart + "action":  {guide.MayProfessional, guide.MayParent, guide.MayChild},
	columnPart + "outcome": {guide.MayProfessional, guide.MayParent, guide.MayChild}, // the word for it alone
}

// MayRead decides whether a reader may read a part of the record by rule. It is the one place where that is
// decided, for screen, print and file alike: a section of the guide says it itself, and everything else stands
// in one table; what stands in neither is read by nobody but the council. What the worker leaves out, or puts in
// with a reason, comes on top of it in Copy.
func MayRead(g *guide.Guide, r model.Reader, p Part) bool {
	if r.Kind == model.ReadsCouncil {
		return true
	}
	item, about, _ := strings.Cut(p.ID, "/")
	if it := g.Item(item); it != nil && it.Form == guide.Section {
		self := r.Kind == model.ReadsParent && about != "" && about == r.Who.ID
		return slices.Contains(it.Readers, string(r.Kind)) || self && slices.Contains(it.Readers, guide.MaySelf)
	}
	return slices.Contains(partRules[p.ID], string(r.Kind))
}
