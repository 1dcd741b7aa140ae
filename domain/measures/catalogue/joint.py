"""What is counted of several registers together: what came in, one event once, and each register beside the others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from domain.calendar import Period
from domain.measures.catalogue.lex_sarah import cases
from domain.measures.counting import CountsOn, Keys, Measure, Part, Seen, received_day
from domain.measures.keys import by, by_child, by_department, by_unit, named, on, total

JOINT = "joint"
"""Where a measure stands that is no single register's."""


def nowhere(seen: Seen, period: Period) -> tuple[str, ...]:
    """For a register that does not say: it is not counted there."""
    return ()


def once(id: str, label: str, keys: Keys, by_what: str = "", **otherwise: Any) -> Measure:
    """What came in to deviations, views and complaints, and lex Sarah, one event once.

    `views` and `lex_sarah`: what it is counted under in those registers, where it is called otherwise or is not said.
    """
    views, lex_sarah = otherwise.pop("views", keys), otherwise.pop("lex_sarah", keys)
    return Measure(
        id=id,
        label=label,
        register=JOINT,
        counts_on=CountsOn.RECEIVED,
        by=by_what,
        once=True,
        means=otherwise.get("means", "Det som är samma händelse i flera register räknas en gång."),
        parts=(
            Part(register="deviations", keys=keys),
            Part(register="views", keys=views),
            Part(register="lex_sarah", keys=cases(lex_sarah)),
        ),
    )


def beside(register: str, day: Callable[[Any], date | None] = received_day, keys: Keys | None = None) -> Part:
    """A register beside the others, under its own name."""
    told = named(register)
    if keys is None:
        return Part(register=register, keys=told, day=day)
    return Part(register=register, keys=lambda seen, period: told(seen, period) if keys(seen, period) else (), day=day)


def missed(seen: Seen, period: Period) -> tuple[str, ...]:
    return ("",) if seen.state.met == "no" else ()


TOGETHER = (
    once("joint", "Händelser som kom in, samlat", total),
    once("joint.by_unit", "Händelser per enhet, samlat", by_unit, "unit"),
    once("joint.by_department", "Händelser per avdelning, samlat", by_department, "department"),
    once(
        "joint.by_category",
        "Händelser per kategori, samlat",
        by("category"),
        "category",
        views=by("own_category"),
        lex_sarah=nowhere,
        means="Avvikelser, synpunkter och klagomål i nämndens gemensamma kategorier; samma händelse räknas en gång i "
        "varje kategori.",
    ),
    once(
        "joint.by_cause",
        "Händelser per orsaksområde, samlat",
        by("causes"),
        "causes",
        views=nowhere,
        means="Orsaker utreds i avvikelser och lex Sarah; samma händelse räknas en gång i varje orsak.",
    ),
    once("joint.by_child", "Händelser som rör barn, samlat", by_child, "child"),
    Measure(
        id="joint.by_register",
        label="Vad som kom in, hittades och gjordes, register för register",
        register=JOINT,
        counts_on=CountsOn.RECEIVED,
        by="register",
        means="Varje register räknar sitt: samma händelse kan stå i flera.",
        parts=(
            beside("deviations"),
            beside("views"),
            beside("lex_sarah", keys=cases(total)),
            beside("risks"),
            beside("risk_analyses"),
            beside("self_controls", on("performed_on")),
            beside("external_reviews"),
            beside("incidents"),
            beside("measurements", on("last"), missed),
            beside("suggestions", on("recorded")),
            beside("actions", on("recorded")),
        ),
    ),
)
