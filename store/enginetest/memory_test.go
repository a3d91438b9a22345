package enginetest_test

import (
	"context"
	"errors"
	"testing"

	"handover/store"
	"handover/store/enginetest"
)

func TestTheEngineInMemoryIsAnEngine(t *testing.T) {
	enginetest.Run(t, func(*testing.T) store.Engine { return enginetest.Memory() })
}

func TestTheEngineInMemoryFailsAsAsked(t *testing.T) {
	ctx, k := context.Background(), store.Key{Space: "s", ID: "a"}
	for _, c := range []struct {
		fault   enginetest.Fault
		unknown bool
		kept    bool
	}{{enginetest.Refused, false, false}, {enginetest.Lost, true, false}, {enginetest.Kept, true, true}} {
		m := enginetest.Memory()
		m.Fail(c.fault, 1)
		_, err := m.Apply(ctx, store.Op{Key: k, Value: []byte("x")})
		if !errors.Is(err, enginetest.ErrFault) || errors.Is(err, store.ErrUnknown) != c.unknown {
			t.Errorf("fault %d gave %v", c.fault, err)
		}
		if it, _ := m.Get(ctx, k); (it.Value != nil) != c.kept {
			t.Errorf("fault %d: kept %v", c.fault, it.Value != nil)
		}
		if _, err := m.Apply(ctx, store.Op{Key: k, Value: []byte("x")}); err != nil {
			t.Errorf("fault %d lasted: %v", c.fault, err)
		}
	}
}
