package document

// Where a referral stands, as what happens next speaks of it.
const (
	nothingYet = iota // nobody has asked the service
	asked             // it has been asked, and has not answered
	yes               // it has said yes, and has not begun
	missed            // a first appointment came to nothing
	begun             // it is there
	over              // it is not coming
)

// standing says how a referral stands, and the id of the label that says so; {it} is the service. Nothing there goes
// beyond what that answer tells.
func standing(referral string) (phase int, says string) {
	says = "next." + referral
	switch referral {
	case "considered", "offered":
		return nothingYet, says
	case "agreed", "sent", "acknowledged", "more-asked":
		return asked, says
	case "accepted", "booked", "waiting":
		return yes, says
	case "not-brought", "cancelled":
		return missed, says
	case "attended", "handed-over", "carries-on":
		return begun, says
	case "chose-not", "declined":
		return over, says
	}
	return nothingYet, "next.not-said"
}
