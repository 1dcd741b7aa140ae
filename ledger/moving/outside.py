"""The folder of keys, which is moved by itself: it must be that of the book that arrives, and goes on with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ledger import clock
from ledger.erased import Listed, add, list_file, listed, listed_contents
from ledger.keys import Keys
from ledger.moving.bag import ExportWrong
from ledger.moving.form import About, Key
from ledger.proof import checkpoints, signing
from ledger.proof.checkpoints import Checkpoint
from ledger.proof.notes import NoteWrong, VerifierKey


def masters(keys: Keys) -> dict[int, bytes]:
    """The master keys by epoch. Raises ExportWrong if the folder has none."""
    if not keys.epochs or not (keys.folder / "acts.key").exists():
        raise ExportWrong(
            f"Nycklarna saknas i {keys.folder}: flytta mappen med nycklar dit först, eller skriv av "
            f"återställningsbladet med liggaren restore-keys."
        )
    return {epoch: keys.master(epoch) for epoch in keys.epochs}


def must_fit(keys: Keys, about: About, said: Sequence[Key], epoch: int) -> Checkpoint | None:
    """Raises ExportWrong if the folder is another book's, or has come further than the export. Returns the checkpoint
    that lies in it, if one does."""
    folder = keys.folder
    if keys.epochs[-1] < epoch:
        raise ExportWrong(f"Huvudnyckeln för epok {epoch} saknas i {folder}: flytta nycklarna som de är nu.")
    known, told = [one.key.text for one in signing.listed(keys)], [one.vkey for one in said]
    if known[: len(told)] != told[: len(known)]:
        raise ExportWrong(f"Nycklarna i {folder} är inte de som liggaren i exporten är signerad med.")
    try:
        outside = checkpoints.outside(keys)
    except NoteWrong:
        raise ExportWrong(f"{folder / checkpoints.FILE} är ingen kontrollpunkt.") from None
    if outside is not None and (outside.origin != about.origin or outside.size > about.last):
        raise ExportWrong(
            f"Kontrollpunkten i {folder} gäller {outside.origin} med {outside.size} rader; exporten är av "
            f"{about.origin} med {about.last}. Exportera på nytt, och flytta nycklarna samtidigt."
        )
    return outside


def settle(
    keys: Keys, about: About, said: Sequence[Key], last: Checkpoint, lines: Iterable[Listed], contents: Iterable[str]
) -> VerifierKey | None:
    """Let the folder know what the book is: what is erased, who has signed, the last checkpoint. Done twice, it is as
    if done once. Returns the key that signs from now on, if it is a new one.
    """
    path = list_file(keys)
    fresh, gone = set(lines) - listed(path), set(contents) - listed_contents(path)
    if fresh or gone:
        add(path, sorted(fresh), sorted(gone))
    for row in said[len(signing.listed(keys)) :]:
        signing.put(keys, row.bytes.decode().rstrip("\n"))
    begun = None if signs_on(keys, about.origin) else signing.begin(keys, about.origin, clock.now())
    if checkpoints.outside(keys) != last:
        checkpoints.keep_outside(keys, last)
    return begun


def signs_on(keys: Keys, origin: str) -> bool:
    """Whether the key that was listed last is there to sign with."""
    if not any(signing.numbers(keys)):
        return False
    return signing.signer(keys, origin).key() == signing.verifier_keys(keys)[-1]
