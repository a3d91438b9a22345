package store_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"handover/model"
	"handover/store"
)

// grown gives a closure so many entries, a part of them under the key of a text.
func (l *laptop) grown(id model.ClosureID, n int) {
	l.t.Helper()
	after := model.Fold(l.journal(id)).Heads
	var all []model.Entry
	for i := range n {
		e := an(l.who, l.at.Add(time.Duration(i)*time.Second), reason(strings.Repeat("words and words ", 20)), after...)
		after = []model.EntryID{e.ID}
		all = append(all, e)
	}
	must(l.t, l.Append(ctx, id, store.Change{Entries: all}))
}

// BenchmarkPackOf5000 writes a pack of 5,000 entries, and reads it.
func BenchmarkPackOf5000(b *testing.B) {
	worker, manager := twoLaptops(b)
	id := worker.begins("CS-1")
	worker.grown(id, 4998)
	how := reading(b)
	var writing, reading []time.Duration
	size := 0
	for b.Loop() {
		start := time.Now()
		sealed := worker.packs(id, manager)
		writing = since(start, writing)
		size = len(sealed)
		start = time.Now()
		if p, err := manager.ReadPack(ctx, bytes.NewReader(sealed), how); err != nil || len(p.New) != 5000 {
			b.Fatal(err)
		}
		reading = since(start, reading)
	}
	b.ReportMetric(p50(writing), "ms/write")
	b.ReportMetric(p50(reading), "ms/read")
	b.ReportMetric(float64(size)/1024, "KB")
}

// BenchmarkMergeOfTwo5000s merges two journals of 5,000 entries each, half of them common, into a vault.
func BenchmarkMergeOfTwo5000s(b *testing.B) {
	var merging, folding []time.Duration
	for b.Loop() {
		b.StopTimer()
		worker, manager := twoLaptops(b)
		id := worker.begins("CS-1")
		worker.grown(id, 2498)
		manager.takes(worker.packs(id, manager))
		worker.grown(id, 2500)
		manager.grown(id, 2500)
		p, err := manager.reads(worker.packs(id, manager))
		must(b, err)
		b.StartTimer()
		start := time.Now()
		n, err := manager.Merge(ctx, p, store.Merging{})
		merging = since(start, merging)
		if err != nil || n != 2500 {
			b.Fatal(n, err)
		}
		entries := manager.journal(id)
		start = time.Now()
		model.Fold(model.Merge(entries, p.Entries))
		folding = since(start, folding)
	}
	b.ReportMetric(p50(merging), "ms/save")
	b.ReportMetric(p50(folding), "ms/fold")
}
