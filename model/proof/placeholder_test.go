package proof

import "testing"

func TestWhatWasToBeReplacedIsAskedAbout(t *testing.T) {
	table(t, usual(t), "record.reason", []line{
		{"J lives with [name].", "placeholder: [name]"},
		{"J lives at […].", "placeholder: […]"},
		{"[Choose: we have done what we planned, or you moved.]", "placeholder-choose: [Choose: we have done what we planned, or you moved.]"},
		{"Dear [first name],", "placeholder: [first name]"},
		{"Call Xxx on Monday, or XXXX.", "placeholder: Xxx; placeholder: XXXX"},
		{"The date is TBC, the place TBA.", "placeholder: TBC; placeholder: TBA"},
		{"Insert name here.", "placeholder: Insert name here"},
		{"Lorem ipsum dolor.", "placeholder: Lorem ipsum"},
		{"J lives at ??? Street.", "placeholder: ???"},
		{"Name:\nDate: 3 May 2026", "placeholder-label: Name:"},
		{"The key worker:\n\nDate of birth:", "placeholder-label: Date of birth:"},
		{"With Z: six visits. To be added: housing.", "placeholder: To be added"},
		{"Phone: ____ by day", "placeholder: ____"},
		{"Dear <first name>, hello {child}.", "placeholder: <first name>; placeholder: {child}"},
	})
}

func TestWhatIsSaidInFullIsNoPlaceholder(t *testing.T) {
	table(t, usual(t), "record.reason", []line{
		{"J said: “He [her uncle] came in […] and went.” She wrote “grate” [sic].", ""},
		{"What went well:\n\nShe sleeps.\n\nSchool:\n- The den is hers.", ""},
		{"Really?? Yes...  Two spaces  are none.", ""},
		{"She asked us to add the name of her aunt. The form has to be completed by May 2026.", ""},
		{"There is nothing to be added to that.", ""},
	})
}
