package policy

import "testing"

func TestTheLockIsSetByAFileAlone(t *testing.T) {
	if Default().SetsLock() {
		t.Error("what is built in counts as set by a policy")
	}
	if loaded(t, penguin(), "keep_backups_days = 3").SetsLock() {
		t.Error("a policy that says nothing of the lock sets it")
	}
	if !loaded(t, penguin(), "lock_after_minutes = 5").SetsLock() {
		t.Error("a policy that says five minutes does not set it")
	}
}
