"""The only door to sealed text: it logs first, proves what it gives, and answers for what is gone."""

from __future__ import annotations

import json
from typing import Any

import pytest
from psycopg import Connection

from ledger.book import Book
from ledger.canonical import encode
from ledger.database import connect
from ledger.opening import Erased, Opened
from ledger.postgres import Server
from ledger.seal import SealBroken, associated, disclose, enclose
from tests.ledger.acting import Stamps, act, establish, register_person, report


def openings(book: Book) -> list[tuple[Any, ...]]:
    with book.database.writer() as db:
        return db.execute("SELECT reader, purpose, positions FROM ledger.openings ORDER BY opening").fetchall()


def as_superuser(book: Book, server: Server, *statements: str) -> None:
    """What nobody may do in operation: change what is sealed."""
    with connect(server.dsn(book.database.name)) as db:
        db.execute("SET session_replication_role = replica")
        for statement in statements:
            db.execute(statement.encode())


def test_texts_are_given_by_line_and_field(book: Book, stamp: Stamps) -> None:
    person, unit = act(book, register_person(stamp(), "Kim")), act(book, establish(stamp()))
    deviation = act(book, report(stamp(), "Larmet gick inte fram."))
    opened = book.door.open_sealed(stamp().by, "prov", [person.first, unit.first, deviation.first, 999])
    assert opened == {
        person.first: Opened(person.first, {"name": "Kim"}),
        unit.first: Opened(unit.first, {}),
        deviation.first: Opened(deviation.first, {"description": "Larmet gick inte fram."}),
    }


def test_who_opened_what_and_why_is_written_down_first(
    book: Book, stamp: Stamps, monkeypatch: pytest.MonkeyPatch
) -> None:
    position = act(book, register_person(stamp())).first

    def cut_short(db: Connection[Any], positions: object) -> list[Any]:
        raise ZeroDivisionError

    monkeypatch.setattr(book.door, "read", cut_short)
    with pytest.raises(ZeroDivisionError):
        book.door.open_sealed(stamp().by, "tillsyn", [position, 999])
    assert openings(book) == [(stamp().by, "tillsyn", [position, 999])]


@pytest.mark.parametrize("purpose", ["", "  "])
def test_nothing_is_opened_without_a_purpose(book: Book, stamp: Stamps, purpose: str) -> None:
    with pytest.raises(ValueError, match="purpose"):
        book.door.open_sealed(stamp().by, purpose, [4])
    assert openings(book) == []


def test_what_is_erased_is_answered_and_not_raised(book: Book, stamp: Stamps) -> None:
    one, other = act(book, report(stamp(), "Bort")), act(book, report(stamp(), "Kvar"))
    with book.database.writer() as db:
        db.execute("SELECT ledger.erase(%s)", ([one.first],))
    assert book.door.open_sealed(stamp().by, "prov", [one.first, other.first]) == {
        one.first: Erased(one.first, ("description",)),
        other.first: Opened(other.first, {"description": "Kvar"}),
    }


def test_what_was_wrapped_by_a_master_that_is_gone_is_answered_so_too(book: Book, stamp: Stamps) -> None:
    one = act(book, report(stamp()))
    book.keys.destroy(1)
    assert book.door.open_sealed(stamp().by, "prov", [one.first]) == {one.first: Erased(one.first, ("description",))}


def test_an_envelope_moved_from_another_line_is_found(book: Book, server: Server, stamp: Stamps) -> None:
    one, other = act(book, report(stamp(), "Ett")), act(book, report(stamp(), "Ett annat"))
    as_superuser(
        book,
        server,
        f"UPDATE ledger.sealed s SET wrapped = o.wrapped, envelope = o.envelope FROM ledger.sealed o "
        f"WHERE s.position = {one.first} AND o.position = {other.first}",
    )
    with pytest.raises(SealBroken, match=f"Rad {one.first}:"):
        book.door.open_sealed(stamp().by, "prov", [one.first])
    assert isinstance(book.door.open_sealed(stamp().by, "prov", [other.first])[other.first], Opened)


def test_a_commitment_changed_in_the_line_is_found(book: Book, server: Server, stamp: Stamps) -> None:
    one, other = act(book, report(stamp(), "Ett")), act(book, report(stamp(), "Ett annat"))
    with book.database.writer() as db:
        rows = db.execute(
            "SELECT body FROM ledger.lines WHERE position IN (%s, %s) ORDER BY position", (one.first, other.first)
        ).fetchall()
    mine, theirs = (json.loads(bytes(body))["personal"]["description"] for (body,) in rows)
    as_superuser(
        book,
        server,
        f"UPDATE ledger.lines SET body = convert_to(replace(convert_from(body, 'UTF8'), '{mine}', '{theirs}'), 'UTF8')",
    )
    with pytest.raises(SealBroken, match=f"Rad {one.first}: the text is not the one"):
        book.door.open_sealed(stamp().by, "prov", [one.first])


def test_a_text_put_where_the_line_has_another_is_found(book: Book, server: Server, stamp: Stamps) -> None:
    """Somebody with the master key and the database seals another text for the line: the commitment says no."""
    one = act(book, report(stamp(), "Som det var"))
    aad = associated(book.identity.ledger, one.record, 1, "DeviationReported.v1")
    forged = enclose(encode({"description": disclose("description", "Som det inte var")}), 1, book.keys.master(1), aad)
    as_superuser(
        book,
        server,
        f"UPDATE ledger.sealed SET wrapped = '\\x{forged.wrapped.hex()}', envelope = '\\x{forged.envelope.hex()}' "
        f"WHERE position = {one.first}",
    )
    with pytest.raises(SealBroken, match="not the one that was entered"):
        book.door.open_sealed(stamp().by, "prov", [one.first])
