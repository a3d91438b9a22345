package policy

import (
	"path/filepath"
	"strings"
)

// escrowKey takes the council's key from the policy itself.
func (r *reader) escrowKey(v value) string {
	text, wrong := v.words("the council's public key in 'single quotes'")
	if wrong != "" {
		return wrong
	}
	return r.escrow(text, "is")
}

// escrowKeyFile takes the council's key from a file that lies with the policy. It takes none from
// elsewhere, since whoever may write there could then open every new vault.
func (r *reader) escrowKeyFile(v value) string {
	name, wrong := v.words("the name of a file in the policy's own folder")
	switch {
	case wrong != "":
		return wrong
	case !filepath.IsLocal(name) || strings.ContainsRune(name, 0):
		return "is " + quoted(name) + "; put the key into the policy's own folder, and write its name alone"
	}
	text, there, why := textAt(filepath.Join(filepath.Dir(r.file), name))
	switch {
	case why != "":
		return "names " + quoted(name) + ", and " + why
	case !there:
		return "names " + quoted(name) + ", and there is none in the policy's folder; put it there, or correct the name"
	}
	key := strings.TrimSpace(string(text))
	if key == "" {
		return "names " + quoted(name) + ", which is empty; put the council's public key into it"
	}
	return r.escrow(key, "names "+quoted(name)+", which is")
}

// escrow keeps the key when it can be used.
func (r *reader) escrow(key, is string) string {
	if r.checkKey != nil {
		if err := r.checkKey(key); err != nil {
			return is + " no key that can be used: " + err.Error() + "; copy the council's public key in again"
		}
	}
	r.policy.EscrowKey = key
	return ""
}
