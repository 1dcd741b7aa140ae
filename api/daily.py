"""The reminders of a board sent every day by themselves, by a served board or by a command that stays.

From seven in the morning, once a day; what may get there later is tried again every hour. Several processes of the same
board take turns: the lock of the job lets one of them do it. What goes wrong is logged by its kind alone.
"""

from __future__ import annotations

import logging
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from threading import Event, Thread

from api.digests import House
from api.reminding import Job, Report
from domain.calendar import STOCKHOLM
from ledger import clock
from ledger.book import Book
from ledger.database import Database
from ledger.keys import Keys
from ledger.outgoing.mail import MailWrong, PostOffice, post_office
from ledger.settings import Settings

LOG = logging.getLogger("liggaren.reminders")
FROM = time(7, 0)
TRIES_AGAIN = 3600.0
WAITS = 10.0


@dataclass(frozen=True, kw_only=True)
class Reminding:
    """How a board reminds: through which mail server, and what its letters say of it."""

    office: PostOffice
    house: House

    @classmethod
    def of(cls, settings: Settings, board: str, title: str, origin: str, demonstration: bool) -> Reminding | None:
        """As the installation was told; None if it was told of no mail server. Raises MailWrong."""
        if settings.smtp is None:
            return None
        if settings.mail_from is None or settings.address is None:
            raise MailWrong("Ange också LIGGAREN_MAIL_FROM och LIGGAREN_ADDRESS: de står i varje påminnelse.")
        office = post_office(settings.smtp, settings.mail_from, settings.smtp_password, demonstration)
        return cls(office=office, house=house(settings.address, board, title, origin))


def house(address: str, board: str, title: str, origin: str) -> House:
    return House(title=title, origin=origin, page=f"{address}/{board}/mina-rapporter#att-gora")


class Reminder:
    """Reminds for one board every day, with a book of its own for as long as it takes."""

    def __init__(self, name: str, database: Database, keys: Keys, reminding: Reminding) -> None:
        self.name, self.database, self.keys, self.reminding = name, database, keys, reminding
        self.stopping = Event()
        self.thread = Thread(target=self.go_on, name=f"reminders-{name}", daemon=True)

    def start(self) -> None:
        self.thread.start()

    def go_on(self) -> None:
        """Remind until told to stop."""
        wait = until_morning(clock.now())
        while not self.stopping.wait(wait):
            wait = self.look()

    def look(self) -> float:
        """Remind, and say how many seconds to wait until the next time."""
        try:
            report = self.once()
        except Exception as error:  # whatever it is: the serving goes on, and nothing of it is told that nobody may see
            LOG.error(
                "%s: påminnelserna kunde inte skickas (%s); nytt försök om en timme", self.name, type(error).__name__
            )
            return TRIES_AGAIN
        LOG.info("%s: %s", self.name, told(report))
        return TRIES_AGAIN if report.waits or report.busy else until_morning(clock.now(), tomorrow=True)

    def once(self) -> Report:
        with closing(Book(self.database, self.keys)) as book:
            send = self.reminding.office.send
            return Job(book=book, house=self.reminding.house, send=send, at=clock.now()).run()

    def close(self) -> None:
        """Stop. A letter under way is waited for a little; cut short, it is sent again with the same id."""
        self.stopping.set()
        if self.thread.is_alive():
            self.thread.join(WAITS)


def until_morning(now: datetime, tomorrow: bool = False) -> float:
    """Seconds until it is time to remind, by the clocks in Sweden: none if it is today's time already.

    >>> from datetime import UTC
    >>> until_morning(datetime(2026, 3, 16, 5, 0, tzinfo=UTC)), until_morning(datetime(2026, 3, 16, 9, 0, tzinfo=UTC))
    (3600.0, 0.0)
    >>> until_morning(datetime(2026, 3, 28, 9, 0, tzinfo=UTC), tomorrow=True)  # an hour is lost that night
    72000.0
    """
    local = now.astimezone(STOCKHOLM)
    morning = datetime.combine(local.date() + timedelta(days=tomorrow), FROM, STOCKHOLM)
    return max(0.0, (morning - now).total_seconds())


def told(report: Report) -> str:
    """What came of a run, in a line."""
    if report.busy:
        return "en annan körning skickar påminnelser just nu."
    late = f" ({report.late} i efterhand)" if report.late else ""
    troubles = ", ".join(f"{report.failed.count(one)} {one.label}" for one in dict.fromkeys(report.failed))
    return f"{report.sent} påminnelser skickade{late}" + (f"; inte framme: {troubles}." if troubles else ".")
