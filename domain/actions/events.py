"""What can have happened to an improvement action."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from domain import law
from domain.actions.words import (
    ActionCauses,
    Audience,
    Effect,
    EffectSeries,
    Kind,
    LinkedSource,
    LinkedSources,
    Reach,
    RevisionNumber,
    WhyAnnulled,
)
from domain.agreements.words import ProcessId
from domain.board import Due
from domain.documents.words import DocumentId
from domain.grammar import Event, Personal
from domain.words import Count, Decision, Name, PersonId, Text, UnitId

# ── Events: where it comes from ──────────────────────────────────────────────


class ActionProposed(Event, label="Ett förslag till åtgärd lämnades", duty=law.MEASURES):
    """Somebody who works here, or the program because of what was decided elsewhere, proposed an action.

    `other_source`: what shows the need, where no register holds it. `outside`: somebody outside waits for an answer.
    """

    title: Name | None
    description: Personal[Text] | None
    aim: Personal[Text] | None
    unit: UnitId | None
    sources: LinkedSources
    other_source: Name | None
    outside: bool
    ready_by: date | None
    decide_by: Due


class ActionAssignedByBoard(Event, label="Nämnden gav ett uppdrag", duty=law.MANAGEMENT_SYSTEM):
    """The board assigned something to the administration, to be reported back no later than a day."""

    title: Name
    description: Personal[Text] | None
    unit: UnitId | None
    sources: LinkedSources
    outside: bool
    report_by: date
    decide_by: Due
    decision: Decision


class ActionSourceLinked(Event, label="En källa till åtgärden angavs", duty=law.MEASURES):
    """One more record shows that the action is needed."""

    source: LinkedSource
    outside: bool


class ActionSourceUnlinked(Event, label="En källa skildes från åtgärden", duty=law.DOCUMENTATION):
    """The action does not come from that record after all."""

    record: UUID
    reason: Personal[Text]


class ActionCausesNamed(Event, label="Orsaken som åtgärden riktar sig mot angavs", duty=law.MEASURES):
    """It was said which causes, found in one of the sources, the action is to remove."""

    record: UUID
    causes: ActionCauses
    explanation: Personal[Text] | None


class ActionCorrected(Event, label="Uppgifterna om åtgärden rättades", duty=law.DOCUMENTATION):
    """What was entered about the action was put right; what stood before stays in the log."""

    reason: Personal[Text]
    title: Name
    unit: UnitId | None
    other_source: Name | None
    outside: bool


# ── Events: that it is to be done, and that it is ────────────────────────────


class ActionDecided(Event, label="Åtgärden beslutades", duty=law.MEASURES):
    """It was decided that it is to be done, by whom, before which day, and when its effect is to be judged.

    `indicator`: the figure by which the effect will be seen, where there is one.
    """

    kind: Kind
    reach: Reach
    significant: bool
    responsible: PersonId
    ready_by: date
    evaluate_by: date
    due: Due
    indicator: Name | None
    resources: Personal[Text] | None
    decision: Decision


class ActionSeriesChosen(Event, label="Mätserien som visar effekten angavs", duty=law.MEASURES):
    """It was said in which measurements the effect will be seen: before the action beside after it."""

    series: EffectSeries


class ActionDeclined(Event, label="Det beslutades att åtgärden inte görs", duty=law.MEASURES, shows=False):
    """It was decided, with the reason, that nothing would be done."""

    reason: Personal[Text]
    decision: Decision


class ActionResponsibleReplaced(Event, label="Åtgärden fick en ny ansvarig", duty=law.MEASURES):
    """Somebody else answers for it from now on."""

    responsible: PersonId
    reason: Personal[Text] | None


class ActionStarted(Event, label="Åtgärden påbörjades", duty=law.MEASURES):
    """The work began."""

    day: date


class ActionProgressReported(Event, label="Det anmäldes hur åtgärden gick", duty=law.DOCUMENTATION):
    """The one responsible told how far the work had come."""

    note: Personal[Text]


class ActionPostponed(Event, label="Åtgärden sköts upp", duty=law.MEASURES, shows=False):
    """The day to be ready was moved, with the reason; `postponements` is for which time."""

    ready_by: date
    evaluate_by: date
    due: Due
    reason: Personal[Text]
    postponements: Count
    decision: Decision


class ActionRevisionWaived(Event, label="Det beslutades att inget dokument ändras", duty=law.BETTER_ROUTINES):
    """A process or routine was looked into and left as it was, by a decision with its reason."""

    reason: Personal[Text]
    decision: Decision


class ActionCompleted(Event, label="Åtgärden genomfördes", duty=law.MEASURES, version=2):
    """What was decided had been done, and for a process or routine in which revision of it."""

    day: date
    what_was_done: Personal[Text]
    document: DocumentId | None
    process: ProcessId | None
    revision: RevisionNumber | None


# ── Events: whether it helped, who was told, and how it ended ────────────────


class ActionEffectEvaluated(Event, label="Åtgärdens effekt utvärderades", duty=law.MEASURES):
    """It was judged whether the action had the effect that was meant, and written how that is known."""

    effect: Effect
    grounds: Personal[Text]
    indicator_result: Name | None


class ActionResumed(Event, label="Arbetet med åtgärden togs upp på nytt", duty=law.MEASURES):
    """What was done had not helped enough: the work goes on to a new day."""

    reason: Personal[Text]
    ready_by: date
    evaluate_by: date
    due: Due


class ActionFedBack(Event, label="Återkoppling gavs om åtgärden", duty=law.STAFF):
    """Those concerned were told what the action led to."""

    audience: Audience
    day: date
    paragraph: Name | None
    text: Personal[Text]


class ActionFeedbackForgone(Event, label="Återkoppling om åtgärden uteblev med skäl", duty=law.DOCUMENTATION):
    """There was nobody to tell, or no need, and it was noted why."""

    audience: Audience
    reason: Personal[Text]


class ActionReportedBack(Event, label="Uppdraget återrapporterades till nämnden", duty=law.PLAN_LEAD_FOLLOW_UP):
    """The board took the report of what came of its assignment."""

    decision: Decision


class ActionClosed(Event, label="Åtgärden avslutades", duty=law.MEASURES):
    """Nothing more is to be done; `without_evaluation` is why its effect was not judged."""

    without_evaluation: Personal[Text] | None
    decision: Decision


class ActionAbandoned(Event, label="Åtgärden avbröts", duty=law.MEASURES, shows=False):
    """It was decided, with the reason, not to go through with it."""

    reason: Personal[Text]
    decision: Decision


class ActionReopened(Event, label="Åtgärden togs upp igen", duty=law.MEASURES):
    """What had ended is to be considered anew."""

    reason: Personal[Text]
    decide_by: Due


class ActionAnnulled(Event, label="Åtgärden makulerades", duty=law.DOCUMENTATION):
    """The entry was struck out; it stays readable and nothing more can be done with it."""

    reason: WhyAnnulled
    explanation: Personal[Text] | None
    decision: Decision


OriginEvent = (
    ActionProposed
    | ActionAssignedByBoard
    | ActionSourceLinked
    | ActionSourceUnlinked
    | ActionCausesNamed
    | ActionCorrected
)
WorkEvent = (
    ActionDecided
    | ActionSeriesChosen
    | ActionDeclined
    | ActionResponsibleReplaced
    | ActionStarted
    | ActionProgressReported
    | ActionPostponed
    | ActionRevisionWaived
    | ActionCompleted
)
EndingEvent = (
    ActionEffectEvaluated
    | ActionResumed
    | ActionFedBack
    | ActionFeedbackForgone
    | ActionReportedBack
    | ActionClosed
    | ActionAbandoned
    | ActionReopened
    | ActionAnnulled
)
ActionEvent = OriginEvent | WorkEvent | EndingEvent
