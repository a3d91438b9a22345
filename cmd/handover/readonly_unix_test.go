//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"

	"handover/store"
)

func TestAReadOnlyVaultIsSaidToBeOne(t *testing.T) {
	u := withVault(t)
	path := filepath.Join(u.data, store.FileName)
	if err := os.Chmod(path, 0o444); err != nil {
		t.Fatal(err)
	}
	if os.Getuid() == 0 { // who may write everything
		for _, dir := range []string{filepath.Dir(u.home), u.home, u.data} {
			if err := os.Chmod(dir, 0o755); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.Chmod(u.pass, 0o644); err != nil {
			t.Fatal(err)
		}
		u.as = func(cmd *exec.Cmd) {
			cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
		}
	}
	u.run("list").fails(1, "may not be written to", "hint: ")
}
