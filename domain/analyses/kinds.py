"""What each kind of report is: its periods, what it counts, what it has to say, and the demand it answers.

Enköping: each tertial, half-year and with the accounts (E44, E63, E64, E72, E78, E84); Uppsala: twice a year, lex Sarah
continuously, and a yearly quality report (U87, U88, U91); Nacka: a yearly joint analysis (N45–N47, N51).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from domain import law
from domain.analyses.words import ReportKind, Section
from domain.calendar import Period
from domain.law import Duty


@dataclass(frozen=True, kw_only=True, slots=True)
class KindOfReport:
    """`parts`: into how many parts a year falls for it (1: the whole year), None: any period. `registers`: whose
    measures it shows, in that order; `sections` what has to be written besides the analysis itself.
    """

    parts: int | None
    registers: tuple[str, ...]
    duty: Duty
    sections: tuple[Section, ...] = ()

    def covers(self, period: Period) -> bool:
        """Whether the period is one that this kind of report is made for."""
        if self.parts is None:
            return True
        if self.parts == 1:
            return period == Period.year(period.start.year)
        return any(period == Period.part(period.start.year, n, self.parts) for n in range(1, self.parts + 1))


EVERYTHING = (
    "joint",
    "deviations",
    "units",
    "views",
    "lex_sarah",
    "risks",
    "risk_analyses",
    "self_controls",
    "external_reviews",
    "measurements",
    "actions",
    "suggestions",
    "participation",
    "trainings",
    "providers",
    "documents",
    "incidents",
    "non_executed",
)

KINDS: Mapping[ReportKind, KindOfReport] = {
    ReportKind.HALF_YEAR: KindOfReport(parts=2, registers=EVERYTHING, duty=law.COMPILE_AND_ANALYSE),
    ReportKind.TERTIAL: KindOfReport(
        parts=3, registers=("self_controls", "measurements", "actions"), duty=law.SELF_CONTROL
    ),
    ReportKind.LEX_SARAH: KindOfReport(
        parts=None,
        registers=("lex_sarah",),
        duty=law.REPORTS,
        sections=(Section.MEASURES, Section.EFFECTS),
    ),
    ReportKind.QUALITY_REPORT: KindOfReport(
        parts=1,
        registers=EVERYTHING,
        duty=law.QUALITY_REPORT,
        sections=(Section.WORK, Section.MEASURES, Section.RESULTS, Section.DEVELOPMENT, Section.SYSTEM),
    ),
    ReportKind.JOINT: KindOfReport(
        parts=1,
        registers=EVERYTHING,
        duty=law.COMPILE_AND_ANALYSE,
        sections=(Section.WHY, Section.NETWORK, Section.PLANNING),
    ),
    ReportKind.PROVIDERS: KindOfReport(
        parts=1, registers=("providers", "external_reviews"), duty=law.FOLLOW_UP_QUALITY
    ),
}
