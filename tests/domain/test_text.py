"""Text as the book takes it, and Swedish order (domain/text), as sentences."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.text import FORBIDDEN, swedish_key, tidy

ALPHABET = "abcdefghijklmnopqrstuvwxyzåäö"
WORDS = st.text(st.sampled_from(ALPHABET), max_size=8)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("  Föll på väg ut.\t\n", "Föll på väg ut."),
        ("ett\r\ntvå\rtre\nfyra", "ett\ntvå\ntre\nfyra"),
        ("A\u030angstro\u0308m", "Ångström"),
        ("\u212b", "Å"),
        ("kol\tumn", "kol\tumn"),
        ("familjen 👨‍👩‍👧", "familjen 👨‍👩‍👧"),
        ("\u00a0 \r\n", ""),
        ("", ""),
    ],
)
def test_text_is_written_in_one_way(typed: str, written: str) -> None:
    """Varje bokstav skrivs på ett sätt, varje radbrytning likadant, och tomrum runt om tas bort."""
    assert tidy(typed) == written


CONTROL = [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\n\t\r"]
UNPAIRED = [chr(code) for code in (0xD800, 0xDBFF, 0xDC00, 0xDFFF)]
NO_CHARACTERS = [chr(code) for code in (0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF)]


@pytest.mark.parametrize("character", [*CONTROL, *UNPAIRED, *NO_CHARACTERS], ids=lambda one: f"U+{ord(one):04X}")
def test_what_cannot_be_written_is_said_without_the_text(character: str) -> None:
    """Styrtecken och halva tecken tas inte emot, och beskedet upprepar inte texten."""
    with pytest.raises(ValueError, match="tecken som inte kan skrivas") as refused:
        tidy(f"hemligt{character}namn")
    assert "hemligt" not in str(refused.value)


@given(st.text())
def test_tidy_text_is_left_as_it_is(typed: str) -> None:
    """Text som redan är ordnad ändras inte: den kan läsas och skrivas hur många gånger som helst."""
    try:
        written = tidy(typed)
    except ValueError:
        return
    assert tidy(written) == written
    assert unicodedata.is_normalized("NFC", written) and not FORBIDDEN.search(written) and "\r" not in written


# ── Swedish order ────────────────────────────────────────────────────────────


@given(st.lists(WORDS, max_size=12))
def test_letters_come_in_the_order_of_the_swedish_alphabet(words: list[str]) -> None:
    """Orden står i alfabetets ordning, med å, ä och ö sist och v och w var för sig."""
    by_the_alphabet = sorted(words, key=lambda word: [ALPHABET.index(letter) for letter in word])
    assert sorted(words, key=swedish_key) == by_the_alphabet


@given(WORDS, WORDS)
def test_case_tells_only_equal_words_apart(one: str, other: str) -> None:
    """Stora och små bokstäver skiljer bara ord som annars är lika."""
    if one != other:
        assert (swedish_key(one) < swedish_key(other)) == (swedish_key(one.upper()) < swedish_key(other))
        assert (swedish_key(one) < swedish_key(other)) == (swedish_key(one.capitalize()) < swedish_key(other.upper()))


@given(st.lists(st.text(st.characters(codec="utf-8", max_codepoint=0x24F), max_size=6), unique=True, max_size=10))
def test_the_order_is_always_the_same(words: list[str]) -> None:
    """Olika texter har olika plats, och ordningen beror inte på hur de stod förut."""
    assert len({swedish_key(word) for word in words}) == len(words)
    backwards = words[::-1]
    assert sorted(backwards, key=swedish_key) == sorted(words, key=swedish_key)


@pytest.mark.parametrize(
    "in_order",
    [
        ["Vall", "Wall", "zebra", "Åsa", "Ärlig", "Öberg"],
        ["ide", "idé", "idel"],
        ["Muller", "Müller", "Mullsjö"],
        ["2 mån", "Avdelning 1", "avdelning 2"],
        ["", "a", "Å", "å"],
        ["åsa", "ægir", "älg", "øre", "östan"],
        ["Enhet", "Enhet Norr", "Enheten"],
    ],
)
def test_names_come_as_people_expect(in_order: list[str]) -> None:
    """Accenter skiljer bara ord som annars är lika; tomrum och siffror kommer före bokstäver."""
    backwards = in_order[::-1]
    assert sorted(backwards, key=swedish_key) == in_order


def test_the_two_ways_of_writing_a_letter_stand_together() -> None:
    """En bokstav som är skriven i två delar står där den hör hemma."""
    names = ["O\u0308berg", "Öberg", "A\u030asa", "Zebra"]
    assert [name[0] for name in sorted(names, key=swedish_key)] == ["Z", "A", "O", "Ö"]
