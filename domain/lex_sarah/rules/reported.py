"""How a report becomes a case: told directly, or taken over from a deviation or a view with what is known there."""

from __future__ import annotations

from uuid import UUID

from domain.deviations.state import Deviation
from domain.grammar import Event, Occasion
from domain.lex_sarah.commands import ReportMisconduct, TakeOver
from domain.lex_sarah.events import LexSarahReportReceived
from domain.lex_sarah.regime import regime_on
from domain.lex_sarah.rules.days import START, act_by, due_from
from domain.lex_sarah.rules.refusals import NothingReported, NothingTakenOver, WhoToldIt
from domain.lex_sarah.state import Case
from domain.lex_sarah.words import INVESTIGATION, Status
from domain.terms import YesNoUnknown
from domain.views.state import View
from domain.words import Affected, AlreadyThere, must_have_been

# ── Rules ────────────────────────────────────────────────────────────────────


def report(state: Case, command: ReportMisconduct, occasion: Occasion) -> Event:
    """All that is asked is that something is said, of no day still to come, and by somebody: nobody is anonymous.

    No other record is looked at, not even the unit: a report must not fail because something else has moved.
    """
    if state.status is not Status.UNKNOWN:
        raise AlreadyThere
    if not command.description.strip():
        raise NothingReported
    if command.told_orally and not (command.on_behalf_of or command.reporter_name):
        raise WhoToldIt
    days = (command.occurred.first, command.occurred.last, command.discovered, command.received)
    must_have_been(occasion.stamp, *days)
    day = command.received or occasion.stamp.day
    return LexSarahReportReceived(
        description=command.description,
        source=None,
        unit=command.unit,
        place=command.place,
        occurred=command.occurred,
        discovered=command.discovered,
        received=day,
        told_orally=command.told_orally,
        reporter=command.on_behalf_of or (None if command.reporter_name else occasion.stamp.by),
        reporter_name=command.reporter_name,
        reporter_position=command.reporter_position,
        danger_now=command.danger_now,
        immediate_measures=command.immediate_measures,
        legal_bases=command.legal_bases,
        affected=Affected(),
        pointed_out=(),
        concerns_manager=False,
        regime=regime_on(day),
        act_by=act_by(occasion, command.legal_bases, day),
        start_by=due_from(occasion, START, day),
        investigation_due=due_from(occasion, INVESTIGATION, day),
    )


def take_over(state: Case, command: TakeOver, occasion: Occasion) -> Event:
    """Received as a report the day it is taken over; the text stays where it was written.

    Whoever told the board of it is the reporter; the officer who takes it over is not, so as not to be in the way.
    """
    if state.status is not Status.UNKNOWN:
        raise AlreadyThere
    named = command.deviation or command.view
    if named is None or named != command.source.record:
        raise NothingTakenOver
    day = occasion.stamp.day
    found = occasion.records.get(named)
    if not isinstance(found, Deviation | View):
        raise NothingTakenOver
    deviation = found if isinstance(found, Deviation) else None
    told_by = found.reporter if isinstance(found, Deviation) else found.registered_by
    return LexSarahReportReceived(
        description=None,
        source=command.source,
        unit=found.unit,
        place=found.place,
        occurred=found.occurred,
        discovered=deviation.discovered if deviation else found.received,
        received=day,
        told_orally=False,
        reporter=told_by if told_by != occasion.stamp.by else None,
        reporter_name=None,
        reporter_position=None,
        danger_now=deviation.danger_now if deviation else YesNoUnknown.UNKNOWN,
        immediate_measures=None,
        legal_bases=found.legal_bases,
        affected=found.affected,
        pointed_out=pointed_out_in(found),
        concerns_manager=found.concerns_manager,
        regime=regime_on(day),
        act_by=act_by(occasion, found.legal_bases, day),
        start_by=due_from(occasion, START, day),
        investigation_due=due_from(occasion, INVESTIGATION, day),
    )


def pointed_out_in(found: Deviation | View) -> tuple[UUID, ...]:
    if isinstance(found, Deviation):
        return found.pointed_out
    return (found.concerns_person,) if found.concerns_person else ()
