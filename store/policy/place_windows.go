package policy

import "golang.org/x/sys/windows"

// programData asks Windows itself for %ProgramData%: a worker can change the variable before
// starting the program, and would so leave the council's policy behind.
func programData() (string, error) {
	return windows.KnownFolderPath(windows.FOLDERID_ProgramData, windows.KF_FLAG_DEFAULT)
}
