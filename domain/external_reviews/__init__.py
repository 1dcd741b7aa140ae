"""Externa granskningar – supervision and audit by others: what they ask for, what they find, and what is answered.

One record for each review. What it concerns is held: nothing in those records is erased while the review goes on.
Every demand has a day, which the reviewer sets or the board's own rule gives; every finding is answered, and what is to
be remedied is seen by somebody else to have been. Only then, when the reviewer has decided or ended it and the board
has been told, is the review closed.

    announced ──demand──> demanded ──answer──> answered ──decision──> decided ──accept──> accepted ──close──> closed
                              ╰───────<───further demand───<────────────╯ ╰──────────close────────────────────╯
    any ──annul──> annulled
"""

from domain import law
from domain.board import Topic
from domain.external_reviews.commands import ExternalReviewCommand
from domain.external_reviews.events import ExternalReviewEvent
from domain.external_reviews.rules import decide
from domain.external_reviews.state import ExternalReview, evolve
from domain.external_reviews.words import Status
from domain.registers import Register
from domain.waits import Wait

OPEN = (Status.ANNOUNCED, Status.DEMANDED, Status.ANSWERED, Status.DECIDED, Status.ACCEPTED)

REGISTER = Register(
    name="external_reviews",
    label="Externa granskningar",
    singular="Extern granskning",
    duty=law.HAND_OVER_TO_IVO,
    initial=ExternalReview(),
    decide=decide,
    evolve=evolve,
    command=ExternalReviewCommand,
    event=ExternalReviewEvent,
    series="TIL",
    settings=(Topic.DEADLINES,),
    waits=(
        Wait(
            label="granskaren ska ha svar",
            day="answer_by",
            each="demands",
            statuses=OPEN,
            until=("answered_on",),
        ),
        Wait(
            label="granskaren ska ha svar",
            day="due",
            each="demands",
            statuses=OPEN,
            until=("answered_on", "answer_by"),
        ),
        Wait(
            label="bristen ska vara rättad",
            day="ready_by",
            each="findings",
            statuses=OPEN,
            until=("remedied_by",),
            by=("responsible",),
        ),
    ),
)
