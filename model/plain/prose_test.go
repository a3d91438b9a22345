package plain

import "testing"

// A closing record as workers write them, about fictional people. Nothing in it is disbelief or blame.
const recordProse = `Reason for involvement

Children's services became involved with Ffion Hale (9) and her family in February, after Ffion told her teacher, Mrs Dale, that a family friend had come into her room at night and touched her. A strategy discussion was held the same day with the police and the school nurse. Ffion's mother, Carys, took her to the Sexual Assault Referral Centre (SARC), where she was seen by a paediatrician on 14 February at 2.30 p.m. The doctor explained that most examinations are normal, and that a normal one cannot tell us what happened.

The concerns about sexual abuse

Ffion said that it happened "lots of times, mostly when Mum was on nights". She said the same to the police officer a week later. The family friend denied it. The Crown Prosecution Service decided in June that there was insufficient evidence for a realistic prospect of conviction. DC Amin explained to Ffion and to Carys that this does not mean that she was not believed. The police recorded the alleged offence as still on file, and it can be looked at again if more is learnt. We have no finding by any court.

Work done

Ms Okoro has seen Ffion every week since February, mostly at school, and at home with her grandmother there. Direct work was about feelings, private parts of the body, and who to tell. Ffion drew her bedroom and chose a new lock for the door with Grandad. She missed three sessions in May when she had chickenpox, and these were made up in the summer term. Carys had been told by the housing association that her claim for a transfer would take a year; we wrote in support, and the family moved to Bryn Road on 2 September. The children's father, Gethin, has been spoken to on his own three times. He found it hard at first to hear what Ffion had said, and he now picks her up each Friday. Both parents agreed to the referral to the therapeutic service, and it was accepted on 20 August with a wait of about ten weeks.

Review of planned actions

1. Ffion to have a safe place to sleep. Achieved: she has her own room, and only family members stay overnight.
2. Carys to have support for herself. Partly achieved: she attended five of eight sessions, and the other three clashed with shifts. The group starts again in January.
3. School to name a trusted adult. Achieved. Mrs Dale meets Ffion on Mondays, and Ffion knows that she can leave a note in the box at any time.

Domestic abuse was asked about and there is none to report. Ffion's brother Osian (4) was seen alone twice. He played with the dolls' house, talked about his cat, and showed that he is afraid of the dark. His health visitor has been told.

Reason for closing now

Ffion is safe. The family friend lives in another county, has no contact, and Carys has shown that she will ring the police if he comes near. The immediate needs have been met; those that go on are listed below, each with a name. Ffion still has bad dreams, about one night in four. She may need help again when she is older, and when she begins secondary school.

Views

Ffion was asked by her advocate, with cards. She said: "I don't want you to go but I am okay with Mrs Dale." She would like to keep her drawing. Carys agrees with the plan, and is worried about Christmas, when relatives will ask questions. Gethin would have liked the work to go on for another year, and thinks that we should have told him sooner; he is right, and Ms Okoro said so. The manager and the worker discussed this on 3 October, and decided to add a call in the second week of January.

What happens next

Northlight will ring Carys by 1 November. If Ffion does not have an appointment by 15 November, then Mrs Dale rings Ms Okoro, and Ms Okoro rings the service. If the family friend comes back, then Carys rings 999, and anyone who hears of it rings the front door. Ending our involvement is no finding that the abuse did not happen, and there is still much that others can do for this family.`

// Another, in the everyday shorthand of a busy team.
const busyProse = `The family have been open to children's services since January 2025 following a referral from the hospital. Tyler (13) had disclosed to the school nurse that a coach at his football club sent him sexual messages and pictures. The coach was suspended by the club while the police carried out their enquiries. Tyler's mother, Ms Boateng, reported feeling guilty that she had not checked his phone. His stepfather was at first hostile to the police and found it hard to talk about what Tyler had told them; he has since attended two sessions with the ISVA. Tyler's attendance dropped to 71% in the spring term and has recovered to 92%. He can be aggressive at home when he is tired, and has twice left school without permission. He has been physically sick before matches. The school reports that he is working hard, that he has two close friends, and that there are no concerns about his learning.

Tyler did not want to speak to the police again after the first interview. He told his advocate that he was embarrassed and worried that his team would find out. The officer explained that he could come back at any time. The Crown Prosecution Service reviewed the case in July and charged the coach with two offences. A trial is listed for March. Tyler understands that he may have to give evidence, and a visit to the court has been arranged. The ISVA will go with him. The family court has not been involved.

The plan was reviewed on four occasions. Of eleven actions, eight have been completed, two are in progress and one is no longer needed. The parenting course was declined because of work; Ms Boateng chose to see a counsellor through her GP instead. The family missed an appointment with CAMHS in May, as the letter went to an old address, and were discharged. A new referral was made and accepted, and the waiting time is around sixteen weeks. In the meantime the school counsellor sees him weekly. A risk assessment for online safety is in place; the phone has parental controls, and Tyler agreed to these. He would like them removed when he is 15.

Tyler's sister Ama (7) was seen on her own at school and at home. She is a lively girl, enjoys dancing, and talked about moving bedrooms. She has no contact with the club. There is nothing to suggest that she has been harmed; the health visitor's last check was in 2022. The maternal grandparents provide care at weekends and have been told in general terms.

Good progress has been made. The immediate needs have been met and the risk from the coach is managed by bail conditions. Tyler's sleep has improved, although he still wakes most nights in the week before a hearing. Both parents have a better understanding of how young people are groomed online, and they no longer ask him to explain himself. Ms Boateng said that she should have known, and the worker and she have talked about how people who groom children deceive the adults as well. The stepfather has apologised to Tyler for shouting. He said he only wanted to protect him.

The decision to close was discussed with the team manager on 2 October. The manager asked what would make this decision wrong. It was agreed that the main risks are the trial, any contact from supporters of the coach, and a return to poor sleep. If the trial is moved or if Tyler is unable to give evidence, then the ISVA will contact the duty team. If the coach makes contact, the family will ring the police. Tyler, his mother and his stepfather each know whom to ring. His head of year, Mr Lund, is the person he has chosen to talk to. A copy of this record will be given to Ms Boateng and, with her agreement, a short summary to the school. The worker will say goodbye on 21 October, when they will go for a walk and have hot chocolate. He asked to keep the card that the two of them made.

Mother presented as anxious in the first weeks, she was tearful and found it difficult to set boundaries. The relationship with her ex-partner is amicable. There were historical concerns about housing and debt, and in 2019 a short assessment about neglect was completed with no further action. Household routines are consistent, the home is clean and there is enough food. The family made use of a food bank over the winter. Ms Boateng no longer needs help with her rent. Domestic abuse was asked about on her own on two occasions and she said that there is none. Her account of the early years has been consistent with health records.`

// Letters as workers write them.
const letterProse = `Dear Ffion,

I am writing to say goodbye, and to say thank you. I have loved meeting you on Tuesdays. You showed me how to draw a horse, and you beat me at Snap eleven times.

In the winter you told Mrs Dale about something that was not okay. You were right to tell. It was not your fault. It was never your fault, even if you did not say anything for a long time. I am stopping my visits because you are safe now and because other people will help you. It does not mean that we do not believe you. It does not mean that what you told us was small, or that you have to feel better. Some days may still be hard, and that is all right.

Mrs Dale is there for you every Monday. From November, a woman called Bethan will meet you, too. She helps children who have had bad things happen. She likes cats. You will not have to tell it all again unless you want to. If anyone hurts you, or if something worries you, tell Mum, Grandad or Mrs Dale. You can also ring Childline on 0800 1111, and it is free.

Thank you for letting me get to know you. I will keep the picture of the horse on my wall.

With love from Adaeze

Dear Carys,

We are going to stop working with you and the children on 30 October. I want to say why, and what happens now. Ffion is safe with you. You listened to her, you took her to the doctor, and you changed your shifts so that you could be at home. That was hard, and you did it.

Stopping is about our part in it. It does not mean that nothing happened, that we think you made a fuss, or that Ffion should be over it. The police ended their work in June. They did not say that Ffion was lying. If they learn more, they can look again, and you can ask them to look at their decision until 14 September.

Bethan Rees from Northlight will ring you before 1 November. If you have not heard by then, please ring me on 01632 960 001 until the end of the year. After that, ring the team who answer first, and say that you worked with us. They will find what we wrote, so you do not have to start from the beginning. You may feel cross with us, or worried. You may be glad. All of that is fine. Nobody expects you to do this alone, and asking for help again would not count against you.

You said that you blame yourself for the nights when you were at work. The person who hurts a child is the one who is to blame. You could not have known, and when you knew, you acted.

With best wishes,
Adaeze Okoro`

func TestAnOrdinaryClosingRecordIsNotAccusedOfDisbelief(t *testing.T) {
	l := lists(t)
	r := l.Read(Text{Body: recordProse, Reader: Professional, Basis: []string{"child-said"}})
	if r.Words < 600 {
		t.Fatalf("the record has %d words; there should be 600 to judge by", r.Words)
	}
	busy := l.Read(Text{Body: busyProse, Reader: Professional, Basis: []string{"child-said"}})
	for _, f := range append(r.Findings, busy.Findings...) {
		if f.Kind == Disbelief || f.Kind == ClaimsMore || f.Kind == Jargon {
			t.Errorf("%s (%s) is pointed out without need: %q in %q", f.Rule, f.Kind, f.Words, f.sentence)
		}
	}
}

func TestGoodLettersAreNotAccusedOfDisbelief(t *testing.T) {
	l := lists(t)
	for _, reader := range []Reader{Child, Family} {
		r := l.Read(Text{Body: letterProse, Reader: reader, Basis: []string{"child-said"}})
		if r.Words < 400 {
			t.Fatalf("the letters have %d words; there should be 400 to judge by", r.Words)
		}
		for _, f := range r.Findings {
			if f.Kind == Disbelief || f.Kind == ClaimsMore {
				t.Errorf("for a %s, %s is pointed out without need: %q in %q", reader, f.Rule, f.Words, f.sentence)
			}
		}
	}
}
