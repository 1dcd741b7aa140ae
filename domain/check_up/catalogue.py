"""All the rules, in statute order; and the registers that none of them goes through, each with the reason."""

from __future__ import annotations

from collections.abc import Mapping

from domain.check_up.rule import Rule
from domain.check_up.rules import (
    documents,
    foundation,
    from_outside,
    improvement,
    looking_ahead,
    planning,
    reports,
    responsibility,
)
from domain.check_up.words import RuleId

RULES: tuple[Rule, ...] = (
    *responsibility.RULES,
    *foundation.RULES,
    *documents.RULES,
    *planning.RULES,
    *looking_ahead.RULES,
    *from_outside.RULES,
    *reports.RULES,
    *improvement.RULES,
)

BY_ID: Mapping[RuleId, Rule] = {rule.id: rule for rule in RULES}

NOT_GONE_THROUGH: Mapping[str, str] = {
    "book": "Vad som är fel i liggaren själv finner kontrollen (liggaren verify).",
    "settings": "Vad nämnden har bestämt är inte sent eller tomt: det gäller tills den bestämmer något annat.",
    "persons": "Den som har slutat söks där hon ännu har ett uppdrag eller äger ett dokument.",
    "read_receipts": "Ett kvitto är det som kan saknas; det söks i dokumenten.",
    "self_control_plans": "En plan är det som kan saknas; den söks i enheterna.",
    "reminders": "En påminnelse som inte kom fram är en rad i registret, och skickas igen.",
    "survey_results": "Ett resultat är det som kan saknas; det söks i undersökningarna.",
    "external_statistics": "Andras tal är som de publicerades, och går inte att göra bättre här.",
    "packages": "Det som är utlämnat är utlämnat, och går inte att göra bättre.",
    "check_up_findings": "Röntgenfynden är svaret på röntgen, och går inte genom den själva.",
}
