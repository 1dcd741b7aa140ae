"""Delaktighet: invented councils and meetings, what came up, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass

from domain.participation.words import Form, Group


@dataclass(frozen=True, kw_only=True, slots=True)
class Occasion:
    """A kind of meeting, who comes to it, and what may come up there."""

    title: str
    form: Form
    groups: tuple[Group, ...]
    said: tuple[str, ...]


OCCASIONS: tuple[Occasion, ...] = (
    Occasion(
        title="Brukarråd",
        form=Form.USER_COUNCIL,
        groups=(Group.SERVICE_USERS, Group.NEXT_OF_KIN),
        said=("Rådet tycker att kallelserna är svåra att förstå.", "Rådet vill att samma person ringer tillbaka."),
    ),
    Occasion(
        title="Referensgrupp inför ändrade arbetssätt",
        form=Form.REFERENCE_GROUP,
        groups=(Group.SERVICE_USERS, Group.STAFF),
        said=("Gruppen läste förslaget och ville ha kortare väntetid på återbesök.",),
    ),
    Occasion(
        title="Samtal med unga om hur mötet blev",
        form=Form.INTERVIEWS,
        groups=(Group.CHILDREN,),
        said=("{n} unga berättade att de vill veta i förväg vem de ska träffa.",),
    ),
    Occasion(
        title="Arbetsplatsträff om kvalitetsarbetet",
        form=Form.WORKPLACE_MEETING,
        groups=(Group.STAFF,),
        said=("Rapporterna från kvartalet gicks igenom.", "Gruppen talade om vad som gör att man inte rapporterar."),
    ),
    Occasion(
        title="Facklig samverkan om rutiner",
        form=Form.UNION,
        groups=(Group.UNIONS, Group.STAFF),
        said=("Nya rutiner gicks igenom innan de fastställs.",),
    ),
    Occasion(
        title="Möte med rådet för funktionshinderfrågor",
        form=Form.ADVISORY_COUNCIL,
        groups=(Group.ASSOCIATIONS,),
        said=("Rådet tog upp hur lokalerna fungerar för den som ser dåligt.",),
    ),
)

RAISED = ("Flera tog upp det, och det går att göra något åt.",)
CHANGED = ("Det görs på det nya sättet sedan mötet.", "Vi ändrade det på stället.")
NOTHING = ("Alla var överens om att det fungerar som det är.",)
TOLD = ("Vad som kom fram och vad vi gör av det togs upp på nästa möte.", "Anteckningar med svar skickades ut.")
CORRECTED = ("Antalet deltagare rättades.",)
