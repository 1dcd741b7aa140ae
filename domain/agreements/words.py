"""The words of the register of collaboration agreements: stages, parties, and how an agreement begins and ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from domain.grammar import Length, Names
from domain.terms import Role, Term
from domain.words import Name

AgreementId = Annotated[UUID, Names("agreements")]
ProcessId = Annotated[UUID, Names("processes")]


class Status(Term):
    UNKNOWN = "unknown", "okänd"
    DRAFTED = "drafted", "upprättad"
    NEGOTIATED = "negotiated", "förhandlad"
    SIGNED = "signed", "undertecknad"
    IN_FORCE = "in_force", "gäller"
    UNDER_REVIEW = "under_review", "följs upp"
    EXPIRED = "expired", "utlöpt"
    TERMINATED = "terminated", "uppsagd"
    ARCHIVED = "archived", "arkiverad"
    ANNULLED = "annulled", "makulerad"


BEFORE_SIGNING = (Status.DRAFTED, Status.NEGOTIATED)
RUNNING = (Status.IN_FORCE, Status.UNDER_REVIEW)
LIVE = (*BEFORE_SIGNING, Status.SIGNED, *RUNNING)
ENDED = (Status.EXPIRED, Status.TERMINATED)


class Counterparty(Term):
    """What kind of party somebody is."""

    OURSELVES = "ourselves", "nämnden eller kommunen själv"
    SOCIAL_SERVICES = "social_services", "annan socialtjänst"
    REGION = "region", "regionen"
    CARE_PROVIDER = "care_provider", "vårdgivare"
    SCHOOL = "school", "skolan"
    AUTHORITY = "authority", "myndighet"
    ASSOCIATION = "association", "förening"
    OTHER = "other", "annan organisation"


class ObligedGroup(Term):
    """The groups that the municipality must have an agreement with the region about."""

    CHILDREN_PLACED = "children_placed", "barn och unga utanför det egna hemmet eller i skyddat boende"
    PSYCHIATRIC = "psychiatric", "personer med psykisk funktionsnedsättning"
    ADDICTION = "addiction", "personer med skadligt bruk eller beroende"


class Works(Term):
    """What a follow-up finds of the collaboration."""

    WELL = "well", "fungerar som överenskommet"
    PARTLY = "partly", "fungerar delvis"
    BADLY = "badly", "fungerar inte"


class GivenBy(Term):
    OURSELVES = "ourselves", "nämnden"
    OTHER_PARTY = "other_party", "en annan part"
    TOGETHER = "together", "parterna tillsammans"


class WhyAnnulled(Term):
    NOT_AN_AGREEMENT = "not_an_agreement", "är inte en överenskommelse"
    DUPLICATE = "duplicate", "finns redan som en annan post"
    NOT_OURS = "not_ours", "hör till en annan nämnd"
    ENTERED_BY_MISTAKE = "entered_by_mistake", "upplagd av misstag"


MOST_LINKED = 20
KEPT_DEVIATIONS = 20

PartyName = Annotated[str, Length(1, 80)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A party by the name the agreement gives it."""

    name: PartyName
    kind: Counterparty


Parties = Annotated[tuple[Party, ...], Length(0, 10)]
Organisations = Annotated[tuple[Name, ...], Length(1, 10)]

THOSE_WHO_DRAFT = (Role.UNIT_MANAGER, Role.DEPARTMENT_HEAD, Role.DIRECTOR, Role.QUALITY_DEVELOPER)
THOSE_WHO_KEEP = (*THOSE_WHO_DRAFT, Role.DOCUMENT_OWNER, Role.REGISTRAR)
# What the board or a delegate has decided may be entered by the secretary who keeps the minutes.
DECISIONS_ENTERED_BY = (Role.DEPARTMENT_HEAD, Role.DIRECTOR, Role.BOARD_SECRETARY, Role.REGISTRAR)
