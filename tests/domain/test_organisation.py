"""Units, persons, assignments and delegations, as sentences."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from domain.calendar import ONE_DAY
from domain.grammar import NoSuchRecord
from domain.organisation import assignments, delegations, persons, units
from domain.organisation.absences import MOST_ABSENCES, Absence
from domain.organisation.assignments import (
    AnotherAssignment,
    Assignment,
    AssignRole,
    EndRole,
    NotYoursToGive,
    RoleAssigned,
    RoleEnded,
    assignment_id,
)
from domain.organisation.delegations import (
    DelegationGranted,
    DelegationRevoked,
    GrantDelegation,
    RevokeDelegation,
    ToOneReceiver,
)
from domain.organisation.persons import (
    EndAbsence,
    EndOwnAbsence,
    GivePersonAddress,
    LetPersonLeave,
    MovePersonToUnit,
    NotAnAddress,
    NotAwayThen,
    NoteAbsence,
    NoteOwnAbsence,
    OnlyTheirOwn,
    Person,
    PersonAbsenceEnded,
    PersonAbsenceNoted,
    PersonAddressGiven,
    PersonLeft,
    PersonMovedUnit,
    PersonRegistered,
    PersonReturned,
    RegisterPerson,
    TakePersonBack,
    TooManyAbsences,
)
from domain.organisation.units import (
    AnalysisFirst,
    AnalysisNotFinished,
    BeforeItBegan,
    CloseUnit,
    EstablishUnit,
    Place,
    ReorganiseUnit,
    UnderItself,
    Unit,
    UnitClosed,
    UnitEstablished,
    UnitReorganised,
)
from domain.organisation.units import Status as UnitStatus
from domain.risk_analyses.state import RiskAnalysis
from domain.risk_analyses.words import Status as AnalysisStatus
from domain.terms import Authority, Body, LegalBasis, Role
from domain.words import AlreadyThere, DaysInWrongOrder, Decision, WrongOrder
from tests.spec import RECORD, SOMEBODY, SOMEBODY_ELSE, STAMP, Spec

DEPARTMENT = UUID("00000000-0000-4000-8000-00000000000b")
OTHER_DEPARTMENT = UUID("00000000-0000-4000-8000-00000000000c")
CLOSED_DEPARTMENT = UUID("00000000-0000-4000-8000-00000000000d")
BELOW = UUID("00000000-0000-4000-8000-00000000000e")
FURTHER_BELOW = UUID("00000000-0000-4000-8000-00000000000f")
NOWHERE = UUID("00000000-0000-4000-8000-0000000000e0")
ANALYSIS = UUID("00000000-0000-4000-8000-0000000000a1")
UNFINISHED = UUID("00000000-0000-4000-8000-0000000000a2")
NO_ANALYSIS = UUID("00000000-0000-4000-8000-0000000000a3")

NEW_YEAR = date(2025, 1, 1)
SPRING = date(2026, 4, 1)
LAST_OF_JUNE, FIRST_OF_JULY = date(2026, 6, 30), date(2026, 7, 1)

# ── Units ────────────────────────────────────────────────────────────────────


def under(parent: UUID, *later: tuple[date, UUID | None]) -> Unit:
    """A unit that has stood under another since new year, and what is entered of other places from later days."""
    moves = ((NEW_YEAR, parent), *later)
    places = tuple(Place(since=since, name="Enheten", parent=above) for since, above in moves)
    return Unit(status=UnitStatus.ESTABLISHED, unit=moves[-1][1], places=places)


UNITS = Spec(units.REGISTER).knowing(
    {
        DEPARTMENT: Unit(status=UnitStatus.ESTABLISHED),
        OTHER_DEPARTMENT: Unit(status=UnitStatus.ESTABLISHED),
        CLOSED_DEPARTMENT: Unit(status=UnitStatus.CLOSED),
        BELOW: under(RECORD),
        FURTHER_BELOW: under(BELOW),
        ANALYSIS: RiskAnalysis(status=AnalysisStatus.FINISHED, finished_on=date(2026, 3, 2)),
        UNFINISHED: RiskAnalysis(status=AnalysisStatus.REPORTED),
    }
)
ESTABLISH = EstablishUnit(name="Hemtjänst Norr", parent=DEPARTMENT, since=NEW_YEAR)
ESTABLISHED = UnitEstablished(
    name="Hemtjänst Norr",
    parent=DEPARTMENT,
    since=NEW_YEAR,
    legal_bases=(LegalBasis.SOL,),
    provider=None,
)
REORGANISE = ReorganiseUnit(
    name="Hemtjänst Nord", parent=OTHER_DEPARTMENT, since=SPRING, analysis=ANALYSIS, without_analysis=None
)
REORGANISED = UnitReorganised(
    name="Hemtjänst Nord", parent=OTHER_DEPARTMENT, since=SPRING, analysis=ANALYSIS, without_analysis=None
)
CLOSE = CloseUnit(until=LAST_OF_JUNE, reason="Slås ihop med Hemtjänst Syd")
CLOSED = UnitClosed(until=LAST_OF_JUNE, reason="Slås ihop med Hemtjänst Syd")
STANDING_UNIT = UNITS.given(ESTABLISHED)


def test_a_unit_begins_at_the_top_or_under_another() -> None:
    """En enhet inrättas överst i organisationen eller under en enhet som finns."""
    state = UNITS.when(ESTABLISH).then(ESTABLISHED).state
    assert (state.status, state.unit, state.name) == (UnitStatus.ESTABLISHED, DEPARTMENT, "Hemtjänst Norr")
    UNITS.when(replace(ESTABLISH, parent=None)).then(replace(ESTABLISHED, parent=None))


def test_a_private_provider_is_a_unit_too() -> None:
    """Också en enskild utförare står i organisationen, så att avvikelser kan rapporteras om den."""
    private = replace(ESTABLISH, provider="Omsorg AB (påhittat)", legal_bases=(LegalBasis.SOL, LegalBasis.HSL))
    state = UNITS.when(private).accepted().state
    assert (state.provider, state.legal_bases) == ("Omsorg AB (påhittat)", (LegalBasis.SOL, LegalBasis.HSL))


@pytest.mark.parametrize(("parent", "rule"), [(NOWHERE, NoSuchRecord), (CLOSED_DEPARTMENT, WrongOrder)])
def test_nothing_stands_under_what_is_not_there(parent: UUID, rule: type[NoSuchRecord | WrongOrder]) -> None:
    """En enhet läggs bara under en enhet som finns och inte är nedlagd."""
    UNITS.when(replace(ESTABLISH, parent=parent)).refused(rule)
    STANDING_UNIT.when(replace(REORGANISE, parent=parent)).refused(rule)


def test_a_unit_is_established_once() -> None:
    """En enhet inrättas en gång."""
    STANDING_UNIT.when(ESTABLISH).refused(AlreadyThere)


def test_a_reorganisation_rests_on_a_finished_analysis() -> None:
    """En omorganisation vilar på en avslutad riskanalys."""
    STANDING_UNIT.when(REORGANISE).then(REORGANISED)
    for analysis in (UNFINISHED, NO_ANALYSIS):
        STANDING_UNIT.when(replace(REORGANISE, analysis=analysis)).refused(AnalysisNotFinished)


def test_a_reorganisation_without_an_analysis_says_why() -> None:
    """Görs ingen riskanalys före en omorganisation anges skälet."""
    reason = "Bara namnet ändras"
    STANDING_UNIT.when(replace(REORGANISE, analysis=None, without_analysis=reason)).then(
        replace(REORGANISED, analysis=None, without_analysis=reason)
    )
    STANDING_UNIT.when(replace(REORGANISE, analysis=None)).refused(AnalysisFirst)
    STANDING_UNIT.when(replace(REORGANISE, without_analysis=reason)).refused(AnalysisFirst)


def test_a_reorganisation_keeps_the_past() -> None:
    """Efter en omorganisation går det att se vad enheten hette och var den låg varje dag dessförinnan."""
    state = STANDING_UNIT.given(REORGANISED).state
    before = Place(since=NEW_YEAR, name="Hemtjänst Norr", parent=DEPARTMENT)
    after = Place(since=SPRING, name="Hemtjänst Nord", parent=OTHER_DEPARTMENT)
    assert state.on(date(2024, 12, 31)) is None
    assert state.on(NEW_YEAR) == state.on(date(2026, 3, 31)) == before
    assert state.on(SPRING) == state.on(date(2030, 1, 1)) == after
    assert (state.unit, state.name) == (OTHER_DEPARTMENT, "Hemtjänst Nord")


def test_what_is_decided_later_about_an_earlier_day_takes_the_place_of_what_follows_it() -> None:
    """En omorganisation som bestäms om med ett tidigare datum ersätter den som skulle ha gällt senare."""
    sooner = replace(REORGANISED, name="Hemtjänst 1", since=date(2026, 2, 1))
    state = STANDING_UNIT.given(REORGANISED, sooner).state
    assert [place.name for place in state.places] == ["Hemtjänst Norr", "Hemtjänst 1"]


@pytest.mark.parametrize("parent", [RECORD, BELOW, FURTHER_BELOW])
def test_no_unit_stands_under_itself(parent: UUID) -> None:
    """En enhet läggs inte under sig själv, och inte under en enhet som ligger under den."""
    STANDING_UNIT.knowing({RECORD: STANDING_UNIT.state}).when(replace(REORGANISE, parent=parent)).refused(UnderItself)


@pytest.mark.parametrize(
    ("below", "free"),
    [
        (under(RECORD, (SPRING, DEPARTMENT)), True),  # it has left by then
        (under(RECORD, (LAST_OF_JUNE, DEPARTMENT)), False),  # it leaves after
        (under(DEPARTMENT, (LAST_OF_JUNE, RECORD)), False),  # it comes later
        (under(DEPARTMENT, (SPRING, FURTHER_BELOW)), False),  # what it is under by then comes later
    ],
)
def test_no_unit_will_stand_under_itself_on_any_day_to_come(below: Unit, free: bool) -> None:
    """En enhet läggs inte under en enhet som den dagen eller senare, enligt det som är infört, ligger under den."""
    later = under(DEPARTMENT, (FIRST_OF_JULY, RECORD))
    asked = STANDING_UNIT.knowing({BELOW: below, FURTHER_BELOW: later}).when(replace(REORGANISE, parent=BELOW))
    if free:
        asked.accepted()
    else:
        asked.refused(UnderItself)


def test_a_unit_stands_under_what_it_stood_under_that_day() -> None:
    """En omorganisation som är införd i förväg gäller från sin dag; innan enheten finns räknas dess första plats."""
    state = STANDING_UNIT.given(REORGANISED).state
    assert [state.above(day) for day in (date(2024, 12, 31), date(2026, 3, 31))] == [DEPARTMENT, DEPARTMENT]
    assert [state.above(day) for day in (SPRING, FIRST_OF_JULY)] == [OTHER_DEPARTMENT, OTHER_DEPARTMENT]
    assert [units.unit_on(state, day) for day in (date(2026, 3, 31), SPRING)] == [DEPARTMENT, OTHER_DEPARTMENT]
    assert units.unit_on(STANDING_PERSON.state, SPRING) == DEPARTMENT
    assert Unit().above(SPRING) is None


def test_nothing_happens_to_a_unit_before_it_began() -> None:
    """En enhet omorganiseras eller läggs inte ned före den dag den inrättades."""
    eve = date(2024, 12, 31)
    STANDING_UNIT.when(replace(REORGANISE, since=eve)).refused(BeforeItBegan)
    STANDING_UNIT.when(replace(CLOSE, until=eve)).refused(BeforeItBegan)
    UNITS.when(REORGANISE).refused(WrongOrder)
    UNITS.when(CLOSE).refused(WrongOrder)


def test_a_closed_unit_keeps_its_past_and_gets_no_more_of_it() -> None:
    """En nedlagd enhet behåller sitt förflutna; den omorganiseras eller läggs ned inte en gång till."""
    closed = STANDING_UNIT.when(CLOSE).then(CLOSED)
    assert (closed.state.status, closed.state.until) == (UnitStatus.CLOSED, LAST_OF_JUNE)
    assert closed.state.on(LAST_OF_JUNE) == STANDING_UNIT.state.on(LAST_OF_JUNE)
    closed.when(REORGANISE).refused(WrongOrder)
    closed.when(CLOSE).refused(WrongOrder)


# ── Persons ──────────────────────────────────────────────────────────────────

PERSONS = Spec(persons.REGISTER)
REGISTER = RegisterPerson(name="Åsa Öberg", account="asa.oberg", unit=DEPARTMENT, since=NEW_YEAR)
REGISTERED = PersonRegistered(name="Åsa Öberg", account="asa.oberg", unit=DEPARTMENT, since=NEW_YEAR)
LEFT = PersonLeft(until=LAST_OF_JUNE)
RETURN = TakePersonBack(unit=OTHER_DEPARTMENT, since=FIRST_OF_JULY)
RETURNED = PersonReturned(unit=OTHER_DEPARTMENT, since=FIRST_OF_JULY)
STANDING_PERSON = PERSONS.given(REGISTERED)


def test_a_person_gets_an_address_and_it_is_taken_away() -> None:
    """En persons e-postadress anges, är förseglad, och kan tas bort."""
    given = STANDING_PERSON.when(GivePersonAddress(email="asa.oberg@prov.invalid"))
    state = given.then(PersonAddressGiven(email="asa.oberg@prov.invalid")).state
    assert state.has_address
    assert not PERSONS.given(REGISTERED, PersonAddressGiven(email=None)).state.has_address


@pytest.mark.parametrize(
    "address",
    ["asa.oberg", "asa@prov", "a b@prov.invalid", "asa@prov.invalid\nBcc: x@y.se", "<asa@prov.invalid>", "å@a.se"],
)
def test_what_is_no_address_is_refused(address: str) -> None:
    """Det som inte är en e-postadress tas inte emot, och särskilt inget som kan läsas som något annat i ett brev."""
    STANDING_PERSON.when(GivePersonAddress(email=address)).refused(NotAnAddress)


def test_an_address_is_kept_when_somebody_comes_back() -> None:
    """Den som kommer tillbaka har kvar sin adress."""
    gone = STANDING_PERSON.given(PersonAddressGiven(email="a.b@prov.invalid"), PersonLeft(until=NEW_YEAR))
    state = gone.given(PersonReturned(unit=DEPARTMENT, since=NEW_YEAR)).state
    assert state.has_address and state.until is None and state.status is persons.Status.REGISTERED


def test_a_person_is_registered_once() -> None:
    """En person läggs upp en gång."""
    state = PERSONS.when(REGISTER).then(REGISTERED).state
    assert state == Person(status=persons.Status.REGISTERED, unit=DEPARTMENT, since=NEW_YEAR)
    STANDING_PERSON.when(REGISTER).refused(AlreadyThere)


def test_one_who_leaves_works_here_through_the_last_day() -> None:
    """Den som slutar är verksam till och med sista dagen."""
    state = STANDING_PERSON.when(LetPersonLeave(until=LAST_OF_JUNE)).then(LEFT).state
    assert state.works_here(LAST_OF_JUNE)
    assert not state.works_here(FIRST_OF_JULY)
    assert STANDING_PERSON.state.works_here(date(2099, 1, 1))
    assert not Person().works_here(LAST_OF_JUNE)


def test_a_person_moves_between_units() -> None:
    """En person som byter enhet hör till den nya."""
    moved = MovePersonToUnit(unit=OTHER_DEPARTMENT, since=SPRING)
    state = STANDING_PERSON.when(moved).then(PersonMovedUnit(unit=OTHER_DEPARTMENT, since=SPRING)).state
    assert state.unit == OTHER_DEPARTMENT


def test_one_who_has_left_may_come_back() -> None:
    """Den som har slutat kan komma tillbaka; den som är kvar kan det inte, och den som slutat flyttas inte."""
    gone = STANDING_PERSON.given(LEFT)
    back = gone.when(RETURN).then(RETURNED)
    assert back.state.works_here(date(2027, 1, 1))
    STANDING_PERSON.when(RETURN).refused(WrongOrder)
    gone.when(MovePersonToUnit(unit=OTHER_DEPARTMENT, since=SPRING)).refused(WrongOrder)
    gone.when(LetPersonLeave(until=LAST_OF_JUNE)).refused(WrongOrder)


# ── Absence ──────────────────────────────────────────────────────────────────

TODAY = STAMP.day
YESTERDAY, TOMORROW = TODAY - ONE_DAY, TODAY + ONE_DAY
AWAY = NoteAbsence(since=YESTERDAY)
IS_AWAY = PersonAbsenceNoted(since=YESTERDAY, until=None)
HOLIDAYS = PersonAbsenceNoted(since=FIRST_OF_JULY, until=date(2026, 7, 31))


def away_on(spec: Spec, *days: date) -> list[bool]:
    return [spec.state.is_away(day) for day in days]


def test_that_somebody_is_away_is_noted_with_its_days_and_nothing_of_the_reason() -> None:
    """Att någon är borta antecknas med första dagen, och den sista om den är känd; aldrig varför."""
    away = STANDING_PERSON.when(AWAY).then(IS_AWAY)
    assert away_on(away, YESTERDAY - ONE_DAY, YESTERDAY, TODAY, date(2099, 1, 1)) == [False, True, True, True]
    known = STANDING_PERSON.when(replace(AWAY, until=TOMORROW)).then(replace(IS_AWAY, until=TOMORROW))
    assert away_on(known, TOMORROW, TOMORROW + ONE_DAY) == [True, False]
    assert known.state.works_here(TODAY)
    assert {one.name for one in fields(PersonAbsenceNoted)} == {"since", "until"}


def test_somebody_who_is_back_is_away_no_longer() -> None:
    """Frånvaron slutar den dag som sägs; den som är antecknad för senare dagar står kvar."""
    away = STANDING_PERSON.given(IS_AWAY, HOLIDAYS)
    back = away.when(EndAbsence(until=TODAY)).then(PersonAbsenceEnded(until=TODAY))
    assert away_on(back, TODAY, TOMORROW, FIRST_OF_JULY) == [True, False, True]


def test_an_absence_that_does_not_come_about_is_struck_out() -> None:
    """En frånvaro som inte blir av slutar dagen innan den skulle ha börjat: då finns den inte."""
    home = STANDING_PERSON.given(HOLIDAYS).when(EndAbsence(until=LAST_OF_JUNE)).accepted()
    assert home.state.absences == ()


def test_what_nobody_has_noted_does_not_end() -> None:
    """Den som inte är antecknad som frånvarande dagen efter kan inte sägas vara tillbaka då."""
    STANDING_PERSON.when(EndAbsence(until=TODAY)).refused(NotAwayThen)
    STANDING_PERSON.given(HOLIDAYS).when(EndAbsence(until=date(2026, 7, 31))).refused(NotAwayThen)


def test_the_same_absence_is_made_longer_or_shorter() -> None:
    """Den som antecknas på nytt från samma dag är borta så länge som sägs nu."""
    longer = STANDING_PERSON.given(replace(IS_AWAY, until=TODAY)).when(replace(AWAY, until=TOMORROW)).accepted()
    assert longer.state.absences == (Absence(since=YESTERDAY, until=TOMORROW),)


def test_an_absence_that_is_over_is_not_noted_and_not_remembered() -> None:
    """En frånvaro som redan är slut antecknas inte, och den som har varit minns läget inte."""
    STANDING_PERSON.when(NoteAbsence(since=YESTERDAY, until=YESTERDAY)).refused(DaysInWrongOrder)
    STANDING_PERSON.when(NoteAbsence(since=TOMORROW, until=TODAY)).refused(DaysInWrongOrder)
    over = STANDING_PERSON.given(replace(IS_AWAY, until=TODAY))
    later = over.given(HOLIDAYS, at=datetime(2026, 6, 1, 7, tzinfo=UTC))
    assert [one.since for one in later.state.absences] == [FIRST_OF_JULY]


def test_everybody_notes_their_own_absence_and_no_others() -> None:
    """Var och en kan anteckna att hen själv är borta, och är tillbaka; för andra gör chefen det."""
    oneself = replace(STANDING_PERSON, record=SOMEBODY)
    oneself.when(NoteOwnAbsence(since=YESTERDAY)).then(IS_AWAY)
    oneself.given(IS_AWAY).when(EndOwnAbsence(until=TODAY)).then(PersonAbsenceEnded(until=TODAY))
    STANDING_PERSON.when(NoteOwnAbsence(since=YESTERDAY)).refused(OnlyTheirOwn)
    STANDING_PERSON.given(IS_AWAY).when(EndOwnAbsence(until=TODAY)).refused(OnlyTheirOwn)
    assert NoteAbsence.may == EndAbsence.may == set(persons.THOSE_WHO_STAFF) and not NoteOwnAbsence.may


def test_not_every_day_to_come_is_an_absence_of_its_own() -> None:
    """Högst tjugo frånvaroperioder som inte är slut antecknas för en person."""
    many = [replace(HOLIDAYS, since=FIRST_OF_JULY + ONE_DAY * number) for number in range(MOST_ABSENCES)]
    STANDING_PERSON.given(*many).when(AWAY).refused(TooManyAbsences)
    STANDING_PERSON.given(*many).when(replace(AWAY, since=FIRST_OF_JULY)).accepted()


def test_one_who_has_left_is_not_away() -> None:
    """Den som har slutat antecknas inte som frånvarande, och den som kommer tillbaka har ingen frånvaro."""
    gone = STANDING_PERSON.given(HOLIDAYS, LEFT)
    gone.when(AWAY).refused(WrongOrder)
    gone.when(EndAbsence(until=LAST_OF_JUNE)).refused(WrongOrder)
    assert gone.given(RETURNED).state.absences == ()


# ── Assignments ──────────────────────────────────────────────────────────────

ASSIGNMENTS = Spec(assignments.REGISTER, record=assignment_id(SOMEBODY, Role.UNIT_MANAGER, DEPARTMENT))
ASSIGN = AssignRole(person=SOMEBODY, role=Role.UNIT_MANAGER, unit=DEPARTMENT, since=SPRING, until=LAST_OF_JUNE)
ASSIGNED = RoleAssigned(
    person=SOMEBODY,
    role=Role.UNIT_MANAGER,
    unit=DEPARTMENT,
    since=SPRING,
    until=LAST_OF_JUNE,
    stands_in_for=None,
)
ENDED = RoleEnded(until=date(2026, 5, 31))


def test_a_role_is_held_from_the_first_day_through_the_last() -> None:
    """En roll gäller från och med första till och med sista dagen."""
    state = ASSIGNMENTS.when(ASSIGN).then(ASSIGNED).state
    held = {day: state.holds(day) for day in (date(2026, 3, 31), SPRING, LAST_OF_JUNE, FIRST_OF_JULY)}
    assert list(held.values()) == [False, True, True, False]
    assert not Assignment().holds(SPRING)


def test_a_role_may_be_held_until_further_notice() -> None:
    """En roll utan slutdatum gäller tills vidare."""
    assert ASSIGNMENTS.given(replace(ASSIGNED, until=None)).state.holds(date(2099, 1, 1))


def test_a_stand_in_holds_the_role_for_somebody() -> None:
    """En ersättare har rollen själv under tiden, och det syns vem ersättaren går in för."""
    state = ASSIGNMENTS.when(replace(ASSIGN, stands_in_for=SOMEBODY_ELSE)).accepted().state
    assert (state.person, state.stands_in_for, state.holds(SPRING)) == (SOMEBODY, SOMEBODY_ELSE, True)


def test_a_role_does_not_end_before_it_begins() -> None:
    """En roll slutar inte före den dag den börjar."""
    ASSIGNMENTS.when(replace(ASSIGN, until=date(2026, 3, 31))).refused(DaysInWrongOrder)
    ASSIGNMENTS.when(replace(ASSIGN, until=SPRING)).accepted()


def test_a_role_that_has_ended_may_be_given_again() -> None:
    """En roll som har upphört gäller till och med den dag som sägs, och kan ges på nytt."""
    ended = ASSIGNMENTS.given(ASSIGNED).when(EndRole(until=date(2026, 5, 31))).then(ENDED)
    assert ended.state.holds(date(2026, 5, 31)) and not ended.state.holds(date(2026, 6, 1))
    again = ended.when(replace(ASSIGN, since=date(2026, 9, 1), until=None)).accepted()
    assert again.state.holds(date(2026, 9, 1)) and not again.state.holds(date(2026, 8, 31))


def test_a_role_is_given_once_at_a_time() -> None:
    """En roll som någon har ges inte en gång till, och en som ingen har upphör inte."""
    ASSIGNMENTS.given(ASSIGNED).when(ASSIGN).refused(WrongOrder)
    ASSIGNMENTS.when(EndRole(until=SPRING)).refused(WrongOrder)
    ASSIGNMENTS.given(ASSIGNED, ENDED).when(EndRole(until=SPRING)).refused(WrongOrder)


def test_the_record_of_one_persons_role_is_never_made_anothers() -> None:
    """Posten över en persons roll i en enhet används aldrig för någon annan person, roll eller enhet."""
    ended = ASSIGNMENTS.given(ASSIGNED, ENDED)
    ended.when(replace(ASSIGN, person=SOMEBODY_ELSE)).refused(AnotherAssignment)
    ended.when(replace(ASSIGN, role=Role.SYSTEM_ADMIN)).refused(AnotherAssignment)
    ended.when(replace(ASSIGN, unit=OTHER_DEPARTMENT)).refused(AnotherAssignment)
    ids = {
        assignment_id(person, role, unit)
        for person in (SOMEBODY, SOMEBODY_ELSE)
        for role in (Role.EMPLOYEE, Role.UNIT_MANAGER)
        for unit in (DEPARTMENT, OTHER_DEPARTMENT)
    }
    assert len(ids) == 8


# ── Delegations ──────────────────────────────────────────────────────────────

DELEGATIONS = Spec(delegations.REGISTER)
BY_THE_BOARD = Decision(body=Body.BOARD, day=date(2026, 3, 12), paragraph="§ 31")
GRANT = GrantDelegation(
    item="4.2",
    matters=("CloseDeviation", "AnnulDeviation"),
    role=Role.DEPARTMENT_HEAD,
    since=SPRING,
    until=LAST_OF_JUNE,
    decision=BY_THE_BOARD,
)
GRANTED = DelegationGranted(
    item="4.2",
    matters=("CloseDeviation", "AnnulDeviation"),
    role=Role.DEPARTMENT_HEAD,
    person=None,
    body=None,
    since=SPRING,
    until=LAST_OF_JUNE,
    decision=BY_THE_BOARD,
)


def test_a_delegation_covers_its_matters_from_the_first_day_through_the_last() -> None:
    """En delegation omfattar sina ärendeslag från och med första till och med sista dagen."""
    state = DELEGATIONS.when(GRANT).then(GRANTED).state
    days = (date(2026, 3, 31), SPRING, LAST_OF_JUNE, FIRST_OF_JULY)
    assert [state.covers("CloseDeviation", day) for day in days] == [False, True, True, False]
    assert not state.covers("ReopenDeviation", SPRING)
    assert DELEGATIONS.given(replace(GRANTED, until=None)).state.covers("AnnulDeviation", date(2099, 1, 1))


def test_a_delegation_has_one_receiver() -> None:
    """En delegation ges till en roll, en person eller ett organ, aldrig till ingen eller till flera."""
    for receiver in ({"person": SOMEBODY}, {"body": Body.COMMITTEE}):
        DELEGATIONS.when(replace(GRANT, role=None, **receiver)).accepted()
        DELEGATIONS.when(replace(GRANT, **receiver)).refused(ToOneReceiver)
    DELEGATIONS.when(replace(GRANT, role=None)).refused(ToOneReceiver)


def test_a_delegation_does_not_end_before_it_begins() -> None:
    """En delegation slutar inte före den dag den börjar."""
    DELEGATIONS.when(replace(GRANT, until=date(2026, 3, 31))).refused(DaysInWrongOrder)


def test_the_board_takes_a_delegation_back() -> None:
    """Nämnden återkallar en delegation; den gäller till och med den dag nämnden säger."""
    revoke = RevokeDelegation(until=date(2026, 4, 30), decision=BY_THE_BOARD)
    revoked = DelegationRevoked(until=date(2026, 4, 30), decision=BY_THE_BOARD)
    given = DELEGATIONS.given(GRANTED)
    taken_back = given.when(revoke).then(revoked)
    assert taken_back.state.covers("CloseDeviation", date(2026, 4, 30))
    assert not taken_back.state.covers("CloseDeviation", date(2026, 5, 1))
    taken_back.when(revoke).refused(WrongOrder)
    DELEGATIONS.when(revoke).refused(WrongOrder)
    given.when(GRANT).refused(AlreadyThere)


def test_only_the_board_delegates() -> None:
    """Bara nämnden delegerar och återkallar."""
    assert {GrantDelegation.authority, RevokeDelegation.authority} == {Authority.BOARD}


@pytest.mark.parametrize(
    ("by", "role", "may"),
    [
        (Role.DEPARTMENT_HEAD, Role.UNIT_MANAGER, True),
        (Role.DEPARTMENT_HEAD, Role.SYSTEM_ADMIN, False),
        (Role.DEPARTMENT_HEAD, Role.LEX_SARAH_OFFICER, False),
        (Role.DIRECTOR, Role.LEX_SARAH_OFFICER, True),
        (Role.DIRECTOR, Role.AUDITOR, False),
        (Role.SYSTEM_ADMIN, Role.SYSTEM_ADMIN, True),
    ],
)
def test_nobody_gives_a_role_that_reaches_further_than_their_own(by: Role, role: Role, may: bool) -> None:
    """Ingen kan tilldela en roll som når längre än den egna."""
    asked = ASSIGNMENTS.stamped(replace(ASSIGNMENTS.stamp, role=by)).when(replace(ASSIGN, role=role))
    if may:
        asked.accepted()
    else:
        asked.refused(NotYoursToGive)
