"""Synpunkternas och klagomålens livsöden – every way one can go, how often, and the story that tells it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from boards.history.briefs import Brief
from boards.history.step import Step
from boards.history.texts.views import Voice
from boards.history.views import lives, turns
from boards.history.views.handling import Letter
from boards.history.world import World

STORIES: Mapping[str, Callable[[Letter], Iterator[Step]]] = {
    "opinion": lives.opinion,
    "anonymous": lives.anonymous,
    "complaint": lives.complaint,
    "late_answer": lives.late_answer,
    "withdrawn": lives.withdrawn,
    "about_manager": lives.about_manager,
    "from_staff": lives.from_staff,
    "gives_rise": lives.gives_rise,
    "becomes_complaint": lives.becomes_complaint,
    "becomes_view": lives.becomes_view,
    "there_and_back": lives.there_and_back,
    "referred": turns.referred,
    "taken_over": turns.taken_over,
    "later_referred": turns.later_referred,
    "reopened": turns.reopened,
    "appeal": turns.appeal,
    "handed_over": turns.handed_over,
    "annulled": turns.annulled,
    "identified": turns.identified,
    "corrected_later": turns.corrected_later,
}

OPINIONS: Mapping[str, float] = {"opinion": 9, "from_staff": 1, "handed_over": 1, "corrected_later": 1.5}
"""What becomes of praise, suggestions and questions."""

COMPLAINTS: Mapping[str, float] = {
    "complaint": 26,
    "gives_rise": 9,
    "late_answer": 6,
    "anonymous": 5,
    "becomes_complaint": 5,
    "becomes_view": 4,
    "there_and_back": 2,
    "reopened": 4,
    "referred": 4,
    "taken_over": 2,
    "later_referred": 2,
    "withdrawn": 3,
    "about_manager": 3,
    "identified": 3,
    "appeal": 3,
    "annulled": 3,
}
"""What becomes of what somebody is dissatisfied with."""


def view(world: World, brief: Brief[Voice]) -> Iterator[Step]:
    """The life of one view or complaint."""
    case = world.case("views", brief.name, brief.start)
    letter = Letter(case, brief, brief.unit, brief.received or case.day)
    return STORIES[brief.kind](letter)
