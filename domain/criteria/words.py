"""Vocabulary of the criteria: perspectives, quality areas, what is measured, how often, and targets of every kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from domain.grammar import Between, Length, Names
from domain.numbers import Number
from domain.terms import Role, Term

CriterionId = Annotated[UUID, Names("criteria")]
MeasureId = Annotated[str, Length(1, 60)]
Short = Annotated[str, Length(1, 60)]
What = Annotated[str, Length(1, 120)]
Least = Annotated[int, Between(0, 1_000)]

MOST_MEASURES = 6
MOST_TARGETS = 4
"""How many of a measure's targets a state keeps, the latest; the lines keep all."""


class Status(Term):
    UNKNOWN = "unknown", "okänt"
    DRAFT = "draft", "utkast"
    DECIDED = "decided", "beslutat"
    REVISED = "revised", "under revidering"
    RETIRED = "retired", "upphävt"
    ANNULLED = "annulled", "makulerat"


class Perspective(Term):
    """From which side quality is seen."""

    AUTHORITY = "authority", "handläggning, myndighet"
    PROVIDER = "provider", "insatser av utförare"
    WHOLE = "whole", "hela verksamheten"


class QualityArea(Term):
    """Socialstyrelsens sex kvalitetsområden, as Nacka lists them (N10–N15)."""

    SELF_DETERMINATION = "self_determination", "självbestämmande och integritet"
    COORDINATION = "coordination", "helhetssyn och samordning"
    SAFETY = "safety", "trygghet och säkerhet"
    KNOWLEDGE = "knowledge", "kunskapsbaserad verksamhet"
    ACCESSIBILITY = "accessibility", "tillgänglighet"
    EFFECTIVENESS = "effectiveness", "effektivitet"


class Measured(Term):
    """In what a value is given."""

    GRADE = "grade_1_5", "på 5-gradig skala"
    PERCENT = "percent", "procent"
    COUNT = "count", "antal"
    INDEX = "index", "index"
    DAYS = "days", "dagar"


class Frequency(Term):
    YEARLY = "yearly", "en gång per år"
    AT_LEAST_YEARLY = "at_least_yearly", "minst en gång per år"
    TWICE_A_YEAR = "twice_a_year", "två gånger per år"
    TERTIAL = "tertial", "varje tertial"
    QUARTERLY = "quarterly", "var tredje månad"
    MONTHLY = "monthly", "varje månad"
    CONTINUOUS = "continuous", "löpande"


class Comparator(Term):
    AT_LEAST = "at_least", "minst"
    AT_MOST = "at_most", "högst"


class TargetKind(Term):
    """What a target is: a number, or what the table says instead of one."""

    NUMBER = "number", "ett tal"
    LEGISLATION = "legislation", "enligt lagstiftning"
    VARYING = "varying", "varierande"


class Breakdown(Term):
    """What the values of a measure are told apart by."""

    UNIT = "unit", "enhet"
    SEX = "sex", "kön"
    AGE = "age", "ålder"
    PROVIDER = "provider", "utförare"
    TARGET_GROUP = "target_group", "målgrupp"


class WhyAnnulled(Term):
    WRONG_CONTENT = "wrong_content", "fel innehåll"
    DUPLICATE = "duplicate", "dubblett"
    WRONG_BOARD = "wrong_board", "hör till en annan nämnd"


@dataclass(frozen=True, kw_only=True, slots=True)
class Method:
    """How and how often it is measured; `row` is the row of the guideline's table, `frequency_as_written` its words."""

    row: Short | None = None
    name: Short | None = None
    frequency: Frequency | None = None
    frequency_as_written: Short | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Target:
    """A target as written, and as a number where it is one."""

    kind: TargetKind = TargetKind.NUMBER
    as_written: Short
    comparator: Comparator | None = None
    value: Number | None = None
    measured: Measured | None = None


Methods = Annotated[tuple[Method, ...], Length(1, 4)]

QUALITY = (Role.QUALITY_DEVELOPER, Role.DIRECTOR)
MANAGERS = (Role.UNIT_MANAGER, Role.DEPARTMENT_HEAD, Role.DIRECTOR)
DEFINERS = (Role.QUALITY_DEVELOPER, *MANAGERS)
ENTERED_BY = (Role.BOARD_SECRETARY, Role.QUALITY_DEVELOPER)
