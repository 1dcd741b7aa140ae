"""När detta händer i ett register begärs det av ett annat – what one register asks of another.

What is asked is decided by the rules of the other register and appended in the same act: both happen or
neither. A text is never carried over; the other record is told which line it came from and reads it there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from domain.actions.commands import AssignByBoard, ProposeAction
from domain.actions.words import ActionCauses, ActionSource
from domain.agreements.commands import LinkToProcess, UnlinkFromProcess
from domain.agreements.events import AgreementGaveRiseToDeviation
from domain.deviations.commands import ReinstateDeviation, ReportDeviation
from domain.deviations.events import DeviationEscalated, DeviationMeasureLivesOn
from domain.external_reviews.commands import RegisterExternalReview
from domain.external_reviews.events import FindingActionProposed
from domain.external_reviews.words import HeldRecord, Reviewer, ReviewKind
from domain.grammar import Event
from domain.incidents.events import IncidentActionProposed, IncidentLedToDeviation
from domain.lex_sarah.commands import TakeOver
from domain.lex_sarah.events import IvoDecided, LexSarahDeclined, LexSarahMeasureLivesOn
from domain.meetings.events import MeetingItemRecorded, MeetingItemStruck
from domain.obligations.commands import CompleteAtMeeting, MirrorConflict, MirrorSettlement, StrikeRound
from domain.obligations.events import ConflictNoted, ConflictSettled
from domain.obligations.words import WhyStruck
from domain.participation.events import ParticipationRaisedSuggestion
from domain.participation.words import Form
from domain.plan_activities.events import (
    PlanActivityAdded,
    PlanActivityAnnulled,
    PlanActivityBecameAction,
    PlanActivityBegun,
    PlanActivityCompleted,
    PlanActivityNotCarriedOut,
    PlanActivityResumed,
)
from domain.plans.commands import NoteActivity
from domain.plans.words import Progress
from domain.processes.events import CollaborationDeclared
from domain.registers import Asked
from domain.requirements.commands import TakePlaceOf
from domain.requirements.events import RequirementReplaced
from domain.self_controls.events import SelfControlActionProposed, SelfControlFoundDeviation
from domain.suggestions.commands import SubmitSuggestion
from domain.suggestions.events import SuggestionAdopted
from domain.suggestions.words import Suggester
from domain.survey_results.events import SurveyResultAnnulled, SurveyResultCorrected, SurveyResultEntered
from domain.surveys.commands import CountSurveyResult
from domain.surveys.events import SurveyActionProposed
from domain.terms import Body
from domain.views.events import ViewGaveRiseToDeviation, ViewReferralAnswered
from domain.words import Decision, Source


def reactions(register: str, record: UUID, version: int, event: Event) -> Iterable[Asked]:
    """What follows in other registers when this event becomes the record's line with this version."""
    source = Source(register=register, record=record, version=version)
    match event:
        case ViewGaveRiseToDeviation():
            yield Asked("deviations", event.deviation, deviation_from_view(event, source))
        case DeviationMeasureLivesOn(action=UUID()) | LexSarahMeasureLivesOn():
            yield proposed(event, source, event.due, event.causes)
        case AgreementGaveRiseToDeviation():
            yield Asked("deviations", event.deviation, deviation_in_collaboration(event, source))
        case RequirementReplaced():
            yield Asked("requirements", event.replaced_by, TakePlaceOf(earlier=record))
        case ConflictNoted():
            yield Asked("obligations", event.against, MirrorConflict(against=record, question=event.question))
        case ConflictSettled():
            settled = MirrorSettlement(against=record, settlement=event.settlement, decision=event.decision)
            yield Asked("obligations", event.against, settled)
        case MeetingItemRecorded():
            yield from taken_up(event, source)
        case MeetingItemStruck(obligation=UUID() as obligation, first=date() as first, last=date() as last):
            yield Asked("obligations", obligation, StrikeRound(first=first, last=last, reason=WhyStruck.BY_MISTAKE))
        case CollaborationDeclared():
            for agreement in event.added:
                yield Asked("agreements", agreement, LinkToProcess(process=record))
            for agreement in event.removed:
                yield Asked("agreements", agreement, UnlinkFromProcess(process=record))
        case FindingActionProposed():  # whoever reviewed is to be told what it led to
            yield proposed(event, source, event.ready_by, outside=True)
        case (
            IncidentActionProposed() | SelfControlActionProposed() | SurveyActionProposed() | PlanActivityBecameAction()
        ):
            yield proposed(event, source, event.ready_by)
        case SuggestionAdopted():
            yield proposed(event, source)
        case IncidentLedToDeviation():
            yield Asked("deviations", event.deviation, deviation_from_incident(event, source))
        case SelfControlFoundDeviation():
            yield Asked("deviations", event.deviation, deviation_from_self_control(event, source))
        case DeviationEscalated(case=UUID() as case):
            yield Asked("lex_sarah", case, TakeOver(source=source, deviation=record))
        case ViewReferralAnswered(case=UUID() as case):
            yield Asked("lex_sarah", case, TakeOver(source=source, view=record))
        case LexSarahDeclined(source=Source(register="deviations") as taken):
            yield Asked("deviations", taken.record, ReinstateDeviation(case=record))
        case IvoDecided(review=UUID() as review):
            yield Asked("external_reviews", review, review_from_notification(event, source))
        case LexSarahDeclined(deviation=UUID() as deviation):
            yield Asked("deviations", deviation, deviation_from_report(event, source))
        case SurveyResultEntered() | SurveyResultCorrected():
            yield Asked("surveys", event.survey, CountSurveyResult(unit=event.unit, answers=event.answers))
        case SurveyResultAnnulled():
            yield Asked("surveys", event.survey, CountSurveyResult(unit=event.unit, answers=None))
        case (
            PlanActivityAdded()
            | PlanActivityBegun()
            | PlanActivityCompleted()
            | PlanActivityNotCarriedOut()
            | PlanActivityResumed()
            | PlanActivityAnnulled()
        ):
            yield Asked("plans", event.plan, NoteActivity(activity=record, progress=PROGRESS[type(event)]))
        case ParticipationRaisedSuggestion():
            yield Asked("suggestions", event.suggestion, suggestion_from_participation(event, source))
        case _:
            return


Proposing = (
    DeviationMeasureLivesOn
    | FindingActionProposed
    | IncidentActionProposed
    | LexSarahMeasureLivesOn
    | PlanActivityBecameAction
    | SelfControlActionProposed
    | SuggestionAdopted
    | SurveyActionProposed
)
"""What gives rise to an action of its own."""


def proposed(
    event: Proposing,
    source: Source,
    ready_by: date | None = None,
    causes: ActionCauses = (),
    *,
    outside: bool = False,
) -> Asked:
    """An action: what is to be done stands in the record it comes out of, for those who may read it, and is not copied.
    Who is to do it is decided as of any action.
    """
    assert event.action is not None
    command = ProposeAction(
        title=event.title,
        unit=event.unit,
        sources=(ActionSource(register=source.register, record=source.record, causes=causes),),
        outside=outside,
        ready_by=ready_by,
    )
    return Asked("actions", event.action, command)


def deviation_in_collaboration(event: AgreementGaveRiseToDeviation, source: Source) -> ReportDeviation:
    """What one party did to the other stands in the agreement's line; which way it goes in both."""
    return ReportDeviation(
        source=source,
        unit=event.unit,
        place=event.place,
        occurred=event.occurred,
        discovered=event.discovered,
        danger_now=event.danger_now,
        suspects_misconduct=event.suspects_misconduct,
        direction=event.direction,
    )


def taken_up(event: MeetingItemRecorded, source: Source) -> Iterable[Asked]:
    """An item may be the report of a round of the annual wheel, and give an assignment that becomes an action."""
    if event.obligation is not None and event.first is not None and event.last is not None:
        taken = round_taken_up(event, source.record, event.first, event.last)
        yield Asked("obligations", event.obligation, taken)
    if event.action is not None and event.ready_by is not None:
        yield Asked("actions", event.action, assignment_given(event, source, event.ready_by))


def assignment_given(event: MeetingItemRecorded, source: Source, report_by: date) -> AssignByBoard:
    """What was asked for stands in the minutes of the board."""
    return AssignByBoard(
        title=event.title,
        sources=(ActionSource(register=source.register, record=source.record),),
        report_by=report_by,
        decision=Decision(body=Body.BOARD, day=event.day, paragraph=event.paragraph),
    )


def round_taken_up(event: MeetingItemRecorded, meeting: UUID, first: date, last: date) -> CompleteAtMeeting:
    """The day of the meeting is the day the obligation was done."""
    return CompleteAtMeeting(
        first=first, last=last, day=event.day, report=event.concerns, at_meeting=meeting, paragraph=event.paragraph
    )


def deviation_from_incident(event: IncidentLedToDeviation, source: Source) -> ReportDeviation:
    """Received the day it is reported; what happened stands in the incident."""
    return ReportDeviation(
        source=source,
        unit=event.unit,
        occurred=event.occurred,
        discovered=event.discovered,
        danger_now=event.danger_now,
        suspects_misconduct=event.suspects_misconduct,
    )


def deviation_from_self_control(event: SelfControlFoundDeviation, source: Source) -> ReportDeviation:
    """Received the day it is reported; the evidence stays with the self-control."""
    return ReportDeviation(
        source=source,
        unit=event.unit,
        occurred=event.occurred,
        discovered=event.discovered,
        danger_now=event.danger_now,
        suspects_misconduct=event.suspects_misconduct,
    )


def deviation_from_view(event: ViewGaveRiseToDeviation, source: Source) -> ReportDeviation:
    """Received the day it is drawn up: the complaint counts in its register, the deviation in its own."""
    return ReportDeviation(
        source=source,
        unit=event.unit,
        place=event.place,
        occurred=event.occurred,
        discovered=event.discovered,
        danger_now=event.danger_now,
        suspects_misconduct=event.suspects_misconduct,
    )


def review_from_notification(event: IvoDecided, source: Source) -> RegisterExternalReview:
    """What the inspectorate demands because of a notification is answered and remedied as findings of a review, and
    the case it was about is kept as long as that goes on."""
    return RegisterExternalReview(
        title="Ärende efter anmälan enligt lex Sarah",
        reviewer=Reviewer.IVO,
        review_kind=ReviewKind.LEX_SARAH,
        reference=event.ivo_number,
        unit=event.unit,
        legal_bases=event.legal_bases,
        held=(HeldRecord(register=source.register, record=source.record),),
    )


def deviation_from_report(event: LexSarahDeclined, source: Source) -> ReportDeviation:
    """What was reported as misconduct and is not investigated as such goes on as a deviation of the unit."""
    return ReportDeviation(
        source=source,
        unit=event.unit,
        place=event.place,
        occurred=event.occurred,
        discovered=event.discovered,
    )


PROGRESS: Mapping[type[Event], Progress] = {
    PlanActivityAdded: Progress.PLANNED,
    PlanActivityBegun: Progress.UNDER_WAY,
    PlanActivityCompleted: Progress.DONE,
    PlanActivityNotCarriedOut: Progress.NOT_DONE,
    PlanActivityResumed: Progress.UNDER_WAY,
    PlanActivityAnnulled: Progress.ANNULLED,
}
"""What a plan is told when this happens to one of its activities."""


SUGGESTERS = {
    Form.WORKPLACE_MEETING: Suggester.WORKPLACE,
    Form.SEMINAR: Suggester.WORKPLACE,
    Form.UNION: Suggester.UNION,
    Form.INTERVIEWS: Suggester.SERVICE_USERS,
    Form.FOCUS_GROUP: Suggester.SERVICE_USERS,
}
"""From whom a suggestion comes that was raised at an occasion for participation; else from a council."""


def suggestion_from_participation(event: ParticipationRaisedSuggestion, source: Source) -> SubmitSuggestion:
    """What was said stands in the record of the occasion."""
    suggester = SUGGESTERS.get(event.form, Suggester.COUNCIL)
    return SubmitSuggestion(title=event.title, unit=event.unit, suggester=suggester, source=source)
