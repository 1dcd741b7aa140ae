"""Files attached to records over HTTP: kept sealed, of a known kind, scanned, and seen by those who see the record."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from urllib.parse import quote

import pytest

from api.acts import REPORTERS
from api.outgoing import told_of
from api.scanning import Clamd
from domain.attachments.commands import AttachFile
from ledger.blobs import digest_of
from ledger.commands import COMMANDS
from ledger.database import connect
from ledger.ids import new_id
from ledger.orphans import sweep_orphans
from tests.api.clamd import EICAR, Scanner, clamd
from tests.api.house import House, Town, served, waited

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
LETTER = "Hej! Larmet gick inte fram på natten.\nHälsningar, dottern\n".encode()
PURPOSE = {"purpose": "läsa brevet"}


@pytest.fixture(scope="module")
def scanner() -> Iterator[Scanner]:
    with clamd() as made:
        yield made


@pytest.fixture(scope="module")
def town(house: House, scanner: Scanner, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """The house, served with a scanner beside it."""
    beside = Clamd("127.0.0.1", scanner.port, patience=1.0)
    with served(house, tmp_path_factory.mktemp("issuer"), scanner=beside) as made:
        yield made


@pytest.fixture
def mood(scanner: Scanner) -> Iterator[Scanner]:
    """The scanner, back in its ordinary mood afterwards."""
    yield scanner
    scanner.mood = "looks"
    scanner.gate.set()


def done(answer: Any) -> dict[str, Any]:
    assert answer.status_code == 201, answer.text
    receipt: dict[str, Any] = answer.json()
    return receipt


def attached(town: Town, who: str = "employee", content: bytes = LETTER, path: str | None = None) -> dict[str, Any]:
    return done(town.attach(who, path or f"/deviations/{town.report()['record']}", content))


def settled(town: Town, record: str, who: str = "quality") -> dict[str, Any]:
    """The card of an attachment when it has been scanned."""
    for _ in range(400):
        card: dict[str, Any] = town.get(who, f"/attachments/{record}").json()
        if "state" in card and card["status"] != "pending":
            return card
        time.sleep(0.02)
    raise AssertionError(f"never scanned: {card}")


def read(town: Town, who: str, record: str) -> Any:
    return town.post(who, f"/attachments/{record}/content", PURPOSE)


def openings(town: Town, address: str) -> list[tuple[str, str]]:
    with town.house.database.writer() as db:
        rows = db.execute(
            "SELECT reader::text, purpose FROM ledger.openings WHERE %s = ANY(contents) ORDER BY opening", (address,)
        )
        return list(rows.fetchall())


# ── Attached, scanned, read ──────────────────────────────────────────────────


def test_a_file_is_attached_scanned_and_read_by_those_who_may_read_the_record(town: Town, scanner: Scanner) -> None:
    """En fil bifogas, virusprövas och läses av den som får läsa posten; varje läsning skrivs upp med sitt skäl."""
    receipt = attached(town)
    card = settled(town, receipt["record"])
    assert card["number"].startswith("BIL-") and card["state"]["kind"] == "txt" and card["status"] == "clean"
    assert (card["state"]["scanner"], card["state"]["signatures"]) == ("ClamAV 1.4.6", "27800")
    assert card["state"]["size"] == len(LETTER) and LETTER in scanner.scanned
    got = read(town, "manager", receipt["record"])
    assert got.status_code == 200 and got.content == LETTER
    assert got.headers["Content-Type"].startswith("text/plain") and got.headers["Cache-Control"] == "no-store"
    assert got.headers["Content-Disposition"] == f'attachment; filename="{card["number"]}.txt"'
    log = openings(town, card["state"]["address"])
    assert (str(town.house.people["manager"]), PURPOSE["purpose"]) in log
    assert (str(town.get("founder", "/book").json()["items"][0]["record"]), "virusprövning") in log


def test_nothing_of_the_file_stands_in_the_clear(town: Town) -> None:
    """Varken innehållet eller filnamnet finns i klartext i databasen; adressen säger inte vilken fil det är."""
    name = "Brev från Kim Prov.txt"
    record = town.report()["record"]
    one, other = (
        done(town.attach("employee", f"/deviations/{record}", LETTER, {"X-File-Name": quote(name)})) for _ in range(2)
    )
    addresses = {settled(town, receipt["record"])["state"]["address"] for receipt in (one, other)}
    assert len(addresses) == 2
    with town.house.database.writer() as db:
        kept = db.execute("SELECT string_agg(convert_from(body, 'UTF8'), '') FROM ledger.lines").fetchone()
        chunks = db.execute("SELECT string_agg(data, '') FROM blobs.chunks").fetchone()
    assert kept and name not in kept[0] and "Kim Prov" not in kept[0]
    assert chunks and b"dottern" not in chunks[0]
    opened = town.post("manager", f"/attachments/{one['record']}/open", PURPOSE).json()
    assert opened["lines"][0]["texts"] == {"name": name}


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (quote("../../etc/passwd"), "passwd"),
        (quote("C:\\Users\\kim\\brev.pdf"), "brev.pdf"),
        (quote('x"; filename="evil.exe'), 'x"; filename="evil.exe'),
        (None, "bilaga.pdf"),
    ],
)
def test_a_hostile_file_name_reaches_no_header_and_no_path(town: Town, said: str | None, kept: str) -> None:
    """Ett elakt filnamn är bara förseglad text: det som lämnas ut heter efter sitt nummer."""
    record = town.report()["record"]
    headers = {"X-File-Name": said} if said else {}
    receipt = done(town.attach("employee", f"/deviations/{record}", PDF, headers))
    card = settled(town, receipt["record"])
    got = read(town, "manager", receipt["record"])
    assert got.headers["Content-Disposition"] == f'attachment; filename="{card["number"]}.pdf"'
    opened = town.post("manager", f"/attachments/{receipt['record']}/open", PURPOSE).json()
    assert opened["lines"][0]["texts"] == {"name": kept}


@pytest.mark.parametrize("said", ["%FF%FE", "%0D%0AX-Evil%3A%201", "%00", "..%2F", "%20", "x" * 300])
def test_a_name_that_is_none_is_refused(town: Town, said: str) -> None:
    before = town.lines
    answer = town.attach("employee", f"/deviations/{town.report()['record']}", PDF, {"X-File-Name": said})
    assert answer.status_code == 422, answer.text
    assert town.lines == before + 1  # the report


def test_the_kind_is_that_of_the_content_whatever_it_is_called(town: Town) -> None:
    """Ett program som kallas brev.pdf och sägs vara PDF tas inte emot."""
    path = f"/deviations/{town.report()['record']}"
    before = town.lines
    for content in (b"MZ\x90\0" + bytes(100), b"<html><script>alert(1)</script>", b""):
        headers = {"X-File-Name": "brev.pdf", "Content-Type": "application/pdf"}
        answer = town.attach("employee", path, content, headers)
        assert answer.status_code == 415 and answer.json()["type"] == "/problems/WrongKind"
    assert town.lines == before
    receipt = done(town.attach("employee", path, PDF, {"X-File-Name": "bild.png", "Content-Type": "image/png"}))
    assert settled(town, receipt["record"])["state"]["kind"] == "pdf"


def test_too_large_a_file_is_refused_and_nothing_is_kept(town: Town) -> None:
    path = f"/deviations/{town.report()['record']}"
    before = contents(town)
    answer = town.attach("employee", path, PDF + bytes(25_000_000))
    assert answer.status_code == 413 and "25 MB" in answer.json()["detail"]
    assert contents(town) == before


def sweep_now(town: Town) -> None:
    with town.house.database.writer() as db:
        sweep_orphans(db, timedelta(0))


def contents(town: Town) -> int:
    with town.house.database.writer() as db:
        row = db.execute("SELECT count(*) FROM blobs.contents WHERE class = 'sealed'").fetchone()
    return int(row[0]) if row else 0


# ── Scanning ─────────────────────────────────────────────────────────────────


def test_what_waits_for_the_scanner_is_not_handed_out(town: Town, mood: Scanner) -> None:
    """En bilaga som väntar på virusprövning lämnas inte ut till någon."""
    mood.gate.clear()
    receipt = attached(town)
    town.get("manager", "/deviations", waited(receipt))
    assert town.get("manager", f"/attachments/{receipt['record']}").json()["status"] == "pending"
    for who in ("employee", "manager", "quality"):
        answer = read(town, who, receipt["record"])
        assert (
            answer.status_code == 409
            and answer.json()["type"] == "/problems/NotServed"
            and LETTER not in answer.content
        )
        assert "väntar" in answer.json()["detail"]
    mood.gate.set()
    assert settled(town, receipt["record"])["status"] == "clean"
    assert read(town, "manager", receipt["record"]).status_code == 200


def test_what_is_infected_is_never_handed_out(town: Town) -> None:
    """En smittad bilaga lämnas aldrig ut; av posten framgår vad som hittades, med vilken skanner."""
    receipt = attached(town, content=b"Hej!\n" + EICAR)
    card = settled(town, receipt["record"])
    assert card["status"] == "infected" and card["state"]["scanner"] == "ClamAV 1.4.6"
    journal = town.get("manager", f"/attachments/{receipt['record']}/journal").json()["lines"]
    assert journal[-1]["event"]["finding"] == "Eicar-Test-Signature"
    for who in ("employee", "manager", "head"):
        answer = read(town, who, receipt["record"])
        assert answer.status_code == 409 and b"EICAR" not in answer.content


def test_a_document_is_known_to_be_harmless_before_it_is_kept(town: Town, mood: Scanner) -> None:
    """Ett dokument tas inte emot om det är smittat, inte kunde prövas eller är av ett slag som inte tas emot."""

    def kept(content: bytes) -> Any:
        return town.send("manager", "/contents", content, "application/octet-stream")

    assert kept(b"# Rutin\n\nRing oss.\n").status_code == 201
    infected = kept(b"Hej!\n" + EICAR)
    assert infected.status_code == 422 and infected.json()["type"] == "/problems/Infected"
    mood.mood = "mumbles"
    unscanned = kept(b"# Rutin\n\nEn annan.\n")
    assert unscanned.status_code == 503 and unscanned.json()["type"] == "/problems/NotScanned"
    assert kept(b"MZ\x90\x00\x03\x00\x00\x00").status_code == 415
    for content in (b"Hej!\n" + EICAR, b"# Rutin\n\nEn annan.\n"):
        assert town.get("manager", f"/contents/{digest_of(content)}").status_code == 404


@pytest.mark.parametrize("trouble", ["hangs", "dies", "limited", "mumbles", "is silent"])
def test_a_scan_that_fails_hands_nothing_out_and_is_tried_again(town: Town, mood: Scanner, trouble: str) -> None:
    """Svarar skannern inte, dör den mitt i eller säger den något obegripligt har prövningen misslyckats."""
    mood.mood = trouble
    if trouble == "hangs":
        mood.gate.clear()
    receipt = attached(town)
    card = settled(town, receipt["record"])
    assert card["status"] == "failed"
    assert read(town, "manager", receipt["record"]).status_code == 409
    mood.mood = "looks"
    mood.gate.set()
    scanning = town.client.app.state.boards["prov"].scanning  # type: ignore[attr-defined]
    town.client.portal.call(scanning.look, True)  # type: ignore[union-attr]
    assert town.get("manager", f"/attachments/{receipt['record']}/journal").json()["lines"][-1]["event"]["verdict"] in (
        "failed",
        "clean",
    )
    for _ in range(200):
        if read(town, "manager", receipt["record"]).status_code == 200:
            return
        time.sleep(0.02)
    raise AssertionError("never tried again")


def test_a_file_that_cannot_be_read_stops_no_other(town: Town, mood: Scanner) -> None:
    """Går en bilaga inte att läsa har prövningen av den misslyckats, och de andra prövas ändå."""
    mood.gate.clear()
    waits, broken, later = (attached(town, content=LETTER + str(number).encode()) for number in range(3))
    town.get("manager", "/deviations", waited(later))
    address = town.get("manager", f"/attachments/{broken['record']}").json()["state"]["address"]
    with connect(town.house.database.owner_dsn) as owner:
        owner.execute(b"ALTER TABLE blobs.chunks DISABLE TRIGGER USER")
        changed = b"UPDATE blobs.chunks SET data = set_byte(data, 40, 255 - get_byte(data, 40)) WHERE address = %s"
        assert owner.execute(changed, (address,)).rowcount == 1
        owner.execute(b"ALTER TABLE blobs.chunks ENABLE TRIGGER USER")
    mood.gate.set()
    assert settled(town, broken["record"])["status"] == "failed"
    assert all(settled(town, one["record"])["status"] == "clean" for one in (waits, later))


def test_a_verdict_that_comes_after_the_withdrawal_keeps_the_file_withdrawn(town: Town, mood: Scanner) -> None:
    """Kommer utlåtandet efter återtagandet antecknas det, och filen är fortfarande återtagen."""
    mood.gate.clear()
    receipt = attached(town, content=b"Hej!\n" + EICAR)
    taken = done(
        town.post("employee", f"/attachments/{receipt['record']}/withdraw-attachment", {"reason": "wrong_file"})
    )
    mood.gate.set()
    for _ in range(200):
        card = town.get("manager", f"/attachments/{receipt['record']}", waited(taken)).json()
        if card["state"]["verdict"]:
            break
        time.sleep(0.02)
    assert (card["status"], card["state"]["verdict"]) == ("withdrawn", "infected")
    assert read(town, "manager", receipt["record"]).status_code == 409


def test_what_was_withdrawn_is_read_by_those_who_handle_the_record_only(town: Town) -> None:
    """En återtagen bilaga finns kvar för den som handlägger, men inte för den som tog tillbaka den."""
    receipt = attached(town)
    settled(town, receipt["record"])
    assert read(town, "employee", receipt["record"]).content == LETTER
    other = town.post("manager", f"/attachments/{receipt['record']}/withdraw-attachment", {"reason": "wrong_file"})
    assert other.status_code == 409
    done(town.post("employee", f"/attachments/{receipt['record']}/withdraw-attachment", {"reason": "wrong_file"}))
    assert read(town, "employee", receipt["record"]).status_code == 403
    assert read(town, "manager", receipt["record"]).content == LETTER


@pytest.mark.parametrize("unscanned", [False, True])
def test_without_a_scanner_it_says_so_and_hands_nothing_out_unless_told_to(
    house: House, tmp_path_factory: pytest.TempPathFactory, unscanned: bool
) -> None:
    """Utan skanner står bilagan som inte virusprövad, och lämnas inte ut om installationen inte säger det."""
    folder = tmp_path_factory.mktemp("issuer")
    with served(house, folder, serves_unscanned=unscanned) as town:
        receipt = attached(town)
        assert settled(town, receipt["record"])["status"] == "not_scanned"
        answer = read(town, "manager", receipt["record"])
        assert answer.status_code == (200 if unscanned else 409)
        assert unscanned or "ingen virusprövning är ansluten" in answer.json()["detail"]
    with clamd() as scanner, served(house, folder, scanner=Clamd("127.0.0.1", scanner.port)) as town:
        for _ in range(200):
            if town.get("manager", f"/attachments/{receipt['record']}").json()["status"] == "clean":
                break
            time.sleep(0.02)
        assert read(town, "manager", receipt["record"]).content == LETTER


# ── Access follows the record ────────────────────────────────────────────────


def told(answer: Any) -> dict[str, Any]:
    return {name: value for name, value in answer.json().items() if name != "instance"}


def hidden_from(town: Town, who: str, owner: str, receipt: dict[str, Any]) -> None:
    """Every way to an attachment answers as if it were not there."""
    record, missing = receipt["record"], told(town.get(who, f"/attachments/{new_id()}"))
    for answer in (
        town.get(who, f"/attachments/{record}"),
        town.get(who, f"/attachments/{receipt['number']}"),
        town.get(who, f"/attachments/{record}/journal"),
        town.get(who, f"/attachments/{record}/story"),
        town.get(who, f"{owner}/attachments"),
        town.get(who, "/attachments"),
        town.attach(who, owner, LETTER),
        read(town, who, record),
        town.post(who, f"/attachments/{record}/open", PURPOSE),
        town.post(who, f"/attachments/{record}/withdraw-attachment", {"reason": "wrong_file"}),
        town.post(who, f"/attachments/{record}/annul-attachment", {"reason": "not_needed"}),
    ):
        assert answer.status_code == 404 and told(answer) == missing, (who, answer.request.url)
    feed = town.get(who, "/lines", after=receipt["position"] - 1, limit=1).json()
    assert [one["type"] for one in feed] == ["LineWithheld.v1"]
    mine = town.get(who, "/attachments", mine="true").json()
    assert mine["items"] == []


def test_what_is_attached_to_a_lex_sarah_case_is_seen_by_its_own_people_only(town: Town) -> None:
    """Bilagor i ett lex Sarah-ärende ses av ärendets egna, inte av chefer, kvalitetsutvecklare eller revisorer."""
    said = {"description": "En boende låstes in.", "unit": str(town.units["reception"])}
    case = done(town.post("employee", "/lex-sarah/report-misconduct", said))
    owner = f"/lex-sarah/{case['record']}"
    receipt = attached(town, "employee", path=owner)
    settled(town, receipt["record"], "lex_sarah")
    for who in ("manager", "head", "director", "quality", "auditor", "other_employee", "founder"):
        hidden_from(town, who, owner, receipt)
    for who in ("lex_sarah", "registrar", "employee"):
        listed = town.get(who, f"{owner}/attachments").json()["items"]
        assert [one["record"] for one in listed] == [receipt["record"]], who
        assert town.get(who, f"/attachments/{receipt['record']}").status_code == 200
    assert read(town, "lex_sarah", receipt["record"]).content == LETTER
    assert read(town, "employee", receipt["record"]).content == LETTER  # their own
    assert read(town, "registrar", receipt["record"]).status_code == 403  # who sees the case, and no texts
    assert town.attach("registrar", owner, LETTER).status_code == 403
    told_manager = {"responsible": str(town.house.people["manager"])}
    informed = done(town.post("lex_sarah", f"{owner}/inform-manager", told_manager))
    assert town.get("manager", f"/attachments/{receipt['record']}", waited(informed)).status_code == 200
    assert read(town, "manager", receipt["record"]).status_code == 403


def test_what_is_attached_to_a_complaint_about_the_manager_is_not_seen_by_the_manager(town: Town) -> None:
    """Bilagor till ett klagomål om chefen ses inte av chefen, som annars ser enhetens klagomål."""
    said = {"text": "Chefen svarar inte.", "unit": str(town.units["reception"])}
    view = done(town.post("registrar", "/views", said))
    owner = f"/views/{view['record']}"
    receipt = attached(town, "registrar", path=owner)
    settled(town, receipt["record"], "manager")
    assert read(town, "manager", receipt["record"]).content == LETTER  # before anybody knew whom it was about
    assessed = {
        "kind": "complaint",
        "result": "deficiency",
        "misconduct": "no",
        "category": "treatment",
        "concerns_manager": True,
        "concerns_person": str(town.house.people["head"]),
    }
    closed = done(town.post("director", f"{owner}/assess-view", assessed))
    town.get("director", "/views", waited(closed))
    for who in ("manager", "head", "other_manager", "auditor", "founder"):
        hidden_from(town, who, owner, receipt)
    for who in ("director", "registrar"):
        assert read(town, who, receipt["record"]).content == LETTER
    assert told_of(["views", "attachments", "deviations"]) == ["views", "deviations"]


def test_access_to_an_attachment_follows_the_record_when_it_moves(town: Town) -> None:
    """Flyttas avvikelsen ser den nya chefen dess bilagor, och den förra inte alls."""
    report = town.report(unit=str(town.units["reception"]))
    receipt = attached(town, "manager", path=f"/deviations/{report['record']}")
    settled(town, receipt["record"])
    hidden_from(town, "other_manager", f"/deviations/{report['record']}", receipt)
    moved = town.post("head", f"/deviations/{report['record']}/move-to-unit", {"unit": str(town.units["meadow"])})
    town.get("head", "/deviations", waited(done(moved)))
    assert read(town, "other_manager", receipt["record"]).content == LETTER
    hidden_from(town, "manager", f"/deviations/{report['record']}", receipt)


def test_those_who_look_on_do_not_learn_who_told_from_what_is_attached(town: Town) -> None:
    """Revisorn ser att något är bifogat, men inte att det var den som rapporterade som bifogade det."""
    report = town.report()
    owner = f"/deviations/{report['record']}"
    receipt = attached(town, "employee", path=owner)
    settled(town, receipt["record"])
    person = str(town.house.people["employee"])
    for answer in (
        town.get("auditor", f"/attachments/{receipt['record']}"),
        town.get("auditor", f"/attachments/{receipt['record']}/journal"),
        town.get("auditor", f"/attachments/{receipt['record']}/story"),
        town.get("auditor", f"{owner}/attachments"),
        town.get("auditor", "/lines", after=receipt["position"] - 1),
    ):
        assert answer.status_code == 200 and receipt["record"] in answer.text and person not in answer.text
    assert person in town.get("manager", f"/attachments/{receipt['record']}").text
    assert read(town, "auditor", receipt["record"]).status_code == 403
    assert town.attach("auditor", owner, LETTER).status_code == 403
    assert REPORTERS["attachments"] == ("attached_by",)


def test_files_are_attached_where_the_register_carries_them(town: Town) -> None:
    assert town.attach("founder", f"/units/{town.units['top']}", LETTER).status_code == 404
    report = town.report()
    assert town.attach("employee", f"/views/{report['record']}", LETTER).status_code == 404
    assert COMMANDS[AttachFile].command.internal


# ── Sent again, cut off, erased ──────────────────────────────────────────────


def test_the_same_file_sent_again_with_the_same_key_is_the_same_attachment(town: Town) -> None:
    """Samma sändning två gånger blir en bilaga; samma nyckel med en annan fil vägras."""
    path, key = f"/deviations/{town.report()['record']}", {"Idempotency-Key": str(new_id())}
    first = done(town.attach("employee", path, LETTER, key))
    again = town.attach("employee", path, LETTER, key)
    assert again.status_code == 200 and again.json()["record"] == first["record"] and again.json()["again"]
    other = town.attach("employee", path, PDF, key)
    assert other.status_code == 422 and other.json()["type"] == "/problems/KeyUsed"
    items = town.get("manager", f"{path}/attachments", waited(first)).json()["items"]
    assert [one["record"] for one in items] == [first["record"]]


def test_the_same_file_sent_twice_at_once_is_attached_once(town: Town) -> None:
    """Kommer samma sändning två gånger på en gång skrivs den en gång, och det som blev över kastas."""
    path, key = f"/deviations/{town.report()['record']}", {"Idempotency-Key": str(new_id())}
    sweep_now(town)
    before = contents(town)
    with ThreadPoolExecutor(4) as many:
        answers = list(many.map(lambda _: town.attach("employee", path, LETTER, key), range(4)))
    assert sorted({one.status_code for one in answers} - {200}) == [201]
    receipts = {one.json()["record"] for one in answers}
    items = town.get("manager", f"{path}/attachments", waited(answers[0].json())).json()["items"]
    assert len(receipts) == 1 and [one["record"] for one in items] == list(receipts)
    sweep_now(town)
    assert contents(town) == before + 1
    settled(town, items[0]["record"])
    assert read(town, "manager", items[0]["record"]).content == LETTER


def test_an_erased_attachment_says_so_and_its_line_stands(town: Town) -> None:
    """En bilaga som raderats efter beslut svarar att den är raderad; raden står kvar."""
    path = f"/deviations/{town.report()['record']}"
    key = {"Idempotency-Key": str(new_id())}
    receipt = done(town.attach("employee", path, LETTER, key))
    card = settled(town, receipt["record"])
    book = town.get("founder", "/book").json()["items"][0]["record"]
    decision = {"body": "board", "day": "2026-03-02"}
    said = {"contents": [card["state"]["address"]], "ground": "data_subject", "decision": decision}
    done(town.post("founder", f"/book/{book}/erase-texts", said))
    gone = read(town, "manager", receipt["record"])
    assert gone.status_code == 410 and gone.json()["title"] == "Innehållet är raderat."
    assert town.get("manager", f"/attachments/{receipt['record']}").json()["state"] == card["state"]
    assert json.loads(town.get("manager", f"/attachments/{receipt['record']}/journal").text)["lines"][0]["version"] == 1
    assert town.attach("employee", path, LETTER, key).status_code == 410
