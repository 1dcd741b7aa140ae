"""The views of the registers, for people with SQL, against what the program would make them."""

from __future__ import annotations

from typing import Any

from psycopg import Connection, sql

from domain import REGISTERS
from projections import schema
from replays.claims import Check


class Views(Check):
    """Each view shows what it should of the rows that stand."""

    claim = "Vyerna visar registren som de är"

    def __init__(self, db: Connection[Any], name: str | None) -> None:
        super().__init__()
        self.db, self.name = db, name

    def end(self, last: int) -> None:
        if self.name is None:
            return
        schema.use(self.db, self.name)
        for register in REGISTERS:
            shown, should = sql.Identifier(self.name, register.name), schema.rows_of(register)
            there = self.db.execute("SELECT to_regclass(%s)", (f"{self.name}.{register.name}",)).fetchone()
            if there is None or there[0] is None:
                self.fault(1, f"vyn {register.name} saknas")
                continue
            asked = sql.SQL(
                "SELECT min(line) FROM ((TABLE {0} EXCEPT ALL {1}) UNION ALL ({1} EXCEPT ALL TABLE {0})) AS differing"
            ).format(shown, should)
            row = self.db.execute(asked).fetchone()
            if row is not None and row[0] is not None:
                self.fault(row[0], f"vyn {register.name} visar något annat än registret, från rad {row[0]}")

    @property
    def looked_at(self) -> str:
        return f"{len(REGISTERS)} vyer" if self.name else "inga register byggda av denna version av programmet"
