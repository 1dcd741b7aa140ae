"""Signed notes: the example that is published with the specification, and every way to spoil one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.proof.notes import COSIGNATURE, Note, NoteWrong, Signer, VerifierKey, signature

# C2SP signed-note.md, the example at its end.
KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
EXAMPLE = (
    "This is an example message.\n\n"
    "\u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72Iney"
    "aQM=\n"
)
ONE = Signer.of("demo.invalid/bok", bytes(range(32)))
WITNESS = Signer.of("vittne.invalid/ett", bytes(range(1, 33)))
TEXT = "demo.invalid/bok\n17\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"


def signed(*more: str) -> str:
    return Note(TEXT, (ONE.sign(TEXT),)).whole + "".join(more)


def test_the_published_example_is_verified() -> None:
    """Specifikationens eget exempel går att läsa och kontrollera."""
    key, note = VerifierKey.read(KEY), Note.read(EXAMPLE.encode())
    assert note.must_be_signed([key]) == [key]
    assert (key.text, note.whole, note.text) == (KEY, EXAMPLE, "This is an example message.\n")


def test_a_note_is_signed_by_the_book_and_by_witnesses() -> None:
    """En kontrollpunkt kan bära nämndens och vittnens underskrifter, och okända underskrifter räknas inte."""
    stranger = Signer.of("okänd.invalid", bytes(32))
    note = Note.read(signed(WITNESS.cosign(TEXT, 1_800_000_000).line, stranger.sign(TEXT).line))
    keys = [ONE.key(), WITNESS.key(COSIGNATURE)]
    assert note.must_be_signed(keys) == keys
    assert note.signatures[1].seconds == 1_800_000_000
    with pytest.raises(NoteWrong, match="not signed by a known key"):
        note.must_be_signed([Signer.of("annan.invalid", bytes(32)).key()])


@given(st.integers(0, len(TEXT) - 1), st.integers(1, 127))
def test_no_character_of_the_text_can_be_changed(place: int, other: int) -> None:
    """Ändras ett enda tecken i texten stämmer underskriften inte, eller så är det ingen underskriven text längre."""
    changed = TEXT[:place] + chr(ord(TEXT[place]) ^ other) + TEXT[place + 1 :]
    with pytest.raises(NoteWrong):
        Note.read(f"{changed}\n{ONE.sign(TEXT).line}").must_be_signed([ONE.key()])


def test_a_cosignature_holds_for_its_time_only() -> None:
    """Ett vittnes tidpunkt går inte att ändra, och dess underskrift är ingen annan sorts underskrift."""
    made = WITNESS.cosign(TEXT, 1_800_000_000)
    later = type(made)(made.name, made.id, (1_800_000_001).to_bytes(8, "big") + made.made[8:])
    with pytest.raises(NoteWrong):
        Note.read(signed(later.line)).must_be_signed([ONE.key(), WITNESS.key(COSIGNATURE)])
    assert WITNESS.key().id != WITNESS.key(COSIGNATURE).id
    assert not WITNESS.key(COSIGNATURE).verifies(TEXT, b"kort")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda note: note.replace("\n\n", "\n"),
        lambda note: note[:-1],
        lambda note: note + "\n",
        lambda note: note.replace("\u2014", "-"),
        lambda note: note.replace("\u2014 demo.invalid/bok ", "\u2014 demo.invalid/bok  "),
        lambda note: note.replace("17", "1\t7"),
        lambda note: note[:-2] + "\n",
        lambda note: note + "\u2014 x AAAA\n",
        lambda note: note + "\u2014 x" + "A" * 120_000 + "\n",
        lambda note: "",
    ],
)
def test_what_is_not_of_the_form_is_no_note(spoil: Callable[[str], str]) -> None:
    """En text som avviker det minsta från formen läses inte."""
    with pytest.raises(NoteWrong):
        Note.read(spoil(signed()))


def test_bytes_that_are_no_text_are_no_note() -> None:
    """Bytes som inte är UTF-8 läses inte."""
    with pytest.raises(NoteWrong):
        Note.read(b"\xff" + signed().encode())


@pytest.mark.parametrize(
    "vkey",
    [
        KEY.replace("530d903a", "530d903b"),
        KEY.replace("example.com/foo", "example.com foo"),
        KEY[:-4],
        KEY.replace("+Aeky", "+Beky"),
        "example.com/foo",
        "",
    ],
)
def test_what_is_not_a_key_is_not_read_as_one(vkey: str) -> None:
    """En nyckel vars namn, id eller innehåll inte hör ihop läses inte."""
    with pytest.raises(NoteWrong):
        VerifierKey.read(vkey)


def test_a_line_is_read_back_as_it_was() -> None:
    """En underskriftsrad läses tillbaka som den skrevs."""
    made = ONE.sign(TEXT)
    assert signature(made.line[:-1]) == made
