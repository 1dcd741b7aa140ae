"""Sammanställd egenkontroll – what the self-controls of a tertial showed, for the board and the operations.

Each tertial the board's questions are compiled, but those that are reported with the accounts once a year. Which
questions belong to which is the board's own decision. What a plan promised and nobody made is counted out, and so is
what nobody answered: that it is missing is what the board needs to know.

    compiled ──report──> compiled ──report──> reported        any ──annul──> annulled ──compile──> compiled
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, assert_never
from uuid import UUID

from domain import board, law
from domain.board import Due, Slug, Topic
from domain.calendar import Period
from domain.changes import replace
from domain.grammar import Command, Event, Length, Occasion, Personal, Refusal, Stamp, derived_id
from domain.registers import Register
from domain.self_control_plans.promises import NotMade, not_made
from domain.self_control_plans.state import SelfControlPlan
from domain.self_control_plans.words import EACH_TERTIAL, PlanId, WhyAnnulled, Year
from domain.self_controls.state import SelfControl
from domain.self_controls.words import ANALYSED, Audience, SelfControlId
from domain.terms import Role, Term
from domain.waits import Wait
from domain.words import AlreadyThere, Count, Decision, Name, Text, UnitId, must_be, must_be_in_order, must_have_been

# ── Vocabulary ───────────────────────────────────────────────────────────────


class Status(Term):
    UNKNOWN = "unknown", "okänd"
    COMPILED = "compiled", "sammanställd"
    REPORTED = "reported", "redovisad"
    ANNULLED = "annulled", "makulerad"


class Part(Term):
    """What is compiled together: a tertial, or the year with the accounts."""

    FIRST = "tertial_1", "tertial 1"
    SECOND = "tertial_2", "tertial 2"
    THIRD = "tertial_3", "tertial 3"
    ACCOUNTS = "accounts", "året, med årsbokslutet"


WITH_THE_ACCOUNTS = "self_control.accounts"
TERTIALS = (Part.FIRST, Part.SECOND, Part.THIRD)


Included = Annotated[tuple[SelfControlId, ...], Length(0, 60)]
Plans = Annotated[tuple[PlanId, ...], Length(0, 10)]


def compilation_id(year: int, part: Part, unit: UUID | None) -> UUID:
    """The one record of what a unit, or the whole administration, compiles for a period."""
    return derived_id("self_control_compilations", year, part, unit)


def period_of(year: int, part: Part) -> Period:
    return Period.year(year) if part is Part.ACCOUNTS else Period.tertial(year, TERTIALS.index(part) + 1)


# ── Events ───────────────────────────────────────────────────────────────────


class SelfControlsCompiled(Event, label="Egenkontrollen sammanställdes", duty=law.SELF_CONTROL):
    """`unanswered` and `not_made` are what is missing; `met` and `not_met` sum what was observed."""

    year: Year
    part: Part
    unit: UnitId | None
    self_controls: Included
    plans: Plans
    self_control_questions: tuple[Slug, ...]
    unanswered: tuple[Slug, ...]
    not_made: tuple[NotMade, ...]
    met: Count
    not_met: Count
    conclusions: Personal[Text]
    due: Due


class SelfControlCompilationReported(Event, label="Sammanställningen redovisades", duty=law.SELF_CONTROL):
    """The board, or the operations concerned, were told."""

    audience: Audience
    day: date
    diary_number: Name | None
    paragraph: Name | None


class SelfControlCompilationAnnulled(Event, label="Sammanställningen makulerades", duty=law.DOCUMENTATION):
    """It was struck out; it stays readable, and the period can be compiled anew."""

    reason: WhyAnnulled
    explanation: Personal[Text] | None
    decision: Decision


CompilationEvent = SelfControlsCompiled | SelfControlCompilationReported | SelfControlCompilationAnnulled

# ── Commands ─────────────────────────────────────────────────────────────────

COMPILERS = (Role.TEAM_LEADER, Role.UNIT_MANAGER, Role.DEPARTMENT_HEAD, Role.QUALITY_DEVELOPER)


class CompileSelfControls(Command, label="Sammanställ", may=COMPILERS, becomes=SelfControlsCompiled, opens=True):
    """`self_controls`: those of the period that have been analysed; `plans`: those they are held against."""

    year: Year
    part: Part
    unit: UnitId | None = None
    self_controls: Included
    plans: Plans = ()
    conclusions: Personal[Text]


class ReportSelfControlCompilation(
    Command,
    label="Redovisa sammanställningen",
    may=(*COMPILERS, Role.DIRECTOR, Role.BOARD_SECRETARY),
    becomes=SelfControlCompilationReported,
):
    audience: Audience
    day: date
    diary_number: Name | None = None
    paragraph: Name | None = None


class AnnulSelfControlCompilation(Command, label="Makulera", may=COMPILERS, becomes=SelfControlCompilationAnnulled):
    reason: WhyAnnulled
    explanation: Personal[Text] | None = None
    decision: Decision


CompilationCommand = CompileSelfControls | ReportSelfControlCompilation | AnnulSelfControlCompilation

# ── State ────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True)
class SelfControlCompilation:
    """`included` is how many self-controls; which they are stands in the line."""

    status: Status = Status.UNKNOWN
    unit: UUID | None = None
    year: int = 0
    part: Part | None = None
    included: int = 0
    self_control_questions: tuple[str, ...] = ()
    unanswered: tuple[str, ...] = ()
    missing: int = 0
    met: int = 0
    not_met: int = 0
    due: Due | None = None
    compiled_on: date | None = None
    reported_to_board_on: date | None = None
    reported_to_operations_on: date | None = None
    annulled: WhyAnnulled | None = None


def evolve(state: SelfControlCompilation, event: CompilationEvent, stamp: Stamp) -> SelfControlCompilation:
    match event:
        case SelfControlsCompiled():
            return SelfControlCompilation(
                status=Status.COMPILED,
                unit=event.unit,
                year=event.year,
                part=event.part,
                included=len(event.self_controls),
                self_control_questions=event.self_control_questions,
                unanswered=event.unanswered,
                missing=len(event.not_made),
                met=event.met,
                not_met=event.not_met,
                due=event.due,
                compiled_on=stamp.day,
            )
        case SelfControlCompilationReported():
            return reported(state, event)
        case SelfControlCompilationAnnulled():
            return replace(state, status=Status.ANNULLED, annulled=event.reason)
        case _:
            assert_never(event)


def reported(state: SelfControlCompilation, event: SelfControlCompilationReported) -> SelfControlCompilation:
    """Both the board and the operations are to be told before it is done."""
    if event.audience is Audience.BOARD:
        told = replace(state, reported_to_board_on=event.day)
    else:
        told = replace(state, reported_to_operations_on=event.day)
    done = told.reported_to_board_on and told.reported_to_operations_on
    return replace(told, status=Status.REPORTED) if done else told


# ── Rules ────────────────────────────────────────────────────────────────────


class PeriodNotOver(
    Refusal, message="Perioden är inte slut: den går till och med {last}.", duty=law.SELF_CONTROL, field="part"
): ...


class NotAnalysedThen(
    Refusal,
    message="En av egenkontrollerna är inte analyserad, eller gjordes inte i perioden {first}–{last}.",
    duty=law.SELF_CONTROL,
    field="self_controls",
): ...


class OfAnotherUnit(
    Refusal,
    message="En av egenkontrollerna hör varken till enheten eller till någon enhet vars plan är angiven.",
    duty=law.SELF_CONTROL,
    field="self_controls",
): ...


class PlanOfAnotherYear(
    Refusal, message="En av planerna gäller inte {year}.", duty=law.SELF_CONTROL, field="plans"
): ...


def decide(state: SelfControlCompilation, command: CompilationCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case CompileSelfControls():
            if state.status not in (Status.UNKNOWN, Status.ANNULLED):
                raise AlreadyThere
            yield compiled(command, occasion)
        case ReportSelfControlCompilation():
            must_be(state.status, Status.COMPILED, Status.REPORTED)
            must_have_been(occasion.stamp, command.day)
            must_be_in_order(state.compiled_on, command.day)
            yield command.event()
        case AnnulSelfControlCompilation():
            must_be(state.status, Status.COMPILED, Status.REPORTED)
            yield command.event()
        case _:
            assert_never(command)


def compiled(command: CompileSelfControls, occasion: Occasion) -> Event:
    period = period_of(command.year, command.part)
    if occasion.stamp.day <= period.end:
        raise PeriodNotOver(last=period.end.isoformat())
    plans = {plan: occasion.state(plan, SelfControlPlan) for plan in command.plans}
    if any(held.year != command.year for held in plans.values()):
        raise PlanOfAnotherYear(year=command.year)
    made = [must_be_of(period, occasion.state(one, SelfControl)) for one in dict.fromkeys(command.self_controls)]
    must_be_theirs(command.unit, made, plans.values())
    whole_year = command.part is Part.ACCOUNTS
    cadence = WITH_THE_ACCOUNTS if whole_year else EACH_TERTIAL
    asked = tuple(one.id for one in board.questions(occasion, period.end) if one.parent == cadence)
    answered = {question for one in made for question in one.answered}
    return command.event(
        self_control_questions=asked,
        unanswered=tuple(one for one in asked if one not in answered),
        not_made=tuple(not_made(plans, made, whole_year=whole_year)),
        met=sum(seen.met for one in made for seen in one.observed),
        not_met=sum(one.not_met for one in made),
        due=board.due(occasion, cadence, period.end),
    )


def must_be_of(period: Period, made: SelfControl) -> SelfControl:
    if made.status not in ANALYSED or made.performed_on is None or not period.contains(made.performed_on):
        raise NotAnalysedThen(first=period.start.isoformat(), last=period.end.isoformat())
    return made


def must_be_theirs(unit: UUID | None, made: Iterable[SelfControl], plans: Iterable[SelfControlPlan]) -> None:
    """Of the unit itself or one whose plan it is held against; of any, where it is the whole administration's."""
    units = {unit, *(plan.unit for plan in plans)}
    if unit is not None and any(one.unit not in units for one in made):
        raise OfAnotherUnit


REGISTER = Register(
    name="self_control_compilations",
    label="Sammanställd egenkontroll",
    singular="Sammanställning av egenkontroll",
    duty=law.SELF_CONTROL,
    initial=SelfControlCompilation(),
    decide=decide,
    evolve=evolve,
    command=CompilationCommand,
    event=CompilationEvent,
    series="EKS",
    settings=(Topic.QUESTIONS, Topic.DEADLINES),
    natural=lambda command, by: compilation_id(command.year, command.part, command.unit),
    waits=(Wait(label="egenkontrollen ska redovisas", day="due", statuses=(Status.COMPILED,)),),
)
