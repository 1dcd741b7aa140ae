"""A story, told through HTTP from beginning to end: a complaint, its deviation, the figures, and the proof."""

from __future__ import annotations

from typing import Any

from projections import schema
from replays.verify import verify
from tests.api.house import Town

AUTUMN = {"X-Clock": "2026-09-01T07:00:00Z"}


def at(moment: str, **more: str) -> dict[str, str]:
    return {"X-Clock": moment, **more}


def done(answer: Any) -> dict[str, Any]:
    assert answer.status_code in (200, 201), answer.text
    told: dict[str, Any] = answer.json()
    return told


def test_a_complaint_becomes_a_deviation_is_answered_counted_frozen_and_proved(town: Town) -> None:
    """Ett klagomål ger en avvikelse, får sitt eget svar, räknas i sitt halvår, fryses och kan bevisas."""
    # A letter came in on Sunday 28 June; the registrar enters it on Friday 3 July.
    letter = {
        "unit": str(town.units["reception"]),
        "channel": "letter",
        "received": "2026-06-28",
        "text": "Ingen svarade när mamma ringde, tre gånger.",
        "submitter": "next_of_kin",
        "submitter_name": "Örjan Prov",
        "submitter_contact": "010-000 00 00",
        "feedback_requested": "yes",
    }
    view = done(town.post("registrar", "/views", letter, at("2026-07-03T07:30:00Z")))
    path = f"/views/{view['record']}"

    # As it was known at the end of the half-year, nobody knew of it.
    known = done(town.get("quality", "/figures/half-year/2026:1", as_of="2026-06-30"))
    assert figure(known, "views") == 0
    # It belongs to the half-year it came in, not to the one it was entered in.
    known = done(town.get("quality", "/figures/half-year/2026:1", {"X-Position": str(view["position"])}))
    assert figure(known, "views") == 1
    assert figure(done(town.get("quality", "/figures/half-year/2026:2")), "views") == 0

    # The manager reads it: a complaint, a deficiency, hardly a missförhållande.
    assess = {
        "kind": "complaint",
        "result": "deficiency",
        "misconduct": "no",
        "category": "accessibility",
        "legal_bases": ["sol"],
        "affected": {"child": "no", "count": 1},
    }
    done(town.post("manager", f"{path}/assess-view", assess, at("2026-07-03T09:00:00Z")))
    done(
        town.post(
            "manager",
            f"{path}/investigate-complaint",
            {"findings": "Växeln var obemannad över lunchen.", "heard": ["submitter", "staff"]},
            at("2026-07-06T12:00:00Z"),
        )
    )
    position = {"deviation": "yes", "reason": "Rutinen för telefontid följdes inte."}
    done(town.post("manager", f"{path}/take-position", position, at("2026-07-06T12:30:00Z")))

    # It gives rise to a deviation, in the same act, whose text stays in the complaint.
    rise = done(town.post("manager", f"{path}/give-rise-to-deviation", {}, at("2026-07-06T12:40:00Z")))
    card = done(town.get("manager", path, {"X-Position": str(rise["position"])}))
    deviation = card["state"]["gave_rise_to"]
    drawn_up = done(town.get("manager", f"/deviations/{deviation}"))
    assert drawn_up["number"].startswith("AVV-2026-")
    assert drawn_up["state"]["source"]["record"] == view["record"]

    # A complaint from outside is answered by the head of the department, in time; only then is it closed.
    close = {"outcome": "measures", "satisfied": "yes"}
    refused = town.post("manager", f"{path}/close-view", close, at("2026-07-07T08:00:00Z"))
    assert refused.status_code == 409 and refused.json()["title"]
    answer = {"text": "Tack. Telefonen är nu bemannad.", "channel": "letter"}
    done(town.post("head", f"{path}/answer-view", answer, at("2026-07-08T08:00:00Z")))
    closed = done(town.post("manager", f"{path}/close-view", close, at("2026-07-09T08:00:00Z")))

    # The half-year is frozen as it is known now; a later correction does not touch what was frozen.
    decision = {"body": "management_group", "day": "2026-08-31", "paragraph": "§ 41"}
    frozen = done(
        town.post(
            "quality",
            "/figures/half-year/2026:1/freeze",
            {"position": closed["position"], "decision": decision},
            AUTUMN,
        )
    )
    correct = {"reason": "Ankomststämpeln var fel.", "received": "2026-07-01"}
    corrected = done(town.post("registrar", f"{path}/correct-view", correct, at("2026-09-02T08:00:00Z")))
    now = done(town.get("quality", "/figures/half-year/2026:1", {"X-Position": str(corrected["position"])}))
    assert figure(now, "views") == 0
    since: Any = {"from": str(frozen["position"])}
    found = done(town.get("quality", "/figures/half-year/2026:1/difference", **since))
    assert [line["position"] for line in found["lines"]] == [corrected["position"]]

    # Everything can be derived again: every line, the registers, and the figures that were frozen.
    with town.house.database.writer() as db:
        claims = list(verify(db, schema_name=schema.schema_name()))
    assert [claim.fault for claim in claims if not claim.holds] == []


def figure(told: dict[str, Any], measure: str) -> int:
    """A total among the figures."""
    for one in told["measures"]:
        if one["id"] == measure:
            return int(one["figures"][0]["now"])
    raise LookupError(measure)
