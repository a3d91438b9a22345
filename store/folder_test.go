package store

import (
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func TestTheVaultLiesInTheUsersOwnDataFolder(t *testing.T) {
	t.Setenv("HOME", "/home/sam")
	t.Setenv("XDG_DATA_HOME", "/data")
	t.Setenv("LOCALAPPDATA", `C:\Users\sam\AppData\Local`)
	want := map[string]string{
		"windows": `C:\Users\sam\AppData\Local\handover`,
		"darwin":  "/home/sam/Library/Application Support/handover",
	}[runtime.GOOS]
	if want == "" {
		want = "/data/handover"
	}
	if got, err := Folder(); err != nil || got != want {
		t.Fatalf("the folder is %q, want %q, error %v", got, want, err)
	}
	if want != "/data/handover" {
		return
	}
	for _, relative := range []string{"", "data"} {
		t.Setenv("XDG_DATA_HOME", relative)
		if got, err := Folder(); err != nil || got != "/home/sam/.local/share/handover" {
			t.Fatalf("with %q the folder is %q, error %v", relative, got, err)
		}
	}
}

func TestAFolderThatIsCopiedElsewhereIsUnfit(t *testing.T) {
	env := func(name string) string {
		return map[string]string{
			"OneDriveCommercial": `D:\Work Files\`,
			"APPDATA":            `C:\Users\sam\AppData\Roaming`,
		}[name]
	}
	for dir, says := range map[string]string{
		`\\server\share\sam`:                             "network",
		`\\?\UNC\server\share`:                           "network",
		`C:\Users\sam\OneDrive\vault`:                    "OneDrive",
		`C:\Users\sam\OneDrive - Anyshire Council\vault`: "OneDrive",
		`D:\work files\vault`:                            "OneDrive",
		`C:\Users\sam\AppData\Roaming\handover`:          "roaming",
		`/Users/sam/Library/Mobile Documents/vault`:      "iCloud",
		`/Users/sam/Library/CloudStorage/Box-Box`:        "cloud",
		`/home/sam/Dropbox/vault`:                        "Dropbox",
	} {
		if why := unfitPath(dir, env); !strings.Contains(why, says) || !strings.Contains(why, "choose a folder") {
			t.Errorf("%s: %q", dir, why)
		}
	}
	for _, dir := range []string{
		`C:\Users\sam\AppData\Local\handover`, `\\?\C:\Users\sam\handover`, `D:\Work Files too`,
		`/home/sam/.local/share/handover`, `/home/sam/dropboxes/vault`,
	} {
		if why := unfitPath(dir, env); why != "" {
			t.Errorf("%s: %q", dir, why)
		}
	}
}

func TestAFolderThatIsNotThereYetIsJudgedByTheOneAbove(t *testing.T) {
	if why := Unfit(filepath.Join(t.TempDir(), "not", "there", "yet")); why != "" {
		t.Skipf("the folder for tests is unfit itself: %s", why)
	}
}
