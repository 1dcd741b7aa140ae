"""What can have happened to a series of external statistics."""

from __future__ import annotations

from datetime import date

from domain import law
from domain.criteria.words import Measured
from domain.digests import Digest
from domain.external_statistics.words import (
    Figures,
    Group,
    Indicator,
    Municipality,
    Publication,
    Publisher,
    SnapshotNumber,
    Title,
    WhyAnnulled,
    Year,
)
from domain.grammar import Event, Personal
from domain.numbers import Number
from domain.words import Text


class SeriesFollowed(Event, label="En serie jämförelsetal började följas", duty=law.SELF_CONTROL_METHODS):
    """Figures of this kind, from this source and about this municipality, are kept here from now on."""

    publisher: Publisher
    indicator: Indicator
    municipality: Municipality
    title: Title
    measured: Measured | None


class SnapshotEntered(Event, label="Jämförelsetal infördes som de var den dagen", duty=law.SELF_CONTROL_METHODS):
    """What the source said on a day. What it said before stands in the earlier snapshot, unchanged.

    `publication` is the source's own name or version of it; `file_digest` is of the file, if there was one.
    """

    snapshot: SnapshotNumber
    retrieved: date
    publication: Publication
    file_digest: Digest | None
    figures: Figures


class DisagreementNoted(Event, label="Två källor visade sig säga olika", duty=law.SELF_CONTROL_METHODS):
    """Another place, perhaps of the same source, gives another figure for the same year."""

    year: Year
    of: Group
    value: Number
    where: Publication


class FigureCorrected(Event, label="Ett infört jämförelsetal rättades", duty=law.DOCUMENTATION):
    """It had been entered otherwise than the source said; what stood before stays in the log."""

    year: Year
    of: Group
    value: Number | None
    reason: Personal[Text]


class SeriesCorrected(Event, label="Uppgifterna om serien rättades", duty=law.DOCUMENTATION):
    """What it is called and measured in was put right."""

    title: Title
    measured: Measured | None
    reason: Personal[Text]


class SeriesEnded(Event, label="Serien slutade följas", duty=law.SELF_CONTROL_METHODS):
    """No more snapshots are taken; those there are stay."""

    reason: Personal[Text]


class SeriesAnnulled(Event, label="Serien makulerades", duty=law.DOCUMENTATION):
    """The entry was struck out; it stays readable and nothing more can be done with it."""

    reason: WhyAnnulled
    explanation: Personal[Text] | None


SeriesEvent = (
    SeriesFollowed
    | SnapshotEntered
    | DisagreementNoted
    | FigureCorrected
    | SeriesCorrected
    | SeriesEnded
    | SeriesAnnulled
)
