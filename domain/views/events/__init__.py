"""What can be a fact about a view, by the stage it belongs to."""

from domain.views.events.handling import (
    ComplaintAcknowledged,
    ComplaintBecameView,
    ComplaintInvestigated,
    ViewAnnulled,
    ViewAnswered,
    ViewAnswerExtended,
    ViewBecameComplaint,
    ViewClosed,
    ViewGaveRiseToDeviation,
    ViewPositionTaken,
    ViewRedirectedAsAppeal,
    ViewReopened,
    ViewTransferred,
)
from domain.views.events.intake import (
    ViewAssessed,
    ViewAssigned,
    ViewBroughtIn,
    ViewCorrected,
    ViewReceived,
    ViewReferralAnswered,
    ViewReferred,
    ViewScreened,
)

IntakeEvent = ViewReceived | ViewBroughtIn | ViewScreened | ViewAssigned | ViewAssessed | ViewCorrected
ReferralEvent = ViewReferred | ViewReferralAnswered
HandlingEvent = (
    ViewBecameComplaint
    | ComplaintBecameView
    | ComplaintAcknowledged
    | ComplaintInvestigated
    | ViewPositionTaken
    | ViewGaveRiseToDeviation
)
EndingEvent = (
    ViewRedirectedAsAppeal
    | ViewTransferred
    | ViewAnswered
    | ViewAnswerExtended
    | ViewClosed
    | ViewReopened
    | ViewAnnulled
)
ViewEvent = IntakeEvent | ReferralEvent | HandlingEvent | EndingEvent

__all__ = [
    "ComplaintAcknowledged",
    "ComplaintBecameView",
    "ComplaintInvestigated",
    "EndingEvent",
    "HandlingEvent",
    "IntakeEvent",
    "ReferralEvent",
    "ViewAnnulled",
    "ViewAnswerExtended",
    "ViewAnswered",
    "ViewAssessed",
    "ViewAssigned",
    "ViewBecameComplaint",
    "ViewBroughtIn",
    "ViewClosed",
    "ViewCorrected",
    "ViewEvent",
    "ViewGaveRiseToDeviation",
    "ViewPositionTaken",
    "ViewReceived",
    "ViewRedirectedAsAppeal",
    "ViewReferralAnswered",
    "ViewReferred",
    "ViewReopened",
    "ViewScreened",
    "ViewTransferred",
]
