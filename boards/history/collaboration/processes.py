"""Processernas livsöden – identified, described, given their routines, established, used, looked over and revised."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from uuid import UUID

from boards.history.collaboration.agreements import lasting
from boards.history.step import Actor, Step
from boards.history.telling import Beginning
from boards.history.worktime import office_moment, working_day_from
from boards.history.world import Case, World
from boards.processes import PROCESSES, BoardProcess
from domain.documents.words import Scope
from domain.processes.commands import (
    AnnulProcess,
    ChangeProcessOwner,
    CorrectProcess,
    DeclareCollaboration,
    DescribeActivities,
    EstablishProcess,
    ExcuseActivity,
    IdentifyProcess,
    LinkRoutine,
    RetireProcess,
    ReviewProcess,
    ReviseProcess,
    TakeIntoUse,
    UnlinkRoutine,
)
from domain.processes.words import Activity, Review, WhyAnnulled, WhyNoRoutine, WhyRetired
from domain.terms import Body, Role
from domain.words import Decision

ADDED = Activity(number=9, name="Återkoppla till dem det berör", role=Role.TEAM_LEADER)
WHY_NOT = {WhyNoRoutine.JUDGED_EACH_TIME: 3, WhyNoRoutine.IN_THE_PROCESS: 3, WhyNoRoutine.BEING_DRAWN_UP: 2}


@dataclass
class Course:
    """A process while it is told. `routines`: those that hold, to link its activities to; `linked`: what was."""

    case: Case
    about: BoardProcess
    routines: Sequence[UUID]
    linked: dict[int, UUID]
    last: int = 0

    def developer(self) -> Actor:
        return self.case.post(Role.QUALITY_DEVELOPER)

    def decided(self) -> tuple[Actor, Decision]:
        """By the director; in Nacka by the management group, as its guideline says, entered by the secretary."""
        if self.case.world.board == "nacka":
            group = Decision(body=Body.MANAGEMENT_GROUP, day=self.case.day)
            return self.case.post(Role.BOARD_SECRETARY), group
        director = self.case.post(Role.DIRECTOR)
        return director, Decision(person=director.person, day=self.case.day)


def identify(course: Course) -> Iterator[Step]:
    about = course.about
    command = IdentifyProcess(
        title=about.title,
        category=about.category,
        purpose=about.purpose,
        begins_with=about.begins_with,
        ends_with=about.ends_with,
        scope=Scope.ADMINISTRATION_WIDE,
        owner_function="kvalitetsutvecklare",
    )
    yield course.case.step(course.developer(), command)


def describe(course: Course) -> Iterator[Step]:
    case = course.case.wait(3, 15)
    yield case.step(course.developer(), DescribeActivities(activities=course.about.activities))


def give_routines(course: Course, all_of_them: bool = True) -> Iterator[Step]:
    """A routine for most of the activities; for some a reason why there is none."""
    case = course.case.wait(1, 10)
    for activity in course.about.activities if all_of_them else course.about.activities[:1]:
        case.soon()
        if not all_of_them or activity.number == 1 or case.chance.happens(0.6):
            yield from link(course, activity.number)
        else:
            yield case.step(
                course.developer(), ExcuseActivity(activity=activity.number, reason=case.chance.weighted(WHY_NOT))
            )


def link(course: Course, activity: int) -> Iterator[Step]:
    course.linked[activity] = course.case.chance.pick(course.routines)
    yield course.case.step(course.developer(), LinkRoutine(activity=activity, document=course.linked[activity]))


def collaborate(course: Course) -> Iterator[Step]:
    """With whom, and by which agreement; each time another one."""
    case = course.case.soon()
    course.last += 1
    agreements = lasting(case.world)
    named = (agreements[course.last % len(agreements)],) if course.about.counterparties else ()
    command = DeclareCollaboration(
        within=(case.world.cast.unit(case.chance.pick(case.world.places)),),
        counterparties=course.about.counterparties,
        agreements=named,
        how="Vem som kallar och vem som svarar står i varje aktivitet.",
    )
    yield case.step(course.developer(), command)


def establish(course: Course) -> Iterator[Step]:
    case = course.case.wait(3, 15)
    by, decision = course.decided()
    routines = tuple(dict.fromkeys(course.linked.values()))
    yield case.step(by, EstablishProcess(routines=routines, decision=decision))
    case.wait(5, 20)
    yield case.step(course.developer(), TakeIntoUse(day=case.day))


# ── The stories ──────────────────────────────────────────────────────────────


def in_use(course: Course) -> Iterator[Step]:
    yield from identify(course)
    yield from describe(course)
    yield from give_routines(course)
    yield from collaborate(course)
    yield from establish(course)


def under_way(course: Course) -> Iterator[Step]:
    """Described, and not established: most of its activities lack a routine."""
    yield from identify(course)
    yield from describe(course)
    yield from give_routines(course, all_of_them=False)


def looked_over(course: Course) -> Iterator[Step]:
    yield from in_use(course)
    case = course.case.wait(80, 140)
    yield case.step(course.developer(), ReviewProcess(outcome=Review.FITS))
    case.wait(5, 40)
    yield case.step(course.developer(), ChangeProcessOwner(owner_function="processledare"))


def revised(course: Course) -> Iterator[Step]:
    """It does not serve its purpose: an activity is added, another routine is linked, and it is established anew."""
    yield from in_use(course)
    case = course.case.wait(60, 120)
    yield case.step(
        course.developer(), ReviewProcess(outcome=Review.TO_BE_REVISED, comment="Återkopplingen faller bort.")
    )
    case.wait(2, 10)
    yield case.step(course.developer(), ReviseProcess(reason="Ett led saknas efter det sista."))
    case.wait(3, 15)
    activities = (*course.about.activities, replace(ADDED, after=(course.about.activities[-1].number,)))
    yield case.step(course.developer(), DescribeActivities(activities=activities))
    case.soon()
    yield case.step(course.developer(), UnlinkRoutine(activity=1, document=course.linked[1]))
    for activity in (1, ADDED.number):
        case.soon()
        yield from link(course, activity)
    yield from collaborate(course)
    yield from establish(course)


def put_right(course: Course) -> Iterator[Step]:
    yield from identify(course)
    case, about = course.case.soon(), course.about
    command = CorrectProcess(
        reason="Syftet var för kort.",
        title=about.title,
        category=about.category,
        purpose=f"{about.purpose} Alla vet vad som gäller.",
        begins_with=about.begins_with,
        ends_with=about.ends_with,
        scope=Scope.ADMINISTRATION_WIDE,
        unit=None,
        parent=None,
    )
    yield case.step(course.developer(), command)
    yield from describe(course)
    yield from give_routines(course)
    yield from collaborate(course)
    yield from establish(course)


def given_up(course: Course) -> Iterator[Step]:
    """Identified and described, then not needed after all."""
    yield from identify(course)
    yield from describe(course)
    case = course.case.wait(20, 60)
    by, decision = course.decided()
    command = RetireProcess(reason=WhyRetired.NOT_NEEDED, explanation="Den täcks av huvudprocessen.", decision=decision)
    yield case.step(by, command)


def struck_out(course: Course) -> Iterator[Step]:
    yield from identify(course)
    case = course.case.wait(1, 4)
    by = course.developer()
    decision = Decision(person=by.person, day=case.day)
    yield case.step(by, AnnulProcess(reason=WhyAnnulled.DUPLICATE, decision=decision))


KINDS: Sequence[Callable[[Course], Iterator[Step]]] = (revised, looked_over, revised, put_right, in_use, under_way)
ALSO: Mapping[str, Callable[[Course], Iterator[Step]]] = {"given-up": given_up, "twice": struck_out}
"""Two more of the first process in each board: one that came to nothing, and one entered twice."""


def beginnings(world: World, routines: Sequence[str]) -> Iterator[Beginning]:
    """The board's own processes, one after another in the first year."""
    held = [world.id("documents", name) for name in routines]
    own = PROCESSES[world.board]
    told = [(one.slug, one, KINDS[place % len(KINDS)]) for place, one in enumerate(own)]
    told += [(name, own[0], story) for name, story in ALSO.items()]
    for place, (name, about, story) in enumerate(told):
        chance = world.chance("processes", name, "start")
        start = office_moment(working_day_from(world.first + timedelta(days=26 + 9 * place)), chance)
        yield Beginning(start, partial(story, Course(world.case("processes", name, start), about, held, {})))
