"""The words of the register of improvement actions: stages, kinds, reach, effects, and where an action comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from domain.board import Slug
from domain.criteria.words import CriterionId, MeasureId, Short
from domain.grammar import Between, Length, Names
from domain.named import NamesIn
from domain.terms import Body, Role, Term
from domain.words import Name, UnitId

# ── Vocabulary ───────────────────────────────────────────────────────────────

ActionId = Annotated[UUID, Names("actions")]
RevisionNumber = Annotated[int, Between(1, 10_000)]

MOST_SOURCES = 10
ActionCauses = Annotated[tuple[Slug, ...], Length(0, 10)]


@dataclass(frozen=True, kw_only=True, slots=True)
class EffectSeries:
    """The measurements that show whether an action helped: of a measure, in a unit and of a group, or of the whole
    board and of all."""

    criterion: CriterionId
    measure: MeasureId
    unit: UnitId | None = None
    group: Short | None = None


class Status(Term):
    UNKNOWN = "unknown", "okänd"
    PROPOSED = "proposed", "föreslagen"
    DECIDED = "decided", "beslutad"
    IN_PROGRESS = "in_progress", "pågår"
    DONE = "done", "genomförd"
    EVALUATED = "evaluated", "effekten utvärderad"
    CLOSED = "closed", "avslutad"
    DECLINED = "declined", "avslagen"
    ABANDONED = "abandoned", "avbruten"
    ANNULLED = "annulled", "makulerad"


UNDER_WAY = (Status.DECIDED, Status.IN_PROGRESS)
AFTER_WORK = (Status.DONE, Status.EVALUATED)
OPEN = (Status.PROPOSED, *UNDER_WAY, *AFTER_WORK)
ENDED = (Status.CLOSED, Status.DECLINED, Status.ABANDONED)
DECIDED_ON = (*UNDER_WAY, *AFTER_WORK, *ENDED)


class Kind(Term):
    """What is to become better: what is done, or the process or routine that says how."""

    OPERATION = "operation", "åtgärd i verksamheten"
    PROCESS_OR_ROUTINE = "process_or_routine", "förbättring av en process eller rutin"


class Reach(Term):
    """How much of the organisation an action is for, narrowest first."""

    UNIT = "unit", "enheten"
    DEPARTMENT = "department", "avdelningen"
    ADMINISTRATION = "administration", "förvaltningen"


class Effect(Term):
    """Whether an action had the effect that was meant."""

    YES = "yes", "ja"
    PARTLY = "partly", "delvis"
    NO = "no", "nej"


class Audience(Term):
    """Who is to be told what an action led to."""

    MANAGEMENT_GROUP = "management_group", "ledningsgruppen"
    UNITS = "units", "berörda enheter"
    ORIGINATOR = "originator", "den utifrån som gav anledning till åtgärden"
    BOARD = "board", "nämnden"


class WhyAnnulled(Term):
    WRONG_BOARD = "wrong_board", "hör till en annan nämnd"
    DUPLICATE = "duplicate", "dubblett"
    WRONG_CONTENT = "wrong_content", "fel innehåll"
    PRACTICE = "practice", "inmatad på prov"


# ── Where an action comes from ───────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True, slots=True)
class ActionSource:
    """A record in another register that shows that something has to be done, and which causes in it are addressed.

    Any register there is, or will be, that holds what has been found: `NOT_SOURCES` are those that do not.
    """

    register: Name
    record: Annotated[UUID, NamesIn("register")]
    causes: ActionCauses = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class LinkedSource:
    """The same as a fact. `needs_cause`: an action for it must say which cause it is to remove."""

    register: Name
    record: UUID
    causes: ActionCauses
    needs_cause: bool


ActionSources = Annotated[tuple[ActionSource, ...], Length(0, MOST_SOURCES)]
LinkedSources = Annotated[tuple[LinkedSource, ...], Length(0, MOST_SOURCES)]

NOT_SOURCES = frozenset(
    {
        "assignments",
        "book",
        "check_up_findings",
        "delegations",
        "intakes",
        "packages",
        "persons",
        "read_receipts",
        "reminders",
        "settings",
        "units",
    }
)
CAUSE_NEEDED = frozenset({"deviations", "lex_sarah"})
"""Where causes are investigated; a complaint needs its cause too, which its own state tells."""


# ── Who ──────────────────────────────────────────────────────────────────────

MANAGERS = (Role.UNIT_MANAGER, Role.DEPARTMENT_HEAD, Role.DIRECTOR)
THOSE_WHO_HANDLE = (*MANAGERS, Role.QUALITY_DEVELOPER)
# A decision is taken by managers and management groups, and may be entered by those who keep their minutes.
DECISIONS_ENTERED_BY = (*THOSE_WHO_HANDLE, Role.BOARD_SECRETARY)
BODIES_THAT_DECIDE = (Body.BOARD, Body.COMMITTEE, Body.MANAGEMENT_GROUP)
