"""What can have happened to a suggestion."""

from __future__ import annotations

from domain import law
from domain.actions.words import ActionId
from domain.board import Due
from domain.grammar import Event, Personal
from domain.suggestions.words import Suggester, WhyAnnulled
from domain.words import Decision, Name, Source, Text, UnitId


class SuggestionSubmitted(Event, label="Ett förbättringsförslag lämnades", duty=law.STAFF_TAKE_PART):
    """Somebody suggested how something could be done better; it may have come up at a council or a meeting."""

    title: Name
    description: Personal[Text] | None
    unit: UnitId | None
    suggester: Suggester
    source: Source | None
    answer_by: Due


class SuggestionMoved(Event, label="Förslaget flyttades till en annan enhet", duty=law.DOCUMENTATION):
    """It is for another unit to answer."""

    unit: UnitId
    reason: Personal[Text] | None


class SuggestionAssessed(Event, label="Förslaget bedömdes", duty=law.STAFF_TAKE_PART):
    """Somebody read it and wrote what it would lead to and demand."""

    assessment: Personal[Text]


class SuggestionAdopted(Event, label="Det beslutades att göra något av förslaget", duty=law.MEASURES):
    """It was decided to do something of it; `action` is the record in which that is followed."""

    action: ActionId
    title: Name
    unit: UnitId | None
    reason: Personal[Text]
    decision: Decision


class SuggestionDeclined(Event, label="Det beslutades att förslaget inte genomförs", duty=law.STAFF_TAKE_PART):
    """It was decided, with the reason, not to do it."""

    reason: Personal[Text]
    decision: Decision


class SuggestionAnswered(Event, label="Förslaget besvarades", duty=law.STAFF_TAKE_PART):
    """Whoever made it was told what became of it, and why."""

    text: Personal[Text]


class SuggestionAnswerExtended(
    Event, label="Tiden för att besvara förslaget förlängdes", duty=law.STAFF_TAKE_PART, shows=False
):
    """A manager gave the answer more time, and wrote down why."""

    answer_by: Due
    reason: Personal[Text]


class SuggestionWithdrawn(Event, label="Förslaget togs tillbaka", duty=law.DOCUMENTATION):
    """Whoever made it did not want it tried any more."""


class SuggestionCorrected(Event, label="Uppgifterna om förslaget rättades", duty=law.DOCUMENTATION):
    """What was entered was put right; what stood before stays in the log."""

    title: Name
    suggester: Suggester
    reason: Personal[Text]


class SuggestionAnnulled(Event, label="Förslaget makulerades", duty=law.DOCUMENTATION):
    """The entry was struck out; it stays readable and nothing more can be done with it."""

    reason: WhyAnnulled
    explanation: Personal[Text] | None
    decision: Decision


SuggestionEvent = (
    SuggestionSubmitted
    | SuggestionMoved
    | SuggestionAssessed
    | SuggestionAdopted
    | SuggestionDeclined
    | SuggestionAnswered
    | SuggestionAnswerExtended
    | SuggestionWithdrawn
    | SuggestionCorrected
    | SuggestionAnnulled
)
