"""What can have happened to a process."""

from __future__ import annotations

from datetime import date

from domain import law
from domain.agreements.words import ProcessId
from domain.board import Due
from domain.documents.words import DocumentId, Scope
from domain.grammar import Event, Personal
from domain.processes.words import (
    Activities,
    ActivityNumber,
    Agreements,
    Category,
    Counterparties,
    Label,
    Review,
    Routines,
    WhyAnnulled,
    WhyNoRoutine,
    WhyRetired,
    Within,
)
from domain.words import Count, Decision, Name, PersonId, Source, Text, UnitId


class ProcessIdentified(Event, label="Processen identifierades", duty=law.PROCESSES):
    """Somebody said that a process is needed to secure the quality, what for, and where it begins and ends."""

    title: Name
    category: Category
    purpose: Name
    begins_with: Label
    ends_with: Label
    scope: Scope
    unit: UnitId | None
    parent: ProcessId | None
    owner_function: Label
    owner_person: PersonId | None


class ActivitiesDescribed(Event, label="Processens aktiviteter beskrevs", duty=law.ACTIVITIES):
    """The activities of the process and their mutual order were determined, all of them anew."""

    activities: Activities


class RoutineLinkedToActivity(Event, label="En rutin kopplades till aktiviteten", duty=law.ROUTINES):
    """A document says how the activity is done and who answers for it."""

    activity: ActivityNumber
    document: DocumentId


class RoutineUnlinkedFromActivity(Event, label="En rutin kopplades bort från aktiviteten", duty=law.ROUTINES):
    """The document is no longer the one that says how the activity is done."""

    activity: ActivityNumber
    document: DocumentId


class ActivityExcusedFromRoutine(Event, label="Aktiviteten bedömdes inte behöva någon rutin", duty=law.ROUTINES):
    """Somebody said why the activity has no routine of its own."""

    activity: ActivityNumber
    reason: WhyNoRoutine
    explanation: Personal[Text] | None


class CollaborationDeclared(Event, label="Behovet av samverkan angavs", duty=law.COLLABORATION_IDENTIFIED):
    """Whom the process needs to collaborate with, within and outside the operation; nobody, if all are empty.

    `added` and `removed`: the agreements that are told of it in the same act.
    """

    within: Within
    counterparties: Counterparties
    agreements: Agreements
    how: Name | None
    added: Agreements
    removed: Agreements


class ProcessEstablished(Event, label="Processen fastställdes", duty=law.PROCESSES):
    """The process was established as it is described; every activity had its routine, or a reason why not."""

    revision: Count
    routines: Routines
    decision: Decision
    due: Due


class ProcessTakenIntoUse(Event, label="Processen togs i bruk", duty=law.STAFF):
    """Those concerned know the process and work by it."""

    day: date


class ProcessReviewed(Event, label="Processen sågs över", duty=law.BETTER_ROUTINES):
    """Somebody answered whether the process still serves its purpose."""

    outcome: Review
    comment: Personal[Text] | None
    due: Due


class ProcessRevisionStarted(Event, label="Processen började omarbetas", duty=law.BETTER_ROUTINES):
    """The process is being revised; what was established holds until it is established anew."""

    reason: Personal[Text]
    source: Source | None


class ProcessOwnerChanged(Event, label="Ansvaret för processen flyttades", duty=law.PROCESSES):
    """Another function or person answers for the process."""

    owner_function: Label
    owner_person: PersonId | None


class ProcessCorrected(Event, label="Uppgifterna om processen rättades", duty=law.DOCUMENTATION):
    """What was entered about the process was put right; what stood before stays in the log."""

    reason: Personal[Text]
    title: Name
    category: Category
    purpose: Name
    begins_with: Label
    ends_with: Label
    scope: Scope
    unit: UnitId | None
    parent: ProcessId | None


class ProcessRetired(Event, label="Processen avslutades", duty=law.PROCESSES):
    """Nobody works by the process any longer, or by another one instead."""

    reason: WhyRetired
    replaced_by: ProcessId | None
    explanation: Personal[Text] | None
    decision: Decision


class ProcessAnnulled(Event, label="Processen makulerades", duty=law.DOCUMENTATION):
    """The entry was struck out; it stays readable and nothing more can be done with it."""

    reason: WhyAnnulled
    explanation: Personal[Text] | None
    decision: Decision


ProcessEvent = (
    ProcessIdentified
    | ActivitiesDescribed
    | RoutineLinkedToActivity
    | RoutineUnlinkedFromActivity
    | ActivityExcusedFromRoutine
    | CollaborationDeclared
    | ProcessEstablished
    | ProcessTakenIntoUse
    | ProcessReviewed
    | ProcessRevisionStarted
    | ProcessOwnerChanged
    | ProcessCorrected
    | ProcessRetired
    | ProcessAnnulled
)
