"""Jämförelsetal – what others publish about us and others, kept as it was on the day it was read: 5 kap. 2 §.

A record is one series: an indicator of a source, for a municipality or the country. What the source said on a day is
a snapshot, with the source's own version of it and the digest of the file. A later one lays its figures over those
before and changes nothing in them: a comparison that was made one year is made again another with the figures as they
were then (replays/external_statistics). Where sources disagree, both figures stand.

    followed ──snapshot──> followed ──end──> ended        any ──annul──> annulled
"""

from domain import law
from domain.external_statistics.commands import SeriesCommand
from domain.external_statistics.events import SeriesEvent
from domain.external_statistics.rules import decide
from domain.external_statistics.state import Series, evolve
from domain.external_statistics.words import series_id
from domain.registers import Register

REGISTER = Register(
    name="external_statistics",
    label="Jämförelsetal",
    singular="Serie",
    duty=law.SELF_CONTROL_METHODS,
    initial=Series(),
    decide=decide,
    evolve=evolve,
    command=SeriesCommand,
    event=SeriesEvent,
    series="JMF",
    natural=lambda command, by: series_id(command.publisher, command.indicator, command.municipality),
)
