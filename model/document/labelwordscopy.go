package document

// copyWords are what copies of the record say that the record itself does not. An id that ends in -home is for the child and the
// family.
var copyWords = map[string]map[string]string{
	"copy.mark":              {english: "Copy for %s, %s"},
	"copy.mark-child":        {english: "Child's copy, for %s, %s"},
	"copy.mark-parent":       {english: "Parent's copy, for %s, %s"},
	"copy.given":             {english: "given %s"},
	"copy.to-be-given":       {english: "to be given %s"},
	"copy.authorised":        {english: "Authorised by a manager"},
	"copy.not-yet":           {english: "Not yet"},
	"copy.edited":            {english: "It was edited afterwards, and goes to a manager again."},
	"copy.ended":             {english: "Our work ended"},
	"copy.made-from":         {english: "%s. It was made from the record that children's social care keeps."},
	"copy.left":              {english: "These parts are left out of this copy, and other parts or rows may be:"},
	"copy.may-be-left":       {english: "Parts of the record may be left out of this copy."},
	"copy.where":             {english: "Where “%s” stands, some words are left out."},
	"copy.title-home":        {english: "The record of our work with your family"},
	"copy.facts-home":        {english: "About this paper"},
	"copy.decision-home":     {english: "What the manager decided"},
	"copy.worker-home":       {english: "Your worker"},
	"copy.authorised-home":   {english: "The manager said yes to this record"},
	"copy.actions-home":      {english: "The plan"},
	"copy.action-home":       {english: "What was planned"},
	"copy.outcome-home":      {english: "How it turned out"},
	"copy.services-home":     {english: "Who goes on helping"},
	"copy.not-in-force-home": {english: "Changed since"},
	"copy.edited-home":       {english: "The record was changed afterwards. A manager has to read it again."},
	"copy.ended-home":        {english: "Our work with your family ended"},
	"copy.draft-home":        {english: "Draft: a manager has not said yes to it yet."},
	"copy.draft-edited-home": {english: "Draft: a manager said yes on %s. It was changed afterwards, and has to be read again."},
	"copy.you-said-home":     {english: "What you said"},
}
