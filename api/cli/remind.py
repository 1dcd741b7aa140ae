"""The command that reminds: once, every day until it is stopped, or only on the screen."""

from __future__ import annotations

import logging
from contextlib import closing
from typing import Annotated

import typer

from api.cli import show
from api.cli.program import Wrong, app, board_of, registers, shelf
from api.cli.run import TITLES
from api.daily import Reminder, Reminding, house, told
from api.reminding import Job, NobodyToSendFor
from ledger import clock
from ledger.book import Book, Identity, identity
from ledger.outgoing.mail import Letter, MailWrong
from ledger.shelf import Shelf

NOWHERE = "https://liggaren.invalid"
"""What stands in a letter on the screen where the installation has no address."""


@app.command()
def remind(
    once: Annotated[bool, typer.Option("--once", help="Skicka det som ska skickas nu, och sluta.")] = False,
    shown: Annotated[bool, typer.Option("--show", help="Skriv ut breven; inget skickas och inget förs in.")] = False,
) -> None:
    """Påminn dem som något väntar på: ett brev per person och dag, varje dag tills du avslutar."""
    books = shelf()
    board = board_of(books)
    with registers(books, board) as db:  # built, and brought up to date
        known = identity(db)
    if shown:
        show_letters(books, board, known)
        return
    reminder = Reminder(board, books.database(board), books.keys(board), reminding_of(books, board, known))
    if not once:
        logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
        reminder.go_on()
        return
    try:
        report = reminder.once()
    except NobodyToSendFor as nobody:
        raise Wrong(str(nobody)) from None
    show.say(told(report)[:1].upper() + told(report)[1:])
    if report.failed:
        raise typer.Exit(1)


def reminding_of(books: Shelf, board: str, known: Identity) -> Reminding:
    """How the board reminds. Raises Wrong."""
    try:
        found = Reminding.of(books.settings, board, title(board, known), known.origin, known.demonstration)
    except MailWrong as wrong:
        raise Wrong(str(wrong)) from None
    if found is None:
        raise Wrong("Ange e-postservern i LIGGAREN_SMTP, eller skriv ut breven med --show.")
    return found


def title(board: str, known: Identity) -> str:
    return TITLES.get(board, board) if known.demonstration else board


def show_letters(books: Shelf, board: str, known: Identity) -> None:
    """Every letter that would go out now, as it reads."""

    def nowhere(letter: Letter, address: str) -> None:
        raise AssertionError("nothing is sent that is only shown")

    place = house(books.settings.address or NOWHERE, board, title(board, known), known.origin)
    number = 0
    with closing(Book(books.database(board), books.keys(board))) as book:
        for digest, letter in Job(book=book, house=place, send=nowhere, at=clock.now()).letters():
            number += 1
            show.heading(f"Till person {digest.person}, för den {digest.day.isoformat()}")
            show.say(f"{letter.subject}\n\n{letter.text}")
    show.say(f"{number} brev skulle skickas nu.")
