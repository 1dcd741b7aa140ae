"""What is counted of lex Sarah: received, investigated, decided, notified, and what the measures led to."""

from __future__ import annotations

from domain import law
from domain.lex_sarah.words import Degree
from domain.measures.counting import DONE, Cases, CountsOn, Keys, Measure
from domain.measures.keys import (
    by,
    by_department,
    by_unit,
    days_between,
    done,
    kept,
    parts_by,
    received,
    received_by,
    standing,
    still_open,
    total,
)


def is_case(state: object) -> bool:
    """A report to the board itself, not what other operations told of."""
    return getattr(state, "kind", None) == "case"


def cases(keys: Keys) -> Keys:
    """Only reports to the board itself."""
    return lambda seen, period: keys(seen, period) if is_case(seen.state) else ()


A_CASE = cases(total)


def cases_by(field: str, id: str, label: str) -> Measure:
    """The reports of a period by a field of their state."""
    return received(id, label, "lex_sarah", cases(by(field)), by=field, duty=law.REPORTS)


LEX_SARAH = (
    received("lex_sarah", "Rapporter enligt lex Sarah som kom in", "lex_sarah", A_CASE, duty=law.REPORTS),
    received(
        "lex_sarah.by_unit", "Lex Sarah-rapporter per enhet", "lex_sarah", cases(by_unit), by="unit", duty=law.REPORTS
    ),
    received(
        "lex_sarah.by_department",
        "Lex Sarah-rapporter per avdelning",
        "lex_sarah",
        cases(by_department),
        by="department",
        duty=law.REPORTS,
    ),
    received_by(
        "kind", "lex_sarah.by_kind", "Rapporter, underrättelser och anmälningar", "lex_sarah", duty=law.REPORTS
    ),
    cases_by("degree", "lex_sarah.by_degree", "Lex Sarah-rapporter efter beslut"),
    cases_by("causes", "lex_sarah.by_cause", "Lex Sarah-rapporter per orsaksområde"),
    cases_by("legal_bases", "lex_sarah.by_legal_basis", "Lex Sarah-rapporter per lagrum"),
    done(
        "lex_sarah.investigated",
        "Lex Sarah-utredningar som blev klara",
        "lex_sarah",
        "proposed_on",
        A_CASE,
        duty=law.INVESTIGATE_MISCONDUCT,
        means="Utredningar vars förslag lämnades under perioden, när rapporten än kom in.",
    ),
    done(
        "lex_sarah.decided",
        "Beslut i lex Sarah-ärenden, efter grad",
        "lex_sarah",
        "decided_on",
        cases(by("degree")),
        by="degree",
        duty=law.INVESTIGATE_MISCONDUCT,
    ),
    done(
        "lex_sarah.notified",
        "Anmälningar till Inspektionen för vård och omsorg",
        "lex_sarah",
        "notified_on",
        A_CASE,
        duty=law.NOTIFY_IVO,
    ),
    received(
        "lex_sarah.to_proposal",
        "Dagar till färdig utredning",
        "lex_sarah",
        A_CASE,
        days=days_between("received", "proposed_on"),
        over=Cases("lex_sarah.investigation_kept", DONE),
        duty=law.INVESTIGATE_MISCONDUCT,
    ),
    received(
        "lex_sarah.to_decision",
        "Dagar till beslut i lex Sarah-ärenden",
        "lex_sarah",
        A_CASE,
        days=days_between("received", "decided_on"),
        over=Cases("lex_sarah.by_degree", tuple(one.value for one in Degree)),
        duty=law.INVESTIGATE_MISCONDUCT,
    ),
    received(
        "lex_sarah.investigation_kept",
        "Lex Sarah-utredning i tid",
        "lex_sarah",
        cases(kept("investigation_due", "proposed_on")),
        by="deadline",
        duty=law.INVESTIGATE_MISCONDUCT,
    ),
    received(
        "lex_sarah.measures",
        "Lex Sarah-ärenden efter hur långt åtgärderna har kommit",
        "lex_sarah",
        parts_by("measures", lambda one: one.status),
        by="measures.status",
        duty=law.MEASURES,
    ),
    received(
        "lex_sarah.effects",
        "Lex Sarah-ärenden efter åtgärdernas effekt",
        "lex_sarah",
        parts_by("measures", lambda one: one.effect),
        by="measures.effect",
        duty=law.MEASURES,
    ),
    Measure(
        id="lex_sarah.open",
        label="Öppna lex Sarah-ärenden vid periodens slut",
        register="lex_sarah",
        counts_on=CountsOn.STANDING,
        keys=standing(still_open, A_CASE),
        duty=law.REPORTS,
    ),
)
