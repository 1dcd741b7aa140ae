"""The rules of the register of processes, as sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from domain import processes
from domain.agreements.state import Agreement
from domain.agreements.words import Counterparty
from domain.agreements.words import Status as AgreementStatus
from domain.board import Due
from domain.documents.state import Document, RevisionHeld
from domain.documents.words import Kind, Scope
from domain.documents.words import Status as DocumentStatus
from domain.grammar import NoSuchRecord, Stamp
from domain.organisation.units import Status as UnitStatus
from domain.organisation.units import Unit
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
from domain.processes.events import (
    ActivitiesDescribed,
    ActivityExcusedFromRoutine,
    CollaborationDeclared,
    ProcessAnnulled,
    ProcessCorrected,
    ProcessEstablished,
    ProcessIdentified,
    ProcessOwnerChanged,
    ProcessRetired,
    ProcessReviewed,
    ProcessRevisionStarted,
    ProcessTakenIntoUse,
    RoutineLinkedToActivity,
    RoutineUnlinkedFromActivity,
)
from domain.processes.refusals import (
    AgreedWithWhom,
    AgreementNotThere,
    AlreadyLinked,
    CollaborationNotDeclared,
    DecidedForAll,
    EstablishedByWhom,
    GoesInCircles,
    HasARoutine,
    NoSuchActivity,
    NotARoutine,
    NotLinked,
    OtherRoutinesThanLinked,
    PartOfWhat,
    ReplacedByWhat,
    ResponsibleMissing,
    RoutineMissing,
    RoutineNotInForce,
    RoutineNotThere,
    SameNumber,
    ScopeSaysWhoDecides,
    TooManyRoutines,
)
from domain.processes.state import Process
from domain.processes.words import (
    MOST_ROUTINES,
    SOURCES_KEPT,
    Activity,
    Category,
    Review,
    Status,
    WhyAnnulled,
    WhyNoRoutine,
    WhyRetired,
)
from domain.terms import Body, Role
from domain.words import AlreadyThere, DaysInWrongOrder, Decision, NotYetHappened, Source, WrongOrder
from tests.spec import RECORD, SOMEBODY, SOMEBODY_ELSE, STAMP, UNIT, Spec

TODAY = STAMP.day
HEAD = replace(STAMP, role=Role.DEPARTMENT_HEAD)


def an_id(number: int) -> UUID:
    return UUID(int=number + (4 << 76) + (8 << 60))


ROUTINE, DRAFTED, POLICY, REPEALED, INSTRUCTION, FOURTH = map(an_id, range(1, 7))
MAIN, STANDING, RETIRED_PROCESS, AGREEMENT, ENDED_AGREEMENT, CLOSED_UNIT = map(an_id, range(11, 17))

HELD = RevisionHeld(
    number=1,
    content="",
    valid_from=date(2026, 1, 1),
    valid_to=None,
    established_on=None,
    paragraph=None,
    receipts_wanted=False,
)
A_ROUTINE = Document(
    status=DocumentStatus.PUBLISHED, kind=Kind.ROUTINE, title="Rutin för förhandsbedömning", revisions=(HELD,)
)
A_PROCESS = Process(status=Status.ESTABLISHED, title="Handläggning")
RECORDS: dict[UUID, Any] = {
    ROUTINE: A_ROUTINE,
    DRAFTED: replace(A_ROUTINE, status=DocumentStatus.CREATED, revisions=()),
    POLICY: replace(A_ROUTINE, kind=Kind.POLICY, title="Policy"),
    REPEALED: replace(A_ROUTINE, status=DocumentStatus.WITHDRAWN),
    INSTRUCTION: replace(A_ROUTINE, kind=Kind.INSTRUCTION),
    FOURTH: A_ROUTINE,
    MAIN: A_PROCESS,
    STANDING: A_PROCESS,
    RETIRED_PROCESS: replace(A_PROCESS, status=Status.RETIRED),
    AGREEMENT: Agreement(status=AgreementStatus.IN_FORCE, title="Mini Maria"),
    ENDED_AGREEMENT: Agreement(status=AgreementStatus.TERMINATED, title="Ungdomsmottagning"),
    UNIT: Unit(status=UnitStatus.ESTABLISHED),
    CLOSED_UNIT: Unit(status=UnitStatus.CLOSED),
}
SPEC = Spec(processes.REGISTER, stamp=HEAD).knowing(RECORDS)

IDENTIFY = IdentifyProcess(
    title="Förhandsbedömning",
    category=Category.CORE,
    purpose="Att avgöra om en utredning ska inledas.",
    begins_with="en anmälan kommer in",
    ends_with="beslut att inleda eller inte inleda",
    scope=Scope.OPERATION_SPECIFIC,
    unit=UNIT,
    parent=MAIN,
    owner_function="enhetschef mottagning",
)
IDENTIFIED = ProcessIdentified(
    title=IDENTIFY.title,
    category=Category.CORE,
    purpose=IDENTIFY.purpose,
    begins_with=IDENTIFY.begins_with,
    ends_with=IDENTIFY.ends_with,
    scope=Scope.OPERATION_SPECIFIC,
    unit=UNIT,
    parent=MAIN,
    owner_function=IDENTIFY.owner_function,
    owner_person=None,
)
RECEIVE = Activity(number=1, name="Ta emot anmälan", role=Role.EMPLOYEE, documentation="Datum och uppgiftslämnare.")
PROTECT = Activity(number=2, name="Bedöma skydd", role=Role.EMPLOYEE, after=(1,))
DECIDE = Activity(number=3, name="Besluta", role=Role.UNIT_MANAGER, after=(2,), returns_to=(1,))
DESCRIBE = DescribeActivities(activities=(RECEIVE, PROTECT, DECIDE))
DESCRIBED = ActivitiesDescribed(activities=DESCRIBE.activities)
LINKED = tuple(RoutineLinkedToActivity(activity=number, document=ROUTINE) for number in (1, 2, 3))
ALONE = CollaborationDeclared(within=(), counterparties=(), agreements=(), how=None, added=(), removed=())
BY_HEAD = Decision(person=SOMEBODY, day=TODAY)
BY_GROUP = Decision(body=Body.MANAGEMENT_GROUP, day=TODAY, paragraph="§ 9")
# Two years later is a Thursday.
DUE = Due(on=date(2028, 3, 16), rule="process.review", version=1, local=False)
ESTABLISH = EstablishProcess(routines=(ROUTINE,), decision=BY_HEAD)
ESTABLISHED = ProcessEstablished(revision=1, routines=(ROUTINE,), decision=BY_HEAD, due=DUE)
IN_USE = ProcessTakenIntoUse(day=TODAY)
ANNUL = AnnulProcess(reason=WhyAnnulled.DUPLICATE, decision=BY_HEAD)
ANNULLED = ProcessAnnulled(reason=WhyAnnulled.DUPLICATE, explanation=None, decision=BY_HEAD)
READY = SPEC.given(IDENTIFIED, DESCRIBED, *LINKED, ALONE)


# ── Identified and described ─────────────────────────────────────────────────


def test_a_process_is_identified() -> None:
    """En process som behövs för kvaliteten identifieras, med syfte, början och slut."""
    state = SPEC.when(IDENTIFY).then(IDENTIFIED).state
    assert (state.status, state.unit, state.recorded) == (Status.IDENTIFIED, UNIT, TODAY)


def test_a_process_is_identified_once() -> None:
    """Samma process identifieras bara en gång."""
    SPEC.given(IDENTIFIED).when(IDENTIFY).refused(AlreadyThere)


@pytest.mark.parametrize("parent", [RECORD, RETIRED_PROCESS], ids=["itself", "retired"])
def test_a_process_is_a_part_of_one_that_is_there(parent: UUID) -> None:
    """En delprocess hör till en process som finns, aldrig till sig själv eller en som är avslutad."""
    SPEC.knowing({RECORD: A_PROCESS}).when(replace(IDENTIFY, parent=parent)).refused(PartOfWhat)


@pytest.mark.parametrize("above", [RECORD, STANDING], ids=["this one", "another"])
def test_a_part_has_no_parts_so_that_no_process_is_above_itself(above: UUID) -> None:
    """En process är en del av en huvudprocess, inte av en delprocess: då är ingen en del av sig själv."""
    below = SPEC.knowing({MAIN: replace(A_PROCESS, parent=above)})
    below.when(IDENTIFY).refused(PartOfWhat)
    below.given(replace(IDENTIFIED, parent=None)).when(replace(CORRECT, parent=MAIN)).refused(PartOfWhat)


def test_what_is_not_changed_is_not_asked_for_again() -> None:
    """När andra uppgifter rättas står processen kvar där den är, också om huvudprocessen har avslutats."""
    ended = SPEC.knowing({MAIN: RECORDS[RETIRED_PROCESS]}).given(IDENTIFIED)
    ended.when(replace(CORRECT, parent=MAIN)).accepted()


def test_a_process_belongs_to_a_unit_that_is_there() -> None:
    """En process hör till en enhet som finns och inte är stängd."""
    SPEC.when(replace(IDENTIFY, unit=CLOSED_UNIT)).refused(WrongOrder)
    SPEC.when(replace(IDENTIFY, unit=SOMEBODY_ELSE)).refused(NoSuchRecord)


def test_activities_are_described_in_their_order() -> None:
    """Aktiviteterna beskrivs med sin inbördes ordning, och med de vägar tillbaka som finns."""
    state = SPEC.given(IDENTIFIED).when(DESCRIBE).then(DESCRIBED).state
    assert state.status is Status.DESCRIBED
    assert [one.after for one in state.activities] == [(), (1,), (2,)]
    assert state.activity(3).returns_to == (1,)


def test_two_activities_have_not_the_same_number() -> None:
    """Två aktiviteter har inte samma nummer."""
    SPEC.given(IDENTIFIED).when(DescribeActivities(activities=(RECEIVE, RECEIVE))).refused(SameNumber)


@pytest.mark.parametrize("other", [{"after": (9,)}, {"returns_to": (9,)}], ids=["after", "returns_to"])
def test_an_activity_follows_one_that_is_there(other: dict[str, tuple[int, ...]]) -> None:
    """En aktivitet kommer efter, eller går tillbaka till, en aktivitet som finns."""
    activities = (RECEIVE, replace(PROTECT, **other))  # type: ignore[arg-type]
    SPEC.given(IDENTIFIED).when(DescribeActivities(activities=activities)).refused(NoSuchActivity)


def test_the_order_does_not_go_in_circles() -> None:
    """Ordningen går inte i cirkel; en väg tillbaka anges som återgång."""
    activities = (replace(RECEIVE, after=(3,)), PROTECT, DECIDE)
    SPEC.given(IDENTIFIED).when(DescribeActivities(activities=activities)).refused(GoesInCircles)
    itself = (replace(RECEIVE, after=(1,)),)
    SPEC.given(IDENTIFIED).when(DescribeActivities(activities=itself)).refused(GoesInCircles)


def test_what_is_established_is_revised_before_it_is_described_anew() -> None:
    """En fastställd process beskrivs inte om utan att först tas upp till omarbetning."""
    READY.given(ESTABLISHED).when(DESCRIBE).refused(WrongOrder)


# ── Routines ─────────────────────────────────────────────────────────────────


def test_which_activity_lacks_a_routine_follows_from_the_process() -> None:
    """Vilken aktivitet som saknar rutin framgår av processen."""
    state = SPEC.given(IDENTIFIED, DESCRIBED, LINKED[0]).state
    assert [one.number for one in state.without_routine] == [2, 3]


@pytest.mark.parametrize("routine", [ROUTINE, DRAFTED, INSTRUCTION], ids=["routine", "under work", "instruction"])
def test_a_routine_is_linked_to_an_activity(routine: UUID) -> None:
    """En rutin eller instruktion kopplas till en aktivitet, även när den är under arbete."""
    command = LinkRoutine(activity=1, document=routine)
    linked = RoutineLinkedToActivity(activity=1, document=routine)
    state = SPEC.given(IDENTIFIED, DESCRIBED).when(command).then(linked).state
    assert state.routines == (routine,)


def test_a_policy_does_not_say_how_an_activity_is_done() -> None:
    """En policy är ingen rutin."""
    SPEC.given(IDENTIFIED, DESCRIBED).when(LinkRoutine(activity=1, document=POLICY)).refused(NotARoutine)


def test_a_repealed_routine_is_not_linked() -> None:
    """En upphävd rutin kopplas inte till en aktivitet."""
    SPEC.given(IDENTIFIED, DESCRIBED).when(LinkRoutine(activity=1, document=REPEALED)).refused(RoutineNotThere)


def test_a_routine_is_linked_to_an_activity_that_is_there() -> None:
    """En rutin kopplas till en aktivitet som finns i processen."""
    SPEC.given(IDENTIFIED, DESCRIBED).when(LinkRoutine(activity=9, document=ROUTINE)).refused(NoSuchActivity)
    SPEC.given(IDENTIFIED).when(LinkRoutine(activity=1, document=ROUTINE)).refused(WrongOrder)


def test_a_routine_is_linked_once_to_each_activity() -> None:
    """Samma rutin kopplas en gång till varje aktivitet, men kan gälla flera."""
    spec = SPEC.given(IDENTIFIED, DESCRIBED, LINKED[0])
    spec.when(LinkRoutine(activity=1, document=ROUTINE)).refused(AlreadyLinked)
    spec.when(LinkRoutine(activity=2, document=ROUTINE)).then(LINKED[1])


def test_an_activity_with_many_routines_is_really_several() -> None:
    """En aktivitet har högst tre rutiner."""
    linked = [RoutineLinkedToActivity(activity=1, document=one) for one in (ROUTINE, DRAFTED, INSTRUCTION)]
    assert len(linked) == MOST_ROUTINES
    spec = SPEC.given(IDENTIFIED, DESCRIBED, *linked)
    spec.when(LinkRoutine(activity=1, document=FOURTH)).refused(TooManyRoutines)


def test_a_routine_is_unlinked_again() -> None:
    """En rutin kopplas bort, och då saknar aktiviteten rutin igen."""
    command = UnlinkRoutine(activity=1, document=ROUTINE)
    unlinked = RoutineUnlinkedFromActivity(activity=1, document=ROUTINE)
    state = READY.when(command).then(unlinked).state
    assert [one.number for one in state.without_routine] == [1]
    SPEC.given(IDENTIFIED, DESCRIBED).when(command).refused(NotLinked)


def test_an_activity_may_do_without_a_routine_for_a_reason() -> None:
    """En aktivitet kan vara utan rutin, om skälet anges."""
    command = ExcuseActivity(activity=2, reason=WhyNoRoutine.JUDGED_EACH_TIME, explanation="Barnets behov avgör.")
    excused = ActivityExcusedFromRoutine(
        activity=2, reason=WhyNoRoutine.JUDGED_EACH_TIME, explanation="Barnets behov avgör."
    )
    state = SPEC.given(IDENTIFIED, DESCRIBED).when(command).then(excused).state
    assert [one.number for one in state.without_routine] == [1, 3]
    READY.when(command).refused(HasARoutine)


def test_an_activity_that_gets_its_routine_needs_no_reason_any_more() -> None:
    """När aktiviteten får en rutin faller skälet till att den saknades."""
    excused = ActivityExcusedFromRoutine(activity=1, reason=WhyNoRoutine.BEING_DRAWN_UP, explanation=None)
    state = SPEC.given(IDENTIFIED, DESCRIBED, excused, LINKED[0]).state
    assert state.activity(1).without_routine is None


# ── Collaboration ────────────────────────────────────────────────────────────

DECLARE = DeclareCollaboration(
    within=(UNIT,), counterparties=(Counterparty.REGION,), agreements=(AGREEMENT,), how="Gemensamma möten."
)
DECLARED = CollaborationDeclared(
    within=(UNIT,),
    counterparties=(Counterparty.REGION,),
    agreements=(AGREEMENT,),
    how="Gemensamma möten.",
    added=(AGREEMENT,),
    removed=(),
)


def test_the_need_of_collaboration_is_declared() -> None:
    """Behovet av samverkan anges, med vilka överenskommelser processen vilar på."""
    state = SPEC.given(IDENTIFIED).when(DECLARE).then(DECLARED).state
    assert (state.collaboration_declared_on, state.agreements) == (TODAY, (AGREEMENT,))
    assert not state.lacks_agreement


def test_collaboration_without_an_agreement_is_seen() -> None:
    """En process som behöver samverkan men saknar överenskommelse går att hitta."""
    without = replace(DECLARE, agreements=())
    assert SPEC.given(IDENTIFIED).when(without).accepted().state.lacks_agreement
    assert not SPEC.given(IDENTIFIED).when(DeclareCollaboration()).then(ALONE).state.lacks_agreement


def test_an_agreement_no_longer_named_is_let_go() -> None:
    """En överenskommelse som inte längre anges släpps."""
    released = replace(ALONE, removed=(AGREEMENT,))
    SPEC.given(IDENTIFIED, DECLARED).when(DeclareCollaboration()).then(released)


def test_an_agreement_is_with_somebody() -> None:
    """En överenskommelse är med någon utanför verksamheten."""
    SPEC.given(IDENTIFIED).when(replace(DECLARE, counterparties=())).refused(AgreedWithWhom)


def test_a_terminated_agreement_is_nothing_to_rest_on() -> None:
    """En uppsagd överenskommelse går inte att vila på."""
    SPEC.given(IDENTIFIED).when(replace(DECLARE, agreements=(ENDED_AGREEMENT,))).refused(AgreementNotThere)


# ── Established ──────────────────────────────────────────────────────────────


def test_a_process_is_established_with_its_routines() -> None:
    """En process fastställs när varje aktivitet har sin rutin, och får en dag för översyn."""
    state = READY.when(ESTABLISH).then(ESTABLISHED).state
    assert (state.status, state.revision, state.established_on, state.due) == (Status.ESTABLISHED, 1, TODAY, DUE)


def test_no_activity_is_without_routine_and_reason_when_it_is_established() -> None:
    """En process fastställs inte medan en aktivitet saknar både rutin och skäl."""
    SPEC.given(IDENTIFIED, DESCRIBED, *LINKED[:2], ALONE).when(ESTABLISH).refused(RoutineMissing)


def test_somebody_answers_for_each_activity_when_it_is_established() -> None:
    """En process fastställs inte medan det saknas vilken roll som ansvarar för någon av aktiviteterna."""
    bare = ActivitiesDescribed(activities=(RECEIVE, replace(PROTECT, role=None), replace(DECIDE, role=None)))
    answer = SPEC.given(IDENTIFIED, bare, *LINKED, ALONE).when(ESTABLISH)
    answer.refused(ResponsibleMissing)
    assert "aktivitet 2, 3" in str(answer.refusal)


def test_collaboration_is_declared_before_it_is_established() -> None:
    """En process fastställs inte innan behovet av samverkan är angivet."""
    SPEC.given(IDENTIFIED, DESCRIBED, *LINKED).when(ESTABLISH).refused(CollaborationNotDeclared)


@pytest.mark.parametrize("routines", [(), (ROUTINE, INSTRUCTION)], ids=["too few", "too many"])
def test_it_is_established_with_the_routines_that_are_linked(routines: tuple[UUID, ...]) -> None:
    """Den som fastställer anger precis de rutiner som är kopplade."""
    READY.when(replace(ESTABLISH, routines=routines)).refused(OtherRoutinesThanLinked)


def test_its_routines_hold_when_it_is_established() -> None:
    """Rutinerna ska gälla den dag processen fastställs."""
    READY.knowing({ROUTINE: RECORDS[DRAFTED]}).when(ESTABLISH).refused(RoutineNotInForce)


def test_a_process_is_not_established_before_it_is_described() -> None:
    """En process fastställs inte innan den är beskriven."""
    SPEC.given(IDENTIFIED, ALONE).when(replace(ESTABLISH, routines=())).refused(WrongOrder)


@pytest.mark.parametrize(
    ("stamp", "decision"),
    [
        (STAMP, BY_HEAD),
        (HEAD, Decision(person=SOMEBODY_ELSE, day=TODAY)),
        (HEAD, Decision(body=Body.QUALITY_GROUP, day=TODAY)),
    ],
    ids=["unit manager", "somebody else", "quality group"],
)
def test_a_process_is_established_by_a_head_or_a_group(stamp: Stamp, decision: Decision) -> None:
    """En enhetschef eller kvalitetsgruppen fastställer inte processer, och ingen registrerar en chefs beslut åt den."""
    READY.stamped(stamp).when(replace(ESTABLISH, decision=decision)).refused(EstablishedByWhom)


def test_a_process_for_all_is_established_above_the_departments() -> None:
    """En förvaltningsövergripande process fastställs av direktören, ledningsgruppen eller nämnden."""
    wide = SPEC.given(replace(IDENTIFIED, scope=Scope.ADMINISTRATION_WIDE), DESCRIBED, *LINKED, ALONE)
    wide.when(ESTABLISH).refused(DecidedForAll)
    wide.when(replace(ESTABLISH, decision=BY_GROUP)).accepted()
    wide.stamped(replace(STAMP, role=Role.DIRECTOR)).when(ESTABLISH).accepted()


def test_a_process_is_taken_into_use() -> None:
    """En fastställd process tas i bruk, inte före sitt beslut och inte en dag som inte har varit."""
    spec = READY.given(ESTABLISHED)
    assert spec.when(TakeIntoUse(day=TODAY)).then(IN_USE).state.status is Status.IN_USE
    spec.when(TakeIntoUse(day=TODAY + timedelta(days=1))).refused(NotYetHappened)
    spec.when(TakeIntoUse(day=TODAY - timedelta(days=1))).refused(DaysInWrongOrder)
    READY.when(TakeIntoUse(day=TODAY)).refused(WrongOrder)


# ── Looked over, revised, ended ──────────────────────────────────────────────


def test_a_process_is_looked_over() -> None:
    """Vid en översyn sägs om processen är ändamålsenlig, och en ny dag sätts."""
    command = ReviewProcess(outcome=Review.FITS, comment="Inga ändringar.")
    reviewed = ProcessReviewed(outcome=Review.FITS, comment="Inga ändringar.", due=DUE)
    assert READY.given(ESTABLISHED, IN_USE).when(command).then(reviewed).state.reviewed_on == TODAY
    READY.when(command).refused(WrongOrder)


def test_a_process_is_revised_and_established_anew() -> None:
    """En process omarbetas, behåller rutinerna där aktiviteten är kvar, och fastställs på nytt."""
    started = ProcessRevisionStarted(reason="Avvikelser i överlämnandet.", source=None)
    spec = READY.given(ESTABLISHED, IN_USE)
    spec = spec.when(ReviseProcess(reason="Avvikelser i överlämnandet.")).then(started)
    added = Activity(number=4, name="Återkoppla", role=Role.TEAM_LEADER, after=(3,))
    spec = spec.given(ActivitiesDescribed(activities=(RECEIVE, DECIDE, added)))
    assert [one.number for one in spec.state.without_routine] == [4]
    spec = spec.given(RoutineLinkedToActivity(activity=4, document=INSTRUCTION))
    command = replace(ESTABLISH, routines=(INSTRUCTION, ROUTINE))
    again = replace(ESTABLISHED, revision=2, routines=(ROUTINE, INSTRUCTION))
    assert spec.when(command).then(again).state.revision == 2


DEVIATION = Source(register="deviations", record=SOMEBODY_ELSE, version=4)


def test_what_showed_that_it_had_to_be_revised_is_remembered() -> None:
    """Det som visade att processen behövde omarbetas står kvar i den, en gång för varje post."""
    command = ReviseProcess(reason="Avvikelser i överlämnandet.", source=DEVIATION)
    spec = READY.given(ESTABLISHED)
    started = spec.when(command).then(ProcessRevisionStarted(reason=command.reason, source=DEVIATION))
    again = started.given(ESTABLISHED).when(replace(command, source=replace(DEVIATION, version=7))).accepted()
    assert started.state.sources == again.state.sources == (DEVIATION,)
    assert spec.when(ReviseProcess(reason="Ny lag.")).accepted().state.sources == ()


def test_the_first_sources_stay_linked() -> None:
    """De första källorna står kvar som kopplingar, hur många som än tillkommer."""
    spec = READY
    for number in range(100, 100 + SOURCES_KEPT + 1):
        source = replace(DEVIATION, record=an_id(number))
        spec = spec.given(ESTABLISHED, ProcessRevisionStarted(reason="Avvikelser.", source=source))
    assert [one.record for one in spec.state.sources] == [an_id(100 + place) for place in range(SOURCES_KEPT)]


def test_only_what_is_established_is_revised() -> None:
    """Bara en fastställd process tas upp till omarbetning."""
    READY.when(ReviseProcess(reason="Ny lag.")).refused(WrongOrder)


def test_somebody_else_answers_for_a_process() -> None:
    """Ansvaret för processen flyttas till en annan funktion eller person."""
    command = ChangeProcessOwner(owner_function="processledare", owner_person=SOMEBODY_ELSE)
    changed = ProcessOwnerChanged(owner_function="processledare", owner_person=SOMEBODY_ELSE)
    assert READY.when(command).then(changed).state.owner_person == SOMEBODY_ELSE
    READY.given(ANNULLED).when(command).refused(WrongOrder)


CORRECT = CorrectProcess(
    reason="Fel kategori.",
    title=IDENTIFY.title,
    category=Category.SUPPORT,
    purpose=IDENTIFY.purpose,
    begins_with=IDENTIFY.begins_with,
    ends_with=IDENTIFY.ends_with,
    scope=IDENTIFY.scope,
    unit=UNIT,
    parent=None,
)


def test_what_was_entered_wrong_is_put_right() -> None:
    """Uppgifter som blev fel rättas, och det gamla står kvar i loggen."""
    corrected = ProcessCorrected(**vars(CORRECT))
    state = READY.when(CORRECT).then(corrected).state
    assert (state.category, state.parent, state.status) == (Category.SUPPORT, None, Status.DESCRIBED)
    READY.knowing({RECORD: A_PROCESS}).when(replace(CORRECT, parent=RECORD)).refused(PartOfWhat)


def test_a_correction_does_not_change_who_decides() -> None:
    """Nivån på en fastställd process, som avgör vem som beslutar, rättas bara av direktören."""
    wide = replace(CORRECT, scope=Scope.ADMINISTRATION_WIDE)
    READY.when(wide).accepted()
    revised = READY.given(ESTABLISHED, ProcessRevisionStarted(reason="Ny lag.", source=None))
    for established in (READY.given(ESTABLISHED), revised):
        established.when(wide).refused(ScopeSaysWhoDecides)
        established.stamped(replace(STAMP, role=Role.DIRECTOR)).when(wide).accepted()
        established.when(CORRECT).accepted()


def test_a_process_ends() -> None:
    """En process avslutas med skäl och beslut, även innan den fastställts."""
    command = RetireProcess(reason=WhyRetired.OPERATION_ENDED, decision=BY_HEAD)
    retired = ProcessRetired(reason=WhyRetired.OPERATION_ENDED, replaced_by=None, explanation=None, decision=BY_HEAD)
    state = READY.when(command).then(retired).state
    assert (state.status, state.closed_on) == (Status.RETIRED, TODAY)
    READY.stamped(STAMP).when(command).refused(EstablishedByWhom)


def test_a_process_is_superseded_by_another() -> None:
    """En process ersätts av en annan, som är fastställd."""
    command = RetireProcess(reason=WhyRetired.REPLACED, replaced_by=STANDING, decision=BY_HEAD)
    assert READY.given(ESTABLISHED).when(command).accepted().state.status is Status.SUPERSEDED
    for other in (None, RETIRED_PROCESS):
        READY.when(replace(command, replaced_by=other)).refused(ReplacedByWhat)
    READY.when(replace(command, reason=WhyRetired.NOT_NEEDED)).refused(ReplacedByWhat)


def test_a_process_is_struck_out() -> None:
    """En process som blev fel makuleras, och därefter händer ingenting med den."""
    spec = READY.when(ANNUL).then(ANNULLED)
    assert spec.state.status is Status.ANNULLED
    for command in (ANNUL, DESCRIBE, DECLARE, ESTABLISH, CORRECT):
        spec.when(command).refused(WrongOrder)


def test_what_was_established_is_struck_out_by_those_who_establish() -> None:
    """En fastställd process makuleras genom beslut av den som kunde ha fastställt den."""
    developer = replace(STAMP, role=Role.QUALITY_DEVELOPER)
    READY.stamped(developer).when(ANNUL).accepted()
    READY.given(ESTABLISHED).stamped(developer).when(ANNUL).refused(EstablishedByWhom)
    READY.given(ESTABLISHED).stamped(developer).when(replace(ANNUL, decision=BY_GROUP)).accepted()
