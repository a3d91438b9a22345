//go:build race

package faults

// raceDetector says that everything takes many times as long.
const raceDetector = true
