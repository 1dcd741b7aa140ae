"""En egenkontroll planeras, görs, analyseras och redovisas – the pieces of the stories of self-control."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from boards.history.step import Actor, Step
from boards.history.texts import self_controls as words
from boards.history.texts import told
from boards.history.texts.self_controls import CHECKS, Check
from boards.history.world import Case, World
from domain.board import DecideChoices, Topic
from domain.self_control_plans.words import EACH_TERTIAL, Frequency, PlannedControl
from domain.self_controls.commands import (
    AnalyseSelfControl,
    AnswerSelfControlQuestion,
    CloseSelfControl,
    CompleteSelfControl,
    PlanSelfControl,
    ProposeSelfControlAction,
    RecordObservation,
    ReportDeviationFound,
    ReportSelfControl,
    StartSelfControl,
)
from domain.self_controls.words import Audience, Fulfilment, Trend
from domain.terms import YesNoUnknown


def questions(world: World, cadence: str) -> tuple[str, ...]:
    """The board's own questions that are compiled with a cadence; most boards have none."""
    for command in world.data.settings:
        if isinstance(command, DecideChoices) and command.topic is Topic.QUESTIONS:
            return tuple(one.id for one in command.choices if one.parent == cadence)
    return ()


def controls(world: World) -> tuple[PlannedControl, ...]:
    """The year's controls: what is asked each tertial, what is asked with the accounts, and two more."""
    tertial, yearly = questions(world, EACH_TERTIAL), questions(world, "self_control.accounts")
    asked = (tertial, (), yearly, ())
    often = (Frequency.TERTIAL, Frequency.HALF_YEAR, Frequency.YEARLY, Frequency.YEARLY)
    return tuple(
        PlannedControl(
            what=check.what,
            method=check.method,
            extent=check.extent,
            frequency=frequency,
            self_control_questions=questions,
        )
        for check, frequency, questions in zip(CHECKS, often, asked, strict=True)
    )


@dataclass
class Control:
    """A self-control while it is told. `previous`: the one of the tertial before."""

    case: Case
    unit: str
    plan: UUID
    number: int
    asked: tuple[str, ...] = ()
    previous: UUID | None = None
    wanting: list[int] = field(default_factory=list)

    @property
    def check(self) -> Check:
        return CHECKS[self.number - 1]

    def say(self, *parts: tuple[str, ...]) -> str:
        return told(self.case.chance, *parts)

    def head(self) -> Actor:
        return self.case.head(self.unit)


def plan(control: Control, title: str, perform_by: date | None = None) -> Iterator[Step]:
    case, by = control.case, control.head()
    command = PlanSelfControl(
        title=title,
        unit=by.unit,
        method=control.check.method,
        plan=control.plan,
        control=control.number,
        self_control_questions=control.asked,
        responsible=by.person,
        perform_by=perform_by,
    )
    yield case.step(by, command)


def start(control: Control) -> Iterator[Step]:
    check = control.check
    yield control.case.step(control.head(), StartSelfControl(items=check.items, extent=check.extent))


def observe(control: Control, wanting: int = 0) -> Iterator[Step]:
    """Item by item; `wanting` is the one that is not always met, 0 for none."""
    case = control.case
    for number in range(1, len(control.check.items) + 1):
        case.soon()
        short = case.chance.between(1, 3) if number == wanting else 0
        if short:
            control.wanting.append(number)
        evidence = control.say(words.EVIDENCE) if short else None
        observed = RecordObservation(item=number, met=10 - short, not_met=short, evidence=evidence)
        yield case.step(control.head(), observed)


def answer(control: Control) -> Iterator[Step]:
    """The head answers the board's questions for the department."""
    case = control.case
    for question in control.asked:
        case.soon()
        fulfilment = case.chance.pick((Fulfilment.YES, Fulfilment.PARTLY))
        command = AnswerSelfControlQuestion(
            self_control_question=question, fulfilment=fulfilment, answer=control.say(words.ANSWERS)
        )
        yield case.step(control.head(), command)


def report_deviation(control: Control) -> Iterator[Step]:
    """What was found wanting becomes a deviation."""
    case = control.case.soon()
    command = ReportDeviationFound(
        item=control.wanting[0], danger_now=YesNoUnknown.NO, suspects_misconduct=YesNoUnknown.NO
    )
    yield case.step(control.head(), command)


def complete(control: Control) -> Iterator[Step]:
    case = control.case.soon()
    by = control.head()
    yield case.step(by, CompleteSelfControl(day=case.day))


def analyse(control: Control, deviation: bool) -> Iterator[Step]:
    case = control.case.wait(1, 4)
    trend = case.chance.pick((Trend.BETTER, Trend.SAME, Trend.WORSE)) if control.previous else Trend.FIRST
    command = AnalyseSelfControl(
        conclusions=control.say(words.CONCLUSIONS),
        trend=trend,
        previous=control.previous,
        without_deviation=control.say(words.NO_DEVIATION) if control.wanting and not deviation else None,
    )
    yield case.step(control.head(), command)


def propose_action(control: Control) -> Iterator[Step]:
    case = control.case.soon()
    command = ProposeSelfControlAction(title=words.ACTION, ready_by=case.day + timedelta(days=90))
    yield case.step(control.head(), command)


def tell(control: Control, reported: bool = True) -> Iterator[Step]:
    """Those concerned are told at the workplace meeting; else it is told only in what the tertial compiles."""
    case = control.case.wait(0, 5)
    by = control.head()
    if reported:
        report = ReportSelfControl(audience=Audience.OPERATIONS, day=case.day, summary=control.say(words.TOLD))
        yield case.step(by, report)
    case.soon()
    by = control.head()
    yield case.step(by, CloseSelfControl(without_report=None if reported else control.say(words.NO_REPORT)))
