"""The words of the register of processes: stages, categories, activities, and why an activity has no routine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from domain.agreements.words import AgreementId, Counterparty
from domain.documents.words import DocumentId
from domain.grammar import Between, Length
from domain.terms import Role, Term
from domain.words import Name, UnitId


class Status(Term):
    UNKNOWN = "unknown", "okänd"
    IDENTIFIED = "identified", "identifierad"
    DESCRIBED = "described", "beskriven"
    ESTABLISHED = "established", "fastställd"
    IN_USE = "in_use", "i bruk"
    UNDER_REVISION = "under_revision", "under omarbetning"
    SUPERSEDED = "superseded", "ersatt"
    RETIRED = "retired", "avslutad"
    ANNULLED = "annulled", "makulerad"


WORKED_ON = (Status.IDENTIFIED, Status.DESCRIBED, Status.UNDER_REVISION)
STANDING = (Status.ESTABLISHED, Status.IN_USE)
LIVE = (*WORKED_ON, *STANDING)


class Category(Term):
    GOVERNANCE = "governance", "styr- och ledningsprocess"
    CORE = "core", "verksamhetsprocess"
    SUPPORT = "support", "stödprocess"


class WhyNoRoutine(Term):
    """Why an activity needs no routine of its own."""

    IN_THE_PROCESS = "in_the_process", "processen beskriver den tillräckligt"
    IN_LAW = "in_law", "lagen säger hur den görs"
    IN_THE_SYSTEM = "in_the_system", "verksamhetssystemet styr hur den görs"
    JUDGED_EACH_TIME = "judged_each_time", "den bedöms i varje ärende för sig"
    BEING_DRAWN_UP = "being_drawn_up", "rutinen är under arbete"


class Review(Term):
    FITS = "fits", "processen är ändamålsenlig"
    TO_BE_REVISED = "to_be_revised", "processen behöver omarbetas"


class WhyRetired(Term):
    REPLACED = "replaced", "ersatt av en annan process"
    OPERATION_ENDED = "operation_ended", "verksamheten är avslutad"
    NOT_NEEDED = "not_needed", "behövs inte för att säkra kvaliteten"


class WhyAnnulled(Term):
    DUPLICATE = "duplicate", "finns redan som en annan process"
    NOT_A_PROCESS = "not_a_process", "är inte en process"
    NOT_OURS = "not_ours", "hör till en annan nämnd"
    ENTERED_BY_MISTAKE = "entered_by_mistake", "upplagd av misstag"


# The state shows every activity, and a state is small for ever: hence few, with short names.
MOST_ACTIVITIES = 14
MOST_ROUTINES = 3
SOURCES_KEPT = 12

Label = Annotated[str, Length(1, 60)]
ActivityNumber = Annotated[int, Between(1, 99)]
Others = Annotated[tuple[ActivityNumber, ...], Length(0, 5)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """An activity as it is described. Its number is its own and is kept when the process is revised.

    `after`: the activities it follows; `returns_to`: earlier ones that it may send the matter back to.
    `documentation`: what is to be written down.
    """

    number: ActivityNumber
    name: Label
    role: Role | None = None
    after: Others = ()
    returns_to: Others = ()
    inputs: Name | None = None
    outputs: Name | None = None
    documentation: Name | None = None


Activities = Annotated[tuple[Activity, ...], Length(1, MOST_ACTIVITIES)]
Routines = Annotated[tuple[DocumentId, ...], Length(0, MOST_ACTIVITIES * MOST_ROUTINES)]
Counterparties = Annotated[tuple[Counterparty, ...], Length(0, 8)]
Agreements = Annotated[tuple[AgreementId, ...], Length(0, 10)]
Within = Annotated[tuple[UnitId, ...], Length(0, 10)]

THOSE_WHO_IDENTIFY = (Role.DEPARTMENT_HEAD, Role.DIRECTOR, Role.QUALITY_DEVELOPER)
THOSE_WHO_DESCRIBE = (Role.UNIT_MANAGER, Role.DOCUMENT_OWNER, *THOSE_WHO_IDENTIFY)
# A decision is taken by heads and management groups, and may be entered by those who keep their minutes.
DECISIONS_ENTERED_BY = (*THOSE_WHO_IDENTIFY, Role.BOARD_SECRETARY)
