"""The rules of the register of providers, as sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from domain import providers
from domain.board import Due
from domain.grammar import Command
from domain.organisation.units import Status as UnitStatus
from domain.organisation.units import Unit
from domain.participation.state import Participation
from domain.participation.words import Status as Held
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
from domain.providers.events import (
    CorrectionAskedOfProvider,
    CorrectionByProviderAccepted,
    ProviderAnnulled,
    ProviderCorrected,
    ProviderDescribedForChoice,
    ProviderEnded,
    ProviderFollowedUp,
    ProviderProlonged,
    ProviderRegistered,
    ProviderReportedToBoard,
    QualityRequirementsAgreed,
)
from domain.providers.rules import FollowUpFirst, NoLonger, NotChosen, NothingToCorrect, RunByUs, WhoHadTheirSay
from domain.providers.words import Engagement, Method, Status, WhyAnnulled
from domain.terms import Body, LegalBasis, YesNoUnknown
from domain.words import AlreadyThere, DaysInWrongOrder, Decision, NotYetHappened, WrongOrder
from tests.spec import STAMP, UNIT, Spec

TODAY = STAMP.day
TOMORROW = TODAY + timedelta(days=1)
OURS = UUID("00000000-0000-4000-8000-0000000000c1")
CLOSED = UUID("00000000-0000-4000-8000-0000000000c2")
COUNCIL = UUID("00000000-0000-4000-8000-0000000000c3")
STRUCK_OUT = UUID("00000000-0000-4000-8000-0000000000c4")
RECORDS: dict[UUID, Any] = {
    UNIT: Unit(status=UnitStatus.ESTABLISHED, provider="Omsorg Exempel AB"),
    OURS: Unit(status=UnitStatus.ESTABLISHED),
    COUNCIL: Participation(status=Held.TOLD),
    STRUCK_OUT: Participation(status=Held.ANNULLED),
    CLOSED: Unit(status=UnitStatus.CLOSED, provider="Omsorg Exempel AB"),
}
SPEC = Spec(providers.REGISTER).knowing(RECORDS)
IN_A_YEAR = Due(on=date(2027, 3, 16), rule="provider.follow_up", version=1, local=False)
BY_BOARD = Decision(body=Body.BOARD, day=TODAY, paragraph="§ 40")

REGISTER = RegisterProvider(
    name="Omsorg Exempel AB",
    services="hem för vård eller boende",
    engagement=Engagement.PROCURED,
    unit=UNIT,
    legal_bases=(LegalBasis.SOL,),
    valid_from=date(2025, 1, 1),
    valid_to=date(2026, 12, 31),
)
REGISTERED = ProviderRegistered(**vars(REGISTER), due=IN_A_YEAR)
FOLLOW_UP = FollowUpProvider(
    day=TODAY,
    method=Method.VISIT,
    answered=YesNoUnknown.YES,
    shortcomings=2,
    conclusions="Genomförandeplaner saknas.",
)
FOLLOWED_UP = ProviderFollowedUp(**vars(FOLLOW_UP), due=IN_A_YEAR)
ASK = AskProviderToCorrect(demand="Upprätta genomförandeplaner.", ready_by=TOMORROW)
ASKED = CorrectionAskedOfProvider(**vars(ASK))
ACCEPT = AcceptProviderCorrection(day=TODAY)
ANNUL = AnnulProvider(reason=WhyAnnulled.DUPLICATE, decision=BY_BOARD)
RUNNING = SPEC.given(REGISTERED)


def test_a_provider_is_registered_with_its_agreement() -> None:
    """En utförare registreras med sitt avtal, och ska följas upp inom ett år."""
    state = SPEC.when(REGISTER).then(REGISTERED).state
    assert (state.status, state.unit, state.due) == (Status.REGISTERED, UNIT, IN_A_YEAR)
    RUNNING.when(REGISTER).refused(AlreadyThere)


def test_what_the_board_runs_itself_has_no_provider() -> None:
    """En enhet som nämnden driver själv har ingen utförare, och en stängd enhet inte heller."""
    SPEC.when(replace(REGISTER, unit=OURS)).refused(RunByUs)
    SPEC.when(replace(REGISTER, unit=CLOSED)).refused(WrongOrder)
    SPEC.when(replace(REGISTER, unit=None)).accepted()


def test_an_agreement_ends_after_it_begins() -> None:
    """Avtalets sista dag är efter den första."""
    SPEC.when(replace(REGISTER, valid_to=date(2024, 1, 1))).refused(DaysInWrongOrder)


def test_quality_requirements_are_drawn_up_with_users_and_staff() -> None:
    """Kvalitetskraven i avtalet anges med tillfällena då brukare och personal fick säga sitt, eller varför inte."""
    requirements = ("Var och en har en genomförandeplan.",)
    agree = AgreeQualityRequirements(requirements=requirements, occasions=(COUNCIL,))
    agreed = QualityRequirementsAgreed(**vars(agree))
    state = RUNNING.when(agree).then(agreed).state
    assert (state.requirements, state.occasions, state.requirements_on) == (requirements, (COUNCIL,), TODAY)
    RUNNING.when(replace(agree, occasions=())).refused(WhoHadTheirSay)
    RUNNING.when(replace(agree, not_consulted="Hann inte.")).refused(WhoHadTheirSay)
    RUNNING.when(replace(agree, occasions=(), not_consulted="Kraven stod i avtalet.")).accepted()
    RUNNING.when(replace(agree, occasions=(STRUCK_OUT,))).refused(WrongOrder)


def test_a_provider_that_people_choose_is_described_for_them() -> None:
    """En utförare som brukarna väljer själva presenteras för den som ska välja; ingen annan gör det."""
    describe = DescribeForChoice(presentation="Stöd hemma, dag och kväll.", reached_at="info@exempel.invalid")
    RUNNING.when(describe).refused(NotChosen)
    chosen = SPEC.given(replace(REGISTERED, engagement=Engagement.CHOICE))
    state = chosen.when(describe).then(ProviderDescribedForChoice(**vars(describe))).state
    assert (state.presentation, state.reached_at, state.presented_on) == (*vars(describe).values(), TODAY)


def test_a_provider_is_followed_up() -> None:
    """En utförare följs upp på ett visst sätt, med antalet brister, och nästa dag sätts."""
    state = RUNNING.when(FOLLOW_UP).then(FOLLOWED_UP).state
    assert (state.status, state.shortcomings, state.followed_up_on) == (Status.FOLLOWED_UP, 2, TODAY)
    RUNNING.when(replace(FOLLOW_UP, day=TOMORROW)).refused(NotYetHappened)


def test_what_falls_short_is_to_be_put_right_by_a_day() -> None:
    """Brister ska rättas till en dag, som inte har varit."""
    state = RUNNING.given(FOLLOWED_UP).when(ASK).then(ASKED).state
    assert (state.status, state.ready_by) == (Status.ASKED, TOMORROW)
    RUNNING.given(FOLLOWED_UP).when(replace(ASK, ready_by=date(2026, 1, 1))).refused(DaysInWrongOrder)
    RUNNING.when(ASK).refused(WrongOrder)


def test_without_shortcomings_there_is_nothing_to_put_right() -> None:
    """Utan brister finns inget att rätta."""
    RUNNING.given(replace(FOLLOWED_UP, shortcomings=0)).when(ASK).refused(NothingToCorrect)


def test_a_correction_is_accepted() -> None:
    """En rättelse godtas när bristerna är rättade; en ny uppföljning ändrar inte att de ska rättas."""
    asked = RUNNING.given(FOLLOWED_UP, ASKED)
    accepted = CorrectionByProviderAccepted(day=TODAY, note=None)
    assert asked.when(ACCEPT).then(accepted).state.status is Status.FOLLOWED_UP
    assert asked.given(FOLLOWED_UP).state.status is Status.ASKED
    asked.when(replace(ACCEPT, day=TOMORROW)).refused(NotYetHappened)
    RUNNING.when(ACCEPT).refused(WrongOrder)


def test_the_board_is_told_of_what_has_been_followed_up() -> None:
    """Nämnden får redovisat hur utföraren har följts upp, när den har det."""
    command = ReportProviderToBoard(day=TODAY, diary_number="SN 2026-00040")
    reported = ProviderReportedToBoard(day=TODAY, diary_number="SN 2026-00040")
    assert RUNNING.given(FOLLOWED_UP).when(command).then(reported).state.reported_to_board_on == TODAY
    RUNNING.when(command).refused(FollowUpFirst)
    RUNNING.given(FOLLOWED_UP).when(replace(command, day=TOMORROW)).refused(NotYetHappened)


@pytest.mark.parametrize("until", [date(2028, 12, 31), None], ids=["to a day", "until further notice"])
def test_an_agreement_is_prolonged(until: date | None) -> None:
    """Ett avtal förlängs till en senare dag eller tills vidare."""
    prolonged = ProviderProlonged(valid_to=until, decision=BY_BOARD)
    state = RUNNING.when(ProlongProvider(valid_to=until, decision=BY_BOARD)).then(prolonged).state
    assert state.valid_to == until


def test_a_prolongation_makes_it_longer() -> None:
    """En förlängning gör att avtalet gäller längre."""
    command = ProlongProvider(valid_to=REGISTER.valid_to, decision=BY_BOARD)
    RUNNING.when(command).refused(NoLonger)
    RUNNING.given(ProviderProlonged(valid_to=None, decision=BY_BOARD)).when(command).refused(NoLonger)


def test_an_agreement_ends() -> None:
    """Ett avtal avslutas till en dag efter den då det började."""
    command = EndProvider(ends_on=TOMORROW, reason="Ny upphandling.", decision=BY_BOARD)
    state = RUNNING.when(command).then(ProviderEnded(**vars(command))).state
    assert (state.status, state.valid_to, state.due) == (Status.ENDED, TOMORROW, None)
    RUNNING.when(replace(command, ends_on=date(2024, 1, 1))).refused(DaysInWrongOrder)


def test_what_was_entered_wrong_is_put_right() -> None:
    """Uppgifter som blev fel rättas; läge och dagar står kvar."""
    command = CorrectProvider(
        reason="Fel verksamhet.",
        name=REGISTER.name,
        services="öppenvård",
        engagement=Engagement.CHOICE,
        unit=None,
        legal_bases=(),
        diary_number=None,
    )
    state = RUNNING.when(command).then(ProviderCorrected(**vars(command))).state
    assert (state.services, state.valid_to) == ("öppenvård", REGISTER.valid_to)
    RUNNING.when(replace(command, unit=OURS)).refused(RunByUs)


@pytest.mark.parametrize("command", [ANNUL, FOLLOW_UP], ids=lambda command: type(command).__name__)
def test_a_provider_is_struck_out(command: Command) -> None:
    """En post som blev fel makuleras, och därefter händer ingenting med den."""
    annulled = ProviderAnnulled(reason=WhyAnnulled.DUPLICATE, decision=BY_BOARD)
    RUNNING.when(ANNUL).then(annulled).when(command).refused(WrongOrder)
