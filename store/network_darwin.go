package store

import "syscall"

// onNetwork reports whether a folder that is there lies on another computer.
func onNetwork(dir string) bool {
	const local = 0x1000 // MNT_LOCAL
	var fs syscall.Statfs_t
	return syscall.Statfs(dir, &fs) == nil && fs.Flags&local == 0
}
