package policy

import _ "embed" // for the sample

//go:embed sample.toml
var sample string

// Sample returns a policy.toml in which everything is explained and nothing is set: each setting is
// there as a remark, with its built-in value or an example.
func Sample() string { return sample }
