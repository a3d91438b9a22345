package model

import "strings"

// SamePerson reports whether two workers are the same person, as far as a rule is concerned that asks for two of them:
// they have the same id, or the same name, whatever their roles. Somebody is known by one id on their own laptop and
// may be by another on a colleague's, so an id alone does not tell two people apart; and who shares a name with
// somebody is better asked once too often than let through.
func SamePerson(a, b Worker) bool {
	if a.ID != "" && a.ID == b.ID {
		return true
	}
	return SameName(a.Name, b.Name)
}

// SameName reports whether two names are the same, capitals and spaces aside. An empty name is nobody's.
func SameName(a, b string) bool {
	a, b = oneName(a), oneName(b)
	return a != "" && strings.EqualFold(a, b)
}

func oneName(name string) string { return strings.Join(strings.Fields(CleanLine(name)), " ") }
