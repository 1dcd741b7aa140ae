"""4 kap.: processes, the routines that say how they are done, and those one does them with."""

from __future__ import annotations

from domain import law
from domain.agreements.words import RUNNING
from domain.check_up.rule import Rule, days_since, late, passed
from domain.check_up.rules.shapes import lacks, on, overdue
from domain.check_up.standing import Kept, Standing
from domain.check_up.words import RuleId, Severity
from domain.documents.state import Document, revision_on
from domain.documents.words import DocumentClass, Kind, Status
from domain.implementations import Status as Implementation
from domain.organisation.persons import Status as PersonStatus
from domain.processes.words import STANDING
from domain.providers.words import RUNNING as PROVIDING
from domain.providers.words import Engagement
from domain.providers.words import Status as Provider

TIME_TO_READ = 30
"""Days that a revision may have held before somebody should have read it and made it known."""

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


# ── Documents ────────────────────────────────────────────────────────────────


def is_governing(state: Document) -> bool:
    """Whether it is published, and to be followed."""
    return state.status is Status.PUBLISHED and state.document_class is not DocumentClass.SUPPORTING


def review_late(kept: Kept, standing: Standing) -> str | None:
    state = kept.state
    day = state.review_on or (state.due.on if state.due else None)
    if day is None or state.status is not Status.PUBLISHED or not passed(day, standing):
        return None
    return late("översynen", day)


def owner_left(kept: Kept, standing: Standing) -> str | None:
    person = standing.record("persons", kept.state.owner_person)
    if not is_governing(kept.state) or person is None or person.status is not PersonStatus.LEFT:
        return None
    return f"Ägaren slutade {person.until.isoformat()}" if passed(person.until, standing) else None


def not_made_known(kept: Kept, standing: Standing) -> str | None:
    """A revision that has held for a month, and that no unit has been asked to make known."""
    held = revision_on(kept.state, standing.day)
    if held is None or not is_governing(kept.state) or days_since(held.valid_from, standing) < TIME_TO_READ:
        return None
    asked = standing.where("implementations", "document", kept.record)
    if any(one.state.revision == held.number for one in asked):
        return None
    return f"Revision {held.number} gäller sedan {held.valid_from.isoformat()}"


def unread(kept: Kept, standing: Standing) -> str | None:
    held = revision_on(kept.state, standing.day)
    if held is None or not held.receipts_wanted or days_since(held.valid_from, standing) < TIME_TO_READ:
        return None
    receipts = standing.where("read_receipts", "document", kept.record)
    if any(one.state.revision == held.number and one.state.status == "acknowledged" for one in receipts):
        return None
    return f"Läskvitto begärs för revision {held.number}, som gäller sedan {held.valid_from.isoformat()}"


def outside_processes(kept: Kept, standing: Standing) -> str | None:
    if kept.state.status is not Status.PUBLISHED or kept.state.kind is not Kind.ROUTINE:
        return None
    used = standing.where("processes", "routines", kept.record)
    return None if used else "Ingen process har en aktivitet som görs enligt den"


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
        id=RuleId.DOCUMENT_REVIEW_LATE,
        severity=Severity.ERROR,
        register="documents",
        remedy="Se över dokumentet: bekräfta det, revidera det eller upphäv det.",
        duty=law.BETTER_ROUTINES,
        looks=review_late,
    ),
    lacks(
        RuleId.DOCUMENT_NO_OWNER,
        Severity.WARNING,
        "documents",
        "Ingen person är ägare",
        lambda state: is_governing(state) and state.owner_person is None,
        "Utse en person som äger dokumentet.",
        law.ROUTINES,
    ),
    Rule(
        id=RuleId.DOCUMENT_OWNER_LEFT,
        severity=Severity.WARNING,
        register="documents",
        beside=("persons",),
        remedy="Utse en ny ägare.",
        duty=law.ROUTINES,
        looks=owner_left,
    ),
    Rule(
        id=RuleId.DOCUMENT_NOT_MADE_KNOWN,
        severity=Severity.WARNING,
        register="documents",
        beside=("implementations",),
        remedy="Begär införande i de enheter som dokumentet berör.",
        duty=law.STAFF,
        looks=not_made_known,
        turns=True,
    ),
    Rule(
        id=RuleId.DOCUMENT_UNREAD,
        severity=Severity.WARNING,
        register="documents",
        beside=("read_receipts",),
        remedy="Påminn dem det berör om att läsa och kvittera.",
        duty=law.STAFF,
        looks=unread,
        turns=True,
    ),
    Rule(
        id=RuleId.DOCUMENT_OUTSIDE_PROCESSES,
        severity=Severity.NOTICE,
        register="documents",
        beside=("processes",),
        remedy="Koppla rutinen till den aktivitet som den beskriver.",
        duty=law.ROUTINES,
        looks=outside_processes,
    ),
    overdue(
        RuleId.IMPLEMENTATION_LATE,
        Severity.WARNING,
        "implementations",
        on("ready_by"),
        lambda state: state.status is Implementation.ASSIGNED,
        "införandet",
        "Gör dokumentet känt i enheten, eller undanta den med skäl.",
        law.STAFF,
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
