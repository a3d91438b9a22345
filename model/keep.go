package model

// A Keep is a policy: how long the local copy stays after its transfer to the council's record.
type Keep struct {
	Days    int
	Working bool // working days of England and Wales; otherwise days of the calendar
}

// DefaultKeep is how long the local copy stays where nobody set anything else.
func DefaultKeep() Keep { return Keep{Days: 30} }

// String writes the policy: “30 days”, “1 working day”.
func (k Keep) String() string {
	if k.Working {
		return Many(k.Days, "working day", "working days")
	}
	return Many(k.Days, "day", "days")
}

// Until returns the day on which what was transferred on a date goes; no date for no date.
func (k Keep) Until(from Date) Date {
	if k.Working {
		return AddWorkingDays(from, k.Days)
	}
	return from.Add(k.Days)
}

// Goes says on which day a closure's local copy is to go: none while it is not transferred, or is
// on hold. The day purges nothing by itself; a worker does, once MayPurge lists nothing.
func Goes(h Header, k Keep) (on Date, ok bool) {
	if h.Transferred == "" || h.Held {
		return "", false
	}
	return k.Until(h.Transferred), true
}

// GoesWords says for the caseload when a closure's local copy goes; "" while it is not transferred.
func GoesWords(h Header, k Keep, today Date) string {
	if h.Transferred == "" {
		return ""
	}
	on, ok := Goes(h, k)
	if !ok {
		return "on hold"
	}
	form := "2 January"
	if on.Time().Year() != today.Time().Year() {
		form = "2 January 2006"
	}
	switch {
	case on == today:
		return "local copy goes today"
	case on < today:
		return "local copy was due to go on " + on.in(form)
	}
	return "local copy goes on " + on.in(form)
}
