"""What every register is asked with: days, units, deciders and words, by lot."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from domain.grammar import Command
from domain.terms import AgeBand, Body, LegalBasis, Role, Sex, Term, YesNoUnknown
from domain.words import Affected, Decision, Occurred
from tests.projections.histories import History

EMPLOYEE, MANAGER, HEAD = Role.EMPLOYEE, Role.UNIT_MANAGER, Role.DEPARTMENT_HEAD
QUALITY, OFFICER = Role.QUALITY_DEVELOPER, Role.LEX_SARAH_OFFICER

Said = tuple[Role, Command]


def term(h: History, terms: type[Term]) -> Any:
    return h.pick([one for one in terms if one.value != "unknown"] or list(terms))


def occurred(h: History) -> Occurred:
    last = h.day()
    return h.pick((Occurred(), Occurred.on(last), Occurred(first=last - timedelta(days=4), last=last)))


def affected(h: History) -> Affected:
    count = h.pick((None, 1, 3))
    return Affected(child=term(h, YesNoUnknown), age=term(h, AgeBand), sex=term(h, Sex), count=count)


def unit(h: History) -> UUID | None:
    return h.pick((None, *h.units))


def bases(h: History) -> tuple[LegalBasis, ...]:
    return h.pick(((LegalBasis.SOL,), (LegalBasis.LSS,), (LegalBasis.SOL, LegalBasis.HSL)))


def by_head(h: History) -> Decision:
    return Decision(person=h.person(HEAD), day=h.today)


def by_group(h: History) -> Decision:
    return Decision(body=Body.MANAGEMENT_GROUP, day=h.today)
