"""The rules of the register of improvement actions, as sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from domain.actions import REGISTER
from domain.actions import commands as ask
from domain.actions import events as happened
from domain.actions.rules import refusals as no
from domain.actions.words import (
    MOST_SOURCES,
    ActionSource,
    Audience,
    Effect,
    EffectSeries,
    Kind,
    LinkedSource,
    Reach,
    Status,
    WhyAnnulled,
)
from domain.board import Choice, Decider, Due, NotOneOfOurs, Setting, Topic, Wording, setting_id
from domain.board import Status as SettingStatus
from domain.criteria.state import Criterion, Measure
from domain.criteria.words import Status as CriterionStatus
from domain.deviations.state import Deviation
from domain.deviations.words import Direction
from domain.deviations.words import Status as DeviationStatus
from domain.documents.state import Document, RevisionHeld
from domain.documents.words import Status as DocumentStatus
from domain.grammar import NoSuchRecord, Stamp
from domain.links import LED_TO, Held, links
from domain.organisation.persons import Person
from domain.organisation.persons import Status as PersonStatus
from domain.processes.state import Process
from domain.processes.words import Status as ProcessStatus
from domain.risks.state import Risk
from domain.risks.words import Status as RiskStatus
from domain.terms import Authority, Body, Role
from domain.views.state import View
from domain.views.words import Kind as ViewKind
from domain.views.words import Status as ViewStatus
from domain.views.words import Submitter
from domain.words import AlreadyThere, DaysInWrongOrder, Decision, NotYetHappened, WrongOrder
from tests.spec import RECORD, SOMEBODY, SOMEBODY_ELSE, STAMP, UNIT, Spec

TODAY = STAMP.day
TOMORROW = date(2026, 3, 17)
IN_JUNE = date(2026, 6, 1)
IN_JULY = date(2026, 7, 1)
SINCE = date(2026, 1, 1)


def id(number: int) -> UUID:
    return UUID(f"00000000-0000-4000-8000-00000000{number:04}")


DEVIATION, FROM_OUTSIDE, COMPLAINT, OPINION, ANONYMOUS, RISK, STRUCK_OUT = (id(n) for n in range(100, 107))
ROUTINE, OLD_ROUTINE, PROCESS = id(201), id(202), id(203)


def setting(topic: Topic, **decided: Any) -> dict[UUID, Setting]:
    wording = Wording(since=SINCE, entered=SINCE, **decided)
    return {setting_id(topic): Setting(status=SettingStatus.DECIDED, topic=topic, wordings=(wording,))}


def revised(valid_from: date) -> Document:
    held = RevisionHeld(
        number=2,
        content="…",
        valid_from=valid_from,
        valid_to=None,
        established_on=valid_from,
        paragraph=None,
        receipts_wanted=False,
    )
    return Document(status=DocumentStatus.PUBLISHED, revisions=(held,))


CRITERION = UUID("00000000-0000-4000-8000-0000000000e9")
LEFT = UUID("00000000-0000-4000-8000-0000000000ea")
RECORDS: dict[UUID, Any] = {
    **setting(Topic.CAUSES, choices=(Choice(id="routine", label="rutin"), Choice(id="skill", label="kompetens"))),
    CRITERION: Criterion(status=CriterionStatus.DECIDED, measures=(Measure(id="in_time", what="Andel i tid"),)),
    DEVIATION: Deviation(status=DeviationStatus.CLOSED),
    FROM_OUTSIDE: Deviation(status=DeviationStatus.DECIDED, direction=Direction.INCOMING),
    COMPLAINT: View(
        status=ViewStatus.ANSWERED, kind=ViewKind.COMPLAINT, submitter=Submitter.SERVICE_USER, anonymous=False
    ),
    OPINION: View(status=ViewStatus.CLOSED, kind=ViewKind.VIEW, submitter=Submitter.STAFF),
    ANONYMOUS: View(status=ViewStatus.CLOSED, kind=ViewKind.COMPLAINT, anonymous=True),
    RISK: Risk(status=RiskStatus.TREATED),
    STRUCK_OUT: Risk(status=RiskStatus.ANNULLED),
    PROCESS: Process(status=ProcessStatus.ESTABLISHED, revision=2, established_on=TODAY),
    ROUTINE: revised(TODAY),
    OLD_ROUTINE: revised(SINCE),
    **dict.fromkeys((SOMEBODY, SOMEBODY_ELSE), Person(status=PersonStatus.REGISTERED, unit=UNIT)),
    LEFT: Person(status=PersonStatus.LEFT, unit=UNIT, until=SINCE),
}
NEW = Spec(REGISTER).knowing(RECORDS)

DECIDE_BY = Due(on=date(2026, 4, 16), rule="action.decision", version=1, local=False)
EVALUATE_BY = Due(on=date(2026, 9, 1), rule="action.evaluation", version=1, local=False)
BY_MANAGER = Decision(person=SOMEBODY, day=TODAY)
BY_SOMEBODY_ELSE = Decision(person=SOMEBODY_ELSE, day=TODAY)
BY_MANAGEMENT_GROUP = Decision(body=Body.MANAGEMENT_GROUP, day=TODAY)
BY_BOARD = Decision(body=Body.BOARD, day=TODAY, paragraph="§ 14")

FROM_RISK = LinkedSource(register="risks", record=RISK, causes=(), needs_cause=False)
FROM_DEVIATION = LinkedSource(register="deviations", record=DEVIATION, causes=(), needs_cause=True)
PROPOSED = happened.ActionProposed(
    title="Gemensam överlämning vid passbyte",
    description="Ett kort möte varje gång.",
    aim=None,
    unit=UNIT,
    sources=(FROM_RISK,),
    other_source=None,
    outside=False,
    ready_by=None,
    decide_by=DECIDE_BY,
)
ASSIGNED = happened.ActionAssignedByBoard(
    title="Kartlägg väntetiderna",
    description=None,
    unit=None,
    sources=(),
    outside=False,
    report_by=IN_JUNE,
    decide_by=DECIDE_BY,
    decision=BY_BOARD,
)
DECIDED = happened.ActionDecided(
    kind=Kind.OPERATION,
    reach=Reach.UNIT,
    significant=False,
    responsible=SOMEBODY,
    ready_by=IN_JUNE,
    evaluate_by=EVALUATE_BY.on,
    due=EVALUATE_BY,
    indicator=None,
    resources=None,
    decision=BY_MANAGER,
)
STARTED = happened.ActionStarted(day=TODAY)
COMPLETED = happened.ActionCompleted(
    day=TODAY, what_was_done="Mötet hålls.", document=None, process=None, revision=None
)
EVALUATED = happened.ActionEffectEvaluated(effect=Effect.YES, grounds="Inga tappade uppgifter.", indicator_result=None)
CLOSED = happened.ActionClosed(without_evaluation=None, decision=BY_MANAGER)


def told(audience: Audience) -> happened.ActionFedBack:
    return happened.ActionFedBack(audience=audience, day=TODAY, paragraph=None, text="Det hjälpte.")


TOLD_ALL = (told(Audience.MANAGEMENT_GROUP), told(Audience.UNITS))

ON_THE_TABLE = NEW.given(PROPOSED)
TO_BE_DONE = ON_THE_TABLE.given(DECIDED)
UNDER_WAY = TO_BE_DONE.given(STARTED)
DONE = UNDER_WAY.given(COMPLETED)
JUDGED = DONE.given(EVALUATED)
ENDED = JUDGED.given(*TOLD_ALL, CLOSED)

PROPOSE = ask.ProposeAction(
    title=PROPOSED.title,
    description=PROPOSED.description,
    unit=UNIT,
    sources=(ActionSource(register="risks", record=RISK),),
)
DECIDE = ask.DecideAction(kind=Kind.OPERATION, responsible=SOMEBODY, ready_by=IN_JUNE, decision=BY_MANAGER)
COMPLETE = ask.CompleteAction(day=TODAY, what_was_done="Mötet hålls.")
EVALUATE = ask.EvaluateAction(effect=Effect.YES, grounds="Inga tappade uppgifter.")
CLOSE = ask.CloseAction(decision=BY_MANAGER)
POSTPONE = ask.PostponeAction(ready_by=IN_JULY, reason="Sommaren.", decision=BY_MANAGER)


def by(role: Role, person: UUID = SOMEBODY) -> Stamp:
    return replace(STAMP, by=person, role=role)


def feedback(audience: Audience) -> ask.FeedBackAction:
    return ask.FeedBackAction(audience=audience, day=TODAY, text="Det hjälpte.")


# ── Where it comes from ──────────────────────────────────────────────────────


def test_whoever_works_here_may_propose_an_action_with_what_shows_the_need() -> None:
    """Alla som arbetar här får föreslå en åtgärd, och anger vad den kommer ur."""
    state = NEW.stamped(by(Role.EMPLOYEE)).when(PROPOSE).then(PROPOSED).state
    assert (state.status, state.requested_by, state.recorded) == (Status.PROPOSED, SOMEBODY, TODAY)
    assert ask.ProposeAction.may == frozenset()
    ON_THE_TABLE.when(PROPOSE).refused(AlreadyThere)


def test_an_action_comes_from_something() -> None:
    """En åtgärd kommer ur något: en post, eller en annan källa som en brukarundersökning."""
    alone = replace(PROPOSE, sources=())
    NEW.when(alone).refused(no.NoSource)
    state = NEW.when(replace(alone, other_source="brukarundersökningen 2025")).accepted().state
    assert state.other_source == "brukarundersökningen 2025"


def test_what_is_to_be_done_may_stand_in_the_record_it_comes_from() -> None:
    """Texten behövs inte om det står i källan vad som ska göras; annars behövs den."""
    NEW.when(replace(PROPOSE, title=None, description=None)).accepted()
    bare = replace(PROPOSE, description=None, sources=(), other_source="revisionen")
    NEW.when(bare).refused(no.WhatIsToBeDone)


def test_one_action_may_come_from_many_records() -> None:
    """En åtgärd kan komma ur flera poster i olika register, var och en en gång och högst tio."""
    many = (ActionSource(register="risks", record=RISK), ActionSource(register="views", record=OPINION))
    state = NEW.when(replace(PROPOSE, sources=many)).accepted().state
    assert [one.register for one in state.sources] == ["risks", "views"]
    NEW.when(replace(PROPOSE, sources=(*many, many[0]))).refused(no.AlreadyLinked)
    more = ON_THE_TABLE.when(ask.LinkSource(source=many[1])).accepted()
    more.when(ask.LinkSource(source=many[1])).refused(no.AlreadyLinked)
    full = NEW.given(replace(PROPOSED, sources=tuple(replace(FROM_RISK, record=id(n)) for n in range(MOST_SOURCES))))
    full.when(ask.LinkSource(source=many[0])).refused(no.TooManySources)


def test_a_source_is_a_record_of_what_has_been_found_that_is_there() -> None:
    """Källan finns, är inte makulerad, och ligger i ett register över vad som har visat sig."""
    link = ask.LinkSource(source=ActionSource(register="units", record=UNIT))
    ON_THE_TABLE.when(link).refused(no.NotASource)
    itself = ask.LinkSource(source=ActionSource(register="actions", record=RECORD))
    ON_THE_TABLE.when(itself).refused(no.NotASource)
    missing = ask.LinkSource(source=ActionSource(register="risks", record=id(999)))
    ON_THE_TABLE.when(missing).refused(NoSuchRecord)
    annulled = ask.LinkSource(source=ActionSource(register="risks", record=STRUCK_OUT))
    ON_THE_TABLE.when(annulled).refused(no.SourceAnnulled)


def test_a_source_can_be_taken_away_but_not_the_last() -> None:
    """En felaktig källa tas bort, men inte den enda; ett uppdrag från nämnden står för sig självt."""
    unlink = ask.UnlinkSource(record=RISK, reason="Fel risk.")
    ON_THE_TABLE.when(unlink).refused(no.LastSource)
    linked = happened.ActionSourceLinked(source=FROM_DEVIATION, outside=False)
    state = ON_THE_TABLE.given(linked).when(unlink).accepted().state
    assert state.sources == (FROM_DEVIATION,)
    ON_THE_TABLE.when(replace(unlink, record=DEVIATION)).refused(no.NotASourceOfIt)
    NEW.given(ASSIGNED, linked).when(replace(unlink, record=DEVIATION)).accepted()


@pytest.mark.parametrize(
    ("register", "record", "needed"),
    [
        ("deviations", DEVIATION, True),
        ("views", COMPLAINT, True),
        ("views", OPINION, False),
        ("risks", RISK, False),
    ],
)
def test_what_comes_from_a_deviation_or_a_complaint_names_its_cause(register: str, record: UUID, needed: bool) -> None:
    """En åtgärd ur en avvikelse eller ett klagomål beslutas inte förrän orsaken är angiven."""
    source = ActionSource(register=register, record=record)
    proposed = NEW.when(replace(PROPOSE, sources=(source,))).accepted()
    if not needed:
        proposed.when(DECIDE).accepted()
        return
    proposed.when(DECIDE).refused(no.CauseFirst)
    name = ask.NameCauses(record=record, causes=("routine", "routine"))
    named = proposed.when(name).then(happened.ActionCausesNamed(record=record, causes=("routine",), explanation=None))
    named.when(DECIDE).accepted()


def test_what_is_linked_once_it_is_decided_names_its_cause_at_once() -> None:
    """En källa som knyts till en beslutad åtgärd har sin orsak med sig, om den behöver en."""
    bare = ActionSource(register="deviations", record=DEVIATION)
    ON_THE_TABLE.when(ask.LinkSource(source=bare)).accepted()
    for spec in (TO_BE_DONE, UNDER_WAY, DONE, JUDGED):
        spec.when(ask.LinkSource(source=bare)).refused(no.CauseFirst)
        spec.when(ask.LinkSource(source=replace(bare, causes=("routine",)))).accepted()
    TO_BE_DONE.when(ask.LinkSource(source=ActionSource(register="views", record=OPINION))).accepted()


def test_lex_sarah_names_its_cause_too() -> None:
    """Också en åtgärd ur lex Sarah anger vilken orsak den riktar sig mot."""
    source = ActionSource(register="lex_sarah", record=DEVIATION, causes=("skill",))
    state = NEW.when(replace(PROPOSE, sources=(source,))).accepted().state
    assert state.sources[0].needs_cause and state.sources[0].causes == ("skill",)


def test_causes_are_the_boards_own_and_of_a_source() -> None:
    """Orsaken är en av nämndens egna, finns, och hör till en källa som åtgärden har."""
    spec = NEW.given(replace(PROPOSED, sources=(FROM_DEVIATION,)))
    spec.when(ask.NameCauses(record=DEVIATION, causes=("weather",))).refused(NotOneOfOurs)
    spec.when(ask.NameCauses(record=DEVIATION, causes=())).refused(no.CauseFirst)
    spec.when(ask.NameCauses(record=RISK, causes=("routine",))).refused(no.NotASourceOfIt)


@pytest.mark.parametrize(
    ("register", "record", "outside"),
    [
        ("deviations", FROM_OUTSIDE, True),
        ("deviations", DEVIATION, False),
        ("views", COMPLAINT, True),
        ("views", OPINION, False),
        ("views", ANONYMOUS, False),
    ],
)
def test_it_is_known_whether_somebody_outside_waits(register: str, record: UUID, outside: bool) -> None:
    """Av källan framgår om någon utifrån väntar på svar; den som är anonym går inte att nå."""
    source = ActionSource(register=register, record=record)
    assert NEW.when(replace(PROPOSE, sources=(source,))).accepted().state.outside is outside
    assert ON_THE_TABLE.when(ask.LinkSource(source=source)).accepted().state.outside is outside


def test_what_was_entered_is_put_right() -> None:
    """Uppgifterna rättas med skäl, också när åtgärden har avslutats, men inte när den är makulerad."""
    correct = ask.CorrectAction(
        reason="Fel enhet.", title="Överlämning", unit=None, other_source="revisionen", outside=True
    )
    state = ENDED.when(correct).accepted().state
    assert (state.title, state.unit, state.other_source, state.outside) == ("Överlämning", None, "revisionen", True)
    annulled = happened.ActionAnnulled(reason=WhyAnnulled.DUPLICATE, explanation=None, decision=BY_MANAGER)
    ON_THE_TABLE.given(annulled).when(correct).refused(WrongOrder)


# ── Assignments from the board ───────────────────────────────────────────────

ASSIGN = ask.AssignByBoard(title="Kartlägg väntetiderna", report_by=IN_JUNE, decision=BY_BOARD)


def test_an_assignment_from_the_board_is_an_action() -> None:
    """Ett uppdrag från nämnden blir en åtgärd, med dagen då det ska återrapporteras."""
    state = NEW.stamped(by(Role.BOARD_SECRETARY)).when(ASSIGN).then(ASSIGNED).state
    assert (state.status, state.assigned_on, state.report_by) == (Status.PROPOSED, TODAY, IN_JUNE)
    assert ask.AssignByBoard.authority is Authority.BOARD is ask.ReportBackToBoard.authority
    ON_THE_TABLE.when(ASSIGN).refused(AlreadyThere)
    NEW.when(replace(ASSIGN, report_by=SINCE)).refused(DaysInWrongOrder)


def test_an_assignment_is_open_until_it_has_been_reported_back() -> None:
    """Ett uppdrag kan inte avslås, avbrytas eller avslutas förrän nämnden har fått återrapporten."""
    assigned = NEW.given(ASSIGNED).stamped(by(Role.DIRECTOR))
    decline = ask.DeclineAction(reason="Hinns inte.", decision=BY_MANAGER)
    assigned.when(decline).refused(no.ReportBackFirst)
    abandon = ask.AbandonAction(reason="Hinns inte.", decision=BY_MANAGER)
    assigned.given(DECIDED).when(abandon).refused(no.ReportBackFirst)
    judged = assigned.given(DECIDED, STARTED, COMPLETED, EVALUATED, *TOLD_ALL)
    judged.when(CLOSE).refused(no.ReportBackFirst)
    report = ask.ReportBackToBoard(decision=BY_BOARD)
    reported = judged.when(report).then(happened.ActionReportedBack(decision=BY_BOARD))
    assert reported.state.reported_back_on == TODAY and Audience.BOARD in reported.state.told
    reported.when(report).refused(no.AlreadyReportedBack)
    reported.when(CLOSE).then(CLOSED)
    assigned.given(happened.ActionReportedBack(decision=BY_BOARD)).when(decline).accepted()


def test_only_an_assignment_is_reported_back() -> None:
    """Bara ett uppdrag från nämnden återrapporteras."""
    DONE.when(ask.ReportBackToBoard(decision=BY_BOARD)).refused(no.NotAnAssignment)
    NEW.when(ask.ReportBackToBoard(decision=BY_BOARD)).refused(WrongOrder)


# ── Deciding ─────────────────────────────────────────────────────────────────


def test_the_unit_manager_decides_within_the_unit() -> None:
    """Enhetschefen beslutar om en åtgärd i enheten: vem, till när, och när effekten ska utvärderas."""
    state = ON_THE_TABLE.when(DECIDE).then(DECIDED).state
    assert (state.status, state.responsible, state.ready_by) == (Status.DECIDED, SOMEBODY, IN_JUNE)
    assert (state.first_ready_by, state.evaluate_by, state.postponements) == (IN_JUNE, date(2026, 9, 1), 0)
    TO_BE_DONE.when(DECIDE).refused(WrongOrder)


@pytest.mark.parametrize(
    ("reach", "role", "may"),
    [
        (Reach.UNIT, Role.DEPARTMENT_HEAD, True),
        (Reach.DEPARTMENT, Role.UNIT_MANAGER, False),
        (Reach.DEPARTMENT, Role.DEPARTMENT_HEAD, True),
        (Reach.ADMINISTRATION, Role.DEPARTMENT_HEAD, False),
        (Reach.ADMINISTRATION, Role.DIRECTOR, True),
    ],
)
def test_what_reaches_further_is_decided_higher_up(reach: Reach, role: Role, may: bool) -> None:
    """En åtgärd för avdelningen eller förvaltningen beslutas av avdelningschefen eller direktören."""
    answer = ON_THE_TABLE.stamped(by(role)).when(replace(DECIDE, reach=reach))
    answer.accepted() if may else answer.refused(no.AboveTheirLevel)


def test_what_belongs_to_no_unit_is_decided_by_the_director() -> None:
    """En åtgärd utan enhet gäller förvaltningen, vad som än sägs: direktören beslutar om den, och avslår den."""
    loose = NEW.given(replace(PROPOSED, unit=None))
    decline = ask.DeclineAction(reason="Hinns inte.", decision=BY_MANAGER)
    for asked in (DECIDE, decline):
        loose.when(asked).refused(no.AboveTheirLevel)
        loose.stamped(by(Role.DIRECTOR)).when(asked).accepted()
    decided = loose.stamped(by(Role.DIRECTOR)).when(DECIDE).accepted()
    assert decided.state.reach is Reach.ADMINISTRATION
    decided.stamped(STAMP).when(POSTPONE).refused(no.AboveTheirLevel)
    once = ON_THE_TABLE.given(
        replace(DECIDED, reach=Reach.DEPARTMENT), STARTED, COMPLETED, EVALUATED, *TOLD_ALL, CLOSED
    )
    again = once.given(happened.ActionReopened(reason="Det tappas igen.", decide_by=DECIDE_BY))
    again.when(decline).refused(no.AboveTheirLevel)


def test_who_is_responsible_works_here() -> None:
    """Den som ansvarar för åtgärden finns och arbetar här, också när någon annan tar över."""
    ON_THE_TABLE.when(replace(DECIDE, responsible=LEFT)).refused(no.NotWorkingHere)
    ON_THE_TABLE.when(replace(DECIDE, responsible=id(9))).refused(NoSuchRecord)
    TO_BE_DONE.when(ask.ReplaceResponsible(responsible=LEFT)).refused(no.NotWorkingHere)


def test_a_board_may_say_that_somebody_higher_up_decides() -> None:
    """Har nämnden sagt att avdelningschefen beslutar, som i Enköping, beslutar inte enhetschefen."""
    own = Decider(matter="action.decide", roles=(Role.DEPARTMENT_HEAD,), basis="riktlinjen")
    spec = ON_THE_TABLE.knowing(setting(Topic.DECIDERS, deciders=(own,)))
    spec.when(DECIDE).refused(no.AboveTheirLevel)
    spec.stamped(by(Role.DEPARTMENT_HEAD)).when(DECIDE).accepted()
    spec.stamped(by(Role.QUALITY_DEVELOPER)).when(replace(DECIDE, decision=BY_SOMEBODY_ELSE)).refused(
        no.AboveTheirLevel
    )


def test_others_enter_what_a_manager_or_a_body_has_decided() -> None:
    """Andra för in vad chefen eller ledningsgruppen har beslutat, men beslutar inte själva."""
    developer = ON_THE_TABLE.stamped(by(Role.QUALITY_DEVELOPER))
    developer.when(replace(DECIDE, decision=BY_SOMEBODY_ELSE)).accepted()
    everywhere = replace(DECIDE, reach=Reach.ADMINISTRATION, decision=BY_MANAGEMENT_GROUP)
    developer.when(everywhere).accepted()
    developer.when(DECIDE).refused(no.NotTheirsToDecide)
    by_group = Decision(body=Body.QUALITY_GROUP, day=TODAY)
    developer.when(replace(DECIDE, decision=by_group)).refused(no.NotTheirsToDecide)


def test_the_days_lie_in_order_and_within_sight() -> None:
    """Åtgärden blir klar tidigast i dag, utvärderas sedan, och inte om mer än tio år."""
    ON_THE_TABLE.when(replace(DECIDE, ready_by=SINCE)).refused(DaysInWrongOrder)
    ON_THE_TABLE.when(replace(DECIDE, evaluate_by=TODAY)).refused(DaysInWrongOrder)
    ON_THE_TABLE.when(replace(DECIDE, ready_by=date(2037, 1, 1))).refused(no.TooFarAhead)
    state = ON_THE_TABLE.when(replace(DECIDE, evaluate_by=IN_JULY)).accepted().state
    assert state.evaluate_by == IN_JULY


def test_an_action_is_declined_with_the_reason() -> None:
    """En åtgärd avslås med skäl, innan den är beslutad."""
    decline = ask.DeclineAction(reason="Det görs redan.", decision=BY_MANAGER)
    event = happened.ActionDeclined(reason="Det görs redan.", decision=BY_MANAGER)
    state = ON_THE_TABLE.when(decline).then(event).state
    assert (state.status, state.closed_on) == (Status.DECLINED, TODAY)
    TO_BE_DONE.when(decline).refused(WrongOrder)


# ── The work ─────────────────────────────────────────────────────────────────


def test_the_one_responsible_tells_how_it_goes() -> None:
    """Den ansvariga påbörjar, anmäler hur det går och när det är gjort; ingen annan."""
    state = TO_BE_DONE.when(ask.StartAction(day=TODAY)).then(STARTED).state
    assert (state.status, state.started_on) == (Status.IN_PROGRESS, TODAY)
    progress = ask.ReportProgress(note="Halvvägs.")
    UNDER_WAY.when(progress).then(happened.ActionProgressReported(note="Halvvägs."))
    state = UNDER_WAY.when(COMPLETE).then(COMPLETED).state
    assert (state.status, state.completed_on) == (Status.DONE, TODAY)
    somebody_else = by(Role.EMPLOYEE, SOMEBODY_ELSE)
    for spec, command in ((TO_BE_DONE, ask.StartAction(day=TODAY)), (UNDER_WAY, progress), (UNDER_WAY, COMPLETE)):
        spec.stamped(somebody_else).when(command).refused(no.NotTheResponsible)


def test_work_is_not_begun_or_done_in_advance() -> None:
    """Inget anmäls som påbörjat eller gjort i förväg, och inte innan det är beslutat."""
    TO_BE_DONE.when(ask.StartAction(day=TOMORROW)).refused(NotYetHappened)
    UNDER_WAY.when(replace(COMPLETE, day=TOMORROW)).refused(NotYetHappened)
    ON_THE_TABLE.when(ask.StartAction(day=TODAY)).refused(WrongOrder)
    ON_THE_TABLE.when(ask.ReportProgress(note="…")).refused(WrongOrder)
    DONE.when(COMPLETE).refused(WrongOrder)


def test_somebody_else_may_take_over() -> None:
    """En ny ansvarig tar över, och anmäler sedan."""
    replaced = ask.ReplaceResponsible(responsible=SOMEBODY_ELSE, reason="Föräldraledig.")
    taken = UNDER_WAY.when(replaced).then(
        happened.ActionResponsibleReplaced(responsible=SOMEBODY_ELSE, reason="Föräldraledig.")
    )
    taken.stamped(by(Role.EMPLOYEE, SOMEBODY_ELSE)).when(COMPLETE).accepted()
    ON_THE_TABLE.when(replaced).refused(WrongOrder)


def test_postponements_are_counted_with_their_reasons() -> None:
    """Varje uppskov har ett skäl och räknas; dagen som först gällde finns kvar."""
    event = happened.ActionPostponed(
        ready_by=IN_JULY,
        evaluate_by=date(2026, 10, 1),
        due=Due(on=date(2026, 10, 1), rule="action.evaluation", version=1, local=False),
        reason="Sommaren.",
        postponements=1,
        decision=BY_MANAGER,
    )
    once = UNDER_WAY.when(POSTPONE).then(event)
    twice = once.when(replace(POSTPONE, ready_by=date(2026, 8, 3))).accepted()
    assert (twice.state.postponements, twice.state.first_ready_by) == (2, IN_JUNE)
    twice.when(POSTPONE).refused(no.NotLater)
    DONE.when(POSTPONE).refused(WrongOrder)


def test_whoever_could_decide_it_may_postpone_it() -> None:
    """Den som kunde ha beslutat om åtgärden beslutar om uppskov."""
    wide = ON_THE_TABLE.given(replace(DECIDED, reach=Reach.DEPARTMENT))
    wide.when(POSTPONE).refused(no.AboveTheirLevel)
    wide.stamped(by(Role.DEPARTMENT_HEAD)).when(POSTPONE).accepted()


# ── Processes and routines ───────────────────────────────────────────────────

OF_A_ROUTINE = ON_THE_TABLE.given(replace(DECIDED, kind=Kind.PROCESS_OR_ROUTINE), STARTED)
WITH_REVISION = replace(COMPLETE, document=ROUTINE, revision=2)


def test_a_routine_is_improved_in_a_revision_of_a_document() -> None:
    """En åtgärd för en process eller rutin slutar i en revision av ett dokument."""
    OF_A_ROUTINE.when(COMPLETE).refused(no.RevisionFirst)
    OF_A_ROUTINE.when(replace(COMPLETE, document=ROUTINE)).refused(no.RevisionFirst)
    OF_A_ROUTINE.when(replace(COMPLETE, revision=2)).refused(no.RevisionFirst)
    state = OF_A_ROUTINE.when(WITH_REVISION).accepted().state
    assert (state.document, state.revision) == (ROUTINE, 2)


def test_the_revision_has_come_of_the_action() -> None:
    """Revisionen finns, och började gälla sedan åtgärden beslutades."""
    OF_A_ROUTINE.when(replace(WITH_REVISION, revision=3)).refused(no.NoSuchRevision)
    OF_A_ROUTINE.when(replace(WITH_REVISION, document=OLD_ROUTINE)).refused(no.NoSuchRevision)


def test_a_process_is_improved_in_a_revision_of_it() -> None:
    """En åtgärd för en process slutar i en revision av processen, och den är kopplad till den."""
    command = replace(COMPLETE, process=PROCESS, revision=2)
    completed = replace(COMPLETED, process=PROCESS, revision=2)
    state = OF_A_ROUTINE.when(command).then(completed).state
    assert Held(PROCESS, LED_TO) in links(state)
    again = happened.ActionResumed(reason="Hjälpte inte.", ready_by=IN_JULY, evaluate_by=IN_JULY, due=EVALUATE_BY)
    assert OF_A_ROUTINE.given(completed, again).state.process is None
    OF_A_ROUTINE.when(replace(command, revision=None)).refused(no.RevisionFirst)
    OF_A_ROUTINE.when(replace(command, document=ROUTINE)).refused(no.RevisionFirst)


@pytest.mark.parametrize(
    "standing",
    [{"revision": 1}, {"revision": 3}, {"established_on": SINCE}, {"status": ProcessStatus.ANNULLED}],
    ids=["not yet", "a later one", "before the decision", "struck out"],
)
def test_the_process_was_established_anew_because_of_the_action(standing: dict[str, Any]) -> None:
    """Revisionen av processen är den som gäller, och fastställdes sedan åtgärden beslutades."""
    command = replace(COMPLETE, process=PROCESS, revision=2)
    other = replace(RECORDS[PROCESS], **standing)
    OF_A_ROUTINE.knowing({PROCESS: other}).when(command).refused(no.NoSuchRevision)


def test_or_it_is_decided_that_no_document_need_change() -> None:
    """Eller så beslutas, med skäl, att inget dokument ändras."""
    waive = ask.WaiveRevision(reason="Rutinen är bra; den följdes inte.", decision=BY_MANAGER)
    waived = OF_A_ROUTINE.when(waive).then(happened.ActionRevisionWaived(reason=waive.reason, decision=BY_MANAGER))
    assert waived.state.revision_waived
    waived.when(COMPLETE).accepted()
    UNDER_WAY.when(waive).refused(no.NotAboutARoutine)
    DONE.when(waive).refused(WrongOrder)


# ── Whether it helped, and who is told ───────────────────────────────────────


def test_the_effect_is_evaluated_and_it_is_written_how_that_is_known() -> None:
    """När åtgärden är gjord utvärderas effekten: ja, delvis eller nej, och hur vi vet det."""
    state = DONE.when(EVALUATE).then(EVALUATED).state
    assert (state.status, state.effect, state.effect_evaluated_on) == (Status.EVALUATED, Effect.YES, TODAY)
    UNDER_WAY.when(EVALUATE).refused(WrongOrder)


def test_where_there_is_an_indicator_it_tells() -> None:
    """Beslutades en indikator anges vad den visar."""
    with_indicator = ON_THE_TABLE.given(replace(DECIDED, indicator="andel i tid"), STARTED, COMPLETED)
    with_indicator.when(EVALUATE).refused(no.IndicatorFirst)
    state = with_indicator.when(replace(EVALUATE, indicator_result="från 71 till 88 procent")).accepted().state
    assert state.indicator_result == "från 71 till 88 procent"


def test_the_effect_is_followed_in_a_series_that_there_is() -> None:
    """Effekten följs i en mätserie: ett mått som kriteriet har, i en enhet eller i hela nämndens verksamhet."""
    series = EffectSeries(criterion=CRITERION, measure="in_time", unit=UNIT)
    follow = ask.FollowInSeries(series=series)
    assert UNDER_WAY.when(follow).then(happened.ActionSeriesChosen(series=series)).state.series == series
    UNDER_WAY.when(replace(follow, series=replace(series, measure="other"))).refused(no.NoSuchMeasure)
    ON_THE_TABLE.when(follow).refused(WrongOrder)


def test_what_did_not_help_is_taken_further() -> None:
    """Hjälpte det inte går arbetet vidare till en ny dag, och utvärderas på nytt."""
    poor = DONE.given(replace(EVALUATED, effect=Effect.NO), told(Audience.UNITS))
    resume = ask.ResumeAction(reason="Hälften missar mötet.", ready_by=IN_JULY)
    state = poor.when(resume).accepted().state
    assert (state.status, state.effect, state.completed_on, state.told) == (Status.IN_PROGRESS, None, None, ())
    assert (state.ready_by, state.first_ready_by) == (IN_JULY, IN_JUNE)
    UNDER_WAY.when(resume).refused(WrongOrder)


def test_the_management_group_and_the_units_are_told() -> None:
    """Ledningsgruppen och berörda enheter får veta vad åtgärden ledde till, eller så antecknas varför inte."""
    JUDGED.when(CLOSE).refused(no.TellFirst)
    one = JUDGED.when(feedback(Audience.UNITS)).then(told(Audience.UNITS))
    one.when(CLOSE).refused(no.TellFirst)
    forgone = ask.ForgoFeedback(audience=Audience.MANAGEMENT_GROUP, reason="De beslutade den.")
    both = one.when(forgone).then(
        happened.ActionFeedbackForgone(audience=Audience.MANAGEMENT_GROUP, reason="De beslutade den.")
    )
    both.when(CLOSE).then(CLOSED)
    UNDER_WAY.when(feedback(Audience.UNITS)).refused(WrongOrder)
    UNDER_WAY.when(forgone).refused(WrongOrder)
    JUDGED.when(replace(feedback(Audience.UNITS), day=TOMORROW)).refused(NotYetHappened)


OUTSIDE = NEW.given(replace(PROPOSED, outside=True), DECIDED, STARTED, COMPLETED, EVALUATED)


def test_somebody_outside_is_told_from_the_department() -> None:
    """Den utifrån som gav anledning till åtgärden får återkoppling av avdelningschefen."""
    OUTSIDE.when(feedback(Audience.ORIGINATOR)).refused(no.DepartmentHeadTellsThem)
    head = OUTSIDE.stamped(by(Role.DEPARTMENT_HEAD))
    head.when(feedback(Audience.ORIGINATOR)).accepted()
    OUTSIDE.given(*TOLD_ALL).when(CLOSE).refused(no.TellFirst)
    JUDGED.stamped(by(Role.DEPARTMENT_HEAD)).when(feedback(Audience.ORIGINATOR)).refused(no.NobodyOutside)


def test_the_unit_manager_tells_them_where_the_board_has_said_so() -> None:
    """Har nämnden bestämt att enhetschefen svarar dem som klagar återkopplar enhetschefen också här."""
    practice = Choice(id="complaint.answered_by", label=Role.UNIT_MANAGER.value)
    OUTSIDE.knowing(setting(Topic.PRACTICES, choices=(practice,))).when(feedback(Audience.ORIGINATOR)).accepted()


def test_the_board_is_told_of_what_is_significant() -> None:
    """Om en åtgärd av betydelse får nämnden veta vad den ledde till, utan undantag."""
    large = ON_THE_TABLE.given(replace(DECIDED, significant=True), STARTED, COMPLETED, EVALUATED, *TOLD_ALL)
    large.when(CLOSE).refused(no.TellFirst)
    forgo = ask.ForgoFeedback(audience=Audience.BOARD, reason="Hinns inte.")
    large.when(forgo).refused(no.BoardMustBeTold)
    large.when(feedback(Audience.BOARD)).accepted().when(CLOSE).accepted()
    JUDGED.when(forgo).accepted()


# ── How it ends ──────────────────────────────────────────────────────────────


def test_an_action_is_closed_when_it_is_known_whether_it_helped() -> None:
    """En åtgärd avslutas när effekten är utvärderad, eller med skälet till att den inte är det."""
    done = DONE.given(*TOLD_ALL)
    done.when(CLOSE).refused(no.EvaluateFirst)
    why = replace(CLOSE, without_evaluation="Enheten är nedlagd.")
    state = done.when(why).accepted().state
    assert (state.status, state.closed_on, state.first_closed_on) == (Status.CLOSED, TODAY, TODAY)
    JUDGED.given(*TOLD_ALL).when(why).refused(no.AlreadyEvaluated)
    UNDER_WAY.when(why).refused(WrongOrder)


def test_an_action_is_abandoned_with_the_reason() -> None:
    """En åtgärd avbryts genom ett beslut med skäl, medan den pågår."""
    abandon = ask.AbandonAction(reason="Enheten läggs ned.", decision=BY_MANAGER)
    event = happened.ActionAbandoned(reason="Enheten läggs ned.", decision=BY_MANAGER)
    assert UNDER_WAY.when(abandon).then(event).state.status is Status.ABANDONED
    DONE.when(abandon).refused(WrongOrder)


def test_what_has_ended_is_taken_up_again_and_decided_anew() -> None:
    """Det som är avslutat, avslaget eller avbrutet tas upp igen och beslutas på nytt."""
    later = replace(STAMP, at=datetime(2026, 5, 4, 8, tzinfo=UTC), role=Role.DEPARTMENT_HEAD)
    reopen = ask.ReopenAction(reason="Samma sak har hänt igen.")
    state = ENDED.stamped(later).when(reopen).accepted().state
    assert (state.status, state.effect, state.closed_on, state.first_closed_on) == (
        Status.PROPOSED,
        None,
        None,
        TODAY,
    )
    assert state.end_turns == (TODAY, date(2026, 5, 4))
    UNDER_WAY.when(reopen).refused(WrongOrder)


def test_what_was_entered_by_mistake_is_struck_out() -> None:
    """En åtgärd som införts av misstag makuleras; inget mer görs med den."""
    annul = ask.AnnulAction(reason=WhyAnnulled.DUPLICATE, decision=BY_MANAGER)
    event = happened.ActionAnnulled(reason=WhyAnnulled.DUPLICATE, explanation=None, decision=BY_MANAGER)
    struck = UNDER_WAY.when(annul).then(event)
    struck.when(annul).refused(WrongOrder)
    struck.when(feedback(Audience.UNITS)).refused(WrongOrder)
