"""Who may do what, and on whose decision (domain/authority), as sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from domain import law
from domain.authority import BoardOnly, NotDelegated, check, wanted
from domain.deviations.commands import CloseDeviation, ReportDeviation
from domain.grammar import Command, Event, NotAllowed, Occasion, Refusal, Stamp
from domain.named import named_records
from domain.organisation.assignments import Assignment, assignment_id
from domain.organisation.assignments import Status as AssignmentStatus
from domain.organisation.delegations import Delegation
from domain.organisation.delegations import Status as DelegationStatus
from domain.organisation.persons import Person
from domain.organisation.persons import Status as PersonStatus
from domain.organisation.units import Place, ReorganiseUnit, Unit
from domain.organisation.units import Status as UnitStatus
from domain.terms import Authority, Body, Role
from domain.words import Decision, NobodyDecided, NotYetHappened
from tests import spec
from tests.spec import SOMEBODY, SOMEBODY_ELSE

TODAY = date(2026, 3, 16)
YESTERDAY, TOMORROW = date(2026, 3, 15), date(2026, 3, 17)
LAST_MONTH = date(2026, 2, 16)

BOARD = UUID("00000000-0000-4000-8000-000000000010")
DEPARTMENT = UUID("00000000-0000-4000-8000-000000000011")
UNIT = UUID("00000000-0000-4000-8000-000000000012")
SIBLING = UUID("00000000-0000-4000-8000-000000000013")
ANOTHER_BOARD = UUID("00000000-0000-4000-8000-000000000014")
DELEGATION = UUID("00000000-0000-4000-8000-0000000000d1")
MANAGER, HEAD = SOMEBODY, SOMEBODY_ELSE
DIRECTOR = UUID("00000000-0000-4000-8000-000000000003")
LEFT = UUID("00000000-0000-4000-8000-000000000004")


class AuthorityTried(Event, label="Behörigheten prövades", duty=law.ACCESS_CONTROL):
    """An event for these tests only; it is of no register."""

    decision: Decision


class DecideAsTheBoard(Command, label="Besluta", may=(Role.BOARD_SECRETARY,), authority=Authority.BOARD):
    decision: Decision


class DecideOnDelegation(Command, label="Besluta", may=(Role.UNIT_MANAGER,), authority=Authority.DELEGATED):
    decision: Decision


class AnybodyOnDelegation(Command, label="Besluta", authority=Authority.DELEGATED):
    decision: Decision


class Execute(Command, label="Besluta", may=(Role.UNIT_MANAGER,)):
    decision: Decision


def unit(parent: UUID | None) -> Unit:
    return Unit(
        status=UnitStatus.ESTABLISHED,
        unit=parent,
        places=(Place(since=date(2020, 1, 1), name="Enheten", parent=parent),),
    )


def holding(
    person: UUID, role: Role, at: UUID, since: date = LAST_MONTH, until: date | None = None
) -> dict[UUID, Assignment]:
    assignment = Assignment(status=AssignmentStatus.HELD, person=person, role=role, unit=at, since=since, until=until)
    return {assignment_id(person, role, at): assignment}


WORKING = Person(status=PersonStatus.REGISTERED, since=date(2020, 1, 1))
WORLD: Mapping[UUID, Any] = {
    BOARD: unit(None),
    DEPARTMENT: unit(BOARD),
    UNIT: unit(DEPARTMENT),
    SIBLING: unit(DEPARTMENT),
    ANOTHER_BOARD: unit(None),
    MANAGER: WORKING,
    HEAD: WORKING,
    DIRECTOR: WORKING,
    LEFT: Person(status=PersonStatus.LEFT, since=date(2020, 1, 1), until=YESTERDAY),
    **holding(MANAGER, Role.UNIT_MANAGER, UNIT),
    **holding(HEAD, Role.DEPARTMENT_HEAD, DEPARTMENT),
    **holding(DIRECTOR, Role.DIRECTOR, BOARD),
    **holding(LEFT, Role.UNIT_MANAGER, UNIT),
    DELEGATION: Delegation(
        status=DelegationStatus.GRANTED,
        item="4.2",
        matters=("DecideOnDelegation", "AnybodyOnDelegation"),
        role=Role.DEPARTMENT_HEAD,
        since=LAST_MONTH,
        until=TOMORROW,
    ),
}
CLOSE = CloseDeviation()


def stamp(by: UUID = MANAGER, role: Role = Role.UNIT_MANAGER, at: UUID = UNIT) -> Stamp:
    return Stamp(at=datetime(2026, 3, 16, 7, 30, tzinfo=UTC), by=by, role=role, unit=at)


def allowed(command: Command, by: Stamp, unit: UUID | None = UNIT, world: Mapping[UUID, Any] = WORLD) -> None:
    check(command, Occasion(by, loaded(command, by, unit, world)), unit)


def refused(
    rule: type[Refusal],
    command: Command,
    by: Stamp,
    unit: UUID | None = UNIT,
    world: Mapping[UUID, Any] = WORLD,
) -> None:
    spec.refused(rule, lambda: allowed(command, by, unit, world))


def loaded(command: Command, by: Stamp, unit: UUID | None, world: Mapping[UUID, Any]) -> dict[UUID, Any]:
    """What the desk has read when it asks: what the command names, and what the check says that it wants."""
    found = {one: world[one] for one in named_records(command) if one in world}
    asked: set[UUID] = set()
    while new := {one for _, one in wanted(command, by, unit, found)} - asked:
        asked |= new
        found |= {one: world[one] for one in new if one in world}
    return found


# ── Who may: the role, and where ─────────────────────────────────────────────


def test_a_role_in_the_unit_is_enough() -> None:
    """Den som har rollen i enheten får göra det som rollen får."""
    allowed(CLOSE, stamp())


def test_a_role_in_a_unit_above_counts() -> None:
    """En roll i en överordnad enhet räcker för enheterna under den."""
    world = {**WORLD, **holding(DIRECTOR, Role.QUALITY_DEVELOPER, BOARD)}
    allowed(CLOSE, stamp(DIRECTOR, Role.QUALITY_DEVELOPER, BOARD), UNIT, world)
    allowed(CLOSE, stamp(HEAD, Role.DEPARTMENT_HEAD, DEPARTMENT))


def test_a_role_beside_or_below_does_not_count() -> None:
    """En roll i en sidoordnad enhet eller en enhet under räcker inte."""
    refused(NotAllowed, CLOSE, stamp(), SIBLING)
    refused(NotAllowed, CLOSE, stamp(), DEPARTMENT)
    refused(NotAllowed, CLOSE, stamp(HEAD, Role.DEPARTMENT_HEAD, DEPARTMENT), ANOTHER_BOARD)


def test_a_role_that_may_not_do_it_is_not_enough() -> None:
    """En roll som inte får göra det räcker inte, var den än gäller."""
    world = {**WORLD, **holding(MANAGER, Role.AUDITOR, BOARD)}
    refused(NotAllowed, CLOSE, stamp(MANAGER, Role.AUDITOR, BOARD), UNIT, world)


def test_nobody_acts_in_a_role_that_they_do_not_hold() -> None:
    """Ingen handlar i en roll de inte har: inte en annans, och inte en som upphört eller inte börjat."""
    refused(NotAllowed, CLOSE, stamp(HEAD))
    ended = {**WORLD, **holding(MANAGER, Role.UNIT_MANAGER, UNIT, until=YESTERDAY)}
    refused(NotAllowed, CLOSE, stamp(), UNIT, ended)
    to_come = {**WORLD, **holding(MANAGER, Role.UNIT_MANAGER, UNIT, since=TOMORROW)}
    refused(NotAllowed, CLOSE, stamp(), UNIT, to_come)


def test_a_role_counts_on_its_last_day() -> None:
    """Rollens sista dag räknas med."""
    world = {**WORLD, **holding(MANAGER, Role.UNIT_MANAGER, UNIT, until=TODAY)}
    allowed(CLOSE, stamp(), UNIT, world)


def test_a_stand_in_acts_as_the_one_stood_in_for() -> None:
    """En ersättare får det som rollen får medan ersättningen varar."""
    (standing_in,) = holding(HEAD, Role.UNIT_MANAGER, UNIT, until=TODAY).items()
    world = {**WORLD, standing_in[0]: replace(standing_in[1], stands_in_for=MANAGER)}
    allowed(CLOSE, stamp(HEAD), UNIT, world)


def test_a_record_of_the_whole_board_asks_only_for_the_role() -> None:
    """För det som gäller hela nämnden räcker rollen, var man än har den."""
    allowed(CLOSE, stamp(), None)


def test_an_organisation_in_a_circle_ends_somewhere() -> None:
    """Ligger två enheter under varandra av misstag svarar behörigheten ändå."""
    circle = {**WORLD, DEPARTMENT: unit(UNIT)}
    refused(NotAllowed, CLOSE, stamp(DIRECTOR, Role.DIRECTOR, BOARD), UNIT, circle)
    allowed(CLOSE, stamp(HEAD, Role.DEPARTMENT_HEAD, DEPARTMENT), UNIT, circle)


def test_one_who_has_left_does_nothing_more() -> None:
    """Den som har slutat gör inget mer i liggaren, inte ens rapporterar; sista dagen går det."""
    refused(NotAllowed, CLOSE, stamp(LEFT))
    refused(NotAllowed, ReportDeviation(description="x"), stamp(LEFT, Role.EMPLOYEE))
    last_day = {**WORLD, LEFT: Person(status=PersonStatus.LEFT, until=TODAY)}
    allowed(CLOSE, stamp(LEFT), UNIT, last_day)


def test_one_who_is_not_known_does_nothing() -> None:
    """Den som inte finns i liggaren gör ingenting i den."""
    nobody = UUID(int=99)
    refused(NotAllowed, ReportDeviation(description="x"), stamp(nobody, Role.EMPLOYEE))
    refused(NotAllowed, ReportDeviation(description="x"), stamp(UNIT, Role.EMPLOYEE))


@pytest.mark.parametrize("where", [UNIT, SIBLING, BOARD, ANOTHER_BOARD, None])
def test_an_employee_may_report_about_any_unit(where: UUID | None) -> None:
    """Den som arbetar här rapporterar om vilken enhet eller utförare som helst, utan att ha någon roll där."""
    allowed(ReportDeviation(description="x", unit=where), stamp(HEAD, Role.EMPLOYEE, SIBLING), where)


# ── Where the unit stood that day ────────────────────────────────────────────

JULY = date(2026, 7, 1)
NEW_HEAD = DIRECTOR
MOVED: Mapping[UUID, Any] = {
    **WORLD,
    SIBLING: unit(BOARD),
    **holding(NEW_HEAD, Role.DEPARTMENT_HEAD, SIBLING),
    UNIT: replace(
        unit(DEPARTMENT),
        unit=SIBLING,
        places=(
            Place(since=date(2020, 1, 1), name="Enheten", parent=DEPARTMENT),
            Place(since=JULY, name="Enheten", parent=SIBLING),
        ),
    ),
    DELEGATION: replace(WORLD[DELEGATION], until=None),
}
"""A reorganisation from 1 July, entered on 15 June: the unit goes from the department to its sibling."""


def on(day: date, who: UUID, at: UUID) -> Stamp:
    return Stamp(at=datetime(day.year, day.month, day.day, 8, tzinfo=UTC), by=who, role=Role.DEPARTMENT_HEAD, unit=at)


def test_the_old_head_acts_until_the_reorganisation_begins_and_the_new_one_after() -> None:
    """Omorganiseras enheten 1 juli, infört 15 juni, får den gamla chefen handla den 20 juni men inte den 2 juli."""
    june, july = date(2026, 6, 20), date(2026, 7, 2)
    allowed(CLOSE, on(june, HEAD, DEPARTMENT), UNIT, MOVED)
    refused(NotAllowed, CLOSE, on(june, NEW_HEAD, SIBLING), UNIT, MOVED)
    refused(NotAllowed, CLOSE, on(july, HEAD, DEPARTMENT), UNIT, MOVED)
    allowed(CLOSE, on(july, NEW_HEAD, SIBLING), UNIT, MOVED)


def test_a_delegated_decision_is_by_those_above_the_unit_on_its_own_day() -> None:
    """Ett beslut på delegation fattas av den som var chef över enheten beslutsdagen, också om det förs in senare."""
    entered = on(date(2026, 7, 2), MANAGER, UNIT)
    entered = replace(entered, role=Role.UNIT_MANAGER)
    for who, day, stands in (
        (HEAD, date(2026, 6, 30), True),
        (HEAD, JULY, False),
        (NEW_HEAD, date(2026, 6, 30), False),
        (NEW_HEAD, JULY, True),
    ):
        if stands:
            allowed(delegated(person=who, day=day), entered, UNIT, MOVED)
        else:
            refused(NotDelegated, delegated(person=who, day=day), entered, UNIT, MOVED)


# ── Who decided: a person or a body, and when ────────────────────────────────


def test_a_decision_is_by_a_person_or_a_body() -> None:
    """Ett beslut fattas av en person eller ett organ, inte av båda och inte av ingen."""
    allowed(Execute(decision=Decision(person=HEAD, day=TODAY)), stamp())
    allowed(Execute(decision=Decision(body=Body.MANAGEMENT_GROUP, day=TODAY)), stamp())
    refused(NobodyDecided, Execute(decision=Decision(person=HEAD, body=Body.BOARD, day=TODAY)), stamp())
    refused(NobodyDecided, Execute(decision=Decision(day=TODAY)), stamp())


def test_nothing_is_decided_tomorrow() -> None:
    """Ett beslut förs in tidigast den dag det fattas."""
    refused(NotYetHappened, Execute(decision=Decision(person=HEAD, day=TOMORROW)), stamp())


def test_execution_asks_for_no_delegation() -> None:
    """Verkställighet kräver ingen delegation: rollen räcker."""
    allowed(Execute(decision=Decision(person=MANAGER, day=TODAY)), stamp())


# ── On what authority ────────────────────────────────────────────────────────

SECRETARY = stamp(MANAGER, Role.BOARD_SECRETARY, BOARD)
WITH_SECRETARY = {**WORLD, **holding(MANAGER, Role.BOARD_SECRETARY, BOARD)}


def as_the_board(decision: Decision) -> DecideAsTheBoard:
    return DecideAsTheBoard(decision=decision)


def test_what_is_the_boards_own_is_decided_by_the_board() -> None:
    """Det som nämnden beslutar själv kan ingen annan besluta, inte heller på delegation."""
    allowed(as_the_board(Decision(body=Body.BOARD, day=TODAY)), SECRETARY, UNIT, WITH_SECRETARY)
    others = (
        Decision(body=Body.COMMITTEE, day=TODAY),
        Decision(body=Body.CHAIR, day=TODAY),
        Decision(person=HEAD, day=TODAY),
        Decision(person=HEAD, day=TODAY, delegation=DELEGATION),
    )
    for decision in others:
        refused(BoardOnly, as_the_board(decision), SECRETARY, UNIT, WITH_SECRETARY)


def test_who_enters_a_decision_of_the_board_is_not_who_decided() -> None:
    """Nämndens beslut förs in av den som har rollen för det; nämnden behöver ingen behörighet i liggaren."""
    refused(NotAllowed, as_the_board(Decision(body=Body.BOARD, day=TODAY)), stamp())


def delegated(**said: Any) -> DecideOnDelegation:
    return DecideOnDelegation(decision=replace(Decision(person=HEAD, day=TODAY, delegation=DELEGATION), **said))


def knowing(**otherwise: Any) -> dict[UUID, Any]:
    return {**WORLD, DELEGATION: replace(WORLD[DELEGATION], **otherwise)}


def test_a_delegated_decision_rests_on_a_valid_delegation() -> None:
    """Ett beslut på delegation vilar på en delegation som gäller den dag beslutet fattas."""
    allowed(delegated(), stamp())
    allowed(delegated(day=LAST_MONTH), stamp())
    refused(NotDelegated, delegated(day=date(2026, 2, 15)), stamp())
    refused(NotDelegated, delegated(), stamp(), UNIT, knowing(until=YESTERDAY))
    allowed(delegated(), stamp(), UNIT, knowing(until=TODAY))


def test_a_revoked_delegation_holds_for_what_was_decided_before() -> None:
    """Ett beslut som fattades medan delegationen gällde förs in också efter att den har återkallats."""
    revoked = knowing(status=DelegationStatus.REVOKED, until=YESTERDAY)
    allowed(delegated(day=YESTERDAY), stamp(), UNIT, revoked)
    refused(NotDelegated, delegated(day=TODAY), stamp(), UNIT, revoked)


def test_a_delegated_decision_names_its_delegation() -> None:
    """Ett beslut på delegation anger vilken delegation, och den ska finnas i liggaren."""
    refused(NotDelegated, delegated(delegation=None), stamp())
    refused(NotDelegated, delegated(delegation=UUID(int=98)), stamp())
    refused(NotDelegated, delegated(delegation=UNIT), stamp())


def test_a_delegation_in_another_matter_is_not_enough() -> None:
    """En delegation i ett annat slags ärende räcker inte."""
    refused(NotDelegated, delegated(), stamp(), UNIT, knowing(matters=("AnybodyOnDelegation",)))


def test_what_is_delegated_to_a_role_is_decided_by_those_who_hold_it_there() -> None:
    """Det som är delegerat till en roll beslutas av den som hade rollen i enheten eller ovanför den dagen."""
    refused(NotDelegated, delegated(person=MANAGER), stamp())
    world = knowing()
    world[assignment_id(HEAD, Role.DEPARTMENT_HEAD, DEPARTMENT)] = Assignment()
    refused(NotDelegated, delegated(), stamp(), UNIT, {**world, **holding(HEAD, Role.DEPARTMENT_HEAD, SIBLING)})
    ended = holding(HEAD, Role.DEPARTMENT_HEAD, DEPARTMENT, until=YESTERDAY)
    allowed(delegated(day=YESTERDAY), stamp(), UNIT, {**world, **ended})
    refused(NotDelegated, delegated(day=TODAY), stamp(), UNIT, {**world, **ended})
    to_a_body = delegated(person=None, body=Body.COMMITTEE)
    refused(NotDelegated, to_a_body, stamp())


def test_what_is_delegated_to_a_person_is_decided_by_that_person() -> None:
    """Det som är delegerat till en person beslutas av den personen och ingen annan."""
    to_head = knowing(role=None, person=HEAD)
    allowed(delegated(), stamp(), UNIT, to_head)
    refused(NotDelegated, delegated(person=MANAGER), stamp(), UNIT, to_head)
    refused(NotDelegated, delegated(person=None, body=Body.COMMITTEE), stamp(), UNIT, to_head)


def test_what_is_delegated_to_a_body_is_decided_by_that_body() -> None:
    """Det som är delegerat till ett utskott beslutas av utskottet och ingen annan."""
    to_committee = knowing(role=None, body=Body.COMMITTEE)
    allowed(delegated(person=None, body=Body.COMMITTEE), stamp(), UNIT, to_committee)
    refused(NotDelegated, delegated(person=None, body=Body.MANAGEMENT_GROUP), stamp(), UNIT, to_committee)
    refused(NotDelegated, delegated(), stamp(), UNIT, to_committee)


def test_the_board_may_decide_what_it_has_delegated() -> None:
    """Nämnden kan själv besluta det den har delegerat."""
    allowed(delegated(person=None, body=Body.BOARD, delegation=None), stamp())


# ── What the check wants to see ──────────────────────────────────────────────


def everything_asked_for() -> list[tuple[Command, Stamp, UUID | None]]:
    decisions = (
        Decision(person=HEAD, day=TODAY),
        Decision(person=HEAD, day=TODAY, delegation=DELEGATION),
        Decision(person=MANAGER, day=TODAY, delegation=DELEGATION),
        Decision(person=DIRECTOR, day=TODAY, delegation=UNIT),
        Decision(body=Body.BOARD, day=TODAY),
        Decision(body=Body.COMMITTEE, day=TODAY, delegation=DELEGATION),
        Decision(day=TODAY),
    )
    kinds = (DecideAsTheBoard, DecideOnDelegation, AnybodyOnDelegation, Execute)
    commands: list[Command] = [kind(decision=one) for kind in kinds for one in decisions]
    stamps = (stamp(), stamp(HEAD, Role.DEPARTMENT_HEAD, DEPARTMENT), SECRETARY, stamp(LEFT), stamp(UUID(int=99)))
    return [
        (command, by, at)
        for command in (*commands, CLOSE, ReportDeviation(description="x"))
        for by in stamps
        for at in (UNIT, SIBLING, BOARD, ANOTHER_BOARD, None, UUID(int=97))
    ]


def verdict(command: Command, by: Stamp, at: UUID | None, records: Mapping[UUID, Any]) -> str:
    try:
        check(command, Occasion(by, records), at)
    except Refusal as refusal:
        return type(refusal).__name__
    return "allowed"


def test_what_the_check_wants_is_what_it_needs() -> None:
    """Det som läses upp inför en prövning räcker: svaret blir detsamma som om hela liggaren hade lästs."""
    seen = set()
    for command, by, at in everything_asked_for():
        whole = verdict(command, by, at, WITH_SECRETARY)
        assert verdict(command, by, at, loaded(command, by, at, WITH_SECRETARY)) == whole, (command, by, at)
        seen.add(whole)
    assert seen == {"allowed", "NotAllowed", "NobodyDecided", "BoardOnly", "NotDelegated"}


def test_a_report_waits_for_nothing_but_the_reporter() -> None:
    """En rapport prövas mot den som rapporterar och den enhet den gäller, inget annat som kan ändras under tiden."""
    report = ReportDeviation(description="x", unit=UNIT)
    assert set(loaded(report, stamp(), UNIT, WORLD)) == {MANAGER, UNIT}


def test_a_reorganisation_sees_all_that_stands_above_the_new_place() -> None:
    """Inför en omorganisation läses alla enheter ovanför den nya platsen, så att ingen läggs under sig själv."""
    move = ReorganiseUnit(name="Enheten", parent=SIBLING, since=TODAY, without_analysis="Bara på prov")
    seen = loaded(move, stamp(DIRECTOR, Role.DIRECTOR, BOARD), ANOTHER_BOARD, WORLD)
    assert {SIBLING, DEPARTMENT, BOARD, ANOTHER_BOARD} <= set(seen)


def test_a_reorganisation_sees_what_will_stand_above_the_new_place() -> None:
    """Också de enheter läses som enligt det som är infört kommer att ligga ovanför den nya platsen senare."""
    move = ReorganiseUnit(name="Enheten", parent=UNIT, since=TODAY, without_analysis="Bara på prov")
    seen = loaded(move, stamp(DIRECTOR, Role.DIRECTOR, BOARD), ANOTHER_BOARD, MOVED)
    assert {UNIT, DEPARTMENT, SIBLING, BOARD} <= set(seen)
