"""Signals in a series, by published rules: whether something has changed, or varies as it always does.

Nothing is called a trend that the rules do not show, and each rule says how often it cries wolf (rules.py, chances.py).
Everything is reckoned in fractions: levels with a square root are compared exactly (levels.py), decimals are rounded
half to even, and only to be shown. Pure and deterministic: the same series gives the same chart.

    charted(Kind.XMR, series)   centre, limits and signals           charting.py
    choose(monthly)             which kind fits, and why, in Swedish   choosing.py
    sentence(chart)             what may be said of it, in Swedish     saying.py
"""

from domain.signals.charting import charted, days_between
from domain.signals.choosing import Choice, choose
from domain.signals.rules import RULES, Rule, rule
from domain.signals.saying import sentence
from domain.signals.state import Chart, Observed, Point, Signal
from domain.signals.words import Assurance, Denominator, Direction, Judgement, Kind, RuleId, Side, WithoutLimits

__all__ = [
    "RULES",
    "Assurance",
    "Chart",
    "Choice",
    "Denominator",
    "Direction",
    "Judgement",
    "Kind",
    "Observed",
    "Point",
    "Rule",
    "RuleId",
    "Side",
    "Signal",
    "WithoutLimits",
    "charted",
    "choose",
    "days_between",
    "rule",
    "sentence",
]
