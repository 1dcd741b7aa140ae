"""What a served board does by itself, so that nobody has to remember to: it renews its master key in time, and throws
away the drafts that nobody has touched for long and the files that were never attached.

Looked after when the board is opened, and then daily; several processes that serve the same board take turns, and the
first does it. What goes wrong is logged by its kind alone and tried again in an hour; the board is served meanwhile.

A demonstration keeps its first master key: its clock is not the machine's, its texts are made up, and it is thrown
away.
"""

from __future__ import annotations

import logging
from threading import Event, Thread

from ledger.book import Book
from ledger.epochs import renew_in_time

LOG = logging.getLogger("liggaren.keys")
LOOKS_EVERY = 24 * 3600.0
TRIES_AGAIN = 3600.0
WAITS = 10.0


class Keeper:
    """Keeps the master key of an open book young, in a thread of its own."""

    def __init__(self, name: str, book: Book) -> None:
        self.name, self.book = name, book
        self.stopping = Event()
        self.thread = Thread(target=self.keep, name=f"keys-{name}", daemon=True)
        if book.identity.demonstration:
            LOG.info("%s är en demonstration: huvudnyckeln förnyas inte av sig själv", name)
        self.thread.start()

    def keep(self) -> None:
        wait = 0.0
        while not self.stopping.wait(wait):
            wait = self.look()

    def look(self) -> float:
        """Renew the master key if it is time to, and sweep; how many seconds to wait until the next look."""
        try:
            self.book.drafts.sweep()
            self.book.blobs.sweep()
            if self.book.identity.demonstration:
                return LOOKS_EVERY
            renewal = renew_in_time(self.book.database, self.book.keys)
        except Exception as error:  # whatever it is: it must not end the serving, and may tell what nobody is to see
            LOG.error(
                "%s: utkast och huvudnyckel kunde inte ses över (%s); nytt försök om en timme",
                self.name,
                type(error).__name__,
            )
            return TRIES_AGAIN
        if renewal is not None:
            LOG.info("%s: %s Nytt återställningsblad: %s", self.name, renewal.sentence, renewal.sheet)
        return LOOKS_EVERY

    def close(self) -> None:
        """Stop looking. A renewal under way is waited for a little; cut short, it is taken up again later."""
        self.stopping.set()
        if self.thread.is_alive():
            self.thread.join(WAITS)
