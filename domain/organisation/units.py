"""Enheter – the tree of units that the work is done in.

A unit belongs under another one, or at the top. A reorganisation keeps the past: the state knows where the unit stood
on every day, so that a list can be shown by the organisation of then or of now.

    established ──reorganise──> established ──close──> closed
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Any, assert_never
from uuid import UUID

from domain import law
from domain.grammar import Command, Event, Names, Occasion, Refusal, Stamp
from domain.registers import Register
from domain.terms import LegalBasis, Role, Term
from domain.words import AlreadyThere, LegalBases, Name, UnitId, must_be

# ── Vocabulary ───────────────────────────────────────────────────────────────


class Status(Term):
    UNKNOWN = "unknown", "okänd"
    ESTABLISHED = "established", "inrättad"
    CLOSED = "closed", "nedlagd"


RiskAnalysisId = Annotated[UUID, Names("risk_analyses")]

# ── Events ───────────────────────────────────────────────────────────────────


class UnitEstablished(Event, label="Enheten inrättades", duty=law.ADAPTED):
    """A unit began its work, under another unit or at the top of the tree."""

    name: Name
    parent: UnitId | None
    since: date
    legal_bases: LegalBases
    provider: Name | None


class UnitReorganised(Event, label="Enheten omorganiserades", duty=law.RISK_ANALYSIS):
    """The unit got another name or place in the tree, after a risk analysis or with the reason why there is none."""

    name: Name
    parent: UnitId | None
    since: date
    analysis: RiskAnalysisId | None
    without_analysis: Name | None


class UnitClosed(Event, label="Enheten lades ned", duty=law.ADAPTED):
    """The unit's work ended; its past stays where it was."""

    until: date
    reason: Name


UnitEvent = UnitEstablished | UnitReorganised | UnitClosed

# ── Commands ─────────────────────────────────────────────────────────────────

THOSE_WHO_ORGANISE = (Role.DIRECTOR, Role.SYSTEM_ADMIN)


class EstablishUnit(Command, label="Inrätta enhet", may=THOSE_WHO_ORGANISE, becomes=UnitEstablished, opens=True):
    name: Name
    parent: UnitId | None = None
    since: date
    legal_bases: LegalBases = (LegalBasis.SOL,)
    provider: Name | None = None


class ReorganiseUnit(Command, label="Omorganisera enhet", may=THOSE_WHO_ORGANISE, becomes=UnitReorganised):
    name: Name
    parent: UnitId | None
    since: date
    analysis: RiskAnalysisId | None = None
    without_analysis: Name | None = None


class CloseUnit(Command, label="Lägg ned enhet", may=THOSE_WHO_ORGANISE, becomes=UnitClosed):
    until: date
    reason: Name


UnitCommand = EstablishUnit | ReorganiseUnit | CloseUnit

# ── State ────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What the unit was called and where it stood, from a day on."""

    since: date
    name: str
    parent: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """`unit` is the one above by what was entered last, which may be to come; `above` tells it on a day."""

    status: Status = Status.UNKNOWN
    unit: UUID | None = None
    places: tuple[Place, ...] = ()
    until: date | None = None
    provider: str | None = None
    legal_bases: LegalBases = ()

    def on(self, day: date) -> Place | None:
        """Name and parent on a day; None before it existed."""
        return next((place for place in reversed(self.places) if place.since <= day), None)

    def above(self, day: date) -> UUID | None:
        """The unit it stands under on a day; before it began, the one it begins under."""
        place = self.on(day) or (self.places[0] if self.places else None)
        return place.parent if place else None

    @property
    def name(self) -> str:
        return self.places[-1].name if self.places else ""


def chain(unit: UUID | None, records: Mapping[UUID, Any], day: date) -> Iterator[UUID]:
    """A unit and those above it on a day, as far as their states are known, the nearest first."""
    seen: set[UUID] = set()
    while unit is not None and unit not in seen:
        yield unit
        seen.add(unit)
        above = records.get(unit)
        unit = above.above(day) if isinstance(above, Unit) else None


def unit_on(state: Any, day: date) -> UUID | None:
    """The unit that a record belongs to on a day: for a unit the one above it then, for others what the state says."""
    unit: UUID | None = state.above(day) if isinstance(state, Unit) else state.unit
    return unit


def days_of_change(unit: UUID | None, records: Mapping[UUID, Any], since: date) -> list[date]:
    """That day and each later one, so far as is entered, on which some unit above this one changes place."""
    days, looked = [since], 0
    while looked < len(days):
        for one in chain(unit, records, days[looked]):
            state = records.get(one)
            places = state.places if isinstance(state, Unit) else ()
            days += [place.since for place in places if place.since > since and place.since not in days]
        looked += 1
    return days


def evolve(state: Unit, event: UnitEvent, stamp: Stamp) -> Unit:
    match event:
        case UnitEstablished():
            first = Place(since=event.since, name=event.name, parent=event.parent)
            return Unit(
                status=Status.ESTABLISHED,
                unit=event.parent,
                places=(first,),
                provider=event.provider,
                legal_bases=event.legal_bases,
            )
        case UnitReorganised():
            kept = tuple(place for place in state.places if place.since < event.since)
            new = Place(since=event.since, name=event.name, parent=event.parent)
            return replace(state, unit=event.parent, places=(*kept, new))
        case UnitClosed():
            return replace(state, status=Status.CLOSED, until=event.until)
        case _:
            assert_never(event)


# ── Rules ────────────────────────────────────────────────────────────────────


class AnalysisFirst(
    Refusal,
    message="Före en omorganisation görs en riskanalys. Ange analysen, eller skälet till att ingen är gjord.",
    duty=law.RISK_ANALYSIS,
    field="analysis",
): ...


class AnalysisNotFinished(
    Refusal,
    message="Riskanalysen är inte avslutad: den ska vara klar innan omorganisationen börjar gälla.",
    duty=law.RISK_ANALYSIS,
    field="analysis",
): ...


class UnderItself(Refusal, message="En enhet kan inte ligga under sig själv.", duty=law.ADAPTED, field="parent"): ...


class BeforeItBegan(Refusal, message="Enheten fanns inte {day}.", duty=law.ADAPTED, field="since"): ...


def decide(state: Unit, command: UnitCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case EstablishUnit():
            if state.status is not Status.UNKNOWN:
                raise AlreadyThere
            if command.parent is not None:
                must_be(occasion.state(command.parent, Unit).status, Status.ESTABLISHED)
            yield command.event()
        case ReorganiseUnit():
            must_be(state.status, Status.ESTABLISHED)
            reorganisation_may_begin(state, command, occasion)
            yield command.event()
        case CloseUnit():
            must_be(state.status, Status.ESTABLISHED)
            if command.until < state.places[0].since:
                raise BeforeItBegan(day=command.until.isoformat())
            yield command.event()
        case _:
            assert_never(command)


def reorganisation_may_begin(state: Unit, command: ReorganiseUnit, occasion: Occasion) -> None:
    """A risk analysis comes before the change, or the reason why there is none (5 kap. 1 §, Uppsala U65)."""
    if command.since < state.places[0].since:
        raise BeforeItBegan(day=command.since.isoformat())
    if (command.analysis is None) == (command.without_analysis is None):
        raise AnalysisFirst
    if command.analysis is not None:
        analysis = occasion.records.get(command.analysis)
        if getattr(analysis, "finished_on", None) is None:
            raise AnalysisNotFinished
    if command.parent is not None:
        must_be(occasion.state(command.parent, Unit).status, Status.ESTABLISHED)
    for day in days_of_change(command.parent, occasion.records, command.since):
        if occasion.record in chain(command.parent, occasion.records, day):
            raise UnderItself


REGISTER = Register(
    name="units",
    label="Enheter",
    singular="Enhet",
    duty=law.ADAPTED,
    initial=Unit(),
    decide=decide,
    evolve=evolve,
    command=UnitCommand,
    event=UnitEvent,
    notes_links=False,
)
