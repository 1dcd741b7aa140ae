"""What is left to do in a case before it may be closed."""

from __future__ import annotations

from collections.abc import Iterator

from domain.lex_sarah.state import Case
from domain.lex_sarah.words import TO_BE_NOTIFIED, Degree, Duty, MeasureStatus


def open_duties(state: Case) -> tuple[Duty, ...]:
    """Every duty of the case that is neither done nor has its reason written down, in the order they arise."""
    return (*of_the_report(state), *of_the_inspectorate(state), *of_the_outcome(state))


def of_the_report(state: Case) -> Iterator[Duty]:
    if state.diary_number is None:
        yield Duty.DIARY
    if state.protection_needed and state.protected_on is None:
        yield Duty.PROTECTION
    if state.informed_on is None and state.not_informed is None:
        yield Duty.INFORMED
    if state.heard_on is None and state.not_heard is None:
        yield Duty.HEARD
    if state.police is None:
        yield Duty.POLICE


def of_the_inspectorate(state: Case) -> Iterator[Duty]:
    """What has been notified is followed to its end, also where it turned out not to be serious."""
    if state.notified_on is None:
        if state.degree in TO_BE_NOTIFIED:
            yield Duty.NOTIFICATION
        return
    if state.receipt is None:
        yield Duty.RECEIPT
    if state.investigation_sent_on is None:
        yield Duty.INVESTIGATION
    if state.ivo_decided_on is None:
        yield Duty.IVO_DECISION
    if any(one.answered_on is None and one.review is None for one in state.demands):
        yield Duty.DEMANDS


def of_the_outcome(state: Case) -> Iterator[Duty]:
    if state.reported_to_board_on is None:
        yield Duty.BOARD
    if state.measures_needed and not state.measures and state.degree is not Degree.NONE:
        yield Duty.MEASURES
    if any(one.status is MeasureStatus.PLANNED for one in state.measures):
        yield Duty.UNFINISHED
    if any(one.status is MeasureStatus.DONE and one.effect is None for one in state.measures):
        yield Duty.EFFECT
    if state.feedback_on is None and state.no_feedback is None:
        yield Duty.FEEDBACK
