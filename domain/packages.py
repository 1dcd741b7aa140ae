"""Paket – what has been taken out of the book, for whom and why: a case, a register or a half-year, as it was known.

The program makes the package first and enters it when it is made, by the checksum that anybody can compute again. What
was said of the receiver and of the reason may name somebody, and is sealed.

    made
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, assert_never
from uuid import UUID

from domain import law
from domain.grammar import Between, Command, Event, Length, Occasion, Personal, Refusal, Stamp
from domain.registers import Register
from domain.terms import Role, Term
from domain.words import AlreadyThere, Name, Text, UnitId

# ── Vocabulary ───────────────────────────────────────────────────────────────


class Status(Term):
    UNKNOWN = "unknown", "okänt"
    MADE = "made", "gjort"


class Receiver(Term):
    """Who a package is for: what is masked follows from it."""

    IVO = "ivo", "Inspektionen för vård och omsorg"
    AUDITOR = "auditor", "revisorerna"
    OTHER = "other", "annan mottagare"


class ScopeKind(Term):
    CASE = "case", "ett ärende"
    REGISTER = "register", "ett register"
    PERIOD = "period", "ett halvår"


Position = Annotated[int, Between(1, 2**53 - 1)]
Hex = Annotated[str, Length(64, 64)]


@dataclass(frozen=True, kw_only=True, slots=True)
class PackageScope:
    """What a package is about: a case by its record, a register by its name, or a half-year."""

    kind: ScopeKind
    record: UUID | None = None
    register: Name | None = None
    year: Annotated[int, Between(1990, 2199)] | None = None
    half: Annotated[int, Between(1, 2)] | None = None

    @property
    def is_whole(self) -> bool:
        """Whether it says what its kind needs, and nothing else."""
        said = (self.record is not None, self.register is not None, self.year is not None, self.half is not None)
        return said == {
            ScopeKind.CASE: (True, False, False, False),
            ScopeKind.REGISTER: (False, True, False, False),
            ScopeKind.PERIOD: (False, False, True, True),
        }.get(self.kind)


# ── Events ───────────────────────────────────────────────────────────────────


class PackageMade(Event, label="Ett paket gjordes", duty=law.ACCESS_CONTROL):
    """Something was taken out of the book, as it was known at a position; `digest` is that of the package's manifest,
    and `masks` the fields that were masked.
    """

    receiver: Receiver
    for_whom: Personal[Name] | None
    reason: Personal[Text]
    unit: UnitId
    scope: PackageScope
    position: Position
    masks: tuple[Name, ...]
    digest: Hex


# ── Commands ─────────────────────────────────────────────────────────────────

MAKERS = (Role.REGISTRAR, Role.QUALITY_DEVELOPER, Role.LEX_SARAH_OFFICER)


class EnterPackage(Command, label="För in paket", may=MAKERS, becomes=PackageMade, opens=True, internal=True):
    """The program enters what it has made, so that nobody types a checksum. `unit`: where what it is about belongs."""

    receiver: Receiver
    for_whom: Personal[Name] | None = None
    reason: Personal[Text]
    unit: UnitId
    scope: PackageScope
    position: Position
    masks: tuple[Name, ...] = ()
    digest: Hex


# ── State ────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    status: Status = Status.UNKNOWN
    unit: UUID | None = None
    receiver: Receiver | None = None
    scope: PackageScope | None = None
    position: int | None = None
    masks: int = 0
    digest: str = ""
    recorded: date | None = None


def evolve(state: Package, event: PackageMade, stamp: Stamp) -> Package:
    match event:
        case PackageMade():
            return Package(
                status=Status.MADE,
                unit=event.unit,
                receiver=event.receiver,
                scope=event.scope,
                position=event.position,
                masks=len(event.masks),
                digest=event.digest,
                recorded=stamp.day,
            )
        case _:
            assert_never(event)


# ── Rules ────────────────────────────────────────────────────────────────────


class ScopeUnclear(
    Refusal,
    message="Ange vad paketet ska omfatta: antingen ett ärende, ett register eller ett halvår.",
    duty=law.ACCESS_CONTROL,
    field="scope",
): ...


class OnlyOneCase(
    Refusal,
    message="Lex Sarah-ansvarig gör paket av enskilda ärenden; register och halvår lämnas ut av registrator.",
    duty=law.ACCESS_CONTROL,
    field="scope",
): ...


def decide(state: Package, command: EnterPackage, occasion: Occasion) -> Iterable[Event]:
    match command:
        case EnterPackage():
            if state.status is not Status.UNKNOWN:
                raise AlreadyThere
            if not command.scope.is_whole:
                raise ScopeUnclear
            if occasion.stamp.role is Role.LEX_SARAH_OFFICER and command.scope.kind is not ScopeKind.CASE:
                raise OnlyOneCase
            yield command.event()
        case _:
            assert_never(command)


REGISTER = Register(
    name="packages",
    label="Paket",
    singular="Paket",
    duty=law.ACCESS_CONTROL,
    initial=Package(),
    decide=decide,
    evolve=evolve,
    command=EnterPackage,
    event=PackageMade,
    series="PKT",
    notes_links=False,
)
