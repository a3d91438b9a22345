package decision

import "handover/ui/kit"

// Form is the manager's form of a page, for looking at it in every size.
func Form(s *Screen) kit.Screen { return newForm(s) }
