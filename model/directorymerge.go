package model

import "slices"

// An Intake is a directory with the rows of a file put into it, before anybody has said yes.
type Intake struct {
	Directory []Listed
	Added     []Listed       // not listed before
	Changed   []ListedChange // listed before, by name
	Same      []Listed       // listed before, with nothing new
	Refused   []Refusal      // rows that would change a service into one that cannot be listed
	Over      int            // rows for which there is no room; they are in none of the lists
}

// A Refusal says why a service stays as it is.
type Refusal struct {
	Name string
	Why  error
}

// A ListedChange is what a file changes of a service that is listed already.
type ListedChange struct {
	Was, Now Listed
}

// Parts lists the parts that differ.
func (ch ListedChange) Parts() []ListedPart {
	return slices.DeleteFunc(ListedParts(), func(p ListedPart) bool { return *p.Of(&ch.Was) == *p.Of(&ch.Now) })
}

// TakeIn puts services that were read from a file into a directory. One that is listed under the same name
// is changed, and keeps what the file leaves empty: an empty cell takes nothing away. newID gives the
// id of each that is new.
func TakeIn(directory, rows []Listed, newID func() string) Intake {
	in := Intake{Directory: slices.Clone(directory)}
	at := map[string]int{} // the place of each name
	for i, l := range in.Directory {
		at[folded(l.Name)] = i
	}
	for _, row := range rows {
		row = CleanListed(row)
		i, here := at[folded(row.Name)]
		if !here {
			if len(in.Directory) >= MaxListed {
				in.Over++
				continue
			}
			row.ID = newID()
			at[folded(row.Name)] = len(in.Directory)
			in.Directory = append(in.Directory, row)
			in.Added = append(in.Added, row)
			continue
		}
		was, now := in.Directory[i], in.Directory[i]
		for _, p := range ListedParts() {
			if value := *p.Of(&row); value != "" {
				*p.Of(&now) = value
			}
		}
		if now == was {
			in.Same = append(in.Same, was)
			continue
		}
		if err := CheckListed(now); err != nil { // each part was right by itself
			in.Refused = append(in.Refused, Refusal{was.Name, err})
			continue
		}
		in.Directory[i] = now
		in.Changed = append(in.Changed, ListedChange{was, now})
	}
	sortListed(in.Directory)
	return in
}
