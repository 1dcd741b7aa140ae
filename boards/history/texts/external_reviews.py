"""Vad andra granskar: invented supervision and audits, and what is answered."""

from __future__ import annotations

from dataclasses import dataclass

from domain.external_reviews.words import DemandKind, Outcome, Reviewer, ReviewKind


@dataclass(frozen=True, kw_only=True, slots=True)
class Review:
    """A review: who makes it and of what, what they ask for, and what they find."""

    title: str
    reviewer: Reviewer
    review_kind: ReviewKind
    demand_kind: DemandKind
    asks: str
    outcome: Outcome
    summary: str
    findings: tuple[str, ...]
    action: str


SUPERVISION = Review(
    title="Tillsyn av förhandsbedömningar och utredningstider",
    reviewer=Reviewer.IVO,
    review_kind=ReviewKind.SUPERVISION,
    demand_kind=DemandKind.STATEMENT,
    asks="Nämnden ska yttra sig över vad som framkommit vid granskningen av ärenden.",
    outcome=Outcome.SHORTCOMINGS,
    summary="Nämnden har inte säkerställt att förhandsbedömningar görs inom fjorton dagar.",
    findings=("Förhandsbedömningar tar för lång tid", "Motivering saknas i beslut att inte inleda utredning"),
    action="Två handläggare läser varje anmälan samma dag",
)
AUDIT = Review(
    title="Granskning av nämndens kvalitetsledningssystem",
    reviewer=Reviewer.AUDITORS,
    review_kind=ReviewKind.AUDIT,
    demand_kind=DemandKind.STATEMENT,
    asks="Revisorerna önskar nämndens yttrande över rapporten.",
    outcome=Outcome.RECOMMENDATIONS,
    summary="Nämnden bör se till att uppföljningen av åtgärder dokumenteras.",
    findings=("Uppföljningen av åtgärder dokumenteras inte alltid",),
    action="Uppföljningsdag anges när en åtgärd beslutas",
)

ANSWER = "Nämnden har gått igenom ärendena och vidtagit de åtgärder som framgår av bilagan."
RESPITE = "Nämnden sammanträder först veckan därpå."
VISITED = "Intervjuer med chefer och handläggare."
NOT_CONCERNED = "Granskaren tar inte upp den avvikelsen."
PROMISE = "Bristen åtgärdas enligt planen nedan."
NOT_SHARED = "Nämnden har gjort en annan bedömning av de enskilda besluten."
REMEDIED = "Arbetssättet är infört och känt i gruppen."
VERIFIED = "Stickprovet i mars visar inga fall utanför tiden."
FOLLOWED = "Det som återstår följs i åtgärdsregistret."
CAME_BACK = "Granskaren följer upp och begär nya uppgifter."
