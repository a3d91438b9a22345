// Command unlocking tells how long a vault takes to unlock, in nanoseconds: the key derivation, and
// little else. It is a program of its own because memory that was used before is slower to get.
package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"time"

	"handover/store"
	"handover/store/bolt"
)

func main() {
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "unlocking:", err)
		os.Exit(1)
	}
}

func run(vault, passphraseFile string) error {
	passphrase, err := os.ReadFile(passphraseFile)
	if err != nil {
		return err
	}
	engine, err := bolt.Open(vault)
	if err != nil {
		return err
	}
	defer engine.Close()
	began := time.Now()
	v, err := store.Unlock(context.Background(), engine, bytes.TrimSpace(passphrase))
	if err != nil {
		return err
	}
	fmt.Println(time.Since(began).Nanoseconds())
	v.Lock()
	return nil
}
