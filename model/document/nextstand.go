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

// A saying is a sentence for each kind of reader.
type saying [levels]string

// A stand is how a referral stands, and how that is said; {it} is the service.
type stand struct {
	phase int
	says  saying
}

// standing says how a referral stands. Nothing here goes beyond what that answer tells.
func standing(referral string) stand {
	switch referral {
	case "considered":
		return stand{nothingYet, plainer("We have thought about {it}. We do not know yet if {it} will help you.", "We have thought about {it}. Nothing is settled yet.")}
	case "offered":
		return stand{nothingYet, saying{
			"{it} might help you. Nothing is settled yet.",
			"There could be help from {it}. Nothing is settled yet.",
			"Help from {it} has been offered. Nothing is settled yet.",
			"Help from {it} has been offered. Nothing is settled yet."}}
	case "agreed":
		return stand{asked, saying{
			"Your family said yes to {it}. {it} has not said yes yet.",
			"Your family said yes to help from {it}. {it} has not answered yet.",
			"Your family said yes to help from {it}. {it} has not answered yet.",
			"The family said yes to help from {it}. {it} has not answered yet."}}
	case "sent":
		return stand{asked, plainer("We have asked {it} to help. They have not told us yet if they can.", "We have asked {it} to help. They have not answered yet.")}
	case "acknowledged":
		return stand{asked, saying{
			"We have asked {it} to help. They have not said yes or no yet.",
			"We have asked {it} to help. They know that we asked. They have not said yes or no yet.",
			"We have asked {it} to help. They know that we asked, and have not said yes or no yet.",
			"We have asked {it} to help. They know that we asked, and have not said yes or no yet."}}
	case "more-asked":
		return stand{asked, saying{
			"We have asked {it} to help. They have not said yes or no yet.",
			"We have asked {it} to help. They want to know a bit more before they answer.",
			"We have asked {it} to help. They want to know more before they answer.",
			"We have asked {it} to help. They want to know more before they answer."}}
	case "accepted", "booked":
		return stand{yes, alike("{it} has said yes.")}
	case "waiting":
		return stand{yes, saying{
			"{it} has said yes. There is a wait first.",
			"{it} has said yes, but there is a wait first.",
			"{it} has said yes. There is a waiting list.",
			"{it} has said yes. There is a waiting list."}}
	case "attended":
		return stand{begun, saying{
			"The first time with {it} has happened. You can ask them what comes next.",
			"The first time with {it} has happened. You can ask them what comes next.",
			"The first appointment with {it} has happened. You can ask them what comes next.",
			"The first appointment with {it} has happened. You can ask them what comes next."}}
	case "not-brought":
		return stand{missed, saying{
			"The first time with {it} has not come yet. That is not your fault.",
			"The first time with {it} has not come yet. That is not your fault.",
			"The first appointment with {it} has not taken place yet. That is not your fault.",
			"The first appointment with {it} did not take place."}}
	case "cancelled":
		return stand{missed, saying{
			"The first time with {it} was called off. That is not your fault.",
			"The first time with {it} was called off. That is not your fault.",
			"The first appointment with {it} was cancelled. That is not your fault.",
			"The first appointment with {it} was cancelled."}}
	case "handed-over":
		return stand{begun, saying{
			"{it} is helping now.",
			"{it} is helping now, in our place.",
			"{it} is helping now, in our place.",
			"{it} has taken over from us, and is helping now."}}
	case "carries-on":
		return stand{begun, saying{
			"{it} is still there for you.",
			"{it} goes on. It does not stop when we stop.",
			"{it} goes on. It does not stop when we stop.",
			"{it} goes on, and does not stop when we do."}}
	case "chose-not":
		return stand{over, saying{
			"{it} is not helping just now. That is all right.",
			"There is no help from {it} for now. That is all right.",
			"Help from {it} was not taken up for now. That is all right.",
			"The family chose not to go to {it} for now. That is all right, and it can change."}}
	case "declined":
		return stand{over, saying{
			"{it} cannot help. It is still right to want help.",
			"{it} cannot help. It is still right to want help.",
			"{it} has told us that it cannot help. It is still right to want help.",
			"{it} has told us that it cannot help. It is still right to want help."}}
	}
	return stand{nothingYet, plainer("We do not know yet if {it} will help you.", "Nothing is settled with {it} yet.")}
}

// alike is one sentence for every reader.
func alike(words string) saying { return saying{words, words, words, words} }

// plainer is one sentence for a small child, and another for everybody else.
func plainer(child, others string) saying { return saying{child, others, others, others} }
