"""Nämndernas överenskommelser – the eight that Nacka's guideline names, and some that are made up.

Of the eight nothing is known but what the guideline calls them: who are parties and whom they are about. The others
say in their titles that they are invented.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from textwrap import shorten

from boards.data import Agreement
from boards.nacka import AGREEMENTS
from domain.agreements.words import Counterparty, ObligedGroup, Party


@dataclass(frozen=True, kw_only=True, slots=True)
class BoardAgreement:
    """An agreement of the demonstration. `document`: the slug of its document, if it is one of the board's."""

    slug: str
    title: str
    subject: str
    target_group: str | None
    parties: tuple[Party, ...]
    document: str | None = None
    obliged_group: ObligedGroup | None = None


KINDS: Mapping[str, Counterparty] = {
    "myndigheter": Counterparty.AUTHORITY,
    "frivilliga organisationer": Counterparty.ASSOCIATION,
    "SLSO": Counterparty.REGION,
    "SLL": Counterparty.REGION,
}


def kind(name: str) -> Counterparty:
    """What kind of party the guideline means by a name: what is not ours or the region's gives care."""
    if name.startswith("Nacka kommun"):
        return Counterparty.OURSELVES
    return KINDS.get(name, Counterparty.CARE_PROVIDER)


def named(one: Agreement) -> BoardAgreement:
    return BoardAgreement(
        slug=one.document,
        title=shorten(one.said.text.removesuffix("."), 200, placeholder=" …"),
        subject=one.subject,
        target_group=one.target_group,
        parties=tuple(Party(name=name, kind=kind(name)) for name in one.parties),
        document=one.document,
    )


NAMED: Mapping[str, tuple[BoardAgreement, ...]] = {
    "enkoping": (),
    "uppsala": (),
    "nacka": tuple(named(one) for one in AGREEMENTS),
}
"""Those that a guideline names."""

# ── Made up ──────────────────────────────────────────────────────────────────

US = Party(name="Nämnden", kind=Counterparty.OURSELVES)
REGION = Party(name="Regionen", kind=Counterparty.REGION)
SCHOOL = Party(name="Utbildningsförvaltningen", kind=Counterparty.SCHOOL)
SHELTER = Party(name="Kvinnojouren Exempel (påhittad)", kind=Counterparty.ASSOCIATION)


def invented(
    slug: str, subject: str, target_group: str, *parties: Party, group: ObligedGroup | None = None
) -> BoardAgreement:
    return BoardAgreement(
        slug=slug,
        title=f"Överenskommelse om {subject} (påhittad)",
        subject=subject,
        target_group=target_group,
        parties=(US, *parties),
        obliged_group=group,
    )


FOLLOWED = invented("psykiatri", "samverkan kring psykisk funktionsnedsättning", "vuxna och unga", REGION)
TROUBLED = invented("vardplanering", "gemensam vårdplanering", "den som skrivs ut från sluten vård", REGION)
NEW = invented(
    "beroende",
    "samverkan kring skadligt bruk och beroende",
    "personer med skadligt bruk eller beroende",
    REGION,
    group=ObligedGroup.ADDICTION,
)
PROLONGED = invented("skola", "samverkan med skolan", "barn i skolåldern", SCHOOL)
EXPIRED = invented("prov", "gemensam mottagning på prov", "unga vuxna", REGION)
TERMINATED = invented("skydd", "platser i skyddat boende", "våldsutsatta", SHELTER)
PUT_RIGHT = invented("familjecentral", "familjecentral", "blivande föräldrar och barn", REGION)
STRUCK_OUT = invented("skola-igen", "samverkan med skolan", "barn i skolåldern", SCHOOL)
