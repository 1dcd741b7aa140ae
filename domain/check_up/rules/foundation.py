"""4 kap.: processes, the routines that say how they are done, and those one does them with."""

from __future__ import annotations

from domain import law
from domain.agreements.words import RUNNING
from domain.check_up.rule import Rule, passed
from domain.check_up.rules.shapes import lacks, on, overdue
from domain.check_up.standing import Kept, Standing
from domain.check_up.words import RuleId, Severity
from domain.documents.state import revision_on
from domain.processes.words import STANDING
from domain.providers.words import RUNNING as PROVIDING
from domain.providers.words import Engagement
from domain.providers.words import Status as Provider

# ── Processes ────────────────────────────────────────────────────────────────


def activity_without_routine(kept: Kept, standing: Standing) -> str | None:
    bare = kept.state.without_routine if kept.state.status in STANDING else ()
    return f"Aktivitet {', '.join(str(one.number) for one in bare)}" if bare else None


def routine_not_in_force(kept: Kept, standing: Standing) -> str | None:
    if kept.state.status not in STANDING:
        return None
    documents = [standing.record("documents", one) for one in kept.state.routines]
    dead = [one for one in documents if one is None or revision_on(one, standing.day) is None]
    return f"{len(dead)} av {len(documents)} rutiner gäller inte" if dead else None


# ── Agreements ───────────────────────────────────────────────────────────────


def past_its_day(kept: Kept, standing: Standing) -> str | None:
    if kept.state.status not in RUNNING or not passed(kept.state.valid_to, standing):
        return None
    return f"Gällde till och med {kept.state.valid_to.isoformat()}"


def ends_soon(kept: Kept, standing: Standing) -> str | None:
    state = kept.state
    if state.status not in RUNNING or state.renew_by is None or state.valid_to is None:
        return None
    near = state.renew_by.on <= standing.day <= state.valid_to
    return f"Gäller till och med {state.valid_to.isoformat()}" if near else None


RULES: tuple[Rule, ...] = (
    Rule(
        id=RuleId.PROCESS_ACTIVITY_WITHOUT_ROUTINE,
        severity=Severity.ERROR,
        register="processes",
        remedy="Koppla en rutin till aktiviteten, eller ange varför den inte behöver någon.",
        duty=law.ROUTINES,
        looks=activity_without_routine,
    ),
    lacks(
        RuleId.PROCESS_NO_AGREEMENT,
        Severity.WARNING,
        "processes",
        "Samverkan med andra är angiven, men ingen överenskommelse",
        lambda state: state.status in STANDING and state.lacks_agreement,
        "Ange överenskommelsen, eller träffa en.",
        law.COLLABORATION,
    ),
    Rule(
        id=RuleId.PROCESS_ROUTINE_NOT_IN_FORCE,
        severity=Severity.ERROR,
        register="processes",
        beside=("documents",),
        remedy="Publicera rutinen, eller koppla aktiviteten till den som gäller.",
        duty=law.ROUTINES,
        looks=routine_not_in_force,
        turns=True,
    ),
    overdue(
        RuleId.PROCESS_REVIEW_LATE,
        Severity.WARNING,
        "processes",
        on("due"),
        lambda state: state.status in STANDING,
        "översynen",
        "Gå igenom om processen är ändamålsenlig.",
        law.BETTER_ROUTINES,
    ),
    Rule(
        id=RuleId.AGREEMENT_PAST_ITS_DAY,
        severity=Severity.ERROR,
        register="agreements",
        remedy="Förläng överenskommelsen, eller anteckna att den har löpt ut.",
        duty=law.COLLABORATION,
        looks=past_its_day,
    ),
    Rule(
        id=RuleId.AGREEMENT_ENDS_SOON,
        severity=Severity.NOTICE,
        register="agreements",
        remedy="Bestäm om den ska förlängas.",
        duty=law.COLLABORATION,
        looks=ends_soon,
    ),
    overdue(
        RuleId.AGREEMENT_REVIEW_LATE,
        Severity.WARNING,
        "agreements",
        on("review_on", "due"),
        lambda state: state.status in RUNNING,
        "uppföljningen",
        "Följ upp hur samverkan fungerar.",
        law.COLLABORATION,
    ),
    lacks(
        RuleId.PROVIDER_NO_REQUIREMENTS,
        Severity.NOTICE,
        "providers",
        "Avtalet har inga kvalitetskrav angivna",
        lambda state: state.status in PROVIDING and not state.requirements,
        "Ange vilka kvalitetskrav som gäller, och hur brukare och personal fick säga sitt.",
        law.FOLLOW_UP_QUALITY,
    ),
    lacks(
        RuleId.PROVIDER_NOT_PRESENTED,
        Severity.NOTICE,
        "providers",
        "Den som ska välja får inte veta något om utföraren",
        lambda state: (
            state.status in PROVIDING and state.engagement is Engagement.CHOICE and state.presentation is None
        ),
        "Beskriv utföraren för den som ska välja.",
        law.FOLLOW_UP_QUALITY,
    ),
    overdue(
        RuleId.PROVIDER_FOLLOW_UP_LATE,
        Severity.WARNING,
        "providers",
        on("due"),
        lambda state: state.status in PROVIDING,
        "uppföljningen",
        "Följ upp utföraren.",
        law.FOLLOW_UP_QUALITY,
    ),
    overdue(
        RuleId.PROVIDER_CORRECTION_LATE,
        Severity.ERROR,
        "providers",
        on("ready_by"),
        lambda state: state.status is Provider.ASKED,
        "rättelsen",
        "Kontrollera om bristerna är rättade, och gå annars vidare enligt avtalet.",
        law.FOLLOW_UP_QUALITY,
    ),
)
