"""Vocabulary of the register of risks: stages, levels, treatments, and why a risk leaves the register."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from domain.grammar import Between, Names
from domain.terms import Body, Role, Term

RiskId = Annotated[UUID, Names("risks")]
RiskAnalysisId = Annotated[UUID, Names("risk_analyses")]

RiskValue = Annotated[int, Between(1, 100)]
"""Probability times the worse of the two consequences."""


class Status(Term):
    UNKNOWN = "unknown", "okänd"
    IDENTIFIED = "identified", "identifierad"
    SCORED = "scored", "bedömd"
    ACCEPTED = "accepted", "accepterad"
    TREATED = "treated", "åtgärdas"
    ESCALATED = "escalated", "lyft till nivån över"
    MONITORED = "monitored", "följs upp"
    RETIRED = "retired", "avslutad"
    ANNULLED = "annulled", "makulerad"


OPEN = (
    Status.IDENTIFIED,
    Status.SCORED,
    Status.ACCEPTED,
    Status.TREATED,
    Status.ESCALATED,
    Status.MONITORED,
)


class RiskLevel(Term):
    """Where the risk is to be handled, lowest first."""

    INDIVIDUAL = "individual", "den enskilde"
    UNIT = "unit", "enheten"
    DEPARTMENT = "department", "avdelningen"
    ADMINISTRATION = "administration", "förvaltningen"

    @property
    def above(self) -> RiskLevel | None:
        """The level next above, None at the top."""
        levels = list(RiskLevel)
        place = levels.index(self) + 1
        return levels[place] if place < len(levels) else None


class Treatment(Term):
    ACCEPT = "accept", "accepteras"
    REDUCE = "reduce", "minskas"
    AVOID = "avoid", "undviks"
    ESCALATE = "escalate", "lyfts till nivån över"


class Retirement(Term):
    """Why a risk is no longer followed."""

    HANDLED = "handled", "åtgärderna har undanröjt risken"
    PASSED = "passed", "verksamheten eller förändringen är avslutad"
    MERGED = "merged", "följs i en annan post"
    NOT_A_RISK = "not_a_risk", "bedömdes inte vara en risk"


class RiskAnnulment(Term):
    """Why an entry is struck out."""

    WRONG_RECORD = "wrong_record", "hör inte hemma i registret"
    WRONG_BOARD = "wrong_board", "hör till en annan nämnd"
    DUPLICATE = "duplicate", "dubblett"
    TEST_ENTRY = "test_entry", "registrerad på prov"
    WRONG_CONTENT = "wrong_content", "fel innehåll"


MANAGERS = (Role.UNIT_MANAGER, Role.DEPARTMENT_HEAD, Role.DIRECTOR)
THOSE_WHO_ANALYSE = (Role.EMPLOYEE, Role.TEAM_LEADER, *MANAGERS, Role.QUALITY_DEVELOPER)
THOSE_WHO_HANDLE = (*MANAGERS, Role.QUALITY_DEVELOPER)
# A decision is taken by managers and management groups, and may be entered by those who keep their minutes.
DECISIONS_ENTERED_BY = (*THOSE_WHO_HANDLE, Role.BOARD_SECRETARY)
BODIES_ABOVE_UNITS = (Body.BOARD, Body.COMMITTEE, Body.MANAGEMENT_GROUP)
