"""Half-years over HTTP: the figures are the program's own, for those who work with them."""

from __future__ import annotations

from tests.api.house import Town

DECISION = {"body": "management_group", "day": "2026-08-31"}
AUTUMN = {"X-Clock": "2026-09-01T07:00:00Z"}


def test_each_figure_carries_the_records_behind_it(town: Town) -> None:
    """Varje siffra bär listan över de poster den räknar."""
    receipt = town.report(received="2026-02-27")
    answer = town.get("quality", "/figures/half-year/2026:1", {"X-Position": str(receipt["position"])})
    assert answer.status_code == 200, answer.text
    counted = {one["id"]: one for one in answer.json()["measures"]}
    total = counted["deviations"]["figures"][0]
    assert receipt["record"] in total["records"] and total["now"] == len(total["records"])
    assert counted["deviations"]["counts_on"] == "received"
    assert answer.json()["position"] >= receipt["position"]


def test_the_lines_that_made_a_difference_do_not_name_what_may_not_be_seen(town: Town) -> None:
    """Rör ett klagomål chefen står dess rad bland dem som gjorde skillnaden, utan numret för den som inte ser det."""
    first = town.lines
    said = {"text": "Chefen svarar inte.", "unit": str(town.units["reception"]), "received": "2026-02-27"}
    view = town.post("registrar", "/views", said).json()
    assessed = {"kind": "complaint", "result": "deficiency", "misconduct": "no", "category": "treatment"}
    path = f"/views/{view['record']}/assess-view"
    last = town.post("director", path, {**assessed, "concerns_manager": True}).json()["position"]
    span = {"from": str(first), "to": str(last)}
    for who, number in (("director", view["number"]), ("auditor", None)):
        wait = {"X-Position": str(last)}
        lines = town.get(who, "/figures/half-year/2026:1/difference", wait, **span).json()["lines"]
        assert {(one["position"], one["number"]) for one in lines if one["register"] == "views"} >= {(last, number)}


def test_an_employee_reads_what_is_published_and_not_the_material(town: Town) -> None:
    """Den som inte arbetar med analysen ser den när den är publicerad, inte underlaget."""
    assert town.get("employee", "/figures/half-year/2026:1").status_code == 404
    assert town.get(None, "/figures/half-year/2026:1").status_code == 401


def test_a_half_year_that_cannot_be_is_no_page(town: Town) -> None:
    for half in ("2026:3", "26:1", "2026", "2026:1:1", "1899:1"):
        assert town.get("quality", f"/figures/half-year/{half}").status_code == 404


def test_figures_are_not_frozen_before_the_half_year_is_over(town: Town) -> None:
    """Siffrorna fryses tidigast dagen efter halvårets slut."""
    answer = town.post(
        "quality",
        "/figures/half-year/2026:1/freeze",
        {"position": 5, "decision": {"body": "management_group", "day": "2026-03-02"}},
        {"X-Clock": "2026-06-30T21:59:00Z"},
    )
    assert answer.status_code == 409 and answer.json()["type"] == "/problems/PeriodNotOver"


def test_freezing_twice_with_one_key_is_freezing_once(town: Town) -> None:
    """Samma frysning skickad två gånger fryser en gång."""
    key = {**AUTUMN, "Idempotency-Key": "frys-2025-2"}
    said = {"position": 10, "decision": DECISION}
    first = town.post("quality", "/figures/half-year/2025:2/freeze", said, key)
    lines = town.lines
    again = town.post("quality", "/figures/half-year/2025:2/freeze", said, key)
    assert first.status_code == 201, first.text
    assert again.status_code == 200 and again.json()["again"] is True and town.lines == lines


def test_nobody_sends_a_figure(town: Town) -> None:
    """Siffror tas aldrig emot: programmet räknar."""
    lines = town.lines
    said = {"position": 10, "decision": DECISION, "figures": "x" * 43}
    answer = town.post("quality", "/figures/half-year/2025:1/freeze", said, AUTUMN)
    assert answer.status_code == 422 and town.lines == lines
    assert town.post("quality", "/analyses/freeze-analysis", {}, AUTUMN).status_code == 405
