"""The rules of the register of requirements, as sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from domain import requirements
from domain.board import Due
from domain.grammar import Command, NoSuchRecord
from domain.processes.state import Process
from domain.processes.words import Status as ProcessStatus
from domain.reactions import reactions
from domain.requirements.commands import (
    AmendRequirement,
    AnnulRequirement,
    BeginRequirement,
    CorrectRequirement,
    EnterRequirement,
    MapRequirement,
    RepealRequirement,
    ReplaceRequirement,
    ReviewRequirement,
    TakePlaceOf,
)
from domain.requirements.events import (
    RequirementAmended,
    RequirementAnnulled,
    RequirementBegan,
    RequirementCorrected,
    RequirementEntered,
    RequirementMapped,
    RequirementRepealed,
    RequirementReplaced,
    RequirementReviewed,
    RequirementTookPlace,
)
from domain.requirements.rules import (
    NoSuchDuty,
    NothingAnswers,
    NotInForceYet,
    ProcessHasEnded,
    ReplacedByWhat,
)
from domain.requirements.state import Requirement
from domain.requirements.words import Area, Fulfilled, Kind, Part, Status, WhyAnnulled
from domain.terms import Body
from domain.words import AlreadyThere, DaysInWrongOrder, Decision, NotYetHappened, WrongOrder
from tests.spec import RECORD, STAMP, Spec

TODAY = STAMP.day
TOMORROW = TODAY + timedelta(days=1)


def an_id(number: int) -> UUID:
    return UUID(int=number + (4 << 76) + (8 << 60))


LATER, ENDED, PROCESS, ENDED_PROCESS = map(an_id, range(1, 5))
RECORDS: dict[UUID, Any] = {
    LATER: Requirement(status=Status.IN_FORCE, title="Socialtjänstlagen (2025:400)"),
    ENDED: Requirement(status=Status.REPEALED, title="Socialtjänstlagen (1980:620)"),
    PROCESS: Process(status=ProcessStatus.IN_USE, title="Handläggning"),
    ENDED_PROCESS: Process(status=ProcessStatus.RETIRED, title="Projekt"),
    RECORD: Requirement(status=Status.IN_FORCE),
}
SPEC = Spec(requirements.REGISTER).knowing(RECORDS)

ENTER = EnterRequirement(
    title="Socialtjänstlagen",
    citation="SFS 2001:453",
    kind=Kind.ACT,
    area=Area.SOCIAL_SERVICES,
    valid_from=date(2002, 1, 1),
    verified=True,
    origin_of_fact="riktlinjen",
)
IN_A_YEAR = Due(on=date(2027, 3, 16), rule="requirement.review", version=1, local=False)
IN_A_MONTH = Due(on=date(2026, 4, 16), rule="requirement.amended", version=1, local=False)
ENTERED = RequirementEntered(**vars(ENTER), due=IN_A_YEAR)
AMEND = AmendRequirement(amendment="SFS 2025:1299", since=date(2026, 1, 1), meaning="Kommunen anmäler brister.")
AMENDED = RequirementAmended(**vars(AMEND), due=IN_A_MONTH)
REPEAL = RepealRequirement(since=TODAY, amendment="SFS 2025:401")
REPEALED = RequirementRepealed(since=TODAY, amendment="SFS 2025:401")
REPLACE = ReplaceRequirement(replaced_by=LATER, since=date(2025, 7, 1))
REPLACED = RequirementReplaced(replaced_by=LATER, since=date(2025, 7, 1))
REVIEW = ReviewRequirement(fulfilled=Fulfilled.PARTLY, conclusions="Rutinen för anmälan saknas.")
REVIEWED = RequirementReviewed(**vars(REVIEW), due=IN_A_YEAR)
MAP = MapRequirement(parts=(Part.DEVIATIONS,), processes=(PROCESS,), duties=("report-misconduct",))
MAPPED = RequirementMapped(**vars(MAP))
ANNUL = AnnulRequirement(reason=WhyAnnulled.DUPLICATE, decision=Decision(body=Body.MANAGEMENT_GROUP, day=TODAY))
ANNULLED = RequirementAnnulled(**vars(ANNUL))
HOLDS = SPEC.given(ENTERED)


def test_a_requirement_is_entered_with_where_it_was_read() -> None:
    """Ett krav förs in med varifrån uppgiften är hämtad, och ska gås igenom inom ett år."""
    state = SPEC.when(ENTER).then(ENTERED).state
    assert (state.status, state.due, state.origin_of_fact) == (Status.IN_FORCE, IN_A_YEAR, "riktlinjen")
    HOLDS.when(ENTER).refused(AlreadyThere)


def test_general_advice_is_not_binding() -> None:
    """Allmänna råd är inte bindande; allt annat är det."""
    assert [kind for kind in Kind if not kind.binding] == [Kind.ADVICE]


def test_what_is_decided_and_does_not_hold_yet_is_coming() -> None:
    """En lag som är beslutad men inte gäller än är på väg, och börjar gälla när dagen har kommit."""
    spec = SPEC.given(replace(ENTERED, valid_from=TOMORROW))
    assert spec.state.status is Status.COMING and not spec.state.holds(TODAY)
    spec.when(BeginRequirement()).refused(NotInForceYet)
    later = spec.stamped(replace(STAMP, at=STAMP.at + timedelta(days=1)))
    assert later.when(BeginRequirement()).then(RequirementBegan()).state.status is Status.IN_FORCE
    HOLDS.when(BeginRequirement()).refused(WrongOrder)


def test_an_amendment_is_noted_and_is_to_be_gone_through() -> None:
    """En ändring antecknas med vad den betyder, och ska gås igenom inom en månad."""
    state = HOLDS.when(AMEND).then(AMENDED).state
    assert (state.status, state.due) == (Status.AMENDED, IN_A_MONTH)
    assert state.holds(TODAY)


def test_what_is_repealed_holds_no_longer() -> None:
    """Ett upphävt krav gäller inte från den dagen, men gällde före."""
    state = HOLDS.when(REPEAL).then(REPEALED).state
    assert (state.status, state.due) == (Status.REPEALED, None)
    assert state.holds(TODAY - timedelta(days=1)) and not state.holds(TODAY)


def test_what_replaces_a_requirement_knows_what_it_replaced() -> None:
    """Ett krav ersätts av ett annat, som får veta det i samma handling."""
    state = HOLDS.when(REPLACE).then(REPLACED).state
    assert (state.status, state.replaced_by) == (Status.REPLACED, LATER)
    (asked,) = reactions("requirements", RECORD, 2, REPLACED)
    assert (asked.register, asked.record, asked.command) == ("requirements", LATER, TakePlaceOf(earlier=RECORD))
    assert HOLDS.when(asked.command).then(RequirementTookPlace(earlier=RECORD)).state.earlier == (RECORD,)
    HOLDS.given(REPEALED).when(asked.command).refused(WrongOrder)


@pytest.mark.parametrize("other", [ENDED, RECORD], ids=["repealed", "itself"])
def test_what_replaces_a_requirement_holds_and_is_another(other: UUID) -> None:
    """Det som ersätter ett krav är ett annat krav som gäller eller är beslutat."""
    HOLDS.when(replace(REPLACE, replaced_by=other)).refused(ReplacedByWhat)
    HOLDS.when(replace(REPLACE, replaced_by=an_id(99))).refused(NoSuchRecord)


@pytest.mark.parametrize("command", [AMEND, REPEAL, REPLACE], ids=lambda command: type(command).__name__)
def test_a_change_is_noted_when_it_has_come_into_force(command: Any) -> None:
    """En ändring, ett upphävande eller en ersättning antecknas när den har trätt i kraft, efter kravets första dag."""
    HOLDS.when(replace(command, since=TOMORROW)).refused(NotYetHappened)
    HOLDS.when(replace(command, since=date(2001, 1, 1))).refused(DaysInWrongOrder)
    HOLDS.given(REPEALED).when(command).refused(WrongOrder)


def test_it_is_said_what_answers_to_a_requirement() -> None:
    """Det anges vilka delar av systemet, processer och lagkrav som svarar mot kravet."""
    assert HOLDS.state.nothing_answers
    state = HOLDS.when(MAP).then(MAPPED).state
    assert not state.nothing_answers and state.duties == ("report-misconduct",)


def test_something_answers_to_it() -> None:
    """Minst en del av systemet eller en process svarar mot kravet."""
    HOLDS.when(MapRequirement(parts=())).refused(NothingAnswers)


def test_a_process_that_has_ended_answers_to_nothing() -> None:
    """En avslutad process svarar inte mot något krav."""
    HOLDS.when(replace(MAP, processes=(ENDED_PROCESS,))).refused(ProcessHasEnded)


def test_a_duty_is_one_that_the_program_knows() -> None:
    """Ett lagkrav som anges är ett som programmet känner."""
    HOLDS.when(replace(MAP, duties=("be-nice",))).refused(NoSuchDuty)


def test_a_requirement_is_gone_through() -> None:
    """Vid genomgången bedöms om kravet uppfylls, och en ny dag sätts."""
    state = HOLDS.given(AMENDED).when(REVIEW).then(REVIEWED).state
    assert (state.status, state.fulfilled, state.reviewed_on) == (Status.AMENDED, Fulfilled.PARTLY, TODAY)
    HOLDS.given(REPLACED).when(REVIEW).refused(WrongOrder)


def test_what_was_entered_wrong_is_put_right() -> None:
    """Uppgifter som blev fel rättas, också om ett krav som är upphävt."""
    command = CorrectRequirement(reason="Fel nummer.", **{**vars(ENTER), "citation": "SFS 2001:454"})
    state = HOLDS.given(REPEALED).when(command).then(RequirementCorrected(**vars(command))).state
    assert (state.citation, state.status) == ("SFS 2001:454", Status.REPEALED)


@pytest.mark.parametrize("command", [ANNUL, AMEND, MAP, REVIEW], ids=lambda command: type(command).__name__)
def test_a_requirement_is_struck_out(command: Command) -> None:
    """Ett krav som blev fel makuleras, och därefter händer ingenting med det."""
    spec = HOLDS.when(ANNUL).then(ANNULLED)
    assert not spec.state.holds(TODAY)
    spec.when(command).refused(WrongOrder)
