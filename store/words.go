package store

import (
	"fmt"
	"strings"

	"github.com/sethvargo/go-diceware/diceware"
)

// wordsOffered is how many words a generated passphrase has: four of the list's 7,776 are worth
// 51 bits.
const wordsOffered = 4

// Offer returns a new passphrase of random words with a space between: four, worth 51 bits, which is
// more guesses than anybody can afford at the cost of one here; and as many more as the strength asks
// for.
func (s Strength) Offer() (string, error) {
	for n := max(wordsOffered, s.Different); ; {
		words, err := diceware.Generate(n)
		if err != nil {
			return "", fmt.Errorf("draw words: %w", err)
		}
		if !kindWords(words) {
			continue
		}
		if p := strings.Join(words, " "); len(p) >= s.Characters {
			return p, nil
		}
		n = min(n+1, mostWords)
	}
}

// mostWords is more than any strength needs.
const mostWords = 20

// unkind are beginnings and parts of words that the list has and that nobody in this work should
// be handed as a passphrase. Redrawing for them costs less than a tenth of a bit.
const unkind = "abduct abrasi agony burn anguish arrest ashame assault attack backstab bash batter blam bleed blood " +
	"bruis brutal bullwhip buckshot captiv caress casket chok coerc cruel crush cry danger death deceas decept " +
	"defi denial deni deserted despair destroy disgrac disgust dismiss distress disown distrust doubt drown " +
	"enslav entomb entrap evil exploit expos fear fondl fright germ ghost grave grief grope guilt gun handcuff " +
	"harass harm hate haunt helpless hostag hurt imprison injur jail jockstrap kidnap kill knife lust maim " +
	"menac monster mourn murder naked nude obscen ominous outrage overkill pain panic penknife perver poison " +
	"pok police prison prowl punch punish pure rage rebuk reburial reckless resent revenge ruin sad scam scar " +
	"scold scream seduc shame shoot shot shun sin skeleton slap slay slit smack smother smut sneak spank spite " +
	"squeal stab stalk strangl strip stripp stupid suffer suspect swear tamper tattl taunt tears theft thong " +
	"threat tragedy traged trap trash tortur touch traumat ugly undead underage undress undying unfeeling unfit " +
	"unloved unsafe untouch untru unwant untrust unwill unworthy vendetta victim villain violat violen viper virus " +
	"whip wound wreck wrong yank lying liar false fake blame childless crime criminal accus alleg stain uncle"

// kindWords also refuses a word that is made of two, such as yo-yo: what counts the words counts it twice.
func kindWords(words []string) bool {
	for _, w := range words {
		if strings.Contains(w, "-") {
			return false
		}
		for part := range strings.FieldsSeq(unkind) {
			if strings.HasPrefix(w, part) || len(part) > 4 && strings.Contains(w, part) {
				return false
			}
		}
	}
	return true
}
