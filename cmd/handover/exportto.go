package main

import (
	"errors"
	"fmt"
	"strings"

	"handover/model"
)

// serviceNamed finds the service that --to names.
func serviceNamed(c *model.Closure, to, doc string) (model.Subject, error) {
	services := c.Of(model.KindService)
	if len(services) == 0 {
		return model.Subject{}, couldNot(fmt.Errorf("%s names no service that carries on", c.Reference), "add one under Handover")
	}
	return named(services, to, "service", "say with --to for which service the "+doc+" is")
}

// parentNamed finds the parent that --to names: one who cares for the child, or has parental responsibility.
func parentNamed(c *model.Closure, to, doc string) (model.Subject, error) {
	var parents []model.Thing
	for _, t := range c.Of(model.KindAdult) {
		if c.IsParent(t.Subject) {
			parents = append(parents, t)
		}
	}
	if len(parents) == 0 {
		return model.Subject{}, couldNot(fmt.Errorf("%s names nobody who cares for the child, or has parental responsibility", c.Reference), "add them under Readiness, and say so there")
	}
	return named(parents, to, "parent", "say with --to for which parent the "+doc+" is")
}

// named finds what --to names: by its id, or else by its name or the beginning of it, where that is one
// thing's alone.
func named(things []model.Thing, to, kind, ask string) (model.Subject, error) {
	var all, found []string
	var s model.Subject
	for _, t := range things {
		if t.Subject.ID == to {
			return t.Subject, nil
		}
		all = append(all, t.Name+" ("+t.Subject.ID+")")
	}
	for _, whole := range []bool{true, false} {
		for i, t := range things {
			name, typed := strings.ToLower(t.Name), strings.ToLower(model.CleanLine(to))
			if typed != "" && (name == typed || !whole && strings.HasPrefix(name, typed)) {
				found, s = append(found, all[i]), t.Subject
			}
		}
		if len(found) > 0 {
			break
		}
	}
	those := "the " + kind + "s: " + strings.Join(all, ", ")
	switch {
	case to == "":
		return s, wrongUse(errors.New(ask), those)
	case len(found) == 0:
		return s, couldNot(fmt.Errorf("no %s here is %q", kind, to), those)
	case len(found) > 1:
		return s, couldNot(fmt.Errorf("%q may be more than one %s", to, kind), "give the whole name, or the id in brackets: "+strings.Join(found, ", "))
	}
	return s, nil
}
