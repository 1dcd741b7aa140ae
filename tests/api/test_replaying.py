"""What an auditor replays over HTTP: drawn by lot, counted otherwise, told and proved, for those who may see it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest

from api.access import ACCESS
from domain.terms import Role
from ledger.ids import new_id
from ledger.keys import Keys
from ledger.proof.checkpoints import sign
from tests.api.house import ORIGIN, Town, waited

QUESTIONS = ["Är orsakerna utredda?", "Är den enskilde informerad?"]
REASON = "Kvartalsvis kontroll av åtkomst enligt plan"


def drawing(**said: Any) -> dict[str, Any]:
    given = {"title": "Prov", "purpose": "Prov av lottningen.", "register": "deviations", "size": 3}
    return {**given, "questions": QUESTIONS, **said}


@pytest.fixture(scope="module")
def reports(town: Town) -> list[dict[str, Any]]:
    """Six deviations in two units."""
    units = ["reception", "meadow"] * 3
    return [town.report(unit=str(town.units[unit]), received="2026-03-01") for unit in units]


# ── Samples ──────────────────────────────────────────────────────────────────


def test_an_auditor_draws_and_the_same_is_drawn_again(town: Town, reports: list[dict[str, Any]]) -> None:
    """Revisorn lottar ett stickprov; vem som får se det kan lotta om och få samma poster."""
    answer = town.post("auditor", "/samples/draw", drawing(position=reports[-1]["position"], seed="2026"))
    assert answer.status_code == 201, answer.text
    receipt = answer.json()
    assert receipt["number"].startswith("STP-")
    card = town.get("quality", f"/samples/{receipt['number']}", waited(receipt)).json()
    again = town.get("quality", f"/samples/{receipt['number']}/again").json()
    assert again["same"] is True and again["drawn"] == card["state"]["drawn"] and len(again["drawn"]) == 3
    assert set(again["drawn"]) <= {one["record"] for one in reports} and again["seed"] == "2026"
    assert card["state"]["population"] == 6


def test_without_a_seed_the_program_gives_one_and_a_retry_draws_nothing_new(
    town: Town, reports: list[dict[str, Any]]
) -> None:
    """Utan frö väljer programmet ett, och samma begäran en gång till är samma stickprov."""
    key = {"Idempotency-Key": str(new_id())}
    first = town.post("quality", "/samples/draw", drawing(), {**key, **waited(reports[-1])})
    lines = town.lines
    town.report()
    again = town.post("quality", "/samples/draw", drawing(), key)
    assert first.status_code == 201 and again.status_code == 200, again.text
    assert again.json()["record"] == first.json()["record"] and town.lines == lines + 1
    other = town.post("quality", "/samples/draw", drawing(size=4), key)
    assert other.status_code == 422 and other.json()["type"] == "/problems/KeyUsed"
    drawn = [town.post("quality", "/samples/draw", drawing()).json() for _ in range(2)]
    seeds = {town.get("quality", f"/samples/{one['record']}/again", waited(one)).json()["seed"] for one in drawn}
    assert len(seeds) == 2


def test_a_sample_is_examined_and_closed_through_the_doors_of_any_register(
    town: Town, reports: list[dict[str, Any]]
) -> None:
    """Svaren antecknas post för post, och stickprovet avslutas med slutsatser."""
    receipt = town.post("auditor", "/samples/draw", drawing(size=1, position=reports[-1]["position"])).json()
    card = town.get("auditor", f"/samples/{receipt['record']}", waited(receipt)).json()
    path = f"/samples/{receipt['record']}"
    result = {"record": card["state"]["drawn"][0], "answers": ["yes", "na"], "note": "Ingen att informera."}
    early = town.post("auditor", f"{path}/close-sample", {"conclusions": "Bra."})
    assert early.status_code == 409 and early.json()["type"] == "/problems/NotAllExamined"
    assert town.post("auditor", f"{path}/enter-sample-result", result).status_code == 201
    assert town.post("auditor", f"{path}/close-sample", {"conclusions": "Bra."}).status_code == 201
    opened = town.post("auditor", f"{path}/open", {"purpose": "Läsa slutsatserna"}).json()
    assert opened["lines"][1]["texts"] == {"note": "Ingen att informera."}


@pytest.mark.parametrize("who", ["employee", "manager", "director", "registrar"])
def test_nobody_else_draws_or_learns_how_many_there_are(town: Town, who: str) -> None:
    """Den som inte granskar får inte lotta, och får inte veta hur många poster det finns."""
    lines = town.lines
    answer = town.post(who, "/samples/draw", drawing(size=50))
    assert answer.status_code == 403 and town.lines == lines


def test_nobody_sends_a_record(town: Town, reports: list[dict[str, Any]]) -> None:
    """Posterna väljs av lotten: den som skickar egna nekas, och kommandot har ingen annan väg in."""
    lines = town.lines
    sent = town.post("auditor", "/samples/draw", drawing(drawn=[reports[0]["record"]]))
    assert sent.status_code == 422
    assert town.post("auditor", "/samples/draw-sample", {}).status_code in (404, 405) and town.lines == lines


@pytest.mark.parametrize(
    ("said", "where"),
    [({"register": "nothing"}, "register"), ({"status": "nothing"}, "status"), ({"size": 51}, "size")],
)
def test_what_is_wrong_in_a_drawing_is_named(town: Town, said: dict[str, Any], where: str) -> None:
    answer = town.post("auditor", "/samples/draw", drawing(**said))
    assert answer.status_code == 422 and answer.json()["errors"][0]["where"] == where


def test_from_nothing_nothing_is_drawn(town: Town, reports: list[dict[str, Any]]) -> None:
    """Ur ett tomt urval dras inget, och en regel säger det."""
    answer = town.post("auditor", "/samples/draw", drawing(status="closed"))
    assert answer.status_code == 409 and answer.json()["type"] == "/problems/NothingToDraw"


def test_a_unit_is_drawn_from_alone(town: Town, reports: list[dict[str, Any]]) -> None:
    unit = str(town.units["meadow"])
    receipt = town.post("auditor", "/samples/draw", drawing(unit=unit, position=reports[-1]["position"])).json()
    again = town.get("auditor", f"/samples/{receipt['record']}/again", waited(receipt)).json()
    assert set(again["drawn"]) == {one["record"] for one in reports[1::2]}


# ── What if ──────────────────────────────────────────────────────────────────


def test_a_half_year_is_counted_otherwise_and_nothing_is_written(town: Town, reports: list[dict[str, Any]]) -> None:
    """Med en annan frist skiljer siffror och poster, och boken har inte en rad mer."""
    lines, asked = town.lines, "deviation.investigation=5000days"
    assert town.get("quality", "/figures/half-year/2026:1/what-if", deadline=asked).status_code == 422
    asked = "deviation.investigation=1days"
    answer = town.get("quality", "/figures/half-year/2026:1/what-if", waited(reports[-1]), deadline=asked)
    assert answer.status_code == 200, answer.text
    said = answer.json()
    listed = {one["record"]: one for one in said["records"]}
    fields = listed[reports[0]["record"]]["fields"]
    assert fields["investigation_due"]["would_be"].startswith("2 mars 2026") and town.lines == lines
    assert any("Inget som någon gjorde prövas om" in one for one in said["about"])
    assert town.get("employee", "/figures/half-year/2026:1/what-if", deadline=asked).status_code == 404


@pytest.mark.parametrize(
    "asked", [{}, {"deadline": "nothing=2days"}, {"threshold": "0"}, {"step": "a=b"}, {"category": "old"}, {"x": "1"}]
)
def test_what_cannot_be_counted_otherwise_is_said(town: Town, asked: dict[str, Any]) -> None:
    answer = town.get("quality", "/figures/half-year/2026:1/what-if", **asked)
    assert answer.status_code == 422 and answer.json()["errors"]


# ── The page of a unit ───────────────────────────────────────────────────────


def page_of(town: Town, who: str, unit: str, period: str = "2026:1", **more: Any) -> Any:
    return town.get(who, f"/units/{town.units[unit]}/workplace-meeting/{period}", **more)


def test_those_who_work_in_a_unit_get_its_page_for_the_workplace_meeting(
    town: Town, reports: list[dict[str, Any]]
) -> None:
    """Den som arbetar i enheten hämtar bladet till arbetsplatsträffen, som PDF eller som sida."""
    wait = waited(reports[-1])
    answer = town.get("employee", f"/units/{town.units['reception']}/workplace-meeting/2026:1", wait)
    assert answer.status_code == 200 and answer.content.startswith(b"%PDF")
    assert 'filename="' in answer.headers["Content-Disposition"]
    page = page_of(town, "employee", "reception", form="html")
    assert page.status_code == 200 and "Avvikelser" in page.text and "Mottagning" in page.text
    assert page_of(town, "quality", "meadow").status_code == 200


def test_the_page_of_a_unit_is_not_for_others(town: Town) -> None:
    """Bladet döljer inga små tal, och lämnas inte till den som varken arbetar där eller ser avvikelserna."""
    assert page_of(town, "employee", "meadow").status_code == 404
    assert page_of(town, "employee", "reception", period="2026:9").status_code == 404
    assert page_of(town, "employee", "reception", form="xlsx").status_code == 422


# ── Stories of units ─────────────────────────────────────────────────────────


def story(town: Town, who: str, unit: str, **more: Any) -> Any:
    return town.get(who, f"/units/{town.units[unit]}/story", **more)


def test_the_story_of_a_unit_holds_what_the_reader_sees(town: Town, reports: list[dict[str, Any]]) -> None:
    """Chefen läser sin enhets avvikelser; en medarbetare läser om enheten, men inte avvikelserna i den."""
    start = str(reports[0]["position"] - 1)
    town.get("quality", "/deviations", waited(reports[-1]))
    since: dict[str, Any] = {"from": start}
    told = story(town, "manager", "reception", **since).json()
    assert {one["record"] for one in reports[0::2]} <= {line["record"] for line in told["lines"]}
    assert not {one["record"] for one in reports[1::2]} & {line["record"] for line in told["lines"]}
    whole = story(town, "head", "children", **since).json()
    assert {one["record"] for one in reports} <= {line["record"] for line in whole["lines"]}
    seen = story(town, "far_manager", "reception").json()
    assert seen["lines"] and not [line for line in seen["lines"] if line["register"] == "deviations"]


def test_a_unit_that_is_not_there_has_no_story(town: Town) -> None:
    assert town.get("manager", f"/units/{new_id()}/story").status_code == 404
    assert town.get("manager", "/units/SLANDAN/story").status_code == 404
    assert story(town, "manager", "reception", to="1").status_code == 404


# ── Acts ─────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def reviewer(town: Town) -> str:
    """A log reviewer over the reception, one over the whole who also leads it, and one elsewhere."""
    held = [("other_employee", "children", Role.LOG_REVIEWER), ("director", "top", Role.LOG_REVIEWER)]
    for who, unit, role in [*held, ("far_manager", "honest", Role.LOG_REVIEWER)]:
        said = {
            "person": str(town.house.people[who]),
            "role": role.value,
            "unit": str(town.units[unit]),
            "since": "2026-01-01",
        }
        answer = town.post("founder", "/assignments/assign-role", said)
        assert answer.status_code == 201, answer.text
    return "other_employee"


def openings(town: Town) -> list[tuple[UUID, str, list[int]]]:
    with town.house.database.writer() as db:
        return db.execute("SELECT reader, purpose, positions FROM ledger.openings ORDER BY opening").fetchall()


def reviewing(town: Town, who: str, person: str, **said: Any) -> Any:
    given = {"person": str(town.house.people[person]), "purpose": REASON, **said}
    return town.post(who, "/log-review", given)


def test_a_person_sees_their_own_acts(town: Town, reports: list[dict[str, Any]]) -> None:
    """Var och en ser sina egna rader, och bara dem."""
    answer = town.get("employee", "/own-acts", waited(reports[-1]))
    assert answer.status_code == 200 and answer.headers["Cache-Control"] == "no-store"
    found = {one["record"] for one in answer.json()["items"]}
    assert {one["record"] for one in reports} <= found
    manager = town.get("manager", "/own-acts").json()["items"]
    assert not {one["record"] for one in reports} & {one["record"] for one in manager}


def test_a_log_review_is_written_down_with_its_reason_and_finds_no_source(
    town: Town, reviewer: str, reports: list[dict[str, Any]]
) -> None:
    """Granskningen antecknas med vem, varför och vilka rader; det personen har rapporterat är inte med."""
    receipt = reports[0]
    asked = {"question": "När hände det?"}
    done = town.post("manager", f"/deviations/{receipt['record']}/request-completion", asked)
    assert done.status_code == 201, done.text
    town.get("quality", "/deviations", waited(done.json()))
    before = len(openings(town))
    answer = reviewing(town, reviewer, "manager")
    assert answer.status_code == 200, answer.text
    shown = answer.json()["items"]
    assert [one["position"] for one in shown] == [done.json()["position"]]
    ((reader, purpose, positions),) = openings(town)[before:]
    assert (
        reader == town.house.people[reviewer] and REASON in purpose and positions == [one["position"] for one in shown]
    )
    own = reviewing(town, reviewer, "employee")
    assert own.status_code == 200 and own.json()["items"] == []
    assert receipt["record"] not in own.text and len(openings(town)) == before + 2


@pytest.mark.parametrize(
    ("who", "person"),
    [
        ("manager", "employee"),
        ("head", "employee"),
        ("director", "employee"),  # a log reviewer, but also leads
        ("far_manager", "employee"),  # a log reviewer elsewhere
        ("other_employee", "other_employee"),
        ("founder", "employee"),
        ("auditor", "employee"),
        ("employee", "manager"),
    ],
)
def test_nobody_else_reviews(town: Town, reviewer: str, who: str, person: str) -> None:
    """Aldrig en chef, aldrig någon utan uppdraget, aldrig sig själv; inget visas och inget antecknas."""
    before = openings(town)
    answer = reviewing(town, who, person)
    assert answer.status_code == 403 and "items" not in answer.text and openings(town) == before


def test_a_review_without_a_reason_is_none(town: Town, reviewer: str) -> None:
    """Utan ett skäl i ord visas inget."""
    before = openings(town)
    for purpose in ("", "kolla", None):
        assert reviewing(town, reviewer, "manager", purpose=purpose).status_code == 422
    assert openings(town) == before


def test_reporters_are_those_that_access_names() -> None:
    """De fält som granskningen utgår från är de som åtkomsten kallar rapportörer."""
    assert ACCESS["deviations"].reporters == ("reporter",) and "own_view_of" in ACCESS["views"].reporters


# ── Provenance, and as of a checkpoint ───────────────────────────────────────


@pytest.fixture
def signed(town: Town, reports: list[dict[str, Any]]) -> Iterator[int]:
    with town.house.database.writer() as db:
        made = sign(db, Keys(town.house.keys), ORIGIN)
    assert made is not None
    yield made.size


def test_a_figure_comes_with_its_records_lines_and_proofs(
    town: Town, reports: list[dict[str, Any]], signed: int
) -> None:
    """En siffra lämnas med posterna, raderna och bevisen, som data eller som en sida att skriva ut."""
    path = "/figures/half-year/2026:1/provenance"
    asked: dict[str, Any] = {"measure": "deviations", "as_of": str(signed)}
    answer = town.get("quality", path, **asked)
    assert answer.status_code == 200, answer.text
    said = answer.json()
    assert {one["record"] for one in reports} <= {one["record"] for one in said["records"]}
    assert said["checkpoint"]["size"] >= signed and all(one["lines"][0]["proof"] for one in said["records"])
    page = town.get("quality", path, {"Accept": "text/html"}, **asked)
    assert page.headers["Content-Type"].startswith("text/html") and "<script" not in page.text
    assert "<strong>Demonstration.</strong>" in page.text and '<p class="board">' in page.text
    assert f'<span class="number">{reports[0]["number"]}</span>' in page.text
    assert "style-src 'sha256-" in page.headers["Content-Security-Policy"]
    assert town.get("employee", path, **asked).status_code == 404


@pytest.mark.parametrize("asked", [{}, {"measure": "nothing"}, {"measure": "deviations.by_unit", "key": "nowhere"}])
def test_a_figure_that_is_not_there_is_said(town: Town, asked: dict[str, Any]) -> None:
    answer = town.get("quality", "/figures/half-year/2026:1/provenance", **asked)
    assert answer.status_code == 422 and answer.json()["errors"][0]["where"] == "measure"


def test_every_view_is_as_of_a_checkpoint_a_line_a_day_or_a_moment(
    town: Town, reports: list[dict[str, Any]], signed: int
) -> None:
    """Lista, kort, historik, halvår och berättelse visas som de var vid en kontrollpunkt, en rad, en dag, en tid."""
    later = town.report(received="2026-03-01")
    town.get("quality", "/deviations", waited(later))
    record, unit = reports[0]["record"], town.units["reception"]
    paths = ["/deviations", f"/deviations/{record}", f"/deviations/{record}/journal", "/figures/half-year/2026:1"]
    paths += [
        "/figures/half-year/2026:1/what-if?threshold=3",
        "/figures/half-year/2026:1/provenance?measure=deviations",
    ]
    paths += ["/own-acts"]
    for path in paths:
        joined = "&" if "?" in path else "?"
        at = {one: town.get("quality", f"{path}{joined}as_of={one}") for one in (f"checkpoint:{signed}", str(signed))}
        assert {answer.status_code for answer in at.values()} == {200}, path
        assert len({answer.text for answer in at.values()}) == 1, path
        assert later["record"] not in at[str(signed)].text
        for moment in ("2026-03-02", "2026-03-02T12:00:00Z", "2199-01-01"):
            status = town.get("quality", f"{path}{joined}as_of={moment}").status_code
            assert status in (200, 404), path  # before the record was entered there was none
        missing = town.get("quality", f"{path}{joined}as_of=checkpoint:{signed + 1}")
        assert missing.status_code == 404 and "kontrollpunkt" in missing.text
    told = town.get("head", f"/units/{unit}/story", to=f"checkpoint:{signed}").json()
    assert told["to"] == signed and later["record"] not in {line["record"] for line in told["lines"]}


def test_a_list_by_unit_as_of_a_line_follows_the_tree_of_then(town: Town) -> None:
    """Listan för en enhet som den var visar det som låg under enheten då, inte det som gör det nu."""
    founded = {"name": "Spår (påhittad)", "parent": str(town.units["children"]), "since": "2026-01-01"}
    unit = town.post("director", "/units", founded).json()
    case = town.report(unit=unit["record"])
    moved = {"name": "Spår (påhittad)", "parent": str(town.units["honest"]), "without_analysis": "Bara på prov."}
    later = {"X-Clock": "2032-03-01T10:00:00Z"}
    answer = town.post("director", f"/units/{unit['record']}/reorganise-unit", {**moved, "since": "2032-02-01"}, later)
    assert answer.status_code == 201, answer.text
    at, now = str(case["position"]), {**later, **waited(answer.json())}

    def listed(of: str, **asked: str) -> list[str]:
        found = town.get("quality", "/deviations", now, unit=str(town.units[of]), limit=200, **asked).json()["items"]
        return [one["record"] for one in found]

    assert case["record"] in listed("children", as_of=at) and case["record"] not in listed("honest", as_of=at)
    assert case["record"] in listed("honest") and case["record"] not in listed("children")
    assert listed("children", as_of="0") == []
