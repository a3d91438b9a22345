package store_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"handover/store"
)

func backups(t testing.TB, days int, from time.Time, times ...time.Duration) (all []store.Backup) {
	t.Helper()
	for d := range days {
		for _, at := range times {
			day := time.Date(from.Year(), from.Month(), from.Day()-d, 0, 0, 0, 0, from.Location())
			all = append(all, store.Backup{Path: fmt.Sprint(d, at), At: day.Add(at)})
		}
	}
	slices.SortFunc(all, func(a, b store.Backup) int { return b.At.Compare(a.At) })
	return all
}

func TestOfManyBackupsTheNewestOfEachDayAndWeekIsKept(t *testing.T) {
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Skip("this computer does not know London's time")
	}
	sunday := time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)
	for name, c := range map[string]struct {
		all         []store.Backup
		days, weeks int
		want        []string // kept, newest first
	}{
		"none":               {nil, 7, 4, nil},
		"one":                {backups(t, 1, sunday, 0), 7, 4, []string{"2026-11-22 00:00"}},
		"nothing to be kept": {backups(t, 3, sunday, 0), 0, 0, []string{"2026-11-22 00:00"}},
		"three a day": {backups(t, 3, sunday, time.Hour, 2*time.Hour, 20*time.Hour), 2, 1,
			[]string{"2026-11-22 20:00", "2026-11-21 20:00"}},
		"seven days and four weeks": {backups(t, 60, sunday, 12*time.Hour), 7, 4, []string{
			"2026-11-22 12:00", "2026-11-21 12:00", "2026-11-20 12:00", "2026-11-19 12:00", "2026-11-18 12:00", "2026-11-17 12:00", "2026-11-16 12:00",
			"2026-11-15 12:00", "2026-11-08 12:00", "2026-11-01 12:00"}},
		"the week about the new year": {backups(t, 9, time.Date(2027, 1, 4, 0, 0, 0, 0, time.UTC), 0), 1, 2,
			[]string{"2027-01-04 00:00", "2027-01-03 00:00"}},
		"the hour that comes twice": {[]store.Backup{
			{At: time.Date(2026, 10, 25, 1, 30, 0, 0, time.UTC).In(london)}, // 01:30, the second time
			{At: time.Date(2026, 10, 25, 0, 30, 0, 0, time.UTC).In(london)}, // 01:30, the first time
			{At: time.Date(2026, 10, 24, 22, 59, 0, 0, time.UTC).In(london)},
		}, 7, 4, []string{"2026-10-25 01:30", "2026-10-24 23:59"}},
		"one from a clock far ahead": {append([]store.Backup{{At: time.Date(2036, 1, 1, 0, 0, 0, 0, time.UTC)}}, backups(t, 3, sunday, 0)...), 2, 0,
			[]string{"2036-01-01 00:00", "2026-11-22 00:00"}},
	} {
		t.Run(name, func(t *testing.T) {
			out := store.Outlived(c.all, c.days, c.weeks)
			var kept []string
			for _, b := range c.all {
				if !slices.Contains(out, b) {
					kept = append(kept, b.At.Format("2006-01-02 15:04"))
				}
			}
			if !slices.Equal(kept, c.want) {
				t.Errorf("kept are\n%s\nand should be\n%s", strings.Join(kept, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}

func TestBackupsOfThreeMonthsComeDownToSevenDaysAndFourWeeks(t *testing.T) {
	c, p, v := withClock(t, store.Options{})
	id := begin(t, v, "CS-1")
	for range 45 {
		c.at = c.at.AddDate(0, 0, 1)
		write(t, v, id, "x")
		_, err := v.BackUp(ctx)
		must(t, err)
	}
	if n := len(mustBackups(t, p)); n < 9 || n > 10 { // the seven days lie in two of the weeks, or in one
		t.Errorf("%d backups are kept", n)
	}
}

func TestABackupMadeUnderAClockThatWentBackIsNotThrownAway(t *testing.T) {
	c, p, v := withClock(t, store.Options{})
	id := begin(t, v, "CS-1")
	for range 45 {
		c.at = c.at.AddDate(0, 0, 1)
		write(t, v, id, "x")
		_, err := v.BackUp(ctx)
		must(t, err)
	}
	c.at = c.at.AddDate(-10, 0, 0)
	write(t, v, id, "the newest")
	path, err := v.BackUp(ctx)
	must(t, err)
	if _, err := os.Lstat(path); err != nil {
		t.Fatalf("the backup that was just made is gone: %v", err)
	}
	write(t, v, id, "newer still")
	must(t, p.Close())
	must(t, os.Remove(p.File()))
	_, v = again2(t, p.Dir())
	if v == nil || len(texts(t, v, id)) != 47 {
		t.Errorf("not everything was put back")
	}
}

func TestTwoBackupsInOneSecondHaveTwoNames(t *testing.T) {
	_, p, v := withClock(t, store.Options{})
	id := begin(t, v, "CS-1")
	for range 3 {
		write(t, v, id, "x")
		must(t, v.Set(ctx, "theme", "dark"))
		if path, err := v.BackUp(ctx); err != nil || path == "" {
			t.Fatal(path, err)
		}
	}
	if path, err := v.BackUp(ctx); err != nil || path != "" {
		t.Errorf("with nothing new it made %q, %v", path, err)
	}
	all := mustBackups(t, p)
	if len(all) != 1 { // of one day the newest
		t.Errorf("the backups are %+v", all)
	}
	if !strings.HasSuffix(all[0].Path, "-3.vault") {
		t.Errorf("the newest is %s", all[0].Path)
	}
}

func TestABackupCountsOnlyOnceItWasReadBack(t *testing.T) {
	open := files.Open
	spoil := false
	bad := store.Files{Create: files.Create, Open: func(path string) (store.Engine, error) {
		if spoil && strings.HasSuffix(path, ".part") {
			b, err := os.ReadFile(path)
			if err == nil && len(b) > 20<<10 { // the second time it is opened: to be verified
				i := bytes.LastIndex(b, []byte{1, 1, 0, 0, 0, 1}) // where a sealed value begins
				for ; i > 0 && i < len(b); i += 64 {
					b[i] ^= 1
				}
				_ = os.WriteFile(path, b, 0o600)
			}
		}
		return open(path)
	}}
	dir := t.TempDir()
	p := store.At(dir, bad, store.Options{}).Cheaply()
	v, err := p.Create(ctx, []byte(phrase))
	must(t, err)
	defer p.Close()
	id := begin(t, v, "CS-1")
	for range 30 {
		write(t, v, id, "x")
	}
	spoil = true
	before := bytes.TrimRight(read(t, logPath(dir)), "\x00") // zeros are written ahead
	if path, err := v.BackUp(ctx); err == nil {
		t.Fatalf("a spoilt backup counts: %s", path)
	}
	if n := len(mustBackups(t, p)); n != 0 {
		t.Errorf("there are %d backups", n)
	}
	if now := read(t, logPath(dir)); !bytes.HasPrefix(now, before) {
		t.Error("the rescue log began anew")
	}
	left, _ := filepath.Glob(filepath.Join(dir, "backups", "*"))
	if len(left) != 0 {
		t.Errorf("left are %q", left)
	}
	if err := v.BackUpTo(ctx, filepath.Join(t.TempDir(), "x.vault")); err == nil {
		t.Error("one by hand counts")
	}
	spoil = false
	if path, err := v.BackUp(ctx); err != nil || path == "" {
		t.Errorf("then it gave %q, %v", path, err)
	}
}

func TestABackupByHandReplacesNothing(t *testing.T) {
	_, v := newPlace(t, t.TempDir())
	path := filepath.Join(t.TempDir(), "mine")
	put(t, path, []byte("something else"))
	put(t, path+"2.part", []byte("something else"))
	if err := v.BackUpTo(ctx, path); !errors.Is(err, fs.ErrExist) {
		t.Errorf("it gave %v", err)
	}
	must(t, v.BackUpTo(ctx, path+"2"))
	for _, p := range []string{path, path + "2.part"} {
		if string(read(t, p)) != "something else" {
			t.Errorf("%s was written over", p)
		}
	}
}

func TestOpeningMakesABackupOnceADay(t *testing.T) {
	c, p, _ := withClock(t, store.Options{})
	for i, step := range []struct {
		later time.Duration
		want  int
	}{{0, 1}, {time.Hour, 1}, {22 * time.Hour, 1}, {2 * time.Hour, 2}} {
		must(t, p.Close())
		c.at = c.at.Add(step.later)
		v := unlock(t, p)
		must(t, v.Set(ctx, "something", i)) // a day on which nothing was saved needs none
		if n := len(mustBackups(t, p)); n != step.want {
			t.Errorf("step %d: %d backups, told %q", i, n, told(v))
		}
	}
}

func TestVerifyingSaysOfEachBackupWhetherItIsSound(t *testing.T) {
	c, p, v := withClock(t, store.Options{})
	begin(t, v, "CS-1")
	var paths []string
	for range 3 {
		c.at = c.at.AddDate(0, 0, 1)
		must(t, v.Set(ctx, "day", c.at))
		path, err := v.BackUp(ctx)
		must(t, err)
		paths = append(paths, filepath.Base(path))
	}
	put(t, filepath.Join(p.Dir(), "backups", paths[0]), []byte("spoilt"))
	f, err := v.Verify(ctx)
	must(t, err)
	all := strings.Join(f.Told, "\n")
	if len(f.Damage) > 0 || !strings.Contains(all, paths[0]+": it cannot be used") || strings.Count(all, "cannot be used") != 1 {
		t.Errorf("verifying said %q, damage %q", all, f.Damage)
	}
}
