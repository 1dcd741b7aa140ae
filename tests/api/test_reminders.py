"""Reminders by a real mail server: once, in order, late ones marked, and every outcome a line."""

from __future__ import annotations

import asyncio
import shutil
import ssl
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from api.digests import Digest
from api.digests import House as Sender
from api.digests import letter as compose
from api.reminding import Job, NobodyToSendFor, Report, alone
from domain import REGISTERS
from domain.board import DecideReminders, Ladder
from domain.deviations.commands import ReadDeviation, ReportDeviation
from domain.grammar import Command, Stamp
from domain.organisation.assignments import AssignRole, EndRole, assignment_id
from domain.organisation.persons import EndAbsence, GivePersonAddress, NoteOwnAbsence
from domain.registers import Register
from domain.reminders import OverrideReminder, Reminders, Trouble, reminders_id
from domain.terms import Body, Role
from domain.waiting import Open
from domain.words import Decision, Reading
from ledger.book import Book
from ledger.commands import COMMANDS
from ledger.desk import Asking
from ledger.ids import new_id
from ledger.keys import Keys
from ledger.outgoing.mail import Letter, MailWrong, NotDelivered, PostOffice, post_office
from ledger.postgres import Server
from projections.waiting import Waiting
from tests.api.house import House
from tests.api.post import Post, self_signed
from tests.conftest import copy_of
from tests.spec import RECORD

MONDAY = date(2026, 3, 9)
SECRET = "Larmet gick inte fram till fru Åkerblom"
ON_THE_DAY = Ladder(days_before=(), on_the_day=True, days_after=(), then_every=None)
HOUSE = Sender(
    title="Provnämnden (påhittad)", origin="prov.invalid/bok", page="https://prov.invalid/prov/mina-rapporter"
)


def morning(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 6, 0, tzinfo=UTC)


@dataclass
class Office:
    """A board's book and a mail server, and what is done with them on a day."""

    house: House
    book: Book
    post: Post

    def act(self, command: Command, at: datetime, by: str = "founder", record: Any = None, key: str = "") -> Any:
        role, unit = {
            "founder": (Role.SYSTEM_ADMIN, "top"),
            "manager": (Role.UNIT_MANAGER, "reception"),
            "employee": (Role.EMPLOYEE, "reception"),
        }[by]
        stamp = Stamp(at, self.house.people[by], role, self.house.units[unit])
        asking = Asking(COMMANDS[type(command)].register, record, command, stamp, key or str(new_id()))
        return asyncio.run(self.book.desk.act(asking))

    def report(self, day: date, unit: str = "reception") -> Any:
        """A deviation reported in the evening of a day."""
        command = ReportDeviation(description=SECRET, unit=self.house.units[unit])
        return self.act(command, morning(day) + timedelta(hours=10), by="employee")

    def address(self, *people: str) -> None:
        for who in people:
            self.act(GivePersonAddress(email=f"{who}@prov.invalid"), START, record=self.house.people[who])

    def job(self, day: date, hours: float = 0.0, **changes: Any) -> Job:
        out = PostOffice(
            host="127.0.0.1", port=self.post.port, how="plain", sender="liggaren@prov.invalid", patience=0.5
        )
        at = morning(day) + timedelta(hours=hours)
        return Job(book=self.book, house=HOUSE, send=changes.pop("send", out.send), at=at, **changes)

    def remind(self, day: date, hours: float = 0.0, **changes: Any) -> Report:
        return self.job(day, hours, **changes).run()

    def state(self, who: str) -> Reminders:
        record = reminders_id(self.house.people[who])
        self.book.records.forget(record)
        found: Reminders | None = self.book.records.fetch([record]).result(5)[record].state
        return found or Reminders()

    def lines(self, name: str) -> int:
        with self.book.database.writer() as db:
            row = db.execute("SELECT count(*) FROM ledger.lines WHERE name = %s", (name,)).fetchone()
        return int(row[0]) if row else 0

    @property
    def letters(self) -> list[tuple[str, bool, list[str]]]:
        """What came: to whom, whether marked late, and the numbers in it."""
        return [
            (
                one.to.partition("@")[0],
                "Försenad påminnelse" in one.text,
                [word for word in one.text.split() if word.startswith("AVV-")],
            )
            for one in self.post.got
        ]


START = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture
def undecided(server: Server, furnished: House, worker: str, tmp_path: Path) -> Iterator[Office]:
    """The board has decided nothing of reminders; the manager, the head and the director have addresses."""
    keys = tmp_path / "keys"
    shutil.copytree(furnished.keys, keys)
    keys.chmod(0o700)
    with copy_of(server, furnished.database, worker) as made, closing(Book(made, Keys(keys))) as book, Post() as post:
        one = Office(replace(furnished, database=made, keys=keys), book, post)
        one.address("manager", "head", "director", "employee")
        yield one


@pytest.fixture
def office(undecided: Office) -> Office:
    """Everything is reminded of on its day and no other."""
    decision = Decision(body=Body.BOARD, day=date(2026, 1, 15))
    undecided.act(DecideReminders(ladder=ON_THE_DAY, since=date(2026, 3, 1), decision=decision), START)
    return undecided


def due(office: Office, receipt: Any) -> date:
    """When a report is to be read."""
    found = office.book.records.known([receipt.record])
    day: date = found[receipt.record].state.first_reading_due.on
    return day


# ── A letter ─────────────────────────────────────────────────────────────────


def test_a_digest_says_number_day_and_where_and_nothing_else(office: Office) -> None:
    """Påminnelsen säger nummer, dag och var man läser vidare, och inget om vad ärendet gäller."""
    receipt = office.report(MONDAY)
    report = office.remind(due(office, receipt))
    assert (report.sent, report.failed) == (1, [])
    [one] = office.post.got
    assert one.to == "manager@prov.invalid" and one.message["Subject"] == f"Att göra: 1 i dag ({HOUSE.title})"
    assert one.message["Auto-Submitted"] == "auto-generated" and one.message["Content-Language"] == "sv"
    assert f"\n{receipt.number}\n  senast " in one.text and "(i dag)" in one.text
    assert HOUSE.page in one.text
    whole = one.message.as_string() + one.text
    assert not [
        word
        for word in ("Larmet", "Åkerblom", "Manager", "Prov ", "vvikelse", str(office.house.people["manager"]))
        if word in whole
    ]


@pytest.mark.parametrize("register", [one for one in REGISTERS if one.waits], ids=lambda one: one.name)
@pytest.mark.parametrize("number", [None, "NR-2026-0003"])
def test_no_letter_says_in_which_register_it_is(register: Register[Any], number: str | None) -> None:
    """Inget brev nämner registret: att det finns ett lex Sarah-ärende får inte stå i någons e-post."""
    ground = Open(wait=register.waits[0], day=MONDAY, ground=None, person=None, roles=())
    one = Waiting(
        register=register, record=RECORD, number=number, unit=None, state=None, open=ground, receivers=(RECORD,)
    )
    sent = compose(HOUSE, Digest(person=RECORD, day=MONDAY, waiting=[one]), START, MONDAY)
    whole = f"{sent.subject}\n{sent.text}".casefold()
    assert f"\n{number or 'post 00000000'}\n  senast " in sent.text
    assert register.label.casefold() not in whole and register.singular.casefold() not in whole


def test_what_was_sent_is_a_line_and_a_second_run_sends_nothing(office: Office) -> None:
    """Det som skickades är en rad, och en körning till samma dag skickar inget."""
    day = due(office, office.report(MONDAY))
    office.remind(day)
    again = office.remind(day, hours=3)
    assert (again.sent, again.failed, len(office.post.got)) == (0, [], 1)
    state = office.state("manager")
    assert (state.sent, state.sent_through, state.failures) == (1, day, 0)


def test_a_day_between_the_rungs_is_quiet(office: Office) -> None:
    """Nämnden bestämmer när det påminns: de andra dagarna kommer inget."""
    day = due(office, office.report(MONDAY))
    assert office.remind(day - timedelta(days=1)).sent == 0 and office.post.got == []


def test_the_address_is_opened_through_the_door(office: Office) -> None:
    """Adressen är förseglad, och att den öppnades för att påminna står i loggen."""
    office.remind(due(office, office.report(MONDAY)))
    with office.book.database.writer() as db:
        rows = db.execute("SELECT reader, purpose FROM ledger.openings").fetchall()
        bodies = "SELECT count(*) FROM ledger.lines WHERE convert_from(body, 'UTF8') LIKE '%manager@%'"
        assert db.execute(bodies).fetchone() == (0,)
    assert rows == [(office.house.people["founder"], "Påminnelse med e-post om det som väntar på personen")]


# ── Days that were missed ────────────────────────────────────────────────────


def test_2_reminders_missed_for_three_days_go_out_once_in_order_marked_late(office: Office) -> None:
    """Har programmet varit nere i tre dagar går varje missad påminnelse ut en gång, i ordning, märkt som försenad."""
    receipts = [office.report(MONDAY + timedelta(days=number)) for number in range(4)]
    days = [due(office, one) for one in receipts]
    assert len(set(days)) == 4
    office.remind(days[0] - timedelta(days=1))
    report = office.remind(days[3])
    assert (report.sent, report.late) == (4, 3)
    assert office.letters == [
        ("manager", True, [receipts[0].number]),
        ("manager", True, [receipts[1].number]),
        ("manager", True, [receipts[2].number]),
        ("manager", False, [receipts[3].number]),
    ]
    assert office.remind(days[3], hours=1).sent == 0 and len(office.post.got) == 4
    state = office.state("manager")
    assert (state.sent, state.sent_late, state.sent_through) == (4, 3, days[3])


def test_what_was_missed_before_the_first_reminder_of_all_goes_out_too(undecided: Office) -> None:
    """Också före den allra första påminnelsen, och utan nämndbeslut, går det som missades ut en gång, som försenat."""
    receipt = undecided.report(MONDAY)
    day = due(undecided, receipt)
    report = undecided.remind(day + timedelta(days=3))
    assert (report.sent, report.late) == (2, 2)  # on the day, and the day after
    assert undecided.letters == [("manager", True, [receipt.number])] * 2
    assert undecided.remind(day + timedelta(days=3), hours=1).sent == 0


def test_when_reminding_begins_nobody_gets_a_letter_for_each_day_of_old(undecided: Office) -> None:
    """När påminnelserna börjar får ingen ett brev för varje gammal dag: högst en långhelg tillbaka räknas."""
    day = due(undecided, undecided.report(MONDAY))
    assert undecided.remind(day + timedelta(days=6)).sent == 0  # reminded of on the day and the day after it
    assert undecided.remind(day + timedelta(days=7)).late == 0 and len(undecided.post.got) == 1


def test_what_was_done_meanwhile_is_not_reminded_of(office: Office) -> None:
    """Det som blev gjort medan programmet var nere påminns det inte om i efterhand."""
    first, second = office.report(MONDAY), office.report(MONDAY + timedelta(days=1))
    day, last = due(office, first), due(office, second)
    office.act(ReadDeviation(reading=Reading.NO), morning(last) - timedelta(hours=10), "manager", first.record)
    report = office.remind(last)
    assert day < last and (report.sent, report.late) == (1, 0)
    assert office.letters == [("manager", False, [second.number])]


def test_what_was_entered_after_its_day_is_not_said_to_be_late(office: Office) -> None:
    """En rapport som inte fanns den dagen gav ingen påminnelse då, och ger ingen i efterhand."""
    receipt = office.report(MONDAY)
    day = due(office, receipt)
    assert office.remind(day + timedelta(days=1)).late == 1
    later = office.report(day + timedelta(days=1))
    assert office.remind(due(office, later)).late == 0


def test_more_than_a_month_back_is_let_be(office: Office) -> None:
    """Mer än trettioen dagar tillbaka skickas inget: då är det arbetslistan som gäller."""
    office.report(MONDAY)
    assert office.remind(MONDAY + timedelta(days=60)).sent == 0


# ── Killed, and two at once ──────────────────────────────────────────────────


class Killed(BaseException):
    """The machine stops."""


def test_a_job_killed_between_letter_and_line_sends_the_same_letter_again(office: Office) -> None:
    """Dör programmet mellan brevet och raden går samma brev ut en gång till, med samma id: hellre två än inget."""
    day = due(office, office.report(MONDAY))
    out = office.job(day).send

    def and_die(letter: Letter, address: str) -> None:
        out(letter, address)
        raise Killed

    with pytest.raises(Killed):
        office.remind(day, send=and_die)
    assert office.state("manager").sent == 0
    office.remind(day, hours=1)
    first, second = office.post.got
    assert first.id == second.id and first.id.endswith("@prov.invalid>")
    assert office.state("manager").sent == 1 == office.lines("DigestSent.v1")


def test_a_job_killed_after_some_goes_on_with_the_rest(office: Office) -> None:
    """Dör programmet när några har fått sitt får de andra sitt vid nästa körning, och ingen två."""
    office.address("other_manager")
    day = due(office, office.report(MONDAY))
    office.report(MONDAY, unit="meadow")
    out = office.job(day).send
    gone: list[str] = []

    def only_one(letter: Letter, address: str) -> None:
        if gone:
            raise Killed
        out(letter, address)
        gone.append(address)

    with pytest.raises(Killed):
        office.remind(day, send=only_one)
    office.remind(day, hours=1)
    assert sorted(one.to for one in office.post.got) == ["manager@prov.invalid", "other_manager@prov.invalid"]
    assert office.lines("DigestSent.v1") == 2


def test_two_jobs_at_once_send_once(office: Office) -> None:
    """Två körningar samtidigt skickar en gång."""
    day = due(office, office.report(MONDAY))
    started, go_on = threading.Event(), threading.Event()
    out = office.job(day).send

    def slowly(letter: Letter, address: str) -> None:
        started.set()
        assert go_on.wait(10)
        out(letter, address)

    first = threading.Thread(target=lambda: reports.append(office.remind(day, send=slowly)))
    reports: list[Report] = []
    first.start()
    assert started.wait(10)
    second = office.remind(day)
    go_on.set()
    first.join(10)
    assert second.busy and second.sent == 0 and reports[0].sent == 1
    assert len(office.post.got) == 1 == office.lines("DigestSent.v1")


def test_a_job_that_is_done_lets_the_next_one_begin_at_once(office: Office) -> None:
    """En körning som är klar släpper fram nästa genast, även om dess anslutning lever kvar."""
    with office.book.database.writer() as db, office.book.database.writer() as other:
        with alone(db) as first:
            with alone(other) as meanwhile:
                assert first and not meanwhile
            with alone(other) as still:
                assert not still
        with alone(other) as next_one:
            assert next_one


# ── When it does not get there ───────────────────────────────────────────────


def test_an_address_that_is_refused_is_entered_and_the_others_get_theirs(office: Office) -> None:
    """En adress som servern inte känner förs in som misslyckad, och de andra får sina."""
    office.address("other_manager")
    office.post.refused = {"manager@prov.invalid"}
    day = due(office, office.report(MONDAY))
    office.report(MONDAY, unit="meadow")
    report = office.remind(day)
    assert (report.sent, report.failed, report.waits) == (1, [Trouble.REFUSED], False)
    assert [one.to for one in office.post.got] == ["other_manager@prov.invalid"]
    assert office.state("manager").trouble is Trouble.REFUSED
    assert office.remind(day, hours=1).failed == []


def test_what_is_taken_another_time_is_tried_again_before_the_next_day(office: Office) -> None:
    """Det servern tar emot en annan gång försöks igen, före nästa dags."""
    first, second = office.report(MONDAY), office.report(MONDAY + timedelta(days=1))
    day, next_day = due(office, first), due(office, second)
    office.post.later = {"manager@prov.invalid"}
    assert office.remind(day).failed == [Trouble.NOT_NOW]
    assert office.remind(day, hours=1).failed == [Trouble.NOT_NOW] and office.lines("DigestFailed.v1") == 1
    office.post.later = set()
    assert office.remind(next_day).sent == 2
    assert office.letters == [("manager", True, [first.number]), ("manager", False, [second.number])]
    state = office.state("manager")
    assert (state.failures, state.sent, state.waits_since) == (1, 2, None)


def test_a_server_that_hangs_costs_seconds_and_is_not_asked_again_for_the_others(office: Office) -> None:
    """En server som hänger kostar några sekunder, och frågas inte för var och en: alla förs in som misslyckade."""
    office.address("other_manager")
    office.post.silent = "RCPT"
    day = due(office, office.report(MONDAY))
    office.report(MONDAY, unit="meadow")
    report = office.remind(day)
    assert (report.sent, report.failed, report.waits) == (0, [Trouble.TIMEOUT, Trouble.TIMEOUT], True)
    assert office.post.asked == 1 and office.lines("DigestFailed.v1") == 2
    office.post.silent = None
    assert office.remind(day, hours=1).sent == 2


def test_no_server_at_all_is_entered(office: Office) -> None:
    """Finns ingen server att nå förs det in, och försöks igen."""
    day = due(office, office.report(MONDAY))
    nobody = PostOffice(host="127.0.0.1", port=9, how="plain", sender="liggaren@prov.invalid", patience=0.5)
    assert office.remind(day, send=nobody.send).failed == [Trouble.UNREACHABLE]
    assert office.remind(day, hours=1).sent == 1


def test_somebody_without_an_address_is_entered_once(office: Office) -> None:
    """Den som saknar adress kan inte påminnas: det förs in, en gång för varje dags påminnelse."""
    office.act(GivePersonAddress(email=None), START, record=office.house.people["manager"])
    day = due(office, office.report(MONDAY))
    assert office.remind(day).failed == [Trouble.NO_ADDRESS]
    assert office.remind(day, hours=1).failed == [] and office.lines("DigestFailed.v1") == 1


# ── To whom ──────────────────────────────────────────────────────────────────


def test_no_list_goes_to_an_absent_manager_alone(office: Office) -> None:
    """Är chefen borta går påminnelsen också till ersättaren och till chefen över."""
    receipt = office.report(MONDAY)
    manager, stand_in = office.house.people["manager"], office.house.people["employee"]
    command = AssignRole(
        person=stand_in,
        role=Role.UNIT_MANAGER,
        unit=office.house.units["reception"],
        since=MONDAY,
        stands_in_for=manager,
    )
    office.act(command, morning(MONDAY) + timedelta(hours=11))
    office.remind(due(office, receipt))
    assert sorted(one.to.partition("@")[0] for one in office.post.got) == ["employee", "head", "manager"]


def test_a_sick_manager_without_a_stand_in_is_not_reminded_alone(office: Office) -> None:
    """Är chefen antecknad som frånvarande går påminnelsen också till chefen över, utan någon ersättare."""
    receipt, manager = office.report(MONDAY), office.house.people["manager"]
    office.act(NoteOwnAbsence(since=MONDAY), morning(MONDAY) + timedelta(hours=11), "manager", manager)
    day = due(office, receipt)
    office.remind(day)
    assert sorted(one.to.partition("@")[0] for one in office.post.got) == ["head", "manager"]
    office.act(EndAbsence(until=day), morning(day) + timedelta(hours=1), record=manager)
    later = office.report(day)
    office.remind(due(office, later))
    assert [one.to.partition("@")[0] for one in office.post.got[2:]] == ["manager"]


def test_a_vacant_post_is_reminded_of_above(office: Office) -> None:
    """Är tjänsten vakant går påminnelsen till chefen över."""
    receipt = office.report(MONDAY)
    held = assignment_id(office.house.people["manager"], Role.UNIT_MANAGER, office.house.units["reception"])
    office.act(EndRole(until=MONDAY), morning(MONDAY) + timedelta(hours=11), record=held)
    office.remind(due(office, receipt))
    assert [one.to for one in office.post.got] == ["head@prov.invalid"]


def test_what_has_been_turned_off_is_left_out(office: Office) -> None:
    """En post som chefen har stängt av påminnelser om är inte med, till och med den dagen."""
    receipt = office.report(MONDAY)
    day = due(office, receipt)
    person, unit = office.house.people["manager"], office.house.units["reception"]
    command = OverrideReminder(person=person, unit=unit, record=receipt.record, until=day, reason="Väntar på svar.")
    office.act(command, morning(day) - timedelta(hours=12), by="manager")
    assert office.remind(day).sent == 0 and office.post.got == []


def test_without_anybody_who_runs_the_system_nothing_is_sent(office: Office) -> None:
    """Påminnelser skickas för den räkning som sköter systemet; finns ingen sådan skickas inget."""
    day = due(office, office.report(MONDAY))
    held = assignment_id(office.house.people["founder"], Role.SYSTEM_ADMIN, office.house.units["top"])
    office.act(EndRole(until=MONDAY), morning(MONDAY) + timedelta(hours=11), record=held)
    with pytest.raises(NobodyToSendFor):
        office.remind(day)
    assert office.post.got == []


def test_the_letters_can_be_read_before_they_are_sent(office: Office) -> None:
    """Breven går att läsa innan de skickas: då skickas, förs in och öppnas ingenting."""
    day = due(office, office.report(MONDAY))
    [(digest, letter)] = list(office.job(day).letters())
    assert digest.person == office.house.people["manager"] and "senast" in letter.text
    assert office.post.got == [] and office.lines("DigestSent.v1") == 0


# ── The server is told who comes, over TLS ───────────────────────────────────

LETTER = Letter(subject="Att göra", text="Åäö.", message_id="<1@prov.invalid>", at=START)


@pytest.fixture
def secured(tmp_path: Path) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """A server's certificate for localhost, and a context that believes it."""
    made = self_signed(tmp_path, "localhost")
    ours = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ours.load_cert_chain(made)
    return ours, ssl.create_default_context(cafile=str(made))


def test_letters_go_over_tls_with_user_and_password(secured: tuple[ssl.SSLContext, ssl.SSLContext]) -> None:
    """Brev lämnas över TLS, till en server som godtar användare och lösenord."""
    ours, theirs = secured
    with Post(user="liggaren", password="hemligt", context=ours) as post:
        out = PostOffice(
            host="localhost",
            port=post.port,
            how="starttls",
            sender="liggaren@prov.invalid",
            user="liggaren",
            password="hemligt",
            context=theirs,
        )
        out.send(LETTER, "manager@prov.invalid")
        assert [one.text.strip() for one in post.got] == ["Åäö."]
        for wrong in (replace(out, password="fel"), replace(out, context=ssl.create_default_context())):
            with pytest.raises(NotDelivered) as refused:
                wrong.send(LETTER, "manager@prov.invalid")
            assert (refused.value.trouble, refused.value.of_all) == (Trouble.NOT_TRUSTED, True)
        assert len(post.got) == 1


def test_a_server_without_tls_gets_no_letter() -> None:
    """En server som inte talar TLS får inget brev."""
    with Post() as post:
        out = PostOffice(host="localhost", port=post.port, how="starttls", sender="liggaren@prov.invalid")
        with pytest.raises(NotDelivered) as refused:
            out.send(LETTER, "manager@prov.invalid")
        assert refused.value.trouble is Trouble.NOT_TRUSTED and post.got == []


@pytest.mark.parametrize(
    ("url", "how", "port", "user"),
    [
        ("smtp://liggaren@post.kommun.se", "starttls", 587, "liggaren"),
        ("smtps://a%40b@post.kommun.se:2465", "tls", 2465, "a@b"),
        ("smtp://127.0.0.1:2525", "plain", 2525, None),
    ],
)
def test_how_the_server_is_told_of(url: str, how: str, port: int, user: str | None) -> None:
    """Adressen till servern säger hur den nås; i klartext bara på den egna maskinen."""
    found = post_office(url, "liggaren@prov.invalid", "hemligt", demonstration=False)
    assert (found.how, found.port, found.user) == (how, port, user) and "hemligt" not in repr(found)


@pytest.mark.parametrize(
    ("url", "demonstration"),
    [
        ("post.kommun.se", False),
        ("https://post.kommun.se", False),
        ("smtp://a:hemligt@post.kommun.se", False),
        ("smtp://post.kommun.se:x", False),
        ("smtp://post.kommun.se", True),
    ],
)
def test_a_server_that_cannot_be_used_is_refused(url: str, demonstration: bool) -> None:
    """En adress som inte går att använda nekas, ett lösenord i den också, och för en demonstration allt utom den egna
    maskinen."""
    with pytest.raises(MailWrong) as wrong:
        post_office(url, "liggaren@prov.invalid", None, demonstration)
    assert "hemligt" not in str(wrong.value)
