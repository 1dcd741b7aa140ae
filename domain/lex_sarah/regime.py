"""Which wording of the law a report is handled under: by the day it was received, and by each act it concerns.

The wordings are kept apart: from July 2025 the Social Services Act says at once, while LSS still says without delay.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from domain import law
from domain.law import Duty, Wording
from domain.lex_sarah.words import Regime
from domain.terms import LegalBasis

SOL_2025 = date(2025, 7, 1)


def regime_on(day: date) -> Regime:
    """The act in force on a day.

    >>> regime_on(date(2025, 6, 30)).label
    'socialtjänstlagen från 2001'
    """
    return Regime.SOL_2025 if day >= SOL_2025 else Regime.SOL_2001


def duties(legal_bases: Iterable[LegalBasis]) -> tuple[Duty, ...]:
    """The duties to act that a report rests on: those of the Social Services Act unless it is about LSS alone."""
    bases = set(legal_bases)
    under_lss = (law.LSS_INVESTIGATE_MISCONDUCT,) if LegalBasis.LSS in bases else ()
    under_sol = () if bases == {LegalBasis.LSS} else (law.INVESTIGATE_MISCONDUCT,)
    return (*under_sol, *under_lss)


def wordings(legal_bases: Iterable[LegalBasis], received: date) -> tuple[Wording, ...]:
    """What the law said when the report was received, one wording for each act; none for a day before there was any.

    >>> [one.citation.split(" ", 2)[-1] for one in wordings((LegalBasis.SOL,), date(2025, 7, 1))]
    ['5 § SoL (2025:400)']
    """
    known = (each for each in duties(legal_bases) if any(one.holds(received) for one in each.wordings))
    return tuple(each.on(received) for each in known)
