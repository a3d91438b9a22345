package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"handover/model"
	"handover/store"
)

// An outFile is where a command writes.
type outFile struct {
	out   string
	force bool
}

func (o *outFile) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&o.out, "out", "", outWords(runtime.GOOS))
	cmd.Flags().BoolVar(&o.force, "force", false, "replace a file that is there already")
}

func newAudit(s *settings) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "audit",
		Short: "Say who did what, and when",
		Long: `audit says who did what, and when. Every entry, every opening of a closure, every
document that was written out and every change to the vault is a line in it. Each
line is tied to the one before, so that none can be changed or taken out unseen.`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return wrongUse(fmt.Errorf("there is no command %q", "audit "+args[0]), helpHint(cmd))
			}
			return wrongUse(errors.New("say what of the audit: show REF, or export"), helpHint(cmd))
		},
	}
	cmd.AddCommand(newAuditShow(s), newAuditExport(s))
	return cmd
}

func newAuditShow(s *settings) *cobra.Command {
	var o outFile
	cmd := &cobra.Command{
		Use:   "show REF",
		Short: "Say in plain words who did what in one closure",
		Args:  arguments(1),
		RunE:  func(_ *cobra.Command, args []string) error { return auditShow(s, args[0], o) },
	}
	o.flags(cmd)
	return cmd
}

func newAuditExport(s *settings) *cobra.Command {
	var o outFile
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Write every line of the audit as CSV or JSON, without a word of any case",
		Long: `export writes every line of the audit as CSV, or as JSON. Closures and entries are
named by opaque ids alone. That it was exported is a line of it too: the last one.`,
		Args: arguments(0),
		RunE: func(*cobra.Command, []string) error { return auditExport(s, o, asJSON) },
	}
	o.flags(cmd)
	cmd.Flags().BoolVar(&asJSON, "json", false, "give an array of objects")
	return cmd
}

// auditShow says who did what in one closure, oldest first: what was done last stands where the eye is.
func auditShow(s *settings, ref string, o outFile) error {
	if err := s.mayWrite(o.out); err != nil {
		return err
	}
	d, err := s.unlock(false)
	if err != nil {
		return err
	}
	defer d.Close()
	found, err := d.Find(ref)
	if err != nil {
		return couldNot(err, `"handover list" lists what is here`)
	}
	h, err := d.History(found.ID)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s: who did what, oldest first.\n\n", found.Reference)
	for _, l := range slices.Backward(h.Lines) {
		fmt.Fprintf(&b, "%s  %s\n", l.At.Format(timeForm), l.Words)
	}
	if !h.Since.IsZero() {
		fmt.Fprintf(&b, "\nVerified: since %s every line is as it was written, and none is missing.\n", h.Since.In(d.Now().Location()).Format(timeForm))
	}
	if err := s.write(o.out, b.Bytes(), o.force); err != nil {
		return err
	}
	if h.Wrong != "" {
		return fmt.Errorf("the list of who did what is %w: %s", store.ErrDamaged, oneLine(h.Wrong))
	}
	return nil
}

// An auditLine is a line of the audit as audit export gives it.
type auditLine struct {
	N       uint64         `json:"number"`
	At      string         `json:"time"` // RFC 3339, UTC
	Worker  model.WorkerID `json:"worker"`
	Name    string         `json:"name"`
	Kind    store.Kind     `json:"kind"`
	Closure string         `json:"closure"` // opaque
	Entry   string         `json:"entry"`   // opaque
	Said    string         `json:"said"`
}

// auditExport writes every line. Where the vault is damaged it writes what can be read, and says so.
func auditExport(s *settings, o outFile, asJSON bool) error {
	if err := s.mayWrite(o.out); err != nil {
		return err
	}
	d, err := s.unlock(false)
	if err != nil {
		return err
	}
	defer d.Close()
	ctx := context.Background()
	how := "as CSV"
	if asJSON {
		how = "as JSON"
	}
	// Noted first, so that what is written ends with it.
	if err := d.vault.Note(ctx, store.ExportedAudit, "", how); err != nil {
		s.tell("that the audit was exported could not be written into it: " + err.Error())
	}
	h, damage := d.vault.History(ctx, "")
	if damage != nil && !errors.Is(damage, store.ErrDamaged) {
		return damage
	}
	names := map[model.WorkerID]string{}
	for _, w := range d.Workers() {
		names[w.ID] = w.Name
	}
	lines := make([]auditLine, 0, len(h.Records))
	for _, r := range h.Records {
		lines = append(lines, auditLine{
			r.N, r.At.UTC().Format(time.RFC3339), r.By, names[r.By], r.Kind, r.Closure, opaqueEntry(r.Entry), r.Said,
		})
	}
	var b bytes.Buffer
	if asJSON {
		err = writeJSON(&b, lines)
	} else {
		err = writeCSV(&b, lines)
	}
	if err == nil {
		err = s.write(o.out, b.Bytes(), o.force)
	}
	if err != nil {
		return err
	}
	return damage
}

// opaqueEntry is an entry's own opaque id, without its closure's before it.
func opaqueEntry(name string) string {
	return name[strings.LastIndexByte(name, '/')+1:]
}

func writeCSV(b *bytes.Buffer, lines []auditLine) error {
	w := csv.NewWriter(b)
	w.UseCRLF = true
	rows := [][]string{{"number", "time", "worker", "name", "kind", "closure", "entry", "said"}}
	for _, l := range lines {
		rows = append(rows, []string{
			strconv.FormatUint(l.N, 10), l.At, cell(string(l.Worker)), cell(l.Name), string(l.Kind), l.Closure, l.Entry, cell(l.Said),
		})
	}
	if err := w.WriteAll(rows); err != nil {
		return fmt.Errorf("write the audit: %w", err)
	}
	return nil
}

// cell keeps a spreadsheet from reckoning with words that somebody typed: it takes those that begin with
// one of these signs for a formula.
func cell(words string) string {
	if words != "" && strings.ContainsRune("=+-@\t\r", rune(words[0])) {
		return "'" + words
	}
	return words
}
