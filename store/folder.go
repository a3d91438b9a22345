package store

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// FileName is the vault's file in its folder.
const FileName = "handover.vault"

// Folder returns the folder for the vault where none is named: on this computer, and in no part of
// it that is copied elsewhere.
func Folder() (string, error) {
	switch runtime.GOOS {
	case "windows":
		if dir := os.Getenv("LOCALAPPDATA"); dir != "" {
			return filepath.Join(dir, "handover"), nil
		}
		return "", errors.New("finding the folder for the vault: %LOCALAPPDATA% is not set")
	case "darwin", "ios":
		return inHome("Library", "Application Support")
	}
	if dir := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) { // one that is relative is to be ignored
		return filepath.Join(dir, "handover"), nil
	}
	return inHome(".local", "share")
}

func inHome(parts ...string) (string, error) {
	home, err := os.UserHomeDir()
	if err != nil {
		return "", errors.New("finding the folder for the vault: there is no home folder")
	}
	return filepath.Join(append(append([]string{home}, parts...), "handover")...), nil
}

// synced names folders whose contents are copied elsewhere, by a part of their path in lower case.
// A name with a space behind it begins the names that firms give, such as "OneDrive - Council".
var synced = [...]struct{ part, whose string }{
	{"onedrive", "OneDrive"},
	{"onedrive ", "OneDrive"},
	{"dropbox", "Dropbox"},
	{"dropbox ", "Dropbox"},
	{"google drive", "Google Drive"},
	{"googledrive", "Google Drive"},
	{"my drive", "Google Drive"},
	{"icloud drive", "iCloud"},
	{"iclouddrive", "iCloud"},
	{"mobile documents", "iCloud"},
	{"cloudstorage", "a cloud service"},
	{"nextcloud", "Nextcloud"},
	{"sharepoint", "SharePoint"},
	{"box sync", "Box"},
}

// Unfit says in words why a folder is no place for a vault, or "" where it is one. A vault that is
// copied away is out of the worker's hands, and one on a network can be spoilt by a lost
// connection. It does its best: not every such folder can be told.
func Unfit(dir string) string {
	if abs, err := filepath.Abs(dir); err == nil {
		dir = abs
	}
	there := nearest(dir)
	for _, d := range []string{dir, there} {
		if why := unfitPath(d, os.Getenv); why != "" {
			return why
		}
	}
	if onNetwork(there) {
		return networkDrive
	}
	return ""
}

const (
	networkDrive = "this folder is on a network drive: a lost connection can spoil what is saved there, and others can reach it; choose a folder on this computer"
	roaming      = "this folder is part of a roaming profile, which is copied to other computers; choose a folder that stays on this one"
)

// unfitPath judges a path by its names, whether or not it is there.
func unfitPath(dir string, env func(string) string) string {
	slashed := strings.ToLower(strings.ReplaceAll(dir, `\`, "/"))
	if strings.HasPrefix(slashed, "//") && !strings.HasPrefix(slashed, "//?/") && !strings.HasPrefix(slashed, "//./") ||
		strings.HasPrefix(slashed, "//?/unc/") {
		return networkDrive
	}
	for _, name := range []string{"OneDrive", "OneDriveCommercial", "OneDriveConsumer"} {
		if within(slashed, env(name)) {
			return copiedBy("OneDrive")
		}
	}
	if within(slashed, env("APPDATA")) || strings.Contains(slashed, "/appdata/roaming/") {
		return roaming
	}
	for part := range strings.SplitSeq(slashed, "/") {
		for _, s := range synced {
			if part == s.part || strings.HasSuffix(s.part, " ") && strings.HasPrefix(part, s.part) {
				return copiedBy(s.whose)
			}
		}
	}
	return ""
}

func copiedBy(whose string) string {
	return "this folder is copied elsewhere by " + whose + "; choose a folder that stays on this computer"
}

// within reports whether a path lies in a folder, or is it.
func within(slashed, folder string) bool {
	folder = strings.TrimRight(strings.ToLower(strings.ReplaceAll(folder, `\`, "/")), "/")
	return folder != "" && (slashed == folder || strings.HasPrefix(slashed, folder+"/"))
}

// nearest returns the folder itself, or the first one above it that is there, without links.
func nearest(dir string) string {
	for {
		if real, err := filepath.EvalSymlinks(dir); err == nil {
			return real
		}
		up := filepath.Dir(dir)
		if up == dir {
			return dir
		}
		dir = up
	}
}
