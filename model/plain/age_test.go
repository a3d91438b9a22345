package plain

import (
	"strings"
	"testing"
)

func TestSyllablesAreCountedAsTheyAreSaid(t *testing.T) {
	l := lists(t)
	table := map[int]string{
		1: "a the cat dog day school friend friends home house phone rang rings talk talked walked helped asked stopped loved lived moved changed named used cared made came time while where there here were are our your you're they're we're don't can't won't she's he'll cake cakes likes names eyes eye through though thought brought catch watched month world love have give leave please tree trees year years safe hope wrote night light right watch clothes hurt tell told told's say said says mum dad nan gran horse bye goodbye's",
		2: "mother father sister brother teacher worker letter happy sorry angry worry worried going being doing seeing playing people little table apple able middle trouble family's's listen listened needed wanted started ended handed horses houses places changes watches wishes boxes voices pages doctor picture about again after before today monday tuesday didn't doesn't isn't wasn't couldn't something sometimes someone birthday drawing drawings children moment feeling feelings safely lonely maybe every quiet poem science body reason ready really money carer carers adult notice police office careful useful hopeful statement basement",
		3: "family families everyone everything anyone anything remember together tomorrow yesterday another important telephone hospital grandmother understand september october november december officer medical area idea ideas animals video radio october recorded decided discussed's visited created several different sexual usual bicycle beautiful violent's confident difficult holiday advocate genuine",
		4: "information education situation psychology january february everybody's understanding anybody experience material emotional usually interpreter conversation immediately's community february authority responsible supervision appointment's",
		5: "university opportunity examination communication investigation",
	}
	wrong, all := 0, 0
	for want, words := range table {
		for _, w := range strings.Fields(words) {
			if strings.HasSuffix(w, "'s") && w != "she's" {
				continue
			}
			all++
			if got := l.syllables(w); got != want {
				wrong++
				t.Logf("%s has %d syllables, not %d", w, want, got)
			}
		}
	}
	if wrong*100 > all*2 {
		t.Errorf("%d of %d words have another number of syllables", wrong, all)
	}
}

func TestTheReadingAgeIsTold(t *testing.T) {
	l := lists(t)
	for _, c := range []struct {
		what, text string
		want       []string
	}{
		{"a letter to a small child", "I came to help you. I came to help Mum too. I have done what I came to do. Soon I will stop. I am not cross with you. You did well. You can tell Mum if you are sad. You can tell your teacher too.", []string{"about age 5–6", "about age 6–7"}},
		{"a letter to a child of nine", "We are going to stop working with you, and I want you to know why. When we met, people were worried about you at home. You talked to your teacher and you were right to tell her. Now you have your own room, and Mum knows what to do if something worries you. Mrs Dale will see you every Monday at school, and you can leave her a note in the box.", []string{"about age 8–9", "about age 9–10", "about age 10–11"}},
		{"a letter to a mother", "We are going to stop working with your family at the end of October, and this letter explains our reasons and what happens afterwards. Northlight has accepted Ffion for counselling and will telephone you before the first of November to arrange a meeting. The police investigation ended in June, and you can still ask them to look at their decision again until September. If you have not heard from anybody by the middle of November, please telephone me at the office.", []string{"about age 13–14", "about age 14–15", "about age 15–16", "about age 12–13"}},
		{"an official's prose", "Subsequent to the aforementioned multidisciplinary consideration of outstanding vulnerabilities, it has been determined that continuing statutory intervention is disproportionate. Responsibility for identified therapeutic requirements transfers to universal provision, in accordance with established procedural expectations. Notification of the determination will be communicated to participating organisations.", []string{"about age 17 and over"}},
	} {
		got := l.Read(Text{Body: c.text, Reader: Family}).Age()
		found := false
		for _, w := range c.want {
			found = found || w == got
		}
		if !found {
			t.Errorf("%s is told as %q; it should be one of %q", c.what, got, c.want)
		}
	}
}

func TestTheReadingAgeIsNotToldWhereItCannotBe(t *testing.T) {
	l := lists(t)
	for what, text := range map[string]string{
		"an empty text":   "",
		"a short note":    "Dear Amy, thank you. See you soon. Bye.",
		"two sentences":   strings.Repeat("we went to the park and it was good and ", 6) + ". Then we went home with the dog.",
		"a Welsh letter":  "Annwyl Ffion, rwy'n ysgrifennu atat ti i ddweud hwyl fawr. Rydw i wedi mwynhau dod i dy weld bob dydd Mawrth. Roeddet ti'n iawn i ddweud wrth dy athrawes. Nid dy fai di oedd hyn. Bydd Mrs Dale yno i ti bob dydd Llun, ac fe gei di siarad â hi am unrhyw beth sy'n dy boeni. Gyda chariad, Adaeze.",
		"a Polish letter": "Droga Aniu, piszę, żeby się pożegnać. Bardzo lubiłam nasze spotkania we wtorki. Dobrze zrobiłaś, że powiedziałaś pani. To nie była twoja wina. Pani Dale będzie na ciebie czekać w każdy poniedziałek. Możesz z nią porozmawiać o wszystkim, co cię martwi. Możesz też zadzwonić, kiedy tylko chcesz, i to nic nie kosztuje.",
		"a Dutch letter":  "Lieve Anna, ik schrijf je om afscheid te nemen. Ik vond het fijn om je elke dinsdag te zien. Het was goed dat je het aan je juf hebt verteld. Het was niet jouw schuld. Mevrouw Dale is er elke maandag voor je. Je kunt met haar praten over alles wat je zorgen maakt. Bellen mag altijd, en het is gratis.",
		"a Somali letter": "Gacaliso Amina, waxaan kuu soo qorayaa inaan ku macsalaameeyo. Waan ku raaxaystay inaan ku arko Talaado kasta. Waad ku saxnayd inaad u sheegto macallimaddaada. Khaladkaagu ma ahayn. Mrs Dale way kuu joogtaa Isniin kasta. Waad la hadli kartaa wax kasta oo ku walwaliya. Mar kasta waad soo wici kartaa.",
	} {
		if r := l.Read(Text{Body: text, Reader: Child}); r.Age() != "" || r.From != 0 || r.To != 0 {
			t.Errorf("%s tells an age, %q", what, r.Age())
		}
	}
}
