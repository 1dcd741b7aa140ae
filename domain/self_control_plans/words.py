"""The words of plans for self-control: methods, how often, and a planned control."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from domain.grammar import Between, Length, Names, derived_id
from domain.terms import Term


class Status(Term):
    UNKNOWN = "unknown", "okänd"
    DECIDED = "decided", "beslutad"
    CLOSED = "closed", "avslutad"
    ANNULLED = "annulled", "makulerad"


class Method(Term):
    """The ways that the general advice names, and those the guidelines add."""

    COMPARISON = "comparison", "jämförelse med tidigare resultat eller andra verksamheter"
    REGISTERS = "registers", "uppgifter i register och öppna jämförelser"
    SURVEY = "survey", "målgruppsundersökning"
    RECORD_REVIEW = "record_review", "granskning av akter, journaler och annan dokumentation"
    STAFF_ATTITUDES = "staff_attitudes", "undersökning av förhållningssätt hos personalen"
    PEER_REVIEW = "peer_review", "kollegiegranskning"
    LEGAL_CERTAINTY = "legal_certainty_survey", "rättssäkerhetsenkät"
    CHECKLIST = "checklist", "kontroll enligt checklista"


class Frequency(Term):
    MONTHLY = "monthly", "varje månad"
    TERTIAL = "tertial", "varje tertial"
    HALF_YEAR = "half_year", "varje halvår"
    YEARLY = "yearly", "en gång om året"
    LAPSED = "lapsed", "utgår"


class WhyAnnulled(Term):
    WRONG_UNIT = "wrong_unit", "fel enhet eller år"
    WRONG_CONTENT = "wrong_content", "fel innehåll"
    TEST_ENTRY = "test_entry", "registrerad på prov"


EACH_TERTIAL = "self_control.tertial"
"""The cadence of the questions that are compiled each tertial; the others are compiled with the accounts."""

DECIDED_BY = "self_control.plan"
"""The matter in the board's own order of who decides."""

OFTEN_ENOUGH = (Frequency.MONTHLY, Frequency.TERTIAL)
MOST_CONTROLS = 15

PlanId = Annotated[UUID, Names("self_control_plans")]
Year = Annotated[int, Between(2012, 2100)]
Short = Annotated[str, Length(1, 80)]
QuestionId = Annotated[str, Length(1, 20)]
QuestionIds = Annotated[tuple[QuestionId, ...], Length(0, 6)]


@dataclass(frozen=True, kw_only=True, slots=True)
class PlannedControl:
    """What is checked, how, in what extent and how often, and which of the board's questions it answers."""

    what: Short
    method: Method
    extent: Short
    frequency: Frequency
    self_control_questions: QuestionIds = ()


Controls = Annotated[tuple[PlannedControl, ...], Length(1, MOST_CONTROLS)]


def plan_id(unit: UUID, year: int) -> UUID:
    """The one record of a unit's plan for a year."""
    return derived_id("self_control_plans", unit, year)
