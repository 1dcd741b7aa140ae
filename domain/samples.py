"""Stickprov – SOSFS 2011:9, 5 kap. 2 §: egenkontroll and review of a few records, chosen by lot and not by anybody.

A sample is drawn from a register as it stood at a line of the book. Which records were drawn follows from the seed and
the register alone, so that anyone can draw it again (docs/granskning.md). Each record is examined by the same
questions; an answer entered anew takes the place of the one before, and both lines stay.

    drawn ──enter result──> drawn ──close──> closed        any ──annul──> annulled
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, assert_never
from uuid import UUID

from domain import law
from domain.changes import replace
from domain.digests import Digest
from domain.grammar import Between, Command, Event, Length, Occasion, Personal, Refusal, Stamp
from domain.lots import draw
from domain.registers import Register
from domain.terms import Role, Term
from domain.words import Count, Name, Text, UnitId, must_be

# ── Vocabulary ───────────────────────────────────────────────────────────────


class Status(Term):
    UNKNOWN = "unknown", "okänd"
    DRAWN = "drawn", "lottat"
    CLOSED = "closed", "avslutat"
    ANNULLED = "annulled", "makulerat"


class Answer(Term):
    YES = "yes", "ja"
    NO = "no", "nej"
    NOT_APPLICABLE = "na", "ej tillämpligt"


class WhyAnnulled(Term):
    WRONG_REGISTER = "wrong_register", "fel register eller urval"
    WRONG_POSITION = "wrong_position", "fel tidpunkt"
    WRONG_QUESTIONS = "wrong_questions", "fel frågor"
    DUPLICATE = "duplicate", "lottat två gånger"


MOST_DRAWN = 50
MOST_QUESTIONS = 10

Seed = Annotated[str, Length(1, 64)]
Position = Annotated[int, Between(1, 2**53 - 1)]
Question = Annotated[str, Length(1, 80)]
Questions = Annotated[tuple[Question, ...], Length(1, MOST_QUESTIONS)]
Drawn = Annotated[tuple[UUID, ...], Length(1, MOST_DRAWN)]
Answers = Annotated[tuple[Answer, ...], Length(1, MOST_QUESTIONS)]


# ── Events ───────────────────────────────────────────────────────────────────


class SampleDrawn(Event, label="Stickprovet lottades", duty=law.SELF_CONTROL):
    """Records of a register were drawn by lot, as it stood at a position.

    `stage` and `unit` are what the register was narrowed to, `population` and `records` how many there were and the
    digest of the list of them. Fewer than `size` are drawn only if there are not so many.
    """

    title: Name
    purpose: Personal[Text]
    register: Name
    position: Position
    stage: Name | None
    unit: UnitId | None
    seed: Seed
    size: Count
    population: Count
    records: Digest
    drawn: Drawn
    questions: Questions


class SampleResultEntered(Event, label="En post i stickprovet granskades", duty=law.SELF_CONTROL):
    """The questions were answered for one of the records."""

    record: UUID
    answers: Answers
    note: Personal[Text] | None


class SampleClosed(Event, label="Stickprovet avslutades", duty=law.SELF_CONTROL):
    """Every record had been examined, and what it showed was written down."""

    conclusions: Personal[Text]


class SampleAnnulled(Event, label="Stickprovet makulerades", duty=law.DOCUMENTATION):
    """The sample was struck out; its lines stay, so that nobody draws until they like what they get."""

    reason: WhyAnnulled


SampleEvent = SampleDrawn | SampleResultEntered | SampleClosed | SampleAnnulled

# ── Commands ─────────────────────────────────────────────────────────────────

EXAMINERS = (Role.AUDITOR, Role.QUALITY_DEVELOPER)


class DrawSample(Command, label="Lotta stickprov", may=EXAMINERS, becomes=SampleDrawn, opens=True, internal=True):
    """The program draws, so that nobody picks a record: the way in asks for a register, a position and a size."""

    title: Name
    purpose: Personal[Text]
    register: Name
    position: Position
    stage: Name | None
    unit: UnitId | None
    seed: Seed
    size: Count
    population: Count
    records: Digest
    drawn: Drawn
    questions: Questions


class EnterSampleResult(Command, label="Anteckna granskning", may=EXAMINERS, becomes=SampleResultEntered):
    """`answers`: one for each question, in their order."""

    record: UUID
    answers: Answers
    note: Personal[Text] | None = None


class CloseSample(Command, label="Avsluta stickprov", may=EXAMINERS, becomes=SampleClosed):
    conclusions: Personal[Text]


class AnnulSample(Command, label="Makulera stickprov", may=EXAMINERS, becomes=SampleAnnulled):
    reason: WhyAnnulled


SampleCommand = DrawSample | EnterSampleResult | CloseSample | AnnulSample

# ── State ────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True)
class Sample:
    """`answers` stand in the order of `drawn`, none for a record that has not been examined."""

    status: Status = Status.UNKNOWN
    unit: UUID | None = None
    title: str = ""
    register: str = ""
    position: int | None = None
    stage: str | None = None
    seed: str = ""
    size: int = 0
    population: int = 0
    records: str = ""
    drawn: tuple[UUID, ...] = ()
    questions: tuple[str, ...] = ()
    answers: tuple[tuple[Answer, ...], ...] = ()
    responsible: UUID | None = None
    started_on: date | None = None
    closed_on: date | None = None
    annulled: WhyAnnulled | None = None

    @property
    def left(self) -> int:
        """How many records have not been examined."""
        return sum(not answers for answers in self.answers)


def evolve(state: Sample, event: SampleEvent, stamp: Stamp) -> Sample:
    match event:
        case SampleDrawn():
            return drawn(event, stamp)
        case SampleResultEntered():
            answered = zip(state.drawn, state.answers, strict=True)
            answers = (event.answers if record == event.record else earlier for record, earlier in answered)
            return replace(state, answers=tuple(answers))
        case SampleClosed():
            return replace(state, status=Status.CLOSED, closed_on=stamp.day)
        case SampleAnnulled():
            return replace(state, status=Status.ANNULLED, annulled=event.reason)
        case _:
            assert_never(event)


def drawn(event: SampleDrawn, stamp: Stamp) -> Sample:
    return Sample(
        status=Status.DRAWN,
        unit=event.unit,
        title=event.title,
        register=event.register,
        position=event.position,
        stage=event.stage,
        seed=event.seed,
        size=event.size,
        population=event.population,
        records=event.records,
        drawn=event.drawn,
        questions=event.questions,
        answers=((),) * len(event.drawn),
        responsible=stamp.by,
        started_on=stamp.day,
    )


# ── Rules ────────────────────────────────────────────────────────────────────


class NothingToDraw(Refusal, message="Det finns inga poster att lotta bland.", duty=law.SELF_CONTROL): ...


class NotAsDrawn(
    Refusal,
    message="Posterna är inte de som lotten ger: det ska vara {wanted}, i lottens ordning.",
    duty=law.SELF_CONTROL,
): ...


class NotInTheSample(Refusal, message="Posten hör inte till stickprovet.", duty=law.SELF_CONTROL, field="record"): ...


class AnswersMissing(
    Refusal,
    message="Svara på alla frågor: de är {questions}, och svaren är {answers}.",
    duty=law.SELF_CONTROL,
    field="answers",
): ...


class NotAllExamined(
    Refusal,
    message="Stickprovet avslutas när alla poster är granskade: {left} återstår.",
    duty=law.SELF_CONTROL,
): ...


def decide(state: Sample, command: SampleCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case DrawSample():
            must_be(state.status, Status.UNKNOWN)
            must_be_drawn(command)
            yield command.event()
        case EnterSampleResult():
            must_be(state.status, Status.DRAWN)
            must_answer(state, command)
            yield command.event()
        case CloseSample():
            must_be(state.status, Status.DRAWN)
            if state.left:
                raise NotAllExamined(left=state.left)
            yield command.event()
        case AnnulSample():
            must_be(state.status, Status.DRAWN, Status.CLOSED)
            yield command.event()
        case _:
            assert_never(command)


def must_be_drawn(command: DrawSample) -> None:
    """As many as were asked for, if there are so many, and in the order of their lots."""
    wanted = min(command.size, command.population, MOST_DRAWN)
    if wanted == 0:
        raise NothingToDraw
    if len(command.drawn) != wanted or command.drawn != draw(command.seed, command.drawn, wanted):
        raise NotAsDrawn(wanted=wanted)


def must_answer(state: Sample, command: EnterSampleResult) -> None:
    """Every question is answered, and only about what was drawn."""
    if command.record not in state.drawn:
        raise NotInTheSample
    if len(command.answers) != len(state.questions):
        raise AnswersMissing(questions=len(state.questions), answers=len(command.answers))


REGISTER = Register(
    name="samples",
    label="Stickprov",
    singular="Stickprov",
    duty=law.SELF_CONTROL,
    initial=Sample(),
    decide=decide,
    evolve=evolve,
    command=SampleCommand,
    event=SampleEvent,
    series="STP",
)
