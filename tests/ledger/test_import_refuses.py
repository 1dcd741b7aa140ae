"""An export that is not the one that was made is refused, with file and row named, and nothing is written."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ledger.book import Book
from ledger.database import Database
from ledger.keys import Keys
from ledger.moving import form
from ledger.moving.arriving import arrive
from ledger.moving.bag import ExportWrong
from ledger.postgres import Server
from ledger.proof import signing
from ledger.proof.notes import Signer, VerifierKey
from replays.export import Exported, export
from tests.conftest import Template, copy_of, founders_stamp
from tests.ledger.acting import act, register_person
from tests.moved import Harmed, copied, is_empty, keys_moved, lived, sign

Harm = Callable[[Harmed], None]


@pytest.fixture(scope="module")
def home(server: Server, founded: Template, worker: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with lived(server, founded, worker, tmp_path_factory.mktemp("home") / "keys") as book:
        yield book


@pytest.fixture(scope="module")
def made(home: Book, tmp_path_factory: pytest.TempPathFactory) -> Exported:
    return export(home.database, home.keys, tmp_path_factory.mktemp("made") / "export")


@pytest.fixture(scope="module")
def empty(server: Server, template: Database, worker: str) -> Iterator[Database]:
    """A database that stays empty, since what is refused leaves nothing."""
    with copy_of(server, template, worker) as database:
        yield database


@pytest.fixture
def harmed(made: Exported, tmp_path: Path) -> Harmed:
    return copied(made.folder, tmp_path)


@pytest.fixture
def moved_keys(home: Book, tmp_path: Path) -> Keys:
    return keys_moved(home.keys, tmp_path)


def files(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()} if folder.exists() else {}


def refused(empty: Database, keys: Keys, folder: Path, *trusted: VerifierKey) -> str:
    """Why an export is not taken in; nothing is written, among the keys either."""
    before = files(keys.folder)
    with pytest.raises(ExportWrong) as said:
        arrive(empty, keys, folder, trusted)
    assert is_empty(empty) and files(keys.folder) == before
    return str(said.value)


# ── Rows ─────────────────────────────────────────────────────────────────────


def without(name: str, number: int) -> Harm:
    def harm(one: Harmed) -> None:
        rows = one.rows(name)
        del rows[number - 1 if number > 0 else number]
        one.put(name, rows)

    return harm


def doubled(name: str, number: int = 1) -> Harm:
    def harm(one: Harmed) -> None:
        rows = one.rows(name)
        one.put(name, [*rows[:number], *rows[number - 1 :]])

    return harm


def turned(name: str, number: int = 1) -> Harm:
    """Two rows that follow one another change places."""

    def harm(one: Harmed) -> None:
        rows = one.rows(name)
        one.put(name, [*rows[: number - 1], rows[number], rows[number - 1], *rows[number + 1 :]])

    return harm


def saying(file: str, row: int, /, **said: Any) -> Harm:
    return lambda one: one.change(file, row, lambda there: there.update(said))


def being(name: str, number: int, row: bytes) -> Harm:
    def harm(one: Harmed) -> None:
        rows = one.rows(name)
        rows[number - 1] = row
        one.put(name, rows)

    return harm


def replaced(name: str, number: int, old: bytes, new: bytes) -> Harm:
    def harm(one: Harmed) -> None:
        rows = one.rows(name)
        assert old in rows[number - 1]
        rows[number - 1] = rows[number - 1].replace(old, new, 1)
        one.put(name, rows)

    return harm


def swapped(name: str, field: str) -> Harm:
    """Two rows change a value with each other."""

    def harm(one: Harmed) -> None:
        found: list[str] = []
        for number in (1, 2):
            one.change(name, number, lambda row: found.append(row[field]))
        for number, value in zip((2, 1), found, strict=True):
            saying(name, number, **{field: value})(one)

    return harm


OTHER = "00000000-0000-4000-8000-000000000000"
A43 = "A" * 43

ROWS: dict[str, tuple[Harm, str]] = {
    # the lines
    "a line is gone": (without(form.ENTRIES, 3), "data/entries.jsonl rad 3: här ska rad 3 stå; det är rad 4"),
    "a line stands twice": (doubled(form.ENTRIES, 3), "data/entries.jsonl rad 4"),
    "lines have changed places": (turned(form.ENTRIES, 3), "data/entries.jsonl rad 3"),
    "the last line is gone": (without(form.ENTRIES, -1), "data/entries.jsonl: har"),
    "another book's line": (saying(form.ENTRIES, 3, ledger=OTHER), "data/entries.jsonl rad 3: raden hör till en annan"),
    "another record": (
        saying(form.ENTRIES, 2, record=OTHER),
        "data/checkpoints.jsonl rad 1: de 6 första raderna är inte",
    ),
    "another version": (saying(form.ENTRIES, 3, version=2), "data/entries.jsonl rad 3: raden är version 2"),
    "another name": (saying(form.ENTRIES, 3, name="Okänd.v1"), "data/bodies.jsonl rad 3: raden går inte att läsa"),
    "a name with a quote": (saying(form.ENTRIES, 3, name='A"b'), "data/entries.jsonl rad 3: raden är inte skriven"),
    "an earlier time": (
        saying(form.ENTRIES, 3, recorded_at="2001-01-01T00:00:00.000000Z"),
        "data/entries.jsonl rad 3: raden är införd före",
    ),
    "no time": (saying(form.ENTRIES, 3, recorded_at="i går"), "data/entries.jsonl rad 3: tiden är ingen tid"),
    "a time otherwise written": (
        saying(form.ENTRIES, 3, recorded_at="2026-01-01T00:00:00Z"),
        "data/entries.jsonl rad 3: tiden är ingen tid",
    ),
    "an absurd number": (
        replaced(form.ENTRIES, 3, b'"position":3', b'"position":3' + b"0" * 900),
        "entries.jsonl rad 3",
    ),
    "a row too long": (being(form.ENTRIES, 3, b"A" * 5000 + b"\n"), "data/entries.jsonl rad 3: raden är för lång"),
    "a row cut off": (being(form.EPOCHS, 2, b'{"began_at"'), "data/epochs.jsonl rad 2: raden är avklippt"),
    "spaces": (
        replaced(form.ENTRIES, 3, b'","name":', b'", "name":'),
        "data/entries.jsonl rad 3: raden är inte skriven",
    ),
    "another line break": (
        replaced(form.ENTRIES, 3, b"\n", b"\r\n"),
        "data/entries.jsonl rad 3: raden är inte skriven",
    ),
    "a byte order mark": (
        replaced(form.ENTRIES, 1, b"{", b"\xef\xbb\xbf{"),
        "data/entries.jsonl rad 1: raden har inte",
    ),
    "not UTF-8": (replaced(form.ENTRIES, 3, b'"name":"', b'"name":"\xff\xfe'), "data/entries.jsonl rad 3"),
    "a name twice": (replaced(form.ENTRIES, 3, b"{", b'{"version":1,'), "data/entries.jsonl rad 3"),
    "a field too many": (saying(form.ENTRIES, 3, mer=1), "data/entries.jsonl rad 3: raden har inte den form"),
    "nested to the bottom": (being(form.ENTRIES, 3, b"[" * 1900 + b"\n"), "data/entries.jsonl rad 3"),
    # what was said
    "another body": (
        replaced(form.BODIES, 5, b'"act":"', b'"act":"0'),
        "data/bodies.jsonl rad 5: innehållet är inte det",
    ),
    "a body is gone": (without(form.BODIES, 5), "data/bodies.jsonl rad 5: här ska innehållet i rad 5 stå"),
    "the last body is gone": (without(form.BODIES, -1), "data/bodies.jsonl rad"),
    "bodies have changed places": (turned(form.BODIES, 5), "data/bodies.jsonl rad 5"),
    "a body too many": (doubled(form.BODIES, 1), "data/bodies.jsonl rad 2"),
    "a body too large": (
        being(form.BODIES, 5, b'{"body":' + b"1" * 70_000 + b"\n"),
        "data/bodies.jsonl rad 5: raden är för",
    ),
    # the texts
    "a sealed text is gone": (without(form.SEALED, 2), "data/sealed.jsonl rad 2: här ska förseglingen till rad"),
    "a sealed text twice": (doubled(form.SEALED, 2), "data/sealed.jsonl rad 3"),
    "sealed texts in each other's place": (turned(form.SEALED, 1), "data/sealed.jsonl rad 1"),
    "envelopes exchanged": (swapped(form.SEALED, "envelope"), "data/sealed.jsonl rad 1: förseglingen öppnas inte"),
    "keys exchanged": (swapped(form.SEALED, "wrapped"), "data/sealed.jsonl rad 1: förseglingen öppnas inte"),
    "an envelope that is none": (saying(form.SEALED, 1, envelope="!"), "data/sealed.jsonl rad 1: förseglingen är inte"),
    "another epoch": (saying(form.SEALED, 1, epoch=7), "data/sealed.jsonl rad 1: huvudnyckeln för epok 7 finns inte"),
    # acts and numbers
    "an act is gone": (without(form.ACTS, 2), "data/acts.jsonl rad 2: här ska handlingen som börjar på rad"),
    "an act twice": (doubled(form.ACTS, 2), "data/acts.jsonl rad 3"),
    "acts have changed places": (turned(form.ACTS, 2), "data/acts.jsonl rad 2"),
    "an act of more lines": (saying(form.ACTS, 2, last=6), "data/acts.jsonl rad"),
    "an act too many": (
        lambda one: one.put(form.ACTS, [*one.rows(form.ACTS), one.rows(form.ACTS)[0]]),
        "data/acts.jsonl rad",
    ),
    "a digest that is none": (saying(form.ACTS, 2, digest="!"), "data/acts.jsonl rad 2: kontrollsumman är inte"),
    "a number is gone": (without(form.NUMBERS, 1), "data/numbers.jsonl rad 1: här ska numret"),
    "another number": (saying(form.NUMBERS, 1, number=7), "data/numbers.jsonl rad 1: här ska numret"),
    "a number twice": (doubled(form.NUMBERS, 2), "data/numbers.jsonl rad 3: numret har ingen rad"),
    # what is erased
    "an erasure is gone": (without(form.ERASED, 1), "data/sealed.jsonl rad 2: här ska förseglingen till rad 5"),
    "an erasure too many": (
        lambda one: one.put(form.ERASED, [form.ErasedLine(A43, 4).bytes, *one.rows(form.ERASED)]),
        "data/erased.jsonl rad 1: kontrollsumman är inte",
    ),
    "an erasure of another line": (saying(form.ERASED, 1, leaf=A43), "data/erased.jsonl rad 1: kontrollsumman är inte"),
    "an erasure twice": (doubled(form.ERASED, 1), "data/erased.jsonl rad 2"),
    "an erased content is gone": (without(form.ERASED_CONTENTS, 1), "data/erased-contents.jsonl rad 1: ett innehåll"),
    "another content erased": (saying(form.ERASED_CONTENTS, 1, address=A43), "data/erased-contents.jsonl rad 1"),
    # what is signed
    "a checkpoint twice": (doubled(form.CHECKPOINTS, 1), "data/checkpoints.jsonl rad 2"),
    "checkpoints have changed places": (turned(form.CHECKPOINTS, 1), "data/checkpoints.jsonl rad 2"),
    "the last checkpoint is gone": (
        without(form.CHECKPOINTS, -1),
        "data/checkpoints.jsonl rad 3: exporten slutar inte",
    ),
    "no checkpoint": (saying(form.CHECKPOINTS, 1, note="hej"), "data/checkpoints.jsonl rad 1: raden är ingen"),
    "another book's checkpoint": (
        replaced(form.CHECKPOINTS, 1, b"prov.invalid/bok\\n", b"prov.invalid/annan\\n"),
        "data/checkpoints.jsonl rad 1: kontrollpunkten hör till en annan liggare",
    ),
    "a cosignature that is none": (
        saying(form.CHECKPOINTS, 1, cosignatures=[{"line": "x", "received_at": "", "witness": "w"}]),
        "data/checkpoints.jsonl rad 1: det som andra har sagt",
    ),
    "a cosignature twice": (
        lambda one: one.change(form.CHECKPOINTS, 2, lambda row: row["cosignatures"].append(row["cosignatures"][0])),
        "data/checkpoints.jsonl rad 2: det som andra har sagt",
    ),
    "an absurd timestamp": (
        saying(
            form.CHECKPOINTS, 1, timestamps=[{"received_at": "2026-01-01T00:00:00.000000Z", "token": "A" * 400_000}]
        ),
        "data/checkpoints.jsonl rad 1: det som andra har sagt",
    ),
    "a cosignature that is no line": (
        lambda one: one.change(form.CHECKPOINTS, 2, lambda row: row["cosignatures"][0].update(line="x")),
        "data/checkpoints.jsonl rad 2: det som andra har sagt",
    ),
    "an absurd witness": (
        lambda one: one.change(form.CHECKPOINTS, 2, lambda row: row["cosignatures"][0].update(witness="w" * 301)),
        "data/checkpoints.jsonl rad 2: det som andra har sagt",
    ),
    "a key is gone": (without(form.KEYS, 1), "är inte de som liggaren i exporten är signerad med"),
    "a key twice": (doubled(form.KEYS, 2), "data/keys.jsonl rad 3: nyckeln står"),
    "no key": (saying(form.KEYS, 1, vkey="x+y+z"), "data/keys.jsonl rad 1: raden är ingen nyckel"),
    "an epoch twice": (doubled(form.EPOCHS, 1), "data/epochs.jsonl rad 2: epoken står"),
    "epochs have changed places": (turned(form.EPOCHS, 1), "data/epochs.jsonl rad 2: epoken står"),
    "an absurd epoch": (saying(form.EPOCHS, 2, epoch=2**40), "data/epochs.jsonl rad 2"),
    # the rest
    "openings have changed places": (turned(form.OPENINGS, 1), "data/openings.jsonl rad 2: öppningen står"),
    "an opening twice": (doubled(form.OPENINGS, 1), "data/openings.jsonl rad 2: öppningen står"),
    "an opening at no time": (saying(form.OPENINGS, 1, at="nyss"), "data/openings.jsonl rad 1: tiden är ingen tid"),
    "a character that cannot be written": (
        replaced(form.OPENINGS, 1, b'"purpose":"', b'"purpose":"\\u0000'),
        "data/openings.jsonl rad 1: öppningen har ett tal eller ett tecken",
    ),
    "a content is not listed": (without(form.CONTENTS_LIST, 1), "data/contents.jsonl: det finns fler filer"),
    "contents have changed places": (turned(form.CONTENTS_LIST, 1), "data/contents.jsonl rad 2: innehållet har ingen"),
    "another size": (
        saying(form.CONTENTS_LIST, 1, size=1),
        "data/contents.jsonl rad 1: innehållet har en annan storlek",
    ),
    "a content with a way in it": (
        saying(form.CONTENTS_LIST, 1, address="../../../../etc/passwd"),
        "contents.jsonl rad 1",
    ),
    "another form": (
        saying(form.ABOUT, 1, format="liggaren.export.v9"),
        "data/ledger.json rad 1: exporten är gjord av ett",
    ),
    "a newer database": (
        saying(form.ABOUT, 1, migration=9999),
        "data/ledger.json rad 1: exporten är gjord av ett nyare",
    ),
    "absurdly many lines": (saying(form.ABOUT, 1, last=2**62), "data/ledger.json rad 1"),
    "two books": (doubled(form.ABOUT, 1), "data/ledger.json rad 2: filen har bara en rad"),
}


@pytest.mark.parametrize("harm", ROWS)
def test_a_row_that_is_not_as_it_was(empty: Database, moved_keys: Keys, harmed: Harmed, harm: str) -> None:
    """En rad som är ändrad, borttagen, flyttad eller dubblerad sägs med fil och nummer, även om manifestet görs om."""
    how, expected = ROWS[harm]
    how(harmed)
    harmed.reseal()
    assert expected in refused(empty, moved_keys, harmed.folder)


@pytest.mark.parametrize("name", [name for name in form.FILES if name != form.README])
def test_a_file_that_is_not_as_it_was(empty: Database, moved_keys: Keys, harmed: Harmed, name: str) -> None:
    """En fil som är ändrad, vad det än är i den, är inte den som exporterades."""
    rows = harmed.rows(name)
    harmed.put(name, [*rows, rows[-1]])
    assert name in refused(empty, moved_keys, harmed.folder)


# What no line can prove is proved by the signature of the whole.
UNPROVED: dict[str, Harm] = {
    "an opening is gone": without(form.OPENINGS, -1),
    "another reader": saying(form.OPENINGS, 1, reader=OTHER),
    "no openings": lambda one: one.put(form.OPENINGS, []),
    "another digest of an act": saying(form.ACTS, -1, digest=A43),
    "a checkpoint in the middle is gone": without(form.CHECKPOINTS, 2),
    "signed at another time": saying(form.CHECKPOINTS, 1, signed_at="2001-01-01T00:00:00.000000Z"),
    "a timestamp is gone": saying(form.CHECKPOINTS, 2, timestamps=[]),
    "an epoch that began earlier": saying(form.EPOCHS, 1, began_at="2001-01-01T00:00:00.000000Z"),
    "another README": lambda one: one.put(form.README, [b"Ring 0900-123."]),
}


@pytest.mark.parametrize("harm", UNPROVED)
def test_what_no_line_proves_is_signed(empty: Database, moved_keys: Keys, harmed: Harmed, harm: str) -> None:
    """Också loggen, tiderna och det andra som inte kontrollsummeras i raderna är skyddat: av signaturen på det hela."""
    UNPROVED[harm](harmed)
    harmed.reseal()
    assert "signature.txt: exporten är inte den som signerades" in refused(empty, moved_keys, harmed.folder)


# ── Files ────────────────────────────────────────────────────────────────────


def a_content(one: Harmed) -> Path:
    return max((one.folder / form.CONTENTS).iterdir())


def listing(row: bytes) -> Harm:
    return lambda one: one.put(form.MANIFEST, [*one.rows(form.MANIFEST), row])


def other_bytes(one: Harmed) -> None:
    a_content(one).write_bytes(b"annat")


def linked(one: Harmed) -> None:
    there = a_content(one)
    shutil.move(there, one.folder.parent / "annanstans")
    there.symlink_to(one.folder.parent / "annanstans")


def linked_folder(one: Harmed) -> None:
    shutil.move(one.folder / form.DATA, one.folder.parent / "data-annanstans")
    (one.folder / form.DATA).symlink_to(one.folder.parent / "data-annanstans")


def piped(one: Harmed) -> None:
    (one.folder / form.SEALED).unlink()
    os.mkfifo(one.folder / form.SEALED)


ZEROES = b"0" * 64
PLACES: dict[str, tuple[Harm, str]] = {
    "a file is gone": (lambda one: (one.folder / form.ACTS).unlink(), "data/acts.jsonl: filen saknas"),
    "a content is gone": (lambda one: a_content(one).unlink(), "data/contents/"),
    "a content has changed": (other_bytes, "data/contents/"),
    "a content too large": (lambda one: os.truncate(a_content(one), 30_000_000), "filen är för stor"),
    "a file too many": (lambda one: one.put("data/mer.txt", []), "data/mer.txt: filen hör inte till exporten"),
    "a folder too many": (lambda one: (one.folder / "mer").mkdir(), "mer: är ingen vanlig fil"),
    "a name with a colour": (lambda one: one.put("data/\x1b[31m", []), "data/?[31m: filen hör inte"),
    "a link": (linked, "är ingen vanlig fil"),
    "a linked folder": (linked_folder, "data: är ingen vanlig fil"),
    "a pipe": (piped, "data/sealed.jsonl: är ingen vanlig fil"),
    "a way out": (listing(ZEROES + b"  data/../../../etc/passwd\n"), "manifest-sha256.txt rad"),
    "a way from the root": (listing(ZEROES + b"  /etc/passwd\n"), "manifest-sha256.txt rad"),
    "a way out among the contents": (listing(ZEROES + b"  data/contents/../../x\n"), "manifest-sha256.txt rad"),
    "listed twice": (doubled(form.MANIFEST), "manifest-sha256.txt rad 2: filen står där två gånger"),
    "not listed": (without(form.MANIFEST, 1), "manifest-sha256.txt: data/README.txt saknas"),
    "not a manifest": (listing(b"hej\n"), "raden är ingen kontrollsumma"),
    "no manifest": (lambda one: (one.folder / form.MANIFEST).unlink(), "manifest-sha256.txt: filen saknas"),
    "another note about it": (lambda one: one.put("bag-info.txt", [b"Hej: hej\n"]), "bag-info.txt: filen är inte den"),
    "another signature": (lambda one: one.put("signature.txt", [b"hej"]), "signature.txt: filen är inte den"),
    "another second manifest": (without(form.TAGS, 1), "tagmanifest-sha256.txt: ska räkna upp"),
}


@pytest.mark.parametrize("harm", PLACES)
def test_a_folder_that_is_not_as_it_was(empty: Database, moved_keys: Keys, harmed: Harmed, harm: str) -> None:
    """Filer som saknas, är för många, leder någon annanstans eller är något annat än filer sägs ifrån om."""
    how, expected = PLACES[harm]
    how(harmed)
    assert expected in refused(empty, moved_keys, harmed.folder)


def test_what_is_no_folder_is_no_export(empty: Database, moved_keys: Keys, tmp_path: Path) -> None:
    """En mapp som är tom, eller inte finns, är ingen export."""
    assert "filen saknas" in refused(empty, moved_keys, tmp_path / "ingenstans")


# ── Keys ─────────────────────────────────────────────────────────────────────

THIEF = Signer.of("prov.invalid/bok", b"t" * 32)


def test_an_export_is_held_against_the_key_that_is_known(
    home: Book, made: Exported, empty: Database, moved_keys: Keys
) -> None:
    """Med --key räcker det inte att exporten hänger ihop med sig själv."""
    said = refused(empty, moved_keys, made.folder, THIEF.key())
    assert "data/checkpoints.jsonl rad 3: kontrollpunkten är inte signerad" in said
    older = signing.verifier_keys(home.keys)[0]
    assert "kontrollpunkten är inte signerad" in refused(empty, moved_keys, made.folder, older)


def test_what_a_thief_has_signed_is_not_taken_for_the_boards(
    home: Book, empty: Database, moved_keys: Keys, harmed: Harmed
) -> None:
    """Den som gör om allt och signerar med en egen nyckel avslöjas av nämndens nyckel, och av nycklarnas mapp."""
    stolen = keys_moved(home.keys, harmed.folder.parent)
    for file in stolen.folder.glob("signing*"):
        file.unlink()
    stolen.write("signing-1.key", b"t" * 32)
    saying(form.KEYS, 1, vkey=THIEF.key().text)(harmed)
    without(form.KEYS, 2)(harmed)
    harmed.reseal()
    harmed.sign(stolen)
    assert "är inte de som liggaren i exporten är signerad med" in refused(empty, moved_keys, harmed.folder)
    for file in moved_keys.folder.glob("signing*"):
        file.unlink()
    assert "rad 1: kontrollpunkten är inte signerad" in refused(empty, moved_keys, harmed.folder)


def test_another_book_is_not_taken_for_it(empty: Database, moved_keys: Keys, harmed: Harmed) -> None:
    """Exportens adress är den i grundandet, vad den än säger själv."""
    (moved_keys.folder / "checkpoint.txt").unlink()
    saying(form.ABOUT, 1, origin="prov.invalid/annan")(harmed)
    harmed.reseal()
    said = refused(empty, moved_keys, harmed.folder)
    assert "data/entries.jsonl rad 1: raden är inte denna liggares grundande" in said


def test_the_keys_are_moved_first(made: Exported, empty: Database, tmp_path: Path) -> None:
    """Utan nycklar tas inget emot: texterna skulle inte gå att öppna."""
    assert "Nycklarna saknas" in refused(empty, Keys(tmp_path / "inga"), made.folder)


def test_the_keys_are_those_of_the_book(
    founded: Template, home: Book, made: Exported, empty: Database, moved_keys: Keys, tmp_path: Path
) -> None:
    """Nycklar från en annan liggare, eller från före den sista epoken, duger inte."""
    (moved_keys.folder / "epoch-2.key").rename(moved_keys.folder / "epoch-1.key")
    assert "Huvudnyckeln för epok 2 saknas" in refused(empty, moved_keys, made.folder)
    other = Keys.found(tmp_path / "andra")
    other.write("epoch-2.key", b"m" * 32)
    assert "data/sealed.jsonl rad 1: förseglingen öppnas inte" in refused(empty, other, made.folder)


def test_an_export_older_than_the_keys_is_refused(
    server: Server, founded: Template, worker: str, empty: Database, tmp_path: Path
) -> None:
    """Har mer signerats sedan exporten gjordes är den inte hela liggaren."""
    with lived(server, founded, worker, tmp_path / "keys") as book:
        made = export(book.database, book.keys, tmp_path / "export")
        act(book, register_person(founders_stamp(founded.founder)))
        sign(book)
        keys = keys_moved(book.keys, tmp_path)
    assert "Exportera på nytt" in refused(empty, keys, made.folder)
