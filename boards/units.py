"""Påhittade enheter – the organisation of each demonstration board; no unit or company here exists.

A unit's slug is unique within its board. The top of each tree is the administration; `provider` marks what
somebody else runs by agreement with the board.
"""

from __future__ import annotations

from boards.data import InventedUnit as Unit
from domain.terms import LegalBasis

LSS = (LegalBasis.LSS,)
CARE = (LegalBasis.SOL, LegalBasis.HSL)

ENKOPING: tuple[Unit, ...] = (
    Unit(slug="forvaltning", name="Socialförvaltningen (påhittad)", parent=None),
    Unit(slug="stab", name="Stab Kompassen", parent="forvaltning"),
    Unit(slug="barn", name="Avdelning Barn och unga", parent="forvaltning"),
    Unit(slug="vuxen", name="Avdelning Vuxen", parent="forvaltning"),
    Unit(slug="mottagning", name="Mottagning Sländan", parent="barn"),
    Unit(slug="utredning_norr", name="Utredning Rönnbäret", parent="barn"),
    Unit(slug="utredning_soder", name="Utredning Havreåkern", parent="barn"),
    Unit(slug="familjehem", name="Familjehem Kastanjen", parent="barn"),
    Unit(slug="oppenvard", name="Öppenvård Ängsullen", parent="barn"),
    Unit(slug="forsorjning", name="Försörjning Myntan", parent="vuxen"),
    Unit(slug="missbruk", name="Beroende Alkärret", parent="vuxen"),
    Unit(slug="vald", name="Relationsvåld Fyrbåken", parent="vuxen"),
    Unit(slug="boende", name="Boendestöd Tröskeln", parent="vuxen"),
)

UPPSALA: tuple[Unit, ...] = (
    Unit(slug="forvaltning", name="Socialförvaltningen (påhittad)", parent=None),
    Unit(slug="stab", name="Stab Vindflöjeln", parent="forvaltning"),
    Unit(slug="barn", name="Avdelning Barn", parent="forvaltning"),
    Unit(slug="unga", name="Avdelning Unga", parent="forvaltning"),
    Unit(slug="vuxen", name="Avdelning Vuxen", parent="forvaltning"),
    Unit(slug="insatser", name="Avdelning Egna insatser", parent="forvaltning"),
    Unit(slug="mottagning", name="Mottagning Blåsippan", parent="barn"),
    Unit(slug="barn_oster", name="Barn Östanvind", parent="barn"),
    Unit(slug="barn_vaster", name="Barn Västanvind", parent="barn"),
    Unit(slug="familjeratt", name="Familjerätt Ekvägen", parent="barn"),
    Unit(slug="unga_oster", name="Unga Pilbågen", parent="unga"),
    Unit(slug="unga_vaster", name="Unga Lärkträdet", parent="unga"),
    Unit(slug="familjehem", name="Familjehem Äppelgården", parent="unga"),
    Unit(slug="ekonomi", name="Ekonomiskt bistånd Silvergruvan", parent="vuxen"),
    Unit(slug="missbruk", name="Beroende Stenbrottet", parent="vuxen"),
    Unit(slug="vald", name="Relationsvåld Norrskenet", parent="vuxen"),
    Unit(slug="jour", name="Socialjour Nattfjärilen", parent="vuxen"),
    Unit(slug="oppenvard", name="Öppenvård Bäckravinen", parent="insatser"),
    Unit(slug="stodboende", name="Stödboende Tallåsen", parent="insatser"),
    Unit(slug="hem", name="Hem för vård eller boende Ljunghöjden", parent="insatser"),
    Unit(
        slug="hem_avtal",
        name="Hem för vård eller boende Vattentornet",
        parent="insatser",
        provider="Omsorg i Exempelbyn AB (påhittat)",
    ),
)

NACKA: tuple[Unit, ...] = (
    Unit(slug="forvaltning", name="Sociala tjänster (påhittad)", parent=None),
    Unit(slug="kvalitet", name="Sociala kvalitetsenheten", parent="forvaltning"),
    Unit(slug="barn", name="Enhet Barn och unga", parent="forvaltning"),
    Unit(slug="vuxen", name="Enhet Vuxen", parent="forvaltning"),
    Unit(slug="funktion", name="Enhet Funktionsnedsättning", parent="forvaltning", legal_bases=LSS),
    Unit(slug="aldre", name="Enhet Äldre", parent="forvaltning"),
    Unit(slug="barn_mottagning", name="Mottagning Klippan", parent="barn"),
    Unit(slug="barn_utredning", name="Utredning Båtsmannen", parent="barn"),
    Unit(slug="vuxen_ekonomi", name="Försörjning Ankarspelet", parent="vuxen"),
    Unit(slug="vuxen_beroende", name="Beroende Långgrundet", parent="vuxen"),
    Unit(slug="aldre_handlaggning", name="Biståndshandläggning Solviken", parent="aldre"),
    Unit(slug="utforare", name="Egna och upphandlade utförare", parent="forvaltning"),
    Unit(slug="hemtjanst", name="Hemtjänst Sjöbodarna", parent="utforare", legal_bases=CARE),
    Unit(
        slug="hemtjanst_avtal",
        name="Hemtjänst Måsen",
        parent="utforare",
        legal_bases=CARE,
        provider="Hemtjänst Exempel AB (påhittat)",
    ),
    Unit(slug="boende", name="Särskilt boende Ädellöv", parent="utforare", legal_bases=CARE),
    Unit(
        slug="boende_avtal",
        name="Särskilt boende Havsörnen",
        parent="utforare",
        legal_bases=CARE,
        provider="Äldreomsorg Exempel AB (påhittat)",
    ),
    Unit(slug="gruppbostad", name="Gruppbostad Tärnan", parent="utforare", legal_bases=LSS),
    Unit(slug="daglig", name="Daglig verksamhet Krukmakaren", parent="utforare", legal_bases=LSS),
)
