package supervision

import (
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/kit"
	"handover/ui/room"
)

// somebody is the option of a person who is not known here yet.
const somebody = "somebody else"

// newBegin makes the form that says who is here. The supervision begins with it, on the agenda as it is drawn.
func newBegin(r *room.Room) kit.Screen {
	worker, workerNew := whoFields(r, "worker", "Who is here as the worker?", func(w model.Worker) bool { return w.ID == r.Desk.Closure().OpenedBy })
	other, otherNew := whoFields(r, "other", "Who is here to supervise?", func(w model.Worker) bool {
		role := strings.ToLower(w.Role)
		return strings.Contains(role, "manager") || strings.Contains(role, "senior")
	})
	as := &kit.Field{ID: "as", Kind: kit.OneField, Label: "And as what?", Need: "Say as what they are here.", Options: []kit.Option{
		{ID: model.AsManager, Words: "Manager"},
		{ID: model.AsSenior, Words: "Senior practitioner"},
	}}
	other.Check = func(id string) error {
		if id == worker.Value() && id != somebody {
			return errors.New("they are here as the worker: choose whoever sits beside them")
		}
		return nil
	}
	var f *room.Form
	begin := func(*kit.Form) error {
		var here []model.Present
		for _, p := range []struct {
			who  *kit.Field
			new  []*kit.Field
			here string
		}{{worker, workerNew, model.AsWorker}, {other, otherNew, as.Value()}} {
			id, err := whoever(r, p.who, p.new)
			if err != nil {
				return err
			}
			here = append(here, model.Present{Worker: id, As: p.here})
		}
		if here[0].Worker == here[1].Worker {
			return errors.New("supervision takes two people: choose somebody else as one of them")
		}
		var topics []model.Topic
		for _, item := range model.Agenda(r.Desk.Closure(), r.Desk.Guide, r.Desk.Today(), false) {
			topics = append(topics, item.Topic)
		}
		_, err := r.Keep(func(c *model.Closure) ([]model.Event, error) {
			return model.BeginSession(c, r.Desk.Guide, here, topics)
		})
		return err
	}
	then := func() tea.Cmd {
		return r.Replace(newAgenda(r, func(at model.Topic) tea.Cmd { return r.Replace(newTalk(r, key(at))) }))
	}
	fields := append(append([]*kit.Field{worker}, workerNew...), append(append([]*kit.Field{other}, otherNew...), as)...)
	f = room.NewForm(r, r.In("Who is here"),
		"Two people sit together: the worker, and a manager or senior practitioner. What is said is kept with their names, in the order in which they sit down.\n\nNobody's identity is proved on one laptop: it is recorded as said.",
		model.Field{Item: "supervision begins"}, fields, "To the agenda", begin, then)
	step(f, worker, func() string { return nextAfter(worker, "worker name", "other") })
	step(f, other, func() string { return nextAfter(other, "other name", "as") })
	capacity(r, other, otherNew[1], as)
	f.Focus(worker.ID)
	return f
}

// capacity says quietly beside a capacity that somebody's role is another one: a senior practitioner does not authorise,
// and a manager who is noted as one would read as somebody who may not.
func capacity(r *room.Room, who, newRole, as *kit.Field) {
	const senior = "Holds the discussion where that is delegated, and does not authorise."
	say := func() {
		role, name := newRole.Value(), "They"
		if id := who.Value(); id != somebody {
			for _, w := range r.Desk.Workers() {
				if string(w.ID) == id {
					role, name = w.Role, w.Name
				}
			}
		}
		as.Options[0].Note, as.Options[1].Note = "", senior
		switch lower := strings.ToLower(role); {
		case role == "":
		case strings.Contains(lower, "manager"):
			as.Options[1].Note = name + ", " + role + ", would stand here as a senior practitioner. " + senior
		case strings.Contains(lower, "senior"):
			as.Options[0].Note = name + ", " + role + ", would stand here as a manager."
		}
	}
	for _, fl := range []*kit.Field{who, newRole} {
		kept := fl.Changed
		fl.Changed = func(fl *kit.Field) tea.Cmd {
			say()
			return kept(fl)
		}
	}
	say() // what was chosen before is there again
}

// step has a choice lead on to the field that comes after it, so that one key does both.
func step(f *room.Form, choice *kit.Field, to func() string) {
	kept := choice.Changed
	choice.Changed = func(fl *kit.Field) tea.Cmd {
		cmd := kept(fl)
		if !fl.Empty() {
			f.Focus(to())
		}
		return cmd
	}
}

func nextAfter(choice *kit.Field, new, known string) string {
	if choice.Value() == somebody {
		return new
	}
	return known
}

// whoFields ask for somebody who is known here, those first who are likely, or by name and role.
func whoFields(r *room.Room, id, label string, likely func(model.Worker) bool) (who *kit.Field, new []*kit.Field) {
	who = &kit.Field{ID: id, Kind: kit.OneField, Label: label, Need: "Choose who it is, or somebody else."}
	for _, first := range []bool{true, false} {
		for _, w := range r.Desk.People() {
			if likely(w.Worker) == first && w.Role != "" { // one without a role brought something in, and never sat here
				who.Options = append(who.Options, kit.Option{ID: string(w.ID), Words: w.Listed(r.Theme().Glyphs.Between)})
			}
		}
	}
	who.Options = append(who.Options, kit.Option{ID: somebody, Words: "Somebody else"})
	shown := func() bool { return who.Value() == somebody }
	return who, []*kit.Field{
		{ID: id + " name", Label: "Their name", Need: "Type their name.", Shown: shown},
		{ID: id + " role", Label: "Their role", Hint: "As they call it: social worker, team manager.", Need: "Type their role.", Shown: shown},
	}
}

// whoever is who was chosen, made known here where they were not.
func whoever(r *room.Room, who *kit.Field, new []*kit.Field) (model.WorkerID, error) {
	if who.Value() != somebody {
		return model.WorkerID(who.Value()), nil
	}
	w, err := r.Desk.Meet(new[0].Value(), new[1].Value())
	return w.ID, err
}
