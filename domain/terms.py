"""Closed vocabularies that every register shares: an ASCII English value for the log, a Swedish label for people."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """A word with a stored value (`serious`) and what people read (`allvarlig`).

    >>> YesNoUnknown.UNKNOWN.label
    'vet inte'
    """

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        term = str.__new__(cls, value)
        term._value_ = value
        term.label = label
        return term

    def __str__(self) -> str:
        return str(self.value)

    @classmethod
    def of(cls, value: str) -> Self:
        """The word with this stored value. Raises LookupError."""
        for term in cls:
            if term.value == value:
                return term
        raise LookupError(f"{cls.__name__} har inget ord {value}")


class Role(Term):
    """What somebody is in a unit. A person holds roles per unit, with dates (domain dossier 5.0)."""

    EMPLOYEE = "employee", "medarbetare"
    TEAM_LEADER = "team_leader", "teamledare"
    UNIT_MANAGER = "unit_manager", "enhetschef"
    DEPARTMENT_HEAD = "department_head", "avdelningschef"
    DIRECTOR = "administration_director", "förvaltningsdirektör"
    QUALITY_DEVELOPER = "quality_developer", "kvalitetsutvecklare"
    LEX_SARAH_OFFICER = "lex_sarah_officer", "lex Sarah-ansvarig"
    REGISTRAR = "registrar", "registrator"
    DOCUMENT_OWNER = "document_owner", "dokumentansvarig"
    BOARD_SECRETARY = "board_secretary", "nämndsekreterare"
    SYSTEM_ADMIN = "system_admin", "systemförvaltare"
    LOG_REVIEWER = "log_reviewer", "logggranskare"
    AUDITOR = "auditor", "revisor"
    BOARD_MEMBER = "board_member", "förtroendevald i nämnden"


class Body(Term):
    """A body that decides together; a secretary enters what it decided."""

    BOARD = "board", "nämnden"
    COMMITTEE = "committee", "utskottet"
    CHAIR = "board_chair", "ordföranden"
    MANAGEMENT_GROUP = "management_group", "ledningsgruppen"
    QUALITY_GROUP = "quality_group", "kvalitetsgruppen"


class Authority(Term):
    """On whose authority an act is done: by the board itself, by delegation from it, or as execution of the work."""

    BOARD = "board", "beslutas av nämnden"
    DELEGATED = "delegated", "beslutas på delegation"
    EXECUTION = "execution", "verkställighet"


class YesNoUnknown(Term):
    """An answer that may be 'don't know': nobody is turned away for not knowing."""

    YES = "yes", "ja"
    NO = "no", "nej"
    UNKNOWN = "unknown", "vet inte"


class LegalBasis(Term):
    """Which act the work in question is done under."""

    SOL = "sol", "SoL"
    LSS = "lss", "LSS"
    HSL = "hsl", "HSL"


class AgeBand(Term):
    """Age in bands wide enough not to point anybody out."""

    CHILD = "0_12", "0–12 år"
    YOUNG = "13_17", "13–17 år"
    YOUNG_ADULT = "18_20", "18–20 år"
    ADULT = "21_64", "21–64 år"
    OLDER = "65_plus", "65 år eller äldre"
    UNKNOWN = "unknown", "vet inte"


class Sex(Term):
    """For statistics by sex; never a reason to ask for a personal number."""

    FEMALE = "female", "kvinna eller flicka"
    MALE = "male", "man eller pojke"
    BOTH = "both", "flera, av båda könen"
    UNKNOWN = "unknown", "vet inte"
