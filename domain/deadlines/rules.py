"""The deadline rules to begin with. The law seldom sets a number of days; a length from elsewhere says so."""

from __future__ import annotations

from datetime import date, timedelta

from domain import law
from domain.deadlines.counting import DeadlineRule, Start, Status, Unit
from domain.law import Duty
from domain.terms import Role
from domain.waits import ABOVE_THE_MANAGER, LINE

LEX_SARAH = date(2011, 7, 1)
MANAGEMENT_SYSTEMS = date(2012, 1, 1)
SOL_2025 = date(2025, 7, 1)


def at_once(
    id: str,
    register: str,
    label: str,
    starts_on: Start,
    duty: Duty,
    since: date = LEX_SARAH,
    until: date | None = None,
    version: int = 1,
) -> DeadlineRule:
    """A statutory duty to act without a number of days; the label has the word the statute uses."""
    return DeadlineRule(
        id=id,
        register=register,
        label=label,
        starts_on=starts_on,
        length=0,
        unit=Unit.AT_ONCE,
        moves=False,
        duty=duty,
        status=Status.STATUTE,
        since=since,
        until=until,
        version=version,
    )


def local(
    id: str,
    register: str,
    label: str,
    starts_on: Start,
    length: int,
    unit: Unit,
    duty: Duty,
    moves: bool = True,
    extendable_by: tuple[Role, ...] = (),
) -> DeadlineRule:
    """What holds until a board decides otherwise.

    `extendable_by`: what somebody else depends on is given more time by those above the manager who is to do it.
    """
    return DeadlineRule(
        id=id,
        register=register,
        label=label,
        starts_on=starts_on,
        length=length,
        unit=unit,
        moves=moves,
        duty=duty,
        status=Status.LOCAL,
        since=MANAGEMENT_SYSTEMS,
        extendable_by=extendable_by,
    )


# ── Lex Sarah ────────────────────────────────────────────────────────────────

TO_INVESTIGATE = "lex_sarah.document_investigate"

LEX_SARAH_RULES = (
    at_once("lex_sarah.report", "lex_sarah", "Rapportera genast", Start.LEARNED, law.REPORT_MISCONDUCT),
    at_once(
        "lex_sarah.report_lss",
        "lex_sarah",
        "Rapportera genast (LSS)",
        Start.LEARNED,
        law.LSS_REPORT_MISCONDUCT,
    ),
    at_once(
        TO_INVESTIGATE,
        "lex_sarah",
        "Dokumentera, utreda och avhjälpa utan dröjsmål",
        Start.RECEIVED,
        law.INVESTIGATE_MISCONDUCT,
        until=SOL_2025 - timedelta(days=1),
    ),
    at_once(
        TO_INVESTIGATE,
        "lex_sarah",
        "Dokumentera, utreda och avhjälpa genast",
        Start.RECEIVED,
        law.INVESTIGATE_MISCONDUCT,
        since=SOL_2025,
        version=2,
    ),
    at_once(
        "lex_sarah.document_investigate_lss",
        "lex_sarah",
        "Dokumentera, utreda och avhjälpa utan dröjsmål (LSS)",
        Start.RECEIVED,
        law.LSS_INVESTIGATE_MISCONDUCT,
    ),
    local(
        "lex_sarah.start_alarm",
        "lex_sarah",
        "Påminnelse om att utredningen ska ha börjat",
        Start.RECEIVED,
        1,
        Unit.WORKING_DAYS,
        law.INVESTIGATE_MISCONDUCT,
    ),
    local(
        "lex_sarah.internal_investigation",
        "lex_sarah",
        "Utredningen klar",
        Start.RECEIVED,
        2,
        Unit.MONTHS,
        law.INVESTIGATE_MISCONDUCT,
        extendable_by=(Role.LEX_SARAH_OFFICER,),
    ),
    at_once(
        "lex_sarah.ivo_notification",
        "lex_sarah",
        "Anmäla till tillsynsmyndigheten snarast",
        Start.FOUND_SERIOUS,
        law.NOTIFY_IVO,
    ),
    at_once(
        "lex_sarah.ivo_notification_lss",
        "lex_sarah",
        "Anmäla till tillsynsmyndigheten snarast (LSS)",
        Start.FOUND_SERIOUS,
        law.LSS_NOTIFY_IVO,
    ),
    local(
        "lex_sarah.ivo_alarm",
        "lex_sarah",
        "Påminnelse om anmälan till Inspektionen för vård och omsorg",
        Start.FOUND_SERIOUS,
        1,
        Unit.WORKING_DAYS,
        law.NOTIFY_IVO,
    ),
    DeadlineRule(
        id="lex_sarah.investigation_to_ivo",
        register="lex_sarah",
        label="Lämna in utredningen i efterhand (kan förlängas av Inspektionen för vård och omsorg)",
        starts_on=Start.NOTIFIED,
        length=2,
        unit=Unit.MONTHS,
        moves=True,
        duty=law.INVESTIGATION_TO_IVO,
        status=Status.UNVERIFIED,
        since=LEX_SARAH,
    ),
    # Disposal begins after the five years: there is no last day to move.
    DeadlineRule(
        id="lex_sarah.private_retention",
        register="lex_sarah",
        label="Gallra i enskild verksamhet efter fem år",
        starts_on=Start.LAST_NOTE,
        length=60,
        unit=Unit.MONTHS,
        moves=False,
        duty=law.PRIVATE_INVESTIGATION,
        status=Status.STATUTE,
        since=SOL_2025,
    ),
    DeadlineRule(
        id="lex_sarah.private_retention_lss",
        register="lex_sarah",
        label="Gallra i enskild verksamhet efter fem år (LSS)",
        starts_on=Start.LAST_NOTE,
        length=60,
        unit=Unit.MONTHS,
        moves=False,
        duty=law.LSS_PRIVATE_INVESTIGATION,
        status=Status.STATUTE,
        since=date(2019, 1, 1),
    ),
)

# ── Deviations, views, risks, documents ──────────────────────────────────────

OTHER_RULES = (
    local(
        "deviation.first_reading",
        "deviations",
        "Läsa avvikelsen första gången",
        Start.RECEIVED,
        3,
        Unit.WORKING_DAYS,
        law.REPORTS,
    ),
    local(
        "deviation.investigation",
        "deviations",
        "Avvikelsen utredd",
        Start.RECEIVED,
        1,
        Unit.MONTHS,
        law.REPORTS,
        extendable_by=ABOVE_THE_MANAGER,
    ),
    local(
        "complaint.acknowledge",
        "views",
        "Bekräfta att klagomålet har kommit in",
        Start.RECEIVED,
        2,
        Unit.WORKING_DAYS,
        law.COMPLAINTS,
    ),
    local(
        "complaint.answer",
        "views",
        "Besvara klagomålet",
        Start.RECEIVED,
        10,
        Unit.WORKING_DAYS,
        law.COMPLAINTS,
        extendable_by=ABOVE_THE_MANAGER,
    ),
    local(
        "view.answer",
        "views",
        "Besvara synpunkten",
        Start.RECEIVED,
        10,
        Unit.WORKING_DAYS,
        law.COMPLAINTS,
        extendable_by=LINE,
    ),
    at_once(
        "complaint.hsl_answer",
        "views",
        "Besvara klagomål på vården snarast",
        Start.RECEIVED,
        law.ANSWER_HSL_COMPLAINT,
        since=date(2018, 1, 1),
    ),
    local(
        "risk.analysis",
        "risk_analyses",
        "Riskanalysen klar",
        Start.DECIDED,
        1,
        Unit.MONTHS,
        law.RISK_ANALYSIS,
    ),
    local("risk.review", "risks", "Pröva risken igen", Start.DECIDED, 12, Unit.MONTHS, law.RISK_ANALYSIS),
    # Counted backwards: the last working day before the change.
    local(
        "risk.before_change",
        "risk_analyses",
        "Riskanalys före ändringen",
        Start.PLANNED_CHANGE,
        -1,
        Unit.WORKING_DAYS,
        law.RISK_ANALYSIS,
        moves=False,
    ),
    local(
        "suggestion.answer",
        "suggestions",
        "Besvara förslaget",
        Start.RECEIVED,
        1,
        Unit.MONTHS,
        law.STAFF_TAKE_PART,
        extendable_by=LINE,
    ),
    local("action.decision", "actions", "Besluta om åtgärden", Start.REQUESTED, 1, Unit.MONTHS, law.MEASURES),
    local("action.evaluation", "actions", "Utvärdera effekten", Start.READY, 3, Unit.MONTHS, law.MEASURES),
    local(
        "training.assigned",
        "trainings",
        "Genomföra tilldelad utbildning",
        Start.DECIDED,
        90,
        Unit.DAYS,
        law.COMPETENT_STAFF,
    ),
    local(
        "document.review",
        "documents",
        "Se över dokumentet",
        Start.ESTABLISHED,
        24,
        Unit.MONTHS,
        law.BETTER_ROUTINES,
    ),
    # Where the reviewer has set a day, that is the day.
    local(
        "external_review.answer",
        "external_reviews",
        "Besvara granskaren",
        Start.REQUESTED,
        1,
        Unit.MONTHS,
        law.PLAN_LEAD_FOLLOW_UP,
    ),
)

# ── Processes, agreements, requirements ──────────────────────────────────────

COLLABORATION_RULES = (
    local(
        "process.review",
        "processes",
        "Se över processen",
        Start.DECIDED,
        24,
        Unit.MONTHS,
        law.BETTER_ROUTINES,
    ),
    local(
        "agreement.review",
        "agreements",
        "Följa upp överenskommelsen",
        Start.DECIDED,
        12,
        Unit.MONTHS,
        law.BETTER_ROUTINES,
    ),
    # Counted backwards from the last day: time to renegotiate, prolong or let go.
    local(
        "agreement.end",
        "agreements",
        "Ta ställning till vad som ska följa på överenskommelsen",
        Start.PERIOD_END,
        -180,
        Unit.DAYS,
        law.COLLABORATION,
        moves=False,
    ),
)

REQUIREMENT_RULES = (
    local(
        "provider.follow_up",
        "providers",
        "Följa upp utföraren",
        Start.DECIDED,
        12,
        Unit.MONTHS,
        law.PLAN_LEAD_FOLLOW_UP,
    ),
    local(
        "requirement.review",
        "requirements",
        "Bedöma om kravet uppfylls",
        Start.DECIDED,
        12,
        Unit.MONTHS,
        law.PLAN_LEAD_FOLLOW_UP,
    ),
    local(
        "requirement.amended",
        "requirements",
        "Gå igenom vad ändringen betyder för verksamheten",
        Start.LEARNED,
        1,
        Unit.MONTHS,
        law.PLAN_LEAD_FOLLOW_UP,
    ),
)

# ── What returns every year, and what comes from outside ─────────────────────

OBLIGATION_RULES = (
    # The board's own annual wheel sets the day; until it does, a compilation is due when its period ends.
    local(
        "self_control.tertial",
        "obligations",
        "Tertialets egenkontroll",
        Start.PERIOD_END,
        0,
        Unit.DAYS,
        law.SELF_CONTROL,
    ),
    local(
        "self_control.accounts",
        "obligations",
        "Egenkontrollens frågor med årsbokslutet",
        Start.PERIOD_END,
        2,
        Unit.MONTHS,
        law.SELF_CONTROL,
    ),
    local(
        "improvement.half_year",
        "obligations",
        "Halvårets sammanställning och analys",
        Start.PERIOD_END,
        0,
        Unit.DAYS,
        law.COMPILE_AND_ANALYSE,
    ),
    local(
        "lex_sarah.board_report",
        "obligations",
        "Redovisa lex Sarah för nämnden",
        Start.PERIOD_END,
        0,
        Unit.DAYS,
        law.COMPILE_AND_ANALYSE,
    ),
    DeadlineRule(
        id="minutes.approve",
        register="meetings",
        label="Justera protokollet",
        starts_on=Start.MEETING,
        length=14,
        unit=Unit.DAYS,
        moves=True,
        duty=law.MINUTES,
        status=Status.STATUTE,
        since=date(2018, 1, 1),
    ),
    DeadlineRule(
        id="annual_quality_report",
        register="obligations",
        label="Kvalitetsberättelse (rådet säger varje år, men ingen dag)",
        starts_on=Start.NEW_YEAR,
        length=2,
        unit=Unit.MONTHS,
        moves=True,
        duty=law.QUALITY_REPORT,
        status=Status.ADVICE,
        since=MANAGEMENT_SYSTEMS,
    ),
    DeadlineRule(
        id="patient_safety_report",
        register="obligations",
        label="Patientsäkerhetsberättelse senast den 1 mars",
        starts_on=Start.NEW_YEAR,
        length=2,
        unit=Unit.MONTHS,
        moves=True,
        duty=law.PATIENT_SAFETY_REPORT,
        status=Status.STATUTE,
        since=MANAGEMENT_SYSTEMS,
    ),
    at_once(
        "lex_maria.notification",
        "obligations",
        "Anmäla enligt lex Maria snarast",
        Start.OCCURRED,
        law.LEX_MARIA,
        since=date(2017, 10, 1),
    ),
    # After three months the decision is one to report, once a quarter; the day itself demands nothing.
    DeadlineRule(
        id="non_executed_decision",
        register="obligations",
        label="Rapportera beslut som inte har verkställts på tre månader",
        starts_on=Start.NOT_EXECUTED,
        length=3,
        unit=Unit.MONTHS,
        moves=False,
        duty=law.NON_EXECUTED_DECISIONS,
        status=Status.STATUTE,
        since=MANAGEMENT_SYSTEMS,
    ),
    DeadlineRule(
        id="non_executed_decision_lss",
        register="obligations",
        label="Rapportera beslut som inte har verkställts på tre månader (LSS)",
        starts_on=Start.NOT_EXECUTED,
        length=3,
        unit=Unit.MONTHS,
        moves=False,
        duty=law.LSS_NON_EXECUTED_DECISIONS,
        status=Status.STATUTE,
        since=MANAGEMENT_SYSTEMS,
    ),
    DeadlineRule(
        id="gdpr.breach",
        register="incidents",
        label="Anmäla personuppgiftsincident",
        starts_on=Start.LEARNED,
        length=72,
        unit=Unit.HOURS,
        moves=False,
        duty=law.DATA_BREACH,
        status=Status.STATUTE,
        since=date(2018, 5, 25),
    ),
    DeadlineRule(
        id="fl.delay_request",
        register="obligations",
        label="Avgöra ärendet, annars får parten begära det",
        starts_on=Start.OPENED,
        length=6,
        unit=Unit.MONTHS,
        moves=True,
        duty=law.DELAY,
        status=Status.STATUTE,
        since=date(2018, 7, 1),
    ),
    DeadlineRule(
        id="fl.delay_decision",
        register="obligations",
        label="Avgöra eller avslå partens begäran",
        starts_on=Start.REQUESTED,
        length=28,
        unit=Unit.DAYS,
        moves=True,
        duty=law.DELAY,
        status=Status.STATUTE,
        since=date(2018, 7, 1),
    ),
)

RULES: tuple[DeadlineRule, ...] = (
    LEX_SARAH_RULES + OTHER_RULES + COLLABORATION_RULES + REQUIREMENT_RULES + OBLIGATION_RULES
)
