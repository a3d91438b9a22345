package ui

import "handover/ui/kit"

// Everywhere gives tests the keys that work everywhere.
func Everywhere(a *App) []kit.Key { return a.everywhere() }
