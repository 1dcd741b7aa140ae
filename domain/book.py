"""Liggaren själv – the founding of the book, the erasure of texts in it, and its closing.

Line 1 says which book this is: its address, whether it is a demonstration, and the book it continues, if any. An
erasure is decided and reasoned like everything else; the lines remain when the texts and the contents are gone.

    founded ──erase──> founded ──close──> closed
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Annotated, assert_never
from uuid import UUID

from domain import law
from domain.digests import Digest
from domain.grammar import Between, Command, Event, Length, Occasion, Refusal, Stamp
from domain.registers import Register
from domain.terms import Authority, Role, Term
from domain.words import AlreadyThere, Decision, Name, must_be

# ── Vocabulary ───────────────────────────────────────────────────────────────


class Status(Term):
    UNKNOWN = "unknown", "inte grundad"
    FOUNDED = "founded", "förs"
    CLOSED = "closed", "avslutad"


class Ground(Term):
    """Why a text is erased."""

    ENTERED_BY_MISTAKE = "entered_by_mistake", "uppgiften hör inte hit"
    RETENTION = "retention", "gallring enligt beslut"
    DATA_SUBJECT = "data_subject", "den registrerades rätt till radering"


Position = Annotated[int, Between(1, 2**53 - 1)]
Origin = Annotated[str, Length(3, 120)]


@dataclass(frozen=True, kw_only=True, slots=True)
class Predecessor:
    """The book this one continues, as its last checkpoint said."""

    origin: Origin
    size: Position
    root: Digest


# ── Events ───────────────────────────────────────────────────────────────────


class LedgerFounded(Event, label="Liggaren grundades", duty=law.MANAGEMENT_SYSTEM):
    """The book was opened."""

    origin: Origin
    demonstration: bool
    predecessor: Predecessor | None


class TextsErased(Event, label="Förseglade texter raderades", duty=law.ACCESS_CONTROL, version=2):
    """The sealed texts of these lines, and these contents, were decided to be destroyed; the lines themselves stay."""

    positions: tuple[Position, ...]
    contents: tuple[Digest, ...]
    ground: Ground
    decision: Decision


class LedgerClosed(Event, label="Liggaren avslutades", duty=law.DOCUMENTATION):
    """The book ended, for instance because the board was merged into another."""

    reason: Name
    decision: Decision


BookEvent = LedgerFounded | TextsErased | LedgerClosed

# ── Commands ─────────────────────────────────────────────────────────────────


class FoundLedger(Command, label="Grunda liggaren", becomes=LedgerFounded, opens=True, internal=True):
    origin: Origin
    demonstration: bool = False
    predecessor: Predecessor | None = None


class EraseTexts(
    Command,
    label="Radera förseglade texter",
    may=(Role.SYSTEM_ADMIN,),
    authority=Authority.DELEGATED,
    becomes=TextsErased,
):
    """`positions`: the lines whose sealed texts go; `contents`: the addresses of documents and attachments that go. At
    most four hundred at a time. A content that is erased is not taken in again. Nothing goes of what an open external
    review concerns, and by retention nothing of a case that is open (domain/holds)."""

    positions: tuple[Position, ...] = ()
    contents: tuple[Digest, ...] = ()
    ground: Ground
    decision: Decision


class CloseLedger(
    Command, label="Avsluta liggaren", may=(Role.SYSTEM_ADMIN,), authority=Authority.BOARD, becomes=LedgerClosed
):
    reason: Name
    decision: Decision


BookCommand = FoundLedger | EraseTexts | CloseLedger

# ── State ────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    status: Status = Status.UNKNOWN
    unit: UUID | None = None
    origin: str = ""
    demonstration: bool = False
    erasures: int = 0


def evolve(state: Book, event: BookEvent, stamp: Stamp) -> Book:
    match event:
        case LedgerFounded():
            return Book(status=Status.FOUNDED, origin=event.origin, demonstration=event.demonstration)
        case TextsErased():
            return replace(state, erasures=state.erasures + 1)
        case LedgerClosed():
            return replace(state, status=Status.CLOSED)
        case _:
            assert_never(event)


# ── Rules ────────────────────────────────────────────────────────────────────

MOST_AT_A_TIME = 400
"""What an erasure looks at is told in its line, and a line has room for so many records and what they belong to."""


class NothingToErase(
    Refusal,
    message="Ange mellan 1 och {most} rader eller innehåll vars text ska raderas.",
    duty=law.ACCESS_CONTROL,
    field="positions",
): ...


class ErasedByTwo(
    Refusal,
    message="Radering kräver två: den som har beslutat om den för inte själv in den. Låt någon annan göra det.",
    duty=law.ACCESS_CONTROL,
    field="decision",
): ...


def decide(state: Book, command: BookCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case FoundLedger():
            if state.status is not Status.UNKNOWN:
                raise AlreadyThere
            yield command.event()
        case EraseTexts():
            must_be(state.status, Status.FOUNDED)
            if not 1 <= len(command.positions) + len(command.contents) <= MOST_AT_A_TIME:
                raise NothingToErase(most=MOST_AT_A_TIME)
            if command.decision.person == occasion.stamp.by:
                raise ErasedByTwo
            yield command.event()
        case CloseLedger():
            must_be(state.status, Status.FOUNDED)
            yield command.event()
        case _:
            assert_never(command)


REGISTER = Register(
    name="book",
    label="Liggaren",
    singular="Liggare",
    duty=law.MANAGEMENT_SYSTEM,
    initial=Book(),
    decide=decide,
    evolve=evolve,
    command=BookCommand,
    event=BookEvent,
    notes_links=False,
)
