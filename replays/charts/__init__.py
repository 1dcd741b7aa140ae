"""Pictures of figures: an SVG writer of our own, that draws on a page and in a PDF alike.

What is drawn is plain: charts of domain.signals, counts, days. Each picture tells in words what it shows (title and
description, in Swedish), says everything by shape and text as well as by colour, is legible in grey, and is the same
bytes every time. No style sheet is used, so that a page may forbid them; the typeface is that of the page.

    control_chart(chart, labels)   a series with centre, limits, target and signals     control.py
    bars(listed, ...)              now beside the year before                           bars.py
    risk_matrix(matrix, ...)       probability and consequence, with counts             matrix.py
    lead_times(spread, ...)        how many days it took, with median and deadline      lead_times.py
"""

from replays.charts.bars import Bar, bars
from replays.charts.control import control_chart
from replays.charts.lead_times import Days, binned, lead_times
from replays.charts.matrix import Matrix, risk_matrix
from replays.charts.numbers import Figure, Labels

__all__ = [
    "Bar",
    "Days",
    "Figure",
    "Labels",
    "Matrix",
    "bars",
    "binned",
    "control_chart",
    "lead_times",
    "risk_matrix",
]
