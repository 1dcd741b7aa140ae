"""What is counted of views and complaints."""

from __future__ import annotations

from domain.measures.counting import DONE, Cases, CountsOn, Measure
from domain.measures.keys import (
    by,
    by_child,
    by_department,
    by_unit,
    days_between,
    kept,
    received,
    received_by,
    standing,
    still_open,
    total,
    where,
)

VIEWS = (
    received("views", "Synpunkter och klagomål som kom in", "views", total),
    received_by("kind", "views.by_kind", "Klagomål och synpunkter", "views"),
    received("views.by_unit", "Synpunkter och klagomål per enhet", "views", by_unit, by="unit"),
    received_by("category", "views.by_category", "Synpunkter och klagomål per område", "views"),
    received_by("sentiment", "views.by_sentiment", "Beröm, förslag, frågor och missnöje", "views"),
    received_by("submitter", "views.by_submitter", "Synpunkter och klagomål per avsändare", "views"),
    received("views.by_child", "Synpunkter och klagomål som rör barn", "views", by_child, by="child"),
    received(
        "views.gave_deviation",
        "Synpunkter och klagomål som gav en avvikelse",
        "views",
        where(lambda s: s.gave_rise_to is not None),
    ),
    received(
        "views.referred",
        "Synpunkter och klagomål som prövats som missförhållande",
        "views",
        where(lambda s: s.referred_on is not None),
    ),
    received("views.converted", "Omvandlade synpunkter och klagomål", "views", where(lambda s: s.conversions > 0)),
    received(
        "views.to_answer",
        "Dagar till svar",
        "views",
        total,
        days=days_between("received", "answered_on"),
        over=Cases("views.answer_kept", DONE),
    ),
    received("views.answer_kept", "Svar i tid", "views", kept("answer_by", "answered_on"), by="deadline"),
    Measure(
        id="views.open",
        version=2,
        label="Öppna synpunkter och klagomål vid periodens slut",
        register="views",
        counts_on=CountsOn.STANDING,
        keys=standing(still_open, by_unit),
        by="unit",
    ),
    received("views.by_department", "Synpunkter och klagomål per avdelning", "views", by_department, by="department"),
    received(
        "views.by_own_category", "Synpunkter och klagomål per kategori", "views", by("own_category"), by="own_category"
    ),
    received("views.complaints", "Klagomål som kom in", "views", where(lambda s: s.kind == "complaint")),
)
