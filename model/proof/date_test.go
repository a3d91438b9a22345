package proof

import (
	"testing"

	"handover/model"
)

func TestADateThatCannotBeIsAskedAbout(t *testing.T) {
	table(t, usual(t), "record.reason", []line{
		{"We met on 31 April 2026.", "date-impossible: 31 April 2026"},
		{"We met on 30 February.", "date-impossible: 30 February"},
		{"We met on 29 February 2026.", "date-impossible: 29 February 2026"},
		{"We met on 31st of June, at home.", "date-impossible: 31st of June"},
		{"We met on 31/9/26, at home.", "date-impossible: 31/9/26"},
		{"We met on 31.11.2025.", "date-impossible: 31.11.2025"},
		{"We met on 02/25/2026.", "date-impossible: 02/25/2026"},
		{"We met on 45th Nov 2025.", "date-impossible: 45th Nov 2025"},
		{"We met on 2026-02-30.", "date-impossible: 2026-02-30"},
	})
	table(t, making(t, "J.T."), "record.reason", []line{
		{"We met on 29 February 2024, 3rd Nov 2025, 03/11/25, 3.11.2025, in November 2025 and on 27th July 2026.", ""},
		{"Ring 020.11.2025 or 01632 960 117 at 10.30; see 1.2.3, 4/5 and 3-4-12 weeks; 40 may come, 31 march on.", ""},
		{"It happened on 3 Nov 25, and on 3 Nov. 2025.", ""},
	})
}

func TestADateAheadIsAskedAboutWhereTheSentenceTellsOfSomethingDone(t *testing.T) {
	table(t, usual(t), "record.reason", []line{
		{"The conference was held on 3 December 2026.", "date-ahead: 3 December 2026"},
		{"J told her teacher in March 2027.", "date-ahead: March 2027"},
		{"We visited on 03/12/26 and she spoke with us.", "date-ahead: 03/12/26"},
		{"The next review is on 3 December 2026.", ""},
		{"An appointment was booked for 3 December 2026.", ""},
		{"The order was made until 3 December 2027.", ""},
		{"Naomi Fell sees her on 3 December 2026.", ""},
		{"We met on 20 November 2026; the next visit is on 3 December 2026.", ""},
		{"She was told that the hearing takes place on 3 December 2026. Rachel was told of the meeting of 3 December 2026.", ""},
		{"The family agreement stays, and is looked at again on 3 December 2026.", ""},
	})
}

func TestDatesOutOfOrderAreAskedAboutTogether(t *testing.T) {
	table(t, usual(t), "record.reason", []line{
		{"She was away from 3 May 2026 to 1 May 2026.", "date-order: 3 May 2026 to 1 May 2026"},
		{"Sessions ran between 3 June 2026 and 1 May 2026.", "date-order: 3 June 2026 and 1 May 2026"},
		{"Sessions ran 3/6/26 – 1/5/26.", "date-order: 3/6/26 – 1/5/26"},
		{"She was away from 3 May to 1 May 2026.", "date-order: 3 May to 1 May 2026"},
		{"She was away from June 2026 until May 2026.", "date-order: June 2026 until May 2026"},
		{"The date was moved from 3 May 2026 to 1 May 2026.", ""},
		{"She was away from 20 December to 4 January 2026.", ""},
		{"She was away from 1 May 2026 to 3 May 2026, and between May 2026 and May 2026.", ""},
		{"The visits of 3 May 2026 and 1 May 2026 were short.", ""},
	})
}

func TestADateBeforeTheChildWasBornIsAskedAboutWhereItIsTheChilds(t *testing.T) {
	table(t, usual(t), "record.reason", []line{
		{"J told her teacher on 6 October 2015.", "date-before-birth: 6 October 2015"},
		{"The conference on 3 November 2015 made a plan.", "date-before-birth: 3 November 2015"},
		{"Her brother was born on 3 May 2014.", ""},
		{"Martin Tarn was convicted in March 2011.", ""},
		{"The family moved here in June 2012.", ""},
	})
}

func TestAYearThatLiesFarFromTheOthersByOneFigureIsAskedAbout(t *testing.T) {
	m := making(t, "Robyn").add(model.KindAdult, "mother", "Ms Potts")
	table(t, m, "record.reason", []line{
		{"Her brother came on 22 January 2019. In March 2010 Ms Potts was ill. She came home in May 2020.", "date-far: March 2010"},
		{"We began on 4 June 2025. The plan ended in March 2062, and we met again on 3 May 2026.", "date-far: March 2062"},
		{"We began on 4 June 2025. He was convicted in March 2015. We met again on 3 May 2026.", ""},
		{"We began on 4 June 2025. They were known to us from March 2015 to May 2016. We met again on 3 May 2026.", ""},
		{"We began on 4 June 2025. He had worked there since March 2015. We met again on 3 May 2026.", ""},
		{"We began on 4 June 2025. The order of 2 May 2025 runs until 2 May 2035. We met again on 3 May 2026.", ""},
		{"We began on 4 June 2025. In August 2003 they came here. We met again on 3 May 2026.", ""},
	})
}

func TestWorkOutsideOfInvolvementIsAskedAboutInTheSectionsOfOurWork(t *testing.T) {
	m := usual(t).answer(model.ItemClosed, model.TheClosure, "2026-09-30")
	lines := []line{
		{"J had eight sessions from 3 March 2025 on.", "date-outside: 3 March 2025"},
		{"The sleep clinic: 11 November 2026.", "date-outside: 11 November 2026"},
		{"Previously, until March 2025, another team worked with them.", ""},
		{"School rang on 1 October 2025; the enquiry began in October 2025.", ""},
	}
	table(t, m, "record.work", lines)
	table(t, m, "record.planned", lines)
	for i := range lines {
		lines[i].want = ""
	}
	table(t, m, "record.reason", lines)
}
