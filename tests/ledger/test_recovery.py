"""The recovery sheet: written, typed in again, and a mistake in the typing found where it was made."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.book import Book
from ledger.keys import Keys
from ledger.opening import Opened
from ledger.recovery import AnotherKey, SheetWrong, read_sheet, restore, rows_of, sheet_file
from tests.ledger.acting import Stamps, act, report
from tests.ledger.erasing import reopened, text_of

KEYS = st.binary(min_size=32, max_size=32)


def typed(keys: Keys, epoch: int = 1) -> list[str]:
    """The whole sheet as it lies in the folder."""
    return sheet_file(keys, epoch).read_text(encoding="utf-8").splitlines()


def secrets_in(folder: Path) -> list[Path]:
    return sorted(folder.glob("aterstallningsblad-*"))


# ── Writing ──────────────────────────────────────────────────────────────────


def test_the_founding_leaves_a_sheet_for_its_owner_alone(book: Book) -> None:
    """Grundandet lägger ett återställningsblad bland nycklarna, som bara ägaren kan läsa."""
    path = sheet_file(book.keys, 1)
    assert secrets_in(book.keys.folder) == [path]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    text = path.read_text(encoding="utf-8")
    for said in (str(book.identity.ledger), book.identity.origin, "Epok:     1", "restore-keys"):
        assert said in text


def test_a_renewal_writes_a_new_sheet_and_destroys_the_old(book: Book) -> None:
    """När huvudnyckeln förnyas skrivs ett nytt blad, och det gamla tas bort."""
    old = typed(book.keys)
    renewal = book.renew()
    assert secrets_in(book.keys.folder) == [renewal.sheet] == [sheet_file(book.keys, 2)]
    new = read_sheet(typed(book.keys, 2))
    assert new == {"epoch-2.key": book.keys.master(2), "acts.key": book.keys.read("acts.key")}
    assert not new.keys() & {"epoch-1.key"} and not set(old) & {row for row in typed(book.keys, 2) if row[:2] == "2-"}


def test_a_renewal_that_was_cut_short_keeps_the_old_sheet_until_the_new_is_there(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    def power_cut(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("ledger.epochs.write_sheet", power_cut)
    with pytest.raises(ZeroDivisionError):
        book.renew()
    assert secrets_in(book.keys.folder) == [sheet_file(book.keys, 1)] and book.keys.epochs == [1, 2]


# ── Typed in again ───────────────────────────────────────────────────────────


def test_what_is_typed_from_the_sheet_opens_every_text(book: Book, stamp: Stamps, tmp_path: Path) -> None:
    """Nycklarna som skrivs av från bladet öppnar varje text, också de som förseglas sedan."""
    one = act(book, report(stamp(), "Text"))
    keys = restore(tmp_path / "nya", typed(book.keys))
    assert keys.epochs == [1] and stat.S_IMODE(keys.folder.stat().st_mode) == 0o700
    with reopened(Book(book.database, keys)) as again:
        assert text_of(again, stamp, one.first) == Opened(one.first, {"description": "Text"})
        later = act(again, report(stamp(), "Senare"))
    assert text_of(book, stamp, later.first) == Opened(later.first, {"description": "Senare"})


@given(master=KEYS, acts=KEYS, chance=st.randoms(use_true_random=False))
def test_rows_are_read_however_they_are_spaced(master: bytes, acts: bytes, chance: object) -> None:
    """Mellanslag, stora bokstäver, ordning och annan text spelar ingen roll; o och l läses som 0 och 1."""
    rows = [*rows_of("7", master), *rows_of("A", acts)]
    sloppy = ["Adress: prov.invalid/bok", "", *(row.upper().replace("   ", " ").replace("0", "O") for row in rows)]
    chance.shuffle(sloppy)  # type: ignore[attr-defined]
    # The label is not part of what may be misread.
    sloppy = [re.sub(r"^([0-9A]+-[0-9O]+)", lambda label: label[1].replace("O", "0"), row) for row in sloppy]
    assert read_sheet(sloppy) == {"epoch-7.key": master, "acts.key": acts}


@given(key=KEYS, row=st.integers(0, 3), place=st.integers(0, 15), other=st.integers(1, 15))
def test_a_wrong_digit_is_found_in_its_row(key: bytes, row: int, place: int, other: int) -> None:
    """En felskriven siffra upptäcks, och raden nämns, men aldrig vad som står i den."""
    rows = [*rows_of("1", key), *rows_of("A", key)]
    digits = [at for at, one in enumerate(rows[row]) if at > 3 and one != " "]
    at = digits[place]
    wrong = f"{(int(rows[row][at], 16) + other) % 16:x}"
    rows[row] = rows[row][:at] + wrong + rows[row][at + 1 :]
    with pytest.raises(SheetWrong, match=f"Rad 1-{row + 1} stämmer inte") as refused:
        read_sheet(rows)
    assert key[row * 8 : row * 8 + 8].hex(" ", 2)[:9] not in str(refused.value)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda rows: [rows[1], rows[0].replace("1-1", "1-2"), *rows[2:]], "Rad 1-2 stämmer inte"),
        (lambda rows: rows[:2] + rows[3:], "Rad 1-3 saknas"),
        (lambda rows: rows[:-1], "Rad A-4 saknas"),
        (lambda rows: [rows[0][:-2], *rows[1:]], "Rad 1-1 stämmer inte"),
        (lambda rows: [rows[0] + " 00", *rows[1:]], "Rad 1-1 stämmer inte"),
        (lambda rows: [rows[0].replace("1-1", "1-9"), *rows[1:]], "Rad 1-9 stämmer inte"),
        (lambda rows: ["1-1   åäö", *rows[1:]], "Rad 1-1 stämmer inte"),
        (lambda rows: rows[4:], "ingen rad av en huvudnyckel"),
        (lambda rows: [], "ingen rad av en huvudnyckel"),
    ],
)
def test_rows_that_are_swapped_missing_or_cut_are_named(change: object, said: str, tmp_path: Path) -> None:
    """Förväxlade, glömda och avklippta rader upptäcks; då skrivs ingenting."""
    rows = [*rows_of("1", bytes(range(32))), *rows_of("A", bytes(range(32, 64)))]
    with pytest.raises(SheetWrong, match=said):
        restore(tmp_path / "nya", change(rows))  # type: ignore[operator]
    assert not (tmp_path / "nya").exists()


def test_another_key_of_the_same_name_is_not_written_over(book: Book, tmp_path: Path) -> None:
    """En annan nyckel med samma namn skrivs inte över; de som redan är desamma får ligga."""
    sheet = typed(book.keys)
    assert restore(book.keys.folder, sheet).master(1) == book.keys.master(1)
    other = Keys.found(tmp_path / "andra")
    before = other.master(1)
    with pytest.raises(AnotherKey, match="epoch-1.key|acts.key"):
        restore(other.folder, sheet)
    assert other.master(1) == before
