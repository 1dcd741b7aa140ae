"""Kompetenskrav – what those who work here are to know or have been told: 6 kap. 1 § SOSFS 2011:9.

A requirement says for which roles, on what ground, how often it is renewed and within how long. How it stands is
followed up once a year; who has what is a record of its own for each person (domain/trainings.py). Nothing here or
there has a place for membership of a trade union, which the board must not record.

    active ──change──> active ──follow up──> active ──retire──> retired, from its last day
    active ──annul──> annulled
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, assert_never
from uuid import UUID

from domain import law
from domain.board import Slug
from domain.changes import replace
from domain.grammar import Between, Command, Event, Names, Occasion, Personal, Refusal, Stamp
from domain.registers import Register
from domain.terms import Role, Term
from domain.words import Count, Decision, Name, Text, UnitId, must_be, must_be_in_order, must_have_been

# ── Vocabulary ───────────────────────────────────────────────────────────────


class Status(Term):
    UNKNOWN = "unknown", "okänt"
    ACTIVE = "active", "gäller"
    RETIRED = "retired", "upphört"
    ANNULLED = "annulled", "makulerat"


ONCE_REQUIRED = (Status.ACTIVE, Status.RETIRED)


class WhyAnnulled(Term):
    DUPLICATE = "duplicate", "dubblett"
    WRONG_ROLES = "wrong_roles", "fel roller"
    WRONG_BOARD = "wrong_board", "hör till en annan nämnd"


CompetenceId = Annotated[UUID, Names("competence")]
Months = Annotated[int, Between(1, 120)]
DEMANDS = {one.id for one in law.DUTIES}

# ── Events ───────────────────────────────────────────────────────────────────


class CompetenceRequired(Event, label="Kompetenskravet infördes", duty=law.COMPETENT_STAFF):
    """Those with some roles are to have it. `renewed_every`: so many months it lasts; for good if empty.

    `demand`: the duty in law by its id; `basis`: the words of a guideline; `at_start`: it belongs to the introduction.
    """

    title: Name
    roles: tuple[Role, ...]
    unit: UnitId | None
    demand: Slug | None
    basis: Name | None
    mandatory: bool
    at_start: bool
    renewed_every: Months | None
    since: date
    decision: Decision | None


class CompetenceRequirementChanged(Event, label="Kompetenskravet ändrades", duty=law.COMPETENT_STAFF):
    """It reads otherwise from a day on; what has been completed stands."""

    title: Name
    roles: tuple[Role, ...]
    demand: Slug | None
    basis: Name | None
    mandatory: bool
    at_start: bool
    renewed_every: Months | None
    since: date
    decision: Decision | None
    reason: Personal[Text]


class CompetenceFollowedUp(Event, label="Kompetensen följdes upp", duty=law.COMPETENT_STAFF):
    """How many of those who should had it on a day, and what is done about the gap."""

    day: date
    concerned: Count
    lacking: Count
    conclusions: Personal[Text]


class CompetenceRequirementRetired(Event, label="Kompetenskravet upphörde", duty=law.COMPETENT_STAFF, shows=False):
    """It holds up to a day and no longer."""

    until: date
    decision: Decision | None


class CompetenceRequirementAnnulled(Event, label="Kompetenskravet makulerades", duty=law.DOCUMENTATION):
    """The entry was struck out; its lines stay."""

    reason: WhyAnnulled


CompetenceEvent = (
    CompetenceRequired
    | CompetenceRequirementChanged
    | CompetenceFollowedUp
    | CompetenceRequirementRetired
    | CompetenceRequirementAnnulled
)

# ── Commands ─────────────────────────────────────────────────────────────────

DECIDERS = (Role.DEPARTMENT_HEAD, Role.DIRECTOR, Role.QUALITY_DEVELOPER)


class RequireCompetence(Command, label="Inför kompetenskrav", may=DECIDERS, becomes=CompetenceRequired, opens=True):
    title: Name
    roles: tuple[Role, ...]
    unit: UnitId | None = None
    demand: Slug | None = None
    basis: Name | None = None
    mandatory: bool = True
    at_start: bool = False
    renewed_every: Months | None = None
    since: date
    decision: Decision | None = None


class ChangeCompetenceRequirement(
    Command, label="Ändra kompetenskrav", may=DECIDERS, becomes=CompetenceRequirementChanged
):
    title: Name
    roles: tuple[Role, ...]
    demand: Slug | None = None
    basis: Name | None = None
    mandatory: bool = True
    at_start: bool = False
    renewed_every: Months | None = None
    since: date
    decision: Decision | None = None
    reason: Personal[Text]


class FollowUpCompetence(Command, label="Följ upp kompetens", may=DECIDERS, becomes=CompetenceFollowedUp):
    """`concerned`: how many should have it; `lacking`: how many of them do not."""

    day: date
    concerned: Count
    lacking: Count
    conclusions: Personal[Text]


class RetireCompetenceRequirement(
    Command, label="Avsluta kompetenskrav", may=DECIDERS, becomes=CompetenceRequirementRetired
):
    until: date
    decision: Decision | None = None


class AnnulCompetenceRequirement(
    Command, label="Makulera kompetenskrav", may=DECIDERS, becomes=CompetenceRequirementAnnulled
):
    reason: WhyAnnulled


CompetenceCommand = (
    RequireCompetence
    | ChangeCompetenceRequirement
    | FollowUpCompetence
    | RetireCompetenceRequirement
    | AnnulCompetenceRequirement
)

# ── State ────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True)
class Competence:
    """`lacking` of `concerned` did not have it when it was followed up last."""

    status: Status = Status.UNKNOWN
    unit: UUID | None = None
    title: str = ""
    roles: tuple[Role, ...] = ()
    demand: str | None = None
    mandatory: bool = True
    at_start: bool = False
    renewed_every: int | None = None
    since: date | None = None
    until: date | None = None
    followed_up_on: date | None = None
    concerned: int | None = None
    lacking: int | None = None

    def holds(self, day: date) -> bool:
        """Whether it is required on a day; when it has been retired, up to its last."""
        started = self.since is not None and self.since <= day
        return self.status in ONCE_REQUIRED and started and (self.until is None or day <= self.until)


def evolve(state: Competence, event: CompetenceEvent, stamp: Stamp) -> Competence:
    match event:
        case CompetenceRequired():
            return worded(Competence(status=Status.ACTIVE, unit=event.unit, since=event.since), event)
        case CompetenceRequirementChanged():
            return worded(state, event)
        case CompetenceFollowedUp():
            return replace(state, followed_up_on=event.day, concerned=event.concerned, lacking=event.lacking)
        case CompetenceRequirementRetired():
            return replace(state, status=Status.RETIRED, until=event.until)
        case CompetenceRequirementAnnulled():
            return replace(state, status=Status.ANNULLED)
        case _:
            assert_never(event)


def worded(state: Competence, event: CompetenceRequired | CompetenceRequirementChanged) -> Competence:
    return replace(
        state,
        title=event.title,
        roles=event.roles,
        demand=event.demand,
        mandatory=event.mandatory,
        at_start=event.at_start,
        renewed_every=event.renewed_every,
    )


# ── Rules ────────────────────────────────────────────────────────────────────


class ForWhom(Refusal, message="Ange minst en roll som kravet gäller.", duty=law.COMPETENT_STAFF, field="roles"): ...


class NoSuchDemand(
    Refusal, message="Det finns inget krav i lag med namnet {id}.", duty=law.COMPETENT_STAFF, field="demand"
): ...


class MoreThanThereAre(
    Refusal,
    message="Fler saknar kompetensen ({lacking}) än de som ska ha den ({concerned}).",
    duty=law.COMPETENT_STAFF,
    field="lacking",
): ...


def decide(state: Competence, command: CompetenceCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case RequireCompetence():
            must_be(state.status, Status.UNKNOWN)
            must_be_whole(command)
        case ChangeCompetenceRequirement():
            must_be(state.status, Status.ACTIVE)
            must_have_been(occasion.stamp, command.since)  # it reads so at once
            must_be_in_order(state.since, command.since)
            must_be_whole(command)
        case FollowUpCompetence():
            must_be(state.status, *ONCE_REQUIRED)
            must_have_been(occasion.stamp, command.day)
            must_be_in_order(command.day, state.until)
            if command.lacking > command.concerned:
                raise MoreThanThereAre(lacking=command.lacking, concerned=command.concerned)
        case RetireCompetenceRequirement():
            must_be(state.status, Status.ACTIVE)
            must_be_in_order(state.since, command.until)
        case AnnulCompetenceRequirement():
            must_be(state.status, Status.ACTIVE)
        case _:
            assert_never(command)
    yield command.event()


def must_be_whole(command: RequireCompetence | ChangeCompetenceRequirement) -> None:
    if not command.roles:
        raise ForWhom
    if command.demand is not None and command.demand not in DEMANDS:
        raise NoSuchDemand(id=command.demand)


REGISTER = Register(
    name="competence",
    label="Kompetenskrav",
    singular="Kompetenskrav",
    duty=law.COMPETENT_STAFF,
    initial=Competence(),
    decide=decide,
    evolve=evolve,
    command=CompetenceCommand,
    event=CompetenceEvent,
    series="KOM",
)
