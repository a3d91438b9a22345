package store_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"syscall"
	"testing"

	"handover/model"
	"handover/store"
)

// mask keeps a secret that is looked for from being found in what looks for it.
const mask = 0xA5

// A copies counts a secret's copies in this process's memory: when the vault was locked, after a collection
// of garbage, and after giving what is free back to the system.
type copies struct{ Locked, Collected, Returned int }

// occurrences counts masked secrets in everything of this process that can be read.
func occurrences(secrets map[string][]byte) (map[string]int, error) {
	const size = 1 << 20
	buffer, err := syscall.Mmap(-1, 0, 2*size, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	if err != nil {
		return nil, err
	}
	defer syscall.Munmap(buffer)
	maps, err := os.ReadFile("/proc/self/maps")
	if err != nil {
		return nil, err
	}
	mem, err := os.Open("/proc/self/mem")
	if err != nil {
		return nil, err
	}
	defer mem.Close()
	var begin [256][]string
	for name, s := range secrets {
		begin[s[0]^mask] = append(begin[s[0]^mask], name)
	}
	own := fmt.Sprintf("%p", &buffer[0])
	out := map[string]int{}
	lines := bufio.NewScanner(strings.NewReader(string(maps)))
	for lines.Scan() {
		var from, to int64
		var rights string
		if _, err := fmt.Sscanf(lines.Text(), "%x-%x %s", &from, &to, &rights); err != nil || rights[0] != 'r' || to-from > 1<<30 || strings.Contains(lines.Text(), "[v") { // what the race detector maps is larger
			continue
		}
		var mine int64
		fmt.Sscanf(own, "0x%x", &mine)
		for at := from; at < to; at += size {
			n := min(size+64, to-at) // those that lie across two pieces are found once
			b := buffer[:n]
			if _, err := mem.ReadAt(b, at); err != nil {
				continue
			}
			for i := range min(int64(size), n) {
				if at+i >= mine && at+i < mine+2*size {
					continue
				}
			names:
				for _, name := range begin[b[i]] {
					s := secrets[name]
					if i+int64(len(s)) > n {
						continue
					}
					for j := range s {
						if b[i+int64(j)] != s[j]^mask {
							continue names
						}
					}
					out[name]++
				}
			}
		}
	}
	return out, nil
}

func masked(s []byte) []byte {
	b := make([]byte, len(s))
	for i := range s {
		b[i] = s[i] ^ mask
	}
	clear(s)
	return b
}

// workAndLock is a session: a vault is made, locked, opened, worked in and locked for good. It returns the
// secrets, masked.
func workAndLock(dir string) (map[string][]byte, error) {
	secrets := map[string][]byte{"the passphrase": make([]byte, 24)}
	pass := secrets["the passphrase"]
	random, err := os.Open("/dev/urandom")
	if err != nil {
		return nil, err
	}
	if _, err := random.Read(pass); err != nil {
		return nil, err
	}
	for i := range pass {
		pass[i] = ('a' + pass[i]%26) ^ mask
	}
	typed := func() []byte {
		b := make([]byte, len(pass))
		for i := range b {
			b[i] = pass[i] ^ mask
		}
		return b
	}
	p := store.At(dir, files, store.Options{}).Cheaply()
	v, err := p.Create(ctx, typed())
	if err != nil {
		return nil, err
	}
	id := model.ClosureID("one")
	session := func() error {
		for i := range 20 {
			if err := v.Append(ctx, id, store.Change{Entries: []model.Entry{written(fmt.Sprint("text ", i))}}); err != nil {
				return err
			}
		}
		if _, err := v.Entries(ctx, id); err != nil {
			return err
		}
		if err := v.KeepDraft(ctx, draft(id, "words")); err != nil {
			return err
		}
		_, err := v.BackUp(ctx)
		return err
	}
	if err := v.Begin(ctx, id, store.Change{}); err != nil {
		return nil, err
	}
	for i := range 10 {
		if err := v.Begin(ctx, model.ClosureID(fmt.Sprint("other ", i)), store.Change{}); err != nil {
			return nil, err
		}
	}
	if err := session(); err != nil {
		return nil, err
	}
	v.Lock()
	if v, err = p.Unlock(ctx, store.With{Passphrase: typed()}); err != nil {
		return nil, err
	}
	if err := session(); err != nil {
		return nil, err
	}
	if err := v.Secrets(ctx, typed(), id, func(name string, key []byte) { secrets[name] = masked(key) }); err != nil {
		return nil, err
	}
	v.Lock()
	return secrets, nil
}

func TestWhatIsLeftOfTheKeysInMemoryAfterALock(t *testing.T) {
	if dir := os.Getenv("HANDOVER_MEMORY"); dir != "" {
		secrets, err := workAndLock(dir)
		must(t, err)
		all := map[string]copies{}
		for step := range 3 {
			switch step {
			case 1:
				runtime.GC()
				runtime.GC()
			case 2:
				debug.FreeOSMemory()
			}
			n, err := occurrences(secrets)
			must(t, err)
			for name := range secrets {
				c := all[name]
				*[]*int{&c.Locked, &c.Collected, &c.Returned}[step] = n[name]
				all[name] = c
			}
		}
		b, err := json.Marshal(all)
		must(t, err)
		must(t, os.WriteFile(filepath.Join(dir, "counts"), b, 0o600))
		return
	}
	dir := t.TempDir()
	cmd := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$", "-test.count=1")
	cmd.Env = append(os.Environ(), "HANDOVER_MEMORY="+dir)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Skipf("cannot look into the memory here: %v\n%s", err, out)
	}
	var all map[string]copies
	must(t, json.Unmarshal(read(t, filepath.Join(dir, "counts")), &all))
	for name, c := range all {
		// The passphrase's are in what Argon2 leaves behind, until that is used again.
		if name == "the passphrase" && c.Locked > 6 || name != "the passphrase" && c.Locked > 1 || c.Collected > 2 {
			t.Errorf("too many copies of %s", name)
		}
		t.Logf("%-28s %3d when locked, %3d after a collection, %3d after giving memory back", name, c.Locked, c.Collected, c.Returned)
	}
}
