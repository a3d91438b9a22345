package faults

import (
	"fmt"
	"os"
	"testing"
)

func onLinux() []kind {
	return []kind{
		{"the power goes", powerCut},
		{"the power goes after the disk has failed", powerCutOnBadDisk},
		{"the power goes while a vault is mended and put back", powerCutAgain},
		{"the program is killed while it saves", killed},
		{"the disk fails", diskFails},
		{"the disk fails while a vault is mended and put back", mendingFails},
		{"the disk is full", diskFull},
		{"files are taken away while they are open", takenAway},
		{"files and folders may not be written or read", denied},
		{"files are made immutable", immutable},
		{"two programs at once", twoAtOnce},
	}
}

// play plays a part of the program that a test watches.
func play(part string) int {
	switch part {
	case "session", "key session":
		return playSession(part)
	case "mend", "restore", "rekey":
		return playMend(part)
	case "endless":
		return playEndless()
	case "hold":
		return playHold()
	case "answers":
		return playAnswers()
	}
	fmt.Println("no such part:", part)
	return 2
}

// missing passes over a test that lacks something, or fails it where nothing may be lacking.
func missing(t *testing.T, format string, args ...any) {
	t.Helper()
	if os.Getenv("HANDOVER_FAULTS_REQUIRED") != "" {
		t.Fatalf(format, args...)
	}
	t.Skipf(format, args...)
}
