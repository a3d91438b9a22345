package model

import (
	"errors"
	"testing"
)

func TestWhatWasLeftAsItIsStaysLeftUntilItIsTakenBack(t *testing.T) {
	g := realGuide(t)
	n := opened()
	letter := Field{"letter.text", TheChild}
	events, err := LeaveAsIs(n.closure(), g, letter, "jargon/one")
	if err != nil {
		t.Fatal(err)
	}
	n.write(events...)
	c := n.closure()
	if !c.IsLeft(letter, "jargon/one") || c.IsLeft(letter, "jargon/two") || c.IsLeft(Field{"letter.text", mother}, "jargon/one") {
		t.Errorf("left as it is: %v", c.Left(letter))
	}
	if again, err := LeaveAsIs(c, g, letter, "jargon/one"); err != nil || len(again) != 0 {
		t.Errorf("leaving it again gives %v, %v", again, err)
	}
	back, _, err := Undo(c, g, "sam")
	if err != nil {
		t.Fatal(err)
	}
	n.write(back...)
	if len(n.closure().Left(letter)) != 0 {
		t.Error("taken back, it is still left as it is")
	}
}

func TestWhatCannotBeLeftAsItIsIsRefused(t *testing.T) {
	g := realGuide(t)
	c := opened().closure()
	if _, err := LeaveAsIs(c, g, Field{"letter.text", TheChild}, ""); err == nil {
		t.Error("nothing was left as it is")
	}
	if _, err := LeaveAsIs(c, g, Field{"letter.text", Subject{KindAdult, "aunt", ""}}, "x"); err == nil {
		t.Error("something of somebody who is not here was left as it is")
	}
	if err := Check(g, LeftAsIs{Field{"letter.next", TheChild}, "x"}); !errors.Is(err, ErrNoItem) {
		t.Errorf("of a question that there is not: %v", err)
	}
	if err := Check(g, LeftAsIs{Field{"letter.text", TheChild}, "a\nb"}); err == nil {
		t.Error("two lines were taken")
	}
}

func TestTwoLaptopsThatLeftTheSameThingAgree(t *testing.T) {
	n := opened()
	letter := Field{"letter.text", TheChild}
	other := n.copy("kim", 900, morning)
	n.write(LeftAsIs{letter, "jargon/one"})
	other.write(LeftAsIs{letter, "jargon/one"}, LeftAsIs{letter, "name/two"})
	c := Fold(append(append([]Entry{}, n.entries...), other.entries...))
	if left := c.Left(letter); len(left) != 2 || len(c.Odd) != 0 {
		t.Errorf("left %v, odd %v", left, c.Odd)
	}
}
