"""Uppsala, the guideline SCN-2026-00466 for the board's management system: U1–U92 and what answers each."""

from __future__ import annotations

from docs.requirements.row import Row, context, met

ROWS: tuple[Row, ...] = (
    # Normerande styrdokument
    met(
        "U1",
        "Normerande styrdokument",
        "Riktlinjen har titeln Riktlinje för socialnämndens ledningssystem för systematiskt kvalitetsarbete.",
        registers=("documents",),
        by=("boards.uppsala.GUIDELINE", "domain.documents.commands.CreateDocument.title"),
        tests=("boards/test_boards.py::test_uppsala_s_guideline_has_its_metadata",),
    ),
    met(
        "U2",
        "Normerande styrdokument",
        "Dokumentet är ett normerande styrdokument, av slaget policy, riktlinje, rutin eller vägledning.",
        registers=("documents",),
        by=("domain.documents.words.DocumentClass.NORMATIVE", "domain.documents.words.Kind"),
        tests=(
            "boards/test_boards.py::test_uppsala_s_guideline_has_its_metadata",
            "domain/test_documents.py::test_a_document_gets_its_place_in_the_register",
        ),
    ),
    met(
        "U3",
        "Normerande styrdokument",
        "Berörd verksamhet, beslutsfattare, beslutsdatum, diarienummer och ansvarig funktion står på dokumentet.",
        registers=("documents",),
        by=(
            "domain.documents.commands.EstablishImported",
            "domain.words.Decision",
            "domain.documents.events.DocumentCreated.owner_function",
            "domain.documents.events.DocumentCreated.affected_operations",
        ),
        tests=(
            "boards/test_boards.py::test_uppsala_s_guideline_has_its_metadata",
            "boards/test_history.py::test_uppsala_s_guideline_is_decided_on_its_day_with_its_content",
        ),
    ),
    # Inledning
    met(
        "U4",
        "Inledning",
        "Nämnden ska ge god kvalitet enligt lag och ha ett ändamålsenligt ledningssystem (SOSFS 2011:9).",
        registers=("book", "settings"),
        by=("domain.law.MANAGEMENT_SYSTEM", "domain.law.GOOD_QUALITY", "domain.book.FoundLedger"),
        tests=(
            "domain/test_law.py::test_the_duties_stand_in_statute_order",
            "domain/test_book.py::test_a_book_is_founded_once",
        ),
    ),
    context(
        "U5",
        "Inledning",
        "Verksamheten planeras, leds, följs upp, kontrolleras, utvärderas och förbättras på ett samlat sätt.",
        "Sammanfattar hela systemet. Varje led står som eget krav nedan och prövas där.",
    ),
    context(
        "U6",
        "Inledning",
        "Mål och krav görs tydliga, risker identifieras, ansvar och arbetssätt klargörs, och resultat och "
        "avvikelser följs upp.",
        "Sammanfattar hela systemet. Leden står som egna krav: U17, U21, U57, U63 och U70.",
    ),
    # Syfte
    context(
        "U7",
        "Syfte",
        "Reglera nämndens kvalitetsarbete, konkretisera kommunens kvalitetspolicy, och säkra insyn och "
        "återrapportering till nämnden.",
        "Riktlinjens syfte. Återrapporteringen står i U26 och U86–U91, kvalitetspolicyn i U92.",
    ),
    # Omfattning
    context(
        "U8",
        "Omfattning",
        "Riktlinjen gäller alla medarbetare i förvaltningen, i allt arbete som ingår i systemet.",
        "Säger vem riktlinjen gäller. Vad den begär av medarbetarna står i U36–U44.",
    ),
    # Definitioner
    met(
        "U9",
        "Definitioner",
        "Vad ett ledningssystem är.",
        registers=("settings",),
        by=("boards.uppsala.TERMS", "domain.board.words.Topic.TERMS", "domain.board.commands.DecideChoices"),
        tests=(
            "domain/test_board.py::test_a_board_decides_its_own_words",
            "boards/test_boards.py::test_every_sentence_and_heading_stands_in_the_guideline",
            "boards/test_boards.py::test_what_uppsala_had_decided_before_its_guideline_is_not_known",
        ),
    ),
    met(
        "U10",
        "Definitioner",
        "Vad en process är.",
        registers=("settings",),
        by=("boards.uppsala.TERMS", "domain.board.words.Topic.TERMS", "domain.board.commands.DecideChoices"),
        tests=(
            "domain/test_board.py::test_a_board_decides_its_own_words",
            "boards/test_boards.py::test_every_sentence_and_heading_stands_in_the_guideline",
            "boards/test_boards.py::test_what_uppsala_had_decided_before_its_guideline_is_not_known",
        ),
    ),
    met(
        "U11",
        "Definitioner",
        "Vad kvalitet är.",
        registers=("settings",),
        by=("boards.uppsala.TERMS", "domain.board.words.Topic.TERMS", "domain.board.commands.DecideChoices"),
        tests=(
            "domain/test_board.py::test_a_board_decides_its_own_words",
            "boards/test_boards.py::test_every_sentence_and_heading_stands_in_the_guideline",
            "boards/test_boards.py::test_what_uppsala_had_decided_before_its_guideline_is_not_known",
        ),
    ),
    met(
        "U12",
        "Definitioner",
        "Vad egenkontroll är.",
        registers=("settings",),
        by=("boards.uppsala.TERMS", "domain.board.words.Topic.TERMS", "domain.board.commands.DecideChoices"),
        tests=(
            "domain/test_board.py::test_a_board_decides_its_own_words",
            "boards/test_boards.py::test_every_sentence_and_heading_stands_in_the_guideline",
            "boards/test_boards.py::test_what_uppsala_had_decided_before_its_guideline_is_not_known",
        ),
    ),
    met(
        "U13",
        "Definitioner",
        "Vad en risk är.",
        registers=("settings",),
        by=("boards.uppsala.TERMS", "domain.board.words.Topic.TERMS", "domain.board.commands.DecideChoices"),
        tests=(
            "domain/test_board.py::test_a_board_decides_its_own_words",
            "boards/test_boards.py::test_every_sentence_and_heading_stands_in_the_guideline",
            "boards/test_boards.py::test_what_uppsala_had_decided_before_its_guideline_is_not_known",
        ),
    ),
    met(
        "U14",
        "Definitioner",
        "Vad en avvikelse är.",
        registers=("settings",),
        by=("boards.uppsala.TERMS", "domain.board.words.Topic.TERMS", "domain.board.commands.DecideChoices"),
        tests=(
            "domain/test_board.py::test_a_board_decides_its_own_words",
            "boards/test_boards.py::test_every_sentence_and_heading_stands_in_the_guideline",
            "boards/test_boards.py::test_what_uppsala_had_decided_before_its_guideline_is_not_known",
        ),
    ),
    met(
        "U15",
        "Definitioner",
        "Vad ett missförhållande är. (Snävare än föreskriften: ordet förvaras, men lagens tröskel gäller.)",
        registers=("settings",),
        by=("boards.uppsala.TERMS", "domain.board.words.Topic.TERMS", "domain.board.commands.DecideChoices"),
        tests=(
            "domain/test_board.py::test_a_board_decides_its_own_words",
            "boards/test_boards.py::test_every_sentence_and_heading_stands_in_the_guideline",
            "boards/test_boards.py::test_what_uppsala_had_decided_before_its_guideline_is_not_known",
        ),
    ),
    # Lagbestämmelser
    met(
        "U16",
        "Lagbestämmelser",
        "Nämnden svarar för lag, god kvalitet och rättssäkerhet, utifrån den enskildes behov och rättigheter "
        "och barnets bästa.",
        registers=("deviations", "views"),
        by=(
            "domain.words.Affected.child",
            "domain.deviations.rules.refusals.TheChildFirst",
            "domain.views.rules.refusals.ConsequencesForTheChild",
            "domain.law.GOOD_QUALITY",
        ),
        tests=(
            "domain/test_deviations.py::test_a_child_is_seen",
            "domain/test_views.py::test_where_a_child_is_affected_it_is_said_what_it_means_for_the_child",
            "domain/test_views.py::test_when_a_child_is_found_out_later_it_is_said_then",
        ),
    ),
    met(
        "U17",
        "Lagbestämmelser",
        "Särskilt styrande lagar: SoL, KL, FB, LVU, LVM, FL, OSL, arkivlagen och dataskyddsförordningen.",
        registers=("requirements",),
        by=(
            "domain.requirements.commands.EnterRequirement",
            "domain.requirements.commands.MapRequirement",
            "boards.requirements.UPPSALA",
        ),
        tests=(
            "domain/test_requirements.py::test_a_requirement_is_entered_with_where_it_was_read",
            "domain/test_requirements.py::test_it_is_said_what_answers_to_a_requirement",
            "domain/test_requirements.py::test_a_duty_is_one_that_the_program_knows",
        ),
    ),
    # Socialnämndens ansvar
    met(
        "U18",
        "Socialnämndens ansvar",
        "Nämnden ser till att systemet finns, används och utvecklas så att den politiska styrningen får genomslag.",
        registers=("settings", "documents", "criteria"),
        by=(
            "domain.authority.BoardOnly",
            "domain.board.commands.DecideDeciders",
            "domain.documents.commands.EstablishByBoard",
            "domain.criteria.commands.DecideCriterion",
        ),
        tests=(
            "domain/test_authority.py::test_what_is_the_boards_own_is_decided_by_the_board",
            "domain/test_documents.py::test_policies_and_guidelines_are_the_boards",
            "domain/test_criteria.py::test_goals_are_not_delegated",
        ),
    ),
    # Förvaltningsdirektörs ansvar
    met(
        "U19",
        "Förvaltningsdirektörs ansvar",
        "Direktören har det övergripande ansvaret för att planera, styra, leda, följa upp och utveckla "
        "verksamheten genom systemet.",
        registers=("assignments", "actions", "processes"),
        by=(
            "domain.terms.Role.DIRECTOR",
            "domain.actions.rules.deciders.LOWEST",
            "domain.processes.refusals.DecidedForAll",
        ),
        tests=(
            "domain/test_actions.py::test_what_reaches_further_is_decided_higher_up",
            "domain/test_processes.py::test_a_process_for_all_is_established_above_the_departments",
        ),
    ),
    met(
        "U20",
        "Förvaltningsdirektörs ansvar",
        "Nämndens mål, strategier och beslut omsätts i verksamheten.",
        registers=("goals", "plans", "criteria", "actions"),
        by=(
            "domain.goals.commands.DecideOperationalGoal",
            "domain.plans.words.Kind.OPERATIONS",
            "domain.criteria.commands.DecideOperationalCriterion",
            "domain.actions.commands.AssignByBoard",
            "domain.actions.commands.ReportBackToBoard",
        ),
        tests=(
            "domain/test_goals.py::test_a_manager_decides_the_units_own_goal",
            "domain/test_plans.py::test_a_department_plan_is_drawn_up_from_what_the_board_has_decided",
            "domain/test_criteria.py::test_a_manager_decides_the_units_own",
            "domain/test_actions.py::test_an_assignment_from_the_board_is_an_action",
            "domain/test_actions.py::test_an_assignment_is_open_until_it_has_been_reported_back",
        ),
    ),
    met(
        "U21",
        "Förvaltningsdirektörs ansvar",
        "De processer och styrdokument som behövs finns, är kända, används och revideras.",
        registers=("processes", "documents", "read_receipts"),
        by=(
            "domain.documents.commands.PlanReview",
            "domain.processes.commands.ReviewProcess",
            "domain.read_receipts.AcknowledgeDocument",
            "domain.measures.catalogue.documents.DOCUMENTS",
        ),
        tests=(
            "domain/test_documents.py::test_publication_sets_the_day_the_audience_and_the_next_review",
            "domain/test_processes.py::test_a_process_is_looked_over",
            "domain/test_turns.py::test_a_review_done_in_july_was_overdue_in_june",
        ),
    ),
    met(
        "U22",
        "Förvaltningsdirektörs ansvar",
        "Risker identifieras, analyseras och hanteras genom riskanalyser och egenkontroller.",
        registers=("risk_analyses", "risks", "self_controls"),
        by=(
            "domain.risk_analyses.commands.AssessRiskAnalysis",
            "domain.risks.commands.DecideTreatment",
            "domain.self_controls.commands.AnalyseSelfControl",
        ),
        tests=(
            "domain/test_risk_analyses.py::test_measures_are_decided_for_every_risk_of_the_analysis",
            "domain/test_risks.py::test_a_risk_may_be_reduced_or_avoided",
            "domain/test_self_controls.py::test_a_result_is_compared_with_one_that_was_made_before",
        ),
    ),
    met(
        "U23",
        "Förvaltningsdirektörs ansvar",
        "Resultat från avvikelser, klagomål, synpunkter och lex Sarah-utredningar följs upp, analyseras och "
        "sammanställs.",
        registers=(
            "lex_sarah",
            "analyses",
        ),
        by=(
            "domain.measures.catalogue.deviations.DEVIATIONS",
            "domain.measures.catalogue.views.VIEWS",
            "domain.measures.catalogue.lex_sarah.LEX_SARAH",
            "domain.measures.catalogue.joint.TOGETHER",
        ),
        tests=(
            "domain/test_measures.py::test_each_measure_counts_what_it_says",
            "domain/test_measures.py::test_what_became_something_else_is_one_event_together",
        ),
    ),
    met(
        "U24",
        "Förvaltningsdirektörs ansvar",
        "Förbättrande åtgärder på verksamhetsnivå initieras, beslutas och följs upp.",
        registers=("actions",),
        by=(
            "domain.actions.commands.DecideAction",
            "domain.actions.commands.EvaluateAction",
            "domain.actions.rules.deciders.must_be_theirs",
        ),
        tests=(
            "domain/test_actions.py::test_what_reaches_further_is_decided_higher_up",
            "domain/test_actions.py::test_the_effect_is_evaluated_and_it_is_written_how_that_is_known",
        ),
    ),
    met(
        "U25",
        "Förvaltningsdirektörs ansvar",
        "Det finns rutiner för att dokumentera, följa upp och rapportera kvalitetsarbetet.",
        registers=("documents", "obligations"),
        by=(
            "domain.documents.words.Kind.ROUTINE",
            "domain.obligations.commands.EstablishObligation",
            "boards.uppsala.CADENCES",
        ),
        tests=(
            "domain/test_documents.py::test_a_routine_is_established_in_execution_of_the_work",
            "domain/test_obligations.py::test_an_obligation_says_what_how_often_to_whom_by_whom_and_why",
        ),
    ),
    met(
        "U26",
        "Förvaltningsdirektörs ansvar",
        "Nämnden får regelbundet rapport om läge, resultat och utvecklingsområden.",
        registers=("analyses", "obligations", "meetings"),
        by=(
            "domain.analyses.commands.SubmitAnalysis",
            "domain.analyses.commands.DecideAnalysis",
            "domain.meetings.commands.RecordItem.obligation",
        ),
        tests=(
            "domain/test_analyses.py::test_a_reviewed_analysis_goes_to_a_meeting_of_the_board",
            "domain/test_analyses.py::test_the_board_deals_with_it_in_its_own_way",
            "domain/test_obligations.py::test_a_meeting_that_takes_it_up_completes_the_round",
        ),
    ),
    met(
        "U27",
        "Förvaltningsdirektörs ansvar",
        "Styrdokumenten är kända (samma mening som U21).",
        registers=("documents", "read_receipts"),
        by=("domain.documents.commands.PublishRevision", "domain.read_receipts.AcknowledgeDocument"),
        tests=(
            "domain/test_read_receipts.py::test_an_employee_acknowledges_the_revision_that_applies",
            "domain/test_documents.py::test_receipts_are_not_asked_for_unless_somebody_wants_them",
        ),
    ),
    # Chefers ansvar
    met(
        "U28",
        "Chefers ansvar",
        "Chefer svarar för kvalitetsarbetet i sin verksamhet och för att medarbetarna kan bidra.",
        registers=("assignments", "deviations", "actions"),
        by=("domain.authority.check", "domain.terms.Role.UNIT_MANAGER", "domain.actions.commands.ProposeAction"),
        tests=(
            "domain/test_authority.py::test_a_role_in_the_unit_is_enough",
            "domain/test_actions.py::test_whoever_works_here_may_propose_an_action_with_what_shows_the_need",
        ),
    ),
    met(
        "U29",
        "Chefers ansvar",
        "Styrande och stödjande dokument är aktuella, förankrade och följs.",
        registers=("documents", "read_receipts", "self_controls"),
        by=(
            "domain.documents.commands.ConfirmStillValid",
            "domain.documents.commands.PlanReview",
            "domain.read_receipts.AcknowledgeDocument",
            "domain.self_controls.commands.StartSelfControl.checklist",
        ),
        tests=(
            "domain/test_documents.py::test_a_document_is_confirmed_and_gets_a_new_deadline",
            "domain/test_read_receipts.py::test_an_employee_acknowledges_the_revision_that_applies",
            "domain/test_self_controls.py::test_the_checklist_is_the_revision_that_applies",
        ),
    ),
    met(
        "U30",
        "Chefers ansvar",
        "Ett tillåtande klimat där avvikelser, risker och missförhållanden rapporteras utan rädsla för repressalier.",
        registers=("deviations", "views"),
        by=("replays.own_acts.reviewed_acts", "replays.package.masks.INFORMANTS", "domain.law.SECRECY_OF_INFORMANTS"),
        tests=(
            "replays/test_own_acts.py::test_no_report_is_found_by_reviewing_everybody",
            "replays/test_own_acts.py::test_a_source_is_not_found_though_they_also_handle_or_were_typed_in_by_another",
            "replays/package/test_masks.py::test_what_may_not_be_opened_is_refused",
        ),
    ),
    met(
        "U31",
        "Chefers ansvar",
        "Medarbetarna har den kompetens som behövs, och får utbildning och introduktion.",
        registers=("competence", "trainings"),
        by=(
            "domain.competence.RequireCompetence.at_start",
            "domain.competence.FollowUpCompetence",
            "domain.trainings.AssignTraining",
        ),
        tests=(
            "domain/test_competence.py::test_a_requirement_says_for_whom_and_on_what_ground",
            "domain/test_competence.py::test_what_is_required_is_assigned_with_a_day",
            "domain/test_competence.py::test_the_gap_is_followed_up",
        ),
    ),
    context(
        "U32",
        "Chefers ansvar",
        "Beslutade verksamhetssystem används som det är tänkt.",
        "Gäller verksamhetssystemen i stort, inte liggaren. Hur liggaren används granskas genom "
        "loggranskning (replays.own_acts).",
    ),
    met(
        "U33",
        "Chefers ansvar",
        "Chefen utreder, analyserar och vidtar åtgärder med anledning av avvikelser, missförhållanden, "
        "synpunkter och klagomål.",
        registers=("deviations", "views", "lex_sarah", "actions"),
        by=(
            "domain.deviations.commands.DecideOutcome",
            "domain.views.commands.TakePosition",
            "domain.lex_sarah.words.Investigates.MANAGER",
            "domain.actions.commands.DecideAction",
        ),
        tests=(
            "domain/test_deviations.py::test_the_outcome_is_decided",
            "domain/test_views.py::test_a_position_is_taken_when_the_complaint_is_investigated",
            "domain/test_lex_sarah.py::test_nobody_from_the_unit_investigates_unless_the_board_says_so",
            "domain/test_actions.py::test_the_unit_manager_decides_within_the_unit",
        ),
    ),
    met(
        "U34",
        "Chefers ansvar",
        "Egenkontroller och riskanalyser genomförs och dokumenteras, och vidtagna åtgärder följs upp.",
        registers=("self_controls", "risk_analyses", "actions"),
        by=(
            "domain.self_controls.commands.CompleteSelfControl",
            "domain.risk_analyses.commands.FinishRiskAnalysis",
            "domain.actions.commands.EvaluateAction",
        ),
        tests=(
            "domain/test_self_controls.py::test_a_self_control_is_made_when_every_item_is_examined",
            "domain/test_risk_analyses.py::test_an_analysis_gathers_the_risks_it_found_all_scored",
            "domain/test_actions.py::test_an_action_is_closed_when_it_is_known_whether_it_helped",
        ),
    ),
    met(
        "U35",
        "Chefers ansvar",
        "Verksamhetens resultat följs upp och ger lärande, för den enskilda medarbetaren och för verksamheten.",
        registers=("measurements", "deviations", "actions"),
        by=(
            "domain.measurements.commands.AnalyseMeasurement",
            "domain.deviations.rules.refusals.FeedbackFirst",
            "domain.actions.commands.FeedBackAction",
        ),
        tests=(
            "domain/test_measurements.py::test_a_missed_target_leads_to_an_action_or_a_reason",
            "domain/test_deviations.py::test_the_reporter_is_told_what_the_report_led_to",
            "domain/test_actions.py::test_the_management_group_and_the_units_are_told",
        ),
    ),
    # Medarbetares ansvar
    met(
        "U36",
        "Medarbetares ansvar",
        "Följa lag, styrdokument, rutiner och arbetssätt.",
        registers=("read_receipts", "self_controls"),
        by=("domain.read_receipts.AcknowledgeDocument", "domain.self_controls.commands.RecordObservation"),
        tests=(
            "domain/test_read_receipts.py::test_only_the_revision_that_applies_is_acknowledged",
            "domain/test_self_controls.py::test_what_was_wanting_is_a_deviation_or_it_is_said_why_not",
        ),
    ),
    context(
        "U37",
        "Medarbetares ansvar",
        "Använda beslutade system som det är tänkt.",
        "Gäller verksamhetssystemen i stort, inte liggaren.",
    ),
    met(
        "U38",
        "Medarbetares ansvar",
        "Dokumentera och hantera information korrekt och rättssäkert, enligt sekretess, informationssäkerhet "
        "och dataskydd.",
        registers=("book", "persons"),
        by=("domain.grammar.Personal", "ledger.opening.Door", "api.access.ACCESS", "domain.law.ACCESS_CONTROL"),
        tests=(
            "api/test_opening.py::test_texts_are_opened_for_those_who_handle_and_it_is_written_down",
            "api/test_silence.py::test_the_canary_is_never_heard",
            "api/test_access.py::test_others_cannot_tell_it_from_what_is_not_there",
        ),
    ),
    met(
        "U39",
        "Medarbetares ansvar",
        "Bidra med engagemang och förbättringsförslag.",
        registers=("suggestions",),
        by=(
            "domain.suggestions.commands.SubmitSuggestion",
            "domain.suggestions.commands.AnswerSuggestion",
            "domain.reactions.reactions",
        ),
        tests=(
            "domain/test_suggestions.py::test_anybody_may_suggest_and_it_is_to_be_answered_in_time",
            "domain/test_suggestions.py::test_an_adopted_suggestion_becomes_an_action_in_the_same_act",
            "domain/test_suggestions.py::test_whoever_made_it_is_answered_when_it_is_decided",
        ),
    ),
    met(
        "U40",
        "Medarbetares ansvar",
        "Uppmärksamma och rapportera risker, avvikelser, missförhållanden, synpunkter och klagomål.",
        registers=("risks", "deviations", "views"),
        by=(
            "domain.risks.commands.IdentifyRisk",
            "domain.deviations.commands.ReportDeviation",
            "domain.deviations.commands.ReferToLexSarah",
            "domain.views.commands.ReceiveView",
        ),
        tests=(
            "domain/test_risks.py::test_whoever_works_here_may_enter_a_risk_with_what_is_known",
            "domain/test_deviations.py::test_a_suspicion_of_misconduct_is_referred_at_the_report",
            "domain/test_views.py::test_everybody_who_works_here_may_enter_a_view",
        ),
    ),
    met(
        "U41",
        "Medarbetares ansvar",
        "Rapportera incidenter som kan påverka kvalitet, säkerhet eller rättssäkerhet, som informations- och "
        "personuppgiftsincidenter.",
        registers=("incidents", "deviations"),
        by=(
            "domain.law.DATA_BREACH",
            "domain.incidents.commands.ReportIncident",
            "domain.incidents.commands.NotifyBreach",
            "domain.reactions.reactions",
        ),
        tests=(
            "domain/test_incidents.py::test_the_hours_run_through_the_weekend",
            "domain/test_incidents.py::test_an_incident_is_closed_when_it_has_been_answered_for",
            "domain/test_incidents.py::test_an_incident_leads_to_a_deviation_in_the_same_act_and_only_one",
        ),
    ),
    met(
        "U42",
        "Medarbetares ansvar",
        "Delta i uppföljningar, egenkontroller och utvecklingsarbete.",
        registers=("self_controls",),
        by=("domain.self_controls.words.PERFORMERS", "domain.risk_analyses.commands.DecideOnRiskAnalysis.participants"),
        tests=(
            "domain/test_self_controls.py::test_the_board_s_questions_are_answered_by_those_it_has_said",
            "domain/test_risk_analyses.py::test_an_analysis_is_accepted_with_somebody_to_lead_it",
        ),
    ),
    met(
        "U43",
        "Medarbetares ansvar",
        "Ta del av information och obligatoriska utbildningar.",
        registers=("trainings", "read_receipts", "competence"),
        by=(
            "domain.competence.RequireCompetence.mandatory",
            "domain.check_up.words.RuleId.COMPETENCE_NOT_ASSIGNED",
            "domain.check_up.words.RuleId.TRAINING_OVERDUE",
            "domain.trainings.ConfirmTraining",
            "domain.read_receipts.AcknowledgeDocument",
        ),
        tests=(
            "domain/test_check_up_work.py::test_what_belongs_to_the_introduction_and_is_not_assigned_is_found",
            "domain/test_check_up_work.py::test_only_what_is_mandatory_is_looked_for_and_the_rest_has_its_time",
            "domain/test_competence.py::test_each_confirms_for_themselves",
            "domain/test_read_receipts.py::test_an_employee_acknowledges_the_revision_that_applies",
        ),
    ),
    context(
        "U44",
        "Medarbetares ansvar",
        "Hålla god och säker kvalitet i det dagliga arbetet.",
        "Det dagliga arbetet med människor. Det som brister i det rapporteras (U40) och följs upp (U57).",
    ),
    # Processer
    met(
        "U45",
        "Processer",
        "En process säger vad som ska göras; rutiner och stödjande dokument, knutna till processen, säger hur.",
        registers=("processes", "documents"),
        by=("domain.processes.commands.LinkRoutine", "domain.processes.refusals.NotARoutine"),
        tests=(
            "domain/test_processes.py::test_a_routine_is_linked_to_an_activity",
            "domain/test_processes.py::test_a_policy_does_not_say_how_an_activity_is_done",
        ),
    ),
    met(
        "U46",
        "Processer",
        "Rutinerna anger arbetssätt, ansvar, moment och vad som ska dokumenteras.",
        registers=("processes", "documents"),
        by=(
            "domain.processes.words.Activity.role",
            "domain.processes.words.Activity.after",
            "domain.processes.words.Activity.documentation",
            "domain.processes.refusals.RoutineMissing",
        ),
        tests=(
            "domain/test_processes.py::test_activities_are_described_in_their_order",
            "domain/test_processes.py::test_no_activity_is_without_routine_and_reason_when_it_is_established",
        ),
    ),
    met(
        "U47",
        "Processer",
        "Processer och rutiner stödjer samverkan inom förvaltningen och med andra.",
        registers=("processes", "agreements"),
        by=("domain.processes.commands.DeclareCollaboration",),
        tests=(
            "domain/test_processes.py::test_the_need_of_collaboration_is_declared",
            "domain/test_processes.py::test_collaboration_without_an_agreement_is_seen",
        ),
    ),
    met(
        "U48",
        "Processer",
        "Fastställda processer och rutiner är kända av dem de berör och lätta att nå.",
        registers=("processes", "documents", "read_receipts"),
        by=(
            "api.access.ACCESS",
            "domain.documents.commands.PublishRevision.audience_units",
            "domain.read_receipts.AcknowledgeDocument",
        ),
        tests=(
            "api/test_documents.py::test_of_a_day_before_the_first_known_revision_the_answer_is_not_known",
            "domain/test_documents.py::test_publication_sets_the_day_the_audience_and_the_next_review",
            "domain/test_read_receipts.py::test_an_employee_acknowledges_the_revision_that_applies",
        ),
    ),
    met(
        "U49",
        "Processer",
        "Tre slag: styr- och ledningsprocesser, verksamhetsprocesser och stödprocesser.",
        registers=("processes",),
        by=("domain.processes.words.Category",),
        tests=("domain/test_processes.py::test_a_process_is_identified",),
    ),
    # Dokumentstyrning och KLS
    context(
        "U50",
        "Dokumentstyrning och KLS",
        "Kommunens kvalitetsledningsstöd (KLS) är grunden för kvalitetsarbetet.",
        "Namnger kommunens nuvarande it-stöd. Vad stödet ska klara står i U51–U56 och prövas där.",
    ),
    met(
        "U51",
        "Dokumentstyrning och KLS",
        "Stödet styr så att rätt sak görs vid rätt tillfälle, ger stöd i vardagen, och beskriver vad som ska "
        "göras och hur.",
        registers=("processes", "documents"),
        by=(
            "domain.processes.commands.DescribeActivities",
            "domain.processes.commands.LinkRoutine",
            "api.documents.revision",
        ),
        tests=(
            "domain/test_processes.py::test_a_process_is_established_with_its_routines",
            "api/test_documents.py::test_a_content_is_kept_by_an_address_that_proves_it",
        ),
    ),
    met(
        "U52",
        "Dokumentstyrning och KLS",
        "Stödet är tillgängligt för alla medarbetare och för nämndens ledamöter.",
        registers=("persons", "assignments"),
        by=("api.access.ACCESS", "domain.terms.Role.BOARD_MEMBER", "api.access_rules.Access.put_to_board"),
        tests=(
            "api/test_access.py::test_everybody_sees_the_units_and_what_the_board_has_decided",
            "api/test_access.py::test_a_member_of_the_board_sees_what_is_open_and_what_is_put_to_the_board",
            "api/test_access.py::test_a_member_of_the_board_sees_nothing_else_and_opens_no_text",
        ),
    ),
    met(
        "U53",
        "Dokumentstyrning och KLS",
        "Dokument upprättas, revideras, granskas, fastställs, publiceras och arkiveras på ett styrt sätt.",
        registers=("documents",),
        by=(
            "domain.documents.words.Stage",
            "domain.documents.commands.DraftRevision",
            "domain.documents.commands.ReviewRevision",
            "domain.documents.commands.PublishRevision",
            "domain.documents.commands.ArchiveDocument",
        ),
        tests=(
            "domain/test_documents.py::test_somebody_else_than_the_author_reviews",
            "domain/test_documents.py::test_the_decision_comes_after_the_review_and_has_been_made",
            "domain/test_documents.py::test_nothing_is_published_before_it_is_established",
            "domain/test_documents.py::test_what_is_repealed_is_archived_when_it_no_longer_holds",
        ),
    ),
    met(
        "U54",
        "Dokumentstyrning och KLS",
        "Styrande dokument säger vad som ska följas; stödjande är mallar, blanketter och checklistor.",
        registers=("documents",),
        by=("domain.documents.words.DocumentClass", "domain.documents.words.Kind"),
        tests=("domain/test_documents.py::test_a_document_gets_its_place_in_the_register",),
    ),
    met(
        "U55",
        "Dokumentstyrning och KLS",
        "Nya och ändrade dokument görs tillgängliga.",
        registers=("documents",),
        by=("domain.documents.commands.PublishRevision", "api.documents.content"),
        tests=(
            "domain/test_documents.py::test_a_new_revision_supersedes_the_earlier_from_its_day",
            "api/test_documents.py::test_a_content_is_kept_by_an_address_that_proves_it",
        ),
    ),
    met(
        "U56",
        "Dokumentstyrning och KLS",
        "Chef eller utsedd funktion svarar för att dokumenten kommuniceras, införs och följs i sin del.",
        registers=("implementations", "documents", "read_receipts", "self_controls"),
        by=(
            "domain.implementations.AssignImplementation",
            "domain.implementations.ConfirmImplementation",
            "domain.implementations.MadeKnown",
            "domain.self_controls.commands.StartSelfControl.checklist",
        ),
        tests=(
            "domain/test_implementations.py::test_a_published_revision_is_to_be_made_known_in_a_unit",
            "domain/test_implementations.py::test_whoever_answers_for_it_says_that_it_is_done",
            "domain/test_self_controls.py::test_the_checklist_is_the_revision_that_applies",
        ),
    ),
    # Förbättringsarbete
    met(
        "U57",
        "Förbättringsarbete",
        "Strukturerat arbete med avvikelser och missförhållanden, synpunkter och klagomål, egenkontroll och "
        "risker, för det enskilda och för helheten.",
        registers=("deviations", "lex_sarah", "views", "self_controls", "risks", "analyses"),
        by=(
            "domain.deviations.commands.CompleteInvestigation",
            "domain.lex_sarah.commands.DecideDegree",
            "domain.views.commands.InvestigateComplaint",
            "domain.self_controls.commands.AnalyseSelfControl",
            "domain.risks.commands.DecideTreatment",
            "domain.analyses.commands.WriteAnalysis",
        ),
        tests=(
            "domain/test_deviations.py::test_an_investigation_is_completed",
            "domain/test_lex_sarah.py::test_somebody_else_decides_one_of_five_degrees",
            "domain/test_views.py::test_a_complaint_is_investigated_and_a_view_is_not",
            "domain/test_self_controls.py::test_a_result_is_compared_with_one_that_was_made_before",
            "domain/test_risks.py::test_a_risk_may_be_reduced_or_avoided",
            "domain/test_analyses.py::test_what_the_figures_show_is_written_and_may_be_written_again",
        ),
    ),
    met(
        "U58",
        "Förbättringsarbete",
        "Sammanställning och analys visar brister, mönster och trender som inte syns i enskilda ärenden.",
        registers=("analyses",),
        by=("domain.measures.MEASURES", "replays.analysis.analyse", "domain.analyses.commands.WriteAnalysis"),
        tests=(
            "domain/test_measures.py::test_figures_stand_beside_those_of_the_year_before",
            "domain/test_measures.py::test_every_figure_has_the_list_of_records_behind_it",
            "replays/test_half_years.py::test_the_registers_and_the_oracle_count_the_same",
        ),
    ),
    met(
        "U59",
        "Förbättringsarbete",
        "Egenkontroll är planerad och systematisk, görs i efterhand, och ser efter att lag, processer och "
        "rutiner följs.",
        registers=("self_control_plans", "self_controls"),
        by=(
            "domain.self_control_plans.commands.DecideSelfControlPlan",
            "domain.self_controls.commands.CompleteSelfControl",
        ),
        tests=(
            "domain/test_self_controls.py::test_a_self_control_is_made_when_every_item_is_examined",
            "domain/test_self_controls.py::test_a_self_control_of_the_plan_says_which_of_its_controls_it_is",
            "domain/test_self_control_plans.py::test_a_board_without_questions_plans_what_it_wants",
        ),
    ),
    met(
        "U60",
        "Förbättringsarbete",
        "Den görs så ofta och i den omfattning som krävs.",
        registers=("self_control_plans",),
        by=(
            "domain.self_control_plans.words.PlannedControl",
            "domain.self_control_plans.words.Frequency",
            "domain.self_control_compilations.NotMade",
        ),
        tests=(
            "domain/test_self_control_plans.py::test_there_is_one_plan_for_a_unit_and_a_year",
            "domain/test_self_control_plans.py::test_a_tertial_compiles_its_questions_and_says_what_is_missing",
        ),
    ),
    met(
        "U61",
        "Förbättringsarbete",
        "Verksamheten medverkar fortlöpande i granskning och tillsyn av andra, som IVO och revisorerna, och "
        "tar hand om resultatet.",
        registers=("external_reviews", "actions"),
        by=(
            "domain.external_reviews.commands.RegisterExternalReview",
            "domain.external_reviews.commands.RecordDemand",
            "domain.external_reviews.words.FindingAnswer",
            "domain.reactions.reactions",
        ),
        tests=(
            "domain/test_external_reviews.py::test_each_finding_is_answered_by_itself",
            "domain/test_external_reviews.py::test_a_finding_becomes_an_action_in_the_same_act",
            "domain/test_external_reviews.py::test_a_review_is_closed_when_everything_is_answered_and_the_board_told",
        ),
    ),
    met(
        "U62",
        "Förbättringsarbete",
        "Verksamheten deltar i nationella och egna målgruppsundersökningar, och resultaten används.",
        registers=("surveys", "survey_results", "external_statistics"),
        by=(
            "domain.surveys.words.Arranged.NATIONAL",
            "domain.survey_results.commands.EnterSurveyResult.previous",
            "domain.surveys.commands.ProposeSurveyAction",
            "domain.surveys.refusals.WhatIsDone",
            "domain.external_statistics.words.Publisher.NATIONAL_USER_SURVEY",
        ),
        tests=(
            "domain/test_surveys.py::test_a_national_survey_says_who_arranges_it",
            "domain/test_survey_results.py::test_a_result_stands_beside_the_one_before",
            "domain/test_surveys.py::test_it_leads_to_something_or_it_is_said_why_not_before_it_is_told",
            "domain/test_surveys.py::test_a_survey_leads_to_an_action_in_the_same_act",
        ),
    ),
    # Riskhantering
    met(
        "U63",
        "Riskhantering",
        "Risker för brister i kvalitet, rättssäkerhet eller säkerhet identifieras, analyseras och bedöms fortlöpande.",
        registers=("risks", "risk_analyses"),
        by=("domain.law.RISK_ANALYSIS", "domain.risks.commands.IdentifyRisk", "domain.risks.commands.ScoreRisk"),
        tests=(
            "domain/test_risks.py::test_whoever_works_here_may_enter_a_risk_with_what_is_known",
            "domain/test_risks.py::test_the_value_is_probability_times_the_worse_consequence",
        ),
    ),
    met(
        "U64",
        "Riskhantering",
        "För varje identifierad risk görs en analys med sannolikhet och följder för verksamheten eller den enskilde.",
        registers=("risks",),
        by=("domain.risks.refusals.ScoreFirst", "domain.risks.rules.graded"),
        tests=(
            "domain/test_risks.py::test_the_value_is_probability_times_the_worse_consequence",
            "domain/test_risks.py::test_a_risk_is_scored_before_it_is_treated",
        ),
    ),
    met(
        "U65",
        "Riskhantering",
        "Analysen görs fortlöpande och före planerade ändringar: organisation, personalgrupp, arbetssätt, "
        "metoder och rutiner.",
        registers=("risk_analyses", "units", "documents"),
        by=(
            "domain.risk_analyses.words.Trigger",
            "domain.organisation.units.AnalysisFirst",
            "domain.documents.refusals.RoutineNeedsAnalysis",
        ),
        tests=(
            "domain/test_organisation.py::test_a_reorganisation_rests_on_a_finished_analysis",
            "domain/test_documents.py::test_a_new_or_changed_routine_carries_the_analysis_made_before_it",
            "domain/test_risk_analyses.py::test_whoever_works_here_may_ask_for_an_analysis",
        ),
    ),
    met(
        "U66",
        "Riskhantering",
        "Tre delar: riskinventering, riskanalys med bedömning, och beslut om åtgärder med handlingsplan.",
        registers=("risk_analyses", "risks"),
        by=(
            "domain.risks.commands.IdentifyRisk",
            "domain.risk_analyses.commands.AssessRiskAnalysis",
            "domain.risk_analyses.commands.DecideRiskAnalysisMeasures",
            "domain.risks.commands.PlanRiskMeasures",
        ),
        tests=(
            "domain/test_risk_analyses.py::test_measures_are_decided_after_the_assessment",
            "domain/test_risk_analyses.py::test_measures_are_decided_for_every_risk_of_the_analysis",
            "domain/test_risks.py::test_measures_are_planned_with_somebody_responsible_and_a_day",
        ),
    ),
    met(
        "U67",
        "Riskhantering",
        "Alla verksamheter och nivåer omfattas, och förvaltningen sammanställer riskerna i ett gemensamt riskregister.",
        registers=("risks",),
        by=("domain.risks.commands.PromoteToCommonRegister", "domain.risks.commands.EscalateRisk"),
        tests=(
            "domain/test_risks.py::test_a_risk_is_taken_up_in_the_common_register_once",
            "api/test_access.py::test_a_list_is_narrowed_to_what_is_true_of_a_record",
            "domain/test_risks.py::test_a_decision_to_escalate_hands_the_risk_over",
        ),
    ),
    met(
        "U68",
        "Riskhantering",
        "Vid behov bedöms risker också för en enskild.",
        registers=("risks",),
        by=("domain.risks.words.RiskLevel", "domain.risks.refusals.RestrictedToFew"),
        tests=(
            "domain/test_risks.py::test_a_risk_about_an_individual_is_restricted",
            "api/test_access.py::test_a_risk_of_one_person_is_seen_by_those_who_handle_it",
        ),
    ),
    met(
        "U69",
        "Riskhantering",
        "Risker följs upp och åtgärderna utvärderas.",
        registers=("risks",),
        by=("domain.risks.commands.ReviewRisk", "domain.risks.commands.CompleteRiskMeasures"),
        tests=(
            "domain/test_risks.py::test_a_review_scores_what_remains_and_sets_the_next_day",
            "domain/test_risks.py::test_a_residual_above_the_inherent_risk_is_flagged",
        ),
    ),
    # Avvikelsehantering
    met(
        "U70",
        "Avvikelsehantering, 5 kap. 1–4 §§ SOSFS 2011:9 (som riktlinjen anger)",
        "Avvikelser identifieras, rapporteras, utreds, åtgärdas och följs upp.",
        registers=("deviations",),
        by=(
            "domain.deviations.commands.ReportDeviation",
            "domain.deviations.commands.CompleteInvestigation",
            "domain.deviations.commands.DecideOutcome",
            "domain.deviations.commands.EvaluateEffect",
            "domain.deviations.rules.refusals.MeasuresLeftOpen",
        ),
        tests=(
            "domain/test_deviations.py::test_somebody_reports_a_deviation",
            "domain/test_deviations.py::test_an_investigation_is_completed",
            "domain/test_deviations.py::test_the_effect_is_evaluated",
            "domain/test_deviations.py::test_a_deviation_is_not_closed_with_measures_left",
        ),
    ),
    met(
        "U71",
        "Avvikelsehantering",
        "En avvikelse är när krav och mål inte uppfylls eller processer och rutiner inte följs, till exempel "
        "i handläggning, insatser, dokumentation eller samverkan.",
        registers=("deviations", "settings"),
        by=(
            "boards.uppsala.DEVIATION_SUBJECTS",
            "domain.deviations.commands.ClassifyDeviation",
            "domain.board.words.Topic.CATEGORIES",
        ),
        tests=(
            "domain/test_deviations.py::test_categories_are_the_boards_own",
            "boards/test_boards.py::test_a_subcategory_has_its_category_in_the_list",
        ),
    ),
    met(
        "U72",
        "Avvikelsehantering",
        "Nödvändiga åtgärder vidtas genast, orsakerna analyseras, och processer och rutiner ses över.",
        registers=("deviations", "actions"),
        by=(
            "domain.deviations.commands.ReportDeviation.immediate_measures",
            "domain.deviations.commands.RecordCauses",
            "domain.deviations.rules.refusals.NoCause",
            "domain.actions.words.Kind.PROCESS_OR_ROUTINE",
        ),
        tests=(
            "domain/test_deviations.py::test_the_investigator_records_the_causes",
            "domain/test_deviations.py::test_causes_are_some_and_ours",
            "domain/test_actions.py::test_a_routine_is_improved_in_a_revision_of_a_document",
        ),
    ),
    # Lex Sarah
    met(
        "U73",
        "Lex Sarah, SoL (2025:400)",
        "Den som fullgör uppgifter rapporterar genast missförhållanden och påtagliga risker för missförhållanden.",
        registers=("lex_sarah", "deviations", "views"),
        by=(
            "domain.law.REPORT_MISCONDUCT",
            "domain.lex_sarah.commands.ReportMisconduct",
            "domain.deviations.commands.ReportDeviation.suspects_misconduct",
        ),
        tests=(
            "domain/test_lex_sarah.py::test_whoever_works_here_reports",
            "domain/test_lex_sarah.py::test_only_what_happened_is_asked_for",
            "domain/test_lex_sarah.py::test_the_day_of_receipt_fixes_the_law",
            "domain/test_lex_sarah_reactions.py::test_a_deviation_taken_over_opens_a_case_in_the_same_act",
        ),
    ),
    met(
        "U74",
        "Lex Sarah",
        "Rapporten tas emot, dokumenteras och utreds utan dröjsmål (lagen säger genast), och det som brister "
        "avhjälps eller undanröjs.",
        registers=("lex_sarah",),
        by=(
            "domain.law.INVESTIGATE_MISCONDUCT",
            "domain.lex_sarah.commands.RecordProtection",
            "domain.lex_sarah.commands.AddNote",
            "domain.lex_sarah.commands.DecideDegree",
            "domain.lex_sarah.rules.refusals.OpenDuties",
        ),
        tests=(
            "domain/test_lex_sarah.py::test_the_manager_is_told_and_may_protect",
            "domain/test_lex_sarah.py::test_only_the_investigator_writes_in_the_investigation",
            "domain/test_lex_sarah.py::test_the_wordings_are_kept_apart",
            "domain/test_lex_sarah_outcome.py::test_a_case_is_never_closed_with_an_open_duty",
        ),
    ),
    met(
        "U75",
        "Lex Sarah",
        "Lex Sarah-ärenden hanteras i systemet och ger underlag för analys, lärande och förebyggande arbete.",
        registers=("lex_sarah", "actions"),
        by=(
            "domain.lex_sarah.commands.ProposeDegree",
            "domain.lex_sarah.commands.PlanMeasure",
            "domain.lex_sarah.commands.LetMeasureLiveOn",
        ),
        tests=(
            "domain/test_lex_sarah.py::test_what_has_happened_before_is_explained",
            "domain/test_lex_sarah_outcome.py::test_a_measure_is_aimed_at_a_cause_that_was_found",
            "domain/test_lex_sarah_reactions.py::test_a_measure_of_a_case_lives_on_as_an_action",
        ),
    ),
    # Synpunktshantering
    met(
        "U76",
        "Synpunktshantering",
        "Den enskilde kan säga sin mening om myndighetsutövning och insatser, både positivt och negativt.",
        registers=("views",),
        by=("domain.views.words.Sentiment", "domain.views.commands.ReceiveView"),
        tests=(
            "domain/test_views.py::test_all_that_is_needed_is_that_something_was_said",
            "domain/test_measures.py::test_each_measure_counts_what_it_says",
        ),
    ),
    met(
        "U77",
        "Synpunktshantering",
        "Medarbetare registrerar synpunkter; ansvarig chef utreder och återkopplar om det går.",
        registers=("views", "settings"),
        by=(
            "domain.views.commands.ReceiveView",
            "domain.views.commands.AssessView",
            "domain.views.commands.AnswerView",
            "boards.uppsala.PRACTICES",
        ),
        tests=(
            "domain/test_views.py::test_everybody_who_works_here_may_enter_a_view",
            "domain/test_views.py::test_a_board_may_let_the_unit_manager_answer",
            "domain/test_views.py::test_nobody_is_answered_when_the_sender_is_anonymous",
        ),
    ),
    met(
        "U78",
        "Synpunktshantering",
        "Visar utredningen en brist eller en risk för brist upprättar chefen vid behov en avvikelse.",
        registers=("views", "deviations"),
        by=("domain.views.commands.GiveRiseToDeviation", "domain.reactions.deviation_from_view"),
        tests=(
            "domain/test_reactions.py::test_a_complaint_that_gives_rise_to_a_deviation_reports_it_in_the_same_act",
            "domain/test_views.py::test_it_gives_rise_to_one_deviation",
        ),
    ),
    # Kompetens
    met(
        "U79",
        "Kompetens",
        "Personalen har den kompetens, utbildning och erfarenhet som krävs.",
        registers=("competence", "trainings"),
        by=("domain.law.COMPETENT_STAFF", "domain.competence.RequireCompetence", "domain.trainings.RecordTraining"),
        tests=(
            "domain/test_competence.py::test_a_requirement_says_for_whom_and_on_what_ground",
            "domain/test_competence.py::test_a_manager_records_where_it_is_seen",
        ),
    ),
    met(
        "U80",
        "Kompetens",
        "Chefen planerar personalförsörjning och kompetensutveckling, introduktion och utbildning.",
        registers=("competence", "trainings"),
        by=(
            "domain.competence.FollowUpCompetence.lacking",
            "domain.competence.RequireCompetence.at_start",
            "domain.trainings.AssignTraining",
            "domain.trainings.RECORDERS",
        ),
        tests=(
            "domain/test_competence.py::test_the_gap_is_followed_up",
            "domain/test_competence.py::test_what_is_required_is_assigned_with_a_day",
            "domain/test_competence.py::test_what_lasts_a_year_is_renewed_every_year",
        ),
    ),
    met(
        "U81",
        "Kompetens",
        "Medarbetare uppmuntras att lämna rapporter, synpunkter och förbättringsförslag.",
        registers=("deviations", "views", "suggestions"),
        by=("api.report.report", "domain.views.commands.ReceiveView", "domain.suggestions.commands.SubmitSuggestion"),
        tests=(
            "api/test_pages.py::test_a_report_in_a_minute",
            "domain/test_views.py::test_everybody_who_works_here_may_enter_a_view",
            "domain/test_suggestions.py::test_anybody_may_suggest_and_it_is_to_be_answered_in_time",
        ),
    ),
    met(
        "U82",
        "Kompetens",
        "Ett öppet klimat, där rapporter är en resurs för lärande.",
        registers=("deviations",),
        by=(
            "domain.deviations.rules.refusals.FeedbackFirst",
            "domain.deviations.rules.refusals.NoMeasuresWithReason",
            "api.mine.my_reports",
        ),
        tests=(
            "domain/test_deviations.py::test_a_deviation_is_not_closed_before_somebody_is_told",
            "domain/test_deviations.py::test_doing_nothing_is_reasoned",
            "api/test_sessions.py::test_one_follows_what_becomes_of_it",
        ),
    ),
    # Samverkan
    met(
        "U83",
        "Samverkan",
        "Arbetet planeras och bedrivs så att samverkan, inom och utom, främjas där den enskilde behöver det.",
        registers=("processes", "agreements"),
        by=("domain.processes.commands.DeclareCollaboration", "domain.agreements.commands.SignAgreement"),
        tests=(
            "domain/test_processes.py::test_collaboration_is_declared_before_it_is_established",
            "domain/test_agreements.py::test_an_agreement_is_signed_when_it_is_negotiated",
        ),
    ),
    met(
        "U84",
        "Samverkan",
        "Inom förvaltningen, med andra förvaltningar, myndigheter och andra aktörer.",
        registers=("processes", "agreements"),
        by=("domain.processes.commands.DeclareCollaboration.within", "domain.agreements.words.Counterparty"),
        tests=(
            "domain/test_processes.py::test_the_need_of_collaboration_is_declared",
            "domain/test_agreements.py::test_an_agreement_has_two_parties",
        ),
    ),
    met(
        "U85",
        "Samverkan",
        "Tvärprofessionellt; processer, rutiner och styrdokument stödjer hur samverkan bedrivs, följs upp "
        "och utvecklas.",
        registers=("processes", "agreements"),
        by=(
            "domain.agreements.commands.ReviewAgreement",
            "domain.agreements.words.Works",
            "domain.processes.commands.ReviseProcess",
        ),
        tests=(
            "domain/test_agreements.py::test_a_follow_up_says_whether_it_works_and_how_many_deviations_there_were",
            "domain/test_processes.py::test_a_process_is_revised_and_established_anew",
        ),
    ),
    # Uppföljning
    met(
        "U86",
        "Uppföljning",
        "Kvalitetsarbetet dokumenteras, sammanställs, analyseras och återförs regelbundet, så att nämnden "
        "har insyn och kontroll.",
        registers=("analyses",),
        by=(
            "domain.law.DOCUMENTATION",
            "domain.law.COMPILE_AND_ANALYSE",
            "domain.analyses.commands.FreezeAnalysis",
            "domain.analyses.commands.SubmitAnalysis",
        ),
        tests=(
            "domain/test_analyses.py::test_the_stages_come_in_order",
            "domain/test_analyses.py::test_a_reviewed_analysis_goes_to_a_meeting_of_the_board",
            "replays/test_half_years.py::test_what_is_frozen_at_the_desk_is_what_was_counted",
        ),
    ),
    met(
        "U87",
        "Uppföljning",
        "En årlig kvalitetsberättelse för medarbetare, ledningsgrupp och nämnd visar hur arbetet bedrivits "
        "och vilka brister, risker och förbättringsområden som framkommit.",
        registers=(
            "obligations",
            "analyses",
        ),
        by=(
            "domain.law.QUALITY_REPORT",
            "domain.obligations.words.Receiver",
            "boards.uppsala.CADENCES",
            "domain.analyses.words.ReportKind.QUALITY_REPORT",
            "domain.analyses.words.Section.DEVELOPMENT",
            "domain.analyses.commands.PublishAnalysis",
        ),
        tests=(
            "domain/test_law.py::test_the_quality_report_is_advice_and_the_documentation_is_not",
            "domain/test_obligations.py::test_what_is_done_stands_beside_what_was_planned",
            "domain/test_analyses.py::test_some_reports_have_more_to_say",
            "domain/test_analyses.py::test_what_the_board_has_dealt_with_is_published",
        ),
    ),
    met(
        "U88",
        "Uppföljning",
        "Förbättringsarbetet sammanställs och analyseras, och återförs till ledningsgrupp och nämnd minst "
        "två gånger om året, enligt årshjulet.",
        registers=("analyses", "obligations", "meetings", "settings"),
        by=(
            "boards.uppsala.CADENCES",
            "domain.analyses.commands.ReviewAnalysis",
            "domain.analyses.commands.DecideAnalysis",
            "domain.obligations.commands.PlanRound",
        ),
        tests=(
            "domain/test_analyses.py::test_the_management_group_reviews",
            "domain/test_analyses.py::test_the_board_deals_with_it_in_its_own_way",
            "domain/test_obligations.py::test_a_meeting_that_takes_it_up_completes_the_round",
            "boards/test_boards.py::test_settings_rest_on_the_words_they_were_read_from",
        ),
    ),
    met(
        "U89",
        "Uppföljning",
        "Vid behov återförs det också till avdelningarnas ledningsgrupper.",
        registers=("obligations", "meetings"),
        by=(
            "domain.obligations.commands.EstablishObligation.unit",
            "domain.meetings.commands.PlanMeeting.unit",
            "domain.terms.Body.MANAGEMENT_GROUP",
        ),
        tests=(
            "domain/test_obligations.py::test_a_meeting_that_takes_it_up_completes_the_round",
            "domain/test_meetings.py::test_what_was_taken_up_is_entered_by_paragraph",
            "domain/test_meetings.py::test_a_groups_minutes_have_no_day_in_law",
        ),
    ),
    met(
        "U90",
        "Uppföljning",
        "Rapporteringen ger nämnden underlag att styra, följa upp och prioritera.",
        registers=("analyses", "actions", "meetings"),
        by=(
            "domain.meetings.commands.RecordItem",
            "domain.meetings.commands.ReportBack",
            "domain.actions.commands.AssignByBoard",
            "replays.provenance.provenance",
        ),
        tests=(
            "domain/test_analyses.py::test_the_board_deals_with_it_in_its_own_way",
            "domain/test_meetings.py::test_what_the_board_asks_for_is_followed_until_it_is_told_of",
            "replays/test_provenance.py::test_every_figure_has_its_records_and_every_record_its_lines",
        ),
    ),
    met(
        "U91",
        "Uppföljning",
        "Lex Sarah redovisas fortlöpande för nämnden: inkomna rapporter, utredningar, åtgärder och åtgärdernas effekt.",
        registers=("lex_sarah",),
        by=(
            "domain.lex_sarah.commands.InformBoard",
            "domain.lex_sarah.commands.EvaluateEffect",
            "domain.lex_sarah.rules.refusals.OpenDuties",
        ),
        tests=(
            "domain/test_lex_sarah_outcome.py::test_the_board_is_informed",
            "domain/test_lex_sarah_outcome.py::test_a_measure_is_done_and_its_effect_is_looked_at",
            "domain/test_lex_sarah_outcome.py::test_a_case_is_never_closed_with_an_open_duty",
        ),
    ),
    # Relaterade dokument
    met(
        "U92",
        "Relaterade dokument",
        "Kvalitetspolicyn, två kommunövergripande riktlinjer och två rutiner hör till riktlinjen.",
        registers=("documents",),
        by=("boards.uppsala.DOCUMENTS", "domain.documents.events.DocumentCreated.related"),
        tests=("boards/test_boards.py::test_uppsala_s_guideline_has_its_related_documents",),
    ),
)
