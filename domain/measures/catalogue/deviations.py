"""What is counted of deviations."""

from __future__ import annotations

from domain.measurements.words import Denominator
from domain.measures.counting import DONE, Cases, CountsOn, Measure
from domain.measures.keys import (
    by,
    by_child,
    by_department,
    by_unit,
    crossed,
    days_between,
    is_working,
    kept,
    occurred_day,
    received,
    received_by,
    spread,
    standing,
    still_open,
    total,
    where,
)
from domain.measures.rates import Rate

REPEATED = 3
"""So many of the same kind in one unit and half-year are shown as repeated."""

BY_UNIT = received("deviations.by_unit", "Avvikelser per enhet", "deviations", by_unit, by="unit")

DEVIATIONS = (
    received("deviations", "Avvikelser som kom in", "deviations", total),
    BY_UNIT,
    received("deviations.by_department", "Avvikelser per avdelning", "deviations", by_department, by="department"),
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
        over=Cases("deviations.first_reading_kept", DONE),
    ),
    received(
        "deviations.to_close",
        "Dagar till första avslut",
        "deviations",
        total,
        days=days_between("received", "first_closed_on"),
        over=Cases("deviations.days_to_close"),
    ),
    received(
        "deviations.days_to_close",
        "Dagar till första avslut, fördelade",
        "deviations",
        spread("received", "first_closed_on"),
        by="days",
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
    received(
        "deviations.cause_by_category",
        "Avvikelser efter orsaksområde och kategori",
        "deviations",
        crossed(by("causes"), by("category")),
        by="causes × category",
    ),
    received(
        "deviations.repeated",
        "Avvikelser som upprepas i en enhet",
        "deviations",
        crossed(by_unit, by("category")),
        by="unit × category",
        least=REPEATED,
        means=f"Av samma kategori i samma enhet, minst {REPEATED} under perioden.",
    ),
    Measure(
        id="deviations.silent_units",
        version=2,
        label="Enheter som inte har rapporterat någon avvikelse",
        register="units",
        counts_on=CountsOn.STANDING,
        day=lambda state: state.places[0].since if state.places else None,
        keys=standing(is_working),
        without=BY_UNIT,
        means="Enheter som fanns periodens sista dag. Tystnad kan betyda att inget har hänt, eller att inget sägs.",
    ),
    received(
        "deviations.per_users",
        "Avvikelser per hundra brukare",
        "deviations",
        by_unit,
        by="unit",
        rate=Rate(denominator=Denominator.USERS, per=100),
    ),
    received(
        "deviations.per_staff",
        "Avvikelser per hundra medarbetare",
        "deviations",
        by_unit,
        by="unit",
        rate=Rate(denominator=Denominator.STAFF, per=100),
    ),
    received(
        "deviations.per_placement_days",
        "Avvikelser per tusen placeringsdygn",
        "deviations",
        by_unit,
        by="unit",
        rate=Rate(denominator=Denominator.PLACEMENT_DAYS, per=1000, summed=True),
    ),
)
