"""Contents are kept by an address that proves them; a sealed one tells nobody which file it is."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.blobs import CHUNK, LARGEST, ContentBroken, ContentTooLarge, digest_of
from ledger.book import Book
from ledger.database import connect
from ledger.ids import new_id
from ledger.lines import b64
from ledger.postgres import Server
from ledger.seal import SealBroken

READER = new_id()


@given(st.binary(max_size=3000))
@settings(max_examples=20)
def test_what_is_put_is_got(book: Book, content: bytes) -> None:
    assert book.blobs.get_public(book.blobs.put_public(content)) == content
    assert book.blobs.get_sealed(READER, "prov", book.blobs.put_sealed(content)) == content


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, LARGEST])
def test_any_size_up_to_the_largest(book: Book, size: int) -> None:
    content = hashlib.shake_128(b"prov").digest(size)
    assert book.blobs.get_public(book.blobs.put_public(content)) == content
    assert book.blobs.get_sealed(READER, "prov", book.blobs.put_sealed(content)) == content


def test_too_large_a_file_is_refused(book: Book) -> None:
    for put in (book.blobs.put_public, book.blobs.put_sealed):
        with pytest.raises(ContentTooLarge):
            put(b"x" * (LARGEST + 1))


def test_a_public_address_is_the_digest_anybody_can_work_out(book: Book) -> None:
    address = book.blobs.put_public(b"Riktlinje")
    assert address == b64(hashlib.sha256(b"Riktlinje").digest()) == digest_of(b"Riktlinje")
    assert book.blobs.put_public(b"Riktlinje") == address
    with book.database.writer() as db:
        assert db.execute("SELECT count(*) FROM blobs.chunks").fetchone() == (1,)


def test_a_sealed_address_tells_nobody_which_file_it_is(book: Book) -> None:
    one, other = book.blobs.put_sealed(b"Journal"), book.blobs.put_sealed(b"Journal")
    assert len({one, other, digest_of(b"Journal")}) == 3
    with book.database.writer() as db:
        kept = db.execute("SELECT string_agg(data, '') FROM blobs.chunks").fetchone()
    assert kept is not None and b"Journal" not in kept[0] and digest_of(b"Journal").encode() not in kept[0]


def test_the_two_classes_are_kept_apart(book: Book) -> None:
    """A sealed content is not got without its opening being written down."""
    public, sealed = book.blobs.put_public(b"Riktlinje"), book.blobs.put_sealed(b"Journal")
    assert book.blobs.get_public(sealed) is None
    assert book.blobs.get_sealed(READER, "prov", public) is None
    assert book.blobs.get_public("x" * 43) is None
    assert book.blobs.get_sealed(READER, "tillsyn", sealed) == b"Journal"
    with book.database.writer() as db:
        rows = db.execute("SELECT reader, purpose, contents FROM ledger.openings ORDER BY opening").fetchall()
    assert rows == [(READER, "prov", [public]), (READER, "tillsyn", [sealed])]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE blobs.chunks SET data = set_byte(data, 40, get_byte(data, 40) # 1)",
        "DELETE FROM blobs.chunks WHERE number > 0",
        "INSERT INTO blobs.chunks SELECT address, 9000000, 'x' FROM blobs.contents",
        "UPDATE blobs.chunks SET number = CASE number WHEN 0 THEN 7000000 ELSE number END",
    ],
)
def test_any_change_of_what_is_kept_is_found(book: Book, server: Server, change: str) -> None:
    content = hashlib.shake_128(b"prov").digest(3 * CHUNK)
    public, sealed = book.blobs.put_public(content), book.blobs.put_sealed(content)
    with connect(server.dsn(book.database.name)) as db:
        db.execute("SET session_replication_role = replica")
        db.execute(change.encode())
    with pytest.raises(ContentBroken):
        book.blobs.get_public(public)
    with pytest.raises(SealBroken):
        book.blobs.get_sealed(READER, "prov", sealed)


def test_a_sealed_content_put_under_another_address_does_not_open(book: Book, server: Server) -> None:
    one, other = book.blobs.put_sealed(b"Ett"), book.blobs.put_sealed(b"Ett annat")
    with connect(server.dsn(book.database.name)) as db:
        db.execute("SET session_replication_role = replica")
        db.execute(
            """UPDATE blobs.contents c SET wrapped = o.wrapped FROM blobs.contents o
               WHERE c.address = %s AND o.address = %s""",
            (one, other),
        )
        db.execute(
            """UPDATE blobs.chunks c SET data = o.data FROM blobs.chunks o WHERE c.address = %s AND o.address = %s""",
            (one, other),
        )
    with pytest.raises(SealBroken):
        book.blobs.get_sealed(READER, "prov", one)
