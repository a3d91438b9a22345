// Package faults proves that a vault loses nothing that it said was saved, and never differs from it
// without saying so. It holds tests alone, and opens every vault as the program does: through its
// Place, on the engine on disk.
//
// What is done to a vault: the power goes between any two writes of a recorded session, with whatever
// was not synced kept, lost or torn; the program is killed while it saves; the disk is full, or fails
// at one write, sync or cut; files are spoilt, cut, exchanged, rolled back or taken away; the clock is
// ten years out. What is in the vault afterwards is compared, word for word, with what was answered as
// saved. Controls that must fail the same comparison stand beside each kind: without syncs, without the
// rescue log, without what a value is bound to, with a nonce used twice.
//
// The short form, a few minutes, runs with the other tests. In full:
//
//	HANDOVER_FAULTS=full go test -count=1 -timeout 3h -v ./store/faults
//
// A number in place of "full" is how many crash states are tried; everything else is tried in
// proportion. HANDOVER_FAULTS_SEED draws the same cases again, as far as chance goes that is the suite's own: keys
// and nonces differ from run to run. The seed is printed.
// HANDOVER_FAULTS_REQUIRED=1 makes a missing tool a failure, where it would otherwise be passed over.
package faults
