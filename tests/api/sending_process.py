"""A server process to kill: it serves one board, and sends its webhooks, until it is ended.

python -m tests.api.sending_process OWNER_DSN WRITER_DSN KEYS ISSUER PORT; says `ready` when it answers.
"""

from __future__ import annotations

import sys
from pathlib import Path

from api import server
from api.demonstration import DemonstrationIssuer
from api.outgoing import Sending
from api.served import Service
from ledger.database import Database
from ledger.keys import Keys
from ledger.outgoing.outbox import Patience

QUICK = Patience(first=0.1, longest=0.2, in_all=60.0)


def main(owner: str, writer: str, keys: str, issuer: str, port: str) -> None:
    service = Service(
        name="prov",
        title="Provnämnden (påhittad)",
        database=Database("prov", owner, writer),
        keys=Keys(Path(keys)),
        demonstration=DemonstrationIssuer.of(Path(issuer)),
        sending=Sending(patience=QUICK),
    )
    server.serve([service], port=int(port), ready=lambda: print("ready", flush=True))


if __name__ == "__main__":
    main(*sys.argv[1:])
