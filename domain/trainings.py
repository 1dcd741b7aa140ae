"""Utbildningar och information – who has what, one record for each person and requirement: 6 kap. 1 § SOSFS 2011:9.

Assigned by the manager with a day; confirmed by the person, or recorded from the system where it was done; it lasts as
long as the requirement says and is then renewed. So the yearly information on lex Sarah is seen for each and all.

    assigned ──confirm | record──> completed ──confirm | record──> completed       assigned ──waive──> waived
    completed | waived ──take back──> assigned                                     any ──annul──> annulled
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import assert_never
from uuid import UUID

from domain import law
from domain.board import Due, Topic, due
from domain.calendar import add_months
from domain.changes import replace
from domain.competence import Competence, CompetenceId, Months
from domain.grammar import Command, Event, Occasion, Personal, Refusal, Stamp, derived_id
from domain.registers import Register
from domain.terms import Role, Term
from domain.waits import Wait
from domain.words import Name, PersonId, Text, UnitId, must_be, must_have_been

# ── Vocabulary ───────────────────────────────────────────────────────────────


class Status(Term):
    UNKNOWN = "unknown", "okänd"
    ASSIGNED = "assigned", "tilldelad"
    COMPLETED = "completed", "genomförd"
    WAIVED = "waived", "undantag"
    ANNULLED = "annulled", "makulerad"


class WhyWaived(Term):
    HAS_IT_ALREADY = "has_it_already", "har redan kompetensen"
    ON_LEAVE = "on_leave", "frånvarande under lång tid"
    LEAVES_SOON = "leaves_soon", "slutar inom kort"
    OTHER_DUTIES = "other_duties", "har inte de uppgifterna"


class WhyTakenBack(Term):
    BY_MISTAKE = "by_mistake", "införd av misstag"
    WRONG_PERSON = "wrong_person", "gällde någon annan"
    NOT_FINISHED = "not_finished", "inte slutförd"


class WhyAnnulled(Term):
    WRONG_PERSON = "wrong_person", "fel person"
    WRONG_REQUIREMENT = "wrong_requirement", "fel krav"


def training_id(requirement: UUID, person: UUID) -> UUID:
    """The record of a person's having what a requirement says."""
    return derived_id("trainings", requirement, person)


# ── Events ───────────────────────────────────────────────────────────────────


class TrainingAssigned(Event, label="Utbildningen tilldelades", duty=law.COMPETENT_STAFF):
    """Somebody is to have it by a day. `renewed_every`: so many months it lasts."""

    competence: CompetenceId
    person: PersonId
    unit: UnitId
    due: Due
    renewed_every: Months | None


class TrainingCompleted(Event, label="Utbildningen genomfördes", duty=law.COMPETENT_STAFF):
    """They have had it. `valid_until`: the last day before it is to be renewed; `taken_from`: where that is seen."""

    day: date
    valid_until: date | None
    taken_from: Name | None


class TrainingWaived(Event, label="Undantag från utbildningen beslutades", duty=law.COMPETENT_STAFF):
    """The manager found that they need not have it, and why."""

    reason: WhyWaived
    comment: Personal[Text] | None


class TrainingTakenBack(Event, label="Uppgiften om utbildningen togs tillbaka", duty=law.DOCUMENTATION):
    """They had not had it after all, or were not to be excused."""

    reason: WhyTakenBack


class TrainingAnnulled(Event, label="Utbildningen makulerades", duty=law.DOCUMENTATION):
    """The entry was struck out; its lines stay."""

    reason: WhyAnnulled


TrainingEvent = TrainingAssigned | TrainingCompleted | TrainingWaived | TrainingTakenBack | TrainingAnnulled

# ── Commands ─────────────────────────────────────────────────────────────────

MANAGERS = (Role.UNIT_MANAGER, Role.DEPARTMENT_HEAD, Role.DIRECTOR)
RECORDERS = (*MANAGERS, Role.LEX_SARAH_OFFICER, Role.QUALITY_DEVELOPER)


class AssignTraining(Command, label="Tilldela utbildning", may=RECORDERS, opens=True):
    """`unit`: where the person works, whose manager sees to it."""

    competence: CompetenceId
    person: PersonId
    unit: UnitId


class ConfirmTraining(Command, label="Jag har tagit del av detta"):
    """By the person alone."""

    day: date


class RecordTraining(Command, label="Anteckna genomförd utbildning", may=RECORDERS):
    day: date
    taken_from: Name


class WaiveTraining(Command, label="Medge undantag", may=MANAGERS, becomes=TrainingWaived):
    reason: WhyWaived
    comment: Personal[Text] | None = None


class TakeBackTraining(Command, label="Ta tillbaka uppgiften", may=RECORDERS, becomes=TrainingTakenBack):
    reason: WhyTakenBack


class AnnulTraining(Command, label="Makulera utbildning", may=RECORDERS, becomes=TrainingAnnulled):
    reason: WhyAnnulled


TrainingCommand = AssignTraining | ConfirmTraining | RecordTraining | WaiveTraining | TakeBackTraining | AnnulTraining

# ── State ────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True)
class Training:
    status: Status = Status.UNKNOWN
    unit: UUID | None = None
    competence: UUID | None = None
    person: UUID | None = None
    due: Due | None = None
    renewed_every: int | None = None
    completed_on: date | None = None
    valid_until: date | None = None
    waived: WhyWaived | None = None

    def overdue(self, day: date) -> bool:
        """Whether they should have it by now and have not, or it has to be renewed."""
        if self.status is Status.ASSIGNED:
            return self.due is not None and self.due.on < day
        return self.status is Status.COMPLETED and self.valid_until is not None and self.valid_until < day


def evolve(state: Training, event: TrainingEvent, stamp: Stamp) -> Training:
    match event:
        case TrainingAssigned():
            return Training(
                status=Status.ASSIGNED,
                unit=event.unit,
                competence=event.competence,
                person=event.person,
                due=event.due,
                renewed_every=event.renewed_every,
            )
        case TrainingCompleted():
            return replace(
                state, status=Status.COMPLETED, completed_on=event.day, valid_until=event.valid_until, waived=None
            )
        case TrainingWaived():
            return replace(state, status=Status.WAIVED, waived=event.reason)
        case TrainingTakenBack():
            return replace(state, status=Status.ASSIGNED, completed_on=None, valid_until=None, waived=None)
        case TrainingAnnulled():
            return replace(state, status=Status.ANNULLED)
        case _:
            assert_never(event)


# ── Rules ────────────────────────────────────────────────────────────────────


class NotRequiredNow(
    Refusal, message="Kompetenskravet gäller inte i dag.", duty=law.COMPETENT_STAFF, field="competence"
): ...


class OnlyThemselves(
    Refusal,
    message="Var och en bekräftar för sig själv. En chef antecknar i stället var det framgår.",
    duty=law.INFORM_STAFF,
): ...


class NotLaterThanBefore(
    Refusal,
    message="Den är redan genomförd den {day}. Ange en senare dag när den förnyas.",
    duty=law.COMPETENT_STAFF,
    field="day",
): ...


def decide(state: Training, command: TrainingCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case AssignTraining():
            must_be(state.status, Status.UNKNOWN, Status.ANNULLED)
            yield assigned(command, occasion)
        case ConfirmTraining() | RecordTraining():
            must_be(state.status, Status.ASSIGNED, Status.COMPLETED)
            yield completed(state, command, occasion)
        case WaiveTraining():
            must_be(state.status, Status.ASSIGNED)
            yield command.event()
        case TakeBackTraining():
            must_be(state.status, Status.COMPLETED, Status.WAIVED)
            yield command.event()
        case AnnulTraining():
            must_be(state.status, Status.ASSIGNED, Status.COMPLETED, Status.WAIVED)
            yield command.event()
        case _:
            assert_never(command)


def assigned(command: AssignTraining, occasion: Occasion) -> Event:
    """Of what is required today, within the time that the board gives."""
    day = occasion.stamp.day
    competence = occasion.state(command.competence, Competence)
    if not competence.holds(day):
        raise NotRequiredNow
    return TrainingAssigned(
        competence=command.competence,
        person=command.person,
        unit=command.unit,
        due=due(occasion, "training.assigned", day),
        renewed_every=competence.renewed_every,
    )


def completed(state: Training, command: ConfirmTraining | RecordTraining, occasion: Occasion) -> Event:
    must_have_been(occasion.stamp, command.day)
    if isinstance(command, ConfirmTraining) and occasion.stamp.by != state.person:
        raise OnlyThemselves
    if state.completed_on is not None and command.day <= state.completed_on:
        raise NotLaterThanBefore(day=state.completed_on.isoformat())
    return TrainingCompleted(
        day=command.day,
        valid_until=add_months(command.day, state.renewed_every) if state.renewed_every else None,
        taken_from=command.taken_from if isinstance(command, RecordTraining) else None,
    )


REGISTER = Register(
    name="trainings",
    label="Utbildningar",
    singular="Utbildning",
    duty=law.COMPETENT_STAFF,
    initial=Training(),
    decide=decide,
    evolve=evolve,
    command=TrainingCommand,
    event=TrainingEvent,
    settings=(Topic.DEADLINES,),
    natural=lambda command, by: training_id(command.competence, command.person),
    waits=(
        Wait(label="utbildningen ska vara gjord", day="due", statuses=(Status.ASSIGNED,), by=("person",)),
        Wait(label="utbildningen ska förnyas", day="valid_until", statuses=(Status.COMPLETED,), by=("person",)),
    ),
)
