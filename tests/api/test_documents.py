"""Documents over HTTP: exact contents, and which revision applied on a day."""

from __future__ import annotations

from tests.api.house import Town

TEXT = "# Rutin för telefontid\n\nTelefonen är bemannad 8–16, även över lunchen.\n".encode()


def test_a_content_is_kept_by_an_address_that_proves_it(town: Town) -> None:
    """Ett dokuments innehåll sparas under en adress som bevisar att det är just det innehållet."""
    kept = town.send("employee", "/contents", TEXT, "text/markdown")
    assert kept.status_code == 201, kept.text
    said = kept.json()
    assert said["content_length"] == len(TEXT)
    got = town.get("auditor", f"/contents/{said['content']}")
    assert got.status_code == 200 and got.content == TEXT
    assert got.headers["Content-Disposition"].startswith("attachment")
    assert town.get("auditor", f"/contents/{'A' * 43}").status_code == 404


def test_an_erased_content_is_said_to_be_and_is_not_taken_in_again(town: Town) -> None:
    """Ett innehåll som raderats efter beslut svarar att det är raderat, och tas inte emot en gång till."""
    mistaken = TEXT + b"Ring Kim Prov."
    address = town.send("employee", "/contents", mistaken, "text/markdown").json()["content"]
    book = town.get("founder", "/book").json()["items"][0]["record"]
    decision = {"body": "board", "day": "2026-03-02"}
    said = {"contents": [address], "ground": "entered_by_mistake", "decision": decision}
    answer = town.post("founder", f"/book/{book}/erase-texts", said)
    assert answer.status_code == 201, answer.text
    gone = town.get("auditor", f"/contents/{address}")
    assert gone.status_code == 410 and gone.json()["title"] == "Innehållet är raderat."
    again = town.send("employee", "/contents", mistaken, "text/markdown")
    assert again.status_code == 410 and "tas inte emot igen" in again.json()["detail"]


def test_of_a_day_before_the_first_known_revision_the_answer_is_not_known(town: Town) -> None:
    """För en dag före den första kända lydelsen är svaret att det inte är känt."""
    content = town.send("registrar", "/contents", TEXT, "text/markdown").json()
    created = town.post(
        "registrar",
        "/documents",
        {
            "kind": "guideline",
            "document_class": "normative",
            "scope": "administration_wide",
            "title": "Riktlinje för systematiskt kvalitetsarbete",
            "owner_function": "Kvalitetsutvecklare",
            "purpose": "Beskriver nämndens ledningssystem.",
        },
    )
    assert created.status_code == 201, created.text
    record = f"/documents/{created.json()['record']}"
    established = town.post(
        "registrar",
        f"{record}/establish-imported",
        {**content, "media_type": "text/markdown", "decided_on": "2026-01-20", "decided_by": "Socialnämnden"},
    )
    assert established.status_code == 201, established.text
    published = town.post("registrar", f"{record}/publish-revision", {"valid_from": "2026-02-01"})
    assert published.status_code == 201, published.text
    wait = {"X-Position": str(published.json()["position"])}
    assert town.get("employee", record, wait).status_code == 200
    after = town.get("employee", f"{record}/revision", on="2026-02-15").json()
    assert after["known"] == "applied" and after["revision"]["content"] == content["content"]
    before = town.get("employee", f"{record}/revision", on="2026-01-15").json()
    assert before["known"] == "not_known" and before["revision"] is None


def test_the_delegated_decisions_are_listed_for_those_who_prepare_the_meeting(town: Town) -> None:
    """Delegationsbesluten listas inför nämndens nästa sammanträde."""
    answer = town.get("auditor", "/delegated-decisions")
    assert answer.status_code == 200 and answer.json()["items"] == []
    assert town.get("employee", "/delegated-decisions").status_code == 404
