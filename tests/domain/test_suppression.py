"""Small numbers (domain/suppression), and an attacker who works them out another way than they were protected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.suppression import LIMIT, Cell, Derived, Standing, Sum, Suppression, Why, suppressed
from domain.suppression.bounds import Equation, Space

Numbers = Mapping[str, int]


def cells(numbers: Numbers, **about: Standing) -> list[Cell]:
    return [Cell(key=key, value=value, standing=about.get(key, Standing.NEW)) for key, value in numbers.items()]


def split(result: Suppression) -> tuple[set[str], set[str]]:
    return set(result.primary), set(result.complementary)


def add(total: str, *parts: str) -> Sum:
    return Sum(total=total, parts=parts)


# ── What is hidden ───────────────────────────────────────────────────────────


def test_nothing_small_hides_nothing() -> None:
    """Där inget tal är litet visas allt."""
    result = suppressed(cells({"a": 7, "b": 0, "all": 7}), [add("all", "a", "b")])
    assert result.primary | result.complementary == frozenset()
    assert result.shows("a")


@pytest.mark.parametrize(("value", "hidden"), [(0, False), (1, True), (4, True), (5, False)])
def test_one_to_four_are_small(value: int, hidden: bool) -> None:
    """Ett till fyra döljs, noll och fem visas."""
    assert (suppressed(cells({"a": value}), []).why("a") is Why.PRIMARY) == hidden


def test_the_limit_is_the_boards() -> None:
    """Nämnden bestämmer gränsen."""
    assert suppressed(cells({"a": 7}), [], limit=10).why("a") is Why.PRIMARY
    with pytest.raises(ValueError, match="inget att dölja"):
        suppressed(cells({"a": 7}), [], limit=1)


def test_another_part_is_hidden_so_that_none_comes_back() -> None:
    """Ett enda dolt tal i en rad fås tillbaka ur summan: ett till döljs, det minsta som räcker."""
    result = suppressed(cells({"a": 2, "b": 30, "c": 6, "all": 38}), [add("all", "a", "b", "c")])
    assert split(result) == ({"a"}, {"c"})
    assert result.why("c") is Why.COMPLEMENTARY and result.shows("all")


def test_two_ones_are_not_hidden_behind_each_other() -> None:
    """Två dolda ettor vars summa är två är inte dolda: den som ser nollorna vet att var och en är minst ett."""
    result = suppressed(cells({"a": 1, "b": 1, "c": 9, "all": 11}), [add("all", "a", "b", "c")])
    assert result.complementary == {"c"}


def test_noughts_may_be_hidden_too() -> None:
    """När nollor inte visas döljs de som små tal."""
    result = suppressed(cells({"a": 0, "b": 20, "c": 30, "all": 50}), [add("all", "a", "b", "c")], show_zeros=False)
    assert split(result) == ({"a"}, {"b"})


def test_a_number_comes_back_through_another_table() -> None:
    """Samma poster efter enhet och efter slag: båda tabellerna räknas tillsammans."""
    numbers = {"n1": 3, "n2": 9, "s1": 12, "s2": 8, "w1": 15, "w2": 17, "all": 32}
    table = {"n": 12, "s": 20, **numbers}
    sums = [add("n", "n1", "n2"), add("s", "s1", "s2"), add("w1", "n1", "s1"), add("w2", "n2", "s2")]
    result = suppressed(cells(table), [*sums, add("all", "n", "s"), add("all", "w1", "w2")])
    assert split(result) == ({"n1"}, {"n2", "s1", "s2"})


def test_a_number_comes_back_through_the_change() -> None:
    """Ett litet tal döljs, och förändringen mot det visade talet före döljs med det."""
    listed = [*cells({"before": 9, "now": 3}), Cell(key="change", value=-6, signed=True)]
    result = suppressed(listed, [add("now", "before", "change")])
    assert split(result) == ({"now"}, {"change"})


def test_a_share_or_a_median_goes_with_its_number() -> None:
    """Andelar, kvoter och medianer av dolda tal visas inte."""
    derived = [Derived(key="share", of=("a", "all")), Derived(key="days", of=("a",)), Derived(key="other", of=("all",))]
    result = suppressed(cells({"a": 2, "b": 30, "c": 6, "all": 38}), [add("all", "a", "b", "c")], derived)
    assert result.derived == {"share", "days"} and result.why("days") is Why.DERIVED


def test_a_remainder_that_is_in_no_table_is_protected() -> None:
    """De två som inte svarade står ingenstans, men följer ur dem som tillfrågades och dem som svarade."""
    listed = cells({"asked": 50, "answered": 48, "silent": 2}, silent=Standing.KEPT)
    result = suppressed(listed, [add("asked", "answered", "silent")])
    assert split(result) == (set(), {"answered"})


def test_what_is_public_already_is_not_hidden_and_what_it_gives_away_is_told() -> None:
    """Det som redan är offentligt kan inte döljas; röjer det ett litet tal sägs det."""
    listed = cells({"half": 30, "rest": 3, "year": 33}, half=Standing.OUT, year=Standing.OUT)
    result = suppressed(listed, [add("year", "half", "rest")])
    assert split(result) == ({"rest"}, set())
    assert result.unprotected == {"rest"}
    assert suppressed(cells({"a": 3}, a=Standing.OUT), []).unprotected == {"a"}


def test_what_turns_out_not_to_be_needed_is_shown_after_all() -> None:
    """Det som inte behövde döljas visas."""
    numbers = {"a": 1, "b": 1, "c": 5, "d": 90, "all": 97}
    result = suppressed(cells(numbers), [add("all", "a", "b", "c", "d")])
    assert result.complementary == {"c"}


@pytest.mark.parametrize(
    ("listed", "sums", "derived", "said"),
    [
        ([Cell(key="a", value=-1)], [], [], "inget antal"),
        (cells({"a": 1, "all": 2}), [add("all", "a")], [], "blir inte summan"),
        (cells({"a": 1}), [add("all", "a")], [], "ingen sådan cell"),
        (cells({"a": 1}) * 2, [], [], "två gånger"),
        (cells({"a": 1}, a=Standing.KEPT), [], [Derived(key="b", of=("a",))], "anges som något som visas"),
    ],
)
def test_tables_that_do_not_hold_together_are_refused(
    listed: list[Cell], sums: list[Sum], derived: list[Derived], said: str
) -> None:
    """Tabeller som inte går ihop tas inte emot."""
    with pytest.raises(ValueError, match=said):
        suppressed(listed, sums, derived)


def test_what_no_table_agrees_with_is_refused() -> None:
    """Finns ingen tabell som stämmer med det som visas sägs det."""
    with pytest.raises(ValueError, match="Ingen tabell"):
        Space.of([Equation({"a": 1, "b": 1}, 1)], {"a": 1, "b": 1})


# ── An attacker ──────────────────────────────────────────────────────────────

Line = tuple[tuple[Fraction, ...], Fraction]
"""Coefficients of what is free, and a constant: what a hidden number comes to; or that it is not below nought."""


class Attacker:
    """Knows all that is shown, every sum, and whether noughts are; works by elimination, not by climbing.

    Gauss first: every hidden number becomes a constant and a combination of a few that are free. Then Fourier and
    Motzkin: the free ones are eliminated from what is known to be at least something, one by one.
    """

    def __init__(
        self, listed: Sequence[Cell], sums: Sequence[Sum], result: Suppression, show_zeros: bool = True
    ) -> None:
        self.values = {cell.key: cell.value for cell in listed}
        kept = {cell.key for cell in listed if cell.standing is Standing.KEPT}
        self.hidden = sorted(result.primary | result.complementary | kept)
        self.floors = {
            cell.key: None if cell.signed else int(show_zeros and cell.value > 0)
            for cell in listed
            if cell.key in self.hidden
        }
        self.lines = self.eliminated(sums)

    def eliminated(self, sums: Sequence[Sum]) -> dict[str, Line]:
        place = {key: n for n, key in enumerate(self.hidden)}
        rows: list[list[Fraction]] = []
        for one in sums:
            row = [Fraction(0)] * (len(place) + 1)
            for key, sign in [(part, 1) for part in one.parts] + [(one.total, -1)]:
                if key in place:
                    row[place[key]] += sign
                else:
                    row[-1] -= sign * self.values[key]
            rows.append(row)
        pivots: list[int] = []
        for column in range(len(place)):
            found = next((n for n in range(len(pivots), len(rows)) if rows[n][column]), None)
            if found is None:
                continue
            rows[len(pivots)], rows[found] = rows[found], rows[len(pivots)]
            chosen = [one / rows[len(pivots)][column] for one in rows[len(pivots)]]
            rows = [
                chosen if n == len(pivots) else [a - row[column] * b for a, b in zip(row, chosen, strict=True)]
                for n, row in enumerate(rows)
            ]
            pivots.append(column)
        free = [column for column in range(len(place)) if column not in pivots]
        lines = {self.hidden[one]: (tuple(Fraction(int(one == other)) for other in free), Fraction(0)) for one in free}
        for n, column in enumerate(pivots):
            lines[self.hidden[column]] = tuple(-rows[n][other] for other in free), rows[n][-1]
        return lines

    def is_determined(self, key: str) -> bool:
        return not any(self.lines[key][0])

    def bounds(self, key: str) -> tuple[Fraction | None, Fraction | None]:
        """The least and the greatest a hidden number can be; None where there is no end."""
        parts, constant = self.lines[key]
        if not any(parts):
            return constant, constant
        known = {
            ((*line, Fraction(0)), at - floor)
            for one, (line, at) in self.lines.items()
            if (floor := self.floors[one]) is not None
        }
        # The number itself is one more free one: it is at most, and at least, what it comes to.
        known |= {((*parts, Fraction(-1)), constant), ((*(-part for part in parts), Fraction(1)), -constant)}
        for n in range(len(parts)):
            known = without(known, n)
        least = [-at / line[-1] for line, at in known if line[-1] > 0]
        most = [-at / line[-1] for line, at in known if line[-1] < 0]
        return max(least, default=None), min(most, default=None)


def without(known: Iterable[Line], n: int) -> set[Line]:
    """What is known of the others when one is eliminated; of two that say the same, only the one that says more."""
    above = [one for one in known if one[0][n] > 0]
    below = [one for one in known if one[0][n] < 0]
    rest = [one for one in known if not one[0][n]]
    for (up, a), (down, b) in product(above, below):
        s, t = -down[n], up[n]
        rest.append((tuple(s * x + t * y for x, y in zip(up, down, strict=True)), s * a + t * b))
    tightest: dict[tuple[Fraction, ...], Fraction] = {}
    for line, at in rest:
        size = max(map(abs, line), default=Fraction(0))
        if size:
            scaled = tuple(part / size for part in line)
            tightest[scaled] = min(at / size, tightest.get(scaled, at / size))
    return set(tightest.items())


def must_withstand(listed: Sequence[Cell], sums: Sequence[Sum], limit: int = LIMIT, show_zeros: bool = True) -> None:
    """No small number is pinned down to fewer values than there are small ones, and no hidden count to one."""
    result = suppressed(listed, sums, limit=limit, show_zeros=show_zeros)
    assert result == suppressed(list(reversed(listed)), sums, limit=limit, show_zeros=show_zeros)
    assert result.unprotected == frozenset()
    attacker = Attacker(listed, sums, result, show_zeros)
    signed = {cell.key for cell in listed if cell.signed}
    assert not [key for key in result.complementary - signed if attacker.is_determined(key)]
    for key in result.primary:
        least, most = attacker.bounds(key)
        assert least is None or most is None or most - least >= limit - (2 if show_zeros else 1), (key, least, most)


def grid(numbers: Sequence[Sequence[int]], name: str = "") -> tuple[list[Cell], list[Sum]]:
    """A table with its margins."""
    rows, columns = range(len(numbers)), range(len(numbers[0]))
    values = {f"{name}{i}.{j}": numbers[i][j] for i in rows for j in columns}
    values |= {f"{name}{i}.": sum(numbers[i]) for i in rows}
    values |= {f"{name}.{j}": sum(numbers[i][j] for i in rows) for j in columns}
    values[f"{name}."] = sum(map(sum, numbers))
    sums = [Sum(total=f"{name}{i}.", parts=tuple(f"{name}{i}.{j}" for j in columns)) for i in rows]
    sums += [Sum(total=f"{name}.{j}", parts=tuple(f"{name}{i}.{j}" for i in rows)) for j in columns]
    sums.append(Sum(total=f"{name}.", parts=tuple(f"{name}{i}." for i in rows)))
    sums.append(Sum(total=f"{name}.", parts=tuple(f"{name}.{j}" for j in columns)))
    return cells(values), sums


small = st.integers(0, 9) | st.sampled_from([0, 1, 2, 20])


@st.composite
def tables(draw: st.DrawFn, most: int = 3) -> list[list[int]]:
    rows, columns = draw(st.integers(1, most)), draw(st.integers(1, most))
    row = st.lists(small, min_size=columns, max_size=columns)
    return draw(st.lists(row, min_size=rows, max_size=rows))


def test_the_attacker_finds_what_is_not_protected() -> None:
    """Angriparen finner ett ensamt dolt tal, och gränserna för två: annars prövar den ingenting."""
    listed, sums = cells({"a": 2, "b": 6, "all": 8}), [add("all", "a", "b")]
    alone = Suppression(primary=frozenset("a"), complementary=frozenset(), derived=frozenset(), unprotected=frozenset())
    assert Attacker(listed, sums, alone).bounds("a") == (Fraction(2), Fraction(2))
    both = Suppression(
        primary=frozenset("a"), complementary=frozenset("b"), derived=frozenset(), unprotected=frozenset()
    )
    assert Attacker(listed, sums, both).bounds("a") == (Fraction(1), Fraction(7))
    assert Attacker(listed, sums, both, show_zeros=False).bounds("a") == (Fraction(0), Fraction(8))


@given(tables(), st.booleans())
@settings(max_examples=150)
def test_no_small_number_is_worked_out_of_a_table_with_margins(numbers: list[list[int]], show_zeros: bool) -> None:
    """En korstabell med summor: inget litet tal går att räkna ut, vare sig nollor visas eller inte."""
    must_withstand(*grid(numbers), show_zeros=show_zeros)


@given(tables(), st.integers(2, 8))
@settings(max_examples=60)
def test_no_small_number_is_worked_out_whatever_the_limit(numbers: list[list[int]], limit: int) -> None:
    """Vilken gräns nämnden än har valt."""
    must_withstand(*grid(numbers), limit=limit)


@given(st.lists(st.tuples(small, small), min_size=1, max_size=5))
@settings(max_examples=60)
def test_no_small_number_is_worked_out_of_two_halves_and_the_change(numbers: list[tuple[int, int]]) -> None:
    """Det här halvåret, det förra och förändringen, för varje enhet och tillsammans."""
    values = {f"{when}{n}": pair[w] for n, pair in enumerate(numbers) for w, when in enumerate(("before", "now"))}
    values |= {when: sum(pair[w] for pair in numbers) for w, when in enumerate(("before", "now"))}
    names = ["", *map(str, range(len(numbers)))]
    changes = [Cell(key=f"change{n}", value=values[f"now{n}"] - values[f"before{n}"], signed=True) for n in names]
    sums = [Sum(total=f"now{n}", parts=(f"before{n}", f"change{n}")) for n in names]
    sums += [Sum(total=when, parts=tuple(f"{when}{n}" for n in names[1:])) for when in ("before", "now", "change")]
    must_withstand([*cells(values), *changes], sums)


@given(tables(2), tables(2))
@settings(max_examples=60)
def test_no_small_number_is_worked_out_of_two_halves_and_the_year(
    first: list[list[int]], second: list[list[int]]
) -> None:
    """Två halvår och året, i korstabeller."""
    rows, columns = min(len(first), len(second)), min(len(first[0]), len(second[0]))
    halves = [[row[:columns] for row in half[:rows]] for half in (first, second)]
    year = [[a + b for a, b in zip(*pair, strict=True)] for pair in zip(*halves, strict=True)]
    made = [grid(numbers, name) for name, numbers in zip("abc", (*halves, year), strict=True)]
    listed = [cell for one, _ in made for cell in one]
    sums = [one for _, each in made for one in each]
    sums += [Sum(total=cell.key, parts=(f"a{cell.key[1:]}", f"b{cell.key[1:]}")) for cell in made[2][0]]
    must_withstand(listed, sums)


@given(st.lists(st.lists(small, min_size=1, max_size=3), min_size=1, max_size=3), small)
@settings(max_examples=60)
def test_no_small_number_is_worked_out_of_sub_totals(areas: list[list[int]], elsewhere: int) -> None:
    """Enheter i områden i en förvaltning: delsummor, och samma summa i en annan tabell."""
    values = {f"{a}.{n}": one for a, area in enumerate(areas) for n, one in enumerate(area)}
    values |= {f"{a}": sum(area) for a, area in enumerate(areas)}
    whole = sum(map(sum, areas)) + elsewhere
    values |= {"all": whole, "elsewhere": elsewhere, "again": whole, "half": whole // 2, "other": whole - whole // 2}
    sums = [Sum(total=f"{a}", parts=tuple(f"{a}.{n}" for n in range(len(area)))) for a, area in enumerate(areas)]
    sums += [add("all", *map(str, range(len(areas))), "elsewhere"), add("again", "all"), add("again", "half", "other")]
    must_withstand(cells(values), sums)
