"""Provenance as data and as a page to print: A4, readable without style and by a screen reader, no script, nothing
fetched from elsewhere.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from typing import Any

from starlette.responses import HTMLResponse, Response

from api.rendering import templates
from ledger.lines import b64
from replays.package.pages import unbroken
from replays.provenance import LineShown, Provenance, RecordShown
from replays.wording import moment_in_words

STYLE = """
@page { size: A4; margin: 20mm 18mm; }
body { font: 10.5pt/1.45 Georgia, "DejaVu Serif", serif; color: #111; background: #fff; max-width: 174mm;
  margin: 0 auto; padding: 1rem; }
h1 { font-size: 18pt; line-height: 1.2; } h2 { font-size: 14pt; } h3 { font-size: 11.5pt; margin-bottom: 0.3rem; }
h2, h3 { break-after: avoid; } section.record { break-inside: auto; }
table { border-collapse: collapse; width: 100%; } caption { text-align: left; font-style: italic; }
thead { display: table-header-group; } tr { break-inside: avoid; }
th, td { text-align: left; vertical-align: top; padding: 0.2rem 0.5rem 0.2rem 0; border-bottom: 0.5pt solid #777; }
.board { color: #1c5a4d; font-weight: bold; margin: 0; } span.number { white-space: nowrap; }
.demonstration { background: #f6e3b4; padding: 0.4rem 0.8rem; print-color-adjust: exact; }
td.number, th.number { text-align: right; }
code, pre { font: 8.5pt/1.4 "DejaVu Sans Mono", Consolas, monospace; overflow-wrap: anywhere; white-space: pre-wrap; }
a { color: #123f36; } @media print { a { color: inherit; text-decoration: none; } body { padding: 0; } }
"""
POLICY = f"default-src 'none'; style-src 'sha256-{b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()}'"


def page(found: Provenance) -> str:
    """The document."""
    words = {"said": said, "when": moment_in_words, "whole": unbroken}
    return templates().get_template("provenance.html").render(found=found, style=STYLE, **words)


def response(found: Provenance) -> Response:
    headers = {"Content-Language": "sv", "Content-Security-Policy": POLICY, "X-Position": str(found.position)}
    return HTMLResponse(page(found), headers=headers)


def said(line: LineShown) -> str:
    """The hashes of a proof, one a line; the checkpoint they lead to stands once in the document."""
    head = line.proof.decode().split("\n\n", 1)[0] if line.proof else ""
    return "\n".join(head.split("\n")[2:]) or "(inga: raden är ensam i trädet)"


def as_data(found: Provenance) -> dict[str, Any]:
    """The same as plain values; the proof of each line whole, as a file that other tools check."""
    signed = found.checkpoint
    return {
        "book": found.board,
        "period": found.period.label,
        "position": found.position,
        "measure": {"id": found.measure.id, "version": found.measure.version, "label": found.measure.label},
        "figures": [
            {"key": one.key, "label": one.label, "value": one.value, "records": list(map(str, one.records))}
            for one in found.figures
        ],
        "records": list(map(record_data, found.records)),
        "checkpoint": None if signed is None else {"size": signed.size, "root": b64(signed.root), "note": signed.text},
    }


def record_data(one: RecordShown) -> dict[str, Any]:
    return {"record": str(one.record), "called": one.called, "lines": list(map(line_data, one.lines))}


def line_data(line: LineShown) -> dict[str, Any]:
    return {
        "position": line.position,
        "what": line.what,
        "recorded_at": line.recorded_at.isoformat() if line.recorded_at else None,
        "leaf": b64(line.leaf),
        "proof": line.proof.decode() if line.proof else None,
    }
