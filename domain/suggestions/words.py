"""The words of the register of suggestions: stages, from whom they come, and who handles them."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from domain.grammar import Names, derived_id
from domain.terms import Role, Term

SuggestionId = Annotated[UUID, Names("suggestions")]
ANSWER = "suggestion.answer"


class Status(Term):
    UNKNOWN = "unknown", "okänt"
    SUBMITTED = "submitted", "lämnat"
    ASSESSED = "assessed", "bedömt"
    ADOPTED = "adopted", "blir en åtgärd"
    DECLINED = "declined", "avslaget"
    ANSWERED = "answered", "besvarat"
    WITHDRAWN = "withdrawn", "återtaget"
    ANNULLED = "annulled", "makulerat"


BEFORE_DECISION = (Status.SUBMITTED, Status.ASSESSED)
UNANSWERED = (*BEFORE_DECISION, Status.ADOPTED, Status.DECLINED)
AFTER_DECISION = (Status.ADOPTED, Status.DECLINED, Status.ANSWERED)


class Suggester(Term):
    """From whom it comes; what somebody outside sends in by themselves is a view."""

    EMPLOYEE = "employee", "medarbetare"
    SERVICE_USERS = "service_users", "brukare eller närstående, genom en medarbetare"
    COUNCIL = "council", "brukarråd, referensgrupp eller annat råd"
    WORKPLACE = "workplace", "arbetsplatsträff eller annat möte med personalen"
    UNION = "union", "facklig organisation"


class WhyAnnulled(Term):
    DUPLICATE = "duplicate", "dubblett"
    WRONG_BOARD = "wrong_board", "hör till en annan nämnd"
    NOT_A_SUGGESTION = "not_a_suggestion", "hör hemma i ett annat register"
    PRACTICE = "practice", "inmatat på prov"


MANAGERS = (Role.UNIT_MANAGER, Role.DEPARTMENT_HEAD, Role.DIRECTOR)
THOSE_WHO_HANDLE = (*MANAGERS, Role.QUALITY_DEVELOPER)


def suggested_action(suggestion: UUID) -> UUID:
    """The action that a suggestion becomes: there is only one."""
    return derived_id("actions", suggestion)
