"""Words that several registers use: texts, ids of other records, when it happened, who decided, whom it concerns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from domain.grammar import Between, Length, Names, Refusal, Stamp, derived_id
from domain.law import DECISION_DOCUMENTED, DOCUMENTATION
from domain.named import NamesIn
from domain.terms import AgeBand, Body, LegalBasis, Sex, Term, YesNoUnknown

Name = Annotated[str, Length(1, 200)]
"""A short text in the clear: a title, a place, a number in the diary. Never about a person."""

Text = Annotated[str, Length(1, 20_000)]
"""Running text; as `Personal[Text]` wherever somebody could be named in it."""

Count = Annotated[int, Between(0, 1_000_000)]

PersonId = Annotated[UUID, Names("persons")]
UnitId = Annotated[UUID, Names("units")]
CaseId = Annotated[UUID, Names("lex_sarah")]


def case_id(register: str, record: UUID, earlier: UUID | None) -> UUID:
    """The lex Sarah case that a record gives rise to: one each time it is taken over, after the `earlier` one."""
    return derived_id("lex_sarah", register, earlier or record)


@dataclass(frozen=True, kw_only=True, slots=True)
class Occurred:
    """When it happened: a day (first = last), an interval, or unknown (both empty).

    >>> Occurred.on(date(2026, 3, 14)).known
    True
    >>> Occurred().known
    False
    """

    first: date | None = None
    last: date | None = None

    @classmethod
    def on(cls, day: date) -> Occurred:
        return cls(first=day, last=day)

    @property
    def known(self) -> bool:
        return self.first is not None or self.last is not None

    @property
    def day(self) -> date | None:
        """The day that counts in statistics: the last one known."""
        return self.last or self.first


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """Who decided, as it stands in the minutes; who typed it in is the stamp (FL 31 §).

    Either a person or a body. `delegation` is the record of the delegation it rests on, if it rests on one.
    """

    person: PersonId | None = None
    body: Body | None = None
    day: date
    paragraph: Name | None = None
    diary_number: Name | None = None
    rapporteur: PersonId | None = None
    taking_part: tuple[PersonId, ...] = ()
    delegation: Annotated[UUID, Names("delegations")] | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Affected:
    """Coarse facts about those concerned, outside the seal so that they can be counted when the text is erased."""

    child: YesNoUnknown = YesNoUnknown.UNKNOWN
    age: AgeBand = AgeBand.UNKNOWN
    sex: Sex = Sex.UNKNOWN
    count: Count | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """The line in another register that gave rise to this one. Its text is referred to, never copied."""

    register: Name
    record: Annotated[UUID, NamesIn("register")]
    version: Annotated[int, Between(1, 2**31 - 1)]


LegalBases = tuple[LegalBasis, ...]


class Reading(Term):
    """The answer to the first question of every report: can it be, or be a risk of, a missförhållande?"""

    YES = "yes", "ja, det kan vara ett missförhållande eller en risk för det"
    UNCLEAR = "unclear", "oklart"
    NO = "no", "nej"


# ── Refusals that several registers share ────────────────────────────────────


class WrongOrder(Refusal, message="Åtgärden passar inte i det skede ärendet är nu: {status}.", duty=DOCUMENTATION): ...


class AlreadyThere(Refusal, message="Posten finns redan.", duty=DOCUMENTATION): ...


class NotYetHappened(Refusal, message="Dagen {day} har inte varit än.", duty=DOCUMENTATION): ...


class DaysInWrongOrder(
    Refusal, message="Dagarna kommer i fel ordning: {first} är efter {last}.", duty=DOCUMENTATION
): ...


class NobodyDecided(
    Refusal,
    message="Ange antingen den person eller det organ som beslutade, inte båda.",
    duty=DECISION_DOCUMENTED,
    field="decision",
): ...


def must_be(state_status: Term, *allowed: Term) -> None:
    """Refuse unless the record is in one of the stages allowed."""
    if state_status not in allowed:
        raise WrongOrder(status=state_status.label)


def must_have_been(stamp: Stamp, *days: date | None) -> None:
    """Refuse a day that is still to come, by the local day of the stamp."""
    for day in days:
        if day is not None and day > stamp.day:
            raise NotYetHappened(day=day.isoformat())


def must_be_in_order(first: date | None, last: date | None) -> None:
    """Refuse an interval that ends before it begins."""
    if first is not None and last is not None and first > last:
        raise DaysInWrongOrder(first=first.isoformat(), last=last.isoformat())
