"""Nämndernas krav – the acts and regulations that the guidelines name, and what has become of them since.

Uppsala's list is U17, Nacka's is the annex N130–N134, and Enköping names what its guideline rests on. That something
is replaced is read in the act that replaced it where `verified`; else it is common knowledge, and says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from domain.requirements.words import Area, Kind, Part

READ = "lydelsen är läst"
NAMED = "riktlinjen nämner den; lydelsen är inte läst"
KNOWN = "allmän kunskap; inte kontrollerat"
NO_NUMBER = "numret anges inte"


@dataclass(frozen=True, kw_only=True, slots=True)
class BoardRequirement:
    """A requirement as a guideline names it. `later`: the slug of what has replaced it, `since` which day."""

    slug: str
    title: str
    citation: str
    kind: Kind
    area: Area
    requirement: str
    valid_from: date | None = None
    how_known: str = NAMED
    later: str | None = None
    since: date | None = None
    parts: tuple[Part, ...] = ()
    duties: tuple[str, ...] = ()

    @property
    def verified(self) -> bool:
        return self.how_known == READ

    @property
    def origin(self) -> str:
        return f"{self.requirement}: {self.how_known}"


GENERAL, SOCIAL, HEALTH = Area.GENERAL, Area.SOCIAL_SERVICES, Area.HEALTH_CARE


def act(
    slug: str,
    title: str,
    citation: str,
    requirement: str,
    area: Area = SOCIAL,
    how_known: str = NAMED,
    *,
    kind: Kind = Kind.ACT,
    valid_from: date | None = None,
    later: tuple[str, date] | None = None,
    parts: tuple[Part, ...] = (),
    duties: tuple[str, ...] = (),
) -> BoardRequirement:
    return BoardRequirement(
        slug=slug,
        title=title,
        citation=citation,
        kind=kind,
        area=area,
        requirement=requirement,
        valid_from=valid_from,
        how_known=how_known,
        later=later[0] if later else None,
        since=later[1] if later else None,
        parts=parts,
        duties=duties,
    )


def regulation(
    slug: str, title: str, requirement: str, area: Area = SOCIAL, later: tuple[str, date] | None = None
) -> BoardRequirement:
    """A regulation by the number that its slug is: sosfs-2011-5 is SOSFS 2011:5."""
    series, year, number = slug.rsplit("-", 2)
    known = NAMED if requirement != KNOWN else KNOWN
    return act(
        slug,
        title,
        f"{series.upper()} {year}:{number}",
        requirement,
        area,
        known,
        kind=Kind.REGULATION,
        later=later,
    )


LOU_2016 = date(2017, 1, 1)
SOL_2025 = "sol-2025"
SINCE_2025 = date(2025, 7, 1)
ALL_PARTS = (Part.RESPONSIBILITY, Part.DEVIATIONS, Part.VIEWS, Part.COLLABORATION, Part.DOCUMENTATION)
SYSTEM_PARTS = (Part.PROCESSES, Part.RISK_ANALYSIS, Part.SELF_CONTROL, Part.IMPROVEMENT, Part.STAFF)


def social_services_act(requirement: str) -> tuple[BoardRequirement, BoardRequirement]:
    """The old act, and the one that took its place while the demonstration goes on."""
    old = act(
        "sol-2001",
        "Socialtjänstlagen",
        "SFS 2001:453",
        requirement,
        valid_from=date(2002, 1, 1),
        later=(SOL_2025, SINCE_2025),
        parts=ALL_PARTS,
        duties=("good-quality", "report-misconduct"),
    )
    new = act(
        SOL_2025,
        "Socialtjänstlagen",
        "SFS 2025:400",
        requirement,
        how_known=READ,
        valid_from=SINCE_2025,
        parts=ALL_PARTS,
        duties=("good-quality", "follow-up-quality", "report-misconduct", "region-agreements"),
    )
    return old, new


def management_system(requirement: str) -> BoardRequirement:
    return act(
        "sosfs-2011-9",
        "Ledningssystem för systematiskt kvalitetsarbete",
        "SOSFS 2011:9",
        requirement,
        GENERAL,
        kind=Kind.REGULATION,
        valid_from=date(2012, 1, 1),
        parts=SYSTEM_PARTS,
        duties=("processes", "activities", "routines", "risk-analysis", "self-control"),
    )


def secrecy(requirement: str) -> BoardRequirement:
    return act(
        "osl",
        "Offentlighets- och sekretesslagen",
        "SFS 2009:400",
        requirement,
        GENERAL,
        parts=(Part.PROTECTION,),
        duties=("secrecy-of-individuals",),
    )


def procedure(requirement: str) -> BoardRequirement:
    return act(
        "fl",
        "Förvaltningslagen",
        "SFS 2017:900",
        requirement,
        GENERAL,
        READ,
        valid_from=date(2018, 7, 1),
        parts=(Part.DOCUMENTATION,),
        duties=("decision-documented", "impartiality"),
    )


ENKOPING = (
    *social_services_act("E3"),
    management_system("E4"),
    regulation("sosfs-2011-5", "Lex Sarah", "E57"),
    act("lss", "Lagen om stöd och service till vissa funktionshindrade", "SFS 1993:387", "E57", how_known=READ),
)

UPPSALA = (
    *social_services_act("U17"),
    management_system("U4"),
    act(
        "kl",
        "Kommunallagen",
        "SFS 2017:725",
        "U17",
        GENERAL,
        READ,
        parts=(Part.RESPONSIBILITY,),
        duties=("internal-control", "not-delegable"),
    ),
    act("fb", "Föräldrabalken", "SFS 1949:381", "U17"),
    act("lvu", "Lagen med särskilda bestämmelser om vård av unga", "SFS 1990:52", "U17"),
    act("lvm", "Lagen om vård av missbrukare i vissa fall", "SFS 1988:870", "U17"),
    procedure("U17"),
    secrecy("U17"),
    act("arkiv", "Arkivlagen", "SFS 1990:782", "U17", GENERAL, parts=(Part.DOCUMENTATION,)),
    act("gdpr", "Dataskyddsförordningen", "(EU) 2016/679", "U17", GENERAL, kind=Kind.EU, parts=(Part.PROTECTION,)),
)

NACKA = (
    secrecy("N130"),
    act("fl-1986", "Förvaltningslagen", "SFS 1986:223", "N130", GENERAL, later=("fl", date(2018, 7, 1))),
    procedure("N130 ersatt"),
    act("lov", "Lag om valfrihetssystem", "SFS 2008:962", "N130", GENERAL),
    act(
        "lou-2007", "Lagen om offentlig upphandling", "SFS 2007:1091", "N130", GENERAL, later=("lou", date(2017, 1, 1))
    ),
    act("lou", "Lagen om offentlig upphandling", "SFS 2016:1145", "N130 ersatt", GENERAL, KNOWN),
    act("registerkontroll", "Lag om registerkontroll av personal vid hem för barn", NO_NUMBER, "N130", GENERAL),
    act("introduktion", "Lag om introduktionsersättning för flyktingar och vissa andra", NO_NUMBER, "N130", GENERAL),
    management_system("N130"),
    *social_services_act("N131"),
    act("sof", "Socialtjänstförordningen", NO_NUMBER, "N131", kind=Kind.ORDINANCE),
    act("lvu", "Lagen med särskilda bestämmelser om vård av unga", "SFS 1990:52", "N131"),
    act("lvm", "Lagen om vård av missbrukare i vissa fall", "SFS 1988:870", "N131"),
    act("lss", "Lagen om stöd och service till vissa funktionshindrade", "SFS 1993:387", "N131", how_known=READ),
    act("lss-f", "Förordning om stöd och service till vissa funktionshindrade", NO_NUMBER, "N131", kind=Kind.ORDINANCE),
    act("fb", "Föräldrabalken", "SFS 1949:381", "N131"),
    act("lul", "Lag med särskilda bestämmelser om unga lagöverträdare", NO_NUMBER, "N131"),
    act("medling", "Lag om medling med anledning av brott", NO_NUMBER, "N131"),
    act("pul-s", "Lag om behandling av personuppgifter inom socialtjänsten", "SFS 2001:454", "N131", how_known=READ),
    act("pul-sf", "Förordning om behandling av personuppgifter", NO_NUMBER, "N131", kind=Kind.ORDINANCE),
    act("befogenheter", "Lagen om vissa kommunala befogenheter", "SFS 2009:47", "N131"),
    regulation("sosfs-2006-5", "Dokumentation", "N132", later=("sosfs-2014-5", date(2015, 1, 1))),
    regulation("sosfs-2014-5", "Dokumentation", KNOWN),
    regulation("sosfs-2011-5", "Lex Sarah", "N132"),
    regulation("sosfs-2002-9", "Bostad med särskild service för vuxna", "N132"),
    regulation("sosfs-2003-20", "Hem för vård eller boende", "N132"),
    regulation("sosfs-2007-4", "Utredning och fastställande av föräldraskap", "N132"),
    act("hsl-1982", "Hälso- och sjukvårdslagen", "SFS 1982:763", "N133", HEALTH, later=("hsl", date(2017, 4, 1))),
    act("hsl", "Hälso- och sjukvårdslagen", "SFS 2017:30", "N133 ersatt", HEALTH, KNOWN),
    act("lakemedel", "Läkemedelslagen", NO_NUMBER, "N133", HEALTH),
    act("pdl", "Patientdatalagen", NO_NUMBER, "N133", HEALTH),
    act("psl", "Patientsäkerhetslagen", "SFS 2010:659", "N133", HEALTH, READ),
    regulation("sosfs-1997-14", "Delegering av arbetsuppgifter inom hälso- och sjukvård", "N134", HEALTH),
    regulation("sosfs-2000-1", "Läkemedelshantering", "N134", HEALTH),
    regulation("sosfs-2005-28", "Lex Maria", "N134", HEALTH, later=("hslf-fs-2017-40", date(2017, 9, 1))),
    regulation("hslf-fs-2017-40", "Systematiskt patientsäkerhetsarbete", KNOWN, HEALTH),
    regulation("sosfs-2008-14", "Informationshantering och journalföring", "N134", HEALTH),
    regulation("sosfs-2007-19", "Basal hygien", "N134", HEALTH),
    regulation("sosfs-2004-12", "Anmälan av legitimerad personal", "N134", HEALTH),
)

REQUIREMENTS: Mapping[str, tuple[BoardRequirement, ...]] = {"enkoping": ENKOPING, "uppsala": UPPSALA, "nacka": NACKA}
