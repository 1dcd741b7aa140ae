"""Utförarnas livsöden – asked for quality, followed up year by year, prolonged, chosen among, and one that ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

from boards.history.step import Step
from boards.history.telling import Beginning
from boards.history.texts import told
from boards.history.worktime import office_moment, working_day_from
from boards.history.world import Case, World
from domain.participation.commands import RecordParticipation
from domain.participation.words import Form, Group
from domain.providers.commands import (
    AcceptProviderCorrection,
    AgreeQualityRequirements,
    AnnulProvider,
    AskProviderToCorrect,
    CorrectProvider,
    DescribeForChoice,
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
ASKED_FOR = (
    "Var och en har en genomförandeplan inom två veckor, och har varit med om den.",
    "Personalen har den utbildning som uppgiften kräver.",
    "Synpunkter och klagomål tas emot, och besvaras inom tio arbetsdagar.",
)
CHOSEN = "Boendestöd Exempel AB (påhittat)"
"""One that people choose themselves, where the board lets them."""
WITHOUT_UNIT = "Stödboende Exempel AB (påhittat)"
"""Somebody who does single tasks for the board, and runs none of its units."""


@dataclass
class Contract:
    """A provider while it is told. `unit`: the unit it runs, if it runs one of the board's."""

    case: Case
    name: str
    unit: str | None = None
    engagement: Engagement = Engagement.PROCURED

    def by_board(self) -> Decision:
        return Decision(body=Body.BOARD, day=self.case.day, paragraph=f"§ {self.case.chance.between(20, 180)}")

    def described(self, services: str = "stöd och boende enligt avtal") -> dict[str, Any]:
        world = self.case.world
        return {
            "name": self.name,
            "services": services,
            "engagement": self.engagement,
            "unit": world.cast.unit(self.unit) if self.unit else None,
            "legal_bases": world.bases(self.unit) if self.unit else (LegalBasis.SOL,),
            "diary_number": None,
        }


def register(contract: Contract, services: str = "stöd och boende enligt avtal") -> Iterator[Step]:
    case = contract.case
    began = case.day - timedelta(days=case.chance.between(200, 600))
    until = None if contract.engagement is Engagement.CHOICE else case.day + timedelta(days=420)
    command = RegisterProvider(valid_from=began, valid_to=until, **contract.described(services))
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


def agree(contract: Contract, consulted: bool) -> Iterator[Step]:
    """What quality is asked for: drawn up at a meeting with users and staff, or left as it was in the agreement."""
    case = contract.case.wait(3, 10)
    occasions: tuple[UUID, ...] = ()
    if consulted:
        held = case.world.case("participation", f"krav-{case.name}", case.now)
        meeting = RecordParticipation(
            form=Form.REFERENCE_GROUP,
            title="Kvalitetskrav i avtal med utförare",
            day=held.day,
            groups=(Group.SERVICE_USERS, Group.STAFF),
            participants=case.chance.between(4, 9),
            said="Det viktigaste är att få veta i tid när någon annan kommer, och att bli lyssnad på.",
        )
        yield held.step(case.post(Role.QUALITY_DEVELOPER), meeting)
        occasions = (held.record,)
        case.soon()
    command = AgreeQualityRequirements(
        requirements=ASKED_FOR,
        occasions=occasions,
        not_consulted=None if consulted else "Kraven stod i avtalet redan när det övertogs.",
    )
    yield case.step(case.post(Role.REGISTRAR), command)


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
    yield from agree(contract, consulted=True)
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


def chosen(contract: Contract) -> Iterator[Step]:
    """One that people choose themselves: it is described for them, and followed up as the others."""
    yield from register(contract, "boendestöd")
    yield from agree(contract, consulted=False)
    case = contract.case.wait(2, 10)
    command = DescribeForChoice(
        presentation="Stöd hemma, dag och kväll, på svenska, finska och arabiska. Du har en fast kontaktperson.",
        reached_at="010-000 00 00, info@exempel.invalid",
    )
    yield case.step(case.post(Role.REGISTRAR), command)
    yield from follow_up(contract, Method.VISIT, 0)


def twice(contract: Contract) -> Iterator[Step]:
    yield from register(contract)
    case = contract.case.soon()
    by = case.post(Role.QUALITY_DEVELOPER)
    decision = Decision(person=by.person, day=case.day)
    yield case.step(by, AnnulProvider(reason=WhyAnnulled.DUPLICATE, decision=decision))


def beginnings(world: World) -> Iterator[Beginning]:
    """Those who run one of the board's units, and one who runs none."""
    procured = Engagement.PROCURED
    running = [(unit, str(world.units[unit].provider), unit, procured, goes_on) for unit in world.providers]
    direct = Engagement.DIRECT
    others: list[tuple[str, str, str | None, Engagement, Callable[[Contract], Iterator[Step]]]] = [
        *running,
        ("enstaka", WITHOUT_UNIT, None, direct, ends),
        ("enstaka-igen", WITHOUT_UNIT, None, direct, twice),
    ]
    if world.board == "nacka":
        others.append(("att-valja", CHOSEN, None, Engagement.CHOICE, chosen))
    for place, (name, called, unit, engagement, story) in enumerate(others):
        start = office_moment(
            working_day_from(world.first + timedelta(days=8 + place)), world.chance("providers", name)
        )
        yield Beginning(start, partial(story, Contract(world.case("providers", name, start), called, unit, engagement)))
