"""The Swedish calendar and the periods (domain/holidays.py, domain/calendar.py)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import (
    OutsideCalendar,
    Period,
    add_months,
    add_working_days,
    half_year,
    is_working_day,
    last_of_month,
    local_day,
    midnight_after,
    moved,
    next_working_day,
    public_holidays,
    why_not_working,
)
from domain.holidays import easter_sunday, eves

ONE_DAY = timedelta(days=1)
ONE_MICROSECOND = timedelta(microseconds=1)

days = st.dates(date(1991, 1, 1), date(2198, 12, 31))
counts = st.integers(1, 60)
years = st.integers(1990, 2199)


# ── Against an independent calendar ──────────────────────────────────────────


def test_every_day_from_1990_to_2060_is_what_another_calendar_says() -> None:
    """Dag för dag 1990–2060 är arbetsdagarna desamma som i ett oberoende bibliotek."""
    # That library leaves plain Sundays out of its list but counts them, and Saturdays, as weekend.
    other = holidays.country_holidays("SE", years=range(1990, 2061), categories=("public", "de_facto"))
    day = date(1990, 1, 1)
    while day.year <= 2060:
        assert is_working_day(day) is other.is_working_day(day), day
        day += ONE_DAY


def test_public_holidays_and_eves_have_the_names_another_calendar_gives_them() -> None:
    """Helgdagarna och de tre aftnarna har de dagar och namn som ett oberoende bibliotek ger dem till 2100."""
    for year in range(1990, 2101):
        other = holidays.country_holidays("SE", years=year, categories=("public", "de_facto"), language="sv")
        ours = {**public_holidays(year), **eves(year)}
        assert {day: set(name.casefold().split(" och ")) for day, name in ours.items()} == {
            day: set(name.casefold().split("; ")) for day, name in other.items()
        }


@given(years)
def test_easter_is_a_sunday_from_22_march_to_25_april(year: int) -> None:
    """Påskdagen är en söndag mellan den 22 mars och den 25 april."""
    assert easter_sunday(year).weekday() == 6
    assert date(year, 3, 22) <= easter_sunday(year) <= date(year, 4, 25)


# ── The rules ────────────────────────────────────────────────────────────────


def test_the_national_day_took_the_place_of_whit_monday_in_2005() -> None:
    """Annandag pingst var helgdag till och med 2004, nationaldagen är det från och med 2005."""
    assert why_not_working(date(2004, 5, 31)) == "annandag pingst"
    assert is_working_day(date(2005, 5, 16))
    assert why_not_working(date(2003, 6, 6)) is None
    assert why_not_working(date(2005, 6, 6)) == "nationaldagen"


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 4, 3), "långfredagen"),
        (date(2026, 4, 4), "lördag"),
        (date(2026, 4, 5), "påskdagen"),
        (date(2026, 5, 14), "Kristi himmelsfärdsdag"),
        (date(2026, 6, 19), "midsommarafton"),
        (date(2026, 6, 20), "midsommardagen"),
        (date(2026, 10, 31), "alla helgons dag"),
        (date(2026, 12, 24), "julafton"),
        (date(2026, 12, 27), "söndag"),
        (date(2026, 12, 31), "nyårsafton"),
        (date(2008, 5, 1), "första maj och Kristi himmelsfärdsdag"),
    ],
)
def test_a_day_that_is_not_worked_says_why(day: date, why: str) -> None:
    """En dag som inte är arbetsdag säger varför."""
    assert why_not_working(day) == why


@pytest.mark.parametrize("day", [date(2026, 1, 5), date(2026, 4, 2), date(2026, 4, 30), date(2026, 10, 30)])
def test_other_eves_are_working_days(day: date) -> None:
    """Trettondagsafton, skärtorsdagen, valborgsmässoafton och allhelgonaafton är arbetsdagar."""
    assert is_working_day(day)


@pytest.mark.parametrize(
    ("last_day", "moved_to"),
    [
        (date(2026, 6, 18), date(2026, 6, 18)),
        (date(2026, 6, 19), date(2026, 6, 22)),
        (date(2026, 6, 21), date(2026, 6, 22)),
        (date(2026, 12, 24), date(2026, 12, 28)),
        (date(2026, 12, 31), date(2027, 1, 4)),
        (date(2026, 4, 3), date(2026, 4, 7)),
    ],
)
def test_16_a_last_day_on_a_holiday_moves_to_the_next_working_day(last_day: date, moved_to: date) -> None:
    """En sista dag på lördag, helgdag, midsommar-, jul- eller nyårsafton flyttas till nästa vardag."""
    assert moved(last_day) == moved_to


@pytest.mark.parametrize("year", [1989, 2200])
def test_the_calendar_says_where_it_ends(year: int) -> None:
    """Utanför 1990–2199 ger kalendern besked i stället för en gissning."""
    with pytest.raises(OutsideCalendar, match=f"Kalendern omfattar åren 1990–2199, inte {year}"):
        is_working_day(date(year, 6, 1))


def test_an_instant_is_not_a_day() -> None:
    """En tidpunkt måste räknas om till en dag innan den prövas."""
    with pytest.raises(TypeError, match="En tidpunkt är ingen dag"):
        is_working_day(datetime(2026, 6, 19, tzinfo=UTC))


# ── Counting working days ────────────────────────────────────────────────────


def working_days_after(first: date, last: date) -> int:
    """How many working days there are after the first day, up to and with the last; counted one by one."""
    return sum(is_working_day(first + ONE_DAY * n) for n in range(1, (last - first).days + 1))


@given(days, counts)
def test_the_nth_working_day_has_n_working_days_up_to_it(day: date, n: int) -> None:
    """Den n:te arbetsdagen är en arbetsdag och har n arbetsdagar fram till sig."""
    last = add_working_days(day, n)
    assert is_working_day(last)
    assert working_days_after(day, last) == n


@given(days, counts, counts)
def test_working_days_can_be_counted_in_two_steps(day: date, n: int, m: int) -> None:
    """Att räkna i två steg ger samma dag som att räkna i ett."""
    assert add_working_days(add_working_days(day, n), m) == add_working_days(day, n + m)


@given(days, counts)
def test_counting_back_undoes_counting_forward(day: date, n: int) -> None:
    """Från en arbetsdag fram och tillbaka är man där man började."""
    start = moved(day)
    assert add_working_days(add_working_days(start, n), -n) == start


@given(days)
def test_a_moved_day_is_the_first_working_day_that_is_not_earlier(day: date) -> None:
    """Den flyttade dagen är den första arbetsdagen som inte är tidigare, aldrig mer än fem dagar bort."""
    last = moved(day)
    assert is_working_day(last) and day <= last <= day + 5 * ONE_DAY
    assert working_days_after(day - ONE_DAY, last) == 1
    assert moved(last) == last == add_working_days(day, 0)
    assert next_working_day(day) == moved(day + ONE_DAY)


# ── Months ───────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("day", "n", "then"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 12, 15), 2, date(2027, 2, 15)),
        (date(2026, 1, 1), -1, date(2025, 12, 1)),
        (date(2028, 2, 29), 60, date(2033, 2, 28)),
    ],
)
def test_a_month_that_is_too_short_ends_on_its_last_day(day: date, n: int, then: date) -> None:
    """Finns ingen motsvarande dag i slutmånaden är månadens sista dag slutdag."""
    assert add_months(day, n) == then


@given(days, st.integers(-300, 300))
def test_months_keep_the_number_of_the_day_or_end_the_month(day: date, n: int) -> None:
    """Dagens tal i månaden behålls, annars blir det månadens sista dag."""
    then = add_months(day, n)
    assert (then.year - day.year) * 12 + then.month - day.month == n
    assert then.day == day.day or (then.day < day.day and then == last_of_month(then))


# ── Local days ───────────────────────────────────────────────────────────────


def test_half_past_ten_at_night_utc_in_june_is_the_next_day_in_sweden() -> None:
    """Den 30 juni kl. 22.30 UTC är det 1 juli i Sverige; i december är det samma dag."""
    assert local_day(datetime(2026, 6, 30, 22, 30, tzinfo=UTC)) == date(2026, 7, 1)
    assert local_day(datetime(2026, 12, 30, 22, 30, tzinfo=UTC)) == date(2026, 12, 30)


def test_an_instant_without_zone_is_refused() -> None:
    """En tidpunkt utan tidszon har ingen dag."""
    with pytest.raises(ValueError, match="saknar tidszon"):
        local_day(datetime(2026, 6, 30, 22, 30))


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 6, 19), 24)])
def test_a_day_is_as_long_as_the_clocks_make_it(day: date, hours: int) -> None:
    """Dygnet är 23 timmar när sommartiden börjar och 25 när den slutar."""
    assert midnight_after(day) - midnight_after(day - ONE_DAY) == timedelta(hours=hours)


@given(days)
def test_midnight_parts_the_days(day: date) -> None:
    """Midnatt är nästa dags första ögonblick, och ögonblicket före hör till dagen."""
    midnight = midnight_after(day)
    assert midnight.utcoffset() == timedelta(0)
    assert local_day(midnight) == day + ONE_DAY
    assert local_day(midnight - ONE_MICROSECOND) == day


# ── Periods ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("period", "label", "start", "end"),
    [
        (Period.half_year(2026, 1), "2026:1", date(2026, 1, 1), date(2026, 6, 30)),
        (Period.half_year(2026, 2), "2026:2", date(2026, 7, 1), date(2026, 12, 31)),
        (Period.tertial(2026, 1), "2026:T1", date(2026, 1, 1), date(2026, 4, 30)),
        (Period.tertial(2026, 3), "2026:T3", date(2026, 9, 1), date(2026, 12, 31)),
        (Period.quarter(2026, 2), "2026:K2", date(2026, 4, 1), date(2026, 6, 30)),
        (Period.year(2026), "2026", date(2026, 1, 1), date(2026, 12, 31)),
        (
            Period(date(2026, 2, 1), date(2026, 2, 28)),
            "2026-02-01–2026-02-28",
            date(2026, 2, 1),
            date(2026, 2, 28),
        ),
    ],
    ids=str,
)
def test_a_period_has_its_days_and_its_label(period: Period, label: str, start: date, end: date) -> None:
    """Halvår, tertial, kvartal och år har sina dagar och sin beteckning."""
    assert (period.label, period.start, period.end) == (label, start, end)


@given(years, st.sampled_from([2, 3, 4]))
def test_the_parts_of_a_year_cover_it_once(year: int, parts: int) -> None:
    """Årets delar täcker året, varje dag en gång."""
    all_parts = [Period.part(year, n, parts) for n in range(1, parts + 1)]
    assert (all_parts[0].start, all_parts[-1].end) == (Period.year(year).start, Period.year(year).end)
    for earlier, later in zip(all_parts, all_parts[1:], strict=False):
        assert earlier.end + ONE_DAY == later.start
    assert len({part.label for part in all_parts}) == parts


@given(days)
def test_a_day_lies_in_its_half_year_and_no_other(day: date) -> None:
    """En dag ligger i sitt halvår, inte i samma halvår året före."""
    period = half_year(day)
    assert period.contains(day) and not period.previous.contains(day)
    assert period in (Period.half_year(day.year, 1), Period.half_year(day.year, 2))


@given(st.integers(1991, 2199), st.sampled_from([2, 3, 4]), st.integers(1, 2))
def test_the_previous_period_is_the_same_one_a_year_earlier(year: int, parts: int, n: int) -> None:
    """Föregående period är samma period ett år tidigare."""
    assert Period.part(year, n, parts).previous == Period.part(year - 1, n, parts)
    assert Period.year(year).previous == Period.year(year - 1)


def test_a_period_that_ends_with_february_does_so_in_leap_years_too() -> None:
    """En period som slutar med februari gör det också året före ett skottår och tvärtom."""
    assert Period(date(2028, 2, 1), date(2028, 2, 29)).previous.end == date(2027, 2, 28)
    assert Period(date(2029, 2, 1), date(2029, 2, 28)).previous.end == date(2028, 2, 29)
    assert Period(date(2028, 2, 1), date(2028, 2, 27)).previous.end == date(2027, 2, 27)


def test_a_period_that_cannot_be_is_refused() -> None:
    """Ett tredje halvår finns inte, och en period slutar inte före sin början."""
    with pytest.raises(ValueError, match="Ett år har 2 halvår; 3 är inget av dem"):
        Period.half_year(2026, 3)
    with pytest.raises(ValueError, match="Ett år har 3 tertial; 0 är inget av dem"):
        Period.tertial(2026, 0)
    with pytest.raises(ValueError, match="Ett år har 4 kvartal; 5 är inget av dem"):
        Period.quarter(2026, 5)
    with pytest.raises(ValueError, match="innan den börjar"):
        Period(date(2026, 2, 1), date(2026, 1, 31))
