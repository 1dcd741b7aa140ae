"""Styrdokument – 4 kap. 4 § och 7 kap. 1 § SOSFS 2011:9.

A document is a chain of revisions, of which at most one holds on any day. Each revision is exact content,
named by its digest: drawn up, reviewed by somebody else, established by whoever may decide it, published from
a day, and then superseded or repealed, but always readable as of the day it held. Goals and direction are
decided by the board.

    created ──publish──> published ──withdraw──> withdrawn ──archive──> archived
    any of them ──annul──> annulled

    a revision under work, before and beside that:

    drafted ──submit──> in review ──approve──> reviewed ──establish──> established ──publish──> (holds)
       ^                    └──back──> sent back ──submit──> in review
       └── other content, from any stage before established

An imported revision, decided before the ledger began, enters at established.
"""

from domain import law
from domain.board import Topic
from domain.documents.commands import DocumentCommand
from domain.documents.events import DocumentEvent
from domain.documents.evolve import evolve
from domain.documents.rules import decide
from domain.documents.state import Document, RevisionHeld, known_on, revision_on
from domain.registers import Register

__all__ = ["REGISTER", "Document", "RevisionHeld", "known_on", "revision_on"]

from domain.documents.words import Status
from domain.terms import Role
from domain.waits import Wait

OWNERS = (Role.DOCUMENT_OWNER, Role.DIRECTOR)

REGISTER = Register(
    name="documents",
    label="Styrdokument",
    singular="Styrdokument",
    duty=law.ROUTINES,
    initial=Document(),
    decide=decide,
    evolve=evolve,
    command=DocumentCommand,
    event=DocumentEvent,
    series="DOK",
    settings=(Topic.DEADLINES,),
    waits=(
        Wait(
            label="dokumentet ska ses över",
            day="review_on",
            statuses=(Status.PUBLISHED,),
            by=("owner_person",),
            roles=OWNERS,
        ),
        Wait(
            label="dokumentet ska ses över",
            day="due",
            statuses=(Status.PUBLISHED,),
            until=("review_on",),
            by=("owner_person",),
            roles=OWNERS,
        ),
    ),
)
