"""En synpunkt tas emot, bedöms, utreds och besvaras – the pieces that the stories of views are put together from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from boards.history.briefs import Brief
from boards.history.step import Actor, Step
from boards.history.texts import told, views
from boards.history.texts.views import Voice
from boards.history.world import Case
from boards.people import ADULTS, FIRST_NAMES, LAST_NAMES
from domain.terms import AgeBand, Role, Sex, YesNoUnknown
from domain.views.commands import (
    AcknowledgeComplaint,
    AnswerReferral,
    AnswerView,
    AssessView,
    AssignView,
    CloseView,
    InvestigateComplaint,
    ReceiveView,
    ScreenForSecrecy,
    TakePosition,
)
from domain.views.words import (
    Category,
    Channel,
    Heard,
    Kind,
    Occurrence,
    Outcome,
    Result,
    Secrecy,
    Submitter,
    Verdict,
    WhyUnanswered,
)
from domain.words import Affected, Occurred, Reading

YES, NO, UNKNOWN = YesNoUnknown.YES, YesNoUnknown.NO, YesNoUnknown.UNKNOWN
UNIT_MANAGER_ANSWERS = Role.UNIT_MANAGER.value
SENDERS = {
    Submitter.SERVICE_USER: 5.0,
    Submitter.NEXT_OF_KIN: 4.0,
    Submitter.CARE_PROVIDER: 1.0,
    Submitter.ASSOCIATION: 0.5,
    Submitter.OTHER: 0.5,
}
OWN_WORDS = {
    Category.TREATMENT: "treatment",
    Category.CONTENT: "services",
    Category.INFORMATION: "treatment",
    Category.HANDLING_TIME: "legal",
}


@dataclass
class Letter:
    """A view or complaint while it is told."""

    case: Case
    brief: Brief[Voice]
    unit: str
    received: date
    anonymous: bool = False
    above: bool = False
    """It is about the manager: somebody above handles it."""

    @property
    def voice(self) -> Voice:
        return self.brief.about

    def say(self, *parts: tuple[str, ...]) -> str:
        return told(self.case.chance, *parts)

    def handler(self) -> Actor:
        return self.case.head(self.unit) if self.above else self.case.manager(self.unit)

    def answers(self) -> Actor:
        """The manager of the unit where the board has said so, else the head of the department."""
        allowed = self.case.world.practice("complaint.answered_by", self.case.day) == UNIT_MANAGER_ANSWERS
        return self.handler() if allowed else self.case.head(self.unit)


def sender(letter: Letter) -> dict[str, Any]:
    """Who it comes from, if they said so; the numbers are those set aside for books and films."""
    chance = letter.case.chance
    if letter.anonymous:
        return {"submitter": Submitter.UNKNOWN, "feedback_requested": UNKNOWN}
    said: dict[str, Any] = {
        "submitter": chance.weighted(SENDERS),
        "submitter_name": f"{chance.pick(FIRST_NAMES)} {chance.pick(LAST_NAMES)}",
        "submitter_contact": f"070-174 06 {chance.between(5, 99):02}",
        "feedback_requested": chance.weighted({YES: 6, UNKNOWN: 3}),
    }
    if chance.happens(0.1):
        said["case_reference"] = f"Gäller {chance.pick(ADULTS)}"
    return said


def receive(letter: Letter, by: Actor | None = None, **more: Any) -> Iterator[Step]:
    """Whoever is told writes it down; what comes by post or mail is entered by the registrar."""
    case, chance = letter.case, letter.case.chance
    channel = chance.weighted({Channel.WEB: 4, Channel.PHONE: 3, Channel.EMAIL: 2, Channel.LETTER: 1, Channel.VISIT: 1})
    if letter.brief.received:
        channel = Channel.LETTER
    if by is None:
        on_paper = channel in (Channel.LETTER, Channel.EMAIL)
        by = case.post(Role.REGISTRAR) if on_paper else case.world.cast.employee(letter.unit, case.day, chance)
    occurred = (
        Occurred.on(letter.received - timedelta(days=chance.between(0, 14))) if chance.happens(0.5) else Occurred()
    )
    said: dict[str, Any] = {
        "text": letter.say(letter.voice.text, letter.voice.more),
        "channel": channel,
        "received": letter.brief.received,
        "occurred": occurred,
        "unit": case.world.cast.unit(letter.unit),
        "sentiment": letter.voice.sentiment,
    }
    yield case.step(by, ReceiveView(**{**said, **sender(letter), **more}))


def sort(letter: Letter) -> Iterator[Step]:
    """Screened for secrecy and given to somebody, often but not always."""
    case, chance = letter.case, letter.case.chance
    if chance.happens(0.5):
        case.wait(0, 1)
        found = chance.weighted(
            {Secrecy.NOTHING: 6, Secrecy.PERSONAL_CIRCUMSTANCES: 4, Secrecy.PROTECTED_IDENTITY: 0.3}
        )
        note = None if found is Secrecy.NOTHING else letter.say(views.SECRECY_NOTE)
        number = f"SN {case.day.year}-{chance.between(10, 9_999):05}" if chance.happens(0.5) else None
        yield case.step(case.post(Role.REGISTRAR), ScreenForSecrecy(secrecy=found, note=note, diary_number=number))
    if chance.happens(0.35):
        case.soon()
        responsible = case.world.cast.manager(letter.unit, case.day).person
        yield case.step(case.post(Role.QUALITY_DEVELOPER), AssignView(responsible=responsible))


def affected(letter: Letter) -> Affected:
    chance, world = letter.case.chance, letter.case.world
    sex = chance.weighted({Sex.FEMALE: 4, Sex.MALE: 3, Sex.UNKNOWN: 4})
    if letter.voice.complaint and chance.happens(0.4 if world.meets_children(letter.unit) else 0.03):
        return Affected(child=YES, age=chance.pick((AgeBand.CHILD, AgeBand.YOUNG)), sex=sex, count=1)
    return Affected(child=chance.weighted({NO: 7, UNKNOWN: 2}), sex=sex)


def assess(letter: Letter, kind: Kind, misconduct: Reading = Reading.NO, **more: Any) -> Iterator[Step]:
    """Read, found to be one kind or the other, and asked whether it can tell of misconduct."""
    case, chance = letter.case.wait(0, 3), letter.case.chance
    concerned = affected(letter)
    by = letter.handler()
    negative = kind is Kind.COMPLAINT
    command = AssessView(
        kind=kind,
        result=chance.weighted({Result.DEFICIENCY: 5, Result.NO_DEFICIENCY: 4, Result.RISK: 1})
        if negative
        else Result.NO_DEFICIENCY,
        misconduct=misconduct,
        category=letter.voice.category,
        own_category=OWN_WORDS.get(letter.voice.category) if chance.happens(0.6) else None,
        legal_bases=case.world.bases(letter.unit)[:1],
        affected=concerned,
        child_heard=chance.pick((YES, NO, UNKNOWN)) if concerned.child is YES else UNKNOWN,
        child_consequences=letter.say(views.CHILD) if concerned.child is YES else None,
        concerns_manager=letter.above,
        reasons=None if misconduct is Reading.NO else letter.say(views.SUSPECTED),
        **more,
    )
    yield case.step(by, command)


def officer_answers(letter: Letter, verdict: Verdict = Verdict.NOT_MISCONDUCT) -> Iterator[Step]:
    case = letter.case.wait(0, 2)
    why = views.NOT_MISCONDUCT if verdict is Verdict.NOT_MISCONDUCT else views.MISCONDUCT
    officer = case.post(Role.LEX_SARAH_OFFICER, case.chance.between(0, 1))
    number = f"SN {case.day.year}-{case.chance.between(10, 9_999):05}" if verdict is Verdict.TAKEN_OVER else None
    yield case.step(officer, AnswerReferral(verdict=verdict, reasons=letter.say(why), diary_number=number))


def acknowledge(letter: Letter) -> Iterator[Step]:
    """Within two working days, or a little later; nobody is told who did not say who they are."""
    if letter.anonymous:
        return
    case = letter.case.wait(0, 2)
    by = letter.handler()
    channel = case.chance.pick((Channel.EMAIL, Channel.LETTER, Channel.PHONE))
    yield case.step(by, AcknowledgeComplaint(channel=channel))


def investigate(letter: Letter, least: int = 1, most: int = 6) -> Iterator[Step]:
    case = letter.case.wait(least, most)
    heard = case.chance.some((Heard.SUBMITTER, Heard.STAFF, Heard.MANAGER, Heard.NEXT_OF_KIN), 1, 3)
    by = letter.handler()
    yield case.step(by, InvestigateComplaint(findings=letter.say(letter.voice.findings), heard=heard))


def take_position(letter: Letter, occurrence: Occurrence) -> Iterator[Step]:
    case = letter.case.soon() if letter.case.chance.happens(0.5) else letter.case.wait(0, 3)
    reason = views.POSITION_YES if occurrence is Occurrence.YES else views.POSITION_NO
    by = letter.handler()
    yield case.step(by, TakePosition(deviation=occurrence, reason=letter.say(reason)))


def answer(letter: Letter, least: int = 0, most: int = 3) -> Iterator[Step]:
    case = letter.case.wait(least, most)
    channel = case.chance.weighted({Channel.EMAIL: 4, Channel.PHONE: 2, Channel.LETTER: 4})
    by = letter.answers()
    yield case.step(by, AnswerView(text=letter.say(letter.voice.answer), channel=channel))


def close(
    letter: Letter, outcome: Outcome = Outcome.NO_MEASURES, without: WhyUnanswered | None = None
) -> Iterator[Step]:
    case = letter.case.soon() if letter.case.chance.happens(0.6) else letter.case.wait(1, 6)
    satisfied = case.chance.weighted({YES: 3, NO: 2, UNKNOWN: 5}) if without is None else UNKNOWN
    by = letter.handler()
    yield case.step(by, CloseView(outcome=outcome, without_answer=without, satisfied=satisfied))
