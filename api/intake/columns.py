"""Which column is which field of the command: by the field's name, by its Swedish label, or as somebody says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass
from difflib import get_close_matches
from typing import Any, get_args, get_origin, get_type_hints

from domain.grammar import Command, PersonalMark, marks
from domain.labels import LABELS

LEFT_OUT = "-"


class WrongColumn(Exception):
    """A heading that is no field, or a field that has no column; the message is in Swedish."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field that a column may fill in: its path in the command, what it may be, and whether it must be there."""

    path: tuple[str, ...]
    hint: Any
    required: bool
    sealed: bool

    @property
    def name(self) -> str:
        return ".".join(self.path)

    @property
    def label(self) -> str:
        return ": ".join(LABELS[part] for part in self.path)

    @property
    def names(self) -> Iterator[str]:
        """What a heading may say for it."""
        yield self.name
        yield self.label
        if len(self.path) > 1:
            yield " ".join(LABELS[part] for part in self.path)


def fields_of(command: type[Command]) -> Sequence[Field]:
    """The fields of a command, those within a value after the value itself."""
    return tuple(within(command, ()))


def within(kind: Any, above: tuple[str, ...], needed: bool = True) -> Iterator[Field]:
    hints = get_type_hints(kind, include_extras=True)
    for one in fields(kind):
        hint, path = hints[one.name], (*above, one.name)
        required = needed and one.default is MISSING and one.default_factory is MISSING
        part = value_class(hint)
        if part is None or is_span(part):
            yield Field(path, hint, required and part is None, bool(marks(hint, PersonalMark)))
        if part is not None:
            yield from within(part, path, required)


def value_class(hint: Any) -> Any:
    """The class of the value in a hint, if it is one value with fields; none for a list of them."""
    if is_dataclass(hint):
        return hint
    inside = [one for one in get_args(hint) if one is not type(None)]
    return value_class(inside[0]) if inside and get_origin(hint) is not tuple else None


def is_span(kind: Any) -> bool:
    """Whether it is a day or a span of days: then one day fills it in."""
    return [one.name for one in fields(kind)] == ["first", "last"]


def plain(heading: str) -> str:
    return " ".join(heading.lower().split())


def assigned(headings: Sequence[str], command: type[Command], said: Mapping[str, str]) -> list[Field | None]:
    """The field of each column, None for one that is left out. Args: `said` is what somebody says of a heading, the
    name of a field or "-". Raises WrongColumn, telling of all that are wrong.
    """
    known = fields_of(command)
    by_name = {plain(name): one for one in reversed(known) for name in one.names}
    chosen = {plain(heading): plain(field) for heading, field in said.items()}
    found, wrong = list[Field | None](), list[str]()
    for number, heading in enumerate(headings, start=1):
        wanted = chosen.pop(plain(heading), plain(heading))
        if wanted == LEFT_OUT or not heading:
            found.append(None)
        elif wanted not in by_name:
            wrong.append(f"Kolumn {number} heter inte som något fält.{near(wanted, by_name)}")
        elif by_name[wanted] in found:
            wrong.append(f"Kolumn {number} är samma fält som en kolumn före: {by_name[wanted].label}.")
        else:
            found.append(by_name[wanted])
    if chosen:
        wrong.append(f"Så många rubriker i --column finns inte i filen: {len(chosen)}.")
    there = {one.name for one in found if one is not None}
    wrong += [
        f"En kolumn saknas: {one.label} ({one.name})."
        for one in known
        if one.required and one.name not in there and one.path[0] not in there
    ]
    if wrong:
        names = ", ".join(f"{one.label} ({one.name})" for one in known)
        raise WrongColumn("\n".join([*wrong, f"Fälten är: {names}.", "Lämna ut en kolumn med --column Rubrik=-."]))
    return found


def near(wanted: str, known: Mapping[str, Field]) -> str:
    close = get_close_matches(wanted, known, n=1)
    return f" Menar du {known[close[0]].label}?" if close else ""
