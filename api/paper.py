"""The form on paper: a page to print, and the same as PDF. One for deviations, one for views and complaints.

GET /{board}/blankett/avvikelse          a page that prints on one A4
GET /{board}/blankett/avvikelse.pdf      the same, as a tagged PDF to hand out
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from typing import Any

from psycopg import Connection
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from api import sessions
from api.figures import in_registers
from api.problems import NoSuchPath, NotSignedIn
from api.registers import board_of
from api.rendering import capital, templates
from replays.paper import Form, Kind, form, pdf, worded

STYLE = """
@page { size: A4; margin: 15mm 18mm 14mm; }
body { font: 10.5pt/1.35 Georgia, "DejaVu Serif", serif; color: #1d2624; background: #fff; max-width: 174mm;
  margin: 0 auto; padding: 1rem; }
.board { color: #1c5a4d; font-weight: bold; margin: 0; } h1 { font-size: 22pt; line-height: 1.15; margin: 0 0 .4rem; }
h2 { font-size: 11pt; margin: 0 0 .2rem; } p { margin: 0 0 .35rem; } .hint { color: #52605c; font-weight: normal; }
.demonstration { background: #f6e3b4; padding: .3rem .6rem; print-color-adjust: exact; }
.questions { display: grid; grid-template-columns: 1fr 1fr; gap: .75rem 8mm; margin: .8rem 0; }
.question { grid-column: span 2; break-inside: avoid; } .question.half { grid-column: span 1; }
.line { height: 7.6mm; border-bottom: .6pt solid #8a958f; }
ul { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 5mm; }
ul.many { display: grid; grid-template-columns: 1fr 1fr; gap: .2rem 8mm; }
li::before { content: ""; display: inline-block; width: 3.4mm; height: 3.4mm; border: .8pt solid #1d2624;
  border-radius: .6mm; margin-right: 2mm; vertical-align: -.5mm; }
.hand-in { background: #e4efea; padding: 3mm 4mm; print-color-adjust: exact; }
.small { font-size: 9pt; color: #52605c; }
.intake { border: .8pt solid #8a958f; padding: 3mm 4mm; margin-top: 3mm; }
.intake dl { display: grid; grid-template-columns: repeat(4, 1fr); gap: 4mm; margin: 0 0 .4rem; }
.intake dt { font-size: 9pt; color: #52605c; } .intake dd { margin: 0; height: 6mm; border-bottom: .6pt solid #8a958f; }
a { color: #123f36; } @media print { .ways { display: none; } body { padding: 0; } }
"""
POLICY = f"default-src 'none'; style-src 'sha256-{b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()}'"


async def paper(request: Request) -> Response:
    """The form, blank, in the board's own words of today. Raises NoSuchPath."""
    board = board_of(request)
    named, printed = request.path_params["kind"].removesuffix(".pdf"), request.path_params["kind"].endswith(".pdf")
    request.scope["liggaren.route"] = "/{board}/blankett/{kind}" + (".pdf" if printed else "")
    if named not in list(Kind):
        raise NoSuchPath
    kind = Kind.of(named)
    try:
        who = await sessions.reader(request, board)
    except NotSignedIn:
        return RedirectResponse(f"/{board.name}/", 303)
    if printed:
        made = await in_registers(board, lambda db: pdf(form(db, kind, who.day), worded(db)))
        headers = {"Content-Disposition": f'inline; filename="blankett-{kind.value}.pdf"', "Content-Language": "sv"}
        return Response(made, headers=headers, media_type="application/pdf")

    def ask(db: Connection[Any]) -> Form:
        return form(db, kind, who.day)

    text = (
        templates()
        .get_template("paper.html")
        .render(form=await in_registers(board, ask), style=STYLE, kind=kind, capital=capital)
    )
    return HTMLResponse(text, headers={"Content-Language": "sv", "Content-Security-Policy": POLICY})


def routes() -> list[Route]:
    return [Route("/{board}/blankett/{kind}", paper)]
