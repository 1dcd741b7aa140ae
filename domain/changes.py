"""`dataclasses.replace` for states, many times as fast: the registers are rebuilt by it, a million states in a minute.

The standard one calls the constructor with every field by name. Of a state's fields most are as in a blank one, and a
dataclass finds the default of a field it does not hold itself in its class: so a state is made that holds only what is
not as by default, copied and changed as a dictionary.
"""

from __future__ import annotations

import dataclasses
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

S = TypeVar("S")
NONE = object()
"""Equal to no value."""

if TYPE_CHECKING:
    from dataclasses import replace as replace
else:

    def replace(state, /, **changes):
        """The state with some fields changed."""
        kind = type(state)
        changed = object.__new__(kind)
        try:
            own = changed.__dict__
        except AttributeError:  # a part of a state, in slots
            return dataclasses.replace(state, **changes)
        own.update(lean(state).__dict__)
        own.update(changes)
        usual = defaults(kind)
        for name, value in changes.items():
            default = usual.get(name, NONE)
            if value is default or (default is not None and value == default):
                del own[name]
        return changed


def lean(state: S) -> S:
    """The same state, holding only what is not as by default: one from the constructor holds every field."""
    own = getattr(state, "__dict__", None)
    kind: type[Any] = type(state)
    if own is None or len(own) < len(kind.__dataclass_fields__):
        return state
    usual = defaults(kind)  # type: ignore[arg-type]
    made: S = object.__new__(kind)
    vars(made).update((name, value) for name, value in own.items() if name not in usual or usual[name] != value)
    return made


def held(state: Any) -> dict[str, Any]:
    """The fields of a lean state that are not as by default."""
    own: dict[str, Any] | None = getattr(state, "__dict__", None)
    if own is not None:
        return own
    kind: type[Any] = type(state)
    usual = defaults(kind)  # type: ignore[arg-type]
    values = ((one.name, getattr(state, one.name)) for one in dataclasses.fields(state))
    return {name: value for name, value in values if name not in usual or usual[name] != value}


@cache
def defaults(kind: type[Any]) -> dict[str, Any]:
    """The fields of a state that have a default, and what it is."""
    return {one.name: one.default for one in dataclasses.fields(kind) if one.default is not dataclasses.MISSING}
