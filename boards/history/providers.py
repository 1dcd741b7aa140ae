"""Utförarnas livsöden – followed up year by year, asked to put things right, prolonged, and one that ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

from boards.history.step import Step
from boards.history.telling import Beginning
from boards.history.texts import told
from boards.history.worktime import office_moment, working_day_from
from boards.history.world import Case, World
from domain.providers.commands import (
    AcceptProviderCorrection,
    AnnulProvider,
    AskProviderToCorrect,
    CorrectProvider,
    EndProvider,
    FollowUpProvider,
    ProlongProvider,
    RegisterProvider,
    ReportProviderToBoard,
)
from domain.providers.words import Engagement, Method, WhyAnnulled
from domain.terms import Body, LegalBasis, Role, YesNoUnknown
from domain.words import Decision

FOUND = (
    "Verksamheten har rutiner för synpunkter och för missförhållanden, och de är kända.",
    "Genomförandeplaner finns för de flesta, men inte för alla.",
    "Personalens utbildning motsvarar det som avtalet säger.",
)
WITHOUT_UNIT = "Stödboende Exempel AB (påhittat)"
"""Somebody who does single tasks for the board, and runs none of its units."""


@dataclass
class Contract:
    """A provider while it is told. `unit`: the unit it runs, if it runs one of the board's."""

    case: Case
    name: str
    unit: str | None = None

    def by_board(self) -> Decision:
        return Decision(body=Body.BOARD, day=self.case.day, paragraph=f"§ {self.case.chance.between(20, 180)}")

    def described(self, services: str = "stöd och boende enligt avtal") -> dict[str, Any]:
        world = self.case.world
        return {
            "name": self.name,
            "services": services,
            "engagement": Engagement.PROCURED if self.unit else Engagement.DIRECT,
            "unit": world.cast.unit(self.unit) if self.unit else None,
            "legal_bases": world.bases(self.unit) if self.unit else (LegalBasis.SOL,),
            "diary_number": None,
        }


def register(contract: Contract, services: str = "stöd och boende enligt avtal") -> Iterator[Step]:
    case = contract.case
    began = case.day - timedelta(days=case.chance.between(200, 600))
    command = RegisterProvider(
        valid_from=began, valid_to=case.day + timedelta(days=420), **contract.described(services)
    )
    yield case.step(case.post(Role.REGISTRAR), command)


def follow_up(contract: Contract, method: Method, shortcomings: int) -> Iterator[Step]:
    case = contract.case.wait(40, 90)
    command = FollowUpProvider(
        day=case.day,
        method=method,
        answered=YesNoUnknown.YES,
        shortcomings=shortcomings,
        conclusions=told(case.chance, FOUND),
    )
    yield case.step(case.post(Role.QUALITY_DEVELOPER), command)


def put_right(contract: Contract) -> Iterator[Step]:
    case = contract.case.wait(1, 5)
    ask = AskProviderToCorrect(demand="Upprätta genomförandeplaner för alla.", ready_by=case.day + timedelta(days=60))
    yield case.step(case.post(Role.QUALITY_DEVELOPER), ask)
    case.wait(20, 40)
    yield case.step(case.post(Role.QUALITY_DEVELOPER), AcceptProviderCorrection(day=case.day))


def tell_the_board(contract: Contract) -> Iterator[Step]:
    case = contract.case.wait(10, 30)
    yield case.step(case.post(Role.BOARD_SECRETARY), ReportProviderToBoard(day=case.day))


# ── The stories ──────────────────────────────────────────────────────────────


def goes_on(contract: Contract) -> Iterator[Step]:
    """Followed up twice, with something to put right the first time, and prolonged."""
    yield from register(contract)
    yield from follow_up(contract, Method.SURVEY, 2)
    yield from put_right(contract)
    yield from tell_the_board(contract)
    yield from follow_up(contract, Method.VISIT, 0)
    case = contract.case.wait(5, 20)
    until = case.day + timedelta(days=730)
    yield case.step(case.post(Role.BOARD_SECRETARY), ProlongProvider(valid_to=until, decision=contract.by_board()))


def ends(contract: Contract) -> Iterator[Step]:
    """Entered with the wrong words, put right, followed up, and not needed any more."""
    yield from register(contract, "boende")
    case = contract.case.soon()
    yield case.step(case.post(Role.REGISTRAR), CorrectProvider(reason="Uppdraget är vidare.", **contract.described()))
    yield from follow_up(contract, Method.DOCUMENTS, 0)
    case.wait(40, 80)
    command = EndProvider(
        ends_on=case.day + timedelta(days=30), reason="Nämnden har egna platser.", decision=contract.by_board()
    )
    yield case.step(case.post(Role.BOARD_SECRETARY), command)


def twice(contract: Contract) -> Iterator[Step]:
    yield from register(contract)
    case = contract.case.soon()
    by = case.post(Role.QUALITY_DEVELOPER)
    decision = Decision(person=by.person, day=case.day)
    yield case.step(by, AnnulProvider(reason=WhyAnnulled.DUPLICATE, decision=decision))


def beginnings(world: World) -> Iterator[Beginning]:
    """Those who run one of the board's units, and one who runs none."""
    running = [(unit, str(world.units[unit].provider), unit, goes_on) for unit in world.providers]
    others: list[tuple[str, str, str | None, Callable[[Contract], Iterator[Step]]]] = [
        *running,
        ("enstaka", WITHOUT_UNIT, None, ends),
        ("enstaka-igen", WITHOUT_UNIT, None, twice),
    ]
    for place, (name, called, unit, story) in enumerate(others):
        start = office_moment(
            working_day_from(world.first + timedelta(days=8 + place)), world.chance("providers", name)
        )
        yield Beginning(start, partial(story, Contract(world.case("providers", name, start), called, unit)))
