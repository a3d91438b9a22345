package unlock

import "handover/model"

// RecoverySheet writes the sheet of paper that a recovery code lies on: what it opens, where it is to
// be kept, and what to do when it is lost. It names nobody. No line is wider than 76 columns.
func RecoverySheet(code string, on model.Date) []string {
	return []string{
		"RECOVERY CODE",
		"",
		"    " + code,
		"",
		"Made on " + on.String() + ". The newest code is in force:",
		"making another one ends this one.",
		"",
		"What it opens",
		"",
		"  This code opens a handover vault: the sealed notes of a social worker on",
		"  one laptop. It is for the day on which the passphrase is forgotten.",
		"  Whoever has this sheet and that laptop, or a backup of it, can read",
		"  everything in the vault.",
		"",
		"How to use it",
		"",
		"  Open handover. Where it asks for the passphrase, press F4, and type the",
		"  code. Capitals and hyphens do not matter. A new passphrase is chosen then,",
		"  and the code stays good.",
		"",
		"Where to keep it",
		"",
		"  - Never with the laptop: not in its bag, and not in the same drawer.",
		"  - In a sealed envelope, locked away as your council locks away keys.",
		"  - Not in an email, not as a photograph, not in the child's file.",
		"  - If this was printed from a file, delete the file.",
		"",
		"If it is lost, or somebody may have seen it",
		"",
		"  Make a new code in handover at once; that ends this one. Backups made",
		"  before still open with it. Tell your manager and whoever looks after",
		"  information security in your council, and if the laptop is missing too,",
		"  tell them the same day: personal data may be at risk.",
		"",
		"Write nobody's name on this sheet.",
	}
}
