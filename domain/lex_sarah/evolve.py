"""How each fact changes what is known of a lex Sarah case, up to the decision (after.py has the rest)."""

from __future__ import annotations

from datetime import date
from typing import assert_never

from domain.changes import replace
from domain.grammar import Stamp
from domain.lex_sarah import events as happened
from domain.lex_sarah.after import ended_up, told, with_the_inspectorate
from domain.lex_sarah.state import Case
from domain.lex_sarah.words import TO_BE_NOTIFIED, Contact, Police, Status
from domain.turns import turned

# ── Evolve ───────────────────────────────────────────────────────────────────


def evolve(state: Case, event: happened.LexSarahEvent, stamp: Stamp) -> Case:
    if isinstance(event, happened.IntakeEvent):
        return taken_in(state, event, stamp)
    if isinstance(event, happened.InvestigationEvent):
        return investigated(state, event, stamp)
    if isinstance(event, happened.IvoEvent):
        return with_the_inspectorate(state, event)
    if isinstance(event, happened.OutcomeEvent):
        return ended_up(state, event, stamp)
    if isinstance(event, happened.NoticeEvent):
        return told(state, event, stamp)
    assert_never(event)


def taken_in(state: Case, event: happened.IntakeEvent, stamp: Stamp) -> Case:
    day = stamp.day
    match event:
        case happened.LexSarahReportReceived():
            return received(event, day)
        case happened.LexSarahDiaryNumberGiven():
            first = state.registered_on or day
            return replace(state, diary_number=event.diary_number, registered_on=first)
        case happened.LexSarahManagerInformed():
            first = state.manager_informed_on or event.day
            return replace(state, responsible=event.responsible, manager_informed_on=first)
        case happened.LexSarahProtected():
            return replace(state, protected_on=state.protected_on or event.day)
        case happened.LexSarahProtectionNotNeeded():
            return replace(state, protection_needed=False)
        case happened.LexSarahAssessed():
            return assessed(state, event, stamp)
        case happened.LexSarahDeclined():
            gone = replace(state, status=Status.DECLINED, deviation=event.deviation)
            return replace(gone, closed_on=day, end_turns=turned(state.end_turns, True, day))
        case happened.LexSarahCorrected():
            return corrected(state, event)
        case happened.LexSarahAnnulled():
            ends = turned(state.end_turns, True, day)
            return replace(state, status=Status.ANNULLED, annulled=event.reason, end_turns=ends)
        case _:
            assert_never(event)


def received(event: happened.LexSarahReportReceived, day: date) -> Case:
    return Case(
        status=Status.RECEIVED,
        unit=event.unit,
        regime=event.regime,
        source=event.source,
        place=event.place,
        reporter=event.reporter,
        reporter_position=event.reporter_position,
        told_orally=event.told_orally,
        occurred=event.occurred,
        discovered=event.discovered,
        received=event.received,
        recorded=day,
        danger_now=event.danger_now,
        legal_bases=tuple(dict.fromkeys(event.legal_bases)),
        affected=event.affected,
        pointed_out=tuple(dict.fromkeys(event.pointed_out)),
        concerns_manager=event.concerns_manager,
        act_by=event.act_by,
        start_by=event.start_by,
        investigation_due=event.investigation_due,
    )


def assessed(state: Case, event: happened.LexSarahAssessed, stamp: Stamp) -> Case:
    return replace(
        state,
        status=Status.ASSESSED,
        first_assessed_on=state.first_assessed_on or stamp.day,
        assessed_by=stamp.by,
        investigate=event.investigate,
        plainly_serious=event.plainly_serious,
        health_care=event.health_care,
        crime=event.crime,
        legal_bases=tuple(dict.fromkeys(event.legal_bases)),
        affected=event.affected,
        pointed_out=tuple(dict.fromkeys(event.pointed_out)),
        concerns_manager=event.concerns_manager,
        notify_by=event.notify_by,
    )


def corrected(state: Case, event: happened.LexSarahCorrected) -> Case:
    """The time for the investigation runs from the reopening, once it has been reopened."""
    return replace(
        state,
        occurred=event.occurred,
        discovered=event.discovered,
        received=event.received,
        unit=event.unit,
        place=event.place,
        legal_bases=tuple(dict.fromkeys(event.legal_bases)),
        affected=event.affected,
        pointed_out=tuple(dict.fromkeys(event.pointed_out)),
        concerns_manager=event.concerns_manager,
        regime=event.regime,
        act_by=event.act_by,
        start_by=event.start_by,
        investigation_due=event.investigation_due,
    )


def investigated(state: Case, event: happened.InvestigationEvent, stamp: Stamp) -> Case:
    match event:
        case happened.LexSarahInvestigatorAppointed():
            started = replace(state, status=Status.UNDER_INVESTIGATION, investigator=event.investigator)
            return replace(started, investigation_started_on=state.investigation_started_on or stamp.day)
        case happened.LexSarahInvestigatorReplaced():
            return replace(state, investigator=event.investigator)
        case happened.LexSarahInvestigationExtended():
            return replace(state, investigation_due=event.investigation_due, extensions=state.extensions + 1)
        case happened.LexSarahNoteAdded():
            return replace(state, notes=state.notes + 1)
        case happened.LexSarahIndividualContacted():
            return contacted(state, event)
        case happened.LexSarahContactForgone():
            if event.contact is Contact.HEARD:
                return replace(state, not_heard=event.reason)
            return replace(state, not_informed=event.reason)
        case happened.LexSarahFoundSerious():
            return replace(state, plainly_serious=True, notify_by=state.notify_by or event.notify_by)
        case happened.LexSarahProposed():
            return proposed(state, event, stamp)
        case happened.LexSarahReturned():
            return replace(state, status=Status.UNDER_INVESTIGATION, returned=state.returned + 1)
        case happened.LexSarahDecided():
            return decided(state, event)
        case happened.LexSarahReportedToPolice():
            return replace(state, police=Police.REPORTED)
        case happened.LexSarahNotReportedToPolice():
            return replace(state, police=Police.NOT_REPORTED)
        case _:
            assert_never(event)


def decided(state: Case, event: happened.LexSarahDecided) -> Case:
    """What turned out not to be serious, and was not notified, is not to be."""
    serious = event.degree in TO_BE_NOTIFIED
    due = state.notify_by or event.notify_by if serious or state.notified_on else None
    return replace(
        state,
        status=Status.DECIDED,
        decided_on=event.decision.day,
        degree=event.degree,
        decided_regime=event.regime,
        plainly_serious=state.plainly_serious and due is not None,
        notify_by=due,
    )


def contacted(state: Case, event: happened.LexSarahIndividualContacted) -> Case:
    """The first day counts."""
    if event.contact is Contact.HEARD:
        return replace(state, heard_on=state.heard_on or event.day, not_heard=None)
    return replace(state, informed_on=state.informed_on or event.day, not_informed=None)


def proposed(state: Case, event: happened.LexSarahProposed, stamp: Stamp) -> Case:
    return replace(
        state,
        status=Status.PROPOSED,
        proposed_on=stamp.day,
        proposed_by=stamp.by,
        proposed_degree=event.degree,
        similar=event.similar,
        similar_cases=tuple(dict.fromkeys(event.similar_cases)),
        can_recur=event.can_recur,
        causes=tuple(dict.fromkeys(event.causes)),
        noted_in_file=event.noted_in_file,
    )
