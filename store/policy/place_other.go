//go:build !windows

package policy

// programData is of Windows alone.
func programData() (string, error) { return "", nil }
