"""What may be asked about a deviation, by its stage."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from domain.deviations import commands as ask
from domain.deviations import words
from domain.grammar import Command
from domain.terms import Term, YesNoUnknown
from domain.words import Reading
from tests.projections.histories import History
from tests.projections.lives.lots import (
    EMPLOYEE,
    HEAD,
    MANAGER,
    OFFICER,
    QUALITY,
    Said,
    affected,
    bases,
    by_head,
    occurred,
    term,
    unit,
)


def reported(h: History) -> Command:
    return ask.ReportDeviation(
        description=h.text(),
        unit=unit(h),
        place=h.pick((None, "Mottagningen")),
        occurred=occurred(h),
        received=h.pick((None, h.day())),
        suspects_misconduct=h.pick((YesNoUnknown.NO, YesNoUnknown.NO, YesNoUnknown.YES)),
        direction=term(h, words.Direction),
    )


def following(h: History, state: Any) -> Said:
    if state.referral_waits:
        no, yes = words.ReferralAnswer.NOT_MISCONDUCT, words.ReferralAnswer.TAKEN_OVER
        answer = h.pick((no, no, no, yes))
        return OFFICER, ask.AnswerReferral(answer=answer, reason=h.text())
    if h.chance.random() < 0.2:
        return QUALITY, corrected(h, state)
    if h.chance.random() < 0.02:
        return annulled(h)
    if state.category is None and state.read_on is not None and h.chance.random() < 0.5:
        return QUALITY, classified(h)
    return h.pick(STAGES.get(state.status, CLOSED))(h)


def corrected(h: History, state: Any) -> Command:
    return ask.CorrectDeviation(
        occurred=occurred(h),
        discovered=None,
        received=min(h.day(), state.recorded),
        unit=unit(h),
        place="Hemmet",
        diary_number=None,
        reason=h.text(),
    )


def classified(h: History) -> Command:
    return ask.ClassifyDeviation(
        legal_bases=bases(h),
        category=f"word_{h.chance.randrange(4)}",
        severity=term(h, words.Severity),
        affected=affected(h),
        child_heard=YesNoUnknown.NO,
        child_consequences=h.text(),
        reason=h.text(),
    )


def annulled(h: History) -> Said:
    return HEAD, ask.AnnulDeviation(reason=term(h, words.WhyAnnulled), decision=by_head(h))


def planned(h: History) -> Said:
    # The measure's id is told from the day, so that a later wish can name it.
    return QUALITY, ask.PlanMeasure(measure=UUID(int=h.today.toordinal()), due=h.today, description=h.text())


def completed(h: History, state: Any) -> Command:
    measure = h.pick([one.id for one in state.measures] or [h.top])
    return ask.CompleteMeasure(measure=measure, completed_on=h.today)


FEEDBACK: list[Callable[[History], Said]] = [
    lambda h: (
        HEAD,
        ask.GiveFeedback(recipient=term(h, words.Recipient), channel=term(h, words.Channel), text=h.text()),
    ),
    lambda h: (HEAD, ask.ForgoFeedback(reason=term(h, words.WhyNoFeedback))),
    lambda h: (QUALITY, ask.CloseDeviation()),
    lambda h: (QUALITY, ask.CloseDeviation(note=h.text())),
]
CLOSED: list[Callable[[History], Said]] = [
    lambda h: (HEAD, ask.ReopenDeviation(reason=h.text())),
    planned,
]
STAGES: Mapping[Term, list[Callable[[History], Said]]] = {
    words.Status.REPORTED: [
        lambda h: (MANAGER, ask.ReadDeviation(reading=h.pick((Reading.NO, Reading.NO, Reading.UNCLEAR)))),
        lambda h: (MANAGER, ask.ReadDeviation(reading=Reading.NO, reason=h.text())),
        lambda h: (MANAGER, ask.MoveToUnit(unit=h.pick(h.units))),
    ],
    words.Status.READ: [
        lambda h: (MANAGER, ask.StartInvestigation(investigator=h.person(MANAGER))),
        lambda h: (MANAGER, ask.StartInvestigation(investigator=h.person(QUALITY))),
        lambda h: (MANAGER, ask.MoveToUnit(unit=h.pick(h.units))),
        lambda h: (MANAGER, ask.TransferElsewhere(destination=words.Destination.IT, receipt="IT-118")),
    ],
    words.Status.UNDER_INVESTIGATION: [
        lambda h: (QUALITY, ask.AssessRisk(probability=2, consequence=h.chance.randint(1, 4))),
        lambda h: (EMPLOYEE, ask.RecordCauses(causes=("word_1", "word_2"), analysis=h.text())),
        lambda h: (
            EMPLOYEE,
            ask.CompleteInvestigation(findings=h.text(), misconduct=Reading.NO, misconduct_reason=h.text()),
        ),
    ],
    words.Status.INVESTIGATED: [
        lambda h: (
            HEAD,
            ask.DecideOutcome(
                confirmed=h.pick((True, False)), measures_needed=False, reason=h.text(), decision=by_head(h)
            ),
        ),
    ],
    words.Status.DECIDED: [*FEEDBACK, planned],
}
