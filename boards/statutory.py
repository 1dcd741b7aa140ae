"""Vad lagen vill ha varje år – the recurring obligations that no guideline has to say, for the annual wheel.

The law seldom says how often; where it does not, the months are the demonstration's assumption and the title says so.
"""

from __future__ import annotations

from datetime import date

from boards.data import BoardData
from domain.criteria.words import Frequency
from domain.obligations.commands import EstablishObligation
from domain.obligations.words import Kind, Receiver
from domain.terms import LegalBasis, Role

SINCE = date(2025, 1, 1)
QUARTERS = (3, 6, 9, 12)


def obligations(data: BoardData) -> tuple[EstablishObligation, ...]:
    """Those that fall on a board with the work it has."""
    bases = {basis for unit in data.units for basis in unit.legal_bases}
    found = FOR_EVERY_BOARD
    found += (LSS_NON_EXECUTED,) if LegalBasis.LSS in bases else ()
    return found + ((PATIENT_SAFETY,) if LegalBasis.HSL in bases else ())


FOR_EVERY_BOARD: tuple[EstablishObligation, ...] = (
    EstablishObligation(
        id="law.non_executed",
        title="Rapport om beslut som inte har verkställts",
        kind=Kind.REPORT,
        frequency=Frequency.QUARTERLY,
        months=QUARTERS,
        receivers=(Receiver.IVO, Receiver.AUDITORS),
        roles=(Role.UNIT_MANAGER,),
        demand="non-executed-decisions",
        since=SINCE,
    ),
    EstablishObligation(
        id="law.non_executed_statistics",
        title="Statistik över beslut som inte har verkställts",
        kind=Kind.REPORT,
        frequency=Frequency.QUARTERLY,
        months=QUARTERS,
        receivers=(Receiver.COUNCIL,),
        roles=(Role.DIRECTOR,),
        demand="non-executed-statistics",
        since=SINCE,
    ),
    EstablishObligation(
        id="law.inform_staff",
        title="Information till medarbetarna om rapporteringsskyldigheten (varje år: antaget)",
        kind=Kind.INFORM,
        frequency=Frequency.YEARLY,
        months=(9,),
        receivers=(Receiver.STAFF,),
        roles=(Role.LEX_SARAH_OFFICER, Role.UNIT_MANAGER),
        demand="inform-staff",
        since=SINCE,
    ),
    EstablishObligation(
        id="law.delegated",
        title="Anmälan av delegationsbeslut, i den utsträckning nämnden har bestämt",
        kind=Kind.REPORT,
        receivers=(Receiver.BOARD,),
        roles=(Role.BOARD_SECRETARY,),
        demand="delegated-reported",
        since=SINCE,
    ),
    EstablishObligation(
        id="law.log_review",
        title="Kontroll av åtkomst till uppgifter",
        kind=Kind.REVIEW,
        frequency=Frequency.CONTINUOUS,
        roles=(Role.LOG_REVIEWER,),
        demand="access-control",
        since=SINCE,
    ),
    EstablishObligation(
        id="law.internal_control",
        title="Uppföljning av den interna kontrollen (varje år: antaget)",
        kind=Kind.REVIEW,
        frequency=Frequency.YEARLY,
        months=(12,),
        receivers=(Receiver.BOARD,),
        roles=(Role.DIRECTOR,),
        demand="internal-control",
        since=SINCE,
    ),
)

LSS_NON_EXECUTED = EstablishObligation(
    id="law.non_executed_lss",
    title="Rapport om beslut enligt LSS som inte har verkställts",
    kind=Kind.REPORT,
    frequency=Frequency.QUARTERLY,
    months=QUARTERS,
    receivers=(Receiver.IVO, Receiver.AUDITORS),
    roles=(Role.UNIT_MANAGER,),
    demand="lss-non-executed-decisions",
    since=SINCE,
)

PATIENT_SAFETY = EstablishObligation(
    id="law.patient_safety_report",
    title="Patientsäkerhetsberättelse",
    kind=Kind.REPORT,
    frequency=Frequency.YEARLY,
    months=(12,),
    receivers=(Receiver.PUBLIC,),
    roles=(Role.DIRECTOR,),
    demand="patient-safety-report",
    rule="patient_safety_report",
    since=SINCE,
)
