"""Nacka, "Ledningssystem för kvalitet i socialtjänsten": N1–N134 and what answers each."""

from __future__ import annotations

from docs.requirements.row import Row, context, met

ROWS: tuple[Row, ...] = (
    # Dokumentets syfte
    met(
        "N1",
        "Dokumentets syfte",
        "Ett ledningssystem för kvalitet i socialtjänsten, för social- och äldrenämndens arbete, alltså "
        "också äldreomsorg.",
        registers=("documents", "units"),
        by=("domain.law.MANAGEMENT_SYSTEM", "boards.nacka.GUIDELINE", "boards.units.NACKA"),
        tests=(
            "boards/test_boards.py::test_the_guideline_has_its_full_text",
            "boards/test_boards.py::test_units_are_a_tree_with_one_top",
        ),
    ),
    # Systematiskt kvalitetsarbete
    context(
        "N2",
        "Systematiskt kvalitetsarbete",
        "Kvalitet uppstår i möten mellan människor och ändrar sig över tid; organisationen måste kunna ändra "
        "sig med den.",
        "Beskriver vad kvalitet är. Att beslut, mål och rutiner kan ändras från en dag står i N29, N82 och N86.",
    ),
    context(
        "N3",
        "Systematiskt kvalitetsarbete",
        "Kontakten med socialtjänsten ska upplevas som saklig, korrekt, professionell och laglig.",
        "Hur människor ska bemöta människor. Hur det upplevs mäts med kriterierna N54–N59.",
    ),
    context(
        "N4",
        "Systematiskt kvalitetsarbete",
        "Kunskapsbaserad praktik: brukarnas erfarenhet, de professionellas kunnande och bästa tillgängliga vetenskap.",
        "Ett sätt att arbeta, inget att föra register över. Det mäts med kriterierna N68, N79 och N80.",
    ),
    context(
        "N5",
        "Systematiskt kvalitetsarbete",
        "Stödjande ledarskap, öppet klimat för kritisk granskning, vilja till förändring och kompetens att förbättra.",
        "Förutsättningar hos chefer och medarbetare, ur Socialstyrelsens skrift. Kompetensen står i N127.",
    ),
    # Varför ett ledningssystem
    context(
        "N6",
        "Varför ett ledningssystem",
        "Systemet ger struktur åt styrningen; mätningar är medel och inte mål.",
        "En hållning. Den märks i att ett missat mål leder till en åtgärd eller ett skäl (N32), aldrig till "
        "ett betyg på en enhet.",
    ),
    context(
        "N7",
        "Varför ett ledningssystem",
        "Föreskriften gäller verksamhet enligt HSL, tandvårdslagen, LSS, patientsäkerhetslagen och SoL.",
        "Säger vilka lagar föreskriften knyter an till, i lydelser som har upphört. Vilken lag ett ärende "
        "rör anges i varje register (domain.terms.LegalBasis).",
    ),
    met(
        "N8",
        "Varför ett ledningssystem, 3 kap. 3 § SoL (2001:453)",
        "God kvalitet, lämplig utbildning och erfarenhet, fortlöpande utveckling.",
        by=("domain.law.GOOD_QUALITY", "domain.law.COMPETENT_STAFF", "domain.law.FOLLOW_UP_QUALITY"),
        tests=("domain/test_law.py::test_the_social_services_act_of_2025_takes_over_on_the_first_of_july",),
    ),
    # Utgångspunkter
    met(
        "N9",
        "Utgångspunkter",
        "God kvalitet är att insatserna ges enligt lag och enligt nämndens mål och väsentlighets- och riskanalys.",
        registers=("settings",),
        by=("boards.nacka.TERMS", "domain.board.words.Topic.TERMS"),
        tests=(
            "domain/test_board.py::test_a_board_decides_its_own_words",
            "boards/test_boards.py::test_every_sentence_and_heading_stands_in_the_guideline",
        ),
    ),
    met(
        "N10",
        "Utgångspunkter",
        "Självbestämmande och integritet: delaktighet, inflytande, egna val; barnets bästa och rätt att "
        "komma till tals.",
        registers=("criteria", "settings"),
        by=("domain.criteria.words.QualityArea.SELF_DETERMINATION", "boards.nacka.TERMS"),
        tests=(
            "domain/test_criteria.py::test_a_criterion_is_defined_as_a_draft",
            "boards/test_boards.py::test_every_sentence_and_heading_stands_in_the_guideline",
        ),
    ),
    met(
        "N11",
        "Utgångspunkter",
        "Helhetssyn och samordning, med kontinuitet.",
        registers=("criteria", "settings"),
        by=("domain.criteria.words.QualityArea.COORDINATION", "boards.nacka.TERMS"),
        tests=(
            "domain/test_criteria.py::test_a_criterion_is_defined_as_a_draft",
            "boards/test_boards.py::test_every_sentence_and_heading_stands_in_the_guideline",
        ),
    ),
    met(
        "N12",
        "Utgångspunkter",
        "Trygghet och säkerhet: rättssäkert, öppet, och utan kränkning, försummelse eller skada.",
        registers=("criteria", "settings"),
        by=("domain.criteria.words.QualityArea.SAFETY", "boards.nacka.TERMS"),
        tests=(
            "domain/test_criteria.py::test_a_criterion_is_defined_as_a_draft",
            "boards/test_boards.py::test_every_sentence_and_heading_stands_in_the_guideline",
        ),
    ),
    met(
        "N13",
        "Utgångspunkter",
        "Kunskapsbaserad verksamhet, där den enskildes erfarenheter tas till vara.",
        registers=("criteria", "surveys", "participation"),
        by=(
            "domain.criteria.words.QualityArea.KNOWLEDGE",
            "domain.surveys.commands.AnalyseSurvey",
            "domain.participation.commands.RecordOutcome",
            "domain.check_up.words.RuleId.PARTICIPATION_NOT_TOLD",
        ),
        tests=(
            "domain/test_criteria.py::test_a_criterion_is_defined_as_a_draft",
            "domain/test_surveys.py::test_it_is_said_whether_the_work_is_understandable_and_makes_a_difference",
            "domain/test_surveys.py::test_a_survey_leads_to_an_action_in_the_same_act",
            "domain/test_participation.py::test_what_came_of_it_says_in_which_record_it_is_followed",
        ),
    ),
    met(
        "N14",
        "Utgångspunkter",
        "Tillgänglighet: lätt kontakt, rimlig tid, begriplig information, lokaler som fungerar.",
        registers=("criteria", "settings"),
        by=("domain.criteria.words.QualityArea.ACCESSIBILITY", "boards.nacka.TERMS"),
        tests=(
            "domain/test_criteria.py::test_a_criterion_is_defined_as_a_draft",
            "boards/test_boards.py::test_every_sentence_and_heading_stands_in_the_guideline",
        ),
    ),
    met(
        "N15",
        "Utgångspunkter",
        "Effektivitet: resurserna används på bästa sätt.",
        registers=("criteria", "external_statistics", "analyses"),
        by=(
            "domain.criteria.words.QualityArea.EFFECTIVENESS",
            "domain.analyses.words.Section.NETWORK",
            "replays.report.network.comparisons",
        ),
        tests=(
            "domain/test_criteria.py::test_a_criterion_is_defined_as_a_draft",
            "replays/test_external_statistics.py::test_municipalities_stand_beside_each_other_as_they_were_known",
        ),
    ),
    # Syfte och mål
    context(
        "N16",
        "Syfte och mål",
        "Kvalitetsarbetet säkrar tjänsternas kvalitet och ger underlag för resurser och för redovisning till "
        "medborgare, politiker och medarbetare.",
        "Syftet. Redovisningen till nämnden står i N45–N47, till medborgarna i N42 och N48.",
    ),
    context(
        "N17",
        "Syfte och mål",
        "Tydlig struktur, allas delaktighet, en lärande organisation.",
        "Syftet. Delaktigheten står i N37–N40 och lärandet i N27.",
    ),
    # Mål
    context(
        "N18",
        "Mål",
        "Beslut och verksamhet ska präglas av visionen och den grundläggande värderingen.",
        "En vision: den begär en hållning hos människor och inget av ett register.",
    ),
    met(
        "N19",
        "Mål",
        "Mål i flera led: kommunens övergripande, nämndens strategiska, verksamhetens.",
        registers=("goals", "criteria"),
        by=(
            "domain.goals.words.GoalLevel",
            "domain.goals.commands.ProposeGoal.parent",
            "domain.goals.rules.TheCouncils",
            "domain.goals.commands.DecideOperationalGoal",
        ),
        tests=(
            "domain/test_goals.py::test_goals_lie_in_steps_from_the_council_to_the_unit",
            "domain/test_goals.py::test_the_goals_of_the_municipality_are_entered_as_the_council_decided_them",
            "domain/test_goals.py::test_only_the_board_decides_its_goals",
            "domain/test_goals.py::test_a_manager_decides_the_units_own_goal",
        ),
    ),
    met(
        "N20",
        "Mål, god kommunal service",
        "Modeller för att följa upp resultat, nöjda kunder, respekt för integritet, rekrytering, "
        "rättssäkerhet, service och tjänster på webben.",
        registers=("goals", "plans", "criteria"),
        by=(
            "boards.nacka.AIMS",
            "domain.goals.commands.NameGoalCriteria",
            "domain.plans.commands.AssessGoal",
            "domain.measurements.commands.RecordMeasurement",
        ),
        tests=(
            "boards/test_plans_history.py::test_nackas_five_goals_are_entered_with_the_boards_under_each",
            "domain/test_goals.py::test_a_goal_says_which_criteria_follow_it_up",
        ),
    ),
    met(
        "N21",
        "Mål, effektivt resursutnyttjande",
        "Skattemedel används effektivt.",
        registers=("goals", "plans", "criteria"),
        by=(
            "boards.nacka.AIMS",
            "domain.goals.commands.NameGoalCriteria",
            "domain.plans.commands.AssessGoal",
        ),
        tests=(
            "boards/test_plans_history.py::test_nackas_five_goals_are_entered_with_the_boards_under_each",
            "domain/test_goals.py::test_a_goal_says_which_criteria_follow_it_up",
        ),
    ),
    met(
        "N22",
        "Mål, stor valfrihet",
        "Fler möjligheter till egna val.",
        registers=("goals", "plans", "criteria"),
        by=(
            "boards.nacka.AIMS",
            "domain.goals.commands.NameGoalCriteria",
            "domain.plans.commands.AssessGoal",
        ),
        tests=(
            "boards/test_plans_history.py::test_nackas_five_goals_are_entered_with_the_boards_under_each",
            "domain/test_goals.py::test_a_goal_says_which_criteria_follow_it_up",
        ),
    ),
    met(
        "N23",
        "Mål, kommunal ekonomi i balans",
        "Budget hålls, med kontroll på volym och kostnad.",
        registers=("goals", "plans", "criteria"),
        by=(
            "boards.nacka.AIMS",
            "domain.goals.commands.NameGoalCriteria",
            "domain.plans.commands.AssessGoal",
        ),
        tests=(
            "boards/test_plans_history.py::test_nackas_five_goals_are_entered_with_the_boards_under_each",
            "domain/test_goals.py::test_a_goal_says_which_criteria_follow_it_up",
        ),
    ),
    met(
        "N24",
        "Mål, god livsmiljö",
        "Bostäder för målgrupperna och ökad livskvalitet.",
        registers=("goals", "plans", "criteria"),
        by=(
            "boards.nacka.AIMS",
            "domain.goals.commands.NameGoalCriteria",
            "domain.plans.commands.AssessGoal",
        ),
        tests=(
            "boards/test_plans_history.py::test_nackas_five_goals_are_entered_with_the_boards_under_each",
            "domain/test_goals.py::test_a_goal_says_which_criteria_follow_it_up",
        ),
    ),
    # Ledningssystemets innehåll
    met(
        "N25",
        "Ledningssystemets innehåll",
        "Metoder för uppföljning och utvärdering, och systematisk dokumentation.",
        registers=("criteria", "measurements", "self_controls", "analyses"),
        by=("domain.criteria.words.Method", "domain.self_control_plans.words.Method", "domain.measures.MEASURES"),
        tests=(
            "domain/test_criteria.py::test_a_criterion_has_several_measures_with_several_methods",
            "domain/test_measures.py::test_each_measure_counts_what_it_says",
        ),
    ),
    context(
        "N26",
        "Ledningssystemets innehåll",
        "Systemet beskriver hur kvalitetsarbetet är uppbyggt, kriterierna och områdena.",
        "En innehållsförteckning över riktlinjen. Varje område står som eget krav nedan.",
    ),
    met(
        "N27",
        "Ledningssystemets innehåll",
        "En lärande organisation enligt förbättringshjulet.",
        registers=("actions",),
        by=(
            "domain.actions.commands.DecideAction",
            "domain.actions.commands.CompleteAction",
            "domain.actions.commands.EvaluateAction",
            "domain.actions.commands.ResumeAction",
        ),
        tests=(
            "domain/test_actions.py::test_the_effect_is_evaluated_and_it_is_written_how_that_is_known",
            "domain/test_actions.py::test_what_did_not_help_is_taken_further",
        ),
    ),
    # Ansvar
    met(
        "N28",
        "Ansvar",
        "Ansvar och befogenhet att vidta åtgärder är tydligt fördelat i den ordinarie organisationen.",
        registers=("units", "assignments", "settings", "actions"),
        by=(
            "domain.authority.check",
            "domain.organisation.assignments.AssignRole",
            "domain.actions.rules.deciders.must_be_theirs",
            "boards.nacka.DECIDERS",
        ),
        tests=(
            "domain/test_authority.py::test_a_role_that_may_not_do_it_is_not_enough",
            "domain/test_actions.py::test_the_unit_manager_decides_within_the_unit",
        ),
    ),
    met(
        "N29",
        "Ansvar",
        "Nämnden beslutar om mål och nyckeltal.",
        registers=("criteria",),
        by=("domain.criteria.commands.DecideCriterion", "domain.authority.BoardOnly"),
        tests=(
            "domain/test_criteria.py::test_goals_are_not_delegated",
            "domain/test_criteria.py::test_the_board_decides_from_a_day",
        ),
    ),
    met(
        "N30",
        "Ansvar",
        "Socialdirektören har det yttersta ansvaret för att planera och genomföra kvalitetsarbetet.",
        registers=("assignments", "actions"),
        by=("domain.terms.Role.DIRECTOR", "domain.actions.rules.deciders.LOWEST"),
        tests=(
            "domain/test_actions.py::test_what_reaches_further_is_decided_higher_up",
            "domain/test_authority.py::test_a_role_in_a_unit_above_counts",
        ),
    ),
    met(
        "N31",
        "Ansvar",
        "Ledningsgruppen och kvalitetsutvecklaren prioriterar och beslutar i strategiska kvalitetsfrågor.",
        registers=("meetings", "settings"),
        by=(
            "domain.terms.Body.MANAGEMENT_GROUP",
            "domain.meetings.commands.RecordItem",
            "domain.meetings.words.Outcome",
            "boards.nacka.DECIDERS",
        ),
        tests=(
            "domain/test_meetings.py::test_what_was_taken_up_is_entered_by_paragraph",
            "domain/test_meetings.py::test_a_board_needs_more_than_half_of_its_members",
            "domain/test_meetings.py::test_a_groups_minutes_have_no_day_in_law",
        ),
    ),
    met(
        "N32",
        "Ansvar",
        "Enhetschefen arbetar mot målen, bryter ned dem, följer upp resultat, analyserar och vidtar åtgärder.",
        registers=("criteria", "measurements", "actions"),
        by=(
            "domain.criteria.commands.DecideOperationalCriterion",
            "domain.measurements.commands.AnalyseMeasurement",
            "domain.measurements.refusals.WhatIsDoneAboutIt",
            "domain.actions.commands.DecideAction",
        ),
        tests=(
            "domain/test_criteria.py::test_a_manager_decides_the_units_own",
            "domain/test_measurements.py::test_a_missed_target_leads_to_an_action_or_a_reason",
            "domain/test_actions.py::test_the_unit_manager_decides_within_the_unit",
        ),
    ),
    met(
        "N33",
        "Ansvar",
        "Alla medarbetare känner till systemet och arbetar enligt det.",
        registers=("read_receipts", "implementations", "trainings", "self_controls"),
        by=(
            "domain.read_receipts.AcknowledgeDocument",
            "api.readers.groups",
            "domain.check_up.words.RuleId.DOCUMENT_UNREAD",
            "domain.check_up.words.RuleId.DOCUMENT_NOT_MADE_KNOWN",
            "domain.check_up.words.RuleId.COMPETENCE_NOT_ASSIGNED",
            "domain.self_controls.commands.RecordObservation",
        ),
        tests=(
            "api/test_revisions.py::test_who_has_read_and_who_is_missing_is_told_by_unit_and_role",
            "domain/test_check_up_documents.py::test_a_document_is_read_by_everybody_it_is_for",
            "domain/test_check_up_foundation.py::test_a_published_document_that_no_unit_has_made_known_is_found",
            "domain/test_check_up_work.py::test_what_belongs_to_the_introduction_and_is_not_assigned_is_found",
            "domain/test_self_controls.py::test_what_was_found_wanting_becomes_a_deviation_in_the_same_act",
        ),
    ),
    met(
        "N34",
        "Ansvar",
        "Kvalitetsutvecklaren samordnar på direktörens uppdrag och sammankallar en kvalitetsgrupp.",
        registers=("meetings", "assignments"),
        by=(
            "domain.terms.Role.QUALITY_DEVELOPER",
            "domain.terms.Body.QUALITY_GROUP",
            "domain.meetings.commands.PlanMeeting",
        ),
        tests=(
            "domain/test_meetings.py::test_a_meeting_is_planned_with_the_day_its_papers_are_due",
            "domain/test_meetings.py::test_a_groups_minutes_have_no_day_in_law",
        ),
    ),
    met(
        "N35",
        "Ansvar",
        "Kvalitetsgruppen utvecklar och samordnar, och förbereder det som ledningsgruppen har beslutat.",
        registers=("meetings",),
        by=(
            "domain.terms.Body.QUALITY_GROUP",
            "domain.meetings.commands.RecordItem.assignment",
            "domain.meetings.commands.ReportBack",
        ),
        tests=(
            "domain/test_meetings.py::test_what_the_board_asks_for_is_followed_until_it_is_told_of",
            "domain/test_meetings.py::test_an_assignment_says_what_it_is",
        ),
    ),
    # Brukarnas delaktighet
    context(
        "N36",
        "Brukarnas delaktighet, 1 kap. 1 § och 2 kap. 7 § SoL (2001:453)",
        "Brukarnas delaktighet i all handläggning.",
        "Gäller handläggningen av varje ärende, som inte sker här. Hur den upplevs mäts med kriteriet N54.",
    ),
    met(
        "N37",
        "Brukarnas delaktighet",
        "Enskilda, kunder, anhöriga och intresseorganisationer kan påverka förbättringsarbetet.",
        registers=("participation", "views", "suggestions"),
        by=(
            "domain.participation.commands.RecordParticipation",
            "domain.participation.commands.RecordOutcome",
            "domain.views.commands.ReceiveView",
        ),
        tests=(
            "domain/test_participation.py::test_what_came_of_it_says_in_which_record_it_is_followed",
            "domain/test_participation.py::test_the_suggestion_is_submitted_in_the_same_act",
            "domain/test_views.py::test_all_that_is_needed_is_that_something_was_said",
        ),
    ),
    met(
        "N38",
        "Brukarnas delaktighet",
        "Årlig brukarundersökning, gemensam hantering av synpunkter, råd, referensgrupper, intervjuer och "
        "fokusgrupper.",
        registers=("surveys", "survey_results", "participation", "views", "obligations"),
        by=(
            "domain.surveys.words.SurveyKind.USER",
            "boards.nacka.CADENCES",
            "domain.participation.words.Form",
            "domain.views.words.Channel.CONTACT_CENTRE",
        ),
        tests=(
            "domain/test_surveys.py::test_whoever_may_be_asked",
            "domain/test_surveys.py::test_it_is_compared_with_an_earlier_one_of_the_same_kind",
            "domain/test_participation.py::test_whoever_works_here_may_enter_an_occasion_that_has_been",
            "boards/test_surveys_history.py::test_each_board_asks_every_year_and_compares",
        ),
    ),
    # Medarbetarnas delaktighet
    met(
        "N39",
        "Medarbetarnas delaktighet",
        "Medarbetarna får information och möjlighet att påverka.",
        registers=("participation", "suggestions", "actions"),
        by=(
            "domain.participation.words.Form.WORKPLACE_MEETING",
            "domain.participation.commands.TellParticipants",
            "domain.suggestions.commands.SubmitSuggestion",
        ),
        tests=(
            "domain/test_participation.py::test_whoever_works_here_may_enter_an_occasion_that_has_been",
            "domain/test_participation.py::test_those_who_took_part_are_told_what_came_of_it",
            "domain/test_suggestions.py::test_anybody_may_suggest_and_it_is_to_be_answered_in_time",
        ),
    ),
    met(
        "N40",
        "Medarbetarnas delaktighet",
        "Gruppchefernas arbete med attityder, APT, facklig samverkan, seminarier, information, och "
        "egenkontroll med kollegiegranskning.",
        registers=("participation", "self_controls", "samples"),
        by=(
            "domain.participation.words.Form",
            "domain.self_control_plans.words.Method.PEER_REVIEW",
            "domain.self_controls.commands.NamePeerReviewers",
            "domain.samples.DrawSample",
        ),
        tests=(
            "domain/test_peer_review.py::test_colleagues_from_another_unit_review",
            "domain/test_peer_review.py::test_those_who_review_write_what_they_see",
            "domain/test_participation.py::test_whoever_works_here_may_enter_an_occasion_that_has_been",
            "domain/test_participation.py::test_what_came_of_it_says_in_which_record_it_is_followed",
            "domain/test_samples.py::test_a_record_is_examined_by_the_same_questions",
        ),
    ),
    # Dokumentation
    met(
        "N41",
        "Dokumentation",
        "Åtgärder och resultat dokumenteras så att de kan följas upp och analyseras.",
        registers=("actions", "measurements"),
        by=(
            "domain.actions.commands.CompleteAction",
            "domain.actions.commands.EvaluateAction",
            "domain.measurements.commands.RecordMeasurement",
        ),
        tests=(
            "domain/test_actions.py::test_the_effect_is_evaluated_and_it_is_written_how_that_is_known",
            "domain/test_measurements.py::test_a_value_stands_beside_the_target_of_its_day",
        ),
    ),
    met(
        "N42",
        "Dokumentation",
        "Medborgarna har tillgång till information om tjänsterna, och resultaten sprids internt.",
        registers=("measurements", "analyses"),
        by=(
            "domain.measurements.commands.PublishResult",
            "domain.analyses.commands.PublishAnalysis",
            "api.published.reports",
        ),
        tests=(
            "api/test_published.py::test_anybody_reads_what_is_published_and_gets_its_exact_bytes",
            "api/test_analyses.py::test_an_employee_gets_the_exact_bytes_that_the_board_got",
            "domain/test_measurements.py::test_a_missed_target_is_analysed_before_it_is_told",
            "api/test_half_years.py::test_an_employee_reads_what_is_published_and_not_the_material",
        ),
    ),
    met(
        "N43",
        "Dokumentation",
        "Mål och budget och bokslut tas i nämnden.",
        registers=("documents", "meetings"),
        by=(
            "domain.documents.commands.CreateDocument.sets_goals",
            "domain.documents.commands.EstablishByBoard",
            "domain.meetings.commands.RecordItem",
        ),
        tests=(
            "domain/test_documents.py::test_so_is_everything_that_sets_goals",
            "domain/test_meetings.py::test_what_was_taken_up_is_entered_by_paragraph",
        ),
    ),
    met(
        "N44",
        "Dokumentation",
        "Enheternas planer för det kommande året tas i nämnden.",
        registers=("documents", "meetings"),
        by=("domain.documents.words.Kind.PLAN", "domain.meetings.commands.RecordItem.concerns"),
        tests=(
            "domain/test_documents.py::test_a_document_gets_its_place_in_the_register",
            "domain/test_meetings.py::test_what_was_taken_up_is_entered_by_paragraph",
        ),
    ),
    met(
        "N45",
        "Dokumentation",
        "Synpunkter och klagomål sammanställs och presenteras i nämnden.",
        registers=("analyses", "views", "meetings"),
        by=(
            "domain.measures.catalogue.views.VIEWS",
            "domain.analyses.commands.SubmitAnalysis",
            "domain.meetings.commands.RecordItem",
        ),
        tests=(
            "domain/test_measures.py::test_each_measure_counts_what_it_says",
            "domain/test_analyses.py::test_a_reviewed_analysis_goes_to_a_meeting_of_the_board",
            "domain/test_meetings.py::test_an_item_may_be_the_report_that_the_wheel_asks_for",
        ),
    ),
    met(
        "N46",
        "Dokumentation",
        "En årlig kvalitetsredovisning presenteras i nämnden och på webbplatsen.",
        registers=("analyses", "obligations"),
        by=(
            "domain.analyses.words.ReportKind.QUALITY_REPORT",
            "domain.analyses.commands.SubmitAnalysis",
            "api.published.reports",
            "domain.obligations.words.Receiver.PUBLIC",
            "boards.nacka.CADENCES",
        ),
        tests=(
            "api/test_published.py::test_anybody_reads_what_is_published_and_gets_its_exact_bytes",
            "api/test_published.py::test_the_yearly_quality_report_is_published_as_any_other",
            "domain/test_obligations.py::test_what_is_done_stands_beside_what_was_planned",
        ),
    ),
    met(
        "N47",
        "Dokumentation",
        "Årliga rapporter om uppföljningen av utförare tas i nämnden.",
        registers=("providers", "obligations"),
        by=(
            "domain.providers.commands.FollowUpProvider",
            "domain.providers.commands.ReportProviderToBoard",
            "boards.nacka.CADENCES",
        ),
        tests=(
            "domain/test_providers.py::test_a_provider_is_followed_up",
            "domain/test_providers.py::test_the_board_is_told_of_what_has_been_followed_up",
        ),
    ),
    met(
        "N48",
        "Dokumentation",
        "Uppföljningar publiceras på webbplatsen.",
        registers=("analyses", "measurements"),
        by=(
            "domain.analyses.words.ReportKind.PROVIDERS",
            "api.published.reports",
            "domain.measurements.words.Channel.WEB",
        ),
        tests=("api/test_published.py::test_what_was_found_of_providers_is_published_as_any_other",),
    ),
    met(
        "N49",
        "Dokumentation",
        "Kvalitetsinformation för kundval finns på webbplatsen och i tryckt katalog.",
        registers=("providers", "measurements"),
        by=(
            "domain.providers.commands.DescribeForChoice",
            "api.choosing.catalogue",
            "replays.choice.choices",
            "domain.measurements.words.Channel.CATALOGUE",
        ),
        tests=(
            "domain/test_providers.py::test_a_provider_that_people_choose_is_described_for_them",
            "api/test_choosing.py::test_anybody_reads_of_those_one_can_choose_between",
            "api/test_choosing.py::test_the_last_result_of_each_measure_is_told",
        ),
    ),
    # Samlad analys
    met(
        "N50",
        "Samlad analys",
        "Analysen svarar på varför: fakta sätts i ett orsakssammanhang.",
        registers=("analyses", "deviations"),
        by=(
            "domain.analyses.commands.WriteAnalysis",
            "domain.deviations.commands.RecordCauses",
            "domain.measures.catalogue.deviations.DEVIATIONS",
        ),
        tests=(
            "domain/test_analyses.py::test_what_the_figures_show_is_written_and_may_be_written_again",
            "domain/test_deviations.py::test_the_investigator_records_the_causes",
            "domain/test_measures.py::test_each_measure_counts_what_it_says",
        ),
    ),
    met(
        "N51",
        "Samlad analys",
        "Ledningsgruppen gör varje år en kvalitetsgenomgång och resultatanalys, som underlag för nästa års "
        "planering och väsentlighets- och riskanalys.",
        registers=("analyses", "plans", "obligations", "meetings"),
        by=(
            "domain.analyses.words.ReportKind.JOINT",
            "domain.analyses.words.Section.WHY",
            "domain.analyses.words.Section.PLANNING",
            "domain.analyses.rules.ManagementGroupReviews",
            "boards.nacka.CADENCES",
        ),
        tests=(
            "domain/test_analyses.py::test_each_kind_of_report_has_its_own_periods",
            "domain/test_analyses.py::test_the_management_group_reviews",
            "boards/test_a_year.py::test_what_is_a_report_is_frozen_decided_and_published",
            "domain/test_obligations.py::test_a_meeting_that_takes_it_up_completes_the_round",
        ),
    ),
    # Kvalitetskriterier
    met(
        "N52",
        "Kvalitetskriterier",
        "Kriterierna utgår från mål, följs upp regelbundet och presenteras; målvärden kommer ur nämndens "
        "väsentlighets- och riskanalys.",
        registers=("criteria", "measurements", "plans", "goals"),
        by=(
            "domain.criteria.commands.DefineCriterion.goal",
            "domain.check_up.words.RuleId.GOAL_NO_CRITERION",
            "domain.criteria.commands.DecideCriterion",
            "domain.plans.commands.DraftPlan.criteria",
            "domain.plans.deciding.must_have_strategies",
            "domain.measurements.commands.PublishResult",
            "boards.nacka.CRITERIA",
        ),
        tests=(
            "domain/test_check_up_planning.py::test_a_goal_that_nothing_follows_is_found",
            "domain/test_plans.py::test_strategies_start_from_the_analysis_goals_and_key_figures",
            "domain/test_criteria.py::test_targets_are_versioned_by_the_day_they_hold_from",
            "domain/test_measurements.py::test_a_value_stands_beside_the_target_of_its_day",
        ),
    ),
    met(
        "N53",
        "Kvalitetskriterier",
        "Två tabeller: handläggning hos myndigheten, och insatser hos utförare.",
        registers=("criteria",),
        by=("domain.criteria.words.Perspective", "boards.nacka_criteria.CRITERIA"),
        tests=("boards/test_boards.py::test_nacka_s_tables_are_whole",),
    ),
    # Tabell 1
    met(
        "N54",
        "Tabell 1, delaktighet",
        "Möjlighet att påverka handläggningen: enkät varje år, minst 4 av 5.",
        registers=("criteria", "measurements"),
        by=(
            "boards.nacka_criteria.CRITERIA",
            "domain.criteria.commands.DefineMeasure",
            "domain.measurements.commands.RecordMeasurement",
        ),
        tests=(
            "boards/test_criteria_history.py::test_nackas_two_tables_are_entered_whole",
            "boards/test_boards.py::test_nacka_s_cells_are_in_the_words_of_the_tables",
            "domain/test_measurements.py::test_a_value_stands_beside_the_target_of_its_day",
        ),
    ),
    met(
        "N55",
        "Tabell 1, bemötande",
        "Att ha mötts med respekt: enkät varje år, minst 4 av 5.",
        registers=("criteria", "measurements"),
        by=(
            "boards.nacka_criteria.CRITERIA",
            "domain.criteria.commands.DefineMeasure",
            "domain.measurements.commands.RecordMeasurement",
        ),
        tests=(
            "boards/test_criteria_history.py::test_nackas_two_tables_are_entered_whole",
            "boards/test_boards.py::test_nacka_s_cells_are_in_the_words_of_the_tables",
            "domain/test_measurements.py::test_a_value_stands_beside_the_target_of_its_day",
        ),
    ),
    met(
        "N56",
        "Tabell 1, tillgänglighet",
        "Lätt att nå sin handläggare: enkät varje år, minst 4 av 5.",
        registers=("criteria", "measurements"),
        by=(
            "boards.nacka_criteria.CRITERIA",
            "domain.criteria.commands.DefineMeasure",
            "domain.measurements.commands.RecordMeasurement",
        ),
        tests=(
            "boards/test_criteria_history.py::test_nackas_two_tables_are_entered_whole",
            "boards/test_boards.py::test_nacka_s_cells_are_in_the_words_of_the_tables",
            "domain/test_measurements.py::test_a_value_stands_beside_the_target_of_its_day",
        ),
    ),
    met(
        "N57",
        "Tabell 1, tillgänglighet",
        "Andel samtal besvarade enligt servicepolicyn: extern undersökning varje år, 100 procent.",
        registers=("criteria", "measurements"),
        by=(
            "boards.nacka_criteria.CRITERIA",
            "domain.criteria.commands.DefineMeasure",
            "domain.measurements.commands.RecordMeasurement",
        ),
        tests=(
            "boards/test_criteria_history.py::test_nackas_two_tables_are_entered_whole",
            "boards/test_boards.py::test_nacka_s_cells_are_in_the_words_of_the_tables",
            "domain/test_measurements.py::test_a_value_stands_beside_the_target_of_its_day",
        ),
    ),
    met(
        "N58",
        "Tabell 1, valfrihet",
        "Antal verksamheter med nytt kundval eller ökad valfrihet, varje år, minst ett.",
        registers=("criteria", "measurements"),
        by=(
            "boards.nacka_criteria.CRITERIA",
            "domain.criteria.commands.DefineMeasure",
            "domain.measurements.commands.RecordMeasurement",
        ),
        tests=(
            "boards/test_criteria_history.py::test_nackas_two_tables_are_entered_whole",
            "boards/test_boards.py::test_nacka_s_cells_are_in_the_words_of_the_tables",
            "domain/test_measurements.py::test_a_value_stands_beside_the_target_of_its_day",
        ),
    ),
    met(
        "N59",
        "Tabell 1, valfrihet",
        "Att ha fått veta vilka val som finns: enkät varje år, minst 4 av 5.",
        registers=("criteria", "measurements"),
        by=(
            "boards.nacka_criteria.CRITERIA",
            "domain.criteria.commands.DefineMeasure",
            "domain.measurements.commands.RecordMeasurement",
        ),
        tests=(
            "boards/test_criteria_history.py::test_nackas_two_tables_are_entered_whole",
            "boards/test_boards.py::test_nacka_s_cells_are_in_the_words_of_the_tables",
            "domain/test_measurements.py::test_a_value_stands_beside_the_target_of_its_day",
        ),
    ),
    met(
        "N60",
        "Tabell 1, effektiv handläggning",
        "Tid från ansökan till beslut: rättssäkerhetsenkät två gånger om året, varierande målvärden.",
        registers=("criteria", "measurements"),
        by=(
            "boards.nacka_criteria.CRITERIA",
            "domain.criteria.commands.DefineMeasure",
            "domain.measurements.commands.RecordMeasurement",
        ),
        tests=(
            "boards/test_criteria_history.py::test_nackas_two_tables_are_entered_whole",
            "boards/test_boards.py::test_a_measure_may_have_two_methods_and_a_row_several_measures",
            "domain/test_measurements.py::test_a_value_stands_beside_the_target_of_its_day",
        ),
    ),
    met(
        "N61",
        "Tabell 1, effektiv handläggning",
        "Samma tid, genom manuell kontroll löpande.",
        registers=("criteria", "measurements"),
        by=(
            "boards.nacka_criteria.CRITERIA",
            "domain.criteria.commands.DefineMeasure",
            "domain.measurements.commands.RecordMeasurement",
        ),
        tests=(
            "boards/test_criteria_history.py::test_nackas_two_tables_are_entered_whole",
            "boards/test_boards.py::test_a_measure_may_have_two_methods_and_a_row_several_measures",
            "domain/test_measurements.py::test_a_value_stands_beside_the_target_of_its_day",
        ),
    ),
    met(
        "N62",
        "Tabell 1, effektiv handläggning",
        "Väntetid från beslut till verkställighet, var tredje månad, enligt lagstiftningen.",
        registers=("criteria", "measurements", "non_executed"),
        by=(
            "boards.nacka_criteria.CRITERIA",
            "domain.measurements.commands.RecordMeasurement",
            "domain.non_executed.commands.ReportNonExecutedDecision",
            "domain.law.NON_EXECUTED_DECISIONS",
        ),
        tests=(
            "boards/test_criteria_history.py::test_nackas_two_tables_are_entered_whole",
            "boards/test_criteria_history.py::test_nackas_targets_are_of_every_kind",
            "domain/test_non_executed.py::test_a_decision_is_one_to_report_after_three_months",
            "domain/test_non_executed.py::test_it_is_reported_once_a_quarter_until_it_is_executed",
        ),
    ),
    met(
        "N63",
        "Tabell 1, samordning",
        "Faktisk samordning när någon är aktuell i två grupper; metod, takt och målvärde saknas.",
        registers=("criteria", "measurements"),
        by=(
            "boards.nacka_criteria.CRITERIA",
            "domain.criteria.commands.DefineMeasure",
            "domain.measurements.commands.RecordMeasurement",
        ),
        tests=(
            "boards/test_criteria_history.py::test_nackas_two_tables_are_entered_whole",
            "boards/test_boards.py::test_what_the_tables_leave_open_is_empty_and_said_to_be",
            "domain/test_measurements.py::test_a_value_stands_beside_the_target_of_its_day",
        ),
    ),
    met(
        "N64",
        "Tabell 1, rättssäker handläggning",
        "Andel överklaganden och ändringar som gått emot: manuell kontroll varje tertial, högst 10 procent.",
        registers=("criteria", "measurements"),
        by=(
            "boards.nacka_criteria.CRITERIA",
            "domain.criteria.commands.DefineMeasure",
            "domain.measurements.commands.RecordMeasurement",
        ),
        tests=(
            "boards/test_criteria_history.py::test_nackas_two_tables_are_entered_whole",
            "boards/test_boards.py::test_nacka_s_cells_are_in_the_words_of_the_tables",
            "domain/test_measurements.py::test_a_value_stands_beside_the_target_of_its_day",
        ),
    ),
    met(
        "N65",
        "Tabell 1, rättssäker handläggning",
        "Andel rättssäkert handlagda ärenden: rättssäkerhetsenkät två gånger om året, 100 procent.",
        registers=("criteria", "measurements"),
        by=(
            "boards.nacka_criteria.CRITERIA",
            "domain.criteria.commands.DefineMeasure",
            "domain.measurements.commands.RecordMeasurement",
        ),
        tests=(
            "boards/test_criteria_history.py::test_nackas_two_tables_are_entered_whole",
            "boards/test_boards.py::test_nacka_s_cells_are_in_the_words_of_the_tables",
            "domain/test_measurements.py::test_a_value_stands_beside_the_target_of_its_day",
        ),
    ),
    met(
        "N66",
        "Tabell 1, rättssäker handläggning",
        "Att ha fått veta att man kan överklaga: enkät varje år, minst 4 av 5.",
        registers=("criteria", "measurements"),
        by=(
            "boards.nacka_criteria.CRITERIA",
            "domain.criteria.commands.DefineMeasure",
            "domain.measurements.commands.RecordMeasurement",
        ),
        tests=(
            "boards/test_criteria_history.py::test_nackas_two_tables_are_entered_whole",
            "boards/test_boards.py::test_nacka_s_cells_are_in_the_words_of_the_tables",
            "domain/test_measurements.py::test_a_value_stands_beside_the_target_of_its_day",
        ),
    ),
    met(
        "N67",
        "Tabell 1, rättssäker handläggning",
        "Andel ärenden där handläggaren har träffat barnet, 100 procent; metod och takt saknas.",
        registers=("criteria", "measurements"),
        by=(
            "boards.nacka_criteria.CRITERIA",
            "domain.criteria.commands.DefineMeasure",
            "domain.measurements.commands.RecordMeasurement",
        ),
        tests=(
            "boards/test_criteria_history.py::test_nackas_two_tables_are_entered_whole",
            "boards/test_boards.py::test_what_the_tables_leave_open_is_empty_and_said_to_be",
            "domain/test_measurements.py::test_a_value_stands_beside_the_target_of_its_day",
        ),
    ),
    met(
        "N68",
        "Tabell 1, kunskapsbaserad socialtjänst",
        "Metoder finns för att följa upp insatsernas resultat, minst en insats per grupp, varje år.",
        registers=("criteria", "measurements"),
        by=(
            "boards.nacka_criteria.CRITERIA",
            "domain.criteria.commands.DefineMeasure",
            "domain.measurements.commands.RecordMeasurement",
        ),
        tests=(
            "boards/test_criteria_history.py::test_nackas_two_tables_are_entered_whole",
            "boards/test_boards.py::test_nacka_s_cells_are_in_the_words_of_the_tables",
            "domain/test_measurements.py::test_a_value_stands_beside_the_target_of_its_day",
        ),
    ),
    met(
        "N69",
        "Tabell 1, nöjda och engagerade medarbetare",
        "Medarbetarindex i enkäten varje år, minst 65.",
        registers=("criteria", "measurements"),
        by=(
            "boards.nacka_criteria.CRITERIA",
            "domain.criteria.commands.DefineMeasure",
            "domain.measurements.commands.RecordMeasurement",
        ),
        tests=(
            "boards/test_criteria_history.py::test_nackas_two_tables_are_entered_whole",
            "boards/test_boards.py::test_nacka_s_cells_are_in_the_words_of_the_tables",
            "domain/test_measurements.py::test_a_value_stands_beside_the_target_of_its_day",
        ),
    ),
    # Tabell 2
    context(
        "N70",
        "Tabell 2",
        "Enskilda insatser följs upp av handläggaren; verksamheterna av sociala kvalitetsenheten.",
        "En avgränsning: liggaren följer verksamheter, och en enskilds insatser följs i verksamhetssystemet.",
    ),
    met(
        "N71",
        "Tabell 2, delaktighet",
        "Att kunna påverka sin insats: brukarenkät varje år, minst 4 av 5.",
        registers=("criteria", "measurements"),
        by=(
            "boards.nacka_criteria.CRITERIA",
            "domain.criteria.commands.DefineMeasure",
            "domain.measurements.commands.RecordMeasurement",
        ),
        tests=(
            "boards/test_criteria_history.py::test_nackas_two_tables_are_entered_whole",
            "boards/test_boards.py::test_nacka_s_cells_are_in_the_words_of_the_tables",
            "domain/test_measurements.py::test_a_value_stands_beside_the_target_of_its_day",
        ),
    ),
    met(
        "N72",
        "Tabell 2, delaktighet",
        "Genomförandeplaner enligt föreskrifterna: anordnarenkät varje år, minst 90 procent.",
        registers=("criteria", "measurements"),
        by=(
            "boards.nacka_criteria.CRITERIA",
            "domain.criteria.commands.DefineMeasure",
            "domain.measurements.commands.RecordMeasurement",
        ),
        tests=(
            "boards/test_criteria_history.py::test_nackas_two_tables_are_entered_whole",
            "boards/test_boards.py::test_nacka_s_cells_are_in_the_words_of_the_tables",
            "domain/test_measurements.py::test_a_value_stands_beside_the_target_of_its_day",
        ),
    ),
    met(
        "N73",
        "Tabell 2, bemötande",
        "Respekt och hänsyn hos utföraren: brukarenkät varje år, minst 4 av 5.",
        registers=("criteria", "measurements"),
        by=(
            "boards.nacka_criteria.CRITERIA",
            "domain.criteria.commands.DefineMeasure",
            "domain.measurements.commands.RecordMeasurement",
        ),
        tests=(
            "boards/test_criteria_history.py::test_nackas_two_tables_are_entered_whole",
            "boards/test_boards.py::test_nacka_s_cells_are_in_the_words_of_the_tables",
            "domain/test_measurements.py::test_a_value_stands_beside_the_target_of_its_day",
        ),
    ),
    met(
        "N74",
        "Tabell 2, nöjdhet",
        "Andel nöjda med insatsen, med ett målvärde på skala: brukarenkät varje år.",
        registers=("criteria", "measurements"),
        by=(
            "boards.nacka_criteria.CRITERIA",
            "domain.criteria.commands.DefineMeasure",
            "domain.measurements.commands.RecordMeasurement",
        ),
        tests=(
            "boards/test_criteria_history.py::test_nackas_two_tables_are_entered_whole",
            "boards/test_boards.py::test_nacka_s_cells_are_in_the_words_of_the_tables",
            "domain/test_measurements.py::test_a_value_stands_beside_the_target_of_its_day",
        ),
    ),
    met(
        "N75",
        "Tabell 2, trygghet",
        "Upplevd trygghet i äldre- och funktionshinderomsorgen: brukarenkät varje år, minst 4 av 5.",
        registers=("criteria", "measurements"),
        by=(
            "boards.nacka_criteria.CRITERIA",
            "domain.criteria.commands.DefineMeasure",
            "domain.measurements.commands.RecordMeasurement",
        ),
        tests=(
            "boards/test_criteria_history.py::test_nackas_two_tables_are_entered_whole",
            "boards/test_boards.py::test_nacka_s_cells_are_in_the_words_of_the_tables",
            "domain/test_measurements.py::test_a_value_stands_beside_the_target_of_its_day",
        ),
    ),
    met(
        "N76",
        "Tabell 2, kontinuitet",
        "Personalomsättning, andel timanställda och personalkontinuitet: anordnarenkät varje år, ett "
        "gemensamt målvärde.",
        registers=("criteria", "measurements"),
        by=(
            "boards.nacka_criteria.CRITERIA",
            "domain.criteria.commands.DefineMeasure",
            "domain.measurements.commands.RecordMeasurement",
        ),
        tests=(
            "boards/test_criteria_history.py::test_nackas_two_tables_are_entered_whole",
            "boards/test_boards.py::test_a_measure_may_have_two_methods_and_a_row_several_measures",
            "domain/test_measurements.py::test_a_value_stands_beside_the_target_of_its_day",
        ),
    ),
    met(
        "N77",
        "Tabell 2, systematiskt kvalitetsarbete",
        "Utförarens rutiner för synpunkter och för missförhållanden: sammanställning varje år, utan målvärde.",
        registers=("criteria", "measurements"),
        by=(
            "boards.nacka_criteria.CRITERIA",
            "domain.criteria.commands.DefineMeasure",
            "domain.measurements.commands.RecordMeasurement",
        ),
        tests=(
            "boards/test_criteria_history.py::test_nackas_two_tables_are_entered_whole",
            "boards/test_boards.py::test_what_the_tables_leave_open_is_empty_and_said_to_be",
            "domain/test_measurements.py::test_a_value_stands_beside_the_target_of_its_day",
        ),
    ),
    met(
        "N78",
        "Tabell 2, systematiskt kvalitetsarbete",
        "Metoder för brukarinflytande och uppföljning: enkäter minst en gång om året, utan målvärde.",
        registers=("criteria", "measurements"),
        by=(
            "boards.nacka_criteria.CRITERIA",
            "domain.criteria.commands.DefineMeasure",
            "domain.measurements.commands.RecordMeasurement",
        ),
        tests=(
            "boards/test_criteria_history.py::test_nackas_two_tables_are_entered_whole",
            "boards/test_boards.py::test_what_the_tables_leave_open_is_empty_and_said_to_be",
            "domain/test_measurements.py::test_a_value_stands_beside_the_target_of_its_day",
        ),
    ),
    met(
        "N79",
        "Tabell 2, kunskapsbaserade insatser",
        "Utförarens kompetens för insatsen: anordnarenkät varje år, utan målvärde.",
        registers=("criteria", "measurements"),
        by=(
            "boards.nacka_criteria.CRITERIA",
            "domain.criteria.commands.DefineMeasure",
            "domain.measurements.commands.RecordMeasurement",
        ),
        tests=(
            "boards/test_criteria_history.py::test_nackas_two_tables_are_entered_whole",
            "boards/test_boards.py::test_what_the_tables_leave_open_is_empty_and_said_to_be",
            "domain/test_measurements.py::test_a_value_stands_beside_the_target_of_its_day",
        ),
    ),
    met(
        "N80",
        "Tabell 2, kunskapsbaserade insatser",
        "Uppföljning av resultat enligt avtalet: anordnarenkät varje år, utan målvärde.",
        registers=("criteria", "measurements"),
        by=(
            "boards.nacka_criteria.CRITERIA",
            "domain.criteria.commands.DefineMeasure",
            "domain.measurements.commands.RecordMeasurement",
        ),
        tests=(
            "boards/test_criteria_history.py::test_nackas_two_tables_are_entered_whole",
            "boards/test_boards.py::test_what_the_tables_leave_open_is_empty_and_said_to_be",
            "domain/test_measurements.py::test_a_value_stands_beside_the_target_of_its_day",
        ),
    ),
    # Områden
    met(
        "N81",
        "Områden",
        "Nämnden beslutar strategier inom väsentliga områden, och de processer som måste säkras är beskrivna "
        "eller har rutiner.",
        registers=("documents", "processes"),
        by=(
            "domain.documents.commands.EstablishByBoard",
            "domain.processes.refusals.RoutineMissing",
            "domain.processes.commands.EstablishProcess",
        ),
        tests=(
            "domain/test_documents.py::test_so_is_everything_that_sets_goals",
            "domain/test_processes.py::test_no_activity_is_without_routine_and_reason_when_it_is_established",
        ),
    ),
    met(
        "N82",
        "Områden",
        "Rutiner är beslutade av ledningen, tydliga, kända för alla berörda, och följs upp minst vid varje "
        "ny kvalitetsplan.",
        registers=("documents", "read_receipts", "implementations", "plans"),
        by=(
            "domain.documents.commands.EstablishRevision",
            "domain.read_receipts.AcknowledgeDocument",
            "api.readers.groups",
            "domain.check_up.words.RuleId.DOCUMENT_UNREAD",
            "domain.check_up.words.RuleId.DOCUMENT_NOT_MADE_KNOWN",
            "domain.plans.words.Kind.QUALITY",
            "domain.plans.reviews.is_to_be_reviewed",
            "replays.routine_reviews.routine_reviews",
        ),
        tests=(
            "domain/test_documents.py::test_a_routine_is_decided_by_the_lead",
            "domain/test_documents.py::test_somebody_else_than_the_author_reviews",
            "api/test_revisions.py::test_who_has_read_and_who_is_missing_is_told_by_unit_and_role",
            "domain/test_check_up_documents.py::test_a_document_is_read_by_everybody_it_is_for",
            "domain/test_routine_reviews.py::test_a_decided_quality_plan_opens_the_review_of_every_routine",
            "domain/test_routine_reviews.py::test_each_new_plan_asks_for_it_anew",
            "api/test_routine_reviews.py::test_a_new_quality_plan_opens_the_review_of_every_routine",
        ),
    ),
    context(
        "N83",
        "Områden",
        "Väsentliga områden 2013: rätt stöd, service, rättssäker handläggning, volym- och kostnadskontroll, "
        "förebyggande arbete.",
        "Ett visst års val av områden. Hur nämnden väljer dem står i N84.",
    ),
    met(
        "N84",
        "Områden",
        "Strategierna utgår från nämndens väsentlighets- och riskanalys, mål och nyckeltal.",
        registers=("plans", "goals", "criteria"),
        by=(
            "domain.plans.words.Kind.MATERIALITY",
            "domain.plans.words.Area.strategy",
            "domain.plans.refusals.StrategiesFirst",
        ),
        tests=("domain/test_plans.py::test_strategies_start_from_the_analysis_goals_and_key_figures",),
    ),
    met(
        "N85",
        "Områden",
        "Nio nyckelprocesser ska säkras, från kvalitetssäkring av tjänster till uppföljning och utvärdering.",
        registers=("processes",),
        by=("boards.processes", "domain.processes.commands.IdentifyProcess"),
        tests=("domain/test_processes.py::test_a_process_is_established_with_its_routines",),
    ),
    met(
        "N86",
        "Områden",
        "Beskrivna och beslutade rutiner finns på intranätet och uppdateras av ansvarig enhetschef.",
        registers=("documents",),
        by=(
            "domain.documents.commands.PublishRevision",
            "domain.documents.commands.PlanReview",
            "domain.documents.commands.ConfirmStillValid",
        ),
        tests=(
            "domain/test_documents.py::test_publication_sets_the_day_the_audience_and_the_next_review",
            "domain/test_documents.py::test_a_document_is_confirmed_and_gets_a_new_deadline",
        ),
    ),
    # Kvalitetssäkring av sociala tjänster
    met(
        "N87",
        "Kvalitetssäkring av sociala tjänster",
        "Analyser av hur tjänsterna svarar mot behoven och lagen ger underlag för förbättring och nya tjänster.",
        registers=("self_controls", "measurements", "actions"),
        by=(
            "domain.self_controls.commands.AnalyseSelfControl",
            "domain.measurements.commands.AnalyseMeasurement",
            "domain.actions.words.ActionSource",
        ),
        tests=(
            "domain/test_self_controls.py::test_a_result_is_compared_with_one_that_was_made_before",
            "domain/test_measurements.py::test_a_missed_target_leads_to_an_action_or_a_reason",
            "domain/test_actions.py::test_a_source_is_a_record_of_what_has_been_found_that_is_there",
        ),
    ),
    met(
        "N88",
        "Kvalitetssäkring av sociala tjänster",
        "Väsentlighets- och riskanalys med strategi, uppföljning av ledningssystemet, socialtjänstens roll "
        "vid katastrofer.",
        registers=("plans", "documents"),
        by=(
            "domain.plans.words.Kind.MATERIALITY",
            "domain.plans.commands.DraftPlan.responsible",
            "domain.plans.commands.FollowUpPlan.meets_demands",
            "domain.plans.refusals.SystemFirst",
            "boards.nacka.ROUTINES",
        ),
        tests=(
            "domain/test_plans.py::test_strategies_start_from_the_analysis_goals_and_key_figures",
            "domain/test_plans.py::test_the_follow_up_of_the_quality_plan_is_that_of_the_management_system",
            "boards/test_boards.py::test_every_read_value_names_its_place",
        ),
    ),
    # Tillgänglighet
    context(
        "N89",
        "Tillgänglighet",
        "Information, lokaler för personer med funktionsnedsättning, hur besök och kontakter ordnas, väntetider.",
        "Säger vad tillgänglighet omfattar. Den mäts med kriterierna N56, N57, N60 och N62.",
    ),
    context(
        "N90",
        "Tillgänglighet",
        "Servicepolicyn (kommunstyrelsen) och rutiner för informationen på webbplatsen (webbansvarig).",
        "Dokument som andra än nämnden svarar för. De är inskrivna i boards/nacka.py med den som svarar för dem.",
    ),
    # Samverkan
    met(
        "N91",
        "Samverkan",
        "Av rutinerna framgår vem som ansvarar för samverkan kring brukaren och hur den går till.",
        registers=("processes",),
        by=("domain.processes.commands.DeclareCollaboration.how", "domain.processes.words.Activity.role"),
        tests=(
            "domain/test_processes.py::test_the_need_of_collaboration_is_declared",
            "domain/test_processes.py::test_activities_are_described_in_their_order",
        ),
    ),
    met(
        "N92",
        "Samverkan",
        "Plan för samverkan mellan myndigheter och frivilliga organisationer om våld i nära relationer.",
        registers=("agreements", "documents"),
        by=("boards.nacka.AGREEMENTS", "domain.agreements.commands.BringInAgreement"),
        tests=(
            "boards/test_boards.py::test_nacka_s_eight_agreements_are_documents",
            "domain/test_agreements.py::test_an_old_agreement_is_brought_in_as_far_as_it_is_known",
        ),
    ),
    met(
        "N93",
        "Samverkan",
        "Avtal med SLSO om ungdomsmottagningen.",
        registers=("agreements", "documents"),
        by=("boards.nacka.AGREEMENTS", "domain.agreements.commands.BringInAgreement"),
        tests=(
            "boards/test_boards.py::test_nacka_s_eight_agreements_are_documents",
            "domain/test_agreements.py::test_an_old_agreement_is_brought_in_as_far_as_it_is_known",
        ),
    ),
    met(
        "N94",
        "Samverkan",
        "Överenskommelse med SLL om Mini Maria.",
        registers=("agreements", "documents"),
        by=("boards.nacka.AGREEMENTS", "domain.agreements.commands.BringInAgreement"),
        tests=(
            "boards/test_boards.py::test_nacka_s_eight_agreements_are_documents",
            "domain/test_agreements.py::test_an_old_agreement_is_brought_in_as_far_as_it_is_known",
        ),
    ),
    met(
        "N95",
        "Samverkan",
        "Överenskommelse om barn och unga i behov av särskilt stöd (BUS).",
        registers=("agreements", "documents"),
        by=("boards.nacka.AGREEMENTS", "domain.agreements.commands.BringInAgreement"),
        tests=(
            "boards/test_boards.py::test_nacka_s_eight_agreements_are_documents",
            "domain/test_agreements.py::test_an_old_agreement_is_brought_in_as_far_as_it_is_known",
        ),
    ),
    met(
        "N96",
        "Samverkan",
        "Lokal överenskommelse om vuxna med missbruk och samtidig psykisk sjukdom eller funktionsnedsättning.",
        registers=("agreements", "documents"),
        by=("boards.nacka.AGREEMENTS", "domain.agreements.commands.BringInAgreement"),
        tests=(
            "boards/test_boards.py::test_nacka_s_eight_agreements_are_documents",
            "domain/test_agreements.py::test_an_old_agreement_is_brought_in_as_far_as_it_is_known",
        ),
    ),
    met(
        "N97",
        "Samverkan",
        "Överenskommelse med Capio Maria om öppenvård från 18 år.",
        registers=("agreements", "documents"),
        by=("boards.nacka.AGREEMENTS", "domain.agreements.commands.BringInAgreement"),
        tests=(
            "boards/test_boards.py::test_nacka_s_eight_agreements_are_documents",
            "domain/test_agreements.py::test_an_old_agreement_is_brought_in_as_far_as_it_is_known",
        ),
    ),
    met(
        "N98",
        "Samverkan",
        "Lokal överenskommelse om vuxna med psykisk sjukdom eller funktionsnedsättning.",
        registers=("agreements", "documents"),
        by=("boards.nacka.AGREEMENTS", "domain.agreements.commands.BringInAgreement"),
        tests=(
            "boards/test_boards.py::test_nacka_s_eight_agreements_are_documents",
            "domain/test_agreements.py::test_an_old_agreement_is_brought_in_as_far_as_it_is_known",
        ),
    ),
    met(
        "N99",
        "Samverkan",
        "Vård i samverkan, lokal överenskommelse mellan vårdgivarna.",
        registers=("agreements", "documents"),
        by=("boards.nacka.AGREEMENTS", "domain.agreements.commands.BringInAgreement"),
        tests=(
            "boards/test_boards.py::test_nacka_s_eight_agreements_are_documents",
            "domain/test_agreements.py::test_an_old_agreement_is_brought_in_as_far_as_it_is_known",
        ),
    ),
    # Handläggning och dokumentation
    met(
        "N100",
        "Handläggning och dokumentation",
        "Rutiner för att handlägga och dokumentera ärenden, utbyta information med utföraren, och följa upp "
        "beslutade tjänster.",
        registers=("processes", "documents"),
        by=("boards.processes", "domain.processes.commands.LinkRoutine", "domain.documents.words.Kind.ROUTINE"),
        tests=(
            "domain/test_processes.py::test_a_process_is_established_with_its_routines",
            "domain/test_documents.py::test_a_routine_is_established_in_execution_of_the_work",
        ),
    ),
    met(
        "N101",
        "Handläggning och dokumentation",
        "Gemensamma rutiner, bedömningsinstrument, riktlinjer per enhet, handlingsplan mot våld i nära "
        "relationer, värdegrund för äldre.",
        registers=("documents",),
        by=("boards.nacka.ROUTINES", "domain.documents.words.Kind"),
        tests=(
            "boards/test_boards.py::test_every_read_value_names_its_place",
            "domain/test_documents.py::test_a_document_gets_its_place_in_the_register",
        ),
    ),
    # Fel och brister
    met(
        "N102",
        "Fel och brister",
        "Fel och brister identifieras, dokumenteras, analyseras, åtgärdas och följs upp; en samlad analys "
        "görs årligen med väsentlighets- och riskanalysen.",
        registers=("deviations", "plans", "analyses", "obligations"),
        by=(
            "domain.deviations.commands.ReportDeviation",
            "domain.deviations.commands.EvaluateEffect",
            "domain.plans.commands.AnalyseShortcomings",
            "domain.plans.refusals.ShortcomingsFirst",
            "domain.plans.refusals.EveryYear",
            "boards.nacka.CADENCES",
        ),
        tests=(
            "domain/test_deviations.py::test_the_effect_is_evaluated",
            "domain/test_plans.py::test_a_combined_analysis_of_shortcomings_comes_with_it_every_year",
            "domain/test_obligations.py::test_what_is_done_stands_beside_what_was_planned",
        ),
    ),
    met(
        "N103",
        "Fel och brister",
        "Arbetet behöver byggas ut med rutiner för egenkontroll.",
        registers=("self_control_plans", "self_controls"),
        by=(
            "domain.self_control_plans.commands.DecideSelfControlPlan",
            "domain.self_controls.commands.PlanSelfControl",
        ),
        tests=(
            "domain/test_self_control_plans.py::test_a_board_without_questions_plans_what_it_wants",
            "domain/test_self_controls.py::test_a_self_control_is_due_when_the_tertial_ends",
        ),
    ),
    met(
        "N104",
        "Fel och brister",
        "Verksamhetsanalys, arbetsmiljöarbete, lex Maria och riskbedömning i vården, lex Sarah, synpunkter, "
        "och kollegiegranskning av rättssäkerhet.",
        registers=("lex_sarah", "deviations", "views", "self_controls", "samples", "documents"),
        by=(
            "boards.nacka.ROUTINES",
            "domain.lex_sarah.commands.ReportMisconduct",
            "domain.law.LEX_MARIA",
            "domain.deviations.words.Destination",
            "domain.self_control_plans.words.Method.PEER_REVIEW",
            "domain.self_controls.commands.NamePeerReviewers",
        ),
        tests=(
            "domain/test_lex_sarah.py::test_whoever_works_here_reports",
            "domain/test_peer_review.py::test_nobody_reviews_their_own_unit",
            "domain/test_deviations.py::test_what_is_not_ours_is_handed_over_with_a_receipt",
            "domain/test_samples.py::test_a_record_is_examined_by_the_same_questions",
            "boards/test_boards.py::test_every_read_value_names_its_place",
        ),
    ),
    context(
        "N105",
        "Fel och brister",
        "En handläggare för felaktiga utbetalningar.",
        "En tjänst i en enhet. Felaktiga utbetalningar utreds i ekonomiärendet, inte här; brister i "
        "handläggningen rapporteras som avvikelser.",
    ),
    # Synpunkter och klagomål
    met(
        "N106",
        "Synpunkter och klagomål",
        "Synpunkter och klagomål används till att snabbt avhjälpa och förebygga fel.",
        registers=("views", "actions"),
        by=(
            "domain.views.rules.days.ANSWER",
            "domain.views.commands.GiveRiseToDeviation",
            "domain.actions.words.ActionSource",
        ),
        tests=(
            "domain/test_views.py::test_a_board_may_have_another_time_to_answer",
            "domain/test_views.py::test_a_complaint_gives_rise_to_a_deviation_and_lives_on",
            "domain/test_actions.py::test_what_comes_from_a_deviation_or_a_complaint_names_its_cause",
        ),
    ),
    met(
        "N107",
        "Synpunkter och klagomål",
        "De dokumenteras och systematiseras som underlag.",
        registers=("views", "analyses"),
        by=("domain.views.words.Category", "domain.measures.catalogue.views.VIEWS"),
        tests=(
            "domain/test_views.py::test_a_board_has_categories_of_its_own_beside_the_common_ones",
            "domain/test_measures.py::test_each_measure_counts_what_it_says",
        ),
    ),
    met(
        "N108",
        "Synpunkter och klagomål",
        "Servicepolicy, kommunens riktlinjer och socialtjänstens process; enhetschefer svarar, "
        "kvalitetsenheten samordnar.",
        registers=("views", "documents"),
        by=("boards.nacka.ROUTINES", "boards.nacka.PRACTICES", "domain.views.words.THOSE_WHO_SORT"),
        tests=(
            "domain/test_views.py::test_a_board_may_let_the_unit_manager_answer",
            "domain/test_views.py::test_somebody_is_made_responsible_perhaps_in_another_unit",
        ),
    ),
    # Personal och kompetens
    met(
        "N109",
        "Personal och kompetens",
        "Den bemanning och kompetens som behövs, förutsättningar att utvecklas, rutiner för delaktighet.",
        registers=("plans", "competence", "trainings", "measurements", "participation"),
        by=(
            "domain.plans.commands.CountStaffing",
            "domain.plans.refusals.StaffingFirst",
            "domain.competence.RequireCompetence",
            "domain.measurements.words.Denominator.FULL_TIME",
            "domain.participation.words.Form.WORKPLACE_MEETING",
        ),
        tests=(
            "domain/test_plans.py::test_the_manning_that_is_needed_stands_beside_the_one_there_is",
            "domain/test_plans.py::test_the_manning_is_counted_again_before_the_plan_is_followed_up",
            "domain/test_competence.py::test_the_gap_is_followed_up",
            "domain/test_measurements.py::test_a_denominator_is_for_a_unit_and_a_whole_month",
        ),
    ),
    met(
        "N110",
        "Personal och kompetens",
        "Uppföljning av bemanning, introduktion, handlingsplan mot hot och våld, årlig medarbetarenkät med "
        "åtgärdsprogram, årliga utvecklingssamtal.",
        registers=("plans", "plan_activities", "surveys", "survey_results", "competence", "trainings", "measurements"),
        by=(
            "domain.plans.commands.CountStaffing",
            "domain.plans.words.Kind.THREATS",
            "domain.plan_activities.commands.CompletePlanActivity.reached",
            "domain.surveys.commands.DecideSurveyProgramme",
            "domain.surveys.refusals.ProgrammeWanted",
            "boards.nacka.PRACTICES",
            "domain.competence.RequireCompetence.at_start",
            "domain.measurements.commands.RecordMeasurement",
            "boards.nacka.ROUTINES",
            "boards.nacka.CADENCES",
        ),
        tests=(
            "domain/test_plans.py::test_the_manning_is_counted_again_before_the_plan_is_followed_up",
            "domain/test_plan_activities.py::test_what_can_be_counted_is_counted",
            "boards/test_plans_history.py::test_every_board_plans_and_follows_up",
            "domain/test_surveys.py::test_a_survey_of_the_staff_ends_in_a_programme_of_actions",
            "domain/test_competence.py::test_a_requirement_says_for_whom_and_on_what_ground",
        ),
    ),
    # Varor och tjänster
    met(
        "N111",
        "Varor och tjänster",
        "Upphandling enligt särskild plan, kundval där det går, och kvalitetskrav i samråd med brukare och personal.",
        registers=("providers", "participation"),
        by=(
            "domain.providers.words.Engagement",
            "domain.providers.commands.AgreeQualityRequirements",
            "domain.check_up.words.RuleId.PROVIDER_NO_REQUIREMENTS",
        ),
        tests=(
            "domain/test_providers.py::test_quality_requirements_are_drawn_up_with_users_and_staff",
            "domain/test_providers.py::test_a_provider_is_registered_with_its_agreement",
            "domain/test_check_up_foundation.py::test_a_provider_of_whom_no_quality_is_asked_is_found",
        ),
    ),
    met(
        "N112",
        "Varor och tjänster",
        "Kvalitetssäkrad upphandling, policyer, verktyg för kundval, system för uppföljning av utförare.",
        registers=("providers", "documents"),
        by=(
            "boards.nacka.ROUTINES",
            "domain.providers.commands.RegisterProvider",
            "domain.providers.commands.FollowUpProvider",
            "domain.providers.commands.AskProviderToCorrect",
        ),
        tests=(
            "domain/test_providers.py::test_a_provider_is_registered_with_its_agreement",
            "domain/test_providers.py::test_a_provider_is_followed_up",
            "domain/test_providers.py::test_what_falls_short_is_to_be_put_right_by_a_day",
            "boards/test_boards.py::test_every_read_value_names_its_place",
        ),
    ),
    # Uppföljning
    met(
        "N113",
        "Uppföljning",
        "Uppföljningar svarar på vad som händer, med kvantitativa och kvalitativa mått.",
        registers=("measurements", "analyses"),
        by=(
            "domain.criteria.words.Measured",
            "domain.measurements.commands.RecordMeasurement",
            "domain.measures.MEASURES",
        ),
        tests=(
            "domain/test_measurements.py::test_a_value_stands_beside_the_target_of_its_day",
            "domain/test_measurements.py::test_a_denominator_is_for_a_unit_and_a_whole_month",
            "domain/test_measures.py::test_each_measure_counts_what_it_says",
        ),
    ),
    met(
        "N114",
        "Uppföljning",
        "Förändringar sedan förra uppföljningen registreras, och resultaten ger analys, åtgärder och utveckling.",
        registers=("measurements", "analyses", "self_controls"),
        by=(
            "domain.measurements.recording.previous_value",
            "domain.self_controls.words.Trend",
            "domain.measures.counted",
        ),
        tests=(
            "domain/test_measurements.py::test_the_change_since_last_time_is_worked_out_once",
            "domain/test_measures.py::test_figures_stand_beside_those_of_the_year_before",
            "domain/test_self_controls.py::test_a_result_is_compared_with_one_that_was_made_before",
        ),
    ),
    met(
        "N115",
        "Uppföljning",
        "Rutinerna för analys behöver systematiseras.",
        registers=("analyses",),
        by=("domain.analyses.words.Status", "domain.analyses.commands.WriteAnalysis"),
        tests=("domain/test_analyses.py::test_the_stages_come_in_order",),
    ),
    met(
        "N116",
        "Uppföljning",
        "Det som analyseras: nämndens mål, myndighetens mål, enheternas operativa mål, kriterierna, kostnad "
        "och kvalitet i jämförelsenätverket.",
        registers=("goals", "plans", "criteria", "measurements", "external_statistics", "analyses"),
        by=(
            "domain.plans.commands.AssessGoal",
            "domain.plans.commands.FollowUpPlan",
            "domain.criteria.commands.DecideOperationalCriterion",
            "domain.measurements.commands.AnalyseMeasurement",
            "domain.analyses.words.Section.NETWORK",
            "replays.report.network.comparisons",
        ),
        tests=(
            "domain/test_plans.py::test_a_goal_is_followed_up_with_how_it_came_out_and_how_that_is_known",
            "domain/test_plans.py::test_what_shows_it_is_a_value_of_the_goals_own_criteria",
            "domain/test_plans.py::test_the_follow_up_of_the_boards_plan_is_told_in_the_annual_accounts",
            "domain/test_measurements.py::test_a_units_own_criterion_is_measured_in_the_unit",
            "replays/test_external_statistics.py::test_municipalities_stand_beside_each_other_as_they_were_known",
        ),
    ),
    met(
        "N117",
        "Uppföljning",
        "System för uppföljning av utförare, och statistik: bokslutsstatistik, räkenskapssammandrag, "
        "Socialstyrelsens statistik.",
        registers=("providers", "measurements"),
        by=("domain.providers.commands.FollowUpProvider", "domain.measurements.commands.RecordMeasurement.taken_from"),
        tests=(
            "domain/test_providers.py::test_a_provider_is_followed_up",
            "domain/test_measurements.py::test_a_value_stands_beside_the_target_of_its_day",
        ),
    ),
    # Utvecklingsområden 2014–2015
    context(
        "N118", "Utvecklingsområden 2014–2015", "Prioritering behövs.", "Ett konstaterande om två år som har gått."
    ),
    # Utvecklingsområden
    met(
        "N119",
        "Utvecklingsområden, 4 kap. 2–4 §§ SOSFS 2011:9",
        "Processer fastställs genom att aktiviteterna identifieras och får sin inbördes ordning.",
        registers=("processes",),
        by=(
            "domain.law.ACTIVITIES",
            "domain.processes.commands.DescribeActivities",
            "domain.processes.refusals.GoesInCircles",
        ),
        tests=(
            "domain/test_processes.py::test_activities_are_described_in_their_order",
            "domain/test_processes.py::test_the_order_does_not_go_in_circles",
        ),
    ),
    met(
        "N120",
        "Utvecklingsområden",
        "För varje aktivitet finns en rutin som säger hur den utförs och vem som ansvarar.",
        registers=("processes", "documents"),
        by=(
            "domain.law.ROUTINES",
            "domain.processes.commands.LinkRoutine",
            "domain.processes.words.Activity.role",
            "domain.processes.refusals.RoutineMissing",
            "domain.processes.refusals.ResponsibleMissing",
            "domain.check_up.words.RuleId.PROCESS_ACTIVITY_WITHOUT_ROUTINE",
        ),
        tests=(
            "domain/test_processes.py::test_a_routine_is_linked_to_an_activity",
            "domain/test_processes.py::test_no_activity_is_without_routine_and_reason_when_it_is_established",
            "domain/test_processes.py::test_somebody_answers_for_each_activity_when_it_is_established",
            "domain/test_check_up_foundation.py::test_an_activity_without_a_routine_is_found",
        ),
    ),
    context(
        "N121",
        "Utvecklingsområden",
        "Detta ska göras i alla verksamheter, med processmodeller 2013 och beskrivningar 2014.",
        "En tidsplan för två år som har gått. Vad som ska göras står i N119 och N120.",
    ),
    met(
        "N122",
        "Utvecklingsområden",
        "Former för att ta hand om personalens reflektioner och synpunkter.",
        registers=("suggestions", "views"),
        by=(
            "domain.suggestions.commands.SubmitSuggestion",
            "domain.suggestions.commands.AssessSuggestion",
            "domain.views.words.Submitter.STAFF",
        ),
        tests=(
            "domain/test_suggestions.py::test_a_suggestion_is_assessed_before_it_is_decided_on",
            "domain/test_suggestions.py::test_whoever_made_it_is_answered_when_it_is_decided",
            "domain/test_views.py::test_staff_are_answered_by_their_manager",
        ),
    ),
    context(
        "N123",
        "Utvecklingsområden",
        "Införa en kunskapsbaserad socialtjänst.",
        "Ett utvecklingsområde för hur arbetet bedrivs. Det mäts med kriterierna N68, N79 och N80.",
    ),
    context(
        "N124",
        "Utvecklingsområden",
        "Samarbete med FOU Södertörn och FoU Nestor.",
        "Ett pågående samarbete som nämns, inte ett krav på systemet. Finns ett avtal förs det in som överenskommelse.",
    ),
    context(
        "N125",
        "Utvecklingsområden",
        "Bättre kommunikation mellan enheter, och mellan ledning och medarbetare.",
        "Hur människor talar med varandra. Återkopplingen om åtgärder, rapporter och analyser står i E68, U82 och U88.",
    ),
    met(
        "N126",
        "Utvecklingsområden",
        "Fortsätta införa systemet för synpunkter.",
        registers=("views",),
        by=("domain.views.commands.ReceiveView",),
        tests=(
            "domain/test_views.py::test_everybody_who_works_here_may_enter_a_view",
            "domain/test_views.py::test_all_that_is_needed_is_that_something_was_said",
        ),
    ),
    met(
        "N127",
        "Utvecklingsområden",
        "Kompetensen kartläggs, behoven identifieras, och planeras långsiktigt.",
        registers=("competence", "trainings"),
        by=(
            "domain.competence.RequireCompetence",
            "domain.competence.FollowUpCompetence",
            "domain.competence.ChangeCompetenceRequirement",
        ),
        tests=(
            "domain/test_competence.py::test_the_gap_is_followed_up",
            "domain/test_competence.py::test_a_requirement_is_changed_with_a_reason",
            "domain/test_competence.py::test_a_requirement_says_for_whom_and_on_what_ground",
        ),
    ),
    met(
        "N128",
        "Utvecklingsområden",
        "En strategisk plan för personalförsörjningen.",
        registers=("documents", "competence", "obligations"),
        by=(
            "domain.documents.words.Kind.PLAN",
            "domain.competence.FollowUpCompetence",
            "domain.obligations.words.Kind.PLAN",
        ),
        tests=(
            "domain/test_documents.py::test_a_document_gets_its_place_in_the_register",
            "domain/test_competence.py::test_the_gap_is_followed_up",
            "domain/test_obligations.py::test_a_round_is_planned_for_a_period_of_the_wheel",
        ),
    ),
    met(
        "N129",
        "Utvecklingsområden",
        "Former för ökad delaktighet för brukarna.",
        registers=("participation",),
        by=(
            "domain.participation.words.Form.USER_COUNCIL",
            "domain.participation.commands.RecordOutcome",
            "domain.participation.commands.TellParticipants",
        ),
        tests=(
            "domain/test_participation.py::test_what_came_of_it_says_in_which_record_it_is_followed",
            "domain/test_participation.py::test_those_who_took_part_are_told_what_came_of_it",
        ),
    ),
    # Bilaga
    met(
        "N130",
        "Bilaga, allmänt",
        "OSL, förvaltningslagen, LOV, LOU, registerkontroll vid HVB, introduktionsersättning, och "
        "föreskriften om ledningssystem.",
        registers=("requirements",),
        by=(
            "domain.requirements.commands.EnterRequirement",
            "domain.requirements.commands.ReplaceRequirement",
            "boards.requirements.NACKA",
        ),
        tests=(
            "domain/test_requirements.py::test_a_requirement_is_entered_with_where_it_was_read",
            "domain/test_requirements.py::test_what_replaces_a_requirement_knows_what_it_replaced",
            "domain/test_requirements.py::test_what_is_repealed_holds_no_longer",
        ),
    ),
    met(
        "N131",
        "Bilaga, socialtjänst",
        "SoL, LSS, LVU, LVM, föräldrabalken och ytterligare författningar.",
        registers=("requirements",),
        by=(
            "domain.requirements.commands.EnterRequirement",
            "domain.requirements.commands.ReplaceRequirement",
            "boards.requirements.NACKA",
        ),
        tests=(
            "domain/test_requirements.py::test_a_requirement_is_entered_with_where_it_was_read",
            "domain/test_requirements.py::test_what_replaces_a_requirement_knows_what_it_replaced",
            "domain/test_requirements.py::test_what_is_repealed_holds_no_longer",
        ),
    ),
    met(
        "N132",
        "Bilaga, föreskrifter",
        "Dokumentation, lex Sarah, bostad med särskild service, HVB, föräldraskap.",
        registers=("requirements",),
        by=(
            "domain.requirements.commands.EnterRequirement",
            "domain.requirements.commands.ReplaceRequirement",
            "boards.requirements.NACKA",
        ),
        tests=(
            "domain/test_requirements.py::test_a_requirement_is_entered_with_where_it_was_read",
            "domain/test_requirements.py::test_what_replaces_a_requirement_knows_what_it_replaced",
            "domain/test_requirements.py::test_what_is_repealed_holds_no_longer",
        ),
    ),
    met(
        "N133",
        "Bilaga, hälso- och sjukvård",
        "HSL, läkemedelslagen, patientdatalagen, patientsäkerhetslagen.",
        registers=("requirements",),
        by=(
            "domain.requirements.commands.EnterRequirement",
            "domain.requirements.commands.ReplaceRequirement",
            "boards.requirements.NACKA",
        ),
        tests=(
            "domain/test_requirements.py::test_a_requirement_is_entered_with_where_it_was_read",
            "domain/test_requirements.py::test_what_replaces_a_requirement_knows_what_it_replaced",
            "domain/test_requirements.py::test_what_is_repealed_holds_no_longer",
        ),
    ),
    met(
        "N134",
        "Bilaga, föreskrifter för hälso- och sjukvård",
        "Delegering, läkemedel, lex Maria, journal, hygien, anmälan av legitimerad personal.",
        registers=("requirements",),
        by=(
            "domain.requirements.commands.EnterRequirement",
            "domain.requirements.commands.ReplaceRequirement",
            "boards.requirements.NACKA",
        ),
        tests=(
            "domain/test_requirements.py::test_a_requirement_is_entered_with_where_it_was_read",
            "domain/test_requirements.py::test_what_replaces_a_requirement_knows_what_it_replaced",
            "domain/test_requirements.py::test_what_is_repealed_holds_no_longer",
        ),
    ),
)
