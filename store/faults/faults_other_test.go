//go:build !linux

package faults

func onLinux() []kind { return nil }

// envPart names the part that the test plays when it is started again.
const envPart = "HANDOVER_FAULTS_PART"

func play(string) int { return 2 }
