"""What can be a fact about other operations: what providers tell the board of, and what the municipality notifies."""

from __future__ import annotations

from datetime import date

from domain import law
from domain.grammar import Event, Personal
from domain.lex_sarah.words import IvoChannel, Kind, LicenceGround, NoticeOutcome, Regime
from domain.words import Affected, CaseId, Decision, LegalBases, Name, Occurred, Text, UnitId

# ── Events ───────────────────────────────────────────────────────────────────


class ProviderNoticeReceived(Event, label="En utförares underrättelse togs emot", duty=law.INFORM_BOARD):
    """A private provider told the board of a report it had received, or of a notification it had made.

    The provider investigates; the board follows it up. `earlier`: the notice of the same report that came before.
    """

    kind: Kind
    provider: Name
    unit: UnitId | None
    received: date
    occurred: Occurred
    legal_bases: LegalBases
    affected: Affected
    text: Personal[Text]
    provider_reference: Name | None
    earlier: CaseId | None
    regime: Regime


class LicensedOperationNotified(
    Event, label="Kommunen anmälde en tillståndspliktig verksamhet", duty=law.NOTIFY_LICENSED
):
    """The municipality notified the inspectorate of an operation that needs a licence."""

    ground: LicenceGround
    operation_name: Personal[Name]
    unit: UnitId | None
    legal_bases: LegalBases
    text: Personal[Text]
    sent_on: date
    channel: IvoChannel
    receipt: Name | None
    decision: Decision


class LexSarahNoticeFollowedUp(Event, label="Underrättelsen följdes upp", duty=law.FOLLOW_UP_QUALITY):
    """The board did something because of it, or put it on file, and wrote down which."""

    outcome: NoticeOutcome
    day: date
    text: Personal[Text]


class LexSarahNoticeClosed(Event, label="Underrättelsen avslutades", duty=law.FOLLOW_UP_QUALITY):
    """There was nothing more to follow up."""

    note: Personal[Text] | None
