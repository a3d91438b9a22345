package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"handover/model"
	"handover/model/document"
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

// A guideCall is what the command line asks of the guide.
type guideCall struct {
	json                     bool
	document, nation, format string
	outFile
}

func newGuide(s *settings) *cobra.Command {
	var c guideCall
	cmd := &cobra.Command{
		Use:   "guide",
		Short: "Write the checklist in use",
		Long: `guide writes the checklist in use, to be read, or a blank form of it to take on a
visit. The checklist on paper is long: it is printed once, and then only the
pages that a visit needs.`,
		Example: `  handover guide
  handover guide --document call-sheet
  handover guide --document checklist --nation wales --format pdf --out checklist.pdf`,
		Args: arguments(0),
		RunE: func(*cobra.Command, []string) error { return c.run(s) },
	}
	cmd.Flags().BoolVar(&c.json, "json", false, "give an array of objects")
	cmd.Flags().StringVar(&c.document, "document", "", "a blank form to take on a visit: checklist or call-sheet")
	cmd.Flags().StringVar(&c.nation, "nation", "", "the words of the form: england, unless you say wales")
	cmd.Flags().StringVar(&c.format, "format", "", "how the form is written: text, unless you say docx or pdf")
	c.flags(cmd)
	return cmd
}

// check refuses what cannot be asked for.
func (c *guideCall) check() error {
	const form = "handover guide --document call-sheet"
	switch {
	case c.document != "" && c.document != "checklist" && c.document != "call-sheet":
		return wrongUse(fmt.Errorf("there is no blank form %q; there are checklist and call-sheet", c.document), form)
	case c.document != "" && c.json:
		return wrongUse(errors.New("a form to take on a visit is for paper, not json"), "leave out --json or --document")
	case c.nation != "" && c.document == "":
		return wrongUse(errors.New("--nation chooses the words of a form to take on a visit"), form+" --nation wales")
	case c.nation != "" && c.nation != "england" && c.nation != "wales":
		return wrongUse(fmt.Errorf("the nation %q is not one of england and wales", c.nation), form+" --nation wales")
	case c.format != "" && c.document == "":
		return wrongUse(errors.New("--format says how a form to take on a visit is written"), form+" --format pdf --out call-sheet.pdf")
	case c.format != "" && c.format != paper.FormatText && c.format != paper.FormatDocx && c.format != paper.FormatPDF:
		return wrongUse(fmt.Errorf("the format %q is not one of text, docx and pdf", c.format), form+" --format pdf --out call-sheet.pdf")
	}
	return nil
}

func (c *guideCall) run(s *settings) error {
	if err := c.check(); err != nil {
		return err
	}
	if err := s.mayShow(c.format, c.out); err != nil {
		return err
	}
	if c.out != "" {
		if err := s.mayWrite(c.out); err != nil {
			return err
		}
	}
	g, err := guide.Load()
	if err != nil {
		return err
	}
	b, err := c.write(g)
	if err != nil {
		return err
	}
	return s.write(c.out, b, c.force)
}

// write gives the bytes that were asked for.
func (c *guideCall) write(g *guide.Guide) ([]byte, error) {
	var form *document.Document
	nation, today := cmp.Or(c.nation, "england"), model.DateOf(now())
	switch {
	case c.json:
		var b bytes.Buffer
		err := writeJSON(&b, guideItems(g))
		return b.Bytes(), err
	case c.document == "checklist":
		form = document.Checklist(g, nation, today)
	case c.document == "call-sheet":
		form = document.CallSheet(g, nation, today)
	default:
		return []byte(paper.Guide(g)), nil
	}
	if cmp.Or(c.format, paper.FormatText) == paper.FormatText { // to be printed and not pasted
		return []byte(paper.Form(form)), nil
	}
	b, err := paper.Bytes(form, c.format)
	if err != nil {
		return nil, fmt.Errorf("writing the %s: %w", c.document, err)
	}
	return b, nil
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
