package document

// homeWords are what letters and leaflets say. An id that ends in -small, -middle, -young or -grown is for readers of
// that kind; without it, for every other.
var homeWords = map[string]map[string]string{
	"letter.title":     {english: "A letter"},
	"letter.title-for": {english: "A letter for {name}"},

	"letter.dear":       {english: "Dear {name},"},
	"letter.our-number": {english: "Our number is {number}"},
	"letter.reach-us":   {english: "This is how to reach us: {number}"},
	"letter.ring-too":   {english: "You can ring {who} too, on {number}."},
	"letter.you-told":   {english: "You told me: “{words}”"},

	"leaflet.title":          {english: "Useful numbers"},
	"leaflet.now":            {english: "If you need help"},
	"leaflet.now-grown":      {english: "If you or a child needs help"},
	"leaflet.danger-small":   {english: "If you are hurt or in danger, ring 999. You can also go to a grown-up you trust."},
	"leaflet.danger-middle":  {english: "If you are in danger now, ring 999. If something worries you, tell a grown-up you trust."},
	"leaflet.danger":         {english: "If you are in danger now, ring 999. If something worries you, tell somebody you trust, or ring one of these numbers."},
	"leaflet.danger-grown":   {english: "If anyone is in danger now, ring 999."},
	"leaflet.us":             {english: "To ring us"},
	"leaflet.us-grown":       {english: "Children's social care"},
	"leaflet.no-number":      {english: "Not written yet: the number on which we are reached."},
	"leaflet.lines":          {english: "People to ring"},
	"leaflet.lines-grown":    {english: "Helplines"},
	"leaflet.web":            {english: "On the internet"},
	"leaflet.for":            {english: "For"},
	"leaflet.services":       {english: "People near you"},
	"leaflet.not-yet":        {english: "The number is not written here yet."},
	"leaflet.ask-for":        {english: "Ask for"},
	"leaflet.purpose":        {english: "What they do"},
	"leaflet.purpose-small":  {english: "They help with"},
	"leaflet.purpose-middle": {english: "They help with"},
	"leaflet.rights":         {english: "What you can ask for"},
	"leaflet.rights-small":   {english: "What you can ask"},
	"leaflet.rights-middle":  {english: "What you can ask"},
	"leaflet.ask-small":      {english: "You can ask to see what we wrote about you. You can tell us if we did something wrong. A grown-up can help you."},
	"leaflet.ask-middle":     {english: "You can ask to see what we wrote about you. You can tell us if you are not happy with something we did. You can ask for an advocate, a person who is on your side, to help you."},
	"leaflet.ask":            {english: "You can ask to see what we wrote about you, now or when you are older. You can complain about what we did. You can ask for an advocate, who is on your side. To begin, ring us on the number above."},
	"leaflet.ask-grown":      {english: "You can ask to see what we wrote about you. If you are not happy with what we did, you can complain. Your child can ask for an advocate, who is on the child's side. To begin, ring us on the number above."},
}
