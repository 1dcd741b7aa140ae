"""What may happen: REGISTERS, in the order of SOSFS 2011:9. The first file to open."""

from typing import Any

from domain import (
    actions,
    agreements,
    analyses,
    attachments,
    board,
    book,
    check_up_findings,
    competence,
    criteria,
    deviations,
    documents,
    external_reviews,
    external_statistics,
    goals,
    implementations,
    incidents,
    intakes,
    lex_sarah,
    measurements,
    meetings,
    non_executed,
    obligations,
    packages,
    participation,
    plan_activities,
    plans,
    processes,
    providers,
    read_receipts,
    reminders,
    requirements,
    risk_analyses,
    risks,
    samples,
    self_control_compilations,
    self_control_plans,
    self_controls,
    suggestions,
    survey_results,
    surveys,
    trainings,
    views,
)
from domain.organisation import assignments, delegations, persons, units
from domain.registers import Register

REGISTERS: tuple[Register[Any], ...] = (
    # 3 kap. Ansvar för att det finns ett ledningssystem: liggaren, och vad nämnden har bestämt för sig
    book.REGISTER,
    board.REGISTER,
    requirements.REGISTER,  # 3 §
    criteria.REGISTER,  # 3 §
    goals.REGISTER,  # 3 §
    plans.REGISTER,  # 3 §
    plan_activities.REGISTER,  # 3 §
    obligations.REGISTER,  # 3 §
    meetings.REGISTER,  # 3 §
    check_up_findings.REGISTER,  # 3 §
    reminders.REGISTER,  # 3 §
    # 4 kap. Ledningssystemets grundläggande uppbyggnad: organisationen, processerna, rutinerna och samverkan
    units.REGISTER,
    persons.REGISTER,
    assignments.REGISTER,
    delegations.REGISTER,
    processes.REGISTER,  # 2–3 §§
    documents.REGISTER,  # 4 §
    read_receipts.REGISTER,
    implementations.REGISTER,  # 6 kap. 1 §
    agreements.REGISTER,  # 5–6 §§
    providers.REGISTER,
    # 5 kap. Systematiskt förbättringsarbete
    risk_analyses.REGISTER,  # 1 §
    risks.REGISTER,  # 1 §
    self_control_plans.REGISTER,  # 2 §
    self_controls.REGISTER,  # 2 §
    self_control_compilations.REGISTER,  # 2 §
    measurements.REGISTER,  # 2 §
    samples.REGISTER,  # 2 §
    surveys.REGISTER,  # 2 §
    survey_results.REGISTER,  # 2 §
    external_statistics.REGISTER,  # 2 §
    external_reviews.REGISTER,  # 2 §
    views.REGISTER,  # 3 §
    deviations.REGISTER,  # 5 §
    lex_sarah.REGISTER,  # 5 §
    analyses.REGISTER,  # 6 §
    actions.REGISTER,  # 7 och 8 §§
    # 6 kap. Personalens medverkan
    suggestions.REGISTER,
    participation.REGISTER,
    competence.REGISTER,
    trainings.REGISTER,
    # socialtjänstlagen och LSS: beslut som inte har verkställts
    non_executed.REGISTER,
    # informationssäkerhet och personuppgifter
    incidents.REGISTER,
    # filerna som hör till posterna
    attachments.REGISTER,  # 7 kap. 1 §
    # vad som har lästs in i liggaren och lämnats ut ur den
    intakes.REGISTER,
    packages.REGISTER,
)
