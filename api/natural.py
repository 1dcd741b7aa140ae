"""Records of which there can be only one: their id follows from what they are about, so asking twice means the same.

A setting has one record for its topic, an assignment one for person, role and unit, a read receipt one for document,
revision and reader. Whoever opens one says what it is about; nobody chooses an id.
"""

from __future__ import annotations

from uuid import UUID

from domain.board import SettingCommand, setting_id, topic_of
from domain.grammar import Command
from domain.organisation.assignments import AssignRole, assignment_id
from domain.read_receipts import AcknowledgeDocument, receipt_id


def record_of(command: Command, by: UUID) -> UUID | None:
    """The one record that an opening command is about; None if each command opens a new one."""
    match command:
        case AssignRole():
            return assignment_id(command.person, command.role, command.unit)
        case AcknowledgeDocument():
            return receipt_id(command.document, command.revision, by)
    if isinstance(command, SettingCommand):
        return setting_id(topic_of(command))
    return None
