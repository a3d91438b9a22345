package proof

import "testing"

func TestANameThatNobodyHereHasIsAskedAbout(t *testing.T) {
	table(t, usual(t), "record.reason", []line{
		{"On 3 March 2026 J went home when Ms Reeve came out of hospital.", "name: Reeve"},
		{"J told Sharon at the club.", "name: Sharon"},
		{"Sharon told us of it the same day.", "name: Sharon"},
		{"She stayed with Sharon Bell for a week.", "name: Sharon Bell"},
		{"The meeting was chaired by Dr. Okafor.", "name: Okafor"},
		{"J said that K. was there too.", "name: K"},
		{"K's mother rang us. K.'s aunt did too, and K.’s school.", "name: K; name: K; name: K"},
		{"K said that it was all right.", "name: K"},
		{"Her aunt Zdravka came to the meeting.", "name: Zdravka"},
		{"Zdravka, her aunt, came to the meeting with Zdravka's son.", "name: Zdravka; name: Zdravka"},
		{"It was Zdravka's mother who said so; Zdravka left.", "name: Zdravka; name: Zdravka"},
		{"A friend of Marsha’s mother saw it.", "name: Marsha"},
		{"The GP Sharon Bell and EDT's Liam Fox rang.", "name: Sharon Bell; name: Liam Fox"},
		{"We saw Mr and Mrs Pemberton.", "name: Pemberton"},
		{"Martin O'Neill collected her.", "name: Martin O'Neill"},
		{"J. and K.B. played outside.", "name: K.B"},
		{"The social worker Nkechi came.", "name: Nkechi"},
		{"J was collected by Mary-Ann Stokes-Hale.", "name: Mary-Ann Stokes-Hale"},
		{"Dear Holly, you told somebody.", "name: Holly"},
		{"J plays with Grace Holloway.", "name: Grace Holloway"},
		{"Joel Marsh and Ms Hall were at the meeting with Nerys Wood.", "name: Joel Marsh; name: Hall; name: Nerys Wood"},
	})
}

func TestEverybodyInTheClosureIsKnownByEachPartOfTheirName(t *testing.T) {
	table(t, usual(t), "record.reason", []line{
		{"Rachel said that Ms Tarn, Mrs. Tarn and Rachel Tarn are one. Dear Jessa, Robin and Helen agree.", ""},
		{"J said, and J. agreed, and J.T. and JT were asked with B and B.T.; J's brother knew, and R.T. too.", ""},
		{"Naomi Fell met J. Ms Fell, Dr Fell and Naomi are one. Miss Elin told Claire Odell, and Claire said so.", ""},
		{"Uncle Martin told her that Ms Marr knew.", ""},
	})
}

func TestAPlaceAServiceADayOrALawIsNobodysName(t *testing.T) {
	table(t, usual(t), "record.reason", []line{
		{"The family moved from Durham to Milton Keynes, near Victoria Park, in Lincoln.", ""},
		{"Lantern House said no. Harrowmere Youth Counselling told us. The Lucy Faithfull Foundation said so.", ""},
		{"The police said nothing. Police told us. CAMHS said that NSPCC and Childline know. School said so.", ""},
		{"Under the Children Act 1989 and Working Together, Section A, Year R and Plan B hold.", ""},
		{"In May, on Friday and at Easter she was in St Mary's Church with the Polish choir.", ""},
		{"Mum said so. Nan told Dad, and Grandma asked. Everybody felt it. Staff reported it.", ""},
		{"Will said nothing may change. I said so. Hope helps. Grace is needed.", ""},
		{"Early Help and the Family Hub were offered. Operation Encompass told school.", ""},
		{"The U.K. and P.E. and e.g. the R.E. lesson, at 4 p.m. She is in Key Stage 2, Class B.", ""},
		{"What J wants: “Tell Mum. Don't tell Dad.” She said: “Biscuit is my dog.”", ""},
		{"Barnardo's said that there is a wait. Women's Aid told Rachel. Home-Start visited.", ""},
		{"J said that I'm the one, and I've told school. Calderdale told us. We met at Elizabeth Hall, and in Alexandra Park.", ""},
		{"Clare's Law and Sarah’s Law were explained. Ruth's House is full, and Aaron House too.", ""},
		{"The Independent Reviewing Officer agreed. The Designated Safeguarding Lead told us.", ""},
	})
}

func TestANameIsAskedAboutAgainUntilItsWriterLeavesItAsItIs(t *testing.T) {
	m := usual(t)
	text := Text{Body: "Sharon told us. J lives with Sharon now. Sharon’s sister knows.", Item: "record.reason", Closure: m.closure(), Guide: m.g, Today: today}
	fs := Read(text)
	if got := found(fs); got != "name: Sharon; name: Sharon; name: Sharon" {
		t.Fatal(got)
	}
	text.Ignored = map[string]bool{fs[0].Key(): true}
	if got := found(Read(text)); got != "" {
		t.Errorf("left as it is, and found again: %s", got)
	}
}

func TestWithoutAClosureEveryNameIsAStrangersAndNothingBreaks(t *testing.T) {
	if got := found(Read(Text{Body: "Sharon, aged 9, came on 31 April 2026. TBC"})); got != "name: Sharon; date-impossible: 31 April 2026; placeholder: TBC" {
		t.Error(got)
	}
}

func TestEachKindHasAHeading(t *testing.T) {
	for _, k := range Kinds() {
		if Words(k) == "" {
			t.Errorf("%q has none", k)
		}
	}
	if Words("jargon") == "" {
		t.Error("the kinds of package plain have lost theirs")
	}
}
