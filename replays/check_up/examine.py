"""A whole check-up of a book at a moment."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from psycopg import Connection

from domain.board import Choice, Setting, Topic, setting_id
from domain.calendar import local_day
from domain.check_up.catalogue import RULES
from domain.check_up.rule import Finding, Rule, findings
from domain.check_up.standing import Kept, Records
from domain.check_up.words import Severity
from domain.check_up_findings import CheckUpFinding, finding_id
from domain.organisation.assignments import Assignment
from projections.cards import CARD, Card, card_of
from replays.check_up.past import History
from replays.check_up.since import Memory, Since
from replays.moments import Moment
from replays.naming import name_of
from replays.sight import Sees, everything, in_sight

STANDING = f"""SELECT {CARD} FROM cards WHERE register = ANY(%s)
               AND from_position <= %s AND (to_position IS NULL OR to_position > %s) ORDER BY opened"""


@dataclass(frozen=True)
class Found:
    """A finding as it is shown: in what, since when, and what has been said of it.

    `record` and `called` are None where the reader may not see the record: that there is one is told, and no more.
    """

    rule: Rule
    record: UUID | None
    called: str | None
    unit: UUID | None
    fact: str | None
    since: Since
    accepted: CheckUpFinding | None


@dataclass(frozen=True)
class SwitchedOff:
    """A rule that the board does not want run, from a day, for a reason."""

    rule: Rule
    since: date
    reason: str


@dataclass(frozen=True)
class CheckUp:
    """What the rules found at a moment. `accepted` are those that may stand for a time: shown apart, not gone."""

    moment: Moment
    found: tuple[Found, ...]
    accepted: tuple[Found, ...]
    switched_off: tuple[SwitchedOff, ...]

    def counted(self) -> dict[Severity, int]:
        """How many of each severity, gravest first."""
        return {severity: sum(one.rule.severity is severity for one in self.found) for severity in Severity}


def check_up(db: Connection[Any], moment: Moment, sees: Sees = everything) -> CheckUp:
    """Run the rules that are switched on. The connection uses the schema of the registers."""
    off = switched_off(db, moment)
    rules = [rule for rule in RULES if rule not in [one.rule for one in off]]
    cards = standing(db, rules, moment.position)
    records = Records(moment.at, by_register(cards.values()))
    memory, visible = Memory(db, History(db, moment.position)), in_sight(db, sees)
    found = [
        shown(one, cards[one.kept.record], memory.since(rule, one.kept.record, moment), moment.day, visible, records)
        for rule in rules
        for one in findings(rule, records)
    ]
    return CheckUp(
        moment=moment,
        found=tuple(one for one in found if one.accepted is None),
        accepted=tuple(one for one in found if one.accepted is not None),
        switched_off=tuple(off),
    )


def standing(db: Connection[Any], rules: Sequence[Rule], position: int) -> dict[UUID, Card]:
    """Every record that the rules look at, and what has been said of findings, as they stood."""
    registers = {"check_up_findings", *(register for rule in rules for register in rule.registers)}
    rows = db.execute(STANDING.encode(), (sorted(registers), position, position), prepare=True)
    return {card.record: card for card in map(card_of, rows)}


def by_register(cards: Iterable[Card]) -> dict[str, list[Kept]]:
    found: dict[str, list[Kept]] = {}
    for card in cards:
        kept = Kept(card.record, card.number, card.state, local_day(card.changed_at))
        found.setdefault(card.register.name, []).append(kept)
    return found


def shown(found: Finding, card: Card, since: Since, day: date, sees: Callable[[UUID], bool], records: Records) -> Found:
    said = records.record("check_up_findings", finding_id(found.rule.id, card.record))
    visible = sees(card.record)
    return Found(
        rule=found.rule,
        record=card.record if visible else None,
        called=titled(card, day) if visible else None,
        unit=card.state.unit if visible else None,
        fact=found.fact if visible else None,
        since=since,
        accepted=said if isinstance(said, CheckUpFinding) and said.stands(day) else None,
    )


def titled(card: Card, day: date) -> str:
    """The name of a record, with its title where it has one that the name does not hold: titles are in the clear."""
    name, title = name_of(card, day), getattr(card.state, "title", "") or ""
    if not title and isinstance(card.state, Assignment) and card.state.role:
        title = card.state.role.label
    return name if not title or title in name else f"{name} {title}" if card.number else title


def switched_off(db: Connection[Any], moment: Moment) -> list[SwitchedOff]:
    """The rules that the board had decided not to run, as was known then."""
    row = db.execute(
        f"SELECT {CARD} FROM cards WHERE record = %s AND from_position <= %s ORDER BY version DESC LIMIT 1".encode(),
        (setting_id(Topic.CHECK_UP), moment.position),
    ).fetchone()
    setting: Setting = card_of(row).state if row else Setting()
    wording = setting.on(moment.day)
    if wording is None:
        return []
    reasons = {choice.id: choice for choice in wording.choices}
    return [off(rule, reasons[rule.id], wording.since) for rule in RULES if rule.id in reasons]


def off(rule: Rule, choice: Choice, since: date) -> SwitchedOff:
    return SwitchedOff(rule, since, choice.label)
