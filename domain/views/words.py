"""The words of the register of views: stages, kinds, senders, answers and reasons."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated
from uuid import UUID

from domain.grammar import Length, Names, derived_id
from domain.terms import Role, Term

# ── Vocabulary ───────────────────────────────────────────────────────────────

ViewId = Annotated[UUID, Names("views")]
MOST_HEARD = 10


def deviation_id(view: UUID) -> UUID:
    """The one deviation that a view gives rise to: whoever asks, and however often, means the same record."""
    return derived_id("deviations", "views", view)


class Status(Term):
    UNKNOWN = "unknown", "okänd"
    RECEIVED = "received", "mottagen"
    ASSESSED = "assessed", "bedömd"
    INVESTIGATED = "investigated", "utredd"
    POSITION_TAKEN = "position_taken", "ställning tagen"
    ANSWERED = "answered", "besvarad"
    CLOSED = "closed", "avslutad"
    REDIRECTED = "redirected", "överlämnad som överklagande"
    TRANSFERRED = "transferred", "överlämnad"
    ANNULLED = "annulled", "makulerad"


READ = (Status.ASSESSED, Status.INVESTIGATED, Status.POSITION_TAKEN)
UNANSWERED = (Status.RECEIVED, *READ)
OPEN = (*UNANSWERED, Status.ANSWERED)
ENDED = (Status.CLOSED, Status.REDIRECTED, Status.TRANSFERRED)


class Kind(Term):
    """A complaint is dissatisfaction in an individual case and needs an answer; a view is an opinion."""

    VIEW = "view", "synpunkt"
    COMPLAINT = "complaint", "klagomål"


ANSWER: Mapping[Kind | None, str] = {
    Kind.VIEW: "view.answer",
    Kind.COMPLAINT: "complaint.answer",
    None: "view.answer",
}
"""The deadline by which the sender is to be answered; until it is read it has the time of a view."""


class Channel(Term):
    WEB = "web", "webb"
    PHONE = "phone", "telefon"
    LETTER = "letter", "brev"
    VISIT = "visit", "besök eller samtal"
    EMAIL = "email", "e-post"
    CONTACT_CENTRE = "contact_centre", "kontaktcenter"


class Sentiment(Term):
    PRAISE = "praise", "beröm"
    SUGGESTION = "suggestion", "förslag"
    QUESTION = "question", "fråga"
    NEGATIVE = "negative", "missnöje"
    UNKNOWN = "unknown", "vet inte"


class Submitter(Term):
    """Those from whom the regulation says that complaints and views are received and investigated."""

    SERVICE_USER = "service_user", "den enskilde"
    NEXT_OF_KIN = "next_of_kin", "närstående"
    STAFF = "staff", "personal"
    CARE_PROVIDER = "care_provider", "vårdgivare"
    OPERATOR = "operator", "annan som bedriver socialtjänst eller verksamhet enligt LSS"
    AUTHORITY = "authority", "myndighet"
    ASSOCIATION = "association", "förening eller annan organisation"
    OTHER = "other", "annan intressent"
    UNKNOWN = "unknown", "vet inte"


class Secrecy(Term):
    """What the registrar found when the text was screened; a warning, not a decision on disclosure."""

    NOTHING = "nothing", "inga uppgifter som omfattas av sekretess"
    PERSONAL_CIRCUMSTANCES = "personal_circumstances", "uppgifter om enskildas personliga förhållanden"
    PROTECTED_IDENTITY = "protected_identity", "skyddade personuppgifter"


class Result(Term):
    """What the first reading found in the work that the view is about."""

    NO_DEFICIENCY = "no_deficiency", "ingen brist"
    DEFICIENCY = "deficiency", "brist"
    RISK = "risk", "risk för brist"


class Category(Term):
    """What it is about, in words common to all boards; one of the board's own may stand beside."""

    TREATMENT = "treatment", "bemötande"
    CONTENT = "content", "innehåll i tjänsten"
    INFORMATION = "information", "bristande information"
    ACCESSIBILITY = "accessibility", "tillgänglighet"
    HANDLING_TIME = "handling_time", "handläggningstid"
    OTHER = "other", "annat"


class Heard(Term):
    SUBMITTER = "submitter", "den som klagade"
    SERVICE_USER = "service_user", "den enskilde"
    NEXT_OF_KIN = "next_of_kin", "närstående eller företrädare"
    STAFF = "staff", "berörd personal"
    MANAGER = "manager", "ansvarig chef"
    OPERATOR = "operator", "utförare eller vårdgivare"
    OTHER = "other", "annan"


HeardParties = Annotated[tuple[Heard, ...], Length(0, MOST_HEARD)]


class Occurrence(Term):
    """The board's position: did a deviation occur?"""

    YES = "yes", "ja, en avvikelse har inträffat"
    NO = "no", "nej, ingen avvikelse har inträffat"
    UNCLEAR = "unclear", "oklart"


class Verdict(Term):
    """What the lex Sarah officer answered."""

    TAKEN_OVER = "taken_over", "tas emot som rapport enligt lex Sarah"
    NOT_MISCONDUCT = "not_misconduct", "inte ett missförhållande eller en påtaglig risk för det"


class Destination(Term):
    """Where a view that is not ours belongs."""

    OTHER_BOARD = "other_board", "annan nämnd i kommunen"
    OTHER_AUTHORITY = "other_authority", "annan myndighet"
    OPERATOR = "operator", "utförare eller vårdgivare"
    HEALTH_CARE = "health_care", "hälso- och sjukvård (MAS eller MAR)"
    WORK_ENVIRONMENT = "work_environment", "arbetsmiljö"
    IT = "it", "it-stöd och felanmälan"


class WhyUnanswered(Term):
    ANONYMOUS = "anonymous", "avsändaren är anonym"
    WITHDRAWN = "withdrawn", "klagomålet är återkallat"
    NOT_WISHED = "not_wished", "avsändaren vill inte ha svar"
    NOT_NEEDED = "not_needed", "svar behövs inte"


REASONS = {
    Kind.COMPLAINT: (WhyUnanswered.ANONYMOUS, WhyUnanswered.WITHDRAWN, WhyUnanswered.NOT_WISHED),
    Kind.VIEW: (WhyUnanswered.ANONYMOUS, WhyUnanswered.NOT_WISHED, WhyUnanswered.NOT_NEEDED),
}
"""Why a matter of each kind may end without an answer."""


class Outcome(Term):
    NO_MEASURES = "no_measures", "inga åtgärder behövs"
    MEASURES = "measures", "åtgärder är vidtagna eller planerade"
    DEVIATION = "deviation", "hanteras vidare som avvikelse"


class WhyAnnulled(Term):
    WRONG_BOARD = "wrong_board", "fel nämnd"
    WRONG_PERSON = "wrong_person", "fel person"
    WRONG_TEXT = "wrong_text", "fel text"
    DUPLICATE = "duplicate", "inmatad två gånger"
    PRACTICE = "practice", "inmatad på prov"


# ── Who ──────────────────────────────────────────────────────────────────────

SUPERIORS = (Role.DEPARTMENT_HEAD, Role.DIRECTOR)
MANAGERS = (Role.UNIT_MANAGER, *SUPERIORS)
THOSE_WHO_SORT = (*MANAGERS, Role.QUALITY_DEVELOPER, Role.REGISTRAR)
