"""What is counted of risks and risk analyses."""

from __future__ import annotations

from domain import law
from domain.measures.counting import CountsOn, Measure
from domain.measures.keys import by_unit, in_matrix, is_followed, is_high, received, received_by, standing, total

RISKS = (
    received("risks", "Risker som identifierades", "risks", total, duty=law.RISK_ANALYSIS),
    received_by("value", "risks.by_value", "Risker efter riskvärde", "risks", duty=law.RISK_ANALYSIS),
    received_by("treatment", "risks.by_treatment", "Risker efter behandling", "risks", duty=law.RISK_ANALYSIS),
    Measure(
        id="risks.high",
        version=2,
        label="Risker på eller över gränsen vid periodens slut",
        register="risks",
        counts_on=CountsOn.STANDING,
        keys=standing(is_high, by_unit),
        by="unit",
        duty=law.RISK_ANALYSIS,
    ),
    Measure(
        id="risks.matrix",
        label="Risker efter sannolikhet och konsekvens vid periodens slut",
        register="risks",
        counts_on=CountsOn.STANDING,
        keys=standing(is_followed, in_matrix),
        by="probability × consequence",
        duty=law.RISK_ANALYSIS,
        means="Den allvarligaste av konsekvenserna för verksamheten och för den enskilde; bara risker som är bedömda.",
    ),
    received_by(
        "trigger", "risk_analyses.by_trigger", "Riskanalyser efter anledning", "risk_analyses", duty=law.RISK_ANALYSIS
    ),
)
