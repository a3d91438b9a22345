package policy

// Lines gives each setting in force in plain words, with the file that set it.
func (p *Policy) Lines() []string {
	var lines []string
	for _, s := range settings() {
		if s.key != s.sets {
			continue // the other key of the same setting says it
		}
		from := p.sources[s.sets]
		by := from.file
		if by == "" {
			by = "as built in"
		}
		if from.passed != "" {
			by += "; " + from.passed + " asks for something else, which does not count"
		}
		lines = append(lines, s.says(p)+" ("+by+")")
	}
	return lines
}
