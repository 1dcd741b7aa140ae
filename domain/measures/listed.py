"""The measures, in the order they are shown."""

from __future__ import annotations

from domain import law
from domain.measures.counting import CountsOn, Measure
from domain.measures.keys import (
    applies,
    by,
    by_child,
    by_unit,
    days_between,
    is_high,
    is_overdue,
    kept,
    occurred_day,
    received,
    received_by,
    standing,
    still_open,
    total,
    where,
)

DEVIATIONS = (
    received("deviations", "Avvikelser som kom in", "deviations", total),
    received("deviations.by_unit", "Avvikelser per enhet", "deviations", by_unit, by="unit"),
    received_by("category", "deviations.by_category", "Avvikelser per kategori", "deviations"),
    received_by("causes", "deviations.by_cause", "Avvikelser per orsaksområde", "deviations"),
    received_by("severity", "deviations.by_severity", "Avvikelser efter allvar", "deviations"),
    received_by("legal_bases", "deviations.by_legal_basis", "Avvikelser per lagrum", "deviations"),
    received_by("direction", "deviations.by_direction", "Avvikelser i samverkan", "deviations"),
    received("deviations.by_child", "Avvikelser som rör barn", "deviations", by_child, by="child"),
    received("deviations.confirmed", "Bekräftade avvikelser", "deviations", where(lambda s: s.confirmed is True)),
    received(
        "deviations.referred",
        "Avvikelser som prövats som missförhållande",
        "deviations",
        where(lambda s: s.referred_on is not None),
    ),
    received(
        "deviations.to_first_reading",
        "Dagar till första bedömning",
        "deviations",
        total,
        days=days_between("received", "read_on"),
    ),
    received(
        "deviations.to_close",
        "Dagar till första avslut",
        "deviations",
        total,
        days=days_between("received", "first_closed_on"),
    ),
    received(
        "deviations.first_reading_kept",
        "Första bedömning i tid",
        "deviations",
        kept("first_reading_due", "read_on"),
        by="deadline",
    ),
    received(
        "deviations.investigation_kept",
        "Utredning i tid",
        "deviations",
        kept("first_investigation_due", "first_investigated_on"),
        by="deadline",
    ),
    Measure(
        id="deviations.open",
        version=2,
        label="Öppna avvikelser vid periodens slut",
        register="deviations",
        counts_on=CountsOn.STANDING,
        keys=standing(still_open, by_unit),
        by="unit",
    ),
    Measure(
        id="deviations.occurred",
        label="Avvikelser som inträffade",
        register="deviations",
        counts_on=CountsOn.OCCURRED,
        day=occurred_day,
        keys=total,
    ),
    Measure(
        id="deviations.occurred_by_unit",
        label="Avvikelser som inträffade, per enhet",
        register="deviations",
        counts_on=CountsOn.OCCURRED,
        day=occurred_day,
        keys=by_unit,
        by="unit",
    ),
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
    received("views.to_answer", "Dagar till svar", "views", total, days=days_between("received", "answered_on")),
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
)

RISKS = (
    received("risks", "Risker som identifierades", "risks", total, duty=law.RISK_ANALYSIS),
    received_by("value", "risks.by_value", "Risker efter riskvärde", "risks", duty=law.RISK_ANALYSIS),
    received_by("treatment", "risks.by_treatment", "Risker efter behandling", "risks", duty=law.RISK_ANALYSIS),
    Measure(
        id="risks.high",
        version=2,
        label="Risker på eller över gränsen vid periodens slut",
        register="risks",
        counts_on=CountsOn.STANDING,
        keys=standing(is_high, by_unit),
        by="unit",
        duty=law.RISK_ANALYSIS,
    ),
    received_by(
        "trigger", "risk_analyses.by_trigger", "Riskanalyser efter anledning", "risk_analyses", duty=law.RISK_ANALYSIS
    ),
)

DOCUMENTS = (
    Measure(
        id="documents.overdue",
        version=2,
        label="Styrdokument vars översyn är försenad",
        register="documents",
        counts_on=CountsOn.STANDING,
        day=lambda state: state.known_from,
        keys=standing(is_overdue),
        duty=law.ROUTINES,
    ),
    Measure(
        id="documents.by_kind",
        label="Gällande styrdokument per slag",
        register="documents",
        counts_on=CountsOn.STANDING,
        day=lambda state: state.known_from,
        keys=standing(applies, by("kind")),
        by="kind",
        duty=law.ROUTINES,
    ),
)
