"""The folder of an export: a bag (BagIt, RFC 8493) whose files are written as streams, signed as a whole."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

from domain.calendar import local_day
from ledger import clock
from ledger.moving import form
from ledger.proof import signing
from ledger.proof.notes import Note
from replays.export_rows import Moment
from replays.package.bag import DECLARATION, listed


class Payload:
    """The files as they are written, each hashed on the way."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.digests: dict[str, str] = {}
        self.rows: dict[str, int] = {}
        self.size = 0
        folder.mkdir(mode=0o700, parents=True)
        (folder / form.CONTENTS).mkdir(parents=True)

    def write(self, name: str, parts: Iterable[bytes]) -> None:
        """A file, in parts: rows, or pieces of a content."""
        made, count = hashlib.sha256(), 0
        with (self.folder / name).open("xb") as out:
            for part in parts:
                made.update(part)
                out.write(part)
                self.size += len(part)
                count += 1
        self.digests[name], self.rows[name] = made.hexdigest(), count


def close(payload: Payload, moment: Moment) -> str:
    """Write the manifests, and sign them. Returns the checksum of the export."""
    manifest = "".join(f"{digest}  {name}\n" for name, digest in payload.digests.items()).encode()
    checksum = hashlib.sha256(manifest).hexdigest()
    known = moment.known
    text = form.signed_text(known.origin, known.ledger, moment.last, checksum)
    signature = signing.signer(moment.keys, known.origin).sign(text)
    tags = {
        "bag-info.txt": "".join(f"{name}: {value}\n" for name, value in about(payload, moment)).encode(),
        "bagit.txt": DECLARATION,
        form.MANIFEST: manifest,
        form.SIGNATURE: Note(text, (signature,)).whole.encode(),
    }
    for name, data in {**tags, form.TAGS: listed(tags)}.items():
        (payload.folder / name).write_bytes(data)
    return checksum


def about(payload: Payload, moment: Moment) -> Iterator[tuple[str, str]]:
    """What stands in bag-info.txt."""
    yield "Bagging-Date", local_day(clock.now()).isoformat()
    yield "Bag-Software-Agent", f"liggaren {version('liggaren')}"
    yield "External-Identifier", str(moment.known.ledger)
    yield "External-Description", f"Liggaren {moment.known.origin} till och med rad {moment.last}"
    yield "Payload-Oxum", f"{payload.size}.{len(payload.digests)}"
