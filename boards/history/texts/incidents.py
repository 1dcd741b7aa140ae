"""Incidenter: invented breaches of information security, and what is written about them."""

from __future__ import annotations

from dataclasses import dataclass

from domain.incidents.words import IncidentKind, RightsRisk


@dataclass(frozen=True, kw_only=True, slots=True)
class Mishap:
    """What happened, what of the information was lost and what the risk was."""

    what: str
    incident_kind: IncidentKind
    rights_risk: RightsRisk | None
    consequences: str
    learned: str
    action: str


LETTER = Mishap(
    what="Ett beslut skickades till en tidigare adress och öppnades av någon annan.",
    incident_kind=IncidentKind.CONFIDENTIALITY,
    rights_risk=RightsRisk.HIGH,
    consequences="En utomstående har läst ett beslut om insatser.",
    learned="Adressen hämtades ur ett gammalt dokument och inte ur folkbokföringen.",
    action="Adressen hämtas alltid ur folkbokföringen",
)
PHONE = Mishap(
    what="En tjänstetelefon glömdes på bussen. Den var krypterad och låst.",
    incident_kind=IncidentKind.CONFIDENTIALITY,
    rights_risk=RightsRisk.UNLIKELY,
    consequences="Telefonen kunde inte öppnas utan kod och spärrades samma dag.",
    learned="Spärren fungerade som den skulle.",
    action="Rutinen för borttappad telefon sätts upp i entrén",
)
LIST = Mishap(
    what="En lista med namn låg kvar i ett mötesrum över helgen.",
    incident_kind=IncidentKind.CONFIDENTIALITY,
    rights_risk=RightsRisk.RISK,
    consequences="Flera som inte behövde uppgifterna kan ha sett dem.",
    learned="Listan skrevs ut för ett möte och samlades inte in.",
    action="Utskrifter samlas in när mötet är slut",
)
SYSTEM = Mishap(
    what="Verksamhetssystemet kunde inte nås under en förmiddag.",
    incident_kind=IncidentKind.AVAILABILITY,
    rights_risk=None,
    consequences="Inga uppgifter gick förlorade, och ingen obehörig fick del av något.",
    learned="Reservrutinen användes.",
    action="Reservrutinen övas en gång om året",
)

BROUGHT_BACK = "Mottagaren har lämnat tillbaka handlingen."
TOLD = "Vi vill berätta att uppgifter om dig har kommit i orätta händer, och vad vi har gjort."
MORE = "Antalet berörda är nu känt."
NOT_LIKELY = "Uppgifterna var krypterade och ingen har kunnat läsa dem."
NOT_HIGH = "Uppgifterna var få och i rummet rör sig bara anställda."
LATE = "Det var först efter helgen som det stod klart att listan innehöll personuppgifter."
OFFICER = "Dataskyddsombudet delar bedömningen."
SEEN_AGAIN = "En mottagare till har hört av sig."
WRONG_TIME = "Fel tidpunkt för upptäckten."
