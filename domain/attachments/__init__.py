"""Bilagor – 7 kap. 1 § SOSFS 2011:9: what belongs to a record and is a file: a letter, a photograph, an investigation.

The file itself is kept sealed outside the lines; the line says where, how large it is and of what kind, as the content
shows. Who may see and read it follows from the record it belongs to. It is not handed out before it has been found to
be harmless, and what was found is a line like any other.

    pending ──scan──> clean | infected | failed | not scanned        any of them ──withdraw──> withdrawn
    any of them ──annul──> annulled
"""

from domain import law
from domain.attachments.commands import AttachmentCommand
from domain.attachments.events import AttachmentEvent
from domain.attachments.rules import decide
from domain.attachments.state import Attachment, evolve
from domain.attachments.words import CARRIERS
from domain.registers import Register

__all__ = ["CARRIERS", "REGISTER", "Attachment"]

REGISTER = Register(
    name="attachments",
    label="Bilagor",
    singular="Bilaga",
    duty=law.DOCUMENTATION,
    initial=Attachment(),
    decide=decide,
    evolve=evolve,
    command=AttachmentCommand,
    event=AttachmentEvent,
    series="BIL",
)
