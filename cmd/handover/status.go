package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"handover/model"
	"handover/model/guide"
	"handover/ui/paper"
)

// A status is where one closure stands, as status --json gives it.
type statusJSON struct {
	Reference string          `json:"reference"`
	ID        model.ClosureID `json:"id"`
	Child     string          `json:"child"`
	State     model.Life      `json:"state"`
	Void      bool            `json:"void,omitempty"`   // it was authorised, and reads otherwise now
	Edited    bool            `json:"edited,omitempty"` // it lies with the manager, and reads otherwise now
	Stages    []stageJSON     `json:"stages"`
	Steps     []stepJSON      `json:"steps"`
	Deadlines []deadlineJSON  `json:"deadlines"`
	talkJSON
	copyJSON
	copyWords []string   // the same, for people
	ended     model.Date // when involvement ended; none while it goes on
}

// A limit that runs, or waits for its first day: dates that are not there yet are empty.
type deadlineJSON struct {
	Limit  string     `json:"limit"`
	Title  string     `json:"title"`
	From   model.Date `json:"from"`
	Due    model.Date `json:"due"`
	Done   bool       `json:"done"`
	Unsure bool       `json:"unsure"` // bank holidays may yet move it
	words  string
}

// A step and what stands in its way.
type stepJSON struct {
	Step        guide.Step    `json:"step"`
	Outstanding []blockerJSON `json:"outstanding"`
	MerelyOpen  []blockerJSON `json:"merelyOpen"` // prompts that nobody has thought about yet
	Stays       []blockerJSON `json:"stays"`      // queries that stay with a reason
	piles       []pileWords
}

// A pile of what is open, as it is written for people.
type pileWords struct {
	title string
	of    []blockerJSON
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
	Reason  string      `json:"reason,omitempty"` // why a query stays open
	age     string
}

func newStatus(s *settings) *cobra.Command {
	var asJSON, nameless bool
	cmd := &cobra.Command{
		Use:   "status REF",
		Short: "Say where a closure stands, and what stands in the way",
		Long: `status says where a closure stands, what is due, and what stands in the way: gates,
then queries, then what is merely open, and at the end the queries that stay with a
reason.

With --without-names it gives the list for an email to yourself. That carries the
reference, by which you find the case, but no name of anybody or of any service, and
nothing that was typed as an answer. A reference that holds a name is left out.`,
		Example: `  handover status HR-204
  handover status HR-204 --without-names`,
		Args: arguments(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if asJSON && nameless {
				return wrongUse(errors.New("--json holds names"), "choose one of --json and --without-names")
			}
			return status(s, args[0], asJSON, nameless)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "give an object")
	cmd.Flags().BoolVar(&nameless, "without-names", false, "give what stands in the way, and name nobody")
	return cmd
}

func status(s *settings, ref string, asJSON, nameless bool) error {
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
	switch {
	case nameless:
		_, err = io.WriteString(s.out, paper.Standing(c, d.Guide, d.Today()))
	case asJSON:
		err = writeJSON(s.out, statusOf(d, id, c, keep))
	default:
		err = statusWords(s.out, statusOf(d, id, c, keep))
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
	st := statusJSON{Reference: h.Reference, ID: id, Child: h.Child, State: h.State, Void: h.Void, Edited: h.Edited, Stages: stagesOf(h), Deadlines: []deadlineJSON{}, talkJSON: talkOf(h, today), copyJSON: copyOf(h, keep), ended: c.EndedOn()}
	if goes := st.copyJSON.words(keep, today); goes != "" {
		st.copyWords = append(st.copyWords, model.TransferWords(c))
		if !h.Held {
			st.copyWords = append(st.copyWords, strings.ToUpper(goes[:1])+goes[1:]+".")
		}
	}
	if words := model.HoldWords(c); words != "" {
		st.copyWords = append(st.copyWords, words)
	}
	for _, due := range model.Deadlines(c, d.Guide, today) {
		st.Deadlines = append(st.Deadlines, deadlineJSON{
			due.Limit.ID, due.Limit.Title, due.From, due.Due, due.Done, due.Unsure, model.DeadlineWords(due, today),
		})
	}
	for _, step := range guide.Steps {
		sj := stepJSON{Step: step, Outstanding: []blockerJSON{}, MerelyOpen: []blockerJSON{}, Stays: []blockerJSON{}}
		for _, p := range model.Piles(c, d.Guide, step, today) {
			pile := pileWords{title: paper.PileTitle(p)}
			for _, b := range p.Blockers {
				pile.of = append(pile.of, blockerOf(c, p, b, today))
			}
			sj.piles = append(sj.piles, pile)
			switch p.Firmness {
			case model.FirmOpen:
				sj.MerelyOpen = append(sj.MerelyOpen, pile.of...)
			case model.FirmStays:
				sj.Stays = append(sj.Stays, pile.of...)
			default:
				sj.Outstanding = append(sj.Outstanding, pile.of...)
			}
		}
		st.Steps = append(st.Steps, sj)
	}
	return st
}

func blockerOf(c *model.Closure, p model.Pile, b model.Blocker, today model.Date) blockerJSON {
	bj := blockerJSON{
		Item: b.Field.Item, Stage: b.Stage, Kind: b.Kind, Title: b.Title, What: b.What, Why: b.Why,
		Mend: b.Mend, Owner: b.Owner, Since: model.DateOf(b.Since), Days: b.Days(today), age: paper.Age(p, b, today),
	}
	if b.Subject != model.TheClosure && b.Subject != (model.Subject{}) {
		bj.Subject = c.Name(b.Subject)
	}
	if p.Firmness == model.FirmStays {
		bj.Reason = c.Answer(b.Field).Because
	}
	return bj
}

// stateWords says where a closure stands, and of one that was authorised and edited since that it was.
func stateWords(state model.Life, void, edited bool) string {
	switch {
	case void:
		return string(state) + " (authorised, then edited: it goes to the manager again)"
	case edited:
		return string(state) + " (edited since it was sent: it is sent again before anybody decides)"
	}
	return string(state)
}

// statusWords says where a closure stands, for people.
func statusWords(w io.Writer, st statusJSON) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s  %s  %s\n\n", st.Reference, st.Child, stateWords(st.State, st.Void, st.Edited))
	if st.ended != "" {
		fmt.Fprintf(&b, "Involvement ended on %s.\n", st.ended)
	}
	for _, words := range st.copyWords {
		fmt.Fprintf(&b, "%s\n", words)
	}
	if len(st.copyWords) > 0 || st.ended != "" {
		b.WriteString("\n")
	}
	for _, stage := range st.Stages {
		fmt.Fprintf(&b, "%-10s %d of %d settled\n", stage.Name, stage.Settled, stage.Needed)
	}
	b.WriteString("\n")
	for _, words := range st.talkJSON.words() {
		fmt.Fprintf(&b, "%s.\n", strings.ToUpper(words[:1])+words[1:])
	}
	for _, due := range st.Deadlines {
		if !due.Done {
			fmt.Fprintf(&b, "%s\n", due.words)
		}
	}
	for _, step := range st.Steps {
		switch n := len(step.Outstanding); {
		case n == 0 && st.taken(step.Step): // nobody takes it again
		case n == 0 && st.ended != "":
			b.WriteString("\nNothing is left to share.\n")
		case n == 0:
			fmt.Fprintf(&b, "\nNothing stands in the way of %s.\n", step.Step.Words())
		default:
			fmt.Fprintf(&b, "\nIn the way of %s: %d\n", step.Step.Words(), n)
		}
		for _, p := range step.piles {
			fmt.Fprintf(&b, "\n%s: %d\n", p.title, len(p.of))
			for _, o := range p.of {
				fmt.Fprintf(&b, "\n- %s (%s)\n    %s\n    %s\n", titleWords(o), o.age, o.What, cmp.Or(o.Reason, o.Mend))
			}
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// taken reports whether a step lies behind: the record is with the manager or authorised, or involvement has ended.
func (st statusJSON) taken(step guide.Step) bool {
	switch st.State {
	case model.WithManager, model.Authorised:
		return step == guide.Submit && !st.Edited
	case model.ClosedLife, model.ClosedAllShared:
		return step != guide.Shared
	}
	return false
}

func titleWords(o blockerJSON) string {
	if o.Subject == "" {
		return o.Title
	}
	return o.Title + ", " + o.Subject
}
