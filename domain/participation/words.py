"""The words of the register of participation: forms, groups, and what came of it."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from domain.grammar import Length, Names, derived_id
from domain.terms import Role, Term


class Status(Term):
    UNKNOWN = "unknown", "okänd"
    HELD = "held", "genomförd"
    TOLD = "told", "återkopplad"
    ANNULLED = "annulled", "makulerad"


class Form(Term):
    """In which form those concerned take part (Nacka N38 and N40)."""

    USER_COUNCIL = "user_council", "brukarråd"
    ADVISORY_COUNCIL = "advisory_council", "råd för funktionshinderfrågor eller pensionärsråd"
    REFERENCE_GROUP = "reference_group", "referensgrupp"
    FOCUS_GROUP = "focus_group", "fokusgrupp"
    INTERVIEWS = "interviews", "intervjuer"
    WORKPLACE_MEETING = "workplace_meeting", "arbetsplatsträff"
    UNION = "union", "facklig samverkan"
    SEMINAR = "seminar", "seminarium eller planeringsdag"


class Group(Term):
    SERVICE_USERS = "service_users", "brukare"
    CHILDREN = "children", "barn och unga"
    NEXT_OF_KIN = "next_of_kin", "närstående"
    ASSOCIATIONS = "associations", "föreningar och intresseorganisationer"
    STAFF = "staff", "medarbetare"
    UNIONS = "unions", "fackliga organisationer"


class Outcome(Term):
    """What came of it."""

    CHANGE = "change", "något görs på ett annat sätt"
    DOCUMENT = "document", "ett dokument ändras"
    FOLLOWED = "followed", "följs i en annan post"
    SUGGESTION = "suggestion", "ett förbättringsförslag"
    NOTHING = "nothing", "ledde inte till något"


class WhyAnnulled(Term):
    DUPLICATE = "duplicate", "dubblett"
    WRONG_BOARD = "wrong_board", "hör till en annan nämnd"
    NEVER_HELD = "never_held", "blev inte av"
    PRACTICE = "practice", "inmatad på prov"


ParticipationId = Annotated[UUID, Names("participation")]

MOST_OUTCOMES = 20
THOSE_WHO_LEAD = (Role.TEAM_LEADER, Role.UNIT_MANAGER, Role.DEPARTMENT_HEAD, Role.DIRECTOR, Role.QUALITY_DEVELOPER)
Groups = Annotated[tuple[Group, ...], Length(1, len(Group))]


def raised_suggestion(participation: UUID, number: int) -> UUID:
    """The suggestion that was raised as the occasion's outcome with this number."""
    return derived_id("suggestions", participation, number)
