"""Commands that run: serve the boards, and the demonstration."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from api import server
from api.cli import show
from api.cli.program import CHOSEN, Wrong, app, shelf
from api.daily import Reminding
from api.demonstration import DemonstrationIssuer
from api.scanning import Clamd
from api.served import Service
from api.tokens import issuers
from ledger.book import Identity, identity
from ledger.outgoing.mail import MailWrong
from ledger.proof.witnesses import listed
from ledger.shelf import Shelf

TITLES = {"enkoping": "Enköping (påhittad)", "uppsala": "Uppsala (påhittad)", "nacka": "Nacka (påhittad)"}


def service(books: Shelf, board: str) -> Service:
    """A board as it is served. The demonstration's issuer goes with a demonstration, and with nothing else."""
    database = books.database(board)
    with database.writer() as db:
        known = identity(db)
    return Service(
        name=board,
        title=TITLES.get(board, board) if known.demonstration else board,
        database=database,
        keys=books.keys(board),
        issuers=issuers(books.settings.issuers),
        demonstration=DemonstrationIssuer.of(books.settings.keys) if known.demonstration else None,
        witnesses=listed(books.settings.witnesses, plain=known.demonstration),
        scanner=Clamd(*books.settings.clamd) if books.settings.clamd else None,
        serves_unscanned=books.settings.unscanned,
        reminding=reminding(books, board, known),
    )


def reminding(books: Shelf, board: str, known: Identity) -> Reminding | None:
    """How a board that is served reminds; a demonstration does not, of itself. Raises Wrong."""
    if known.demonstration:
        return None
    try:
        return Reminding.of(books.settings, board, board, known.origin, demonstration=False)
    except MailWrong as wrong:
        raise Wrong(str(wrong)) from None


def serve_boards(books: Shelf, boards: Sequence[str]) -> None:
    """Serve until stopped; progress while registers are built. Raises Wrong if the port is taken."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    address = f"http://{server.HOST}:{books.settings.port}"

    def ready() -> None:
        for board in boards:
            show.say(f"  {address}/{board}/")
        show.say(f"  {address}/docs   beskrivning av API:et")
        show.say("Avsluta med Ctrl-C.")

    show.heading("Sidorna och API:et svarar på")
    if not server.serve([service(books, board) for board in boards], port=books.settings.port, ready=ready):
        raise Wrong(f"Det gick inte att svara på {address}: är porten upptagen? Ange en annan med LIGGAREN_PORT.")


@app.command()
def serve() -> None:
    """Svara på frågor över HTTP, för nämnden i --board eller för alla som finns här, tills du avslutar."""
    books = shelf()
    boards = [CHOSEN.board] if CHOSEN.board else books.boards
    if not boards:
        raise Wrong("Det finns ingen liggare här ännu: kör liggaren demo eller liggaren found.")
    serve_boards(books, boards)
