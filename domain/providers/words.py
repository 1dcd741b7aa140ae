"""The words of the register of providers: stages, how the work came to them, and how they are followed up."""

from __future__ import annotations

from typing import Annotated

from domain.grammar import Length
from domain.participation.words import ParticipationId
from domain.terms import Role, Term
from domain.words import Name


class Status(Term):
    UNKNOWN = "unknown", "okänd"
    REGISTERED = "registered", "registrerad"
    FOLLOWED_UP = "followed_up", "uppföljd"
    ASKED = "asked", "ska rätta brister"
    ENDED = "ended", "avslutad"
    ANNULLED = "annulled", "makulerad"


RUNNING = (Status.REGISTERED, Status.FOLLOWED_UP, Status.ASKED)


class Engagement(Term):
    """How the work came to the provider."""

    PROCURED = "procured", "upphandlad"
    CHOICE = "choice", "valfrihetssystem"
    DIRECT = "direct", "enstaka avtal"
    OTHER_MUNICIPALITY = "other_municipality", "annan kommun"


class Method(Term):
    SURVEY = "survey", "anordnarenkät"
    VISIT = "visit", "besök"
    DOCUMENTS = "documents", "granskning av dokument"


Requirements = Annotated[tuple[Name, ...], Length(1, 20)]
"""What quality the agreement asks for, a line each."""
Occasions = Annotated[tuple[ParticipationId, ...], Length(0, 10)]


class WhyAnnulled(Term):
    DUPLICATE = "duplicate", "finns redan som en annan post"
    NOT_A_PROVIDER = "not_a_provider", "utför inget åt nämnden"
    ENTERED_BY_MISTAKE = "entered_by_mistake", "upplagd av misstag"


THOSE_WHO_FOLLOW_UP = (Role.UNIT_MANAGER, Role.DEPARTMENT_HEAD, Role.DIRECTOR, Role.QUALITY_DEVELOPER)
ENTERED_BY = (*THOSE_WHO_FOLLOW_UP, Role.REGISTRAR, Role.BOARD_SECRETARY)
