"""Vad ett ärende ledde till – the inspectorate, the board, measures and the end, as pieces of the stories."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from boards.history.lex_sarah.handling import Affair
from boards.history.step import Step
from boards.history.texts import lex_sarah as words
from boards.history.worktime import working_day_from
from domain.lex_sarah.commands import (
    AnswerIvoDemand,
    CloseCase,
    CompleteMeasure,
    EvaluateEffect,
    GiveFeedback,
    HandBack,
    InformBoard,
    LetMeasureLiveOn,
    NotifyIvo,
    PlanMeasure,
    RecordIvoDecision,
    RecordIvoDemand,
    RecordIvoExtension,
    RecordIvoReceipt,
    SupplementIvo,
)
from domain.lex_sarah.words import Channel, Effect, IvoChannel, IvoOutcome, Recipient, Supplement
from domain.terms import Role

REGION = "Avdelning mitt"


def notify(affair: Affair, with_investigation: bool = True) -> Iterator[Step]:
    """Most often the same day or the next; the receipt comes at once from the e-service."""
    case = affair.case.soon() if affair.case.chance.happens(0.6) else affair.case.wait(1, 1)
    command = NotifyIvo(
        region=REGION,
        channel=IvoChannel.E_SERVICE,
        with_investigation=with_investigation,
        decision=affair.decision(),
    )
    yield case.step(affair.officer(), command)
    case.soon()
    receipt = RecordIvoReceipt(receipt=f"Kvittens {case.chance.between(10_000, 99_999)}")
    yield case.step(case.post(Role.REGISTRAR), receipt)


def send_in(affair: Affair) -> Iterator[Step]:
    """More time was asked for and given; then the investigation is sent."""
    case = affair.case.wait(0, 2)
    until = working_day_from(case.day + timedelta(days=30))
    yield case.step(case.post(Role.REGISTRAR), RecordIvoExtension(until=until))
    case.wait(1, 4)
    command = SupplementIvo(what=Supplement.INVESTIGATION, channel=IvoChannel.E_SERVICE)
    yield case.step(affair.officer(), command)


def ivo_decides(affair: Affair, demands: bool = False) -> Iterator[Step]:
    case = affair.case.wait(25, 60)
    registrar = case.post(Role.REGISTRAR)
    number = f"8.1-{case.chance.between(1_000, 60_000)}/{case.day.year}"
    outcome = IvoOutcome.CRITICISM if demands else IvoOutcome.CLOSED
    text = affair.say(words.IVO) if demands else None
    decided_on = case.day
    yield case.step(registrar, RecordIvoDecision(ivo_number=number, decided_on=decided_on, outcome=outcome, text=text))
    if not demands:
        return
    case.soon()
    demand = case.world.id("demands", case.name)
    due = working_day_from(case.day + timedelta(days=45))
    yield case.step(registrar, RecordIvoDemand(demand=demand, text=affair.say(words.DEMANDS), due=due))
    case.wait(8, 20)
    answer = AnswerIvoDemand(demand=demand, text=affair.say(words.ANSWERS), decision=affair.decision())
    yield case.step(affair.officer(), answer)


def measures(affair: Affair, lives_on: bool = False) -> Iterator[Step]:
    """Handed back to the manager, who carries out what is aimed at the causes; the effect is looked at."""
    case = affair.case.wait(0, 3)
    manager = case.world.cast.manager(affair.unit, case.day)
    yield case.step(affair.officer(), HandBack(owner_person=manager.person))
    measure = case.world.id("lex-sarah-measures", case.name)
    case.wait(1, 4)
    due = working_day_from(case.day + timedelta(days=case.chance.between(15, 40)))
    planned = PlanMeasure(
        measure=measure, cause=affair.causes[0], due=due, description=affair.say(words.MEASURES)
    )  # fmt: skip
    yield case.step(affair.manager(), planned)
    case.wait(8, 25)
    by = affair.manager()
    if lives_on:
        title, reason = case.chance.pick(words.TITLES), affair.say(words.LIVES_ON)
        yield case.step(by, LetMeasureLiveOn(measure=measure, title=title, reason=reason))
        return
    done = CompleteMeasure(measure=measure, completed_on=case.day, what_was_done=affair.say(words.DONE))
    yield case.step(by, done)
    case.wait(20, 40)
    effect = case.chance.weighted({Effect.ACHIEVED: 6, Effect.PARTLY: 3, Effect.NONE: 1})
    evaluated = EvaluateEffect(measure=measure, effect=effect, grounds=affair.say(words.EFFECTS))
    yield case.step(affair.manager(), evaluated)


def tell(affair: Affair) -> Iterator[Step]:
    """The board, and whoever reported."""
    case = affair.case.wait(3, 15)
    informed = InformBoard(meeting=case.day, item=f"§ {case.chance.between(20, 160)}", text=affair.say(words.BOARD))
    yield case.step(affair.officer(), informed)
    case.wait(0, 4)
    told = GiveFeedback(recipient=Recipient.BOTH, channel=Channel.MEETING, text=affair.say(words.FEEDBACK))
    yield case.step(affair.officer(), told)


def close(affair: Affair) -> Iterator[Step]:
    case = affair.case.wait(0, 4)
    yield case.step(affair.officer(), CloseCase(note=affair.say(words.CLOSED)))
