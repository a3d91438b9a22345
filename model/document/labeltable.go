package document

import "maps"

// labelWords is the one table of all words that the code of this package writes on paper, by id and language. It is
// put together from the words of each kind of document.
var labelWords = oneTable(usualWords, toldWords, briefingWords, copyWords, accessLabels, formWords, homeWords, storedWords, recordLabels, supervisionWords, nextLabels)

// oneTable puts tables together. No id may stand in two of them.
func oneTable(tables ...map[string]map[string]string) map[string]map[string]string {
	out := map[string]map[string]string{}
	for _, t := range tables {
		for id := range t {
			if out[id] != nil {
				panic("the label " + id + " stands in two tables")
			}
		}
		maps.Copy(out, t)
	}
	return out
}
