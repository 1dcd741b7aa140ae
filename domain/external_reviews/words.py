"""The words of external reviews: who reviews, what they ask for, what they conclude, and how it is answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from domain.board import Due
from domain.grammar import Between, Length, Names, derived_id
from domain.named import NamesIn
from domain.terms import Role, Term
from domain.words import Name

ReviewId = Annotated[UUID, Names("external_reviews")]
MOST_PARTS = 20
MOST_HELD = 50
PartNumber = Annotated[int, Between(1, MOST_PARTS)]
Kronor = Annotated[int, Between(0, 1_000_000_000)]


class Status(Term):
    UNKNOWN = "unknown", "okänd"
    ANNOUNCED = "announced", "anmäld"
    DEMANDED = "demanded", "något ska besvaras"
    ANSWERED = "answered", "besvarad"
    DECIDED = "decided", "beslut eller rapport har kommit"
    ACCEPTED = "accepted", "avslutad av granskaren"
    CLOSED = "closed", "avslutad"
    ANNULLED = "annulled", "makulerad"


OPEN = (Status.ANNOUNCED, Status.DEMANDED, Status.ANSWERED, Status.DECIDED, Status.ACCEPTED)


class Reviewer(Term):
    IVO = "ivo", "Inspektionen för vård och omsorg"
    AUDITORS = "municipal_auditors", "kommunens revisorer"
    PARLIAMENTARY_OMBUDSMAN = "parliamentary_ombudsman", "Justitieombudsmannen"
    DATA_PROTECTION = "data_protection_authority", "Integritetsskyddsmyndigheten"
    WORK_ENVIRONMENT = "work_environment_authority", "Arbetsmiljöverket"
    CHILDREN = "ombudsman_for_children", "Barnombudsmannen"
    OTHER = "other", "annan granskare"


class ReviewKind(Term):
    SUPERVISION = "supervision", "tillsyn"
    INSPECTION = "inspection", "inspektion"
    AUDIT = "audit", "revision"
    COMPLAINT = "complaint", "ärende efter klagomål eller anmälan"
    LEX_SARAH = "lex_sarah", "ärende efter anmälan enligt lex Sarah"
    OTHER = "other", "annan granskning"


class DemandKind(Term):
    INFORMATION = "information", "uppgifter eller handlingar"
    STATEMENT = "statement", "yttrande"
    MEASURES = "measures", "redovisning av åtgärder"


class Outcome(Term):
    NO_REMARKS = "no_remarks", "utan anmärkning"
    SHORTCOMINGS = "shortcomings", "brister"
    INJUNCTION = "injunction", "föreläggande"
    RECOMMENDATIONS = "recommendations", "rekommendationer"
    OTHER = "other", "annat utfall"


class FindingStatus(Term):
    OPEN = "open", "obesvarad"
    ANSWERED = "answered", "besvarad"
    REMEDIED = "remedied", "åtgärdad"
    VERIFIED = "verified", "kontrollerad"


class FindingAnswer(Term):
    WILL_BE_REMEDIED = "will_be_remedied", "åtgärdas"
    ALREADY_REMEDIED = "already_remedied", "redan åtgärdad"
    NOT_SHARED = "not_shared", "nämnden delar inte bedömningen"


class WhyAnnulled(Term):
    WRONG_BOARD = "wrong_board", "hör till en annan nämnd"
    DUPLICATE = "duplicate", "dubblett"
    WRONG_CONTENT = "wrong_content", "fel innehåll"
    TEST_ENTRY = "test_entry", "registrerad på prov"


THOSE_WHO_REGISTER = (Role.REGISTRAR, Role.BOARD_SECRETARY, Role.QUALITY_DEVELOPER, Role.DIRECTOR)
THOSE_WHO_HANDLE = (Role.UNIT_MANAGER, Role.DEPARTMENT_HEAD, Role.DIRECTOR, Role.QUALITY_DEVELOPER)
THOSE_WHO_ANSWER = (*THOSE_WHO_HANDLE, Role.BOARD_SECRETARY, Role.REGISTRAR)


@dataclass(frozen=True, kw_only=True, slots=True)
class Demand:
    """Something that the reviewer asked for, and the day it is to be answered."""

    demand_kind: DemandKind = DemandKind.INFORMATION
    received: date | None = None
    answer_by: date | None = None
    due: Due | None = None
    fine: Kronor | None = None
    answered_on: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """Something that the reviewer found. `remedied_by` is whoever said that it was remedied."""

    status: FindingStatus = FindingStatus.OPEN
    answer: FindingAnswer | None = None
    responsible: UUID | None = None
    ready_by: date | None = None
    remedied_by: UUID | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class HeldRecord:
    """A record that a review concerns: nothing in it is erased while the review goes on."""

    register: Name
    record: Annotated[UUID, NamesIn("register")]


HeldRecords = Annotated[tuple[HeldRecord, ...], Length(1, MOST_HELD)]


def action_id(review: UUID, number: int) -> UUID:
    """The one action that a finding leads to."""
    return derived_id("actions", "external_reviews", review, number)
