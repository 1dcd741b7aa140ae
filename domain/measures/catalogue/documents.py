"""What is counted of governing and supporting documents."""

from __future__ import annotations

from domain import law
from domain.measures.counting import CountsOn, Measure
from domain.measures.keys import applies, by, is_overdue, standing

DOCUMENTS = (
    Measure(
        id="documents.overdue",
        version=2,
        label="Styrdokument vars översyn är försenad",
        register="documents",
        counts_on=CountsOn.STANDING,
        day=lambda state: state.known_from,
        keys=standing(is_overdue),
        duty=law.ROUTINES,
    ),
    Measure(
        id="documents.by_kind",
        label="Gällande styrdokument per slag",
        register="documents",
        counts_on=CountsOn.STANDING,
        day=lambda state: state.known_from,
        keys=standing(applies, by("kind")),
        by="kind",
        duty=law.ROUTINES,
    ),
)
