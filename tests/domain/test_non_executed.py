"""The rules of decisions that are not executed: reported each quarter until they are, and told when they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from domain.board import Due
from domain.non_executed import REGISTER
from domain.non_executed.commands import (
    AnnulNonExecutedDecision,
    CorrectNonExecutedDecision,
    EndWithoutExecution,
    EnterNonExecutedDecision,
    RecordExecution,
    ReportNonExecutedDecision,
    TellOfExecution,
)
from domain.non_executed.events import (
    DecisionExecuted,
    ExecutionTold,
    NonExecutedDecisionAnnulled,
    NonExecutedDecisionCorrected,
    NonExecutedDecisionEnded,
    NonExecutedDecisionEntered,
    NonExecutedDecisionReported,
)
from domain.non_executed.rules import (
    NotYetOneToReport,
    OnlyThoseTwoActs,
    OverBeforeThen,
    QuarterNotOver,
    ReportedForThatQuarter,
    ReportFirst,
)
from domain.non_executed.words import DelayReason, Status, WhyAnnulled, WhyEnded
from domain.terms import LegalBasis
from domain.waiting import waiting
from domain.words import Affected, AlreadyThere, DaysInWrongOrder, Decision, NotYetHappened, WrongOrder
from tests.spec import SOMEBODY, STAMP, UNIT, Spec

APRIL = replace(STAMP, at=datetime(2026, 4, 13, 8, tzinfo=UTC))
TODAY, TOMORROW = date(2026, 4, 13), date(2026, 4, 14)
DECISION = Decision(person=SOMEBODY, day=TODAY)

ENTER = EnterNonExecutedDecision(
    legal_basis=LegalBasis.SOL, service_kind="Kontaktfamilj", unit=UNIT, decided_on=date(2025, 11, 30)
)
ENTERED = NonExecutedDecisionEntered(
    legal_basis=LegalBasis.SOL,
    service_kind="Kontaktfamilj",
    unit=UNIT,
    decided_on=date(2025, 11, 30),
    interrupted_on=None,
    affected=Affected(),
    case_reference=None,
    due=Due(on=date(2026, 2, 28), rule="non_executed_decision", version=1, local=False),
)
REPORT = ReportNonExecutedDecision(year=2026, quarter=1, day=TODAY, delay_reason=DelayReason.NO_STAFF)
REPORTED = NonExecutedDecisionReported(
    year=2026, quarter=1, day=TODAY, delay_reason=DelayReason.NO_STAFF, explanation=None
)
CORRECT = CorrectNonExecutedDecision(
    reason="Fel dag.",
    service_kind="Kontaktperson",
    unit=UNIT,
    decided_on=date(2025, 12, 15),
    interrupted_on=None,
    affected=Affected(),
)

spec = Spec(REGISTER, stamp=APRIL)
entered = spec.given(ENTERED)
reported = entered.given(REPORTED)


def test_a_decision_is_one_to_report_after_three_months() -> None:
    """Ett beslut ska rapporteras när tre månader har gått från beslutet."""
    assert spec.when(ENTER).then(ENTERED).state.status is Status.FOLLOWED
    entered.when(ENTER).refused(AlreadyThere)


def test_the_three_months_count_from_the_day_the_execution_was_broken_off() -> None:
    """Har verkställigheten avbrutits räknas tre månader från den dagen; LSS har sin egen regel."""
    broken = replace(ENTER, legal_basis=LegalBasis.LSS, interrupted_on=date(2026, 1, 15))
    due = spec.when(broken).accepted().state.due
    assert due == Due(on=date(2026, 4, 15), rule="non_executed_decision_lss", version=1, local=False)
    spec.when(replace(ENTER, interrupted_on=date(2025, 11, 1))).refused(DaysInWrongOrder)
    spec.when(replace(ENTER, decided_on=TOMORROW)).refused(NotYetHappened)
    spec.when(replace(ENTER, legal_basis=LegalBasis.HSL)).refused(OnlyThoseTwoActs)


def test_it_is_reported_once_a_quarter_until_it_is_executed() -> None:
    """Beslutet rapporteras en gång för varje kvartal, när kvartalet är slut."""
    assert entered.when(REPORT).then(REPORTED).state.reports == 1
    reported.when(REPORT).refused(ReportedForThatQuarter)
    entered.when(replace(REPORT, quarter=2)).refused(QuarterNotOver)
    entered.when(replace(REPORT, year=2025, quarter=4)).refused(NotYetOneToReport)
    entered.when(replace(REPORT, day=TOMORROW)).refused(NotYetHappened)
    july = reported.stamped(replace(STAMP, at=datetime(2026, 7, 6, 8, tzinfo=UTC)))
    again = july.when(replace(REPORT, quarter=2, day=date(2026, 7, 6))).accepted()
    assert again.state.reports == 2


def test_what_has_been_reported_is_told_when_it_is_executed() -> None:
    """Ett rapporterat beslut som har verkställts anmäls; ett som verkställdes i tid behöver det inte."""
    ask = RecordExecution(day=date(2026, 4, 10))
    done = reported.when(ask).then(DecisionExecuted(day=date(2026, 4, 10), to_tell=True))
    assert done.state.status is Status.EXECUTED
    told = done.when(TellOfExecution(day=TODAY)).then(ExecutionTold(day=TODAY))
    assert (told.state.status, told.state.execution_told_on) == (Status.CLOSED, TODAY)
    last_day = ENTERED.due.on
    in_time = entered.when(RecordExecution(day=last_day)).then(DecisionExecuted(day=last_day, to_tell=False))
    assert in_time.state.status is Status.CLOSED
    in_time.when(TellOfExecution(day=TODAY)).refused(WrongOrder)
    in_time.when(REPORT).refused(WrongOrder)
    done.when(REPORT).refused(ReportedForThatQuarter)
    told.when(REPORT).refused(WrongOrder)
    done.when(TellOfExecution(day=date(2026, 4, 9))).refused(DaysInWrongOrder)
    done.when(TellOfExecution(day=TOMORROW)).refused(NotYetHappened)
    entered.when(RecordExecution(day=TOMORROW)).refused(NotYetHappened)
    entered.when(RecordExecution(day=date(2025, 11, 29))).refused(DaysInWrongOrder)


def test_what_was_not_executed_in_three_months_is_reported_although_it_has_been_executed_since() -> None:
    """Ett beslut som inte verkställdes inom tre månader rapporteras för sitt kvartal, också när det har verkställts."""
    late = date(2026, 3, 1)
    done = entered.when(RecordExecution(day=late)).then(DecisionExecuted(day=late, to_tell=True))
    assert (done.state.status, done.state.executed_on) == (Status.EXECUTED, late)
    (waits,) = waiting(REGISTER, done.state)
    assert waits.day == ENTERED.due.on
    done.when(TellOfExecution(day=TODAY)).refused(ReportFirst)
    summer = done.stamped(replace(STAMP, at=datetime(2026, 7, 6, 8, tzinfo=UTC)))
    summer.when(replace(REPORT, quarter=2, day=date(2026, 7, 6))).refused(OverBeforeThen)
    told_late = done.when(REPORT).then(REPORTED)
    assert (told_late.state.status, list(waiting(REGISTER, told_late.state))) == (Status.EXECUTED, [])
    told = told_late.when(TellOfExecution(day=TODAY)).then(ExecutionTold(day=TODAY))
    assert (told.state.status, told.state.closed_on) == (Status.CLOSED, TODAY)


def test_what_ended_after_its_three_months_is_reported_before_it_is_closed() -> None:
    """Upphör ett beslut först efter tre månader rapporteras det för sitt kvartal innan bevakningen är avslutad."""
    late = date(2026, 3, 1)
    ask = EndWithoutExecution(reason=WhyEnded.DECEASED, day=late)
    ended = entered.when(ask).then(NonExecutedDecisionEnded(reason=WhyEnded.DECEASED, day=late, explanation=None))
    assert (ended.state.status, ended.state.closed_on) == (Status.ENDED, None)
    ended.when(ask).refused(WrongOrder)
    ended.when(RecordExecution(day=TODAY)).refused(WrongOrder)
    reported_since = ended.when(REPORT).then(REPORTED)
    assert (reported_since.state.status, reported_since.state.closed_on) == (Status.CLOSED, TODAY)
    in_time = entered.when(replace(ask, day=ENTERED.due.on)).accepted()
    assert (in_time.state.status, in_time.state.closed_on) == (Status.CLOSED, TODAY)


def test_the_right_day_of_the_decision_says_whether_it_was_late() -> None:
    """Rättas dagen för beslutet avgör den rätta dagen om det verkställdes i tid eller ska rapporteras."""
    earlier = replace(CORRECT, decided_on=date(2025, 11, 1))
    closed = entered.given(DecisionExecuted(day=ENTERED.due.on, to_tell=False))
    assert closed.when(earlier).accepted().state.status is Status.EXECUTED
    late = entered.given(DecisionExecuted(day=date(2026, 3, 1), to_tell=True))
    assert late.when(CORRECT).accepted().state.status is Status.CLOSED
    ended = entered.given(NonExecutedDecisionEnded(reason=WhyEnded.MOVED, day=date(2026, 3, 1), explanation=None))
    assert ended.when(CORRECT).accepted().state.status is Status.CLOSED


def test_there_may_be_nothing_left_to_execute() -> None:
    """Bevakningen avslutas med skäl när det inte längre finns något att verkställa."""
    ask = EndWithoutExecution(reason=WhyEnded.WITHDRAWN, day=TODAY)
    ended = NonExecutedDecisionEnded(reason=WhyEnded.WITHDRAWN, day=TODAY, explanation=None)
    closed = reported.when(ask).then(ended)
    assert (closed.state.status, closed.state.ended_on) == (Status.CLOSED, TODAY)
    closed.when(ask).refused(WrongOrder)
    reported.when(replace(ask, day=TOMORROW)).refused(NotYetHappened)


def test_a_wrong_entry_is_put_right_or_struck_out() -> None:
    """Felaktiga uppgifter rättas och fristen med dem; en felaktig post makuleras."""
    due = Due(on=date(2026, 3, 15), rule="non_executed_decision", version=1, local=False)
    said = {name: getattr(CORRECT, name) for name in CORRECT.__dataclass_fields__}
    assert entered.when(CORRECT).then(NonExecutedDecisionCorrected(**said, due=due)).state.due == due
    annul = AnnulNonExecutedDecision(reason=WhyAnnulled.DUPLICATE, decision=DECISION)
    gone = entered.when(annul).then(
        NonExecutedDecisionAnnulled(reason=WhyAnnulled.DUPLICATE, explanation=None, decision=DECISION)
    )
    for command in (annul, CORRECT, REPORT, RecordExecution(day=TODAY)):
        gone.when(command).refused(WrongOrder)
