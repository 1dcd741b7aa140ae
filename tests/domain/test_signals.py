"""Signals in a series (domain/signals): published figures, the rules at their edges, and what may be said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.signals import (
    RULES,
    Assurance,
    Chart,
    Denominator,
    Direction,
    Judgement,
    Kind,
    Observed,
    RuleId,
    Side,
    WithoutLimits,
    charted,
    choose,
    days_between,
    rule,
    sentence,
)
from domain.signals.chances import ESTIMATED, Shape, at_most, chance
from domain.signals.levels import Level, power

Values = Sequence[int | Fraction | None]

PLOT_THE_DOTS = (1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1)
"""The series with which NHSRplotthedots 0.2.2 shows what screening does; its figure says -0.72, 1.94 and 4.6."""

CANS = (12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6)
"""Of 50 cans a sample, how many leak: D. C. Montgomery, Introduction to Statistical Quality Control, the p chart of
frozen orange juice, which has 0.2313, 0.0524 and 0.4102, and samples 15 and 23 outside."""

BRUISED = (47, 42, 55, 51, 46, 61, 39, 44, 41, 51, 88, 101, 101, 40, 48, 47, 50, 48, 57, 45, 43, 105, 98, 100, 96)
CRATES = (1,) * 10 + (2,) * 3 + (1,) * 8 + (2,) * 4
"""Bruised peaches in crates of 250: T. Pyzdek and P. Keller, The Handbook for Quality Management, pages 178 and 184."""

HOURS = (286, 948, 536, 124, 816, 729, 4, 143, 431, 8, 2837, 596, 81, 227, 603, 492, 1199, 1214, 2831, 96)
"""Hours between failures of a valve: D. C. Montgomery, Introduction to Statistical Quality Control, on time between
events. He raises to 0.2777, which gives 4.80986 for 286; 1/3.6 gives 4.81198."""


def seen(values: Values, of: Sequence[int] | None = None) -> list[Observed]:
    return [Observed(label=str(n), value=one, of=of[n - 1] if of else None) for n, one in enumerate(values, start=1)]


def xmr(values: Values, **about: object) -> Chart:
    return charted(Kind.XMR, seen(values), **about)  # type: ignore[arg-type]


def four(number: Fraction | None) -> str:
    assert number is not None
    return f"{float(number):.4f}"


def found(chart: Chart) -> list[tuple[RuleId, Side, tuple[int, ...]]]:
    return [(one.rule, one.side, one.at) for one in chart.signals]


# ── Published figures, and some worked by hand ───────────────────────────────


def test_17_the_figures_of_plot_the_dots_with_screening() -> None:
    """XmR: de publicerade gränserna, när stora språng är borttagna."""
    chart = xmr(PLOT_THE_DOTS, baseline=None)
    assert [four(chart.lower[0]), four(chart.centre), four(chart.upper[0])] == ["-0.7156", "1.9444", "4.6044"]
    assert chart.upper[0] == Fraction(35, 18) + Fraction("2.66")


def test_17_the_figures_of_plot_the_dots_without_screening() -> None:
    """XmR: de publicerade gränserna, när alla språng räknas."""
    chart = xmr(PLOT_THE_DOTS, baseline=None, screened=False)
    assert [four(chart.lower[0]), four(chart.upper[0])] == ["-3.0626", "6.9515"]


def test_the_p_chart_of_a_textbook() -> None:
    """p: lärobokens gränser, och de två punkter den finner utanför dem."""
    chart = charted(Kind.P, seen(CANS, (50,) * 30), baseline=None)
    assert [four(chart.lower[0]), four(chart.centre), four(chart.upper[0])] == ["0.0524", "0.2313", "0.4102"]
    assert [at for one, _, at in found(chart) if one is RuleId.OUTSIDE] == [(14,), (22,)]


def test_a_p_chart_with_two_sizes_of_sample() -> None:
    """p: gränserna följer nämnaren (för hand: 0,193 ± 3√(0,193·0,807/250) och /500)."""
    chart = charted(Kind.P, seen(BRUISED, [250 * one for one in CRATES]), baseline=None)
    assert chart.centre == Fraction("0.193")
    assert [four(chart.lower[0]), four(chart.upper[0])] == ["0.1181", "0.2679"]
    assert [four(chart.lower[10]), four(chart.upper[10])] == ["0.1401", "0.2459"]
    assert found(chart) == []


def test_a_u_chart_with_two_sizes() -> None:
    """u: gränserna följer nämnaren (för hand: 48,25 ± 3√48,25 och 3√(48,25/2))."""
    chart = charted(Kind.U, seen(BRUISED, CRATES), baseline=None)
    assert chart.centre == Fraction("48.25")
    assert [four(chart.lower[0]), four(chart.upper[0])] == ["27.4113", "69.0887"]
    assert [four(chart.lower[10]), four(chart.upper[10])] == ["33.5148", "62.9852"]


def test_a_g_chart_by_hand() -> None:
    """g: medel 20 ger övre gräns 20 + 3√420, mittlinje 13,86, och ingen undre gräns."""
    chart = charted(Kind.G, seen([10, 30, 20, 5, 35, 20]))
    assert (chart.centre, four(chart.upper[0]), chart.lower[0]) == (Fraction("13.86"), "81.4817", None)


def test_the_times_of_a_textbook_are_transformed() -> None:
    """t: varje tid upphöjd till 1/3,6, exakt till tolv decimaler, som en oberoende räkning ger."""
    for hours in HOURS:
        exact = power(Fraction(hours), 5, 18, 12)
        assert abs(float(exact) - hours ** (1 / 3.6)) < 1e-9
    assert power(Fraction(286), 5, 18, 5) == Fraction("4.81198")


def test_a_t_chart_goes_there_and_back() -> None:
    """t: gränserna är räknade på omräknad skala och visade i dagar; undre gränsen finns bara om den är över noll."""
    chart = charted(Kind.T, seen(HOURS), baseline=None)
    scaled = [hours ** (1 / 3.6) for hours in HOURS]
    ranges = [abs(b - a) for a, b in zip(scaled, scaled[1:], strict=False)]
    centre, spread = sum(scaled) / 20, 2.66 * sum(ranges) / 19
    assert chart.centre is not None and chart.upper[0] is not None
    assert abs(float(chart.centre) - centre**3.6) < 1e-4
    assert abs(float(chart.upper[0]) - (centre + spread) ** 3.6) < 1e-2
    assert centre < spread and chart.lower[0] is None
    assert found(chart) == []


# ── The rules at their edges ─────────────────────────────────────────────────

STEADY = (10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 10, 12)
"""Mean 11, moving range 2: the limits are 5.68 and 16.32, near them from 7.453 and 14.547."""


def test_a_point_on_a_limit_is_not_outside_it() -> None:
    """En punkt på gränsen är ingen signal; en hårsmån över är det."""
    limit = 11 + 2 * Fraction("2.66")
    assert found(xmr([*STEADY, limit])) == []
    assert found(xmr([*STEADY, limit + Fraction(1, 10**9)])) == [(RuleId.OUTSIDE, Side.ABOVE, (12,))]


def test_a_p_chart_compares_with_a_root_exactly() -> None:
    """p: när gränsen är ett jämnt tal räknas en punkt på den inte som utanför."""
    half = seen([50] * 12 + [65], [100] * 13)  # 0.5 + 3 √(0.25 / 100) = 0.65
    assert found(charted(Kind.P, half)) == []
    assert found(charted(Kind.P, [*half[:12], Observed(label="13", value=66, of=100)])) == [
        (RuleId.OUTSIDE, Side.ABOVE, (12,))
    ]


def test_seven_on_one_side_are_a_signal_and_six_are_not() -> None:
    """Sju i rad på samma sida är en signal, sex är det inte, och nio är en enda."""
    assert found(xmr([*STEADY, *[11 + n % 2 + 1 for n in range(5)]])) == []
    assert found(xmr([*STEADY, *[11 + n % 2 + 1 for n in range(6)]])) == [
        (RuleId.RUN, Side.ABOVE, tuple(range(11, 18)))
    ]
    assert len(found(xmr([*STEADY, *[11 + n % 2 + 1 for n in range(8)]]))) == 1


@pytest.mark.parametrize("breaker", [11, None], ids=["on the mean", "missing"])
def test_a_point_on_the_mean_or_a_gap_ends_a_run(breaker: int | None) -> None:
    """En punkt på mittlinjen, eller en som saknas, bryter raden."""
    above = [12, 13, 12, 13]
    assert found(xmr([*STEADY, *above, breaker, *above])) == []


def test_two_alike_end_a_trend() -> None:
    """Sju stigande i rad är en signal; två lika bryter."""
    assert [at for one, _, at in found(xmr([*STEADY[:11], 8, 9, 10, 11, 12, 13, 14])) if one is RuleId.TREND] == [
        tuple(range(11, 18))
    ]
    assert [at for one, _, at in found(xmr([*STEADY[:11], 8, 9, 10, 10, 11, 12, 13])) if one is RuleId.TREND] == []


def test_two_of_three_near_a_limit_are_a_signal() -> None:
    """Två av tre nära samma gräns, den tredje på samma sida, är en signal; bara de två hör till den."""
    assert found(xmr([*STEADY, 15, 12, 15])) == [(RuleId.NEAR, Side.ABOVE, (12, 14))]
    assert found(xmr([*STEADY, 15, 10, 15])) == []
    assert found(xmr([*STEADY, 7, 10, 7])) == [(RuleId.NEAR, Side.BELOW, (12, 14))]


def test_a_point_outside_a_limit_is_not_near_it() -> None:
    """En punkt utanför gränsen räknas inte som nära den."""
    assert [one for one, *_ in found(xmr([*STEADY, 15, 17, 12]))] == [RuleId.OUTSIDE]


def test_signals_overlap_and_each_is_told() -> None:
    """En punkt kan bära flera signaler, och alla sägs."""
    chart = xmr([*STEADY[:11], 10, 12, 13, 12, 13, 15, 15, 17])
    assert {one.rule for one in chart.signals} == {RuleId.OUTSIDE, RuleId.RUN, RuleId.NEAR}
    assert {one.rule for one in chart.signals_at(18)} == {RuleId.OUTSIDE, RuleId.RUN}


# ── Series that are short, constant, broken or absurd ────────────────────────


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("values", [(), (3,), (3, 4, 5, 4)], ids=len)
def test_a_short_series_says_nothing(kind: Kind, values: Values) -> None:
    """Av färre än fem uppgifter görs inga gränser och inga signaler."""
    chart = charted(kind, seen(values, [9] * len(values)))
    assert (chart.centre, chart.signals, chart.without, chart.trial) == (None, (), WithoutLimits.TOO_FEW, True)
    assert sentence(chart).startswith("För få uppgifter")


def test_limits_of_fewer_than_twelve_are_on_trial() -> None:
    """Gränser ur färre än tolv är preliminära; ur tolv står de fast."""
    assert xmr(STEADY[:11]).trial and "preliminära" in sentence(xmr(STEADY[:11]))
    assert not xmr(STEADY).trial
    assert xmr([*STEADY, 14, 9, 14]).upper[0] == xmr(STEADY).upper[0]


@pytest.mark.parametrize("kind", list(Kind))
def test_a_constant_series_has_no_limits_and_no_signal(kind: Kind) -> None:
    """Utan spridning finns inga gränser, och en avvikande punkt är ingen signal i sig."""
    same = 0 if kind is Kind.G else 4
    chart = charted(kind, seen([same] * 12 + [same + 1], [same or 9] * 12 + [9]))
    if kind in (Kind.XMR, Kind.P, Kind.T, Kind.G):
        assert (chart.without, chart.signals) == (WithoutLimits.NO_SPREAD, ())
        assert "inga gränser" in sentence(chart)
    assert charted(kind, seen([same] * 12, [same or 9] * 12)).signals == ()


def test_a_constant_series_that_moves_is_still_a_run() -> None:
    """Utan gränser gäller ändå reglerna om rader."""
    assert found(xmr([4] * 12 + [5] * 7)) == [(RuleId.RUN, Side.ABOVE, tuple(range(12, 19)))]


def test_a_denominator_of_nought_is_a_gap() -> None:
    """En nämnare som är noll ger ingen punkt, och bryter rader."""
    chart = charted(Kind.P, seen([1, 2, 1, 0, 2, 1, 3], [10, 10, 10, 0, 10, 10, 10]))
    assert [one.value is None for one in chart.points] == [False] * 3 + [True] + [False] * 3
    assert chart.upper[3] is None


def test_a_suppressed_point_is_a_gap_and_says_so() -> None:
    """En undertryckt punkt har inget värde i diagrammet."""
    chart = charted(Kind.XMR, [*seen(STEADY), Observed(label="13", value=99, suppressed=True)])
    assert (chart.points[12].value, chart.points[12].suppressed, chart.signals) == (None, True, ())


def test_a_gap_breaks_the_moving_range() -> None:
    """Språnget över en lucka räknas inte."""
    gapped = xmr([10, 12, 10, 12, 10, 12, None, 30, 32, 30, 32, 30, 32], screened=False)
    assert gapped.upper[0] is not None and gapped.centre is not None
    assert gapped.upper[0] - gapped.centre == 2 * Fraction("2.66")


@pytest.mark.parametrize(("value", "of"), [(3, 2), (-1, 2), (1, None), (1, -1)])
def test_a_share_that_cannot_be_is_refused(value: int, of: int | None) -> None:
    """En andel över ett, under noll eller utan nämnare går inte."""
    with pytest.raises(ValueError, match="går inte i ett p-diagram"):
        charted(Kind.P, [Observed(label="1", value=value, of=of)])


def test_a_time_below_nought_is_refused() -> None:
    """Dagar mellan händelser är inte färre än noll."""
    with pytest.raises(ValueError, match="mindre än noll"):
        charted(Kind.T, seen([-1]))


def test_days_between_events() -> None:
    """Dagarna mellan händelser räknas i ordning; tiden sedan den sista är ingen punkt."""
    days = days_between([date(2026, 3, 1), date(2026, 1, 1), date(2026, 1, 31)])
    assert [(one.label, one.value) for one in days] == [("2026-01-31", 30), ("2026-03-01", 29)]
    assert days_between([date(2026, 1, 1)]) == ()


# ── What it means ────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("direction", "judgement"),
    [
        (Direction.HIGHER, Judgement.IMPROVEMENT),
        (Direction.LOWER, Judgement.CONCERN),
        (Direction.NONE, Judgement.NEUTRAL),
    ],
)
def test_a_signal_is_judged_only_by_a_direction(direction: Direction, judgement: Judgement) -> None:
    """En signal är bra eller dålig bara för ett mått som har en riktning."""
    chart = xmr([*STEADY, 30], direction=direction)
    assert [one.judgement for one in chart.signals] == [judgement]
    assert ("säger måttet inte" in sentence(chart)) == (direction is Direction.NONE)


@pytest.mark.parametrize(
    ("target", "direction", "assurance"),
    [
        (17, Direction.HIGHER, Assurance.FAILS),
        (17, Direction.LOWER, Assurance.PASSES),
        (5, Direction.HIGHER, Assurance.PASSES),
        (5, Direction.LOWER, Assurance.FAILS),
        (12, Direction.HIGHER, Assurance.VARIES),
        (Fraction("16.32"), Direction.HIGHER, Assurance.VARIES),
        (17, Direction.NONE, None),
        (None, Direction.HIGHER, None),
    ],
)
def test_a_target_is_held_against_the_limits(
    target: Fraction | int | None, direction: Direction, assurance: Assurance | None
) -> None:
    """Ett mål utanför gränserna nås eller missas stadigt; ett innanför eller på dem nås ibland."""
    assert xmr(STEADY, target=target, direction=direction).assurance is assurance


def test_a_target_of_days_is_held_on_their_own_scale() -> None:
    """t: ett mål i dagar jämförs på samma skala som gränserna."""
    chart = charted(Kind.T, seen(HOURS), baseline=None, target=10**6, direction=Direction.HIGHER)
    assert chart.assurance is Assurance.FAILS


def test_nothing_is_said_but_what_the_rules_show() -> None:
    """Utan signal sägs att variationen är slumpmässig, och inget mer."""
    assert sentence(xmr(STEADY)) == "Ingen signal: variationen är slumpmässig enligt reglerna."


def test_a_signal_says_where_it_is_and_how_often_it_comes_by_chance() -> None:
    """En signal sägs med punkt och med hur ofta slumpen ger den."""
    assert sentence(xmr([*STEADY, 30])) == (
        "Signal: 13 ligger över den övre gränsen. Om den är bra eller dålig säger måttet inte. "
        "En serie av 13 värden som bara varierar av slump ger en sådan signal i minst 3,5 % av fallen."
    )


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ([11 + n % 2 + 1 for n in range(6)], "7 punkter i rad över medelvärdet, 12–18"),
        ([9, 8, 7, 6, 5, 4], "7 punkter i rad faller, 12–18"),
        ([15, 12, 15], "2 punkter tätt inpå den övre gränsen, 13–15"),
    ],
)
def test_each_rule_has_its_words(more: list[int], words: str) -> None:
    """Varje regel har sina ord."""
    assert words in sentence(xmr([*STEADY, *more]))


def test_every_rule_explains_itself() -> None:
    """Varje regel har en förklaring, en källa och hur dess falsklarm är räknade."""
    assert {one.id for one in RULES} == set(RuleId)
    assert all(one.explanation and one.means and one.source and one.how for one in RULES)
    assert all(rule(one) in RULES for one in RuleId)


# ── How often they cry wolf ──────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("id", "points", "exact"),
    [
        (RuleId.OUTSIDE, 1, Fraction("0.002699796")),
        (RuleId.RUN, 6, Fraction(0)),
        (RuleId.RUN, 7, Fraction(1, 64)),
        (RuleId.RUN, 8, Fraction(3, 128)),
        (RuleId.TREND, 6, Fraction(0)),
        (RuleId.TREND, 7, Fraction(2, 5040)),
        (RuleId.TREND, 8, Fraction(2 * 15, 40320)),
        (RuleId.NEAR, 2, Fraction(0)),
    ],
)
def test_the_chances_that_can_be_worked_by_hand(id: RuleId, points: int, exact: Fraction) -> None:
    """Sannolikheten för falskt larm stämmer med den som räknas för hand."""
    assert rule(id).false_alarm(points) == exact


def test_two_of_three_by_hand() -> None:
    """Två av tre: 2(3q²(½ − q − r) + q³) för tre punkter, där q är nära och r utanför."""
    q, r = Fraction("0.0214002340"), Fraction("0.0013498980")
    inner = Fraction("0.4772498680")
    assert rule(RuleId.NEAR).false_alarm(3) == 2 * (3 * q * q * (inner + r) + q**3)


def test_a_trend_has_its_chance_alone() -> None:
    """En trend räknas för sig, och läggs till de andra som en övre gräns."""
    with pytest.raises(ValueError, match="för sig"):
        chance(frozenset({RuleId.TREND, RuleId.RUN}), 12)
    three = chance(frozenset({RuleId.OUTSIDE, RuleId.RUN, RuleId.NEAR}), 24)
    assert three < at_most(24) < sum(rule(one).false_alarm(24) for one in RuleId)


def test_a_g_chart_cries_wolf_more_often() -> None:
    """I ett g-diagram når slumpen över gränsen oftare, och det sägs."""
    chart = charted(Kind.G, seen([10, 30, 20, 5, 35, 20, 10, 30, 20, 5, 35, 20, 200]))
    assert "i minst 21 % av fallen" in sentence(chart)
    assert rule(RuleId.OUTSIDE).false_alarm(1, Shape.BETWEEN) == Fraction("0.0183156389")


@pytest.mark.slow
def test_with_estimated_limits_the_alarms_are_as_many_as_is_said() -> None:
    """Med gränser ur tolv punkter larmar ungefär så många slumpmässiga serier som sidan säger."""
    draw = Random(2011)
    series = 3000
    alarmed = sum(bool(xmr([round(draw.gauss(0, 1000)) for _ in range(24)]).signals) for _ in range(series))
    assert abs(Fraction(alarmed, series) - ESTIMATED) < Fraction(3, 100)


# ── Which chart ──────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("monthly", "denominator", "between", "kind"),
    [
        ([0, 0, 1, 0, 0, 2, 0], Denominator.NONE, (), Kind.T),
        ([0, 0, 1, 0, 0, 2, 0], Denominator.NONE, (3, 0, 40), Kind.G),
        ([0, 0, 1, 0, 0, 2, 0], Denominator.PARTS, (), Kind.G),
        ([0, 1, 0, 1], Denominator.EXPOSURE, (), Kind.T),
        ([1, 1, 0, 1], Denominator.NONE, (), Kind.XMR),
        ([7, 9, None, 8], Denominator.NONE, (), Kind.XMR),
        ([7, 9, 8], Denominator.PARTS, (), Kind.P),
        ([7, 9, 8], Denominator.EXPOSURE, (), Kind.U),
        ([], Denominator.NONE, (), Kind.XMR),
    ],
)
def test_the_chart_fits_what_is_counted(
    monthly: list[int | None], denominator: Denominator, between: tuple[int, ...], kind: Kind
) -> None:
    """Sällsynta händelser ses i det som ligger mellan dem, andelar och antal per nämnare mot nämnaren, annat i XmR."""
    choice = choose(monthly, denominator=denominator, between=between)
    assert choice.kind is kind and choice.why.endswith(".")


def test_few_a_month_make_coarse_limits() -> None:
    """Färre än fem i månaden ger grova gränser, och det sägs."""
    assert "grova" in choose([2, 3, 4], denominator=Denominator.PARTS).why
    assert "grova" not in choose([20, 3, 4], denominator=Denominator.PARTS).why


# ── For any series ───────────────────────────────────────────────────────────

numbers = st.fractions(-1000, 1000, max_denominator=1000)


@given(numbers, st.fractions(0, 1000, max_denominator=1000), st.booleans(), numbers)
def test_a_level_compares_as_the_numbers_do(base: Fraction, square: Fraction, up: bool, number: Fraction) -> None:
    """En gräns med rot jämförs som talen själva, och avrundas till närmaste decimal."""
    level = Level(base, square, up)
    about = level.shown(9)
    assert abs(about - number) <= Fraction(1, 10**9) or (number > about) == (level.against(number) > 0)
    assert level.against(about - Fraction(1, 10**9)) < 0 < level.against(about + Fraction(1, 10**9))


@given(st.integers(0, 10**9), st.integers(1, 6), st.integers(1, 20))
def test_a_power_is_the_nearest_decimal(number: int, up: int, down: int) -> None:
    """En rot är den närmaste decimalen."""
    found = power(Fraction(number), up, down, 4)
    half = Fraction(1, 20000)
    assert max(found - half, Fraction(0)) ** down <= number**up <= (found + half) ** down


@given(st.sampled_from(Kind), st.lists(st.none() | st.integers(0, 40), max_size=40), st.data())
def test_any_series_makes_a_chart(kind: Kind, values: list[int | None], data: st.DataObject) -> None:
    """Vilken serie som helst ger ett diagram: samma varje gång, med signaler som ligger på punkter som finns."""
    of = data.draw(st.lists(st.integers(40, 60), min_size=len(values), max_size=len(values)))
    chart = charted(kind, seen(values, of))
    assert chart == charted(kind, seen(values, of))
    assert len(chart.points) == len(chart.upper) == len(chart.near_lower) == len(values)
    for one in chart.signals:
        assert all(chart.points[place].value is not None for place in one.at)
        assert len({way(chart, place) for place in one.at}) == 1 or one.rule is RuleId.TREND
    assert sentence(chart).endswith(".")


def way(chart: Chart, place: int) -> bool:
    return (chart.points[place].zone or 0) > 0


@given(st.lists(st.integers(-50, 50), max_size=30))
def test_a_mirrored_series_has_mirrored_signals(values: list[int]) -> None:
    """Vänds serien upp och ner vänds signalerna med den."""
    other = {Side.ABOVE: Side.BELOW, Side.BELOW: Side.ABOVE}
    mirrored = [(one, other[side], at) for one, side, at in found(xmr([-one for one in values]))]
    assert found(xmr(values)) == mirrored
