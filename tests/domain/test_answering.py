"""Who answers for what, and who else is to know when they are away (domain/organisation/answering), as sentences."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from domain.organisation.absences import Absence
from domain.organisation.answering import Organisation
from domain.organisation.assignments import Assignment
from domain.organisation.assignments import Status as AssignmentStatus
from domain.organisation.persons import Person
from domain.organisation.persons import Status as PersonStatus
from domain.organisation.units import Place, Unit
from domain.organisation.units import Status as UnitStatus
from domain.terms import Role
from domain.waits import LINE

DAY = date(2026, 7, 6)
LONG_AGO, YESTERDAY = date(2025, 1, 1), DAY - timedelta(days=1)
TOP, CHILDREN, RECEPTION, ELSEWHERE = (UUID(int=number) for number in range(1, 5))
DIRECTOR, HEAD, MANAGER, LEADER, INVESTIGATOR, OFFICER, OTHER_OFFICER = (UUID(int=number) for number in range(11, 18))
OFFICERS = (Role.LEX_SARAH_OFFICER,)


def unit(parent: UUID | None) -> Unit:
    return Unit(status=UnitStatus.ESTABLISHED, places=(Place(since=LONG_AGO, name="Enhet", parent=parent),))


def held(
    person: UUID, role: Role, where: UUID, until: date | None = None, instead_of: UUID | None = None
) -> Assignment:
    return Assignment(
        status=AssignmentStatus.HELD,
        person=person,
        role=role,
        unit=where,
        since=LONG_AGO,
        until=until,
        stands_in_for=instead_of,
    )


UNITS = {TOP: unit(None), CHILDREN: unit(TOP), RECEPTION: unit(CHILDREN), ELSEWHERE: unit(TOP)}
PEOPLE = (DIRECTOR, HEAD, MANAGER, LEADER, INVESTIGATOR, OFFICER, OTHER_OFFICER)
PERSONS = {one: Person(status=PersonStatus.REGISTERED, unit=RECEPTION, since=LONG_AGO) for one in PEOPLE}
LEFT = Person(status=PersonStatus.LEFT, unit=RECEPTION, since=LONG_AGO, until=YESTERDAY)
USUAL = (
    held(DIRECTOR, Role.DIRECTOR, TOP),
    held(HEAD, Role.DEPARTMENT_HEAD, CHILDREN),
    held(MANAGER, Role.UNIT_MANAGER, RECEPTION),
    held(OFFICER, Role.LEX_SARAH_OFFICER, TOP),
    held(OTHER_OFFICER, Role.LEX_SARAH_OFFICER, TOP),
)
STANDS_IN = held(LEADER, Role.UNIT_MANAGER, RECEPTION, instead_of=MANAGER)


AWAY = Person(
    status=PersonStatus.REGISTERED, unit=RECEPTION, since=LONG_AGO, absences=(Absence(since=YESTERDAY, until=DAY),)
)


def organised(
    *more: Assignment, without: UUID | None = None, left: UUID | None = None, away: tuple[UUID, ...] = ()
) -> Organisation:
    persons = {**PERSONS, **({left: LEFT} if left else {}), **dict.fromkeys(away, AWAY)}
    kept = [one for one in USUAL if one.person != without]
    return Organisation(persons, UNITS, (*kept, *more), DAY)


def test_what_nobody_was_given_goes_to_the_manager_of_the_unit() -> None:
    """Det som ingen särskild har fått går till enhetens chef."""
    assert organised().receivers(RECEPTION, LINE) == [MANAGER]


def test_what_somebody_was_given_goes_to_that_person() -> None:
    """Det som någon har fått går till den personen, och till ingen annan så länge hen är på plats."""
    assert organised().receivers(RECEPTION, LINE, INVESTIGATOR) == [INVESTIGATOR]


def test_nothing_goes_to_an_absent_manager_alone() -> None:
    """Är chefen borta går det också till ersättaren och till chefen över."""
    assert organised(STANDS_IN).receivers(RECEPTION, LINE) == [MANAGER, LEADER, HEAD]


def test_an_absence_is_enough_without_anybody_who_stands_in() -> None:
    """Är chefen antecknad som frånvarande går det till chefen över, också om ingen ersättare är utsedd."""
    assert organised(away=(MANAGER,)).receivers(RECEPTION, LINE) == [MANAGER, HEAD]
    assert organised(away=(INVESTIGATOR,)).receivers(RECEPTION, LINE, INVESTIGATOR) == [INVESTIGATOR, MANAGER]
    tomorrow = Organisation({**PERSONS, MANAGER: AWAY}, UNITS, USUAL, DAY + timedelta(days=1))
    assert tomorrow.receivers(RECEPTION, LINE) == [MANAGER]


def test_it_goes_on_upwards_until_somebody_is_there() -> None:
    """Är chefen över också borta går det vidare uppåt, tills det når någon som är på plats."""
    assert organised(away=(MANAGER, HEAD)).receivers(RECEPTION, LINE) == [MANAGER, HEAD, DIRECTOR]
    assert organised(away=(MANAGER, HEAD, DIRECTOR)).receivers(RECEPTION, LINE) == [MANAGER, HEAD, DIRECTOR]
    in_place = held(OFFICER, Role.DEPARTMENT_HEAD, CHILDREN, instead_of=HEAD)
    assert organised(in_place, away=(MANAGER, HEAD)).receivers(RECEPTION, LINE) == [MANAGER, HEAD, OFFICER]


def test_a_vacant_post_goes_to_the_one_who_stands_in_and_the_one_above() -> None:
    """Är tjänsten vakant går det till den som tills vidare har rollen, och till chefen över."""
    assert organised(STANDS_IN, without=MANAGER).receivers(RECEPTION, LINE) == [LEADER, HEAD]


def test_a_post_that_nobody_holds_goes_to_the_one_above() -> None:
    """Har ingen rollen går det till den närmaste chefen över."""
    assert organised(without=MANAGER).receivers(RECEPTION, LINE) == [HEAD]


def test_a_manager_who_has_left_gets_nothing() -> None:
    """Den som har slutat får inget, även om rollen inte är avslutad."""
    assert organised(left=MANAGER).receivers(RECEPTION, LINE) == [HEAD]


def test_what_was_given_to_one_who_has_left_goes_to_the_manager_and_the_one_above() -> None:
    """Det som gavs åt någon som har slutat går till enhetens chef och till chefen över."""
    assert organised(left=INVESTIGATOR).receivers(RECEPTION, LINE, INVESTIGATOR) == [MANAGER, HEAD]


def test_what_was_given_to_one_who_is_away_goes_to_the_stand_in_and_the_one_above() -> None:
    """Det som en frånvarande har fått går också till ersättaren och till den närmaste chefen som inte redan får det."""
    assert organised(STANDS_IN).receivers(RECEPTION, LINE, MANAGER) == [MANAGER, LEADER, HEAD]


def test_a_stand_in_whose_time_is_over_is_not_told() -> None:
    """En ersättare vars tid är slut får inget."""
    over = held(LEADER, Role.UNIT_MANAGER, RECEPTION, until=YESTERDAY, instead_of=MANAGER)
    assert organised(over).receivers(RECEPTION, LINE) == [MANAGER]


def test_what_is_for_a_role_goes_to_all_who_hold_it_nearest() -> None:
    """Det som hör till en roll går till alla som har den, närmast uppåt."""
    assert organised().receivers(RECEPTION, OFFICERS) == [OFFICER, OTHER_OFFICER]


def test_what_is_the_whole_boards_goes_to_the_role_wherever_it_is_held() -> None:
    """Det som gäller hela nämnden går till rollen var den än finns, och annars till förvaltningsdirektören."""
    assert organised().receivers(None, OFFICERS) == [OFFICER, OTHER_OFFICER]
    assert organised().receivers(None, LINE) == [DIRECTOR]


def test_a_role_that_nobody_holds_goes_to_the_line() -> None:
    """Har ingen rollen går det till chefen: något som väntar på ingen alls ser ingen."""
    assert organised().receivers(ELSEWHERE, (Role.REGISTRAR,)) == [DIRECTOR]


def test_nobody_is_told_twice() -> None:
    """Den som både är ersättare och chef över får det en gång."""
    by_the_head = held(HEAD, Role.UNIT_MANAGER, RECEPTION, instead_of=MANAGER)
    assert organised(by_the_head).receivers(RECEPTION, LINE) == [HEAD, MANAGER, DIRECTOR]


def test_where_nobody_works_nobody_is_told() -> None:
    """I en organisation utan någon finns ingen att påminna."""
    assert Organisation({}, UNITS, (), DAY).receivers(RECEPTION, LINE) == []
