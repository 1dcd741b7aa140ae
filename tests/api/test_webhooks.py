"""Signed messages to systems that follow the book: in order, again and again until they have come across, and thin."""

from __future__ import annotations

import json
import logging
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema_rs import validator_for

from api import feeds
from api.outgoing import Sending
from ledger.book import Book
from ledger.keys import Keys
from ledger.outgoing.egress import Egress
from ledger.outgoing.outbox import Patience
from ledger.outgoing.webhooks import MOST
from tests.api.house import House, Town, served
from tests.api.receiver import Receiver

QUICK = Patience(first=0.05, longest=0.2, in_all=60.0)
BRIEF = Patience(first=0.05, longest=0.1, in_all=0.4)


@pytest.fixture
def sending(house: House, tmp_path: Path) -> Iterator[Town]:
    with served(house, tmp_path, sending=Sending(patience=QUICK)) as town:
        yield town
        end_all(town)


@pytest.fixture
def impatient(house: House, tmp_path: Path) -> Iterator[Town]:
    with served(house, tmp_path, sending=Sending(egress=Egress(patience=0.5), patience=BRIEF)) as town:
        yield town
        end_all(town)


def subscribe(town: Town, url: str, *registers: str) -> dict[str, Any]:
    answer = town.post("founder", "/webhooks", {"url": url, "registers": list(registers or ("deviations",))})
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


def listed(town: Town) -> list[dict[str, Any]]:
    answer = town.get("founder", "/webhooks")
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["items"]
    return found


def end_all(town: Town) -> None:
    for one in listed(town):
        assert town.post("founder", "/webhooks/end", {"subscription": one["subscription"]}).status_code == 200
    assert listed(town) == []


def until(so: Callable[[], bool], seconds: float = 15.0) -> None:
    deadline = time.monotonic() + seconds
    while not so():
        assert time.monotonic() < deadline
        time.sleep(0.05)


# ── What is sent ─────────────────────────────────────────────────────────────


@pytest.mark.slow
def test_a_message_is_signed_thin_and_leads_to_the_record(sending: Town) -> None:
    """Meddelandet är signerat, säger vad som hände och var posten finns, och inget om innehållet."""
    with Receiver() as receiver:
        made = subscribe(sending, receiver.url)
        receipt = sending.report(description="Larmet gick inte fram till Sländan.")
        [one] = receiver.wait(1)
    assert one.is_signed(made["secret"]) and not one.is_signed("whsec_" + "A" * 43 + "=")
    assert one.id == f"msg_{made['subscription']}_{receipt['position']}" and "." not in one.id
    assert one.said.keys() == {"type", "timestamp", "data"} and one.said["type"].startswith("DeviationReported.")
    path = f"/prov/api/v1/deviations/{receipt['record']}"
    assert one.said["data"] == {"position": receipt["position"], "record": path}
    assert sending.client.get(path, headers=sending.headers("quality")).status_code == 200
    until(lambda: listed(sending)[0]["delivered"] >= receipt["position"])


@pytest.mark.slow
def test_only_the_registers_asked_for_and_nothing_of_what_few_may_see(sending: Town) -> None:
    """Bara de valda registren, och inget alls om en post som bara några får se."""
    with Receiver() as receiver:
        subscribe(sending, receiver.url, "risks", "units")
        said = {"title": "Ensamarbete", "description": "På kvällen.", "unit": str(sending.units["reception"])}
        sending.report()
        secret = sending.post("manager", "/risks", {**said, "level": "individual"}).json()
        shown = sending.post("manager", "/risks", {**said, "level": "unit"}).json()
        unit = sending.post(
            "founder",
            "/units",
            {"name": "Ny (påhittad)", "parent": str(sending.units["top"]), "since": "2026-01-01"},
        ).json()
        receiver.wait(2)
        assert receiver.positions == [shown["position"], unit["position"]]
        until(lambda: listed(sending)[0]["delivered"] >= unit["position"] > secret["position"])


@pytest.mark.slow
def test_what_was_written_before_is_not_sent(sending: Town) -> None:
    sending.report()
    with Receiver() as receiver:
        subscribe(sending, receiver.url)
        after = sending.report()
        receiver.wait(1)
        assert receiver.positions == [after["position"]]


# ── When it does not come across ─────────────────────────────────────────────


@pytest.mark.slow
def test_a_receiver_that_was_down_gets_everything_in_order(sending: Town) -> None:
    """En mottagare som varit nere får allt, i ordning, när den är uppe igen."""
    with Receiver() as receiver:
        made = subscribe(sending, receiver.url)
        receipts = [sending.report()]
        receiver.wait(1)
        receiver.down()
        receipts += [sending.report() for _ in range(5)]
        until(lambda: listed(sending)[0]["status"] == "failing")
        [told] = listed(sending)
        assert told["attempts"] > 0 and told["trouble"] == "Mottagaren går inte att nå."
        receiver.up()
        receiver.wait(6)
        assert receiver.positions == [one["position"] for one in receipts]
        assert all(one.is_signed(made["secret"]) for one in receiver.got)
        until(lambda: listed(sending)[0]["status"] == "well")


@pytest.mark.slow
def test_what_is_not_answered_well_is_sent_again_with_the_same_id(sending: Town) -> None:
    """Fel och omdirigeringar är misslyckanden: samma meddelande kommer igen, före det nästa."""
    with Receiver() as receiver, Receiver() as elsewhere:
        receiver.answers = [(500, {}), (302, {"Location": elsewhere.url}), (429, {}), (200, {})]
        subscribe(sending, receiver.url)
        first, second = sending.report(), sending.report()
        receiver.wait(5)
        assert receiver.positions == [first["position"]] * 4 + [second["position"]]
        assert len({one.id for one in receiver.got}) == 2
        assert not elsewhere.got


@pytest.mark.slow
def test_a_subscription_that_fails_too_long_is_dead_until_it_is_resumed(impatient: Town) -> None:
    """Efter den sagda tiden är prenumerationen död, syns så, och fortsätter där den var när någon ber om det."""
    with Receiver(thinks=1.0) as receiver:
        made = subscribe(impatient, receiver.url)
        receipt = impatient.report()
        until(lambda: listed(impatient)[0]["status"] == "dead")
        [told] = listed(impatient)
        assert told["dead_at"] and told["next_at"] is None and told["trouble"] == "Mottagaren svarade inte i tid."
        count = len(receiver.got)
        time.sleep(2.5)
        assert len(receiver.got) == count
        receiver.thinks = 0.0
        answer = impatient.post("founder", "/webhooks/resume", {"subscription": made["subscription"]})
        assert answer.status_code == 200 and answer.json()["status"] == "well"
        receiver.wait(count + 1)
        assert set(receiver.positions) == {receipt["position"]}
        until(lambda: listed(impatient)[0]["delivered"] >= receipt["position"])


@pytest.mark.slow
def test_a_receiver_that_wants_no_more_is_asked_no_more(sending: Town) -> None:
    with Receiver(answers=[(410, {})]) as receiver:
        subscribe(sending, receiver.url)
        sending.report()
        until(lambda: listed(sending)[0]["status"] == "dead")
        sending.report()
        time.sleep(0.6)
        assert len(receiver.got) == 1


@pytest.mark.slow
def test_a_slow_receiver_holds_no_other(sending: Town) -> None:
    """En mottagare som dröjer hindrar inte de andra."""
    with Receiver(thinks=3.0) as slow, Receiver() as quick:
        subscribe(sending, slow.url)
        subscribe(sending, quick.url)
        began = time.monotonic()
        for _ in range(3):
            sending.report()
        quick.wait(3)
        assert time.monotonic() - began < 3.0


def test_the_pauses_double_within_bounds_and_never_fall_together() -> None:
    """Väntan fördubblas till ett tak, med slump, och mottagarens önskan räknas."""
    patience = Patience()
    for attempts in range(1, 60):
        due = min(patience.longest, patience.first * 2.0 ** (attempts - 1))
        assert due / 2 <= patience.pause(attempts, None) <= due
    assert len({patience.pause(1, None) for _ in range(50)}) > 25
    assert patience.pause(1, 600) == 600 and patience.pause(1, 10**9) == patience.longest


# ── Several processes, and new keys ──────────────────────────────────────────


@pytest.mark.slow
def test_two_processes_send_each_message_once(sending: Town, house: House, tmp_path: Path) -> None:
    """Två serverprocesser på samma liggare: en av dem skickar, och den andra tar över när den slutar."""
    with Receiver() as receiver:
        with served(house, tmp_path / "other", sending=Sending(patience=QUICK)) as other:
            subscribe(sending, receiver.url)
            receipts = [(sending if one % 2 else other).report() for one in range(10)]
            receiver.wait(10)
            time.sleep(0.5)
        receipts.append(sending.report())
        receiver.wait(11)
        assert receiver.positions == [one["position"] for one in receipts]


@pytest.mark.slow
def test_the_secret_survives_a_new_master_key(sending: Town, house: House) -> None:
    """När huvudnyckeln förnyas lindas hemligheten om, och signaturen är densamma."""
    with Receiver() as receiver:
        made = subscribe(sending, receiver.url)
        with house.database.owner() as db:
            row = db.execute("SELECT envelope, epoch FROM webhooks.subscriptions").fetchone()
        assert row is not None and receiver.url.encode() not in bytes(row[0])
        book = Book(house.database, Keys(house.keys))
        try:
            renewed = book.renew()
        finally:
            book.close()
        assert renewed.epoch > row[1] and row[1] in renewed.destroyed
        sending.report()
        assert receiver.wait(1)[0].is_signed(made["secret"])


# ── Who may, and what is seen ────────────────────────────────────────────────


def test_only_the_systems_administrator_of_the_whole_board(town: Town) -> None:
    """Bara nämndens systemförvaltare registrerar, ser, återupptar och avslutar."""
    said = {"url": "https://system.example.se/in", "registers": ["deviations"]}
    for who in ("employee", "director", "quality", "auditor", "registrar"):
        chosen = {"subscription": "7d3f5c1e-9f0b-4c55-8a44-0d4f5b0c9a11"}
        assert town.get(who, "/webhooks").status_code == 403
        for path, body in (("", said), ("/resume", chosen), ("/end", chosen)):
            assert town.post(who, f"/webhooks{path}", body).status_code == 403
    assert town.post("founder", "/webhooks/resume", chosen).status_code == 404
    assert town.post("founder", "/webhooks/end", chosen).status_code == 404


def test_the_secret_is_shown_once_and_the_query_never(town: Town, caplog: pytest.LogCaptureFixture) -> None:
    """Hemligheten står bara i svaret på registreringen, och det efter frågetecknet ingenstans."""
    caplog.set_level(logging.DEBUG)
    answer = town.post(
        "founder", "/webhooks", {"url": "https://system.example.se/in?nyckel=hemlig", "registers": ["units", "risks"]}
    )
    made = answer.json()
    assert re.fullmatch(r"whsec_[A-Za-z0-9+/]{43}=", made["secret"]) and answer.headers["Cache-Control"] == "no-store"
    assert made["url"] == "https://system.example.se/in" and made["registers"] == ["units", "risks"]
    [told] = listed(town)
    assert told == {name: value for name, value in made.items() if name != "secret"}
    components = {"schemas": feeds.SCHEMAS}
    validator_for({"$ref": "#/components/schemas/Subscription", "components": components}).validate(made)
    written = json.dumps(told) + "".join(one.getMessage() for one in caplog.records)
    assert "hemlig" not in written and made["secret"] not in written
    end_all(town)


def test_what_is_registered_wrongly_is_told(town: Town) -> None:
    """En adress som inte får nås eller ett register som inte finns tas inte emot, och adressen upprepas inte."""
    good = {"url": "https://system.example.se/in", "registers": ["deviations"]}
    wrong: list[tuple[str, Any]] = [
        ("url", "https://169.254.169.254/latest"),
        ("url", "http://system.example.se/in"),
        ("url", "https://user:hemlig@system.example.se/"),
        ("url", "https://2130706433/hemlig"),
        ("registers", []),
        ("registers", ["deviations", "hemlig"]),
    ]
    for name, value in wrong:
        answer = town.post("founder", "/webhooks", {**good, name: value})
        assert answer.status_code == 422, (name, value)
        assert answer.json()["errors"][0]["where"].startswith(name) and "hemlig" not in answer.text
    assert listed(town) == []


def test_a_board_has_no_more_subscriptions_than_it_may(town: Town) -> None:
    for number in range(MOST):
        subscribe(town, f"https://system.example.se/{number}")
    answer = town.post("founder", "/webhooks", {"url": "https://system.example.se/", "registers": ["units"]})
    assert answer.status_code == 409 and answer.json()["type"] == "/problems/TooManyWebhooks"
    assert [one["url"].rsplit("/", 1)[1] for one in listed(town)] == [str(number) for number in range(MOST)]
    end_all(town)


def test_a_secret_moved_to_another_subscription_does_not_open(town: Town) -> None:
    """Adress och hemlighet hör till sin prenumeration: flyttade i databasen går de inte att öppna."""
    one, other = (subscribe(town, f"https://system.example.se/{name}") for name in ("a", "b"))
    with town.house.database.owner() as db:
        db.execute(
            """UPDATE webhooks.subscriptions s SET epoch = o.epoch, wrapped = o.wrapped, envelope = o.envelope
               FROM webhooks.subscriptions o WHERE s.subscription = %s AND o.subscription = %s""",
            (one["subscription"], other["subscription"]),
        )
    assert [told["url"] for told in listed(town)] == [None, "https://system.example.se/b"]
    end_all(town)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE webhooks.subscriptions SET envelope = envelope",
        "UPDATE webhooks.subscriptions SET registers = registers",
        "INSERT INTO webhooks.subscriptions DEFAULT VALUES",
        "TRUNCATE webhooks.subscriptions",
        "UPDATE webhooks.subscriptions SET delivered = delivered - 1",
    ],
)
def test_the_running_role_moves_the_outbox_forward_and_nothing_else(town: Town, statement: str) -> None:
    """Programmet får bara föra läget framåt: inte byta adress, inte räkna baklänges."""
    from psycopg import errors

    made = subscribe(town, "https://system.example.se/in")
    assert made["delivered"] > 0
    with town.house.database.writer() as db, pytest.raises(errors.InsufficientPrivilege):
        db.execute(statement.encode())
    end_all(town)


def test_what_the_running_role_calls_says_where_it_looks_names_up(town: Town) -> None:
    """En funktion som körs som ägaren slår upp namn i katalogen och ingen annanstans."""
    with town.house.database.owner() as db:
        rows = db.execute(
            """SELECT coalesce(array_to_string(p.proconfig, ','), '') FROM pg_proc p
               JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'webhooks' AND p.prosecdef"""
        ).fetchall()
    assert len(rows) == 2 and all("search_path=pg_catalog, pg_temp" in settings for (settings,) in rows)
