"""Which doors each register has, read from its declaration: names in paths, and the commands behind them.

A command of the program's own (`internal`) has no door.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from domain import REGISTERS
from domain.grammar import Command
from domain.registers import Register
from ledger.codec import PERSONAL
from ledger.commands import COMMANDS, Asked

CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


def kebab(command: type[Command]) -> str:
    """The name of a command in a path.

    >>> from domain.organisation.units import EstablishUnit
    >>> kebab(EstablishUnit)
    'establish-unit'
    """
    return CAPITAL.sub("-", command.__name__).lower()


@dataclass(frozen=True)
class Doors:
    """The doors of one register. `sole` is the opening command, if there is only one, or only one that everybody who
    works here may send: it also has the bare path. `sealed`: there are texts that can be opened.
    """

    register: Register[Any]
    path: str
    opening: Mapping[str, Asked]
    acting: Mapping[str, Asked]
    sealed: bool

    @property
    def sole(self) -> Asked | None:
        found = list(self.opening.values())
        if len(found) > 1:
            found = [one for one in found if not one.command.may]
        return found[0] if len(found) == 1 else None


def doors_of(register: Register[Any]) -> Doors:
    open_to_all = [command for command in register.commands if not command.internal]
    return Doors(
        register,
        register.name.replace("_", "-"),
        {kebab(one): COMMANDS[one] for one in open_to_all if one.opens},
        {kebab(one): COMMANDS[one] for one in open_to_all if not one.opens},
        any(PERSONAL[event] for event in register.events),
    )


DOORS: Mapping[str, Doors] = {doors.path: doors for doors in map(doors_of, REGISTERS)}
