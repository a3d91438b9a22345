package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"handover/model"
	"handover/model/guide"
	"handover/store"
)

// A listed closure is one of the caseload, as list --json gives it.
type listed struct {
	Reference   string          `json:"reference"`
	ID          model.ClosureID `json:"id"`
	Child       string          `json:"child"`
	State       model.Life      `json:"state"`
	Void        bool            `json:"void,omitempty"`    // it was authorised, and reads otherwise now
	Edited      bool            `json:"edited,omitempty"`  // it lies with the manager, and reads otherwise now
	Worker      string          `json:"worker"`            // whose it is, by name; empty where that is not known
	Sent        model.Date      `json:"sent,omitempty"`    // when the record went to the manager
	Decided     model.Date      `json:"decided,omitempty"` // and when the manager decided on it
	Stages      []stageJSON     `json:"stages"`
	Outstanding int             `json:"outstanding"`
	Next        *nextJSON       `json:"next"` // null when nothing comes next
	Due         string          `json:"due"`  // 2026-11-03; empty without a date
	talkJSON
	copyJSON
}

// A talkJSON is what came back to the worker from the manager and from supervision.
type talkJSON struct {
	Points int      `json:"points,omitempty"` // of a record that was sent back: how many are not accepted yet
	ToDo   toDoJSON `json:"toDo"`
}

// A toDoJSON counts what was set in supervision and is not done.
type toDoJSON struct {
	Open  int `json:"open"`
	Late  int `json:"late"`
	Today int `json:"today"`
}

func talkOf(h model.Header, today model.Date) talkJSON {
	open, late, due := h.ToDo.ToDo(today)
	return talkJSON{h.Points, toDoJSON{open, late, due}}
}

// words says it for people, a line each.
func (t talkJSON) words() []string {
	var out []string
	if t.Points > 0 {
		out = append(out, "sent back: "+model.Many(t.Points, "point", "points"))
	}
	if n := t.ToDo; n.Open > 0 {
		line := fmt.Sprintf("to do after supervision: %d", n.Open)
		if n.Late > 0 {
			line += fmt.Sprintf(", %d late", n.Late)
		}
		if n.Today > 0 {
			line += fmt.Sprintf(", %d today", n.Today)
		}
		out = append(out, line)
	}
	return out
}

// A copyJSON is the clock of the local copy, once it was transferred to the council's record.
type copyJSON struct {
	Transferred model.Date `json:"transferred,omitempty"` // when
	Held        bool       `json:"held,omitempty"`        // a hold keeps it from going
	Goes        model.Date `json:"goes,omitempty"`        // when it is to go
}

func copyOf(h model.Header, keep model.Keep) copyJSON {
	goes, _ := model.Goes(h, keep)
	return copyJSON{h.Transferred, h.Held, goes}
}

// words says the clock for people; "" where there is none.
func (c copyJSON) words(keep model.Keep, today model.Date) string {
	return model.GoesWords(model.Header{Transferred: c.Transferred, Held: c.Held}, keep, today)
}

// keep is how long a local copy stays here.
func (s *settings) keep() (model.Keep, error) {
	p, err := s.inForce()
	if err != nil {
		return model.Keep{}, err
	}
	return model.Keep{Days: p.KeepAfterTransfer.Days, Working: p.KeepAfterTransfer.Working}, nil
}

type stageJSON struct {
	Name    guide.Stage `json:"name"`
	Settled int         `json:"settled"`
	Needed  int         `json:"needed"`
}

type nextJSON struct {
	Item    string `json:"item"`
	Title   string `json:"title"`
	Subject string `json:"subject"` // what it is about, by name; empty for the closure itself
}

func newList(s *settings) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the closures",
		Args:  arguments(0),
		RunE:  func(*cobra.Command, []string) error { return list(s, asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "give an array of objects")
	return cmd
}

// list lists what opens, and then says what does not.
func list(s *settings, asJSON bool) error {
	keep, err := s.keep()
	if err != nil {
		return err
	}
	d, err := s.unlock(false)
	if err != nil {
		return err
	}
	defer d.Close()
	headers, damage := d.Closures()
	if damage != nil && !errors.Is(damage, store.ErrDamaged) {
		return damage
	}
	all := make([]listed, 0, len(headers))
	for _, h := range headers {
		c, err := d.Look(h.ID)
		if err != nil {
			damage = errors.Join(damage, fmt.Errorf("%s: %w", h.Reference, err))
		}
		if c != nil {
			all = append(all, listedOf(d, h.ID, c, keep))
		}
	}
	slices.SortStableFunc(all, func(a, b listed) int { // as the caseload does: what has a date comes first
		if (a.Due == "") != (b.Due == "") {
			return strings.Compare(b.Due, a.Due)
		}
		return strings.Compare(a.Due, b.Due)
	})
	if asJSON {
		err = writeJSON(s.out, all)
	} else if len(all) > 0 || damage == nil {
		err = listWords(s.out, all, keep, d.Today())
	}
	if err != nil {
		return err
	}
	return damage
}

// listedOf reads a closure as of today: a header was true on the day when something last changed.
func listedOf(d *counter, id model.ClosureID, c *model.Closure, keep model.Keep) listed {
	h := model.Summarise(id, c, d.Guide, d.Today())
	l := listed{
		Reference: h.Reference, ID: id, Child: h.Child, State: h.State, Void: h.Void, Edited: h.Edited,
		Worker: nameOf(d.Workers(), h.Worker), Sent: h.Sent, Decided: h.Decided,
		Stages: stagesOf(h), Outstanding: h.Outstanding, Due: string(h.Due),
		talkJSON: talkOf(h, d.Today()), copyJSON: copyOf(h, keep),
	}
	if title := model.NextTitle(h.Next, d.Guide); title != "" {
		l.Next = &nextJSON{Item: h.Next.Item, Title: title}
		if h.Next.Subject != model.TheClosure {
			l.Next.Subject = c.Name(h.Next.Subject)
		}
	}
	return l
}

// nameOf is somebody's name; "" where it is not known here.
func nameOf(workers []model.Worker, id model.WorkerID) string {
	for _, w := range workers {
		if w.ID == id {
			return w.Name
		}
	}
	return ""
}

func stagesOf(h model.Header) []stageJSON {
	out := make([]stageJSON, 0, len(guide.Stages))
	for i, stage := range guide.Stages {
		out = append(out, stageJSON{stage, h.Stages[i].Settled, h.Stages[i].Needed})
	}
	return out
}

// listWords lists the closures for people.
func listWords(w io.Writer, all []listed, keep model.Keep, today model.Date) error {
	if len(all) == 0 {
		_, err := fmt.Fprintln(w, "There are no closures here yet. Open the program to begin one.")
		return err
	}
	for _, l := range all {
		fmt.Fprintf(w, "%s  %s  %s\n", l.Reference, l.Child, stateWords(l.State, l.Void, l.Edited))
		if words := l.whose(); words != "" {
			fmt.Fprintf(w, "    %s\n", words)
		}
		var stages []string
		for _, st := range l.Stages {
			stages = append(stages, fmt.Sprintf("%s %d of %d", st.Name, st.Settled, st.Needed))
		}
		fmt.Fprintf(w, "    %s\n", strings.Join(stages, ", "))
		for _, words := range l.talkJSON.words() {
			fmt.Fprintf(w, "    %s\n", words)
		}
		if words := l.copyJSON.words(keep, today); words != "" {
			fmt.Fprintf(w, "    %s\n", words)
		}
		if _, err := fmt.Fprintf(w, "    next: %s\n", nextWords(l, today)); err != nil {
			return err
		}
	}
	return nil
}

// whose says whose a closure is, and when its record was sent and decided on.
func (l listed) whose() string {
	var out []string
	if l.Worker != "" {
		out = append(out, l.Worker)
	}
	if l.Sent != "" {
		out = append(out, "sent to the manager on "+l.Sent.String())
	}
	if l.Decided != "" {
		out = append(out, "decided on "+l.Decided.String())
	}
	return strings.Join(out, ", ")
}

func nextWords(l listed, today model.Date) string {
	if l.Next == nil {
		return "nothing"
	}
	words := l.Next.Title
	if l.Next.Subject != "" {
		words += ", " + l.Next.Subject
	}
	due := model.Date(l.Due)
	switch {
	case due == "":
		return words + " (no date)"
	case due < today:
		return words + " (overdue since " + due.String() + ")"
	case due == today:
		return words + " (today)"
	}
	return words + " (" + due.String() + ")"
}

// writeJSON writes JSON for scripts and people.
func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
