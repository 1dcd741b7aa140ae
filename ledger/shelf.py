"""The shelf: where the books of an installation stand, and how to take one down.

    home/postgres       the embedded server, unless a DSN points to another
    keys/<board>        the keys of a board's book, outside every database

A board is on the shelf when its keys are.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from domain.grammar import Stamp
from ledger import database, postgres
from ledger.book import Book, Founder, found
from ledger.database import Database
from ledger.keys import Keys
from ledger.postgres import Server
from ledger.settings import Settings


class NotOnTheShelf(LookupError):
    """There is no book of that board here."""


@dataclass(frozen=True)
class Shelf:
    """The books of one installation. The embedded server is started when a book is first reached for."""

    settings: Settings

    @cached_property
    def server(self) -> Server | None:
        """The embedded server, started or attached to; None when a DSN points to another."""
        if self.settings.dsn is not None:
            return None
        return postgres.start(self.settings.home, self.settings.binaries)

    @property
    def boards(self) -> list[str]:
        """The boards whose books stand here, in order of name."""
        return sorted(file.parent.name for file in self.settings.keys.glob("*/acts.key"))

    def keys(self, board: str) -> Keys:
        return Keys(self.settings.keys / board)

    def database(self, board: str) -> Database:
        """How to reach a board's database. Raises NotOnTheShelf."""
        if board not in self.boards:
            known = ", ".join(self.boards) or "inga"
            raise NotOnTheShelf(f"Det finns ingen liggare för {board} här (de som finns: {known}).")
        if self.settings.dsn is not None:
            return database.at(self.settings.dsn, board, self.settings.owner_dsn)
        assert self.server is not None
        return database.of(self.server, board)

    def make_database(self, board: str) -> Database:
        """The board's database, made if need be and brought up to date."""
        if self.settings.dsn is not None:
            return database.create_at(self.settings.dsn, board, self.settings.owner_dsn)
        assert self.server is not None
        return database.create(self.server, board)

    def open(self, board: str, wake: Callable[[int], None] = lambda position: None) -> Book:
        """Take a book down. Raises NotOnTheShelf, NotFounded."""
        return Book(self.database(board), self.keys(board), wake)

    def found(self, board: str, origin: str, founder: Founder, stamp: Stamp, demonstration: bool = False) -> UUID:
        """Open a new book for a board. Raises FileExistsError if there is one."""
        return found(
            self.make_database(board), self.settings.keys / board, origin, founder, stamp, demonstration=demonstration
        )

    def stop(self) -> None:
        """Stop the embedded server, if it is ours and has been reached for."""
        if "server" in self.__dict__ and self.server is not None:
            postgres.stop(self.server)
