package main

import (
	"cmp"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"handover/model/guide"
	"handover/ui/paper"
)

// A guideItem is one item of the checklist, as guide --json gives it.
type guideItem struct {
	ID          string   `json:"id"`
	What        string   `json:"what"` // question, section, rule or line
	Stage       string   `json:"stage"`
	Kind        string   `json:"kind"`
	Step        string   `json:"step"`
	Type        string   `json:"type"`
	Each        []string `json:"each"`
	When        []string `json:"when"`
	Unless      []string `json:"unless"`
	Obligations []string `json:"obligations"`
	Ask         string   `json:"ask"`
	Why         string   `json:"why"`
}

func newGuide(s *settings) *cobra.Command {
	var asJSON bool
	var document, nation string
	cmd := &cobra.Command{
		Use:   "guide",
		Short: "Write the checklist in use",
		Args:  arguments(0),
		RunE: func(*cobra.Command, []string) error {
			switch {
			case document != "" && document != "checklist" && document != "call-sheet":
				return wrongUse(fmt.Errorf("the document %q is not there; checklist and call-sheet are", document), "handover guide --document call-sheet")
			case document != "" && asJSON:
				return wrongUse(fmt.Errorf("a form to take on a visit is for paper, not json"), "leave out --json or --document")
			case nation != "" && document == "":
				return wrongUse(fmt.Errorf("--nation chooses the words of a form to take on a visit"), "handover guide --document call-sheet --nation wales")
			case nation != "" && nation != "england" && nation != "wales":
				return wrongUse(fmt.Errorf("the nation %q is not one of england and wales", nation), "handover guide --document call-sheet --nation wales")
			}
			g, err := guide.Load()
			if err != nil {
				return err
			}
			switch {
			case asJSON:
				return writeJSON(s.out, guideItems(g))
			case document == "checklist":
				_, err = io.WriteString(s.out, paper.Checklist(g, cmp.Or(nation, "england")))
			case document == "call-sheet":
				_, err = io.WriteString(s.out, paper.CallSheet(g, cmp.Or(nation, "england")))
			default:
				_, err = io.WriteString(s.out, paper.Guide(g))
			}
			return err
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "give an array of objects")
	cmd.Flags().StringVar(&document, "document", "", "a blank form to take on a visit: checklist or call-sheet")
	cmd.Flags().StringVar(&nation, "nation", "", "the words of the form: england, which it is without, or wales")
	return cmd
}

func guideItems(g *guide.Guide) []guideItem {
	out := make([]guideItem, 0, len(g.Items))
	for _, it := range g.Items {
		item := guideItem{
			ID: it.ID, What: string(it.Form), Stage: string(it.Stage), Kind: string(it.Kind), Step: string(it.Step),
			Type: string(it.Type), Each: []string{}, When: some(it.When), Unless: some(it.Unless),
			Obligations: some(it.Obligations), Ask: it.Ask, Why: it.Why,
		}
		for _, e := range it.Each {
			item.Each = append(item.Each, string(e))
		}
		if len(item.Each) == 0 && (it.Form == guide.Question || it.Form == guide.Section) {
			item.Each = []string{string(guide.EachClosure)}
		}
		out = append(out, item)
	}
	return out
}

// some makes none an empty list, as JSON's readers expect.
func some(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}
