"""From a report to a number, and back: what is sent can be read, and sending twice is sending once."""

from __future__ import annotations

from tests.api.house import Town


def test_a_report_gets_a_number_and_can_be_read_back_at_once(town: Town) -> None:
    """Den som rapporterar får ett nummer och kan läsa rapporten med detsamma."""
    before = town.lines
    answer = town.post("employee", "/deviations", {"description": "Kvällsbesöket blev inte av."})
    assert answer.status_code == 201
    receipt = answer.json()
    assert receipt["number"].startswith("AVV-") and receipt["version"] == 1 and receipt["again"] is False
    assert answer.headers["ETag"] == '"1"'
    assert answer.headers["Location"] == f"/prov/api/v1/deviations/{receipt['record']}"
    assert town.lines == before + 1
    seen = town.get("employee", f"/deviations/{receipt['number']}", {"X-Position": str(receipt["position"])})
    assert seen.status_code == 200
    assert seen.json()["record"] == receipt["record"] and seen.json()["state"]["status"] == "reported"
    assert seen.headers["ETag"] == '"1"'
