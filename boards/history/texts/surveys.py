"""Undersökningar: invented questions, and what is written about the answers."""

from __future__ import annotations

from dataclasses import dataclass

from domain.criteria.words import Measured
from domain.surveys.words import Arranged, Aspect, Question, SurveyKind


@dataclass(frozen=True, kw_only=True, slots=True)
class Design:
    """A survey as it is made each year: of whom, by whom, of how many and with which questions."""

    slug: str
    title: str
    kind: SurveyKind
    questions: tuple[Question, ...]
    arranger: str | None = None
    population: int = 240
    action: str

    @property
    def arranged(self) -> Arranged:
        return Arranged.NATIONAL if self.arranger else Arranged.OWN


def grade(id: str, wording: str, aspect: Aspect, version: int = 1) -> Question:
    return Question(id=id, wording=wording, measured=Measured.GRADE, aspect=aspect, version=version)


def share(id: str, wording: str, aspect: Aspect) -> Question:
    return Question(id=id, wording=wording, measured=Measured.PERCENT, aspect=aspect)


UNDERSTOOD = grade("begriplig", "Är informationen från oss lätt att förstå?", Aspect.UNDERSTANDABLE)
BETTER = share("skillnad", "Har din situation blivit bättre genom stödet?", Aspect.DIFFERENCE)
TREATED = grade("bemotande", "Blir du bemött med respekt?", Aspect.TREATMENT)
TAKING_PART = grade("delaktig", "Kan du påverka vilket stöd du får?", Aspect.PARTICIPATION)
SAFE = grade("trygg", "Känner du dig trygg med stödet?", Aspect.SAFETY)
REWORDED = grade("delaktig", "Kan du påverka hur stödet utformas?", Aspect.PARTICIPATION, version=2)

USERS = Design(
    slug="brukare",
    title="Brukarundersökning",
    kind=SurveyKind.USER,
    questions=(UNDERSTOOD, BETTER, TREATED, TAKING_PART, SAFE),
    action="Skriv om kallelserna så att de går att förstå",
)
NATIONAL = Design(
    slug="nationell",
    title="Nationell målgruppsundersökning, individ- och familjeomsorg",
    kind=SurveyKind.TARGET_GROUP,
    arranger="nationell undersökning (påhittade svar)",
    population=900,
    questions=(UNDERSTOOD, BETTER, TREATED, TAKING_PART),
    action="Berätta tidigare vad som händer i utredningen",
)
STAFF = Design(
    slug="medarbetare",
    title="Medarbetarenkät",
    kind=SurveyKind.STAFF,
    population=110,
    questions=(
        grade("ledarskap", "Ger din chef dig förutsättningar att göra ett bra arbete?", Aspect.WORK_SITUATION),
        grade("rutiner", "Vet du vilka rutiner som gäller för ditt arbete?", Aspect.QUALITY_WORK),
        share("rapportera", "Är det lätt att rapportera det som blivit fel?", Aspect.QUALITY_WORK),
    ),
    action="Gå igenom rutinerna vid introduktionen av nya",
)
PROVIDERS = Design(
    slug="utforare",
    title="Anordnarenkät",
    kind=SurveyKind.PROVIDER,
    population=34,
    questions=(
        share("genomforandeplan", "Andel med aktuell genomförandeplan", Aspect.PARTICIPATION),
        share("omsattning", "Personalomsättning det senaste året", Aspect.CONTINUITY),
        share("timanstallda", "Andel timanställda", Aspect.CONTINUITY),
        share("synpunkter", "Andel med rutin för synpunkter och klagomål", Aspect.QUALITY_WORK),
        share("missforhallanden", "Andel med rutin för att rapportera missförhållanden", Aspect.QUALITY_WORK),
        share("kompetens", "Andel med den utbildning som avtalet anger", Aspect.COMPETENCE),
    ),
    action="Begär in genomförandeplaner som saknas hos utförarna",
)
CLEAR = Design(
    slug="begriplighet",
    title="Bemötande och begriplighet",
    kind=SurveyKind.TARGET_GROUP,
    population=90,
    questions=(UNDERSTOOD, BETTER, TREATED),
    action="Ta fram en kort text om hur en utredning går till",
)

SUMMARY = ("De flesta svarade av dem som hade en aktuell insats.", "Svaren kom in jämnt under de två veckorna.")
FREE_ANSWERS = (
    "Flera skriver att breven är svåra att förstå.",
    "Några skriver att de har fått byta handläggare ofta.",
    "Många skriver att de blir väl bemötta.",
)
CONCLUSIONS = (
    "Bemötandet uppskattas. Informationen är svårare att förstå än förra gången.",
    "Resultatet är i stort detsamma i alla enheter.",
)
REVISED = ("En fråga missförstods när den prövades i brukarrådet.",)
CORRECTED = ("Fel kolumn lästes av ur enkätverktyget.",)
LATE = ("Två svar kom in med posten.",)
TITLE_WRONG = ("Rubriken hade fel år.",)
NOTHING = ("Resultatet är gott och stabilt; arbetet fortsätter som det är.",)
WRONG_LINK = "Länken i utskicket ledde till en annan kommuns enkät."
NOT_INVITED = "Undersökningen gjordes bara i kommuner som hade anmält sig i tid."
