"""What a new quality plan asks of the routines, over HTTP."""

from __future__ import annotations

from typing import Any

from tests.api.house import Town, waited

TEXT = "# Rutin för överlämning\n\nDen som lämnar över ringer den som tar emot.\n".encode()
BY_BOARD = {"body": "board", "day": "2026-03-02"}


def routine(town: Town, title: str, valid_from: str = "2025-02-03") -> str:
    """A routine from before the book, published."""
    content = town.send("registrar", "/contents", TEXT, "text/markdown").json()
    said = {
        "kind": "routine",
        "document_class": "normative",
        "scope": "administration_wide",
        "title": title,
        "owner_function": "Enhetschef",
        "purpose": "Ingen tappas bort.",
    }
    record = str(town.post("registrar", "/documents", said).json()["record"])
    decided = {"media_type": "text/markdown", "decided_on": "2025-02-03", "decided_by": "Avdelningschef"}
    brought_in = town.post("registrar", f"/documents/{record}/establish-imported", {**content, **decided})
    assert brought_in.status_code == 201, brought_in.text
    published = town.post("registrar", f"/documents/{record}/publish-revision", {"valid_from": valid_from})
    assert published.status_code == 201, published.text
    return record


def quality_plan(town: Town) -> dict[str, Any]:
    said = {
        "kind": "quality",
        "title": "Kvalitetsplan 2026",
        "first": "2026-01-01",
        "last": "2026-12-31",
        "responsible": str(town.house.people["quality"]),
    }
    plan = town.post("quality", "/plans", said)
    assert plan.status_code == 201, plan.text
    decided = town.post("quality", f"/plans/{plan.json()['record']}/decide-plan-by-board", {"decision": BY_BOARD})
    assert decided.status_code == 201, decided.text
    receipt: dict[str, Any] = decided.json()
    return receipt


def test_a_new_quality_plan_opens_the_review_of_every_routine(town: Town) -> None:
    """När kvalitetsplanen är beslutad syns och räknas varje rutin som ingen har gått igenom sedan dess."""
    looked_through, left = routine(town, "Rutin för överlämning"), routine(town, "Rutin för telefontid")
    plan = quality_plan(town)
    demanded = town.get("employee", "/routine-reviews", waited(plan)).json()
    assert (demanded["plan"]["record"], demanded["since"]) == (plan["record"], "2026-03-02")
    assert {looked_through, left} <= {one["record"] for one in demanded["items"]}
    assert demanded["to_review"] == len(demanded["items"]) <= demanded["routines"]
    confirmed = town.post("quality", f"/documents/{looked_through}/confirm-still-valid", {}).json()
    now = town.get("employee", "/routine-reviews", waited(confirmed)).json()
    assert now["to_review"] == demanded["to_review"] - 1 and now["routines"] == demanded["routines"]
    assert looked_through not in [one["record"] for one in now["items"]]
    (waiting,) = [one for one in now["items"] if one["record"] == left]
    assert (waiting["title"], waiting["reviewed_on"]) == ("Rutin för telefontid", "2025-02-03")
    then = town.get("employee", "/routine-reviews", as_of=str(plan["position"])).json()
    assert looked_through in [one["record"] for one in then["items"]]
    before = town.get("employee", "/routine-reviews", as_of="1").json()
    assert (before["plan"], before["routines"], before["to_review"]) == (None, 0, 0)


def test_what_holds_is_what_holds_on_the_day_asked_for(town: Town) -> None:
    """Frågar man om en dag räknas det som gäller den dagen, inte den dag då den sista raden skrevs."""
    routine(town, "Rutin för jourtid", valid_from="2098-01-01")
    before, after = (town.get("employee", "/routine-reviews", as_of=day).json() for day in ("2097-12-31", "2098-01-01"))
    assert before["position"] == after["position"] and after["routines"] == before["routines"] + 1
