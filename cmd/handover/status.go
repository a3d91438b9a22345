package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"handover/model"
	"handover/model/guide"
)

// A status is where one closure stands, as status --json gives it.
type statusJSON struct {
	Reference string          `json:"reference"`
	ID        model.ClosureID `json:"id"`
	Child     string          `json:"child"`
	State     model.Life      `json:"state"`
	Stages    []stageJSON     `json:"stages"`
	Steps     []stepJSON      `json:"steps"`
	copyJSON
	copyWords []string // the same, for people
}

// A step and what stands in its way.
type stepJSON struct {
	Step        guide.Step    `json:"step"`
	Outstanding []blockerJSON `json:"outstanding"`
}

type blockerJSON struct {
	Item    string      `json:"item"`
	Subject string      `json:"subject"` // what it is about, by name; empty for the closure itself
	Stage   guide.Stage `json:"stage"`
	Kind    guide.Kind  `json:"kind"`
	Title   string      `json:"title"`
	What    string      `json:"what"`
	Why     string      `json:"why"`
	Mend    string      `json:"mend"`
	Owner   string      `json:"owner"`
	Since   model.Date  `json:"since"`
	Days    int         `json:"days"`
}

func newStatus(s *settings) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "status REF",
		Short: "Say where a closure stands, and what stands in the way",
		Args:  arguments(1),
		RunE:  func(_ *cobra.Command, args []string) error { return status(s, args[0], asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "give an object")
	return cmd
}

func status(s *settings, ref string, asJSON bool) error {
	keep, err := s.keep()
	if err != nil {
		return err
	}
	d, err := s.unlock(false)
	if err != nil {
		return err
	}
	defer d.Close()
	id, c, damage := find(d, ref)
	if c == nil {
		return damage
	}
	st := statusOf(d, id, c, keep)
	if asJSON {
		err = writeJSON(s.out, st)
	} else {
		err = statusWords(s.out, st)
	}
	if err != nil {
		return err
	}
	return damage
}

// find reads the closure that a command names, and changes nothing in it. Of one that is damaged it
// returns what opens, and the error.
func find(d *counter, ref string) (model.ClosureID, *model.Closure, error) {
	h, err := d.Find(ref)
	if err != nil {
		return "", nil, couldNot(err, `"handover list" lists what is here`)
	}
	c, err := d.Look(h.ID)
	d.Seen(h.ID)
	if err != nil {
		return h.ID, c, fmt.Errorf("%s: %w", h.Reference, err)
	}
	return h.ID, c, nil
}

func statusOf(d *counter, id model.ClosureID, c *model.Closure, keep model.Keep) statusJSON {
	today := d.Today()
	h := model.Summarise(id, c, d.Guide, today)
	st := statusJSON{Reference: h.Reference, ID: id, Child: h.Child, State: h.State, Stages: stagesOf(h), copyJSON: copyOf(h, keep)}
	if goes := st.words(keep, today); goes != "" {
		st.copyWords = append(st.copyWords, model.TransferWords(c))
		if !h.Held {
			st.copyWords = append(st.copyWords, strings.ToUpper(goes[:1])+goes[1:]+".")
		}
	}
	if words := model.HoldWords(c); words != "" {
		st.copyWords = append(st.copyWords, words)
	}
	for _, step := range guide.Steps {
		sj := stepJSON{Step: step, Outstanding: []blockerJSON{}}
		for _, b := range model.Outstanding(c, d.Guide, step, today) {
			bj := blockerJSON{
				Item: b.Field.Item, Stage: b.Stage, Kind: b.Kind, Title: b.Title, What: b.What, Why: b.Why,
				Mend: b.Mend, Owner: b.Owner, Since: model.DateOf(b.Since), Days: b.Days(today),
			}
			if b.Subject != model.TheClosure && b.Subject != (model.Subject{}) {
				bj.Subject = c.Name(b.Subject)
			}
			sj.Outstanding = append(sj.Outstanding, bj)
		}
		st.Steps = append(st.Steps, sj)
	}
	return st
}

// statusWords says where a closure stands, for people.
func statusWords(w io.Writer, st statusJSON) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s  %s  %s\n\n", st.Reference, st.Child, st.State)
	for _, words := range st.copyWords {
		fmt.Fprintf(&b, "%s\n", words)
	}
	if len(st.copyWords) > 0 {
		b.WriteString("\n")
	}
	for _, stage := range st.Stages {
		fmt.Fprintf(&b, "%-10s %d of %d settled\n", stage.Name, stage.Settled, stage.Needed)
	}
	for _, step := range st.Steps {
		if len(step.Outstanding) == 0 {
			fmt.Fprintf(&b, "\nNothing stands in the way of %s.\n", step.Step.Words())
			continue
		}
		fmt.Fprintf(&b, "\nIn the way of %s: %d\n", step.Step.Words(), len(step.Outstanding))
		for _, o := range step.Outstanding {
			fmt.Fprintf(&b, "\n- %s (%s)\n    %s\n    %s\n", titleWords(o), o.Kind, o.What, o.Mend)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func titleWords(o blockerJSON) string {
	if o.Subject == "" {
		return o.Title
	}
	return o.Title + ", " + o.Subject
}
