"""The words of analyses and reports: kinds, stages, sections, what the board did, and what a figure is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from domain.board import Slug
from domain.digests import Digest
from domain.grammar import Between, Length, Names
from domain.terms import Term
from domain.words import Name

# ── Vocabulary ───────────────────────────────────────────────────────────────


class ReportKind(Term):
    """What is compiled and analysed, and put to the board."""

    HALF_YEAR = "half_year", "halvårsanalys"
    TERTIAL = "tertial", "tertialsammanställning av egenkontrollen"
    LEX_SARAH = "lex_sarah", "lex Sarah-rapport"
    QUALITY_REPORT = "quality_report", "kvalitetsberättelse"
    JOINT = "joint", "samlad analys"
    PROVIDERS = "providers", "rapport om utförare"


class Section(Term):
    """What a kind of report says besides what the figures show and what is concluded from them."""

    WORK = "work", "Hur arbetet har bedrivits"
    MEASURES = "measures", "Åtgärder för att förbättra kvaliteten"
    RESULTS = "results", "Resultat"
    DEVELOPMENT = "development", "Risker, brister och utvecklingsområden"
    SYSTEM = "system", "Uppföljning av ledningssystemet som helhet"
    WHY = "why", "Varför händer det?"
    EFFECTS = "effects", "Effekter av åtgärderna"
    NETWORK = "network", "Kostnad och kvalitet jämfört med andra kommuner"
    PLANNING = "planning", "Till nästa års planering"


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

    DECIDED = "decided", "nämnden beslutade enligt förslaget"
    APPROVED = "approved", "nämnden godkände redovisningen"
    NOTED = "noted", "nämnden tog emot informationen"
    FILED = "filed", "nämnden lade den till handlingarna"
    REFERRED_BACK = "referred_back", "nämnden återremitterade"


class WhyAnnulled(Term):
    WRONG_PERIOD = "wrong_period", "fel period"
    WRONG_BOARD = "wrong_board", "fel nämnd"
    DUPLICATE = "duplicate", "upprättad två gånger"


MOST_ACTIONS = 20
MOST_CAUSES = 20
FIGURES_IN_A_LINE = 100
"""So many figures of a measure stand in a line, now and before each, and the rest in the next."""

ActionIds = Annotated[tuple[Annotated[UUID, Names("actions")], ...], Length(0, MOST_ACTIONS)]
Causes = Annotated[tuple[Slug, ...], Length(0, MOST_CAUSES)]
Position = Annotated[int, Between(1, 2**53 - 1)]
Value = Annotated[int, Between(0, 2**53 - 1)]
Version = Annotated[int, Between(1, 10_000)]
Limit = Annotated[int, Between(0, 100)]


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


@dataclass(frozen=True, kw_only=True, slots=True)
class Traced:
    """The months of a measure up to the end of the period, from the first on: what a chart and its signals rest on.

    `bases` are what each month's value is set against, none where it is a count.
    """

    series: Name
    version: Version
    first: date
    values: tuple[Value, ...]
    bases: tuple[Value, ...]
