"""What the values of an event must hold to besides their types: how long a text may be and how large a number."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from domain.grammar import Between, Length
from domain.text import Form, tidy

Bound = Callable[[Any], bool]
"""Whether a value of the right type is within its bounds."""


def bound_of(hint: Any) -> Bound | None:
    """What a value of this type must hold to; None if any will do."""
    if get_origin(hint) is Annotated:
        inner, *found = get_args(hint)
        return both([bound_of(inner), *(bound_of_mark(mark, inner) for mark in found)])
    if get_origin(hint) is tuple:
        part = bound_of(get_args(hint)[0])
        return part and (lambda value: all(map(part, value)))
    if get_args(hint):
        return bound_of_union(hint)
    return bound_of_fields(hint) if is_dataclass(hint) and isinstance(hint, type) else None


def bound_of_mark(mark: Any, of: Any) -> Bound | None:
    match mark:
        case Length(least=least, most=most) if of is str:
            return lambda value: least <= len(value) <= most and tidy(value) == value
        case Length(least=least, most=most):
            return lambda value: least <= len(value) <= most
        case Between(least=least, most=most):
            return lambda value: bool(least <= value <= most)
        case Form(pattern=pattern):
            written = re.compile(pattern)
            return lambda value: written.fullmatch(value) is not None
    return None


def bound_of_union(hint: Any) -> Bound | None:
    """Of the one among its types that a value is of; the others are None."""
    found = [bound for option in get_args(hint) if (bound := bound_of(option)) is not None]
    if len(found) > 1:
        raise TypeError(f"{hint}: which bounds hold would depend on the value")
    return (lambda value: value is None or found[0](value)) if found else None


@cache
def bound_of_fields(kind: type[Any]) -> Bound | None:
    hints = get_type_hints(kind, include_extras=True)
    found = [(one.name, bound) for one in fields(kind) if (bound := bound_of(hints[one.name])) is not None]
    return (lambda value: all(bound(getattr(value, name)) for name, bound in found)) if found else None


def both(found: list[Bound | None]) -> Bound | None:
    bounds = [bound for bound in found if bound is not None]
    if len(bounds) < 2:
        return bounds[0] if bounds else None
    return lambda value: all(bound(value) for bound in bounds)
