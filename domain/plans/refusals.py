"""What is refused about a plan, and why."""

from __future__ import annotations

from domain import law
from domain.grammar import Refusal


class WhosePlan(
    Refusal,
    message="En avdelningsplan eller enhetsplan gäller en enhet: ange vilken. Nämndens egna planer gäller hela "
    "verksamheten och har ingen.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    field="unit",
): ...


class EveryYear(
    Refusal,
    message="En väsentlighets- och riskanalys görs varje år: perioden är högst tolv månader.",
    duty=law.INTERNAL_CONTROL,
    field="last",
): ...


class DrawnUpFrom(
    Refusal,
    message="Nämndens plan utgår från mål, och en avdelnings eller enhets plan från dem eller från en plan ovanför: "
    "ange vilka.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    field="goals",
): ...


class GoalNotDecided(
    Refusal,
    message="En plan vilar på mål som är beslutade.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    field="goals",
): ...


class PlanNotDecided(
    Refusal,
    message="En plan vilar på andra planer som är beslutade.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    field="rests_on",
): ...


class NotOfThisKind(
    Refusal,
    message="Detta hör inte till en {kind}.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
): ...


class HowManyPosts(
    Refusal,
    message="Antalet tjänster är ett tal, noll eller mer, och varje yrke räknas en gång.",
    duty=law.COMPETENT_STAFF,
    field="posts",
): ...


class NotFrozen(
    Refusal,
    message="Den samlade analysen vilar på sammanställningar vars siffror är frysta och inte makulerade.",
    duty=law.COMPILE_AND_ANALYSE,
    field="analyses",
): ...


class TheBoardsPlan(
    Refusal,
    message="En {kind} beslutas och revideras av nämnden själv.",
    duty=law.NOT_DELEGABLE,
    field="decision",
): ...


class PlanDecidedByOthers(
    Refusal,
    message="En {kind} beslutas av {deciders}.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    field="decision",
): ...


class NotTheirs(
    Refusal,
    message="En {kind} är nämndens egen: den ändras, lämnas över och stryks av den som ansvarar för planen, "
    "kvalitetsutvecklaren, direktören eller nämndsekreteraren.",
    duty=law.NOT_DELEGABLE,
): ...


class DecidedNeedsDecision(
    Refusal,
    message="Planen är beslutad. Ange det beslut genom vilket den stryks.",
    duty=law.DECISION_DOCUMENTED,
    field="decision",
): ...


class DecidedByTheBoard(
    Refusal,
    message="Nämnden har beslutat planen, och bara nämnden stryker den: ange nämndens beslut.",
    duty=law.NOT_DELEGABLE,
    field="decision",
): ...


class ShortcomingsFirst(
    Refusal,
    message="Väsentlighets- och riskanalysen utarbetas med en samlad analys av fel och brister: för in den först.",
    duty=law.COMPILE_AND_ANALYSE,
): ...


class StrategiesFirst(
    Refusal,
    message="Väsentlighets- och riskanalysen har väsentliga områden, vart och ett med sin strategi, och anger de mål "
    "och nyckeltal som strategierna utgår från.",
    duty=law.INTERNAL_CONTROL,
): ...


class StaffingFirst(
    Refusal,
    message="Kompetensförsörjningsplanen ställer den bemanning som behövs mot den som finns: räkna den, före beslutet "
    "och innan planen följs upp när den är slut.",
    duty=law.COMPETENT_STAFF,
): ...


class TooManyActivities(
    Refusal,
    message="Planen har redan {most} aktiviteter som inte är avslutade. Dela upp den i flera planer.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
): ...


class NotThePlansGoal(
    Refusal,
    message="Målet är inget av dem som planen utgår från.",
    duty=law.FOLLOW_UP_QUALITY,
    field="goal",
): ...


class NotOfTheGoal(
    Refusal,
    message="Mätningen har inget värde, eller hör inte till något av de kriterier som följer upp målet.",
    duty=law.FOLLOW_UP_QUALITY,
    field="measurements",
): ...


class GoalsFirst(
    Refusal,
    message="{number} av planens mål har inte följts upp sedan förra gången. Följ upp dem ett för ett först.",
    duty=law.FOLLOW_UP_QUALITY,
): ...


class ActivitiesFirst(
    Refusal,
    message="{number} av planens aktiviteter är varken genomförda eller avskrivna med skäl.",
    duty=law.FOLLOW_UP_QUALITY,
): ...


class OutsideThePlan(
    Refusal,
    message="Den dag som uppföljningen går till ligger utanför planens period, eller är redan följd upp.",
    duty=law.FOLLOW_UP_QUALITY,
    field="last",
): ...


class SystemFirst(
    Refusal,
    message="Uppföljningen av en kvalitetsplan säger om ledningssystemet uppfyller kraven och om vi följer det.",
    duty=law.SYSTEM_USED,
    field="meets_demands",
): ...


class FollowUpFirst(
    Refusal,
    message="Planen har inte följts upp: det finns ingen uppföljning att redovisa.",
    duty=law.FOLLOW_UP_QUALITY,
): ...


class AccountsFirst(
    Refusal,
    message="Uppföljningen av nämndens plan redovisas i årsredovisningen innan planen avslutas.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
): ...
