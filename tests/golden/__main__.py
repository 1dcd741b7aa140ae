"""python -m tests.golden: write a golden line for every event version that has none.

A golden line is what the first release that knew an event stored of it, with the key that opens it. It is never edited:
a later release has to read it, open it and hash it to the same leaf. While nothing has been released, a line whose
event was changed is deleted and written anew.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from domain.grammar import Stamp
from domain.terms import Role
from ledger.codec import KINDS, Cause, Kind
from ledger.lines import Line, leaf_hash
from ledger.pen import Pen, write
from tests.strategies import AN_ID, example

FOLDER = Path(__file__).parent
LEDGER = UUID("00000000-0000-4000-8000-0000000000b0")
RECORD = UUID("00000000-0000-4000-8000-0000000000c0")
ACT = UUID("00000000-0000-4000-8000-0000000000d0")
MASTER = bytes(range(32))
STAMP = Stamp(datetime(2026, 3, 16, 7, 30, tzinfo=UTC), AN_ID, Role.UNIT_MANAGER, AN_ID)
RECORDED = datetime(2026, 3, 16, 7, 30, 0, 250000, tzinfo=UTC)


def golden(kind: Kind) -> dict[str, object]:
    """The golden line of a kind of event."""
    event = example(kind.event)
    pen = Pen(LEDGER, 1, MASTER)
    draft = write(pen, event, RECORD, 1, STAMP, ACT, {AN_ID: 4}, Cause(AN_ID, 4))
    line = Line(17, RECORD, 1, draft.name, draft.body, RECORDED, b"")
    sealed = draft.envelope
    return {
        "ledger": str(LEDGER),
        "position": line.position,
        "record": str(line.record),
        "version": line.version,
        "name": line.name,
        "recorded_at": RECORDED.isoformat(),
        "body": draft.body.decode(),
        "leaf": leaf_hash(LEDGER, line).hex(),
        "master": MASTER.hex(),
        "wrapped": sealed and sealed.wrapped.hex(),
        "envelope": sealed and sealed.envelope.hex(),
        "texts": {name: getattr(event, name) for name in sorted(kind.personal)},
    }


if __name__ == "__main__":
    for name, kind in KINDS.items():
        file = FOLDER / f"{name}.json"
        if not file.exists():
            file.write_text(json.dumps(golden(kind), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
            print(file.name)
