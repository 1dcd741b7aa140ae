"""Motsägelser – where the guidelines disagree with themselves, with each other or with the law, and what is done.

None of them is decided here. Both sentences stand, and where a rule has to choose, a setting of the board says
which; `settled_by` names those settings (practices, cadences, deciders). 1–15 are between guidelines or gaps in
what is known, 16–24 were found at a second reading, 25 when the guidelines were written out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from boards.data import Quoted, sentences
from domain import law
from domain.law import Duty


@dataclass(frozen=True, kw_only=True, slots=True)
class Contradiction:
    """One row: the requirements it touches, the sentences that disagree, the law where it is a party, the answer.

    `said` is empty where the guidelines are silent.
    """

    number: int
    issue: str
    ids: tuple[str, ...]
    said: tuple[Quoted, ...] = ()
    duties: tuple[Duty, ...] = ()
    settled_by: tuple[str, ...] = ()
    handled: str


SAID: Mapping[str, Quoted] = {**sentences("enkoping"), **sentences("uppsala"), **sentences("nacka")}


def quotes(*numbers: str) -> tuple[Quoted, ...]:
    return tuple(SAID[number] for number in numbers)


BETWEEN_GUIDELINES: tuple[Contradiction, ...] = (
    Contradiction(
        number=1,
        issue="Sammanställning en gång om året på ett ställe, två gånger på ett annat.",
        ids=("E63", "E64", "E84"),
        said=quotes("E63", "E84", "E64"),
        duties=(law.COMPILE_AND_ANALYSE,),
        settled_by=("compilation.yearly", "compilation.half_year", "lex_sarah.count"),
        handled="Båda takterna är egna poster i årshjulet med sin mening som grund; ingen väljs bort.",
    ),
    Contradiction(
        number=2,
        issue="Ledningsgruppen avgör om en riskanalys görs, eller den görs löpande på alla nivåer.",
        ids=("E34", "U63", "U64", "U65", "U66", "U67"),
        said=quotes("E34", "U65", "U67"),
        duties=(law.RISK_ANALYSIS,),
        settled_by=("risk_analysis.decision_level",),
        handled="Nämndens inställning säger vem som får besluta; regeln läser den.",
    ),
    Contradiction(
        number=3,
        issue="En synpunkt omfattar allt, eller skiljs från klagomål som kräver svar.",
        ids=("E48", "E49", "U76"),
        said=quotes("E48", "E49", "U76"),
        duties=(law.COMPLAINTS,),
        settled_by=("view.kinds",),
        handled="En ingång; slaget bestäms vid bedömningen, kan ändras senare, och ursprunget står kvar.",
    ),
    Contradiction(
        number=4,
        issue="Missförhållande beskrivs som något allvarligt; tröskeln i lag och föreskrift är lägre.",
        ids=("U15",),
        said=quotes("U15"),
        duties=(law.REPORT_MISCONDUCT, law.MISCONDUCT_REGULATION),
        handled="Lagens tröskel gäller i frågan om missförhållande; nämndens ord visas som begrepp.",
    ),
    Contradiction(
        number=5,
        issue="Utan dröjsmål sägs där lagen sedan den 1 juli 2025 säger genast.",
        ids=("U74", "E56"),
        said=quotes("U74", "E56"),
        duties=(law.INVESTIGATE_MISCONDUCT,),
        handled="Kravet har en lydelse för varje dag; fristen följer lagens ord, inte riktlinjens.",
    ),
    Contradiction(
        number=6,
        issue="Paragrafer ur upphävda lagar, och lex Sarah med ännu äldre nummer.",
        ids=("E15", "E55", "E56", "E57", "E83", "N7", "N104"),
        said=quotes("E15", "E56", "E83", "N7", "N104.5"),
        duties=(law.CONTRIBUTE_TO_QUALITY, law.REPORT_MISCONDUCT, law.INVESTIGATE_MISCONDUCT),
        handled="Dokumentet bär lagrummen som de är skrivna; kraven i programmet har dagens nummer och de äldre.",
    ),
    Contradiction(
        number=7,
        issue="Dokumentansvarig är en person med namn, eller en funktion.",
        ids=("E24", "U3"),
        said=quotes("E24", "U3.5"),
        duties=(law.ROUTINES,),
        settled_by=("document.owner",),
        handled="Ett dokument har alltid en ansvarig funktion och kan ha en person.",
    ),
    Contradiction(
        number=8,
        issue="Hänvisningarna till 5 kap. i föreskriften är vidare än det de handlar om.",
        ids=("U63", "U70"),
        said=quotes("U63", "U70"),
        duties=(law.RISK_ANALYSIS, law.SELF_CONTROL, law.COMPLAINTS, law.REPORTS),
        handled="Registren knyts till kraven efter innehåll; riktlinjens hänvisning står kvar i dess text.",
    ),
    Contradiction(
        number=9,
        issue="Kriterierna blandar andel och betyg, delar målvärde, eller saknar metod, takt och målvärde.",
        ids=("N63", "N67", "N74", "N76", "N77", "N78", "N79", "N80"),
        said=quotes("N74", "N76", "N63", "N67"),
        handled="Det som saknas är tomt och sagt som oklart; inget är ifyllt.",
    ),
    Contradiction(
        number=10,
        issue="Två månader för utredningen brukar sägas vara en regel; den står inte i lagen.",
        ids=(),
        duties=(law.INVESTIGATION_TO_IVO, law.INVESTIGATE_MISCONDUCT),
        handled="Fristen står som inte kontrollerad, och den egna utredningens frist som nämndens eget val.",
    ),
    Contradiction(
        number=11,
        issue="Ordalydelsen av 2025 års ändringar i de båda föreskrifterna är inte läst.",
        ids=(),
        duties=(law.MISCONDUCT_REGULATION,),
        handled="Lydelserna är märkta som inte lästa tills någon har läst dem.",
    ),
    Contradiction(
        number=12,
        issue="Socialtjänstlagens ändringar efter december 2025 är inte införda.",
        ids=(),
        duties=(law.GOOD_QUALITY,),
        handled="Varje lydelse säger till och med vilken ändring den är läst.",
    ),
    Contradiction(
        number=13,
        issue="Om avvikelser gallras är ett lokalt beslut, som ingen riktlinje tar upp.",
        ids=(),
        duties=(law.DOCUMENTATION,),
        handled="Inget raderas utan ett fört beslut med grund; raden står kvar.",
    ),
    Contradiction(
        number=14,
        issue="Om den enskilde får hela utredningen sägs inte.",
        ids=(),
        handled="Programmet lämnar inte ut något av sig självt; utlämnande prövas varje gång av en människa.",
    ),
    Contradiction(
        number=15,
        issue="Om beslut i lex Sarah får delegeras till en anställd är omtvistat.",
        ids=(),
        duties=(law.NOT_DELEGABLE,),
        handled="Delegationen är en post i liggaren; ett delegerat beslut utan giltig delegation tas inte emot.",
    ),
)

FOUND_AT_SECOND_READING: tuple[Contradiction, ...] = (
    Contradiction(
        number=16,
        issue="Klagomål kräver ett svar, men återkoppling ges bara om personen önskar.",
        ids=("E48", "E53"),
        said=quotes("E48", "E53"),
        duties=(law.COMPLAINTS,),
        settled_by=("complaint.answer",),
        handled="Ett klagomål avslutas besvarat, eller med skälet till att inget svar gavs.",
    ),
    Contradiction(
        number=17,
        issue="Ledningsgruppen ansvarar för riskanalysens åtgärder, eller avdelningschefen.",
        ids=("E38", "E67"),
        said=quotes("E38", "E67"),
        duties=(law.MEASURES,),
        settled_by=("action.decide",),
        handled="Åtgärden får en ansvarig person när den planeras; båda meningarna står bland ansvaren.",
    ),
    Contradiction(
        number=18,
        issue="Avsnittet i bokslutet räknar upp klagomål, synpunkter och lex Sarah, eller också övriga avvikelser.",
        ids=("E63", "E65", "E78"),
        said=quotes("E63", "E78.1", "E65"),
        duties=(law.COMPILE_AND_ANALYSE,),
        settled_by=("compilation.yearly", "accounts.quality_section"),
        handled="Registren räknas var för sig, så att båda läsningarna går att visa.",
    ),
    Contradiction(
        number=19,
        issue="Nämndplanen är flerårig, görs en gång om året, och kallas årsplan.",
        ids=("E74", "E76", "E80"),
        said=quotes("E74", "E80", "E76"),
        duties=(law.PLAN_LEAD_FOLLOW_UP,),
        settled_by=("plan.yearly", "plan.board"),
        handled="Årshjulet har en årlig post med alla tre meningarna; planen har sin period, och följs upp varje år.",
    ),
    Contradiction(
        number=20,
        issue="Cheferna utreder själva missförhållanden; annorstädes lämnar ärendet enheten.",
        ids=("U33",),
        said=quotes("U33"),
        duties=(law.INVESTIGATE_MISCONDUCT, law.IMPARTIALITY),
        settled_by=("misconduct.investigated_by", "misconduct.investigate"),
        handled="Jäv hindrar alltid; att utredaren ska stå utanför enheten är nämndens val.",
    ),
    Contradiction(
        number=21,
        issue="Nämnden får anmälda rapporter, eller alla som har kommit in.",
        ids=("U91",),
        said=quotes("U91.1", "U91.2"),
        duties=(law.REPORT_MISCONDUCT, law.NOTIFY_IVO),
        settled_by=("lex_sarah.continuous", "lex_sarah.board_report"),
        handled="Rapport och anmälan är två händelser; årshjulets post bär båda meningarna.",
    ),
    Contradiction(
        number=22,
        issue="Varje identifierad risk ska analyseras, eller ledningsgruppen avgör om det sker.",
        ids=("U64", "E34"),
        said=quotes("U64", "E34"),
        duties=(law.RISK_ANALYSIS,),
        settled_by=("risk_analysis.every_risk", "risk_analysis.decision_level"),
        handled="Nämndens inställning visar vad den har bestämt; en risk kan alltid anmälas utan analys.",
    ),
    Contradiction(
        number=23,
        issue="Enhetschefen vidtar åtgärder, eller avdelningschefen ansvarar för dem.",
        ids=("N32", "U34", "E67"),
        said=quotes("N32", "U34", "E67"),
        duties=(law.MEASURES,),
        settled_by=("action.decide",),
        handled="Båda rollerna får besluta i sin enhet; varje nämnds beslutsordning säger vem som gör det.",
    ),
    Contradiction(
        number=24,
        issue="En riktlinje beslutad ett år efter den nya lagen säger fortfarande utan dröjsmål.",
        ids=("U74", "U3"),
        said=quotes("U74", "U3.3"),
        duties=(law.INVESTIGATE_MISCONDUCT,),
        handled="Programmet följer lagens ord för dagen och visar motsägelsen vid riktlinjen.",
    ),
    Contradiction(
        number=25,
        issue="Socialtjänstlagen och LSS nämns med andra SFS-nummer än sina egna.",
        ids=("N7",),
        said=quotes("N7", "N7.1"),
        duties=(law.GOOD_QUALITY, law.LSS_GOOD_QUALITY),
        handled="Riktlinjens text står som den är; kraven i programmet har de rätta numren.",
    ),
)

CONTRADICTIONS: tuple[Contradiction, ...] = (*BETWEEN_GUIDELINES, *FOUND_AT_SECOND_READING)


def touching(requirement: str) -> tuple[Contradiction, ...]:
    """The rows that a requirement is part of."""
    return tuple(one for one in CONTRADICTIONS if requirement in one.ids)
