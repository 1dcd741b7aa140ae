"""Who asks, in which role, and when: the one place where a Stamp is made.

The role is the one that the sender says (X-Role, X-Unit), if they hold it; else the nearest of those they hold that
may send the command; else they act as an employee of the unit they belong to. Nobody is ever stamped with a role they
do not hold. Whether the role is enough is decided where the command is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from starlette.requests import Request

from api.access import Sight, sight
from api.inputs import instant, one_of, uuid
from api.problems import Fault, Invalid, NotSignedIn
from api.served import Served
from domain.calendar import local_day
from domain.grammar import Command, NotAllowed, Stamp
from domain.organisation.units import unit_on
from domain.terms import Role
from ledger import clock
from ledger.records import Record

COOKIE = "liggaren"
YEARS = range(2000, 2100)
"""The years that a demonstration may be set in: far enough from the ends of the calendar for every deadline."""


@dataclass(frozen=True)
class Asker:
    """Somebody who works here and asks for something."""

    board: Served
    person: UUID
    at: datetime
    role: Role | None = None
    unit: UUID | None = None

    @property
    def day(self) -> date:
        return local_day(self.at)

    def sight(self, register: str) -> Sight:
        """What they see of a register."""
        return sight(register, self.person, self.day, self.board.directory)

    async def judging(self, known: Record) -> tuple[Sight, Record]:
        """The record that decides who may see another, and what they see of its register: itself, or what it belongs
        to."""
        assert known.register is not None  # it is there
        found = self.sight(known.register.name)
        if not found.access.follows:
            return found, known
        return self.sight(known.state.register), await self.board.state(known.state.belongs_to)

    @property
    def home(self) -> UUID:
        """The unit they belong to. Raises NotAllowed if there is none."""
        unit = self.board.directory.home(self.person)
        if unit is None:
            raise NotAllowed
        return unit


async def asker(request: Request, board: Served, token: str | None = None) -> Asker:
    """Who sent this request. Args: `token` is one that came in another way than in Authorization.

    Raises NotSignedIn, NotAllowed (nobody who works here), Invalid.
    """
    now = clock.now()
    at = moment(request, board, now)
    request.scope["liggaren.day"] = day = local_day(at)
    person = board.trust.person(token or bearer(request), now.timestamp())
    await board.directory.fresh()
    if not board.directory.works_here(person, day):
        raise NotAllowed
    headers = request.headers
    role = one_of(Role, headers["X-Role"], "X-Role") if "X-Role" in headers else None
    unit = uuid(headers["X-Unit"], "X-Unit") if "X-Unit" in headers else None
    return Asker(board, person, at, role, unit)


def bearer(request: Request) -> str:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        raise NotSignedIn
    return token.strip()


def moment(request: Request, board: Served, now: datetime) -> datetime:
    """The time of the request. A demonstration lets the request bring it (X-Clock); everywhere else that is refused."""
    said = request.headers.get("X-Clock")
    if said is None:
        return now
    if not board.is_demonstration:
        raise Invalid(errors=[Fault("X-Clock", "Bara en demonstration tar emot en klocka.", "not_a_demonstration")])
    at = instant(said, "X-Clock")
    if at.year not in YEARS:
        raise Invalid(errors=[Fault("X-Clock", "Ange en tid mellan år 2000 och 2099.", "out_of_range")])
    return at


async def stamp(who: Asker, command: type[Command], record: UUID | None, unit: UUID | None) -> Stamp:
    """The stamp for a command. Args: `record` is the one it is sent to, None for a new one that then belongs to `unit`.

    Raises NotAllowed for a role that is not held.
    """
    if command.may and record is not None:
        known = await who.board.state(record)
        unit = unit_on(known.state, who.day) if known.version else unit
    role, where = choose(who, command, unit)
    return Stamp(who.at, who.person, role, where)


def choose(who: Asker, command: type[Command], unit: UUID | None) -> tuple[Role, UUID]:
    """The role to act in, and the unit it is held in."""
    directory = who.board.directory
    said = who.role is not None or who.unit is not None
    held = [one for one in directory.roles(who.person, who.day) if fits(one, who)] if said or command.may else []
    chain = list(directory.chain(unit, who.day))
    may = [one for one in held if one[0] in command.may and (unit is None or one[1] in chain)]
    if may:
        return min(may, key=lambda one: chain.index(one[1])) if chain else may[0]
    if said and who.role is not Role.EMPLOYEE and held:
        return held[0]
    employee = (Role.EMPLOYEE, who.home)
    if said and not fits(employee, who):
        raise NotAllowed
    return employee


def fits(held: tuple[Role, UUID], who: Asker) -> bool:
    """Whether it is the role and the unit that the sender asked to act in."""
    return who.role in (None, held[0]) and who.unit in (None, held[1])


def roles_of(who: Asker) -> Sequence[tuple[Role, UUID]]:
    """All the roles somebody holds today, the employee's first."""
    return [(Role.EMPLOYEE, who.home), *who.board.directory.roles(who.person, who.day)]
