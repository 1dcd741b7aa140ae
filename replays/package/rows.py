"""The lines themselves, as docs/paket.md has them: the heads of the range, the bodies and fields that are in scope."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from psycopg import Connection

from ledger.book import Identity
from ledger.canonical import encode
from ledger.lines import Line, entry, read
from replays.package.masks import Masks
from replays.package.scope import Scope
from replays.package.texts import ERASED, MASKED, Texts

FOLDER = "data/rader"


def rows(db: Connection[Any], known: Identity, scope: Scope, texts: Texts, masks: Masks) -> Iterator[tuple[str, bytes]]:
    """The files, by name."""
    heads = scope.lines if masks.genuine_only else read(db, scope.first - 1, scope.position)
    given = scope.given
    yield f"{FOLDER}/scope.json", encode(scope_said(known, scope, texts, masks)) + b"\n"
    yield f"{FOLDER}/entries.jsonl", b"".join(entry(known.ledger, line) + b"\n" for line in heads)
    yield (
        f"{FOLDER}/bodies.jsonl",
        b"".join(b'{"body":%b,"position":%d}\n' % (line.body, line.position) for line in given),
    )
    yield f"{FOLDER}/disclosures.jsonl", b"".join(map(written, disclosures(given, texts)))
    yield f"{FOLDER}/masked.jsonl", b"".join(map(written, masked(given, texts)))


def scope_said(known: Identity, scope: Scope, texts: Texts, masks: Masks) -> dict[str, Any]:
    """The rule by which a line is in the package, and what is left of it."""
    there = [line.position for line in scope.lines]
    return {
        "erased": [at for at in there if any(text.kind == ERASED for text in texts.get(at, ()))],
        "first": scope.first,
        "format": "liggaren.scope.v1",
        "genuine_only": masks.genuine_only,
        "last": scope.position,
        "ledger": str(known.ledger),
        "names": scope.names and list(scope.names),
        "origin": known.origin,
        "receiver": masks.receiver.value,
        "records": None if scope.records is None else sorted(map(str, scope.records)),
        **({"withheld": sorted(scope.apart)} if scope.apart else {}),
    }


def disclosures(lines: Iterable[Line], texts: Texts) -> Iterator[dict[str, Any]]:
    """The words that open each field that may be read."""
    for line in lines:
        opened = {text.field: text.disclosure for text in texts.get(line.position, ()) if text.disclosure is not None}
        if opened:
            yield {"disclosures": opened, "position": line.position}


def masked(lines: Iterable[Line], texts: Texts) -> Iterator[dict[str, Any]]:
    """Each field that may not be read, with the paragraph that says so."""
    for line in lines:
        for text in texts.get(line.position, ()):
            if text.kind == MASKED:
                yield {"field": text.field, "ground": text.ground, "position": line.position}


def written(said: dict[str, Any]) -> bytes:
    return encode(said) + b"\n"
