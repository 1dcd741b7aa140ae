"""What may be said of a chart, in Swedish: no more than the rules show."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction

from domain.signals.chances import Shape
from domain.signals.charting import BASELINE, FEWEST
from domain.signals.rules import rule
from domain.signals.state import Chart, Signal
from domain.signals.words import Assurance, Judgement, Kind, RuleId, Side, WithoutLimits

NO_SIGNAL = "Ingen signal: variationen är slumpmässig enligt reglerna."
JUDGED = {
    Judgement.IMPROVEMENT: "Det är en förbättring.",
    Judgement.CONCERN: "Det är en försämring.",
    Judgement.NEUTRAL: "Om den är bra eller dålig säger måttet inte.",
}
ASSURED = {
    Assurance.PASSES: "Så som det fungerar nu nås målet stadigt.",
    Assurance.FAILS: "Så som det fungerar nu missas målet stadigt: det krävs att något ändras.",
    Assurance.VARIES: "Målet nås ibland och missas ibland, av slump.",
}


def sentence(chart: Chart) -> str:
    """The whole that may be said: signals or that there is none, what they mean, the target, and how sure it is."""
    return " ".join(said(chart))


def said(chart: Chart) -> Iterator[str]:
    known = sum(one.value is not None for one in chart.points)
    if chart.without is WithoutLimits.TOO_FEW:
        yield f"För få uppgifter för att skilja en förändring från slump: {known}, och det behövs minst {FEWEST}."
        return
    for one in chart.signals:
        yield f"Signal: {told(chart, one)}. {JUDGED[one.judgement]}"
    if not chart.signals:
        yield NO_SIGNAL
    else:
        yield caution(chart)
    if chart.assurance is not None:
        yield ASSURED[chart.assurance]
    if chart.without is WithoutLimits.NO_SPREAD:
        yield "Alla värden som gränserna skulle räknas ur är lika, så det finns inga gränser."
    elif chart.trial:
        yield f"Gränserna är preliminära: de är räknade ur {chart.baseline} värden, och det behövs {BASELINE}."


def told(chart: Chart, one: Signal) -> str:
    """A signal in words, with where it is."""
    count, first, last = len(one.at), chart.points[one.at[0]].label, chart.points[one.at[-1]].label
    limit = "övre" if one.side is Side.ABOVE else "undre"
    match one.rule:
        case RuleId.OUTSIDE:
            return f"{first} ligger {one.side.label} den {limit} gränsen"
        case RuleId.RUN:
            return f"{count} punkter i rad {one.side.label} {chart.kind.centre}, {first}–{last}"
        case RuleId.TREND:
            return f"{count} punkter i rad {'stiger' if one.side is Side.ABOVE else 'faller'}, {first}–{last}"
        case RuleId.NEAR:
            return f"{count} punkter tätt inpå den {limit} gränsen, {first}–{last}"


def caution(chart: Chart) -> str:
    """How often what was found comes by chance, in a series as long as this."""
    shape = Shape.BETWEEN if chart.kind is Kind.G else Shape.NORMAL
    known = sum(one.value is not None for one in chart.points)
    often = max(rule(one.rule).false_alarm(known, shape) for one in chart.signals)
    by_chance = f"En serie av {known} värden som bara varierar av slump ger en sådan signal"
    return f"{by_chance} i minst {percent(often)} av fallen."


def percent(share: Fraction) -> str:
    """A share in Swedish, with a decimal below ten per cent and two below one.

    >>> percent(Fraction(1, 5)), percent(Fraction(27, 1000)), percent(Fraction(1, 2520))
    ('20 %', '2,7 %', '0,04 %')
    """
    places = "1" if share >= Fraction(1, 10) else "0.1" if share >= Fraction(1, 100) else "0.01"
    exact = Decimal(share.numerator * 100) / Decimal(share.denominator)
    return f"{exact.quantize(Decimal(places), ROUND_HALF_EVEN)} %".replace(".", ",")
