"""Vad man ska kunna och ha fått veta – the yearly word on lex Sarah to each and all, and what else is required."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from boards.history.step import Actor, Step
from boards.history.worktime import office_moment, working_day_from
from boards.history.world import World
from domain.competence import (
    AnnulCompetenceRequirement,
    ChangeCompetenceRequirement,
    FollowUpCompetence,
    RequireCompetence,
    RetireCompetenceRequirement,
    WhyAnnulled,
)
from domain.terms import Role
from domain.trainings import (
    AnnulTraining,
    AssignTraining,
    ConfirmTraining,
    RecordTraining,
    TakeBackTraining,
    WaiveTraining,
    WhyTakenBack,
    WhyWaived,
    training_id,
)
from domain.trainings import WhyAnnulled as WhyTrainingAnnulled

REQUIRED, INFORMED, FOLLOWED_UP = date(2025, 1, 15), date(2025, 9, 9), date(2025, 12, 9)
RENEWED = date(2026, 8, 18)
UNITS = 2
"""So many units are told of, person by person."""

LIVES = ("confirmed", "confirmed", "recorded", "waived", "by_mistake", "wrong_person")
EVERYBODY = (Role.EMPLOYEE, Role.TEAM_LEADER, Role.UNIT_MANAGER, Role.DEPARTMENT_HEAD)

LEX_SARAH = RequireCompetence(
    title="Skyldigheten att rapportera missförhållanden och att medverka till god kvalitet",
    roles=EVERYBODY,
    demand="inform-staff",
    at_start=True,
    renewed_every=12,
    since=date(2025, 1, 1),
)
CHILDREN = RequireCompetence(
    title="Socionomexamen eller annan relevant examen i ärenden om barn och unga",
    roles=(Role.EMPLOYEE,),
    demand="qualified-for-children",
    since=date(2025, 7, 1),
)
COURSE = RequireCompetence(
    title="Grundkurs i verksamhetssystemet (påhittad)",
    roles=(Role.EMPLOYEE,),
    mandatory=False,
    at_start=True,
    since=date(2025, 1, 1),
)


def stories(world: World) -> Iterator[tuple[datetime, Iterator[Step]]]:
    start = office_moment(REQUIRED, world.chance("competence", "begun"))
    yield start, required(world, start)
    yield start, others(world, start)
    told = [who for unit in world.cast.staffed[:UNITS] for who in of_unit(world, unit)]
    for number, who in enumerate(told):
        begun = office_moment(working_day_from(INFORMED), world.chance("trainings", who.person))
        yield begun, informed(world, who, LIVES[number % len(LIVES)], begun)


def of_unit(world: World, unit: str) -> list[Actor]:
    """Those who work there on the day they are told, and a year later."""
    staff = world.cast.everybody(unit, INFORMED)
    return [who for who in staff if not world.cast.has_left(who.person, RENEWED)]


def required(world: World, start: datetime) -> Iterator[Step]:
    case = world.case("competence", "lex_sarah", start)
    yield case.step(case.post(Role.DIRECTOR), LEX_SARAH)
    case.until(FOLLOWED_UP)
    concerned = case.chance.between(40, 60)
    followed = FollowUpCompetence(
        day=case.day,
        concerned=concerned,
        lacking=case.chance.between(2, 6),
        conclusions="De som saknar informationen är nyanställda eller långtidsfrånvarande; de får den vid återkomsten.",
    )
    yield case.step(case.post(Role.QUALITY_DEVELOPER), followed)


def others(world: World, start: datetime) -> Iterator[Step]:
    """What the law wants of those who work with children from July 2025; a course that is changed, and ends."""
    case = world.case("competence", "course", start)
    developer = case.post(Role.QUALITY_DEVELOPER)
    yield case.step(developer, COURSE)
    twice = world.case("competence", "twice", case.soon().now)
    yield twice.step(developer, COURSE)
    case.now = twice.soon().now
    yield twice.step(developer, AnnulCompetenceRequirement(reason=WhyAnnulled.DUPLICATE))
    case.wait(20, 30)
    changed = ChangeCompetenceRequirement(
        title=COURSE.title,
        roles=(*COURSE.roles, Role.TEAM_LEADER),
        at_start=True,
        since=case.day,
        reason="Också teamledarna arbetar i systemet.",
    )
    yield case.step(developer, changed)
    children = world.case("competence", "children", case.until(CHILDREN.since).now)
    yield children.step(children.post(Role.DIRECTOR), CHILDREN)
    ended = RetireCompetenceRequirement(until=case.until(date(2026, 5, 19)).day)
    yield case.step(case.post(Role.QUALITY_DEVELOPER), ended)


def informed(world: World, who: Actor, life: str, start: datetime) -> Iterator[Step]:
    """Assigned by the lex Sarah officer in September; confirmed, recorded or excused; and renewed the year after."""
    competence = world.id("competence", "lex_sarah")
    case = world.case("trainings", f"{who.person}", start, training_id(competence, who.person))
    officer = case.post(Role.LEX_SARAH_OFFICER)
    assign = AssignTraining(competence=competence, person=who.person, unit=who.unit)
    yield case.step(officer, assign)
    if life == "wrong_person":
        yield case.soon().step(officer, AnnulTraining(reason=WhyTrainingAnnulled.WRONG_PERSON))
        yield case.wait(1, 3).step(officer, assign)
    if life == "by_mistake":
        yield case.wait(1, 3).step(world.cast.now(who, case.day), ConfirmTraining(day=case.day))
        yield case.soon().step(officer, TakeBackTraining(reason=WhyTakenBack.NOT_FINISHED))
    case.wait(2, 25)
    if life == "waived":
        yield case.step(case.post(Role.DIRECTOR), WaiveTraining(reason=WhyWaived.ON_LEAVE))
        return
    if life == "recorded":
        record = RecordTraining(day=case.day, taken_from="arbetsplatsträffens anteckningar (påhittade)")
        yield case.step(officer, record)
    else:
        yield case.step(world.cast.now(who, case.day), ConfirmTraining(day=case.day))
    case.until(RENEWED).wait(0, 6)
    yield case.step(world.cast.now(who, case.day), ConfirmTraining(day=case.day))
