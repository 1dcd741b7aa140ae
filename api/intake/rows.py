"""Each row as a command, or what is wrong with it: row, column, and what to do."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from psycopg import Connection
from pydantic import ValidationError

from api.inputs import SPOKEN_FORM
from api.intake.columns import Field
from api.intake.table import Cell, Row, Table
from api.intake.values import Known, WrongCell, value_of
from api.validation import problem_of
from domain.grammar import Command, Refusal
from domain.labels import LABELS
from ledger.commands import Asked
from projections.cards import CARD, card_of
from replays.naming import own_words


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a row; `column` is "" where it is wrong as a whole."""

    row: int
    column: str
    what: str

    def __str__(self) -> str:
        return f"Rad {self.row}{', ' + self.column if self.column else ''}: {self.what}"


@dataclass(frozen=True)
class Reading:
    """How the rows of a table are read: what is asked, which column is which field, and what cells may name."""

    asked: Asked
    columns: Sequence[Field | None]
    known: Known

    def command(self, row: Row) -> Command | list[Fault]:
        """The command of a row, or its faults."""
        said: dict[str, Any] = {}
        faults = [Fault(row.number, "", "Raden har fler celler än det finns rubriker.")] if self.too_long(row) else []
        for number, (column, cell) in enumerate(zip(self.columns, self.cells(row), strict=True), start=1):
            try:
                value = None if column is None else value_of(cell, column, self.known)
            except WrongCell as wrong:
                faults.append(Fault(row.number, self.called(number), str(wrong)))
                continue
            if column is not None and value is not None:
                put(said, column.path, value)
        if faults:
            return faults
        try:
            return self.asked.read(json.dumps(said).encode())
        except ValidationError as error:
            problem = problem_of(error, [one.name for one in self.columns if one is not None])
            return [Fault(row.number, self.of_field(one.where), one.what) for one in problem.errors]

    def cells(self, row: Row) -> list[Cell]:
        wide = len(self.columns)
        return [*row.cells, *[None] * wide][:wide]

    def too_long(self, row: Row) -> bool:
        return any(cell is not None for cell in row.cells[len(self.columns) :])

    def called(self, number: int) -> str:
        """What a column is called: its place and the field it is, never what somebody wrote above it."""
        column = self.columns[number - 1]
        return f"kolumn {number} ({column.label})" if column else f"kolumn {number}"

    def of_field(self, where: str) -> str:
        """The column of a field, or the field where there is no column for it."""
        field = where.partition("[")[0]
        for number, column in enumerate(self.columns, start=1):
            if column is not None and (column.name == field or field.startswith(f"{column.name}.")):
                return self.called(number)
        return ": ".join(LABELS.get(part, part) for part in field.split("."))

    def refused(self, row: Row, refusal: Refusal) -> Fault:
        return Fault(row.number, self.of_field(refusal.field) if refusal.field else "", str(refusal))


def put(said: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    """A value where its path leads; a span of days may have been filled in by one day before."""
    for part in path[:-1]:
        said = said.setdefault(part, {})
    said[path[-1]] = value


def known(db: Connection[Any], table: Table, position: int) -> Known:
    """What the cells of a table may name, as it stands. The connection uses the schema of the registers."""
    listed = db.execute(f"SELECT {CARD} FROM cards WHERE register = 'units' AND to_position IS NULL".encode())
    units = {card.state.name.lower(): card.record for card in map(card_of, listed)}
    said = list({cell.upper() for cell in texts(table) if SPOKEN_FORM.fullmatch(cell.upper())})
    rows = db.execute("SELECT number, record FROM cards WHERE to_position IS NULL AND number = ANY(%s)", (said,))
    words: Mapping[str, Mapping[str, str]] = own_words(db, position)
    return Known(units, dict(rows.fetchall()), words)


def texts(table: Table) -> Iterator[str]:
    return (cell for row in table.rows for cell in row.cells if isinstance(cell, str))
