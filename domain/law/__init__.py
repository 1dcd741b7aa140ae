"""What the law demands, as data with validity dates; this file is the table of contents, in statute order.

Code never spells a paragraph: it cites a `Duty` from here. A duty knows every wording it has had, so that
what was done in 2024 is shown with the paragraph that was in force in 2024:

>>> from datetime import date
>>> INVESTIGATE_MISCONDUCT.citation(date(2025, 6, 30)), INVESTIGATE_MISCONDUCT.citation(date(2025, 7, 1))
('14 kap. 6 § SoL (2001:453)', '27 kap. 5 § SoL (2025:400)')
>>> "utan dröjsmål" in INVESTIGATE_MISCONDUCT.on(date(2025, 6, 30)).text
True
>>> "genast" in INVESTIGATE_MISCONDUCT.on(date(2025, 7, 1)).text
True

The wordings stand in one file per statute. Binding law and general advice are told apart, and so is what
somebody has read from what nobody has: see `Wording`.
"""

from domain.law import (
    fl,
    kl,
    lss,
    osl,
    personal_data,
    psl,
    sol_2001,
    sol_2025,
    sosfs_2011_5,
    sosfs_2011_9,
    time_limits,
)
from domain.law.duty import Duty, NotInForce, Wording

__all__ = ["DUTIES", "Duty", "NotInForce", "UnknownDuty", "Wording", "of"]


def duty(id: str, name: str, *wordings: Wording) -> Duty:
    return Duty(id, name, wordings)


# SOSFS 2011:9, 3 kap. Ansvar för och användning av ledningssystemet
MANAGEMENT_SYSTEM = duty("management-system", "Ledningssystem", sosfs_2011_9.P3_1)
SYSTEM_USED = duty("system-used", "Ledningssystemet används", sosfs_2011_9.P3_2)
PLAN_LEAD_FOLLOW_UP = duty("plan-lead-follow-up", "Planera, leda och följa upp", sosfs_2011_9.P3_3)

# SOSFS 2011:9, 4 kap. Ledningssystemets grundläggande uppbyggnad
ADAPTED = duty("adapted", "Ledningssystemet anpassas till verksamheten", sosfs_2011_9.P4_1)
PROCESSES = duty("processes", "Processer", sosfs_2011_9.P4_2)
ACTIVITIES = duty("activities", "Aktiviteter", sosfs_2011_9.P4_3)
ROUTINES = duty("routines", "Rutiner", sosfs_2011_9.P4_4)
COLLABORATION_IDENTIFIED = duty("collaboration-identified", "Behov av samverkan", sosfs_2011_9.P4_5)
COLLABORATION = duty("collaboration", "Samverkan", sosfs_2011_9.P4_6)

# SOSFS 2011:9, 5 kap. Systematiskt förbättringsarbete
RISK_ANALYSIS = duty("risk-analysis", "Riskanalys", sosfs_2011_9.P5_1)
SELF_CONTROL = duty("self-control", "Egenkontroll", sosfs_2011_9.P5_2)
SELF_CONTROL_METHODS = duty("self-control-methods", "Egenkontrollens metoder", sosfs_2011_9.P5_2_ADVICE)
COMPLAINTS = duty("complaints", "Klagomål och synpunkter", sosfs_2011_9.P5_3_BEFORE, sosfs_2011_9.P5_3)
HSL_COMPLAINTS = duty("hsl-complaints", "Vårdgivarens klagomål och synpunkter", sosfs_2011_9.P5_3_A)
HSL_REPORTS = duty("hsl-reports", "Rapporter i hälso- och sjukvården", sosfs_2011_9.P5_4)
REPORTS = duty("reports", "Rapporter", sosfs_2011_9.P5_5)
COMPILE_AND_ANALYSE = duty("compile-and-analyse", "Sammanställning och analys", sosfs_2011_9.P5_6)
MEASURES = duty("measures", "Förbättrande åtgärder", sosfs_2011_9.P5_7)
BETTER_ROUTINES = duty("better-routines", "Förbättring av processer och rutiner", sosfs_2011_9.P5_8)

# SOSFS 2011:9, 6 kap. Personalens medverkan
STAFF = duty("staff", "Personalens medverkan", sosfs_2011_9.P6_1)
STAFF_TAKE_PART = duty("staff-take-part", "Förutsättningar att medverka", sosfs_2011_9.P6_1_ADVICE)

# SOSFS 2011:9, 7 kap. Dokumentationsskyldighet
DOCUMENTATION = duty("documentation", "Dokumentation", sosfs_2011_9.P7_1)
QUALITY_REPORT = duty("quality-report", "Kvalitetsberättelse", sosfs_2011_9.P7_1_ADVICE)
PATIENT_SAFETY_DETAIL = duty("patient-safety-detail", "Patientsäkerhetsberättelsens innehåll", sosfs_2011_9.P7_2_4)

# Socialtjänstlagen, verksamhetens kvalitet
GOOD_QUALITY = duty("good-quality", "God kvalitet", sol_2001.P3_3_QUALITY, sol_2025.P5_1_1)
CONTRIBUTE_TO_QUALITY = duty("contribute-to-quality", "Medverka till god kvalitet", sol_2001.P14_2, sol_2025.P5_1_2)
FOLLOW_UP_QUALITY = duty("follow-up-quality", "Följa upp kvaliteten", sol_2001.P3_3_FOLLOW_UP, sol_2025.P5_2)
COMPETENT_STAFF = duty("competent-staff", "Utbildning och erfarenhet", sol_2001.P3_3_STAFF, sol_2025.P5_3)
REGION_AGREEMENTS = duty("region-agreements", "Överenskommelser med regionen", sol_2001.P5_8_A_9_A, sol_2025.P7_2)
QUALIFIED_FOR_CHILDREN = duty("qualified-for-children", "Behörighet i ärenden om barn och unga", sol_2025.P25_1)
PROVIDER_DATA = duty("provider-data", "Uppgifter från utförare", sol_2025.P15_9)
PRIVATE_INVESTIGATION = duty("private-investigation", "Utredning i enskild verksamhet", sol_2001.P7_6, sol_2025.P17_10)

# Socialtjänstlagen, missförhållanden (lex Sarah)
MISCONDUCT_ROUTINES = duty("misconduct-routines", "Rutiner mot missförhållanden", sol_2001.P3_3_A, sol_2025.P27_1)
REPORT_MISCONDUCT = duty("report-misconduct", "Rapportera missförhållanden", sol_2001.P14_3, sol_2025.P27_2)
INFORM_STAFF = duty("inform-staff", "Informera personalen", sol_2001.P14_4, sol_2025.P27_3)
INFORM_BOARD = duty("inform-board", "Informera nämnden om rapporter", sol_2001.P14_5, sol_2025.P27_4)
INVESTIGATE_MISCONDUCT = duty(
    "investigate-misconduct", "Utreda och avhjälpa missförhållanden", sol_2001.P14_6, sol_2025.P27_5
)
NOTIFY_IVO = duty(
    "notify-ivo", "Anmäla allvarliga missförhållanden", sol_2001.P14_7_BEFORE, sol_2001.P14_7, sol_2025.P27_6
)
NOTIFY_LICENSED = duty("notify-licensed", "Anmäla brister i tillståndspliktig verksamhet", sol_2025.P27_7)

# Socialtjänstlagen, tillsyn och bristande verkställighet
HAND_OVER_TO_IVO = duty("hand-over-to-ivo", "Lämna handlingar till tillsynen", sol_2001.P13_5, sol_2025.P28_5)
NON_EXECUTED_DECISIONS = duty("non-executed-decisions", "Ej verkställda beslut", sol_2001.P16_6_F, sol_2025.P34_1)
EXECUTED_LATER = duty("executed-later", "Rapporterade beslut som verkställts", sol_2001.P16_6_G, sol_2025.P34_2)
NON_EXECUTED_STATISTICS = duty(
    "non-executed-statistics", "Statistik över ej verkställda beslut", sol_2001.P16_6_H, sol_2025.P34_3
)

# LSS
LSS_GOOD_QUALITY = duty("lss-good-quality", "God kvalitet enligt LSS", lss.P6_BEFORE, lss.P6)
LSS_PRIVATE_INVESTIGATION = duty("lss-private-investigation", "Utredning i enskild verksamhet enligt LSS", lss.P23_G)
LSS_CONTRIBUTE_TO_QUALITY = duty("lss-contribute-to-quality", "Medverka till god kvalitet enligt LSS", lss.P24_A)
LSS_REPORT_MISCONDUCT = duty("lss-report-misconduct", "Rapportera missförhållanden enligt LSS", lss.P24_B)
LSS_INFORM_STAFF = duty("lss-inform-staff", "Informera personalen enligt LSS", lss.P24_C)
LSS_INFORM_BOARD = duty("lss-inform-board", "Informera nämnden om rapporter enligt LSS", lss.P24_D)
LSS_INVESTIGATE_MISCONDUCT = duty(
    "lss-investigate-misconduct", "Utreda och avhjälpa missförhållanden enligt LSS", lss.P24_E
)
LSS_NOTIFY_IVO = duty("lss-notify-ivo", "Anmäla allvarliga missförhållanden enligt LSS", lss.P24_F_BEFORE, lss.P24_F)
LSS_OTHER_REPORTS = duty("lss-other-reports", "Övriga anmälningar enligt LSS", lss.P24_G_BEFORE, lss.P24_G)
LSS_NON_EXECUTED_DECISIONS = duty(
    "lss-non-executed-decisions", "Ej verkställda beslut enligt LSS", lss.P28_F_BEFORE, lss.P28_F
)
LSS_EXECUTED_LATER = duty(
    "lss-executed-later", "Rapporterade beslut enligt LSS som verkställts", lss.P28_G_BEFORE, lss.P28_G
)
LSS_NON_EXECUTED_STATISTICS = duty(
    "lss-non-executed-statistics", "Statistik över ej verkställda beslut enligt LSS", lss.P28_H
)

# SOSFS 2011:5, lex Sarah
MISCONDUCT_REGULATION = duty("misconduct-regulation", "Kompletterande regler om lex Sarah", sosfs_2011_5.C2_4)
INVESTIGATION_CONTENT = duty("investigation-content", "Lex Sarah-utredningens innehåll", sosfs_2011_5.C5)
INVESTIGATION_TO_IVO = duty("investigation-to-ivo", "Lex Sarah-utredningen lämnas in", sosfs_2011_5.C6)

# Patientsäkerhetslagen
INVESTIGATE_CARE_INJURY = duty("investigate-care-injury", "Utreda vårdskador", psl.P3_3)
LEX_MARIA = duty("lex-maria", "Lex Maria", psl.P3_5)
ANSWER_HSL_COMPLAINT = duty("answer-hsl-complaint", "Besvara klagomål på vården", psl.P3_8B)
PATIENT_SAFETY_REPORT = duty("patient-safety-report", "Patientsäkerhetsberättelse", psl.P3_10)
HSL_STAFF_REPORT = duty("hsl-staff-report", "Vårdpersonalens rapporteringsskyldighet", psl.P6_4)

# Kommunallagen
INTERNAL_CONTROL = duty("internal-control", "Intern kontroll", kl.P6_6)
QUORUM = duty("quorum", "Beslutsförhet", kl.P6_27)
MINUTES = duty("minutes", "Protokoll", kl.P6_35)
BOARD_IMPARTIALITY = duty("board-impartiality", "Jäv i nämnd och förvaltning", kl.P6_28_30)
MAY_DELEGATE = duty("may-delegate", "Delegering", kl.P6_37)
NOT_DELEGABLE = duty("not-delegable", "Beslut som inte får delegeras", kl.P6_38)
URGENT_DECISIONS = duty("urgent-decisions", "Brådskande beslut", kl.P6_39)
DELEGATED_REPORTED = duty("delegated-reported", "Anmälan av delegationsbeslut", kl.P6_40)
CONSULT_USERS = duty("consult-users", "Samråd med brukarna", kl.P8_3)
AUDITORS_TOLD = duty("auditors-told", "Upplysningar till revisorerna", kl.P12_9)

# Förvaltningslagen
DELAY = duty("delay", "Dröjsmålstalan", fl.P12)
IMPARTIALITY = duty("impartiality", "Jäv", fl.P16_18)
ORAL_INFORMATION_DOCUMENTED = duty("oral-information-documented", "Muntliga uppgifter dokumenteras", fl.P27)
DECISION_DOCUMENTED = duty("decision-documented", "Beslut dokumenteras", fl.P31)
FORWARD_APPEALS = duty("forward-appeals", "Överklaganden överlämnas", fl.P45_46)

# Offentlighets- och sekretesslagen
DIARY = duty("diary", "Allmänna handlingar registreras", osl.P5_1)
NEEDED_FOR_SUPERVISION = duty("needed-for-supervision", "Uppgifter för tillsyn och revision", osl.P10_17)
SECRECY_YIELDS = duty("secrecy-yields", "Uppgiftsskyldighet bryter sekretess", osl.P10_28)
SECRECY_OF_INDIVIDUALS = duty("secrecy-of-individuals", "Sekretess för enskilda", osl.P26_1)
SECRECY_OF_INFORMANTS = duty("secrecy-of-informants", "Sekretess för den som lämnat uppgift", osl.P26_5)

# Personuppgifter
ACCESS_CONTROL = duty("access-control", "Behörighet och åtkomstkontroll", personal_data.P10)
NO_MORE_THAN_NEEDED = duty("no-more-than-needed", "Uppgiftsminimering", personal_data.ARTICLE_5_1_C)
DATA_BREACH = duty("data-breach", "Personuppgiftsincident", personal_data.ARTICLE_33)
INFORM_OF_BREACH = duty("inform-of-breach", "Information om personuppgiftsincident", personal_data.ARTICLE_34)

# Hur tid räknas
COUNTING_TIME = duty("counting-time", "Beräkning av tid", time_limits.P1_1930)
LAST_DAY_MOVES = duty("last-day-moves", "Sista dag på en helg", time_limits.P2_1930_BEFORE, time_limits.P2_1930)
PUBLIC_HOLIDAYS = duty("public-holidays", "Allmänna helgdagar", time_limits.P1_1989_BEFORE, time_limits.P1_1989)

DUTIES: tuple[Duty, ...] = tuple(value for value in tuple(globals().values()) if isinstance(value, Duty))
"""Every duty above, in the order it stands there: none can be written and forgotten."""

BY_ID = {each.id: each for each in DUTIES}


class UnknownDuty(LookupError):
    """There is no duty with that id."""


def of(id: str) -> Duty:
    """The duty with this id. Raises UnknownDuty, a LookupError.

    >>> of("report-misconduct").name
    'Rapportera missförhållanden'
    """
    try:
        return BY_ID[id]
    except KeyError:
        raise UnknownDuty(f"Det finns inget krav med namnet {id}.") from None
