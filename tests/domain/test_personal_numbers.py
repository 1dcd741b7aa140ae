"""A personal number is seen however it is written, and nothing else is taken for one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.personal_numbers import holds_number, is_checked


def number(day: date, serial: int, coordination: bool) -> str:
    """Twelve digits: the day of birth, a serial number and the digit that checks them."""
    digits = f"{day:%Y%m}{day.day + 60 * coordination:02}{serial:03}"
    return digits + next(last for last in "0123456789" if is_checked(digits[2:] + last))


NUMBERS = st.builds(number, st.dates(date(1900, 1, 1), date(2029, 12, 31)), st.integers(0, 999), st.booleans())
BETWEEN = st.sampled_from(["", "-", "+", " ", "–", "‑", " - ", "\u00a0"])
AROUND = st.text(st.characters(exclude_categories=("N", "Cs")), max_size=12)


@given(made=NUMBERS, between=BETWEEN, century=st.booleans(), before=AROUND, after=AROUND)
def test_a_number_is_seen_however_it_is_written(
    made: str, between: str, century: bool, before: str, after: str
) -> None:
    """Ett person- eller samordningsnummer upptäcks, med eller utan sekel, bindestreck, plus eller mellanslag."""
    assert holds_number(f"{before}{made[0 if century else 2 : 8]}{between}{made[8:]}{after}")


@given(made=NUMBERS, wrong=st.integers(1, 9))
def test_a_wrong_check_digit_is_no_number(made: str, wrong: int) -> None:
    """Stämmer inte kontrollsiffran är det inget personnummer."""
    assert not holds_number(made[:-1] + str((int(made[-1]) + wrong) % 10))


@pytest.mark.parametrize(
    "text",
    ["19121212-1212", "191212121212", "121212-1212", "121212+1212", "1212121212", "20000229-2381", "197010632391"],
)
def test_known_numbers_are_seen(text: str) -> None:
    """Tolvan Tolvansson, skottdagen och ett av Skatteverkets testsamordningsnummer upptäcks."""
    assert holds_number(f"Hemma hos Anna, {text}, Storgatan 5")


@pytest.mark.parametrize(
    "text",
    ["", "AVV-2026-0123", "SN 2026/000123", "08-508 250 00", "212000-0142", "19121312-1212", "191212121213", "2" * 64],
)
def test_other_numbers_are_let_through(text: str) -> None:
    """Diarienummer, telefonnummer, organisationsnummer och dagar som inte finns är inga personnummer."""
    assert not holds_number(text)
