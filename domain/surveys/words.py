"""The words of the register of surveys: kinds, stages, questions, and the fewest answers that a result rests on."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Annotated
from uuid import UUID

from domain.board import practice
from domain.criteria.words import Measured
from domain.grammar import Between, Length, Names, Occasion, derived_id
from domain.numbers import Number, written
from domain.terms import Role, Term
from domain.words import Count

# ── Vocabulary ───────────────────────────────────────────────────────────────


class Status(Term):
    UNKNOWN = "unknown", "okänd"
    PLANNED = "planned", "planerad"
    OPEN = "open", "öppen för svar"
    CLOSED = "closed", "stängd för svar"
    COMPILED = "compiled", "sammanställd"
    ANALYSED = "analysed", "analyserad"
    PUBLISHED = "published", "redovisad"
    MISSED = "missed", "utebliven"
    CANCELLED = "cancelled", "avbruten"
    ANNULLED = "annulled", "makulerad"


WITH_ANSWERS = (Status.CLOSED, Status.COMPILED, Status.ANALYSED, Status.PUBLISHED)
STANDING = (Status.PLANNED, Status.OPEN, *WITH_ANSWERS)


class SurveyKind(Term):
    """Who are asked."""

    TARGET_GROUP = "target_group", "målgruppsundersökning"
    USER = "user", "brukarundersökning"
    STAFF = "staff", "medarbetarundersökning"
    PROVIDER = "provider", "utförarundersökning"


OF_THOSE_IT_IS_FOR = (SurveyKind.TARGET_GROUP, SurveyKind.USER)


class Arranged(Term):
    """Whose survey it is."""

    OWN = "own", "egen"
    NATIONAL = "national", "nationell"


class Aspect(Term):
    """What a question is about, so that one year's answers are found beside another's."""

    UNDERSTANDABLE = "understandable", "begriplighet"
    DIFFERENCE = "difference", "att det gör skillnad"
    PARTICIPATION = "participation", "delaktighet"
    TREATMENT = "treatment", "bemötande"
    ACCESSIBILITY = "accessibility", "tillgänglighet"
    SATISFACTION = "satisfaction", "nöjdhet"
    SAFETY = "safety", "trygghet"
    CONTINUITY = "continuity", "kontinuitet"
    LEGAL_CERTAINTY = "legal_certainty", "rättssäkerhet"
    QUALITY_WORK = "quality_work", "systematiskt kvalitetsarbete"
    COMPETENCE = "competence", "kompetens"
    WORK_SITUATION = "work_situation", "arbetssituation och ledarskap"


class Finding(Term):
    """What the answers say of whether the work is understandable, or makes a difference."""

    YES = "yes", "ja"
    PARTLY = "partly", "delvis"
    NO = "no", "nej"
    NOT_ASKED = "not_asked", "det frågades det inte om"


class WhyMissed(Term):
    NOT_INVITED = "not_invited", "kommunen deltog inte"
    NO_TIME = "no_time", "inte hunnit"
    TOO_FEW = "too_few", "för få att fråga"
    POSTPONED = "postponed", "görs ett senare år"


class WhyCancelled(Term):
    FAULTY = "faulty", "fel i frågorna eller utskicket"
    TOO_FEW = "too_few", "för få svar"
    ARRANGER = "arranger", "den som ordnar undersökningen avbröt den"


class WhyAnnulled(Term):
    DUPLICATE = "duplicate", "dubblett"
    WRONG_BOARD = "wrong_board", "hör till en annan nämnd"
    PRACTICE = "practice", "inmatad på prov"


# ── What is asked ────────────────────────────────────────────────────────────

MOST_QUESTIONS = 10
MOST_UNITS = 30
MOST_ACTIONS = 10

SurveyId = Annotated[UUID, Names("surveys")]
QuestionId = Annotated[str, Length(1, 20)]
Wording = Annotated[str, Length(1, 100)]
Version = Annotated[int, Between(1, 99)]


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """A question, in clear text. The same id and version means the same words, so that answers can be compared."""

    id: QuestionId
    version: Version = 1
    wording: Wording
    measured: Measured
    aspect: Aspect | None = None


Questions = Annotated[tuple[Question, ...], Length(1, MOST_QUESTIONS)]


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """How many answers a unit's own result rests on."""

    unit: UUID
    answers: Count


def action_id(survey: UUID, number: int) -> UUID:
    """The action that a survey led to as number so many."""
    return derived_id("actions", "surveys", survey, number)


def response_rate(answers: int, sent: int) -> Number:
    """How many of a hundred asked that answered, to a tenth.

    >>> response_rate(341, 612), response_rate(5, 5)
    ('55.7', '100')
    """
    return written((Decimal(answers) * 100 / sent).quantize(Decimal("0.1"), ROUND_HALF_EVEN))


# ── What the board has chosen ────────────────────────────────────────────────


class Fewest(Term):
    """The fewest answers that a result is entered of; five where the board has not asked for more."""

    FIVE = "5", "fem svar"
    TEN = "10", "tio svar"


class StaffSurveyEnds(Term):
    """What a survey of the staff ends in, where the board has said."""

    PROGRAMME = "action_programme", "åtgärdsprogram"


FEWEST, STAFF_SURVEY = "survey.fewest", "staff_survey.ends_in"
"""The questions of practice that a board may answer."""


def fewest(occasion: Occasion) -> int:
    """How many answers a result has to rest on, so that nobody is pointed out."""
    return 10 if practice(occasion, FEWEST) == Fewest.TEN else 5


MANAGERS = (Role.UNIT_MANAGER, Role.DEPARTMENT_HEAD, Role.DIRECTOR)
THOSE_WHO_ASK = (*MANAGERS, Role.QUALITY_DEVELOPER)
