"""The words of the check-up: the rules by name, how grave a finding is, and why one may be accepted for a time."""

from __future__ import annotations

from domain.terms import Term


class Severity(Term):
    """How grave a finding is, gravest first."""

    ERROR = "error", "fel"
    WARNING = "warning", "varning"
    NOTICE = "notice", "upplysning"

    def counting(self, number: int) -> str:
        """What so many are called.

        >>> Severity.WARNING.counting(1), Severity.WARNING.counting(2), Severity.ERROR.counting(2)
        ('varning', 'varningar', 'fel')
        """
        return self.label if number == 1 or self is Severity.ERROR else f"{self.label}ar"


class WhyAccepted(Term):
    """Why a finding may stand for a time."""

    PLANNED = "planned", "åtgärden är beslutad och planerad"
    HANDLED_ELSEWHERE = "handled_elsewhere", "hanteras på ett annat sätt"
    WAITING = "waiting", "beror på någon utanför förvaltningen"
    NOT_APPLICABLE = "not_applicable", "passar inte det här fallet"


class WhyAnnulled(Term):
    WRONG_RECORD = "wrong_record", "fel post"
    WRONG_RULE = "wrong_rule", "fel regel"
    BY_MISTAKE = "by_mistake", "godtaget av misstag"


class RuleId(Term):
    """The rules. A name is never used for anything else, also when its rule is gone."""

    # 3 kap. Ansvar
    UNIT_NO_MANAGER = "unit.no_manager", "Enhet utan chef"
    UNIT_REPORTS_NOTHING = "unit.reports_nothing", "Enhet som inte har rapporterat någon avvikelse på ett år"
    UNIT_NO_SELF_CONTROL_PLAN = "unit.no_self_control_plan", "Enhet utan plan för egenkontroll i år"
    UNIT_NO_LEX_SARAH_OFFICER = "unit.no_lex_sarah_officer", "Ingen är lex Sarah-ansvarig"
    ASSIGNMENT_OF_ONE_WHO_LEFT = "assignment.of_one_who_left", "Uppdrag hos någon som har slutat"
    DELEGATION_RUN_OUT = "delegation.run_out", "Delegation som har gått ut utan att någon har tagit vid"
    OBLIGATION_ROUND_LATE = "obligation.round_late", "Omgång i årshjulet som inte är gjord"
    OBLIGATION_CONFLICT = "obligation.conflict", "Två uppgifter i årshjulet som säger emot varandra"
    REQUIREMENT_NOT_REVIEWED = "requirement.not_reviewed", "Krav som inte har gåtts igenom på ett år"
    REQUIREMENT_UNANSWERED = "requirement.unanswered", "Krav som inget i systemet svarar mot"
    CRITERION_NOT_MEASURED = "criterion.not_measured", "Kriterium utan mätning på ett år"
    CRITERION_NO_TARGET = "criterion.no_target", "Mått som saknar målvärde"
    MEETING_MINUTES_LATE = "meeting.minutes_late", "Protokoll som inte är justerat i tid"
    MEETING_ASSIGNMENT_LATE = "meeting.assignment_late", "Uppdrag från ett möte som inte är återrapporterat"

    # 4 kap. Processer, rutiner och samverkan
    PROCESS_ACTIVITY_WITHOUT_ROUTINE = "process.activity_without_routine", "Aktivitet utan rutin"
    PROCESS_NO_AGREEMENT = "process.no_agreement", "Process med samverkan men utan överenskommelse"
    PROCESS_ROUTINE_NOT_IN_FORCE = "process.routine_not_in_force", "Process som pekar på en rutin som inte gäller"
    PROCESS_REVIEW_LATE = "process.review_late", "Process vars översyn är försenad"
    AGREEMENT_PAST_ITS_DAY = "agreement.past_its_day", "Överenskommelse som har passerat sin sista dag"
    AGREEMENT_ENDS_SOON = "agreement.ends_soon", "Överenskommelse som snart upphör"
    AGREEMENT_REVIEW_LATE = "agreement.review_late", "Överenskommelse vars uppföljning är försenad"
    PROVIDER_NO_REQUIREMENTS = "provider.no_requirements", "Utförare utan kvalitetskrav i avtalet"
    PROVIDER_NOT_PRESENTED = "provider.not_presented", "Utförare att välja som inte presenteras för den som väljer"
    PROVIDER_FOLLOW_UP_LATE = "provider.follow_up_late", "Utförare som inte är uppföljd i tid"
    PROVIDER_CORRECTION_LATE = "provider.correction_late", "Utförare som inte har rättat i tid"
    DOCUMENT_REVIEW_LATE = "document.review_late", "Styrdokument vars översyn är försenad"
    DOCUMENT_NO_OWNER = "document.no_owner", "Rutin eller annat styrdokument utan ägare"
    DOCUMENT_OWNER_LEFT = "document.owner_left", "Styrdokument vars ägare har slutat"
    DOCUMENT_NOT_MADE_KNOWN = "document.not_made_known", "Publicerat dokument som inte är infört i någon enhet"
    DOCUMENT_UNREAD = "document.unread", "Gällande dokument som inte alla det berör har kvitterat som läst"
    DOCUMENT_OUTSIDE_PROCESSES = "document.outside_processes", "Rutin som inte hör till någon aktivitet"
    IMPLEMENTATION_LATE = "implementation.late", "Införande i en enhet som är försenat"

    # 3 kap. Mål och planer, undersökningar, och det som bifogas och läses in
    GOAL_NO_CRITERION = "goal.no_criterion", "Mål som inget kvalitetskriterium följer"
    PLAN_NOT_FOLLOWED_UP = "plan.not_followed_up", "Plan som inte är uppföljd när dess tid är ute"
    PLAN_ACTIVITY_LATE = "plan_activity.late", "Aktivitet i en plan som är försenad"
    SURVEY_NOT_OPENED = "survey.not_opened", "Planerad undersökning som inte är öppnad"
    SURVEY_NOT_TOLD = "survey.not_told", "Stängd undersökning som inte är redovisad"
    ATTACHMENT_NOT_SCANNED = "attachment.not_scanned", "Bilaga som inte kunde virusprövas"
    INTAKE_NOT_WHOLE = "intake.not_whole", "Inläsning som inte är hel"

    # 5 kap. 1 och 2 §§ Riskanalys och egenkontroll
    RISK_RESIDUAL_ABOVE_INHERENT = "risk.residual_above_inherent", "Kvarstående risk som är större än den ursprungliga"
    RISK_LOWERED_WITHOUT_MEASURES = "risk.lowered_without_measures", "Risk som har sänkts utan åtgärder"
    RISK_REVIEW_LATE = "risk.review_late", "Risk som inte är omprövad i tid"
    RISK_ACCEPTANCE_OVER = "risk.acceptance_over", "Accepterad risk vars tid har gått ut"
    RISK_MEASURES_LATE = "risk.measures_late", "Riskåtgärder som är försenade"
    RISK_NO_RESPONSIBLE = "risk.no_responsible", "Hög risk som ingen ansvarar för"
    RISK_ANALYSIS_LATE = "risk_analysis.late", "Riskanalys som inte är klar i tid"
    RISK_ANALYSIS_AFTER_CHANGE = "risk_analysis.after_change", "Förändring som har börjat före sin riskanalys"
    SELF_CONTROL_LATE = "self_control.late", "Planerad egenkontroll som inte är gjord"
    SELF_CONTROL_NOT_ANALYSED = "self_control.not_analysed", "Genomförd egenkontroll som inte är analyserad"
    COMPILATION_NOT_REPORTED = "compilation.not_reported", "Sammanställd egenkontroll som inte är redovisad i tid"
    MEASUREMENT_LATE = "measurement.late", "Planerad mätning som inte är gjord"
    MEASUREMENT_MISS_NOT_ANALYSED = "measurement.miss_not_analysed", "Missat målvärde som inte är analyserat"
    SAMPLE_NOT_EXAMINED = "sample.not_examined", "Lottat stickprov som inte är granskat"
    REVIEW_DEMAND_LATE = "external_review.demand_late", "Begäran från en granskare som inte är besvarad i tid"
    REVIEW_FINDING_WITHOUT_ACTION = "external_review.finding_without_action", "Brist i en granskning utan åtgärd"
    INCIDENT_NEAR_72_HOURS = "incident.near_72_hours", "Personuppgiftsincident nära 72 timmar"
    INCIDENT_PAST_72_HOURS = "incident.past_72_hours", "Personuppgiftsincident som inte är anmäld inom 72 timmar"
    INCIDENT_PEOPLE_NOT_TOLD = "incident.people_not_told", "Hög risk vid en incident utan att de berörda är informerade"

    # 5 kap. 3–8 §§ Klagomål, rapporter, analys och åtgärder
    VIEW_ANSWER_LATE = "view.answer_late", "Klagomål eller synpunkt som inte är besvarad i tid"
    VIEW_ASLEEP = "view.asleep", "Klagomål eller synpunkt där inget har hänt på länge"
    DEVIATION_UNREAD = "deviation.unread", "Avvikelse utan första bedömning i tid"
    DEVIATION_INVESTIGATION_LATE = "deviation.investigation_late", "Avvikelse som inte är utredd i tid"
    DEVIATION_MEASURE_LATE = "deviation.measure_late", "Avvikelse med en åtgärd som är försenad"
    DEVIATION_REFERRAL_UNANSWERED = "deviation.referral_unanswered", "Misstänkt missförhållande utan svar"
    DEVIATION_NO_UNIT = "deviation.no_unit", "Avvikelse som inte hör till någon enhet"
    DEVIATION_NO_CAUSES = "deviation.no_causes", "Utredd avvikelse utan orsaker"
    DEVIATION_ASLEEP = "deviation.asleep", "Avvikelse där inget har hänt på länge"
    LEX_SARAH_NO_INVESTIGATOR = "lex_sarah.no_investigator", "Lex Sarah-ärende utan utredare"
    LEX_SARAH_NO_PROTECTION = "lex_sarah.no_protection", "Lex Sarah-ärende utan antecknat skydd för den enskilde"
    LEX_SARAH_LATE = "lex_sarah.late", "Lex Sarah-utredning som inte är klar i tid"
    LEX_SARAH_NOT_NOTIFIED = "lex_sarah.not_notified", "Allvarligt missförhållande som inte är anmält"
    LEX_SARAH_ASLEEP = "lex_sarah.asleep", "Lex Sarah-ärende där inget har hänt på länge"
    ANALYSIS_STUCK = "analysis.stuck", "Halvårsanalys som inte har kommit till nämnden"
    ACTION_NO_CAUSE = "action.no_cause", "Åtgärd utan orsak"
    ACTION_LATE = "action.late", "Åtgärd som är försenad"
    ACTION_NOT_DECIDED = "action.not_decided", "Föreslagen åtgärd som inte är beslutad i tid"
    ACTION_NOT_EVALUATED = "action.not_evaluated", "Åtgärd vars effekt inte är utvärderad"
    ACTION_BOARD_NOT_TOLD = "action.board_not_told", "Nämndens uppdrag som inte är återrapporterat"
    ACTION_POSTPONED_OFTEN = "action.postponed_often", "Åtgärd som har flyttats fram gång på gång"

    # 6 kap. Personalens medverkan, och det som inte är verkställt
    TRAINING_OVERDUE = "training.overdue", "Utbildning som är försenad"
    COMPETENCE_NOT_ASSIGNED = "competence.not_assigned", "Obligatoriskt kompetenskrav som alla inte har tilldelats"
    COMPETENCE_NOT_FOLLOWED_UP = "competence.not_followed_up", "Kompetenskrav som inte är uppföljt på ett år"
    SUGGESTION_ANSWER_LATE = "suggestion.answer_late", "Förbättringsförslag som inte är besvarat i tid"
    PARTICIPATION_NOT_TOLD = "participation.not_told", "Deltagare som inte har fått veta vad det ledde till"
    NON_EXECUTED_NOT_REPORTED = "non_executed.not_reported", "Ej verkställt beslut som inte är rapporterat"
    NON_EXECUTED_NOT_TOLD = "non_executed.not_told", "Verkställt beslut som inte är anmält"
