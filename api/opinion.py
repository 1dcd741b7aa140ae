"""Lämna synpunkt – 5 kap. 3 § SOSFS 2011:9: a view or a complaint entered, one's own or as it came by letter or word.

In the sender's own words, with the day it came in: that is the day from which an answer is waited for.
"""

from __future__ import annotations

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from api.identity import Asker
from api.sheets import Choice, Sheet, choices, in_common, told
from domain.terms import YesNoUnknown
from domain.views.commands import ReceiveView
from domain.views.words import Channel, Sentiment, Submitter

OWN = "own"
UNSAID = "Skriv vad som har sagts. Några ord räcker."


def said(values: Mapping[str, str], who: Asker) -> dict[str, object]:
    """The fields of the command. Raises OnTheForm."""
    own = values["submitter"] == OWN
    return {
        **in_common(values, who.day, UNSAID),
        "text": values["description"],
        "channel": values["channel"] or Channel.WEB.value,
        "sentiment": values["sentiment"] or Sentiment.UNKNOWN.value,
        "submitter": Submitter.STAFF.value if own else values["submitter"] or Submitter.UNKNOWN.value,
        "submitter_name": values["name"].strip() or None,
        "submitter_contact": values["contact"].strip() or None,
        "own": own,
        "feedback_requested": values["feedback"] or YesNoUnknown.UNKNOWN.value,
    }


OPINION = Sheet(
    path="lamna-synpunkt",
    template="opinion.html",
    command=ReceiveView,
    begun=("description", "place", "name", "contact"),
    places={
        "text": "description",
        "unit": "unit",
        "place": "place",
        "occurred.first": "day",
        "occurred.last": "day",
        "received": "received",
        "channel": "channel",
        "sentiment": "sentiment",
        "submitter": "submitter",
        "submitter_name": "name",
        "submitter_contact": "contact",
        "feedback_requested": "feedback",
    },
    choices={
        "sentiments": choices(Sentiment),
        "submitters": [Choice(OWN, "Jag själv"), *choices(Submitter)],
        "answers": choices(YesNoUnknown),
        "channels": choices(Channel),
    },
    said=said,
)


async def opinion(request: Request) -> Response:
    return await told(request, OPINION)
