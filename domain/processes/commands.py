"""What can be asked for about a process."""

from __future__ import annotations

from datetime import date

from domain.agreements.words import ProcessId
from domain.documents.words import DocumentId, Scope
from domain.grammar import Command, Personal
from domain.processes import events as happened
from domain.processes.words import (
    DECISIONS_ENTERED_BY,
    THOSE_WHO_DESCRIBE,
    THOSE_WHO_IDENTIFY,
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
from domain.words import Decision, Name, PersonId, Source, Text, UnitId


class IdentifyProcess(
    Command, label="Identifiera process", may=THOSE_WHO_IDENTIFY, becomes=happened.ProcessIdentified, opens=True
):
    """`parent`: the main process it is a part of; none, if it is one itself. `unit`: None for all operations."""

    title: Name
    category: Category
    purpose: Name
    begins_with: Label
    ends_with: Label
    scope: Scope
    unit: UnitId | None = None
    parent: ProcessId | None = None
    owner_function: Label
    owner_person: PersonId | None = None


class DescribeActivities(
    Command, label="Beskriv aktiviteter", may=THOSE_WHO_DESCRIBE, becomes=happened.ActivitiesDescribed
):
    """All of them, also those that do not change: an activity keeps its routines by its number."""

    activities: Activities


class LinkRoutine(Command, label="Koppla rutin", may=THOSE_WHO_DESCRIBE, becomes=happened.RoutineLinkedToActivity):
    activity: ActivityNumber
    document: DocumentId


class UnlinkRoutine(
    Command, label="Koppla bort rutin", may=THOSE_WHO_DESCRIBE, becomes=happened.RoutineUnlinkedFromActivity
):
    activity: ActivityNumber
    document: DocumentId


class ExcuseActivity(
    Command, label="Ange varför rutin saknas", may=THOSE_WHO_DESCRIBE, becomes=happened.ActivityExcusedFromRoutine
):
    activity: ActivityNumber
    reason: WhyNoRoutine
    explanation: Personal[Text] | None = None


class DeclareCollaboration(
    Command, label="Ange samverkan", may=THOSE_WHO_DESCRIBE, becomes=happened.CollaborationDeclared
):
    """`within`: our own units; `counterparties`: kinds of others. All empty: no collaboration is needed."""

    within: Within = ()
    counterparties: Counterparties = ()
    agreements: Agreements = ()
    how: Name | None = None


class EstablishProcess(
    Command, label="Fastställ process", may=DECISIONS_ENTERED_BY, becomes=happened.ProcessEstablished
):
    """`routines`: all that are linked to its activities, so that they are looked at as they stand today."""

    routines: Routines
    decision: Decision


class TakeIntoUse(Command, label="Ta i bruk", may=THOSE_WHO_DESCRIBE, becomes=happened.ProcessTakenIntoUse):
    day: date


class ReviewProcess(Command, label="Se över process", may=THOSE_WHO_DESCRIBE, becomes=happened.ProcessReviewed):
    outcome: Review
    comment: Personal[Text] | None = None


class ReviseProcess(Command, label="Omarbeta process", may=THOSE_WHO_DESCRIBE, becomes=happened.ProcessRevisionStarted):
    """`source`: the line elsewhere, a deviation or a risk, that showed that it does not serve its purpose."""

    reason: Personal[Text]
    source: Source | None = None


class ChangeProcessOwner(
    Command, label="Flytta processansvar", may=THOSE_WHO_IDENTIFY, becomes=happened.ProcessOwnerChanged
):
    owner_function: Label
    owner_person: PersonId | None = None


class CorrectProcess(Command, label="Rätta uppgifter", may=THOSE_WHO_DESCRIBE, becomes=happened.ProcessCorrected):
    """All that can be put right is said anew: what is left out is said to be empty."""

    reason: Personal[Text]
    title: Name
    category: Category
    purpose: Name
    begins_with: Label
    ends_with: Label
    scope: Scope
    unit: UnitId | None
    parent: ProcessId | None


class RetireProcess(Command, label="Avsluta process", may=DECISIONS_ENTERED_BY, becomes=happened.ProcessRetired):
    """`replaced_by`: the process that takes its place, if the reason is that one does."""

    reason: WhyRetired
    replaced_by: ProcessId | None = None
    explanation: Personal[Text] | None = None
    decision: Decision


class AnnulProcess(Command, label="Makulera", may=THOSE_WHO_IDENTIFY, becomes=happened.ProcessAnnulled):
    reason: WhyAnnulled
    explanation: Personal[Text] | None = None
    decision: Decision


ProcessCommand = (
    IdentifyProcess
    | DescribeActivities
    | LinkRoutine
    | UnlinkRoutine
    | ExcuseActivity
    | DeclareCollaboration
    | EstablishProcess
    | TakeIntoUse
    | ReviewProcess
    | ReviseProcess
    | ChangeProcessOwner
    | CorrectProcess
    | RetireProcess
    | AnnulProcess
)
