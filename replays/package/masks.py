"""What a receiver may read. Everything is masked for the one that nothing says may read it; the ground is in the law.

ivo       nothing is masked, unless it is asked for: it supervises, and secrecy yields to the duty to hand over
auditor   no individuals: every sealed field is masked but those that are asked for
other     no individuals, nothing that says something of them in numbers, and nothing that anybody has written; only
          what is genuine is shown: by the heads of the lines, without their bodies

A field that is masked is masked in every row, also where it is empty.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from functools import cache
from typing import Any, get_type_hints

from domain import law
from domain.board import Due
from domain.grammar import parts
from domain.law import Duty, NotInForce
from domain.packages import Receiver
from domain.words import Affected, Source
from ledger.canonical import decode
from ledger.codec import KINDS, REGISTER_NAMED, UPCASTS
from replays.naming import OWN_WORDS
from replays.package.scope import Scope

# Who told: in which register, under which name. Never given to anybody but the inspectorate.
INFORMANTS = frozenset({("views", "submitter_name"), ("views", "submitter_contact")})
# The fields of a state that point out somebody who told, or whom it is about.
POINTING = frozenset(
    {
        "attached_by",
        "reporter",
        "registered_by",
        "own_view_of",
        "identified_by",
        "requested_by",
        "concerns_person",
        "person",
    }
)
# Coarse facts about individuals: in a small unit a few of them together may point somebody out.
ABOUT_INDIVIDUALS = frozenset({"affected", "child_heard"})
# Where it happened, in the clear: it may be somebody's home.
PLACES = frozenset({"place"})
MASKED = "maskad"
# On what a field may be masked.
GROUNDS = (law.SECRECY_OF_INFORMANTS, law.NO_MORE_THAN_NEEDED, law.SECRECY_OF_INDIVIDUALS)


class NotAField(ValueError):
    """No register has a sealed field of that name."""


class NotForThem(ValueError):
    """The receiver may not have that field opened."""


@dataclass(frozen=True)
class Masks:
    """What is masked for a receiver: `opened` and `closed` were asked for, as `field` or `register.field`."""

    receiver: Receiver
    opened: frozenset[str] = frozenset()
    closed: frozenset[str] = frozenset()

    def ground(self, register: str, field: str) -> Duty | None:
        """On what ground a sealed field is masked; None if it is to be opened."""
        asked = {field, f"{register}.{field}"}
        if not (asked & self.closed) and (self.receiver is Receiver.IVO or asked & self.opened):
            return None
        if (register, field) in INFORMANTS:
            return law.SECRECY_OF_INFORMANTS
        return law.NO_MORE_THAN_NEEDED if register == "persons" else law.SECRECY_OF_INDIVIDUALS

    @property
    def genuine_only(self) -> bool:
        return self.receiver is Receiver.OTHER

    @property
    def people(self) -> bool:
        """Whether those who act are told apart, by the beginning of their ids."""
        return self.receiver is Receiver.IVO

    def hides(self, field: str, hint: Any = None) -> bool:
        """Whether a clear field of an event or a state is masked. Args: `hint` is its type: what somebody has written
        is masked for some, whatever it is called."""
        if field in PLACES:
            return self.receiver is not Receiver.IVO and field not in self.opened or field in self.closed
        if self.receiver is Receiver.IVO:
            return False
        return field in POINTING or (
            self.genuine_only and (field in ABOUT_INDIVIDUALS or (field not in OWN_WORDS and is_written(hint)))
        )

    @property
    def fields(self) -> tuple[str, ...]:
        """All that is masked, as it is entered."""
        sealed = (f"{name}.{field}" for name, field in sealed_fields() if self.ground(name, field))
        return tuple(sorted((*sealed, *(f"{name}.{field}" for name, field in places() if self.hides(field)))))

    def shown(self, scope: Scope) -> Scope:
        """The scope without the lines that the receiver may not see, those that say something of individuals; and
        without the bodies of lines in which a masked place is written: a body is proved whole, or not at all."""
        if self.genuine_only:
            names = tuple(name for name in every_name(scope) if name not in telling_of_people())
            lines = tuple(line for line in scope.lines if line.name in names)
            title = f"Ett ärende ur registret {scope.cards[0].register.label}" if scope.of_a_case else scope.title
            left_out, apart = len(scope.lines) - len(lines), frozenset(line.position for line in lines)
            return replace(scope, title=title, names=names, lines=lines, left_out=left_out, apart=apart)
        hidden = {field for field in PLACES if self.hides(field)}
        placed = (line for line in scope.lines if any(decode(line.body)["event"].get(one) for one in hidden))
        return replace(scope, apart=frozenset(line.position for line in placed))


def masks(receiver: Receiver, opened: Iterable[str] = (), closed: Iterable[str] = ()) -> Masks:
    """Raises NotAField, NotForThem."""
    made = Masks(receiver, frozenset(opened), frozenset(closed))
    known = PLACES | {one for name, field in sealed_fields() for one in (field, f"{name}.{field}")}
    for asked in sorted((made.opened | made.closed) - known):
        raise NotAField(f"Inget register har ett förseglat fält som heter {asked}.")
    if made.opened and receiver is Receiver.OTHER:
        raise NotForThem("För annan mottagare öppnas inga förseglade fält.")
    telling = {field for _, field in INFORMANTS} | {f"{name}.{field}" for name, field in INFORMANTS}
    for asked in sorted(made.opened & telling):
        if receiver is not Receiver.IVO:
            raise NotForThem(f"Fältet {asked} säger vem som har lämnat uppgiften, och öppnas inte för revisorerna.")
    return made


@cache
def sealed_fields() -> tuple[tuple[str, str], ...]:
    """Every sealed field there is, by register."""
    there = dict.fromkeys((kind.register.name, field) for kind in KINDS.values() for field in sorted(kind.personal))
    order = {name: number for number, name in enumerate(REGISTER_NAMED)}
    return tuple(sorted(there, key=lambda one: (order[one[0]], one[1])))


@cache
def places() -> tuple[tuple[str, str], ...]:
    """The registers in which a place is written in the clear."""
    return tuple(sorted({(kind.register.name, one) for kind in KINDS.values() for one in PLACES & kind.clear.keys()}))


def every_name(scope: Scope) -> tuple[str, ...]:
    """The names of the events in a scope: of a case, every one there is."""
    return scope.names if scope.names is not None else tuple(sorted((*KINDS, *UPCASTS)))


def is_written(hint: Any) -> bool:
    """Whether somebody has written what is in a field of this type, however deep."""
    inner = (part for part in parts(hint) if isinstance(part, type))  # and no mark on it
    return any(
        part is str or (is_dataclass(part) and part not in (Due, Source) and any(map(is_written, hints(part).values())))
        for part in inner
    )


KNOWN: dict[Any, dict[str, Any]] = {}


def hints(kind: Any) -> dict[str, Any]:
    """The types of the fields of an event or a state."""
    if kind not in KNOWN:
        known = get_type_hints(kind, include_extras=True)
        KNOWN[kind] = {field.name: known[field.name] for field in fields(kind)}
    return KNOWN[kind]


@cache
def telling_of_people() -> frozenset[str]:
    """The names of the events that say, in the clear, something of the individuals it was about."""
    current = {name for name, kind in KINDS.items() if any(Affected in parts(hint) for hint in kind.clear.values())}
    return frozenset(current | {old for old, (name, _) in UPCASTS.items() if name in current})


def cited(duty: Duty, day: date) -> str:
    """The paragraph that a mask rests on, as in force that day; the one known now if none is known for it."""
    try:
        return duty.citation(day)
    except NotInForce:
        return duty.wordings[-1].citation
