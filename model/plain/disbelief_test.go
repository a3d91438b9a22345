package plain

import (
	"slices"
	"testing"
)

func TestWordsThatCouldBeHeardAsDisbeliefOrBlameArePointedOut(t *testing.T) {
	l := lists(t)
	for _, c := range []struct {
		text   string
		reader Reader
		rule   string
	}{
		{"Amy claims that her uncle touched her.", Professional, "claims"},
		{"She also claimed to have been at her aunt's house.", Professional, "claims"},
		{"The child alleged that he came into her room.", Professional, "alleges"},
		{"Amy made an allegation in May.", Professional, "allegation"},
		{"Her allegations were looked into.", Family, "allegation"},
		{"There was no evidence that she was harmed.", Professional, "no-evidence"},
		{"We ended because of insufficient evidence.", Professional, "insufficient-evidence"},
		{"The concerns were unfounded.", Professional, "unfounded"},
		{"It remained unsubstantiated.", Professional, "unsubstantiated"},
		{"Her mother failed to protect her.", Professional, "failed-to-protect"},
		{"She engaged in sexual activity with an older man.", Professional, "engaged-in"},
		{"This is attention-seeking behaviour.", Professional, "attention"},
		{"He does it for attention.", Professional, "attention"},
		{"Staff felt that she wants attention.", Professional, "attention"},
		{"Her father thinks that she made it up.", Professional, "made-up"},
		{"She made the whole thing up, or made up stories about him.", Professional, "made-up"},
		{"Her so-called memories came later.", Professional, "so-called"},
		{"She is not a credible witness.", Professional, "credible"},
		{"Her account was inconsistent.", Professional, "inconsistent"},
		{"The child admitted that it went on for a year.", Professional, "admitted-child"},
		{"She chose to meet him in the park.", Professional, "chose-to"},
		{"She puts herself at risk in town.", Professional, "put-at-risk"},
		{"She is promiscuous.", Professional, "promiscuous"},
		{"Jade, 13, is sexually active.", Professional, "sexually-active"},
		{"She was in a relationship with an older man.", Professional, "relationship-with-adult"},
		{"He had sex with her daughter.", Professional, "had-sex"},
		{"She was a child prostitute.", Professional, "child-prostitute"},
		{"The family refused to engage.", Professional, "refused-to-engage"},
		{"They are hard to reach.", Professional, "hard-to-reach"},
		{"We saw disguised compliance.", Professional, "disguised-compliance"},
		{"It is a lifestyle choice.", Professional, "lifestyle"},
		{"Mother was non-compliant.", Professional, "non-compliant"},
		{"She changed her story twice.", Professional, "changed-story"},
		{"Amy retracted in June.", Professional, "retracted"},
		{"She withdrew the allegation.", Professional, "withdrew"},
		{"Supposedly it was a game.", Professional, "so-called"},
		{"Apparently he came back.", Family, "so-called"},
		{"Her story is that he came back.", Professional, "story"},
		{"She should be over it by now.", Professional, "over-it"},
		{"She is coping well.", Professional, "coping-well"},
		{"The family has moved on.", Professional, "over-it"},
		{"It was a minor assault.", Professional, "minor-harm"},
		{"He only touched her leg.", Professional, "only"},
		{"It was just touching.", Professional, "just"},
		{"These are historic abuse concerns.", Professional, "historic"},
		{"She is streetwise.", Professional, "old-for-her-age"},
		{"She can be manipulative.", Professional, "manipulative"},
		{"She was provocative.", Professional, "provocative"},
		{"He is a child perpetrator.", Professional, "young-perpetrator"},
		{"You are a victim.", Child, "victim-label"},
		{"If it happened, we are sorry.", Family, "if-it-happened"},
		{"Whatever happened, it is behind you.", Child, "whatever-happened"},
		{"Nothing happened at the party.", Family, "nothing-happened"},
		{"It was a false allegation.", Professional, "false"},
		{"She lied about the car.", Professional, "lied"},
		{"She has been lying.", Professional, "lied"},
		{"The mother failed to notice.", Professional, "failed-to-protect"},
		{"You should have told us sooner.", Child, "should-have"},
		{"Why didn't you tell somebody?", Child, "why-didnt"},
		{"It was partly her own fault.", Professional, "own-fault"},
		{"She is too young to be asked.", Professional, "too-young"},
		{"Views were not sought due to her age.", Professional, "too-young"},
		{"Her “disclosure” came in May.", Professional, "marks-of-doubt"},
		{"It was inappropriate touching.", Professional, "inappropriate"},
		{"She did not attend three sessions, and disengaged.", Professional, "did-not-attend"},
		{"We do not believe you.", Child, "not-believed"},
		{"Dad said “she made it up”.", Child, "made-up"},
		{"It is her word against his.", Professional, "word-against-word"},
		{"She did not fight back.", Professional, "consented"},
		{"It does not mean much, but she lied.", Professional, "lied"},
		{"The police do not think that it can go on, as her account was not credible.", Professional, "credible"},
		{"She did not say who it was, and she was attention-seeking.", Professional, "attention"},
	} {
		found := rules(l.Read(Text{Body: c.text, Reader: c.reader}), Disbelief)
		if !slices.Contains(found, c.rule) {
			t.Errorf("%q, for a %s: %s should be pointed out, and was not (found %v)", c.text, c.reader, c.rule, found)
		}
	}
}

func TestAWordThatDoesNoHarmIsLeftAlone(t *testing.T) {
	l := lists(t)
	for _, text := range []string{
		"Mum claims housing benefit and the family can claim expenses.",
		"Ending our work does not mean that it did not happen.",
		"Nobody has found that nothing happened.",
		"Stopping does not mean:\n- that nothing happened\n- that you made it up",
		"You may worry that we think you lied. We do not.",
		"We are not stopping because anyone thinks that it was her own fault.",
		"It was not your fault.",
		"What happened was never your fault.",
		"You do not have to be over it by now.",
		"She will not have to tell her story again.",
		"Amy needs medical attention for her knee.",
		"She was admitted to hospital in March.",
		"He made up his mind to move to Durham.",
		"They are made up of three teams.",
		"She was lying down when the nurse came.",
		"We moved on to the next question.",
		"Just before the visit she rang. It is just as well.",
		"You should have a letter by Friday, and we should have told you sooner.",
		"The Crown Prosecution Service decided that there was not enough evidence for a trial.",
		"The police wrote that the alleged offence was in 2019.",
		"Amy chose to draw a picture of her dog.",
		"Amy said, “He told me I was lying and nobody would believe me.”",
		"Only once you have the letter will we ring. Only Nan knows.",
		"Her relationship with her older sister is good.",
		"He engaged in every session, and engaged with his reading.",
	} {
		for _, r := range []Reader{Professional} {
			if got := l.Read(Text{Body: text, Reader: r}); len(rules(got, Disbelief, ClaimsMore)) > 0 {
				t.Errorf("%q, for a %s: nothing should be pointed out; it was %+v", text, r, got.Findings)
			}
		}
	}
}

func TestWhatNobodyHasFoundIsNotWrittenAsFound(t *testing.T) {
	l := lists(t)
	for _, c := range []struct {
		text, rule string
		reader     Reader
	}{
		{"The abuse began in 2019.", "the-abuse", Professional},
		{"She was abused by her uncle.", "was-abused", Professional},
		{"Her abuser has moved away.", "abuser", Professional},
		{"The perpetrator lives in Leeds.", "perpetrator", Professional},
		{"The offender may not ring.", "offender", Professional},
		{"He raped her.", "he-abused", Professional},
		{"After the rape she moved school.", "the-abuse", Professional},
		{"We talked with her about the abuse.", "the-abuse", Professional},
		{"We told her mother how to cope with the abuse.", "the-abuse", Professional},
		{"She feels better since the abuse stopped.", "the-abuse", Professional},
		{"We are sorry for what he did to you.", "what-he-did", Child},
	} {
		if got := rules(l.Read(Text{Body: c.text, Reader: c.reader}), ClaimsMore); !slices.Contains(got, c.rule) {
			t.Errorf("%q: should be pointed out by %s before anything is found, and was not (found %v)", c.text, c.rule, got)
		}
		if got := rules(l.Read(Text{Body: c.text, Reader: c.reader, Basis: []string{"child-said", "seen", "medical", "images", "professional-worry"}}), ClaimsMore); len(got) == 0 {
			t.Errorf("%q: what the child said, a medical or images are no finding, and it should be pointed out", c.text)
		}
		for _, basis := range Settled() {
			if got := rules(l.Read(Text{Body: c.text, Reader: c.reader, Basis: []string{"child-said", basis}}), ClaimsMore); len(got) > 0 {
				t.Errorf("%q: after %s it may stand; it was pointed out by %v", c.text, basis, got)
			}
		}
	}
	for _, text := range []string{
		"We had concerns about sexual abuse.",
		"The sexual abuse concerns are set out above.",
		"Tell somebody if you are abused, or if anyone hurts you.",
		"Amy told her teacher that her uncle raped her.",
		"There are worries that she was abused by a neighbour.",
		"Ending does not mean that she was not sexually abused.",
		"Rape Crisis can be rung from the age of 16.",
		"Any child who has been sexually abused may ring.",
		"He has a history of the misuse of alcohol.",
		"He is on the sex offenders register in another matter.",
	} {
		if got := l.Read(Text{Body: text, Reader: Professional}); len(rules(got, ClaimsMore)) > 0 {
			t.Errorf("%q: claims nothing; it was pointed out: %+v", text, got.Findings)
		}
	}
}
