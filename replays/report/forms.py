"""Every form that a report is given in, by the name it is asked for."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from replays.report.data import as_data
from replays.report.dataset import Report
from replays.report.pages import html
from replays.report.pdf import pdf
from replays.report.sheets import xlsx, zipped
from replays.report.word import docx

OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True, slots=True)
class Form:
    """One form: how the name of its file ends, what it is on the web, and how it is made."""

    ending: str
    media_type: str
    make: Callable[[Report], bytes]


def json_of(report: Report) -> bytes:
    """The report as data, a line for each thing it says."""
    return json.dumps(as_data(report), ensure_ascii=False, indent=1).encode() + b"\n"


FORMS: Mapping[str, Form] = {
    "pdf": Form("pdf", "application/pdf", pdf),
    "xlsx": Form("xlsx", f"{OFFICE}.spreadsheetml.sheet", xlsx),
    "csv": Form("zip", "application/zip", zipped),
    "json": Form("json", "application/json", json_of),
    "html": Form("html", "text/html; charset=utf-8", html),
    "docx": Form("docx", f"{OFFICE}.wordprocessingml.document", docx),
}


def plain_name(title: str) -> str:
    """What a file about it is called, in letters that every system takes.

    >>> plain_name("Halvårsanalys 2026:1")
    'halvarsanalys-2026-1'
    """
    return title.lower().translate(str.maketrans("åäö:– ", "aao---"))
