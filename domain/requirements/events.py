"""What can have happened to a requirement."""

from __future__ import annotations

from datetime import date

from domain import law
from domain.board import Due
from domain.grammar import Event, Personal
from domain.requirements.words import Area, Duties, Fulfilled, Kind, Parts, Processes, RequirementId, WhyAnnulled
from domain.words import Decision, Name, Text


class RequirementEntered(Event, label="Kravet fördes in", duty=law.INTERNAL_CONTROL):
    """An act, a regulation or a decision was said to be one that the work must follow.

    `verified`: somebody has read that it holds; `origin_of_fact` says where, or what nobody has read.
    """

    title: Name
    citation: Name
    kind: Kind
    area: Area
    valid_from: date | None
    verified: bool
    origin_of_fact: Name
    due: Due


class RequirementBegan(Event, label="Kravet började gälla", duty=law.INTERNAL_CONTROL):
    """The day had come from which it holds."""


class RequirementAmended(Event, label="Kravet ändrades", duty=law.INTERNAL_CONTROL):
    """It was amended from a day; what the amendment means for the work is to be gone through by another."""

    amendment: Name
    since: date
    meaning: Name
    due: Due


class RequirementRepealed(Event, label="Kravet upphävdes", duty=law.INTERNAL_CONTROL):
    """It holds no longer, and nothing has taken its place."""

    since: date
    amendment: Name | None


class RequirementReplaced(Event, label="Kravet ersattes", duty=law.INTERNAL_CONTROL):
    """It holds no longer; another one, which is told of it in the same act, has taken its place."""

    replaced_by: RequirementId
    since: date


class RequirementTookPlace(Event, label="Kravet trädde i ett annats ställe", duty=law.INTERNAL_CONTROL):
    """It took the place of an earlier one."""

    earlier: RequirementId


class RequirementMapped(Event, label="Det angavs vad som svarar mot kravet", duty=law.PLAN_LEAD_FOLLOW_UP):
    """It was said which parts of the system, which processes and which duties answer to it."""

    parts: Parts
    processes: Processes
    duties: Duties


class RequirementReviewed(Event, label="Det bedömdes om kravet uppfylls", duty=law.PLAN_LEAD_FOLLOW_UP):
    """Somebody went through whether the work meets it."""

    fulfilled: Fulfilled
    conclusions: Personal[Text]
    due: Due


class RequirementCorrected(Event, label="Uppgifterna om kravet rättades", duty=law.DOCUMENTATION):
    """What was entered about it was put right; what stood before stays in the log."""

    reason: Personal[Text]
    title: Name
    citation: Name
    kind: Kind
    area: Area
    valid_from: date | None
    verified: bool
    origin_of_fact: Name


class RequirementAnnulled(Event, label="Kravet makulerades", duty=law.DOCUMENTATION):
    """The entry was struck out; it stays readable and nothing more can be done with it."""

    reason: WhyAnnulled
    decision: Decision


RequirementEvent = (
    RequirementEntered
    | RequirementBegan
    | RequirementAmended
    | RequirementRepealed
    | RequirementReplaced
    | RequirementTookPlace
    | RequirementMapped
    | RequirementReviewed
    | RequirementCorrected
    | RequirementAnnulled
)
