"""Vocabulary of the annual wheel: kinds, receivers, rounds, and why something is missed, ended or struck out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from domain.grammar import Between, Length, Names, derived_id
from domain.terms import Role, Term
from domain.words import Name

ObligationId = Annotated[UUID, Names("obligations")]
MeetingId = Annotated[UUID, Names("meetings")]
Month = Annotated[int, Between(1, 12)]
Requirement = Annotated[str, Length(1, 20)]

MOST_ROUNDS = 18
"""How many rounds a state keeps, the latest; the lines keep all."""


class Status(Term):
    UNKNOWN = "unknown", "okänd"
    ESTABLISHED = "established", "gäller"
    ENDED = "ended", "upphörd"
    ANNULLED = "annulled", "makulerad"


class Kind(Term):
    """What is to be done each time."""

    COMPILE = "compile", "sammanställa och analysera"
    REPORT = "report", "rapportera"
    REVIEW = "review", "följa upp eller se över"
    INFORM = "inform", "informera"
    PLAN = "plan", "planera"


class Receiver(Term):
    BOARD = "board", "nämnden"
    COMMITTEE = "committee", "utskottet"
    MANAGEMENT_GROUP = "management_group", "ledningsgruppen"
    QUALITY_GROUP = "quality_group", "kvalitetsgruppen"
    UNITS = "units", "berörda verksamheter"
    STAFF = "staff", "medarbetarna"
    COUNCIL = "council", "fullmäktige"
    AUDITORS = "auditors", "revisorerna"
    IVO = "ivo", "Inspektionen för vård och omsorg"
    PUBLIC = "public", "var och en"


class WhyMissed(Term):
    NO_TIME = "no_time", "hanns inte med"
    NO_DATA = "no_data", "underlag saknades"
    MOVED = "moved", "togs in i en senare redovisning"
    NOBODY = "nobody", "ingen hade uppgiften"
    DECIDED_NOT_TO = "decided_not_to", "beslutades att inte göras"


class WhyEnded(Term):
    REPLACED = "replaced", "ersatt av en annan"
    LAW_CHANGED = "law_changed", "kravet har ändrats"
    GUIDELINE_CHANGED = "guideline_changed", "riktlinjen har ändrats"
    WORK_ENDED = "work_ended", "verksamheten har upphört"


class WhyAnnulled(Term):
    DUPLICATE = "duplicate", "dubblett"
    WRONG_BOARD = "wrong_board", "hör till en annan nämnd"
    NO_SUCH_DUTY = "no_such_duty", "något sådant krav finns inte"


class WhyStruck(Term):
    WRONG_PERIOD = "wrong_period", "fel period"
    WRONG_OBLIGATION = "wrong_obligation", "hör till en annan uppgift"
    BY_MISTAKE = "by_mistake", "införd av misstag"


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """What a guideline says, as it is written, and the number of the requirement."""

    requirement: Requirement
    text: Name


Sentences = Annotated[tuple[Sentence, ...], Length(0, 6)]
Months = Annotated[tuple[Month, ...], Length(0, 12)]


def obligation_id(id: str, unit: UUID | None = None) -> UUID:
    """The record of an obligation of the board's, or of one of its units."""
    return derived_id("obligations", id, unit or "")


@dataclass(frozen=True, kw_only=True, slots=True)
class Round:
    """One time round: for which period, by which day, and what became of it."""

    first: date
    last: date
    by: date | None = None
    done_on: date | None = None
    late: bool | None = None
    missed: WhyMissed | None = None
    at_meeting: UUID | None = None

    @property
    def open(self) -> bool:
        """Whether it is planned and nothing has come of it yet."""
        return self.done_on is None and self.missed is None


KEEPERS = (Role.QUALITY_DEVELOPER, Role.BOARD_SECRETARY, Role.DIRECTOR)
DOERS = (*KEEPERS, Role.UNIT_MANAGER, Role.DEPARTMENT_HEAD, Role.LEX_SARAH_OFFICER, Role.REGISTRAR)
