"""What a package is about, as known at a position: a case with those that it is linked to, a register, a half-year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Any
from uuid import UUID

from psycopg import Connection

from domain import measures
from domain.calendar import Period
from domain.links import LinkChange, LinkNoted, Relation
from domain.measures import CountsOn
from domain.organisation.units import Unit
from domain.packages import PackageScope, ScopeKind
from domain.text import swedish_key
from ledger.codec import KINDS, REGISTER_NAMED, UPCASTS, Kind, read
from ledger.lines import COLUMNS, Line
from projections.cards import CARD, Card, card_of
from projections.seen import seen
from replays.naming import name_of

ENDS = frozenset({"documents", "processes", "agreements"})
"""What much comes to and much begins at: no case of its own."""

# What everything points at: who, where and by what decision. These are named in a case, and are not of it.
OF_EMPLOYEES = frozenset({"persons", "assignments", "read_receipts"})
AROUND = OF_EMPLOYEES | {"book", "settings", "units", "delegations"}

STANDING = "from_position <= %s AND (to_position IS NULL OR to_position > %s)"


class NotInScope(LookupError):
    """There is nothing to make a package of; the message says what was looked for, in Swedish."""


@dataclass(frozen=True)
class Scope:
    """`records` and `names` are the rule by which a line is in the package (None: every one); `cards` the records as
    they stood, in Swedish order, the one that was asked for first; `unit` where it belongs; `left_out` how many lines
    its receiver may not see; `apart` those that are told of, but whose bodies are not given out."""

    said: PackageScope
    title: str
    unit: UUID
    first: int
    position: int
    records: tuple[UUID, ...] | None
    names: tuple[str, ...] | None
    cards: tuple[Card, ...]
    lines: tuple[Line, ...]
    left_out: int = 0
    apart: frozenset[int] = frozenset()

    @property
    def given(self) -> tuple[Line, ...]:
        """The lines whose bodies may be given out."""
        return tuple(line for line in self.lines if line.position not in self.apart)

    @property
    def of_a_case(self) -> bool:
        return self.said.kind is ScopeKind.CASE

    @property
    def registers(self) -> tuple[str, ...]:
        """The names of the registers that have records here, in the order of the statute."""
        there = {card.register.name for card in self.cards}
        return tuple(name for name in REGISTER_NAMED if name in there)


def find(db: Connection[Any], said: PackageScope, position: int) -> Scope:
    """The scope as known at a position. The connection uses the schema of the registers. Raises NotInScope."""
    match said.kind:
        case ScopeKind.CASE if said.record is not None:
            return case(db, said, said.record, position)
        case ScopeKind.REGISTER if said.register is not None:
            return register(db, said, said.register, position)
        case ScopeKind.PERIOD if said.year is not None and said.half is not None:
            return period(db, said, Period.half_year(said.year, said.half), position)
    raise NotInScope("Ange ett ärende, ett register eller ett halvår.")


# ── The three kinds ──────────────────────────────────────────────────────────


def case(db: Connection[Any], said: PackageScope, record: UUID, position: int) -> Scope:
    """A record, and those that it is linked to by facts in its state or in what it has noted, with what is attached to
    any of them. It begins at the first line of any of them."""
    found = standing(db, [record], position)
    if not found or found[0].register.name in AROUND:
        raise NotInScope(f"Det fanns inget sådant ärende vid rad {position}.")
    one = found[0]
    named = (ids_in(one.state) | noted(db, one, position)) - {record}
    linked = [card for card in standing(db, sorted(named), position) if not_around(card)]
    files = attached(db, [card.record for card in (one, *linked)], position)
    cards = (one, *in_order({card.record: card for card in (*linked, *files) if card.record != record}.values()))
    lines = lines_of(db, tuple(card.record for card in cards), None, position)
    unit = one.state.unit or top_unit(db, position).record
    records = tuple(sorted(card.record for card in cards))
    return Scope(said, name_of(one), unit, lines[0].position, position, records, None, cards, lines)


def register(db: Connection[Any], said: PackageScope, name: str, position: int) -> Scope:
    """Every line of a register: which they are is told by the names of its events, so that none can be left out."""
    known = REGISTER_NAMED.get(name)
    if known is None:
        raise NotInScope(f"Det finns inget register som heter {name}.")
    if name in OF_EMPLOYEES:
        raise NotInScope(f"Registret {known.label} handlar om dem som arbetar här, och lämnas inte ut som paket.")
    rows = db.execute(
        f"SELECT {CARD} FROM cards WHERE register = %s AND {STANDING} ORDER BY opened".encode(),
        (name, position, position),
    )
    cards = in_order(map(card_of, rows))
    names = tuple(sorted(event for event in (*KINDS, *UPCASTS) if register_of(event) == name))
    lines = lines_of(db, None, names, position)
    return Scope(
        said, f"Registret {known.label}", top_unit(db, position).record, 1, position, None, names, cards, lines
    )


def period(db: Connection[Any], said: PackageScope, half: Period, position: int) -> Scope:
    """The records that were received in a half-year, in the registers that its analysis counts by that day."""
    measured = (one for one in measures.MEASURES if one.counts_on is CountsOn.RECEIVED and not one.parts)
    counted = [(one, part) for one in measured for part in one.counted_in]
    records = {
        one.record
        for name, those in seen(db, position, dict.fromkeys(part.register for _, part in counted)).items()
        for one in those
        if any(measure.falls_in(part, one, half) for measure, part in counted if part.register == name)
    }
    cards = in_order(standing(db, sorted(records), position))
    lines = lines_of(db, tuple(sorted(records)), None, position)
    top = top_unit(db, position).record
    return Scope(said, f"Halvåret {half.label}", top, 1, position, tuple(sorted(records)), None, cards, lines)


def register_of(name: str) -> str:
    """The register of an event by its stored name, also one that has got a later version."""
    return kind_of(name).register.name


def kind_of(name: str) -> Kind:
    """What an event by its stored name is now."""
    while name in UPCASTS:
        name = UPCASTS[name][0]
    return KINDS[name]


# ── Reading ──────────────────────────────────────────────────────────────────


def standing(db: Connection[Any], records: Sequence[UUID], position: int) -> list[Card]:
    """These records as they stood; those that are not there are left out."""
    rows = db.execute(
        f"SELECT {CARD} FROM cards WHERE record = ANY(%s) AND {STANDING} ORDER BY opened".encode(),
        (list(records), position, position),
    )
    return [card_of(row) for row in rows]


def attached(db: Connection[Any], records: Sequence[UUID], position: int) -> list[Card]:
    """What was attached to these records, as it stood."""
    rows = db.execute(
        f"""SELECT {CARD} FROM cards WHERE register = 'attachments' AND state ->> 'belongs_to' = ANY(%s) AND {STANDING}
            ORDER BY opened""".encode(),
        (list(map(str, records)), position, position),
    )
    return [card_of(row) for row in rows]


def lines_of(
    db: Connection[Any], records: tuple[UUID, ...] | None, names: tuple[str, ...] | None, position: int
) -> tuple[Line, ...]:
    """The lines that a rule takes in, in order."""
    rows = db.execute(
        f"""SELECT {COLUMNS} FROM ledger.lines WHERE position <= %s AND (%s::uuid[] IS NULL OR record = ANY(%s))
            AND (%s::text[] IS NULL OR name = ANY(%s)) ORDER BY position""".encode(),
        (position, *(2 * (records and list(records),)), *(2 * (names and list(names),))),
        binary=True,
    )
    return tuple(Line(*row) for row in rows)


def top_unit(db: Connection[Any], position: int) -> Card:
    """The unit at the top of the tree: the board itself."""
    rows = db.execute(
        f"SELECT {CARD} FROM cards WHERE register = 'units' AND {STANDING} ORDER BY opened".encode(),
        (position, position),
    )
    for card in map(card_of, rows):
        if isinstance(card.state, Unit) and card.state.unit is None:
            return card
    raise NotInScope(f"Liggaren hade ingen enhet vid rad {position}.")


def people(db: Connection[Any]) -> frozenset[UUID]:
    """The records that are persons."""
    return frozenset(record for (record,) in db.execute("SELECT record FROM cards WHERE register = 'persons'"))


def noted(db: Connection[Any], card: Card, position: int) -> set[UUID]:
    """What a record has noted that it came from or led to, by hand (domain.links). Nothing of what much comes to: all
    that was ever done by a routine is not of the routine's case."""
    if card.register.name in ENDS:
        return set()
    found: set[UUID] = set()
    for line in lines_of(db, (card.record,), (card.register.link_noted.type,), position):
        event = read(line).event
        if isinstance(event, LinkNoted) and event.relation is not Relation.BESIDE:
            (found.add if event.change is LinkChange.MADE else found.discard)(event.record)
    return found


def not_around(card: Card) -> bool:
    return card.register.name not in AROUND


def in_order(cards: Iterable[Card]) -> tuple[Card, ...]:
    """By the order of the registers, and within each as a Swede looks for a name."""
    order = {name: number for number, name in enumerate(REGISTER_NAMED)}
    return tuple(sorted(cards, key=lambda card: (order[card.register.name], swedish_key(name_of(card)))))


def ids_in(value: Any) -> set[UUID]:
    """Every id in a state, however deep."""
    return set(walk(value))


def walk(value: Any) -> Iterator[UUID]:
    if isinstance(value, UUID):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from walk(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from walk(getattr(value, field.name))
