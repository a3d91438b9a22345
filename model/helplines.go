package model

import "handover/model/guide"

// Adulthood is the age from which somebody is asked about as an adult.
const Adulthood = 18

// HelplinesFor lists the helplines for the child of a closure (guide.ForChild) or for the adults around
// them (guide.ForAdult), by age and nation. What is not known keeps no helpline away, and unknown says
// what it is, in words to stand behind "Not known:". After a death there are none for the child.
func HelplinesFor(c *Closure, g *guide.Guide, lines []guide.Helpline, who string, today Date) (fit []guide.Helpline, unknown []string) {
	nation := c.Nation()
	age := -1
	if who == guide.ForChild {
		if FlagUp(c, g, "died", TheClosure, today) {
			return nil, nil
		}
		if years, known := c.Age(today); known {
			age = years
		} else {
			unknown = append(unknown, "how old "+c.Child+" is")
		}
	}
	if nation == "" {
		unknown = append(unknown, "whether this is in England or in Wales")
	}
	for _, h := range lines {
		if who == guide.ForAdult && h.To > 0 && h.To < Adulthood {
			continue
		}
		if h.Fits(who, age, nation) {
			fit = append(fit, h)
		}
	}
	return fit, unknown
}
