"""What can be asked for about a series of external statistics."""

from __future__ import annotations

from datetime import date

from domain.criteria.words import Measured
from domain.digests import Digest
from domain.external_statistics import events as happened
from domain.external_statistics.words import (
    THOSE_WHO_COMPARE,
    Figures,
    Group,
    Indicator,
    Municipality,
    Publication,
    Publisher,
    Title,
    WhyAnnulled,
    Year,
)
from domain.grammar import Command, Personal
from domain.numbers import Number
from domain.words import Text


class EnterSnapshot(Command, label="För in jämförelsetal", may=THOSE_WHO_COMPARE, opens=True):
    """The first one of a series begins it, with what it is called and measured in.

    `municipality`: a municipality's code, or the country; `publication`: the source's own name of what
    was read, or its version.
    """

    publisher: Publisher
    indicator: Indicator
    municipality: Municipality
    title: Title
    measured: Measured | None = None
    retrieved: date
    publication: Publication
    file_digest: Digest | None = None
    figures: Figures


class NoteDisagreement(
    Command, label="Anteckna att källorna säger olika", may=THOSE_WHO_COMPARE, becomes=happened.DisagreementNoted
):
    """`value` and `where`: the other figure, and where it stands."""

    year: Year
    of: Group = Group.ALL
    value: Number
    where: Publication


class CorrectFigure(Command, label="Rätta infört tal", may=THOSE_WHO_COMPARE, becomes=happened.FigureCorrected):
    """For a figure that was entered wrong; a new figure from the source is a new snapshot."""

    year: Year
    of: Group = Group.ALL
    value: Number | None
    reason: Personal[Text]


class CorrectSeries(Command, label="Rätta uppgifter", may=THOSE_WHO_COMPARE, becomes=happened.SeriesCorrected):
    title: Title
    measured: Measured | None
    reason: Personal[Text]


class EndSeries(Command, label="Sluta följa", may=THOSE_WHO_COMPARE, becomes=happened.SeriesEnded):
    reason: Personal[Text]


class AnnulSeries(Command, label="Makulera", may=THOSE_WHO_COMPARE, becomes=happened.SeriesAnnulled):
    reason: WhyAnnulled
    explanation: Personal[Text] | None = None


SeriesCommand = EnterSnapshot | NoteDisagreement | CorrectFigure | CorrectSeries | EndSeries | AnnulSeries
