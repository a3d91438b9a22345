package document

// recordLabels are what the record says of answers that are open, of a closure that it follows, and of its sending.
var recordLabels = map[string]map[string]string{
	"answer.not-yet":    {english: "Not yet"},
	"answer.planned":    {english: "Not yet, planned for {day}"},
	"answer.not-apply":  {english: "Does not apply"},
	"answer.to-discuss": {english: "To discuss"},
	"answer.apart":      {english: "Answered apart; one answer is to be chosen"},

	"follows.how": {english: "{reference}, which ended on {day}. Reopened because: {because} Prompted by: {prompted} Decided by {who}"},

	"recorded.sent":       {english: ". Recorded as sent by {who}"},
	"recorded.decided":    {english: ". Recorded as decided by {who}"},
	"recorded.taken-back": {english: ". Recorded as taken back by {who}"},

	"draft.as-sent":  {english: "Draft: as it was sent on {day}, and not as it stands now."},
	"draft.not-sent": {english: "As it will be sent to the manager. It is not sent yet."},
	"copy.left-here": {english: LeftOutHere},
}
