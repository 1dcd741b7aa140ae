"""The open page of the providers that people choose between: what is told of them, and nothing else of the book."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from domain.criteria.state import Criterion, Measure
from domain.criteria.words import Measured
from domain.measurements.state import Measurement
from domain.providers.state import Provider
from domain.providers.words import Status
from projections.cards import WRITER
from replays.choice import Result, choices
from tests.api.browsing import PAGE, Page
from tests.api.house import Town, waited

UNIT = UUID("00000000-0000-4000-8000-0000000000b1")
CHOICE = {
    "name": "Boendestöd Exempel AB (påhittat)",
    "services": "boendestöd",
    "engagement": "choice",
    "valid_from": "2025-01-01",
}
PRESENTED = {"presentation": "Stöd hemma, dag och kväll, på tre språk.", "reached_at": "info@exempel.invalid"}


def opened(town: Town) -> Any:
    """Asked for by anybody."""
    town.client.cookies.clear()
    return town.client.get("/prov/utforare", headers=PAGE)


def provider(town: Town, **about: str) -> str:
    answer = town.post("registrar", "/providers", {**CHOICE, **about})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["record"])


def told(town: Town, record: str, what: str, said: dict[str, Any], who: str = "registrar") -> None:
    answer = town.post(who, f"/providers/{record}/{what}", said)
    assert answer.status_code == 201, answer.text
    town.get("quality", f"/providers/{record}", waited(answer.json()))


def test_anybody_reads_of_those_one_can_choose_between(town: Town) -> None:
    """Den som ska välja läser hur utföraren arbetar, vad nämnden kräver och vad den fann, utan att logga in."""
    record = provider(town)
    asked = {"requirements": ["Var och en har en genomförandeplan."], "not_consulted": "Kraven stod i avtalet."}
    told(town, record, "agree-quality-requirements", asked)
    told(town, record, "describe-for-choice", PRESENTED)
    follow_up = {"day": "2026-03-02", "method": "visit", "shortcomings": 1, "conclusions": "En hemlig slutsats."}
    told(town, record, "follow-up-provider", follow_up, who="quality")
    page = opened(town)
    assert page.status_code == 200 and page.headers["Cache-Control"] == "public, max-age=60"
    for said in (CHOICE["name"], *PRESENTED.values(), "genomförandeplan", "2 mars 2026", "En brist."):
        assert said in page.text, said
    assert "hemlig" not in page.text and record not in page.text
    links = set(re.findall(r'href="([^"#]+)"', page.text))
    assert all(re.fullmatch(r"/prov/(publicerat|utforare)?|/static/liggaren\.css\?v=\w+", one) for one in links)
    read = Page(page.text)
    assert read.lang == "sv" and "<script" not in page.text and len(read.ids) == len(set(read.ids))


def test_only_those_one_can_choose_today_are_told_of(town: Town) -> None:
    """Bara den som går att välja i dag, och som nämnden presenterar, står på sidan."""
    over = provider(town, name="Slutat AB (påhittat)", valid_to="2026-01-31")
    told(town, over, "describe-for-choice", PRESENTED)
    provider(town, name="Opresenterad AB (påhittat)")
    provider(town, name="Upphandlad AB (påhittat)", engagement="procured")
    page = opened(town).text
    assert all(name not in page for name in ("Slutat AB", "Opresenterad AB", "Upphandlad AB"))


def test_the_last_result_of_each_measure_is_told() -> None:
    """Av det som har mätts hos utföraren står det senaste värdet, med vad det mäter och till när."""
    criterion = Criterion(name="Begriplig information", measures=(Measure(id="nöjd", what="Nöjda med bemötandet"),))
    first = Measurement(
        unit=UNIT, measure="nöjd", value="71.5", measured=Measured.PERCENT, last=date(2025, 12, 31), group=None
    )
    later, other = replace(first, value="74", last=date(2026, 6, 30)), replace(first, unit=None, value="12")
    rows = [(WRITER.encode(one).decode(), WRITER.encode(criterion).decode()) for one in (first, later, other)]
    (one,) = choices([Provider(status=Status.FOLLOWED_UP, unit=UNIT, name="Exempel AB")], rows)
    assert one.results == (Result("Nöjda med bemötandet", "74 procent", date(2026, 6, 30)),)
