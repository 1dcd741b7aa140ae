"""Which other records a command names: what the rules may look at, and what the append is conditioned on."""

from __future__ import annotations

from dataclasses import dataclass, is_dataclass
from functools import cache
from typing import Any, get_type_hints
from uuid import UUID

from domain.grammar import Names, marks, parts


@dataclass(frozen=True, slots=True)
class NamesIn:
    """Marks an id as that of a record in the register that another field of the same value names; `among`: which
    registers that may be, any if empty."""

    field: str
    among: tuple[str, ...] = ()


def named_records(said: Any) -> dict[UUID, str]:
    """The ids of other records that a command names, with the register each is said to belong to."""
    found: dict[UUID, str] = {}
    kind: Any = type(said)
    for name, register, told_by in naming_fields(kind):
        value = getattr(said, name)
        if value is None:
            continue
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, UUID) and (register or told_by):
                found[part] = register or getattr(said, told_by)
            elif is_dataclass(part):
                found |= named_records(part)
    return found


@cache
def naming_fields(kind: Any) -> tuple[tuple[str, str, str], ...]:
    """The fields of a command or value that name records, in which register, and which field says in which register;
    both "" where it is further in."""
    found = []
    for name, hint in get_type_hints(kind, include_extras=True).items():
        register = next((mark.register for mark in marks(hint, Names)), "")
        told_by = next((mark.field for mark in marks(hint, NamesIn)), "")
        if register or told_by or any(is_dataclass(part) for part in parts(hint)):
            found.append((name, register, told_by))
    return tuple(found)
