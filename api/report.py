"""Rapportera – under a minute on a phone: what happened, where, when, is anyone in danger, what was done at once.

What came in on paper or was said is entered here too, with the day it came in and who told.
"""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from api import inputs
from api.identity import Asker
from api.sheets import OnTheForm, Sheet, choices, in_common, told
from domain.deviations.commands import ReportDeviation
from domain.terms import YesNoUnknown

UNSAID = "Skriv vad som hände. Några ord räcker."
NOBODY = "Det finns ingen i personregistret med det id:t. Vet du inte, lämna fältet tomt."


def said(values: Mapping[str, str], who: Asker) -> dict[str, object]:
    """The fields of the command. Raises OnTheForm."""
    common = in_common(values, who.day, UNSAID)
    told_by = values["on_behalf_of"].strip()
    if inputs.UUID_FORM.fullmatch(told_by) and UUID(told_by) not in who.board.directory.persons:
        raise OnTheForm({"on_behalf_of": NOBODY})  # a slip of the pen makes no reporter of nobody
    return {
        **common,
        "description": values["description"],
        "danger_now": values["danger"] or YesNoUnknown.UNKNOWN.value,
        "suspects_misconduct": values["misconduct"] or YesNoUnknown.UNKNOWN.value,
        "immediate_measures": values["measures"].strip() or None,
        "on_behalf_of": told_by or None,
    }


REPORT = Sheet(
    path="rapportera",
    template="report.html",
    command=ReportDeviation,
    begun=("description", "place", "measures"),
    places={
        "description": "description",
        "immediate_measures": "measures",
        "place": "place",
        "unit": "unit",
        "occurred.first": "day",
        "occurred.last": "day",
        "danger_now": "danger",
        "suspects_misconduct": "misconduct",
        "received": "received",
        "on_behalf_of": "on_behalf_of",
    },
    choices={"answers": choices(YesNoUnknown)},
    said=said,
)


async def report(request: Request) -> Response:
    return await told(request, REPORT)
