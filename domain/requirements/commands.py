"""What can be asked for about a requirement."""

from __future__ import annotations

from datetime import date

from domain.grammar import Command, Personal
from domain.requirements import events as happened
from domain.requirements.words import (
    THOSE_WHO_MAP,
    THOSE_WHO_REVIEW,
    Area,
    Duties,
    Fulfilled,
    Kind,
    Parts,
    Processes,
    RequirementId,
    WhyAnnulled,
)
from domain.words import Decision, Name, Text


class EnterRequirement(
    Command, label="För in krav", may=THOSE_WHO_MAP, becomes=happened.RequirementEntered, opens=True
):
    """`citation`: its number, SFS 2025:400; `valid_from`: may lie ahead, and may be unknown."""

    title: Name
    citation: Name
    kind: Kind
    area: Area
    valid_from: date | None = None
    verified: bool = False
    origin_of_fact: Name


class BeginRequirement(
    Command, label="Anteckna att kravet gäller", may=THOSE_WHO_MAP, becomes=happened.RequirementBegan
): ...


class AmendRequirement(Command, label="Anteckna ändring", may=THOSE_WHO_MAP, becomes=happened.RequirementAmended):
    """`amendment`: the number of what amends it; `meaning`: in a few words, what it changes for the work."""

    amendment: Name
    since: date
    meaning: Name


class RepealRequirement(Command, label="Anteckna upphävande", may=THOSE_WHO_MAP, becomes=happened.RequirementRepealed):
    """`amendment`: the number of what repeals it, if it is known."""

    since: date
    amendment: Name | None = None


class ReplaceRequirement(Command, label="Anteckna ersättning", may=THOSE_WHO_MAP, becomes=happened.RequirementReplaced):
    replaced_by: RequirementId
    since: date


class TakePlaceOf(Command, label="Träda i ställe", becomes=happened.RequirementTookPlace, internal=True):
    """Asked by the one that it replaces."""

    earlier: RequirementId


class MapRequirement(
    Command, label="Ange vad som svarar mot kravet", may=THOSE_WHO_MAP, becomes=happened.RequirementMapped
):
    """All that answers to it, also what does not change. `duties`: ids of the duties the program knows."""

    parts: Parts
    processes: Processes = ()
    duties: Duties = ()


class ReviewRequirement(
    Command, label="Bedöm om kravet uppfylls", may=THOSE_WHO_REVIEW, becomes=happened.RequirementReviewed
):
    fulfilled: Fulfilled
    conclusions: Personal[Text]


class CorrectRequirement(Command, label="Rätta uppgifter", may=THOSE_WHO_MAP, becomes=happened.RequirementCorrected):
    """All that can be put right is said anew: what is left out is said to be empty."""

    reason: Personal[Text]
    title: Name
    citation: Name
    kind: Kind
    area: Area
    valid_from: date | None
    verified: bool
    origin_of_fact: Name


class AnnulRequirement(Command, label="Makulera", may=THOSE_WHO_MAP, becomes=happened.RequirementAnnulled):
    reason: WhyAnnulled
    decision: Decision


RequirementCommand = (
    EnterRequirement
    | BeginRequirement
    | AmendRequirement
    | RepealRequirement
    | ReplaceRequirement
    | TakePlaceOf
    | MapRequirement
    | ReviewRequirement
    | CorrectRequirement
    | AnnulRequirement
)
