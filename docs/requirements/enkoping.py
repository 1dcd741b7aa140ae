"""Enköping, "Grunderna för det systematiska kvalitetsarbetet": E1–E84 and what answers each."""

from __future__ import annotations

from docs.requirements.row import Row, context, met

ROWS: tuple[Row, ...] = (
    # Grunderna
    met(
        "E1",
        "Grunderna",
        "Riktlinjen är systemets styrande dokument: den beskriver ledningssystemet och säkrar hur "
        "kvalitetsarbetet bedrivs.",
        registers=("documents",),
        by=(
            "domain.documents.words.Kind.GUIDELINE",
            "domain.documents.commands.EstablishByBoard",
            "domain.documents.refusals.DecidedByTheBoard",
            "boards.enkoping.GUIDELINE",
        ),
        tests=(
            "domain/test_documents.py::test_policies_and_guidelines_are_the_boards",
            "boards/test_boards.py::test_the_guideline_has_its_full_text",
        ),
    ),
    met(
        "E2",
        "Grunderna",
        "Riktlinjen ska göra det möjligt att få en tydlig helhetsbild av systemet.",
        registers=("processes", "agreements", "self_control_plans", "obligations"),
        by=("replays.overview.overview", "api.picture.system", "replays.compliance.compliance"),
        tests=(
            "boards/test_check_up.py::test_the_whole_picture_of_a_board",
            "api/test_examining.py::test_the_picture_is_a_page_without_scripts",
        ),
    ),
    # Bakgrund
    met(
        "E3",
        "Bakgrund, 3 kap. 3 § SoL (2001:453)",
        "Insatser av god kvalitet, personal med lämplig utbildning och erfarenhet, och kvalitet som "
        "utvecklas och säkras fortlöpande.",
        by=("domain.law.GOOD_QUALITY", "domain.law.COMPETENT_STAFF", "domain.law.FOLLOW_UP_QUALITY"),
        tests=(
            "domain/test_law.py::test_the_social_services_act_of_2025_takes_over_on_the_first_of_july",
            "domain/test_law.py::test_old_sections_known_only_by_inference_are_not_verified",
        ),
    ),
    met(
        "E4",
        "Bakgrund, 3 kap. 1–3 §§ SOSFS 2011:9",
        "Den som bedriver verksamheten svarar för att ledningssystemet finns och används till att utveckla "
        "och säkra kvaliteten.",
        registers=("book", "settings"),
        by=(
            "domain.law.MANAGEMENT_SYSTEM",
            "domain.law.SYSTEM_USED",
            "domain.law.PLAN_LEAD_FOLLOW_UP",
            "domain.book.FoundLedger",
            "domain.board.commands.DecideCadences",
        ),
        tests=(
            "domain/test_book.py::test_a_book_is_founded_once",
            "domain/test_law.py::test_the_duties_stand_in_statute_order",
            "domain/test_board.py::test_a_board_decides_scale_deadlines_cadences_and_deciders",
        ),
    ),
    met(
        "E5",
        "Bakgrund",
        "Föreskriften har bindande föreskrifter och allmänna råd, som är rekommendationer.",
        by=("domain.law.duty.Wording.binding", "domain.law.sosfs_2011_9.advice"),
        tests=(
            "domain/test_law.py::test_the_quality_report_is_advice_and_the_documentation_is_not",
            "domain/test_law.py::test_only_what_says_advice_is_not_binding",
        ),
    ),
    context(
        "E6",
        "Bakgrund",
        "Rätt sak ska göras på rätt sätt, i rätt tid och av rätt person.",
        "Syftet med hela systemet. Vad det innebär i arbetet står i kraven nedan, och prövas där.",
    ),
    met(
        "E7",
        "Bakgrund",
        "Skador, missförhållanden och andra avvikelser ska förebyggas, och det som ändå inträffar upptäckas "
        "och rättas till.",
        registers=("risk_analyses", "risks", "views", "deviations", "actions"),
        by=(
            "domain.risks.commands.IdentifyRisk",
            "domain.deviations.commands.ReportDeviation",
            "domain.actions.commands.ProposeAction",
            "domain.reactions.proposed",
        ),
        tests=(
            "domain/test_risks.py::test_whoever_works_here_may_enter_a_risk_with_what_is_known",
            "domain/test_deviations.py::test_somebody_reports_a_deviation",
            "domain/test_reactions.py::test_a_measure_that_lives_on_becomes_an_action_in_the_same_act",
        ),
    ),
    met(
        "E8",
        "Bakgrund",
        "En organisation där ansvaret är uttalat och tydligt.",
        registers=("units", "assignments", "delegations", "settings"),
        by=(
            "domain.organisation.assignments.AssignRole",
            "domain.organisation.delegations.GrantDelegation",
            "domain.board.commands.DecideDeciders",
            "domain.authority.check",
        ),
        tests=(
            "domain/test_organisation.py::test_a_role_is_held_from_the_first_day_through_the_last",
            "domain/test_authority.py::test_a_role_in_the_unit_is_enough",
            "domain/test_board.py::test_a_board_decides_scale_deadlines_cadences_and_deciders",
        ),
    ),
    met(
        "E9",
        "Bakgrund",
        "Processer och rutiner är identifierade och dokumenterade.",
        registers=("processes", "documents"),
        by=(
            "domain.processes.commands.IdentifyProcess",
            "domain.processes.commands.DescribeActivities",
            "domain.documents.commands.CreateDocument",
        ),
        tests=(
            "domain/test_processes.py::test_a_process_is_identified",
            "domain/test_processes.py::test_activities_are_described_in_their_order",
            "domain/test_documents.py::test_a_document_gets_its_place_in_the_register",
        ),
    ),
    met(
        "E10",
        "Bakgrund",
        "Det finns ett system för uppföljning och förbättringsarbete.",
        registers=("self_controls", "analyses", "actions"),
        by=(
            "domain.self_controls.commands.AnalyseSelfControl",
            "domain.analyses.commands.FreezeAnalysis",
            "domain.actions.commands.EvaluateAction",
        ),
        tests=(
            "domain/test_self_controls.py::test_a_result_is_compared_with_one_that_was_made_before",
            "domain/test_analyses.py::test_the_figures_of_a_half_year_are_frozen_at_a_line_of_the_book",
            "domain/test_actions.py::test_the_effect_is_evaluated_and_it_is_written_how_that_is_known",
        ),
    ),
    met(
        "E11",
        "Bakgrund",
        "Dokumentationen ger klienter, medborgare och andra insyn och öppenhet.",
        registers=("analyses", "packages"),
        by=("domain.analyses.commands.PublishAnalysis", "api.published.reports", "domain.packages.Receiver"),
        tests=(
            "api/test_published.py::test_anybody_reads_what_is_published_and_gets_its_exact_bytes",
            "api/test_half_years.py::test_an_employee_reads_what_is_published_and_not_the_material",
            "replays/package/test_masks.py::test_10_what_is_masked_is_nowhere",
        ),
    ),
    # Kvalitetsbegreppet
    met(
        "E12",
        "Kvalitetsbegreppet, 2 kap. 1 § SOSFS 2011:9",
        "Kvalitet är att verksamheten uppfyller de krav och mål som följer av lagar, föreskrifter och beslut.",
        registers=("settings",),
        by=("boards.enkoping.TERMS", "domain.board.words.Topic.TERMS", "domain.board.commands.DecideChoices"),
        tests=(
            "domain/test_board.py::test_a_board_decides_its_own_words",
            "boards/test_boards.py::test_every_sentence_and_heading_stands_in_the_guideline",
        ),
    ),
    context(
        "E13",
        "Kvalitetsbegreppet, 1 kap. 1 § och 3 kap. 3 § SoL (2001:453)",
        "Ekonomisk och social trygghet, jämlika levnadsvillkor, respekt för självbestämmande och integritet.",
        "Lagens värdegrund. Den styr vad som är kvalitet i varje ärende, men begär inget av ett register.",
    ),
    met(
        "E14",
        "Kvalitetsbegreppet",
        "God kännedom om gällande krav och mål, genom en fortlöpande kartläggning av dem.",
        registers=("requirements",),
        by=(
            "domain.requirements.commands.EnterRequirement",
            "domain.requirements.commands.MapRequirement",
            "domain.requirements.commands.ReviewRequirement",
            "domain.law.DUTIES",
        ),
        tests=(
            "domain/test_requirements.py::test_a_requirement_is_gone_through",
            "domain/test_requirements.py::test_it_is_said_what_answers_to_a_requirement",
            "domain/test_requirements.py::test_an_amendment_is_noted_and_is_to_be_gone_through",
        ),
    ),
    # Personalens medverkan
    met(
        "E15",
        "Personalens medverkan, 14 kap. 2 § SoL (2001:453)",
        "Var och en som arbetar i socialtjänsten medverkar till att verksamheten är av god kvalitet.",
        registers=("deviations", "views", "risks"),
        by=(
            "domain.law.CONTRIBUTE_TO_QUALITY",
            "domain.deviations.commands.ReportDeviation",
            "domain.views.commands.ReceiveView",
            "domain.risks.commands.IdentifyRisk",
        ),
        tests=(
            "domain/test_authority.py::test_an_employee_may_report_about_any_unit",
            "domain/test_views.py::test_everybody_who_works_here_may_enter_a_view",
            "domain/test_risks.py::test_whoever_works_here_may_enter_a_risk_with_what_is_known",
        ),
    ),
    met(
        "E16",
        "Personalens medverkan",
        "Personalförsörjning och kompetensutveckling planeras.",
        registers=("competence", "trainings", "documents"),
        by=(
            "domain.competence.RequireCompetence",
            "domain.competence.FollowUpCompetence",
            "domain.documents.words.Kind.PLAN",
        ),
        tests=(
            "domain/test_competence.py::test_a_requirement_says_for_whom_and_on_what_ground",
            "domain/test_competence.py::test_the_gap_is_followed_up",
        ),
    ),
    met(
        "E17",
        "Personalens medverkan",
        "Det finns en årlig planering av utbildningar.",
        registers=("plans", "plan_activities", "competence", "trainings"),
        by=(
            "domain.plans.words.Kind.COMPETENCE",
            "domain.plan_activities.commands.AddPlanActivity",
            "domain.competence.RequireCompetence.renewed_every",
            "domain.trainings.AssignTraining",
        ),
        tests=(
            "domain/test_plans.py::test_a_plan_says_for_when_by_whom_and_what_it_rests_on",
            "domain/test_plans.py::test_a_plan_for_several_years_is_followed_up_each_year",
            "domain/test_plan_activities.py::test_an_activity_is_added_to_a_plan_for_somebody_by_a_day",
            "domain/test_competence.py::test_what_lasts_a_year_is_renewed_every_year",
        ),
    ),
    met(
        "E18",
        "Personalens medverkan, 6 kap. 1 § SOSFS 2011:9",
        "Personalen arbetar enligt systemets processer och rutiner.",
        registers=("read_receipts", "self_controls"),
        by=(
            "domain.law.STAFF",
            "domain.read_receipts.AcknowledgeDocument",
            "domain.self_controls.commands.RecordObservation",
        ),
        tests=(
            "domain/test_read_receipts.py::test_an_employee_acknowledges_the_revision_that_applies",
            "domain/test_self_controls.py::test_an_item_is_counted_and_may_be_counted_anew",
        ),
    ),
    met(
        "E19",
        "Personalens medverkan",
        "Öppet klimat där man rapporterar, klart för personalen vart rapporter och klagomål lämnas, och "
        "begripliga processer som går att följa.",
        registers=("deviations", "views", "processes"),
        by=("api.report.report", "api.mine.my_reports", "domain.processes.commands.DescribeActivities"),
        tests=(
            "api/test_pages.py::test_a_report_in_a_minute",
            "api/test_pages.py::test_only_what_happened_must_be_told",
            "api/test_sessions.py::test_one_follows_what_becomes_of_it",
            "domain/test_processes.py::test_activities_are_described_in_their_order",
        ),
    ),
    context(
        "E20",
        "Personalens medverkan",
        "Arbetet med att göra systemet känt har pågått sedan 2020.",
        "En upplysning om vad som har gjorts.",
    ),
    # Processer och rutiner
    met(
        "E21",
        "Processer och rutiner, 4 kap. 2–4 §§ SOSFS 2011:9",
        "De processer och rutiner som behövs identifieras, beskrivs och fastställs.",
        registers=("processes", "documents"),
        by=(
            "domain.processes.commands.EstablishProcess",
            "domain.processes.refusals.RoutineMissing",
            "domain.documents.commands.EstablishRevision",
        ),
        tests=(
            "domain/test_processes.py::test_a_process_is_established_with_its_routines",
            "domain/test_processes.py::test_no_activity_is_without_routine_and_reason_when_it_is_established",
            "domain/test_documents.py::test_a_routine_is_established_in_execution_of_the_work",
        ),
    ),
    met(
        "E22",
        "Processer och rutiner",
        "Varje verksamhet har definierade och fastställda huvudprocesser med de rutiner som krävs.",
        registers=("processes",),
        by=(
            "domain.processes.commands.IdentifyProcess.parent",
            "domain.processes.commands.LinkRoutine",
            "domain.processes.commands.EstablishProcess",
        ),
        tests=(
            "domain/test_processes.py::test_a_process_is_a_part_of_one_that_is_there",
            "domain/test_processes.py::test_a_routine_is_linked_to_an_activity",
            "domain/test_processes.py::test_which_activity_lacks_a_routine_follows_from_the_process",
        ),
    ),
    met(
        "E23",
        "Processer och rutiner",
        "De finns på två nivåer: för hela förvaltningen och för en verksamhet.",
        registers=("processes", "documents"),
        by=("domain.documents.words.Scope", "domain.processes.refusals.DecidedForAll"),
        tests=(
            "domain/test_processes.py::test_a_process_for_all_is_established_above_the_departments",
            "domain/test_documents.py::test_a_document_gets_its_place_in_the_register",
        ),
    ),
    met(
        "E24",
        "Processer och rutiner",
        "En fastställd rutin visar datum, också för revidering, och namnet på den som ansvarar för dokumentet.",
        registers=("documents",),
        by=("domain.documents.events.RevisionEstablished", "domain.documents.events.DocumentCreated.owner_person"),
        tests=(
            "domain/test_documents.py::test_owner_is_a_function_and_may_be_a_person_too",
            "domain/test_documents.py::test_a_new_revision_supersedes_the_earlier_from_its_day",
            "domain/test_documents.py::test_the_decision_is_bound_to_the_content_that_was_reviewed",
        ),
    ),
    met(
        "E25",
        "Processer och rutiner",
        "Huvuduppdrag, processer och rutiner är publicerade och tillgängliga för all personal.",
        registers=("documents", "processes"),
        by=("domain.documents.commands.PublishRevision", "api.access.ACCESS"),
        tests=(
            "domain/test_documents.py::test_publication_sets_the_day_the_audience_and_the_next_review",
            "api/test_documents.py::test_of_a_day_before_the_first_known_revision_the_answer_is_not_known",
        ),
    ),
    met(
        "E26",
        "Processer och rutiner",
        "Varje medarbetare ansvarar för att processer, rutiner, överenskommelser och avtal följs.",
        registers=("read_receipts", "self_controls"),
        by=(
            "domain.read_receipts.AcknowledgeDocument",
            "domain.self_controls.commands.AnswerSelfControlQuestion",
            "boards.enkoping.QUESTIONS",
        ),
        tests=(
            "domain/test_read_receipts.py::test_only_the_revision_that_applies_is_acknowledged",
            "domain/test_self_controls.py::test_the_questions_it_was_to_answer_are_answered_first",
        ),
    ),
    # Samverkan
    met(
        "E27",
        "Samverkan, 4 kap. 5–6 §§ SOSFS 2011:9",
        "De processer där samverkan behövs identifieras.",
        registers=("processes",),
        by=("domain.processes.commands.DeclareCollaboration", "domain.processes.refusals.CollaborationNotDeclared"),
        tests=(
            "domain/test_processes.py::test_the_need_of_collaboration_is_declared",
            "domain/test_processes.py::test_collaboration_is_declared_before_it_is_established",
        ),
    ),
    met(
        "E28",
        "Samverkan",
        "Av processer och rutiner framgår hur samverkan bedrivs i den egna verksamheten.",
        registers=("processes",),
        by=("domain.processes.commands.DeclareCollaboration.how", "domain.processes.commands.LinkRoutine"),
        tests=(
            "domain/test_processes.py::test_the_need_of_collaboration_is_declared",
            "domain/test_processes.py::test_a_routine_is_linked_to_an_activity",
        ),
    ),
    met(
        "E29",
        "Samverkan",
        "Processer och rutiner gör samverkan möjlig med annan socialtjänst, vårdgivare, myndigheter, "
        "föreningar och andra.",
        registers=("processes", "agreements"),
        by=("domain.agreements.words.Counterparty", "domain.processes.commands.DeclareCollaboration.counterparties"),
        tests=(
            "domain/test_processes.py::test_the_need_of_collaboration_is_declared",
            "domain/test_processes.py::test_an_agreement_is_with_somebody",
        ),
    ),
    met(
        "E30",
        "Samverkan",
        "De beskriver samverkan mellan verksamheterna inom förvaltningen, och vid behov utanför den.",
        registers=("processes", "agreements"),
        by=(
            "domain.processes.commands.DeclareCollaboration.within",
            "domain.processes.commands.DeclareCollaboration.agreements",
        ),
        tests=(
            "domain/test_processes.py::test_the_need_of_collaboration_is_declared",
            "domain/test_agreements.py::test_the_link_is_there_on_both_sides",
        ),
    ),
    met(
        "E31",
        "Samverkan",
        "Överenskommelser och avtal om samverkan är samlade och lätta att nå.",
        registers=("agreements",),
        by=(
            "domain.agreements.commands.BringInAgreement",
            "domain.agreements.commands.SignAgreement",
            "api.access.ACCESS",
        ),
        tests=(
            "domain/test_agreements.py::test_an_old_agreement_is_brought_in_as_far_as_it_is_known",
            "domain/test_agreements.py::test_an_agreement_is_signed_when_it_is_negotiated",
            "api/test_access.py::test_every_register_has_a_rule_and_every_rule_a_reason",
        ),
    ),
    # Riskanalyser
    met(
        "E32",
        "Riskanalyser, 5 kap. 1 § SOSFS 2011:9",
        "Det bedöms fortlöpande om något kan inträffa som kan ge brister i kvaliteten.",
        registers=("risks", "risk_analyses"),
        by=(
            "domain.law.RISK_ANALYSIS",
            "domain.risks.commands.IdentifyRisk",
            "domain.risk_analyses.words.Trigger.ONGOING",
        ),
        tests=(
            "domain/test_risks.py::test_whoever_works_here_may_enter_a_risk_with_what_is_known",
            "domain/test_risks.py::test_a_review_scores_what_remains_and_sets_the_next_day",
        ),
    ),
    met(
        "E33",
        "Riskanalyser",
        "All personal ska säga till när en riskanalys behövs.",
        registers=("risk_analyses",),
        by=("domain.risk_analyses.commands.RequestRiskAnalysis",),
        tests=("domain/test_risk_analyses.py::test_whoever_works_here_may_ask_for_an_analysis",),
    ),
    met(
        "E34",
        "Riskanalyser",
        "Ledningsgruppen avgör om en riskanalys ska göras och hur.",
        registers=("risk_analyses", "settings"),
        by=(
            "domain.risk_analyses.commands.DecideOnRiskAnalysis",
            "domain.risk_analyses.refusals.DecidedByManagementGroup",
            "boards.enkoping.PRACTICES",
        ),
        tests=(
            "domain/test_risk_analyses.py::test_where_the_management_group_decides_a_manager_does_not",
            "domain/test_risk_analyses.py::test_an_analysis_is_rejected_with_a_reason",
        ),
    ),
    met(
        "E35",
        "Riskanalyser",
        "Ledningsgruppen svarar för att analysen påbörjas, genomförs och dokumenteras.",
        registers=("risk_analyses",),
        by=(
            "domain.risk_analyses.refusals.LedByWhom",
            "domain.risk_analyses.commands.StartRiskAnalysis",
            "domain.risk_analyses.commands.AssessRiskAnalysis",
        ),
        tests=(
            "domain/test_risk_analyses.py::test_an_analysis_is_accepted_with_somebody_to_lead_it",
            "domain/test_risk_analyses.py::test_an_accepted_analysis_is_started",
            "domain/test_risk_analyses.py::test_an_analysis_without_a_change_is_due_by_the_boards_own_deadline",
        ),
    ),
    met(
        "E36",
        "Riskanalyser",
        "Analysen innehåller risken, hur sannolik den är, vilka följder den kan få, och åtgärder.",
        registers=("risk_analyses", "risks"),
        by=(
            "domain.risk_analyses.refusals.NotScored",
            "domain.risk_analyses.refusals.NotTreated",
            "domain.risks.commands.ScoreRisk",
        ),
        tests=(
            "domain/test_risk_analyses.py::test_an_analysis_gathers_the_risks_it_found_all_scored",
            "domain/test_risk_analyses.py::test_measures_are_decided_for_every_risk_of_the_analysis",
            "domain/test_risks.py::test_the_value_is_probability_times_the_worse_consequence",
        ),
    ),
    met(
        "E37",
        "Riskanalyser",
        "Resultatet återkopplas till nämnden och till berörda verksamheter.",
        registers=("risk_analyses",),
        by=("domain.risk_analyses.commands.ReportRiskAnalysis", "domain.risk_analyses.refusals.ReportFirst"),
        tests=("domain/test_risk_analyses.py::test_the_result_is_reported_to_board_and_operations_before_the_end",),
    ),
    met(
        "E38",
        "Riskanalyser",
        "Ledningsgruppen svarar för att åtgärderna genomförs.",
        registers=("risks", "actions"),
        by=(
            "domain.risks.commands.PlanRiskMeasures",
            "domain.risks.refusals.MeasuresNotDone",
            "domain.actions.commands.CompleteAction",
        ),
        tests=(
            "domain/test_risks.py::test_measures_are_planned_with_somebody_responsible_and_a_day",
            "domain/test_risks.py::test_a_risk_is_gone_through_measures_when_they_are_done",
        ),
    ),
    # Egenkontroller
    met(
        "E39",
        "Egenkontroller, 5 kap. 2 § SOSFS 2011:9",
        "Egenkontroll följer upp och utvärderar verksamheten, och ser efter att processer och rutiner följs.",
        registers=("self_control_plans", "self_controls"),
        by=(
            "domain.law.SELF_CONTROL",
            "domain.self_controls.commands.PlanSelfControl",
            "domain.self_controls.commands.RecordObservation",
        ),
        tests=(
            "domain/test_self_controls.py::test_a_self_control_is_made_when_every_item_is_examined",
            "domain/test_self_controls.py::test_the_checklist_is_the_revision_that_applies",
        ),
    ),
    met(
        "E40",
        "Egenkontroller",
        "Den görs så ofta och så brett som behövs; jämförelser, målgruppsundersökningar, granskning av "
        "journaler och undersökning av personalens attityder är exempel.",
        registers=("self_control_plans", "self_controls", "samples"),
        by=(
            "domain.self_control_plans.words.Method",
            "domain.self_control_plans.words.PlannedControl.extent",
            "domain.self_controls.refusals.WhichFiles",
        ),
        tests=(
            "domain/test_self_control_plans.py::test_a_plan_answers_the_board_s_questions_as_often_as_they_are_compiled",
            "domain/test_self_controls.py::test_files_are_not_read_as_somebody_likes",
        ),
    ),
    met(
        "E41",
        "Egenkontroller",
        "Den är systematisk och visar också om verksamheten är begriplig för dem den är till för och gör skillnad.",
        registers=("self_controls", "surveys", "survey_results"),
        by=(
            "domain.self_control_plans.words.Method.SURVEY",
            "domain.surveys.commands.PlanSurvey.self_control",
            "domain.surveys.words.Aspect.UNDERSTANDABLE",
            "domain.surveys.commands.AnalyseSurvey.understandable",
            "domain.surveys.refusals.WhatDoesItMean",
        ),
        tests=(
            "domain/test_surveys.py::test_it_may_be_the_method_of_a_self_control",
            "domain/test_surveys.py::test_it_is_said_whether_the_work_is_understandable_and_makes_a_difference",
            "domain/test_surveys.py::test_what_nobody_was_asked_about_is_not_found_out",
        ),
    ),
    met(
        "E42",
        "Egenkontroller",
        "Avdelningschefen är ytterst ansvarig och beslutar vad som kontrolleras, hur och hur mycket, och "
        "svarar för dokumentationen.",
        registers=("self_control_plans", "settings"),
        by=(
            "domain.self_control_plans.commands.DecideSelfControlPlan",
            "domain.self_control_plans.rules.PlanDecidedByOthers",
            "boards.enkoping.DECIDERS",
        ),
        tests=(
            "domain/test_self_control_plans.py::test_the_plan_is_decided_by_whom_the_board_has_said",
            "domain/test_self_control_plans.py::test_a_control_keeps_its_number_when_the_plan_changes",
        ),
    ),
    met(
        "E43",
        "Egenkontroller",
        "Sex frågor ska besvaras: följs rutinerna, framgår intern och extern samverkan, uppfylls kraven, "
        "vilka åtgärder vidtas, vilka områden prioriteras nästa år.",
        registers=("settings", "self_control_plans", "self_controls"),
        by=(
            "boards.enkoping.QUESTIONS",
            "domain.self_controls.commands.AnswerSelfControlQuestion",
            "domain.self_control_plans.rules.QuestionsNotCovered",
            "domain.self_controls.refusals.QuestionsLeft",
        ),
        tests=(
            "boards/test_boards.py::test_enkoping_asks_six_questions_four_of_them_each_tertial",
            "domain/test_self_control_plans.py::test_a_plan_answers_the_board_s_questions_as_often_as_they_are_compiled",
            "domain/test_self_controls.py::test_the_questions_it_was_to_answer_are_answered_first",
        ),
    ),
    met(
        "E44",
        "Egenkontroller",
        "Sammanställs och rapporteras till nämnd och berörda verksamheter varje tertial; frågorna 4 och 6 "
        "med årsbokslutet.",
        registers=("self_control_compilations",),
        by=(
            "domain.self_control_compilations.CompileSelfControls",
            "domain.self_control_compilations.ReportSelfControlCompilation",
            "domain.self_control_compilations.Part",
        ),
        tests=(
            "domain/test_self_control_plans.py::test_a_tertial_compiles_its_questions_and_says_what_is_missing",
            "domain/test_self_control_plans.py::test_the_accounts_compile_questions_four_and_six",
            "domain/test_self_control_plans.py::test_the_board_and_the_operations_are_told_of_the_compilation",
        ),
    ),
    # Klagomål och synpunkter
    met(
        "E45",
        "Klagomål och synpunkter, 5 kap. 3 § SOSFS 2011:9",
        "Klagomål och synpunkter på kvaliteten tas emot och utreds.",
        registers=("views",),
        by=("domain.law.COMPLAINTS", "domain.views.commands.ReceiveView", "domain.views.commands.InvestigateComplaint"),
        tests=(
            "domain/test_views.py::test_all_that_is_needed_is_that_something_was_said",
            "domain/test_views.py::test_a_complaint_is_investigated_and_a_view_is_not",
        ),
    ),
    met(
        "E46",
        "Klagomål och synpunkter",
        "De kan komma från klienter, medarbetare, andra verksamheter med flera.",
        registers=("views",),
        by=("domain.views.words.Submitter",),
        tests=(
            "domain/test_views.py::test_staff_are_answered_by_their_manager",
            "domain/test_views.py::test_a_sender_with_name_or_contact_or_at_work_here_is_not_anonymous",
        ),
    ),
    met(
        "E47",
        "Klagomål och synpunkter",
        "Utredningen ska ge svar på om en avvikelse har inträffat.",
        registers=("views",),
        by=("domain.views.commands.TakePosition", "domain.views.rules.refusals.PositionFirst"),
        tests=(
            "domain/test_views.py::test_a_position_is_taken_when_the_complaint_is_investigated",
            "domain/test_views.py::test_a_complaint_is_answered_when_a_position_is_taken",
        ),
    ),
    met(
        "E48",
        "Klagomål och synpunkter",
        "Klagomål är ett konkret missnöje i ett enskilt ärende som kräver svar, till exempel om bemötande, "
        "innehåll, information, tillgänglighet eller tid.",
        registers=("views", "settings"),
        by=(
            "domain.views.words.Kind.COMPLAINT",
            "domain.views.words.Category",
            "domain.views.rules.refusals.AnswerFirst",
            "boards.enkoping.TERMS",
        ),
        tests=(
            "domain/test_views.py::test_the_first_reading_says_what_it_is",
            "domain/test_views.py::test_it_may_close_with_the_reason_why_nobody_is_answered",
        ),
    ),
    met(
        "E49",
        "Klagomål och synpunkter",
        "Synpunkt är en åsikt, kanske med förslag på förbättringar.",
        registers=("views", "settings"),
        by=("domain.views.words.Kind.VIEW", "domain.views.words.Sentiment.SUGGESTION", "boards.enkoping.TERMS"),
        tests=(
            "domain/test_views.py::test_a_view_becomes_a_complaint_and_the_original_is_remembered",
            "domain/test_views.py::test_a_view_is_answered_when_it_is_read",
        ),
    ),
    context(
        "E50",
        "Klagomål och synpunkter",
        "Förvaltningens rutin följer kommunens gemensamma riktlinjer, som omfattar båda slagen.",
        "Riktlinjerna är kommunens och beslutas utanför nämnden. Att båda slagen tas emot på ett sätt svarar "
        "E45 och E48 för.",
    ),
    met(
        "E51",
        "Klagomål och synpunkter",
        "De tas emot och rapporteras i avvikelsesystemet (Invite Flexite).",
        registers=("views",),
        by=("domain.views.commands.ReceiveView",),
        tests=(
            "domain/test_views.py::test_everybody_who_works_here_may_enter_a_view",
            "domain/test_views.py::test_a_letter_counts_from_the_day_it_came",
        ),
    ),
    met(
        "E52",
        "Klagomål och synpunkter",
        "De åtgärder som behövs ska vidtas.",
        registers=("views", "actions"),
        by=(
            "domain.views.words.Outcome.MEASURES",
            "domain.actions.commands.ProposeAction",
            "domain.actions.words.ActionSource",
        ),
        tests=(
            "domain/test_actions.py::test_whoever_works_here_may_propose_an_action_with_what_shows_the_need",
            "domain/test_actions.py::test_what_comes_from_a_deviation_or_a_complaint_names_its_cause",
            "domain/test_views.py::test_a_complaint_gives_rise_to_a_deviation_and_lives_on",
        ),
    ),
    met(
        "E53",
        "Klagomål och synpunkter",
        "Den som lämnat klagomålet eller synpunkten får återkoppling, om den vill.",
        registers=("views",),
        by=(
            "domain.views.commands.AnswerView",
            "domain.views.rules.refusals.AnswerWished",
            "domain.views.words.WhyUnanswered.NOT_WISHED",
        ),
        tests=(
            "domain/test_views.py::test_it_may_close_with_the_reason_why_nobody_is_answered",
            "domain/test_views.py::test_a_reason_that_does_not_hold_is_refused",
            "domain/test_views.py::test_a_complaint_closes_answered",
        ),
    ),
    met(
        "E54",
        "Klagomål och synpunkter",
        "Det finns en rutin för hantering av klagomål och synpunkter.",
        registers=("documents", "requirements"),
        by=(
            "boards.enkoping.ROUTINES",
            "domain.documents.commands.EstablishRevision",
            "domain.check_up.words.RuleId.REQUIREMENT_UNANSWERED",
            "domain.check_up.words.RuleId.DOCUMENT_OUTSIDE_PROCESSES",
        ),
        tests=(
            "boards/test_boards.py::test_enkoping_names_four_routines_and_six_rows_of_what_when_who",
            "domain/test_documents.py::test_a_routine_is_decided_by_the_lead",
            "domain/test_check_up_foundation.py::test_a_requirement_that_nothing_answers_is_found",
            "domain/test_check_up_foundation.py::test_a_routine_that_no_activity_follows_is_found",
        ),
    ),
    # Rapporteringsskyldighet
    met(
        "E55",
        "Rapporteringsskyldighet, 14 kap. 3 § SoL (2001:453)",
        "Den som fullgör uppgifter rapporterar genast ett missförhållande eller en påtaglig risk för ett.",
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
        "E56",
        "Rapporteringsskyldighet, 14 kap. 6 § SoL (2001:453)",
        "Det dokumenteras, utreds och avhjälps eller undanröjs utan dröjsmål.",
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
        "E57",
        "Rapporteringsskyldighet, 5 kap. 4–5 §§ SOSFS 2011:9",
        "Föreskriften erinrar om rapporteringsskyldigheten i lagarna.",
        by=("domain.law.HSL_REPORTS", "domain.law.REPORTS", "domain.law.REPORT_MISCONDUCT"),
        tests=(
            "domain/test_law.py::test_the_duties_stand_in_statute_order",
            "domain/test_law.py::test_without_delay_became_at_once_in_the_social_services_act_but_not_in_lss",
        ),
    ),
    met(
        "E58",
        "Rapporteringsskyldighet",
        "Alla medarbetare uppmärksammar och rapporterar övriga avvikelser och lex Sarah.",
        registers=("deviations",),
        by=(
            "domain.deviations.commands.ReportDeviation",
            "domain.deviations.commands.ReportDeviation.suspects_misconduct",
        ),
        tests=(
            "domain/test_deviations.py::test_a_report_needs_nothing_but_what_happened",
            "domain/test_deviations.py::test_a_suspicion_of_misconduct_is_referred_at_the_report",
            "domain/test_authority.py::test_an_employee_may_report_about_any_unit",
        ),
    ),
    met(
        "E59",
        "Rapporteringsskyldighet",
        "Övrig avvikelse drabbar inte en enskild så att det kan vara ett missförhållande.",
        registers=("deviations", "settings"),
        by=("domain.words.Reading", "domain.deviations.rules.refusals.MustBeTriedAsLexSarah", "boards.enkoping.TERMS"),
        tests=(
            "domain/test_deviations.py::test_a_deviation_is_read",
            "domain/test_deviations.py::test_what_can_be_misconduct_is_referred_at_the_first_reading",
            "domain/test_deviations.py::test_a_serious_deviation_is_tried_as_lex_sarah_before_it_is_closed",
        ),
    ),
    met(
        "E60",
        "Rapporteringsskyldighet",
        "Det finns rutiner för lex Sarah och för övrig avvikelse.",
        registers=("documents",),
        by=("boards.enkoping.ROUTINES", "boards.enkoping.DOCUMENTS"),
        tests=("boards/test_boards.py::test_enkoping_names_four_routines_and_six_rows_of_what_when_who",),
    ),
    met(
        "E61",
        "Rapporteringsskyldighet",
        "Avvikelser i samverkan tas om hand åt båda hållen: det vi ser hos andra, och det andra ser hos oss.",
        registers=("deviations", "agreements"),
        by=(
            "domain.deviations.words.Direction",
            "domain.agreements.commands.DrawUpDeviation",
            "domain.deviations.rules.refusals.FeedbackFromDepartmentHead",
        ),
        tests=(
            "domain/test_agreements.py::test_a_deviation_in_collaboration_is_drawn_up_in_the_same_act",
            "domain/test_agreements.py::test_a_deviation_that_is_there_is_linked_whichever_way_it_goes",
            "domain/test_deviations.py::test_another_operation_is_answered_by_the_department_head",
        ),
    ),
    # Sammanställning och analys
    met(
        "E62",
        "Sammanställning och analys, 5 kap. 6 § SOSFS 2011:9",
        "Klagomål, synpunkter och rapporter sammanställs och analyseras så att mönster och trender syns.",
        registers=("analyses",),
        by=("domain.law.COMPILE_AND_ANALYSE", "domain.measures.MEASURES", "domain.analyses.commands.WriteAnalysis"),
        tests=(
            "domain/test_measures.py::test_each_measure_counts_what_it_says",
            "domain/test_measures.py::test_a_letter_counts_in_the_half_year_it_came_in",
            "domain/test_measures.py::test_figures_stand_beside_those_of_the_year_before",
        ),
    ),
    met(
        "E63",
        "Sammanställning och analys",
        "En gång om året, med bokslutet, sammanställs och analyseras alla klagomål, synpunkter och lex Sarah.",
        registers=(
            "obligations",
            "analyses",
            "settings",
        ),
        by=(
            "domain.obligations.commands.EstablishObligation",
            "domain.obligations.commands.CompleteRound",
            "boards.enkoping.CADENCES",
            "domain.analyses.kinds.KINDS",
            "domain.measures.catalogue.views.VIEWS",
            "domain.measures.catalogue.lex_sarah.LEX_SARAH",
        ),
        tests=(
            "domain/test_obligations.py::test_what_is_done_stands_beside_what_was_planned",
            "boards/test_boards.py::test_enkoping_has_both_cadences_that_contradict_each_other",
            "domain/test_analyses.py::test_each_kind_of_report_has_its_own_periods",
            "domain/test_measures.py::test_each_measure_counts_what_it_says",
        ),
    ),
    met(
        "E64",
        "Sammanställning och analys",
        "Antalet lex Sarah sammanställs två gånger om året och rapporteras till nämnden.",
        registers=(
            "lex_sarah",
            "obligations",
            "analyses",
        ),
        by=(
            "domain.measures.catalogue.deviations.DEVIATIONS",
            "domain.measures.catalogue.views.VIEWS",
            "domain.obligations.commands.CompleteRound",
            "domain.measures.catalogue.lex_sarah.LEX_SARAH",
            "domain.analyses.commands.SubmitAnalysis",
        ),
        tests=(
            "domain/test_measures.py::test_each_measure_counts_what_it_says",
            "domain/test_obligations.py::test_what_is_done_stands_beside_what_was_planned",
            "domain/test_analyses.py::test_a_reviewed_analysis_goes_to_a_meeting_of_the_board",
        ),
    ),
    met(
        "E65",
        "Sammanställning och analys",
        "Ledningsgruppen svarar för innehållet i bokslutet och för analysen.",
        registers=("analyses",),
        by=("domain.analyses.commands.ReviewAnalysis", "domain.analyses.rules.ManagementGroupReviews"),
        tests=("domain/test_analyses.py::test_the_management_group_reviews",),
    ),
    # Förbättrande åtgärder
    met(
        "E66",
        "Förbättrande åtgärder, 5 kap. 7–8 §§ SOSFS 2011:9",
        "Åtgärder vidtas utifrån det som framkommit, i verksamheten och i processer och rutiner som inte är "
        "ändamålsenliga.",
        registers=("actions", "processes", "documents"),
        by=(
            "domain.law.MEASURES",
            "domain.law.BETTER_ROUTINES",
            "domain.actions.words.Kind",
            "domain.actions.commands.CompleteAction.process",
            "domain.actions.commands.CompleteAction.document",
            "domain.actions.rules.refusals.RevisionFirst",
        ),
        tests=(
            "domain/test_actions.py::test_a_source_is_a_record_of_what_has_been_found_that_is_there",
            "domain/test_actions.py::test_a_process_is_improved_in_a_revision_of_it",
            "domain/test_actions.py::test_a_routine_is_improved_in_a_revision_of_a_document",
        ),
    ),
    met(
        "E67",
        "Förbättrande åtgärder",
        "Avdelningschefen svarar för åtgärderna, förvaltningschefen för dem som gäller hela förvaltningen.",
        registers=("actions", "settings"),
        by=("domain.actions.rules.deciders.must_be_theirs", "domain.actions.words.Reach", "boards.enkoping.DECIDERS"),
        tests=(
            "domain/test_actions.py::test_a_board_may_say_that_somebody_higher_up_decides",
            "domain/test_actions.py::test_what_reaches_further_is_decided_higher_up",
        ),
    ),
    met(
        "E68",
        "Förbättrande åtgärder",
        "Vilka åtgärder som vidtas återkopplas till ledningsgruppen och berörda verksamheter.",
        registers=("actions",),
        by=(
            "domain.actions.commands.FeedBackAction",
            "domain.actions.words.Audience",
            "domain.actions.rules.refusals.TellFirst",
        ),
        tests=("domain/test_actions.py::test_the_management_group_and_the_units_are_told",),
    ),
    met(
        "E69",
        "Förbättrande åtgärder",
        "Kom det från en annan vårdgivare eller myndighet, eller från en klient eller medborgare, "
        "återkopplar avdelningschefen också till dem.",
        registers=("actions", "views", "deviations"),
        by=(
            "domain.actions.rules.refusals.DepartmentHeadTellsThem",
            "domain.views.rules.refusals.DepartmentHeadAnswers",
            "domain.deviations.rules.refusals.FeedbackFromDepartmentHead",
        ),
        tests=(
            "domain/test_actions.py::test_somebody_outside_is_told_from_the_department",
            "domain/test_views.py::test_a_complaint_from_outside_is_answered_by_the_department_head",
            "domain/test_deviations.py::test_another_operation_is_answered_by_the_department_head",
        ),
    ),
    met(
        "E70",
        "Förbättrande åtgärder",
        "Åtgärder av betydelse återkopplas till nämnden.",
        registers=("actions",),
        by=("domain.actions.commands.DecideAction.significant", "domain.actions.rules.refusals.BoardMustBeTold"),
        tests=("domain/test_actions.py::test_the_board_is_told_of_what_is_significant",),
    ),
    # Dokumentation
    met(
        "E71",
        "Dokumentation, 7 kap. 1 § SOSFS 2011:9",
        "Arbetet dokumenteras i alla delar: processer och rutiner, och det systematiska förbättringsarbetet.",
        registers=("book",),
        by=("domain.law.DOCUMENTATION", "domain.REGISTERS", "replays.verify.verify"),
        tests=(
            "test_every_register.py::test_an_event_says_what_it_is_in_swedish_and_in_law",
            "replays/test_verify_passes.py::test_every_claim_holds_of_a_real_book",
        ),
    ),
    met(
        "E72",
        "Dokumentation",
        "Varje år bör en kvalitetsberättelse visa hur arbetet har bedrivits, vilka åtgärder som vidtagits "
        "och vilka resultat som nåtts (allmänt råd).",
        registers=(
            "obligations",
            "analyses",
        ),
        by=(
            "domain.law.QUALITY_REPORT",
            "domain.obligations.commands.CompleteRound.report",
            "domain.analyses.words.ReportKind.QUALITY_REPORT",
            "domain.analyses.words.Section",
        ),
        tests=(
            "domain/test_law.py::test_the_quality_report_is_advice_and_the_documentation_is_not",
            "domain/test_obligations.py::test_what_is_done_stands_beside_what_was_planned",
            "domain/test_analyses.py::test_some_reports_have_more_to_say",
        ),
    ),
    met(
        "E73",
        "Dokumentation",
        "Det ska gå att bedöma hur arbetet bedrivits i olika delar av verksamheten, och dokumentationen ska "
        "vara tillgänglig för den som vill ta del av den.",
        registers=("analyses", "packages"),
        by=(
            "replays.unit_story.unit_story",
            "replays.report.unit.unit_page",
            "api.published.reports",
            "replays.package.make.make",
        ),
        tests=(
            "replays/test_unit_story.py::test_what_lay_below_is_told_from_the_day_it_came_to_lie_there",
            "api/test_published.py::test_anybody_reads_what_is_published_and_gets_its_exact_bytes",
            "api/test_published.py::test_the_page_needs_no_script_and_tells_nothing_else",
        ),
    ),
    met(
        "E74",
        "Dokumentation",
        "Nämnden beslutar om en flerårig nämndplan utifrån kommunens strategiska mål.",
        registers=("plans", "goals", "documents"),
        by=(
            "domain.plans.commands.DecidePlanByBoard",
            "domain.plans.commands.DraftPlan.goals",
            "domain.documents.words.Kind.PLAN",
            "domain.documents.commands.CreateDocument.sets_goals",
            "domain.documents.commands.EstablishByBoard",
        ),
        tests=(
            "domain/test_plans.py::test_only_the_board_decides_its_plans",
            "domain/test_plans.py::test_a_plan_for_several_years_is_followed_up_each_year",
            "domain/test_documents.py::test_so_is_everything_that_sets_goals",
        ),
    ),
    met(
        "E75",
        "Dokumentation",
        "Avdelningsplaner med aktiviteter upprättas, och aktiviteterna följs upp under året.",
        registers=("plans", "plan_activities"),
        by=(
            "domain.plans.words.Kind.DEPARTMENT",
            "domain.plans.commands.DraftPlan.rests_on",
            "domain.plan_activities.commands.ReportPlanActivity",
            "domain.plan_activities.commands.GiveUpPlanActivity",
        ),
        tests=(
            "domain/test_plans.py::test_a_department_plan_is_drawn_up_from_what_the_board_has_decided",
            "domain/test_plans.py::test_the_head_decides_the_plan_of_the_department",
            "domain/test_plan_activities.py::test_it_is_told_how_it_goes_during_the_year",
            "domain/test_plan_activities.py::test_an_activity_ends_done_or_not_done_and_why",
        ),
    ),
    met(
        "E76",
        "Dokumentation",
        "Uppföljningen av nämndens årsplan redovisas i årsredovisningen.",
        registers=("plans", "goals", "obligations"),
        by=(
            "domain.plans.commands.AssessGoal",
            "domain.plans.commands.FollowUpPlan",
            "domain.plans.words.FollowUpChannel.ANNUAL_ACCOUNTS",
            "domain.plans.refusals.AccountsFirst",
        ),
        tests=(
            "domain/test_plans.py::test_the_follow_up_of_the_boards_plan_is_told_in_the_annual_accounts",
            "domain/test_plans.py::test_a_goal_is_followed_up_with_how_it_came_out_and_how_that_is_known",
            "domain/test_plans.py::test_a_plan_for_several_years_is_followed_up_each_year",
        ),
    ),
    met(
        "E77",
        "Dokumentation",
        "Riskanalyser, egenkontroll, klagomål, synpunkter och rapporter dokumenteras så som "
        "förbättringsavsnittet säger.",
        registers=("risk_analyses", "self_controls", "views", "deviations"),
        by=(
            "domain.risk_analyses.commands.AssessRiskAnalysis",
            "domain.self_controls.commands.RecordObservation",
            "domain.views.commands.InvestigateComplaint",
            "domain.deviations.commands.CompleteInvestigation",
        ),
        tests=(
            "domain/test_risk_analyses.py::test_an_analysis_gathers_the_risks_it_found_all_scored",
            "domain/test_self_controls.py::test_a_self_control_is_made_when_every_item_is_examined",
            "domain/test_views.py::test_a_complaint_is_investigated_and_a_view_is_not",
            "domain/test_deviations.py::test_an_investigation_is_completed",
        ),
    ),
    met(
        "E78",
        "Dokumentation",
        "Vid årets början får nämnden bokslutet med förra årets kvalitetsarbete: analys, åtgärder, resultat, "
        "utvecklingsområden och uppföljning av systemet som helhet.",
        registers=(
            "obligations",
            "meetings",
            "self_control_compilations",
            "analyses",
        ),
        by=(
            "domain.self_control_compilations.Part.ACCOUNTS",
            "domain.meetings.commands.RecordItem.obligation",
            "domain.analyses.words.ReportKind.QUALITY_REPORT",
            "domain.analyses.words.Section.SYSTEM",
            "domain.analyses.commands.SubmitAnalysis",
        ),
        tests=(
            "domain/test_self_control_plans.py::test_the_accounts_compile_questions_four_and_six",
            "domain/test_meetings.py::test_an_item_may_be_the_report_that_the_wheel_asks_for",
            "domain/test_analyses.py::test_some_reports_have_more_to_say",
            "domain/test_analyses.py::test_the_report_is_kept_before_it_goes_to_the_board",
        ),
    ),
    # Vad
    met(
        "E79",
        "Vad, när, vem",
        "Processer och rutiner: när de upprättas eller revideras, av avdelningschef.",
        registers=("processes", "documents"),
        by=("domain.processes.refusals.EstablishedByWhom", "domain.documents.refusals.AboveTheUnit"),
        tests=(
            "domain/test_processes.py::test_a_process_is_established_by_a_head_or_a_group",
            "domain/test_documents.py::test_a_unit_manager_does_not_decide_alone_for_all_units",
        ),
    ),
    met(
        "E80",
        "Vad, när, vem",
        "Nämndplan, verksamhetsplaner och avdelningsplaner: en gång om året, av nämnd, ledningsgrupp, team "
        "och medarbetare.",
        registers=("plans", "obligations", "meetings"),
        by=(
            "domain.plans.words.Kind",
            "domain.plans.words.DECIDERS",
            "domain.obligations.words.Kind.PLAN",
            "domain.obligations.commands.PlanRound",
            "boards.enkoping.CADENCES",
        ),
        tests=(
            "domain/test_obligations.py::test_an_obligation_says_what_how_often_to_whom_by_whom_and_why",
            "domain/test_obligations.py::test_a_round_is_planned_for_a_period_of_the_wheel",
            "domain/test_obligations.py::test_what_was_not_done_is_said_with_a_reason",
        ),
    ),
    met(
        "E81",
        "Vad, när, vem",
        "Egenkontroll: så mycket som krävs, sammanställd varje tertial, av avdelningschef, teamledare och medarbetare.",
        registers=("self_control_plans", "self_controls", "self_control_compilations"),
        by=(
            "domain.self_controls.refusals.AnsweredByOthers",
            "domain.self_control_compilations.CompileSelfControls",
            "boards.enkoping.DECIDERS",
        ),
        tests=(
            "domain/test_self_controls.py::test_the_board_s_questions_are_answered_by_those_it_has_said",
            "domain/test_self_controls.py::test_a_self_control_is_due_when_the_tertial_ends",
        ),
    ),
    met(
        "E82",
        "Vad, när, vem",
        "Riskanalyser: vid behov, av ledningsgruppen.",
        registers=("risk_analyses",),
        by=("domain.risk_analyses.refusals.DecidedByManagementGroup",),
        tests=("domain/test_risk_analyses.py::test_where_the_management_group_decides_a_manager_does_not",),
    ),
    met(
        "E83",
        "Vad, när, vem",
        "Klagomål, synpunkter och lex Sarah-rapporter: när de uppstår, av all personal.",
        registers=("views", "deviations"),
        by=(
            "domain.views.commands.ReceiveView",
            "domain.deviations.commands.ReportDeviation",
            "domain.deviations.commands.ReferToLexSarah",
        ),
        tests=(
            "domain/test_views.py::test_everybody_who_works_here_may_enter_a_view",
            "domain/test_deviations.py::test_somebody_reports_a_deviation",
            "domain/test_views.py::test_whoever_works_here_refers_a_suspicion_whenever_it_comes",
        ),
    ),
    met(
        "E84",
        "Vad, när, vem",
        "Sammanställning och analys på aggregerad nivå: två gånger om året, av utvecklare och ledningsgrupp.",
        registers=("analyses", "obligations", "settings"),
        by=(
            "domain.analyses.commands.FreezeAnalysis",
            "domain.analyses.commands.WRITERS",
            "domain.analyses.rules.ManagementGroupReviews",
            "domain.obligations.commands.NoteConflict",
        ),
        tests=(
            "domain/test_analyses.py::test_the_figures_of_a_half_year_are_frozen_at_a_line_of_the_book",
            "domain/test_analyses.py::test_the_management_group_reviews",
            "domain/test_obligations.py::test_two_that_contradict_each_other_both_say_so",
        ),
    ),
)
