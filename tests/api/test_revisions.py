"""The revisions of a document side by side, what a decision holds for, and who has read a revision and who has not."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

import docx
import pytest

from domain.calendar import local_day
from ledger import clock
from ledger.blobs import digest_of
from tests.api.house import Town, waited

FIRST = "# Rutin för telefontid\n\nTelefonen är bemannad 8–16.\nDen som svarar antecknar samtalet.\n"
SECOND = FIRST.replace("8–16.", "8–16, även över lunchen.")
THIRD = SECOND + "Samtal om oro lämnas genast till mottagningen.\n"
FOURTH = THIRD + "Detta tillägg har ingen fastställt.\n"


def done(answer: Any) -> dict[str, Any]:
    assert answer.status_code == 201, answer.text
    receipt: dict[str, Any] = answer.json()
    return receipt


def created(town: Town, unit: str = "reception") -> str:
    said = {
        "kind": "guidance",
        "document_class": "supporting",
        "scope": "operation_specific",
        "unit": str(town.units[unit]),
        "title": "Vägledning för telefontid",
        "owner_function": "Enhetschef",
        "purpose": "Hur telefonen bemannas.",
    }
    return f"/documents/{done(town.post('manager', '/documents', said))['record']}"


def drafted(town: Town, path: str, content: bytes, media_type: str = "text/markdown", editorial: bool = False) -> None:
    kept = town.send("manager", "/contents", content, media_type).json()
    said = {**kept, "media_type": media_type, "change_summary": "Ändrad bemanning", "editorial": editorial}
    done(town.post("manager", f"{path}/draft-revision", said))


def decided(town: Town, path: str, content: bytes, later: int = 0, **published: Any) -> dict[str, Any]:
    """The revision under work, reviewed by the head, established and published from so many days later."""
    digest = digest_of(content)
    done(town.post("manager", f"{path}/submit-for-review", {"reviewer": str(town.house.people["head"])}))
    done(town.post("head", f"{path}/review-revision", {"content": digest, "verdict": "approve"}))
    decision = {"person": str(town.house.people["head"]), "day": today()}
    done(town.post("head", f"{path}/establish-revision", {"content": digest, "decision": decision}))
    return done(town.post("manager", f"{path}/publish-revision", {"valid_from": today(later), **published}))


def today(later: int = 0) -> str:
    return (local_day(clock.now()) + timedelta(days=later)).isoformat()


@pytest.fixture(scope="module")
def document(town: Town) -> str:
    """Three revisions published, and a fourth drawn up."""
    path = created(town)
    for later, text in enumerate((FIRST, SECOND, THIRD)):
        drafted(town, path, text.encode())
        receipt = decided(town, path, text.encode(), later)
    drafted(town, path, FOURTH.encode())
    town.get("manager", "/documents", waited(receipt))
    return path


def compared(town: Town, who: str, path: str, first: int, second: int, **headers: str) -> Any:
    position = town.lines
    return town.get(who, f"{path}/compare", {"X-Position": str(position), **headers}, **{"from": first, "to": second})


def test_two_revisions_are_shown_line_by_line(town: Town, document: str) -> None:
    """Två revisioner visas sida vid sida, med vad som kom till och vad som togs bort."""
    said = compared(town, "employee", document, 1, 3).json()
    assert (said["same"], said["by_line"], said["added"], said["removed"]) == (False, True, 2, 1)
    assert [(row["sign"], row["from"], row["to"]) for row in said["rows"]] == [
        (" ", 1, 1),
        (" ", 2, 2),
        ("-", 3, None),
        ("+", None, 3),
        (" ", 4, 4),
        ("+", None, 5),
    ]
    assert said["rows"][3]["text"] == "Telefonen är bemannad 8–16, även över lunchen."
    text = compared(town, "employee", document, 1, 3, Accept="text/plain").text
    assert "- Telefonen är bemannad 8–16.\n+ Telefonen är bemannad 8–16, även över lunchen.\n" in text
    itself = compared(town, "employee", document, 2, 2).json()
    assert itself["same"] and (itself["added"], itself["removed"]) == (0, 0)


def test_08_an_approval_is_of_the_revision_it_was_given_for_and_of_no_later_one(town: Town, document: str) -> None:
    """Fastställs revision 3 och ändras dokumentet sedan, gäller beslutet revision 3 med dess kontrollsumma, och
    revision 4 är inte fastställd."""
    said = compared(town, "manager", document, 3, 4).json()
    assert said["from"]["approval"].startswith(f"gäller revision 3 (kontrollsumma {digest_of(THIRD.encode())})")
    assert said["from"]["decided"] is True
    assert said["to"]["approval"] == "inte fastställd" and said["to"]["decided"] is False
    assert said["to"]["content"] == digest_of(FOURTH.encode()) and said["added"] == 1
    state = town.get("manager", document).json()["state"]
    assert state["revisions"][-1]["content"] == digest_of(THIRD.encode()) and state["work"]["established"] is None


def test_what_is_under_work_is_compared_by_those_who_work_with_it(town: Town, document: str) -> None:
    """Den som inte arbetar med dokumentet jämför bara det som är publicerat."""
    for who, expected in (("manager", 200), ("head", 200), ("quality", 200), ("employee", 404), ("far_manager", 404)):
        assert compared(town, who, document, 3, 4).status_code == expected, who
    assert compared(town, "employee", document, 2, 3).status_code == 200


def test_a_document_one_may_not_see_is_not_compared(town: Town) -> None:
    path = created(town)
    drafted(town, path, FIRST.encode())
    for ask in ("compare?from=1&to=1", "readers?revision=1"):
        assert town.get("far_manager", f"{path}/{ask}").status_code == 404
    assert compared(town, "manager", path, 1, 1).status_code == 200


@pytest.mark.parametrize(("asked", "status"), [("from=1", 422), ("from=0&to=1", 422), ("from=1&to=9", 404), ("", 422)])
def test_which_revisions_is_said(town: Town, document: str, asked: str, status: int) -> None:
    assert town.get("manager", f"{document}/compare?{asked}").status_code == status


def word(*paragraphs: str) -> bytes:
    made, kept = docx.Document(), io.BytesIO()
    for one in paragraphs:
        made.add_paragraph(one)
    row = made.add_table(1, 2).rows[0]
    row.cells[0].text, row.cells[1].text = "Måndag", "8–16"
    made.save(kept)
    return kept.getvalue()


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def test_word_files_are_compared_by_their_text(town: Town) -> None:
    """Word-filer jämförs stycke för stycke, och tabellernas rader också."""
    path, first, second = created(town), word("Telefontid", "Vi svarar."), word("Telefontid", "Vi svarar alltid.")
    drafted(town, path, first, WORD)
    decided(town, path, first)
    drafted(town, path, second, WORD)
    said = compared(town, "manager", path, 1, 2).json()
    assert [row["sign"] + row["text"] for row in said["rows"]] == [
        " Telefontid",
        "-Vi svarar.",
        "+Vi svarar alltid.",
        " Måndag | 8–16",
    ]


def test_of_other_forms_it_is_said_whether_they_are_the_same(town: Town) -> None:
    """Av en PDF, och av det som kallas Word men inte är det, sägs bara om innehållet är detsamma."""
    path, first, second = created(town), b"%PDF-1.7\n1\n", b"%PDF-1.7\n12\n"
    drafted(town, path, first, "application/pdf")
    decided(town, path, first)
    drafted(town, path, second, WORD)
    said = compared(town, "manager", path, 1, 2).json()
    assert (said["same"], said["by_line"], said["rows"], said["added"]) == (False, False, [], None)
    assert [said[side]["content_length"] for side in ("from", "to")] == [len(first), len(second)]


# ── Readers ──────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def to_read(town: Town) -> tuple[str, dict[str, Any]]:
    """A document whose second revision is to be read by the employees and the managers of the department."""
    path = created(town)
    kept = town.send("registrar", "/contents", FIRST.encode()).json()
    imported = {**kept, "media_type": "text/markdown", "decided_on": "2026-01-20", "decided_by": "enhetschef"}
    done(town.post("quality", f"{path}/establish-imported", imported))
    done(town.post("quality", f"{path}/publish-revision", {"valid_from": "2026-02-01"}))
    drafted(town, path, SECOND.encode())
    asked: dict[str, Any] = {
        "receipts_wanted": True,
        "audience_units": [str(town.units["children"])],
        "audience_roles": ["employee", "unit_manager"],
    }
    receipt = decided(town, path, SECOND.encode(), **asked)
    said = {"document": path.rpartition("/")[2], "revision": 2}
    read = done(town.post("employee", "/read-receipts", said))
    return path, {"published": receipt["position"], "read": read["position"]}


def asked(town: Town, who: str, to_read: tuple[str, dict[str, Any]], **params: Any) -> Any:
    path, positions = to_read
    return town.get(who, f"{path}/readers", {"X-Position": str(positions["read"])}, **params)


def people(town: Town, *names: str) -> set[str]:
    return {str(town.house.people[name]) for name in names}


def test_who_has_read_and_who_is_missing_is_told_by_unit_and_role(
    town: Town, to_read: tuple[str, dict[str, Any]]
) -> None:
    """Vem som har läst och vem som saknas visas per enhet och roll, bland dem som revisionen är till för."""
    said = asked(town, "head", to_read).json()
    assert said["revision"] == 2 and said["receipts_wanted"] and said["approval"].startswith("gäller revision 2")
    groups = {(one["unit"], one["role"]): one for one in said["groups"]}
    reception, meadow = str(town.units["reception"]), str(town.units["meadow"])
    assert set(groups[reception, "employee"]["acknowledged"]) == people(town, "employee")
    assert set(groups[reception, "employee"]["missing"]) == people(town, "manager")
    assert set(groups[reception, "unit_manager"]["missing"]) == people(town, "manager")
    assert set(groups[meadow, "employee"]["missing"]) == people(town, "other_employee", "other_manager")
    assert not [one for one in said["groups"] if one["unit"] == str(town.units["honest"])]
    assert said["acknowledged"] == 1


def test_managers_see_their_units_and_others_nothing(town: Town, to_read: tuple[str, dict[str, Any]]) -> None:
    """Chefen ser sin enhet, kvalitetsutvecklaren alla; medarbetare och revisorer ser inte andras läskvitton."""
    for who, units in (("manager", {"reception"}), ("other_manager", {"meadow"}), ("far_manager", set())):
        found = {one["unit"] for one in asked(town, who, to_read).json()["groups"]}
        assert found == {str(town.units[one]) for one in units}, who
    assert len({one["unit"] for one in asked(town, "quality", to_read).json()["groups"]}) >= 2
    for who in ("employee", "auditor", "registrar", "founder"):
        assert asked(town, who, to_read).status_code == 404, who


def test_who_had_read_on_an_earlier_day_is_told_as_it_was(town: Town, to_read: tuple[str, dict[str, Any]]) -> None:
    """Som det stod innan kvittot gavs hade ingen läst; för en revision som ingen bad om kvitton för sägs det."""
    before = asked(town, "head", to_read, as_of=str(to_read[1]["published"])).json()
    assert before["acknowledged"] == 0 and before["missing"] > 1
    first = asked(town, "head", to_read, revision=1).json()
    assert first["receipts_wanted"] is False and first["acknowledged"] == 0
