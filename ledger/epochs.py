"""The epochs of the master keys: every key in the book is wrapped anew under a new master, and the old ones destroyed.

Until then an old backup can be opened by a master key that still exists; after it, it can be verified and not opened,
and every erasure made before is complete. To be done at least every ninety days; done in the middle of the work, and
cut short at any point, it loses nothing: from the moment an epoch begins the database takes nothing sealed under an
older one (`epoch`, and the sender seals anew), and the old masters go only when nothing is wrapped by them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from psycopg import Connection, sql

from domain.calendar import local_day
from ledger.database import Database, alone
from ledger.keys import Keys
from ledger.recovery import destroy_older, write_sheet
from ledger.seal import SealBroken, rewrap

LASTS = timedelta(days=90)
"""How long a master key may be used."""
RENEWED_AFTER = timedelta(days=80)
"""When a served board renews it by itself: in time, also if it has to try for some days."""
BATCH = 5000


@dataclass(frozen=True, slots=True)
class Store:
    """A table of wrapped keys, and the function that gives them another wrapping."""

    table: sql.Identifier
    key: sql.Identifier
    kind: sql.SQL
    function: sql.Identifier


STORES = (
    Store(
        sql.Identifier("ledger", "sealed"),
        sql.Identifier("position"),
        sql.SQL("bigint[]"),
        sql.Identifier("ledger", "rewrap"),
    ),
    Store(
        sql.Identifier("drafts", "drafts"),
        sql.Identifier("draft"),
        sql.SQL("uuid[]"),
        sql.Identifier("drafts", "rewrap"),
    ),
    Store(
        sql.Identifier("blobs", "contents"),
        sql.Identifier("address"),
        sql.SQL("text[]"),
        sql.Identifier("blobs", "rewrap"),
    ),
    Store(
        sql.Identifier("webhooks", "subscriptions"),
        sql.Identifier("subscription"),
        sql.SQL("uuid[]"),
        sql.Identifier("webhooks", "rewrap"),
    ),
)


@dataclass(frozen=True, slots=True)
class Renewal:
    """What a renewal did. `complete`: backups from before this day can be verified, and not opened any more; `sheet`:
    where the new recovery sheet lies."""

    epoch: int
    wrapped: int
    destroyed: tuple[int, ...]
    complete: date
    sheet: Path

    @property
    def sentence(self) -> str:
        return (
            f"Epok {self.epoch}: {self.wrapped} nycklar är inslagna på nytt. "
            f"Raderingar som gjorts till och med {self.complete} är fullständiga."
        )


def renew(database: Database, keys: Keys) -> Renewal:
    """Begin a new epoch, wrap every living key under its master, and destroy the older masters.

    Raises SealBroken if there are keys that do not unwrap; then the older masters are kept.
    """
    with database.writer() as db, alone(db):
        return begin(db, keys)


def renew_in_time(database: Database, keys: Keys) -> Renewal | None:
    """The same if the present epoch is old enough, None if not; and a renewal that was cut short is carried through.

    Several processes may ask at once: one does it, and the others find it done. Raises SealBroken.
    """
    with database.writer() as db, alone(db):
        if age(db) > RENEWED_AFTER:
            return begin(db, keys)
        epoch = present(db)
        return carry_through(db, keys, epoch) if keys.epochs[0] < epoch else None


def begin(db: Connection[Any], keys: Keys) -> Renewal:
    """Begin a new epoch; alone. The master of one that did not come to begin is used."""
    unfinished = keys.epochs[-1] > present(db)
    epoch = keys.epochs[-1] if unfinished else keys.begin_epoch()
    db.execute("SELECT ledger.begin_epoch(%s)", (epoch,))
    return carry_through(db, keys, epoch)


def carry_through(db: Connection[Any], keys: Keys, epoch: int) -> Renewal:
    """Wrap what lives under the master of an epoch that has begun, then destroy the older ones and their sheets."""
    wrapped = sum(wrap_anew(db, store, keys, epoch) for store in STORES)
    sheet = write_sheet(db, keys, epoch)
    old = tuple(one for one in keys.epochs if one < epoch)
    for one in old:
        keys.destroy(one)
    destroy_older(keys, epoch)
    return Renewal(epoch, wrapped, old, local_day(began_at(db)), sheet)


def present(db: Connection[Any]) -> int:
    """The epoch that has begun last."""
    row = db.execute("SELECT coalesce(max(epoch), 0) FROM ledger.epochs").fetchone()
    return int(row[0]) if row else 0


def began_at(db: Connection[Any]) -> datetime:
    """When the present epoch began, by the database's clock."""
    row = db.execute("SELECT began_at FROM ledger.epochs ORDER BY epoch DESC LIMIT 1").fetchone()
    assert row is not None, "a founded book has an epoch"
    began: datetime = row[0]
    return began


def age(db: Connection[Any]) -> timedelta:
    """How long ago the present epoch began, by the same clock."""
    row = db.execute("SELECT clock_timestamp() - %s", (began_at(db),)).fetchone()
    assert row is not None
    old: timedelta = row[0]
    return old


def epoch_ends(db: Connection[Any]) -> datetime:
    """When the present epoch has to end at the latest."""
    return began_at(db) + LASTS


def wrap_anew(db: Connection[Any], store: Store, keys: Keys, epoch: int) -> int:
    """All keys of a store that are wrapped under an older master, batch by batch. Raises SealBroken."""
    masters = {one: keys.master(one) for one in keys.epochs}
    page = sql.SQL(
        "SELECT {0}, epoch, wrapped FROM {1} WHERE epoch < %s AND (%s OR {0} > %s) ORDER BY {0} LIMIT {2}"
    ).format(store.key, store.table, BATCH)
    change = sql.SQL("SELECT {}(%s::{}, %s, %s)").format(store.function, store.kind)
    moved, broken, last = 0, [], None
    while rows := db.execute(page, (epoch, last is None, last)).fetchall():
        fresh = []
        for key, old, wrapped in rows:
            try:
                fresh.append((key, rewrap(bytes(wrapped), masters[old], masters[epoch])))
            except (KeyError, SealBroken):
                broken.append(str(key))
        db.execute(change, ([key for key, _ in fresh], epoch, [wrapped for _, wrapped in fresh]))
        moved, last = moved + len(fresh), rows[-1][0]
    if broken:
        raise SealBroken(f"Nycklar som inte går att öppna i {store.table.as_string(db)}: {', '.join(broken)}")
    return moved
