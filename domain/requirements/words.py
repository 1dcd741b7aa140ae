"""The words of the register of requirements: stages, kinds, and the parts of the system that answer to them."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from domain.agreements.words import ProcessId
from domain.grammar import Length, Names
from domain.terms import Role, Term


class Status(Term):
    UNKNOWN = "unknown", "okänt"
    COMING = "coming", "beslutat, gäller inte än"
    IN_FORCE = "in_force", "gäller"
    AMENDED = "amended", "gäller i ändrad lydelse"
    REPEALED = "repealed", "upphävt"
    REPLACED = "replaced", "ersatt"
    ANNULLED = "annulled", "makulerat"


HOLDS = (Status.IN_FORCE, Status.AMENDED)


class Kind(Term):
    ACT = "act", "lag"
    ORDINANCE = "ordinance", "förordning"
    EU = "eu", "EU-förordning"
    REGULATION = "regulation", "föreskrift"
    ADVICE = "advice", "allmänna råd"
    DECISION = "decision", "beslut av fullmäktige eller nämnd"

    @property
    def binding(self) -> bool:
        """Whether it must be followed; general advice says how one may do."""
        return self is not Kind.ADVICE


class Area(Term):
    GENERAL = "general", "övergripande"
    SOCIAL_SERVICES = "social_services", "socialtjänst"
    HEALTH_CARE = "health_care", "hälso- och sjukvård"


class Part(Term):
    """A part of the system that may answer to a requirement."""

    RESPONSIBILITY = "responsibility", "ansvar och delegation"
    PROCESSES = "processes", "processer och rutiner"
    COLLABORATION = "collaboration", "samverkan"
    RISK_ANALYSIS = "risk_analysis", "riskanalys"
    SELF_CONTROL = "self_control", "egenkontroll"
    VIEWS = "views", "klagomål och synpunkter"
    DEVIATIONS = "deviations", "avvikelser och missförhållanden"
    IMPROVEMENT = "improvement", "sammanställning, analys och åtgärder"
    STAFF = "staff", "personal och kompetens"
    DOCUMENTATION = "documentation", "dokumentation och arkiv"
    PROTECTION = "protection", "sekretess och personuppgifter"


class Fulfilled(Term):
    YES = "yes", "uppfylls"
    PARTLY = "partly", "uppfylls delvis"
    NO = "no", "uppfylls inte"


class WhyAnnulled(Term):
    DUPLICATE = "duplicate", "finns redan som ett annat krav"
    NOT_OURS = "not_ours", "gäller inte nämndens verksamhet"
    ENTERED_BY_MISTAKE = "entered_by_mistake", "upplagt av misstag"


RequirementId = Annotated[UUID, Names("requirements")]
DutyId = Annotated[str, Length(1, 60)]
Parts = Annotated[tuple[Part, ...], Length(0, 11)]
Duties = Annotated[tuple[DutyId, ...], Length(0, 20)]
Processes = Annotated[tuple[ProcessId, ...], Length(0, 20)]

THOSE_WHO_MAP = (Role.QUALITY_DEVELOPER, Role.REGISTRAR, Role.DEPARTMENT_HEAD, Role.DIRECTOR)
THOSE_WHO_REVIEW = (Role.QUALITY_DEVELOPER, Role.UNIT_MANAGER, Role.DEPARTMENT_HEAD, Role.DIRECTOR)
