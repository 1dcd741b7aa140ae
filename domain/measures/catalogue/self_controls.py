"""What is counted of self-controls, external reviews and measurements."""

from __future__ import annotations

from datetime import date
from typing import Any

from domain import law
from domain.measures.counting import CountsOn, Measure
from domain.measures.keys import by, by_unit, done, kept, on, parts_by, received, received_by, standing, total, where
from domain.signals.words import Direction


def not_executed(state: Any, day: date) -> bool:
    """Whether a decision stood unexecuted that day."""
    return all(end is None or end > day for end in (state.executed_on, state.closed_on))


SELF_CONTROLS = (
    done(
        "self_controls", "Egenkontroller som genomfördes", "self_controls", "performed_on", total, duty=law.SELF_CONTROL
    ),
    done(
        "self_controls.by_unit",
        "Egenkontroller per enhet",
        "self_controls",
        "performed_on",
        by_unit,
        by="unit",
        duty=law.SELF_CONTROL,
    ),
    done(
        "self_controls.by_method",
        "Egenkontroller efter metod",
        "self_controls",
        "performed_on",
        by("method"),
        by="method",
        duty=law.SELF_CONTROL,
    ),
    done(
        "self_controls.by_question",
        "Egenkontroller per fråga",
        "self_controls",
        "performed_on",
        by("self_control_questions"),
        by="self_control_questions",
        duty=law.SELF_CONTROL,
    ),
    done(
        "self_controls.not_met",
        "Egenkontroller som visade brister",
        "self_controls",
        "performed_on",
        where(lambda state: state.not_met > 0),
        duty=law.SELF_CONTROL,
    ),
    done(
        "self_controls.gave_deviation",
        "Egenkontroller som gav en avvikelse",
        "self_controls",
        "performed_on",
        where(lambda state: bool(state.deviations)),
        duty=law.SELF_CONTROL,
    ),
    Measure(
        id="self_controls.kept",
        label="Egenkontroller i tid",
        register="self_controls",
        counts_on=CountsOn.DONE,
        day=lambda state: state.due.on if state.due else None,
        keys=kept("due", "performed_on"),
        by="deadline",
        duty=law.SELF_CONTROL,
    ),
)

EXTERNAL_REVIEWS = (
    received("external_reviews", "Externa granskningar som inleddes", "external_reviews", total, duty=law.SELF_CONTROL),
    received_by(
        "reviewer",
        "external_reviews.by_reviewer",
        "Externa granskningar per granskare",
        "external_reviews",
        duty=law.SELF_CONTROL,
    ),
    received(
        "external_reviews.findings",
        "Externa granskningar efter hur långt bristerna har kommit",
        "external_reviews",
        parts_by("findings", lambda one: one.status),
        by="findings.status",
        duty=law.MEASURES,
    ),
)

MEASUREMENTS = (
    Measure(
        id="measurements.met",
        label="Mätningar mot målvärdet",
        register="measurements",
        counts_on=CountsOn.DONE,
        day=on("last"),
        keys=lambda seen, period: (str(seen.state.met),) if seen.state.met else (),
        by="met",
        duty=law.FOLLOW_UP_QUALITY,
        means="Räknas i den period mätningen gäller, inte den då den fördes in.",
    ),
    Measure(
        id="measurements.missed",
        label="Mätningar som uteblev",
        register="measurements",
        counts_on=CountsOn.DONE,
        day=on("last"),
        keys=where(lambda state: state.status == "missed"),
        direction=Direction.LOWER,
        duty=law.FOLLOW_UP_QUALITY,
    ),
)

INCIDENTS = (
    received_by(
        "incident_kind",
        "incidents.by_kind",
        "Personuppgifts- och informationssäkerhetsincidenter",
        "incidents",
        duty=law.DATA_BREACH,
    ),
)

NON_EXECUTED = (
    Measure(
        id="non_executed.standing",
        label="Beslut som inte är verkställda vid periodens slut",
        register="non_executed",
        counts_on=CountsOn.STANDING,
        day=on("decided_on"),
        keys=standing(not_executed, by("legal_basis")),
        by="legal_basis",
        duty=law.NON_EXECUTED_DECISIONS,
    ),
)
