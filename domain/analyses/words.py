"""The words of half-year analyses: stages, what the board did, and what a figure is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from domain.grammar import Between, Length
from domain.terms import Term
from domain.words import Name

# ── Vocabulary ───────────────────────────────────────────────────────────────


class Status(Term):
    UNKNOWN = "unknown", "okänd"
    FROZEN = "frozen", "siffrorna är frysta"
    WRITTEN = "written", "analysen är skriven"
    REVIEWED = "reviewed", "granskad av ledningsgruppen"
    SUBMITTED = "submitted", "överlämnad till nämnden"
    DECIDED = "decided", "behandlad av nämnden"
    PUBLISHED = "published", "publicerad"
    ANNULLED = "annulled", "makulerad"


STANDING = tuple(status for status in Status if status not in (Status.UNKNOWN, Status.ANNULLED))


class Organisation(Term):
    """By which organisation records are counted on units."""

    THEN = "then", "den enhet som hade ärendet då"
    END = "end", "organisationen vid periodens slut"


class Outcome(Term):
    """What the board did with the analysis."""

    APPROVED = "approved", "nämnden godkände redovisningen"
    NOTED = "noted", "nämnden tog emot informationen"
    FILED = "filed", "nämnden lade den till handlingarna"
    REFERRED_BACK = "referred_back", "nämnden återremitterade"


class WhyAnnulled(Term):
    WRONG_PERIOD = "wrong_period", "fel period"
    WRONG_BOARD = "wrong_board", "fel nämnd"
    DUPLICATE = "duplicate", "upprättad två gånger"


Digest = Annotated[str, Length(43, 43)]
Position = Annotated[int, Between(1, 2**53 - 1)]
Value = Annotated[int, Between(0, 2**53 - 1)]
Version = Annotated[int, Between(1, 10_000)]
Half = Annotated[int, Between(1, 2)]
Year = Annotated[int, Between(1990, 2199)]


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """One number: what it is counted by, its value, and the digest of the list of records behind it.

    `value` is None where there is nothing to work it out from (a median of no days).
    """

    key: Annotated[str, Length(0, 200)]
    value: Value | None
    records: Digest


@dataclass(frozen=True, kw_only=True, slots=True)
class Counted:
    """The figures of one measure, as the program counted them."""

    measure: Name
    version: Version
    now: tuple[Figure, ...]
    before: tuple[Figure, ...]
