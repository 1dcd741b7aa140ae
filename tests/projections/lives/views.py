"""What may be asked about a view or complaint, by its stage."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from domain.grammar import Command
from domain.terms import Role, Term, YesNoUnknown
from domain.views import commands as ask
from domain.views import words
from domain.words import Reading
from tests.projections.histories import History
from tests.projections.lives.lots import (
    HEAD,
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


def received(h: History) -> Command:
    return ask.ReceiveView(
        text=h.text(),
        received=h.pick((None, h.day())),
        occurred=occurred(h),
        unit=unit(h),
        sentiment=term(h, words.Sentiment),
        submitter=term(h, words.Submitter),
        submitter_name=h.pick((None, h.text(), h.text())),
    )


def following(h: History, state: Any) -> Said:
    if state.referral_waits:
        return OFFICER, ask.AnswerReferral(verdict=term(h, words.Verdict), reasons=h.text())
    if h.chance.random() < 0.2:
        return QUALITY, corrected(h, state)
    if h.chance.random() < 0.02:
        return annulled(h)
    return h.pick(STAGES.get(state.status, ENDED))(h)


def corrected(h: History, state: Any) -> Command:
    return ask.CorrectView(
        reason=h.text(),
        received=h.pick((None, min(h.day(), state.recorded))),
        occurred=h.pick((None, occurred(h))),
        unit=unit(h),
        category=h.pick((None, *words.Category)),
        submitter=h.pick((None, *words.Submitter)),
    )


def assessed(h: History) -> Said:
    return HEAD, ask.AssessView(
        kind=term(h, words.Kind),
        result=term(h, words.Result),
        misconduct=h.pick((Reading.NO, Reading.NO, Reading.UNCLEAR)),
        category=term(h, words.Category),
        legal_bases=bases(h),
        affected=affected(h),
        child_heard=YesNoUnknown.YES,
        child_consequences=h.text(),
    )


def answered(h: History) -> Said:
    return HEAD, ask.AnswerView(text=h.text(), channel=term(h, words.Channel), answered_on=h.pick((None, h.day(3))))


def closed(h: History) -> Said:
    return HEAD, ask.CloseView(outcome=words.Outcome.MEASURES, without_answer=h.pick((None, *words.WhyUnanswered)))


def gave_rise(h: History) -> Said:
    return HEAD, ask.GiveRiseToDeviation()


def annulled(h: History) -> Said:
    return HEAD, ask.AnnulView(reason=words.WhyAnnulled.PRACTICE, decision=by_head(h))


ENDED: list[Callable[[History], Said]] = [lambda h: (HEAD, ask.ReopenView(reason=h.text()))]
HANDLED: list[Callable[[History], Said]] = [
    lambda h: (HEAD, ask.ConvertToComplaint(reason=h.text())),
    lambda h: (HEAD, ask.ConvertToView(reason=h.text())),
    lambda h: (HEAD, ask.InvestigateComplaint(findings=h.text(), heard=(words.Heard.STAFF,))),
    lambda h: (HEAD, ask.TakePosition(deviation=term(h, words.Occurrence), reason=h.text())),
    gave_rise,
    answered,
    answered,
    closed,
]
STAGES: Mapping[Term, list[Callable[[History], Said]]] = {
    words.Status.RECEIVED: [
        assessed,
        assessed,
        assessed,
        lambda h: (Role.QUALITY_DEVELOPER, ask.AssignView(responsible=h.person(HEAD), unit=h.pick(h.units))),
        lambda h: (QUALITY, ask.RedirectAppeal(receiver="Förvaltningsrätten")),
    ],
    words.Status.ASSESSED: HANDLED,
    words.Status.INVESTIGATED: HANDLED,
    words.Status.POSITION_TAKEN: HANDLED,
    words.Status.ANSWERED: [closed, closed, gave_rise, lambda h: (HEAD, ask.ConvertToComplaint(reason=h.text()))],
}
