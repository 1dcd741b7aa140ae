"""4 kap. 4 § och 6 kap. 1 §: the documents that say how it is done, whether they hold, and whether they are known."""

from __future__ import annotations

from uuid import UUID

from domain import law
from domain.check_up.rule import Rule, days_since, late, passed
from domain.check_up.rules.shapes import is_within, lacks, on, overdue
from domain.check_up.standing import Kept, Standing
from domain.check_up.words import RuleId, Severity
from domain.documents.state import Document, revision_on
from domain.documents.words import DocumentClass, Kind, Status
from domain.implementations import Status as Implementation
from domain.organisation.persons import Status as PersonStatus
from domain.terms import Role

TIME_TO_READ = 30
"""Days that a revision may have held before somebody should have read it and made it known."""


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
    receipts = [one.state for one in standing.where("read_receipts", "document", kept.record)]
    read = {one.person for one in receipts if one.revision == held.number and one.status == "acknowledged"}
    wanted = readers(kept.state, standing)
    missing = len(wanted - read)
    if not missing:
        return None
    who = f"{missing} av {len(wanted)} har inte kvitterat"
    return f"{who} revision {held.number}, som gäller sedan {held.valid_from.isoformat()}"


def readers(document: Document, standing: Standing) -> set[UUID]:
    """Those whom a document is for: who hold one of its roles in its units or below; an employee is in a role at home.
    One for nobody in particular is for everybody."""
    roles = document.audience_roles or (Role.EMPLOYEE,)
    held = [one.state for role in roles for one in standing.where("assignments", "role", role)]
    places = [(one.person, one.unit) for one in held if one.holds(standing.day)]
    if Role.EMPLOYEE in roles:
        everybody = standing.where("persons", "status", PersonStatus.REGISTERED)
        places += [(one.record, one.state.unit) for one in everybody]
    here = {person for person, unit in places if is_within(unit, document.audience_units, standing)}
    return {one for one in here if (known := standing.record("persons", one)) and known.works_here(standing.day)}


def outside_processes(kept: Kept, standing: Standing) -> str | None:
    if kept.state.status is not Status.PUBLISHED or kept.state.kind is not Kind.ROUTINE:
        return None
    used = standing.where("processes", "routines", kept.record)
    return None if used else "Ingen process har en aktivitet som görs enligt den"


RULES: tuple[Rule, ...] = (
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
        beside=("read_receipts", "persons", "assignments", "units"),
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
)
