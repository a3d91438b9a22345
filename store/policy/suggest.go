package policy

import (
	"strings"
)

// didYouMean says which setting a wrong name may stand for, or else lists them all.
func didYouMean(name string) string {
	var all []string
	for _, s := range settings() {
		all = append(all, s.key)
	}
	if near := nearest(name, all); near != "" {
		return "did you mean " + near + "?"
	}
	return "take it out, or use one of: " + strings.Join(all, ", ")
}

// nearest returns the known name that is most like name, or "" where none is much like it: one that
// takes few changes of a letter, or else one of which name is a part.
func nearest(name string, known []string) string {
	name = strings.ReplaceAll(strings.ToLower(name), "-", "_")
	const shortest, longestName = 5, 60
	if len(name) > longestName {
		return ""
	}
	best, least := "", 0
	for _, k := range known {
		if d := changes(name, k); d <= len(k)/4 && (best == "" || d < least) {
			best, least = k, d
		}
	}
	for _, k := range known {
		if best == "" && len(name) >= shortest && strings.Contains(k, name) {
			best = k
		}
	}
	return best
}

// changes counts the letters to add, take out or replace to turn a into b.
func changes(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		corner := row[0]
		row[0] = i + 1
		for j := range len(b) {
			d := min(row[j], row[j+1]) + 1
			if a[i] == b[j] {
				d = min(d, corner)
			} else {
				d = min(d, corner+1)
			}
			corner, row[j+1] = row[j+1], d
		}
	}
	return row[len(b)]
}

// plain shows a key as it is written, in quotes where it holds more than a name does.
func plain(key string) string {
	for _, r := range key {
		if !strings.ContainsRune("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.", r) {
			return quoted(key)
		}
	}
	if key == "" {
		return quoted(key)
	}
	return clip(key)
}
