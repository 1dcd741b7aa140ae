"""The words of the plans: kinds, stages, areas with their strategies, staffing, and how a goal came out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from domain.criteria.words import CriterionId
from domain.goals.words import GoalId
from domain.grammar import Length, Names
from domain.measurements.words import MeasurementId
from domain.numbers import Number
from domain.risks.words import RiskId
from domain.terms import Body, Role, Term

PlanId = Annotated[UUID, Names("plans")]
AnalysisId = Annotated[UUID, Names("analyses")]


class Status(Term):
    UNKNOWN = "unknown", "okänd"
    DRAFT = "draft", "utkast"
    SUBMITTED = "submitted", "överlämnad till nämnden"
    DECIDED = "decided", "beslutad"
    RUNNING = "running", "pågår"
    FOLLOWED_UP = "followed_up", "uppföljd"
    CLOSED = "closed", "avslutad"
    ANNULLED = "annulled", "makulerad"


BEFORE_DECISION = (Status.DRAFT, Status.SUBMITTED)
UNDER_WAY = (Status.DECIDED, Status.RUNNING)
STANDING = (*BEFORE_DECISION, *UNDER_WAY, Status.FOLLOWED_UP)
ONCE_DECIDED = (*UNDER_WAY, Status.FOLLOWED_UP, Status.CLOSED)


class Kind(Term):
    """The plans that the guidelines name, the board's own first."""

    MATERIALITY = "materiality", "väsentlighets- och riskanalys"
    QUALITY = "quality", "kvalitetsplan"
    BOARD = "board", "nämndplan"
    OPERATIONS = "operations", "verksamhetsplan"
    DEPARTMENT = "department", "avdelningsplan"
    UNIT = "unit", "enhetsplan"
    COMPETENCE = "competence", "kompetensförsörjningsplan"
    THREATS = "threats", "handlingsplan vid hot och våld"
    ACTION = "action", "annan handlingsplan"


THE_BOARDS = (Kind.MATERIALITY, Kind.QUALITY, Kind.BOARD)
"""They set goals, direction and quality for the whole operation."""
OF_A_UNIT = (Kind.DEPARTMENT, Kind.UNIT)

HANDLERS = (Role.DIRECTOR, Role.QUALITY_DEVELOPER, Role.BOARD_SECRETARY)
"""They handle the board's own plans, beside whoever holds one together."""

MANAGERS = (Role.UNIT_MANAGER, Role.DEPARTMENT_HEAD, Role.DIRECTOR)
PLANNERS = (*MANAGERS, Role.QUALITY_DEVELOPER)
ENTERED_BY = (Role.BOARD_SECRETARY, Role.QUALITY_DEVELOPER)

DECIDERS: Mapping[Kind, tuple[Role, ...]] = {
    Kind.OPERATIONS: (Role.DIRECTOR,),
    Kind.DEPARTMENT: (Role.DEPARTMENT_HEAD, Role.DIRECTOR),
    Kind.UNIT: MANAGERS,
    Kind.COMPETENCE: (Role.DEPARTMENT_HEAD, Role.DIRECTOR),
    Kind.THREATS: MANAGERS,
    Kind.ACTION: MANAGERS,
}
"""Who decides where the board has not said so itself: beside these always the management group, and the board."""
BODIES = (Body.BOARD, Body.MANAGEMENT_GROUP)

# The state shows these, and a state is small for ever: hence short, and few.
Short = Annotated[str, Length(1, 50)]
Strategy = Annotated[str, Length(1, 120)]
Goals = Annotated[tuple[GoalId, ...], Length(0, 8)]
Criteria = Annotated[tuple[CriterionId, ...], Length(0, 8)]
Risks = Annotated[tuple[RiskId, ...], Length(0, 8)]
RestsOn = Annotated[tuple[PlanId, ...], Length(0, 3)]
Analyses = Annotated[tuple[AnalysisId, ...], Length(1, 4)]
Measurements = Annotated[tuple[MeasurementId, ...], Length(0, 8)]
MOST_ACTIVITIES = 25


@dataclass(frozen=True, kw_only=True, slots=True)
class Area:
    """A material area (väsentligt område), and the strategy within it once there is one."""

    material_area: Short
    strategy: Strategy | None = None


Areas = Annotated[tuple[Area, ...], Length(0, 6)]


@dataclass(frozen=True, kw_only=True, slots=True)
class Post:
    """How many full-time posts of a profession are needed, and how many there are."""

    profession: Short
    needed: Number
    existing: Number


Posts = Annotated[tuple[Post, ...], Length(1, 6)]
Professions = tuple[Short, ...]


class GoalOutcome(Term):
    REACHED = "reached", "uppnått"
    PARTLY = "partly", "delvis uppnått"
    NOT_REACHED = "not_reached", "inte uppnått"
    TOO_EARLY = "too_early", "för tidigt att säga"


@dataclass(frozen=True, kw_only=True, slots=True)
class Assessed:
    """How a goal of the plan came out when it was looked at last."""

    goal: UUID
    outcome: GoalOutcome
    assessed_on: date


class Fulfilled(Term):
    """How far the management system is what it is to be."""

    YES = "yes", "ja"
    PARTLY = "partly", "delvis"
    NO = "no", "nej"


class Progress(Term):
    """How far an activity of the plan has come."""

    UNKNOWN = "unknown", "okänd"
    PLANNED = "planned", "planerad"
    UNDER_WAY = "under_way", "pågår"
    DONE = "done", "genomförd"
    NOT_DONE = "not_done", "genomfördes inte"
    ANNULLED = "annulled", "makulerad"


GOING_ON = (Progress.PLANNED, Progress.UNDER_WAY)
OVER = (Progress.DONE, Progress.NOT_DONE)
ENDED = (*OVER, Progress.ANNULLED)


class FollowUpChannel(Term):
    """Where the follow-up of a plan is told."""

    ANNUAL_ACCOUNTS = "annual_accounts", "årsredovisningen"
    BOARD = "board", "nämnden"
    QUALITY_REPORT = "quality_report", "kvalitetsberättelsen"
    OPERATIONS = "operations", "berörda verksamheter"


class WhyAnnulled(Term):
    WRONG_CONTENT = "wrong_content", "fel innehåll"
    WRONG_UNIT = "wrong_unit", "fel enhet eller år"
    DUPLICATE = "duplicate", "dubblett"
    TEST_ENTRY = "test_entry", "registrerad på prov"
