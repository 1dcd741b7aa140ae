"""Vad som visar att kraven följs – each paragraph on quality and on misconduct, and the lines that are evidence of it.

An event carries the duty it answers to, so most of this follows from the registers. What does not is said here: where
evidence of one duty is evidence of another too, which duties something has to happen for, and which no line could ever
be evidence of, with the reason. What the board itself says answers to a duty stands in its register of requirements.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from domain import REGISTERS, law
from domain.criteria.words import Frequency
from domain.grammar import Event
from domain.law import Duty
from domain.registers import Register
from domain.terms import LegalBasis, Term

USUAL = 12
"""Months that evidence lasts, where neither the law nor the board has said how often."""

MONTHS: Mapping[Frequency, int] = {
    Frequency.YEARLY: 12,
    Frequency.AT_LEAST_YEARLY: 12,
    Frequency.TWICE_A_YEAR: 6,
    Frequency.TERTIAL: 4,
    Frequency.QUARTERLY: 3,
    Frequency.MONTHLY: 1,
    Frequency.CONTINUOUS: 1,
}


class Standing(Term):
    """How it stands with a duty, worst first."""

    LATE = "late", "något som kräver det är infört, och dagen har gått"
    NOTHING = "nothing", "inget visar det"
    OLD = "old", "det senaste som visar det är för gammalt"
    CANNOT = "cannot", "ingen rad kan visa det"
    UNDER_WAY = "under_way", "något som kräver det är infört, och dagen har inte gått"
    NO_OCCASION = "no_occasion", "inget är infört som kräver det"
    MAPPED = "mapped", "besvaras genom kravregistret"
    SHOWN = "shown", "visas av raderna"
    NOT_IN_FORCE = "not_in_force", "gällde inte den dagen"


CHAPTERS: Mapping[str, tuple[Duty, ...]] = {
    "SOSFS 2011:9, ledningssystemet": (
        law.MANAGEMENT_SYSTEM,
        law.SYSTEM_USED,
        law.PLAN_LEAD_FOLLOW_UP,
        law.ADAPTED,
        law.PROCESSES,
        law.ACTIVITIES,
        law.ROUTINES,
        law.COLLABORATION_IDENTIFIED,
        law.COLLABORATION,
        law.RISK_ANALYSIS,
        law.SELF_CONTROL,
        law.SELF_CONTROL_METHODS,
        law.COMPLAINTS,
        law.HSL_COMPLAINTS,
        law.HSL_REPORTS,
        law.REPORTS,
        law.COMPILE_AND_ANALYSE,
        law.MEASURES,
        law.BETTER_ROUTINES,
        law.STAFF,
        law.STAFF_TAKE_PART,
        law.DOCUMENTATION,
        law.QUALITY_REPORT,
        law.PATIENT_SAFETY_DETAIL,
    ),
    "Socialtjänstlagen, kvalitet": (
        law.GOOD_QUALITY,
        law.CONTRIBUTE_TO_QUALITY,
        law.FOLLOW_UP_QUALITY,
        law.COMPETENT_STAFF,
    ),
    "Socialtjänstlagen, missförhållanden": (
        law.MISCONDUCT_ROUTINES,
        law.REPORT_MISCONDUCT,
        law.INFORM_STAFF,
        law.INFORM_BOARD,
        law.INVESTIGATE_MISCONDUCT,
        law.NOTIFY_IVO,
        law.NOTIFY_LICENSED,
    ),
    "LSS, kvalitet och missförhållanden": (
        law.LSS_CONTRIBUTE_TO_QUALITY,
        law.LSS_REPORT_MISCONDUCT,
        law.LSS_INFORM_STAFF,
        law.LSS_INFORM_BOARD,
        law.LSS_INVESTIGATE_MISCONDUCT,
        law.LSS_NOTIFY_IVO,
        law.LSS_OTHER_REPORTS,
    ),
    "SOSFS 2011:5, lex Sarah": (
        law.MISCONDUCT_REGULATION,
        law.INVESTIGATION_CONTENT,
        law.INVESTIGATION_TO_IVO,
    ),
}

# ── What does not follow from the registers ──────────────────────────────────

Through = tuple[tuple[Duty, ...], LegalBasis | None]

THROUGH: Mapping[Duty, Through] = {
    law.SYSTEM_USED: ((law.SELF_CONTROL, law.REPORTS, law.COMPLAINTS, law.COMPILE_AND_ANALYSE), None),
    law.SELF_CONTROL_METHODS: ((law.SELF_CONTROL,), None),
    law.HSL_COMPLAINTS: ((law.COMPLAINTS,), LegalBasis.HSL),
    law.HSL_REPORTS: ((law.REPORTS,), LegalBasis.HSL),
    law.CONTRIBUTE_TO_QUALITY: ((law.REPORTS, law.STAFF_TAKE_PART), None),
    law.MISCONDUCT_REGULATION: ((law.REPORT_MISCONDUCT, law.INVESTIGATE_MISCONDUCT), None),
    law.LSS_CONTRIBUTE_TO_QUALITY: ((law.REPORTS,), LegalBasis.LSS),
    law.LSS_REPORT_MISCONDUCT: ((law.REPORT_MISCONDUCT,), LegalBasis.LSS),
    law.LSS_INFORM_STAFF: ((law.INFORM_STAFF,), None),
    law.LSS_INFORM_BOARD: ((law.INFORM_BOARD,), LegalBasis.LSS),
    law.LSS_INVESTIGATE_MISCONDUCT: ((law.INVESTIGATE_MISCONDUCT,), LegalBasis.LSS),
    law.LSS_NOTIFY_IVO: ((law.NOTIFY_IVO,), LegalBasis.LSS),
    law.LSS_OTHER_REPORTS: ((law.NOTIFY_LICENSED,), LegalBasis.LSS),
}
"""What is evidence of these duties is evidence of that one too; only in records under the act, if one is named."""

ON_OCCASION = frozenset(
    {
        law.HSL_COMPLAINTS,
        law.HSL_REPORTS,
        law.REPORT_MISCONDUCT,
        law.INFORM_BOARD,
        law.INVESTIGATE_MISCONDUCT,
        law.NOTIFY_IVO,
        law.NOTIFY_LICENSED,
        law.LSS_CONTRIBUTE_TO_QUALITY,
        law.LSS_REPORT_MISCONDUCT,
        law.LSS_INFORM_BOARD,
        law.LSS_INVESTIGATE_MISCONDUCT,
        law.LSS_NOTIFY_IVO,
        law.LSS_OTHER_REPORTS,
        law.MISCONDUCT_REGULATION,
        law.INVESTIGATION_CONTENT,
        law.INVESTIGATION_TO_IVO,
    }
)
"""Duties that something has to happen for: that there is no evidence, or only old, is no gap in itself. When it has
happened, what it waits for tells."""

CANNOT: Mapping[Duty, str] = {
    law.GOOD_QUALITY: "Att kvaliteten är god är ett resultat. Arbetet med den visas under de andra kraven.",
    law.PATIENT_SAFETY_DETAIL: "Patientsäkerhetsberättelsen skrivs utanför liggaren.",
    law.MISCONDUCT_ROUTINES: "En rad om en rutin säger inte vad rutinen är till för: ange i kravregistret vilken "
    "process som svarar mot kravet.",
    law.INFORM_STAFF: "Visas av omgångar i årshjulet och av utbildningar som anger kravet.",
    law.LSS_INFORM_STAFF: "Visas av omgångar i årshjulet och av utbildningar som anger kravet.",
}
"""Duties that no event answers to, and why, or what does instead."""


@dataclass(frozen=True)
class Evidence:
    """What lines are evidence of a duty: these kinds of events, only in records under the act if one is named."""

    events: tuple[tuple[Register[Any], type[Event]], ...]
    basis: LegalBasis | None = None

    @property
    def registers(self) -> tuple[str, ...]:
        """The registers they are lines of, in statute order."""
        return tuple(dict.fromkeys(register.name for register, _ in self.events))


def evidence(duty: Duty) -> Evidence:
    """What is evidence of a duty: what answers to it, and to those through which it is answered."""
    others, basis = THROUGH.get(duty, ((), None))
    own = tuple(answering(duty))
    return Evidence(own + tuple(one for other in others for one in answering(other)), basis)


def demands(duty: Duty) -> frozenset[str]:
    """The ids of the duties for which a task of the annual wheel, or a training, is evidence of this one."""
    others, basis = THROUGH.get(duty, ((), None))
    return frozenset({duty.id, *(other.id for other in others if basis is None)})


def asked_by(duty: Duty, demand: Duty, bases: Container[LegalBasis]) -> bool:
    """Whether what waits by a rule that answers to a demand, in a record under these acts, is asked for by a duty."""
    others, basis = THROUGH.get(duty, ((), None))
    return demand is duty or (demand in others and (basis is None or basis in bases))


def answering(duty: Duty) -> Iterator[tuple[Register[Any], type[Event]]]:
    for register in REGISTERS:
        for event in register.events:
            if event.duty is duty and event.shows:
                yield register, event
