"""Vocabulary of the measurements: stages, outcomes, trends, channels, and what counts are made rates by."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from domain.grammar import Names, derived_id
from domain.terms import Role, Term

MeasurementId = Annotated[UUID, Names("measurements")]


class Status(Term):
    UNKNOWN = "unknown", "okänd"
    SCHEDULED = "scheduled", "planerad"
    COLLECTING = "collecting", "insamling pågår"
    RECORDED = "recorded", "registrerad"
    VALIDATED = "validated", "granskad"
    ANALYSED = "analysed", "analyserad"
    PUBLISHED = "published", "redovisad"
    MISSED = "missed", "utebliven"
    ANNULLED = "annulled", "makulerad"


WITH_VALUE = (Status.RECORDED, Status.VALIDATED, Status.ANALYSED, Status.PUBLISHED)

WITH_ACTIONS = ("actions", "deviations", "lex_sarah")
"""The registers in whose records it is decided that something is done."""


class Met(Term):
    """Whether the target was met."""

    YES = "yes", "målvärdet är nått"
    NO = "no", "målvärdet är inte nått"
    NOT_COMPARABLE = "not_comparable", "går inte att jämföra med målvärdet"
    NO_TARGET = "no_target", "inget målvärde"


class Denominator(Term):
    """What counts are made rates by."""

    CASES = "cases", "ärenden"
    USERS = "users", "brukare"
    PLACEMENT_DAYS = "placement_days", "placeringsdygn"
    STAFF = "staff", "medarbetare"
    FULL_TIME = "full_time", "årsarbetare"


class Trend(Term):
    BETTER = "better", "förbättras"
    STABLE = "stable", "oförändrat"
    WORSE = "worse", "försämras"
    UNKNOWN = "unknown", "vet inte"


class Channel(Term):
    """Where a result is told."""

    BOARD = "board", "nämnden"
    UNITS = "units", "berörda verksamheter"
    WEB = "web", "webbplats"
    CATALOGUE = "catalogue", "jämförelsetjänst"


class WhyMissed(Term):
    NO_DATA = "no_data", "uppgifterna gick inte att få fram"
    NOT_MADE = "not_made", "undersökningen gjordes inte"
    TOO_FEW = "too_few", "för få att fråga"
    SYSTEM = "system", "byte av system"


class WhyAnnulled(Term):
    WRONG_PERIOD = "wrong_period", "fel period"
    WRONG_UNIT = "wrong_unit", "fel enhet"
    WRONG_MEASURE = "wrong_measure", "fel mått"
    TEST_ENTRY = "test_entry", "registrerad på prov"


def measurement_id(
    criterion: UUID, measure: str, unit: UUID | None, first: date, last: date, group: str | None
) -> UUID:
    """The record of a measure in a unit, or in the whole operation, and a period."""
    return derived_id("measurements", criterion, measure, unit or "", first, last, group or "")


def denominator_id(denominator: Denominator, unit: UUID, month: date) -> UUID:
    """The record of how many there were in a unit and a month."""
    return derived_id("measurements", denominator, unit, month.replace(day=1))


MANAGERS = (Role.UNIT_MANAGER, Role.DEPARTMENT_HEAD, Role.DIRECTOR)
MEASURERS = (*MANAGERS, Role.QUALITY_DEVELOPER)
