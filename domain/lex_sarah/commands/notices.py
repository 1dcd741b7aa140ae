"""What can be asked for about other operations: what providers tell of, and what the municipality notifies."""

from __future__ import annotations

from datetime import date

from domain.grammar import Command, Personal
from domain.lex_sarah import events as happened
from domain.lex_sarah.words import OFFICER, THOSE_WHO_ARE_TOLD, IvoChannel, LicenceGround, NoticeKind, NoticeOutcome
from domain.terms import Authority
from domain.words import Affected, CaseId, Decision, LegalBases, Name, Occurred, Text, UnitId

# ── Commands ─────────────────────────────────────────────────────────────────


class ReceiveProviderNotice(
    Command, label="Registrera underrättelse från utförare", may=THOSE_WHO_ARE_TOLD, opens=True
):
    """`earlier`: the notice of the report that a notification is about; `received`: today if nothing is said."""

    notice: NoticeKind
    provider: Name
    unit: UnitId | None = None
    received: date | None = None
    occurred: Occurred = Occurred()
    legal_bases: LegalBases = ()
    affected: Affected = Affected()
    text: Personal[Text]
    provider_reference: Name | None = None
    earlier: CaseId | None = None


class NotifyLicensedOperation(
    Command,
    label="Anmäl tillståndspliktig verksamhet",
    may=OFFICER,
    authority=Authority.DELEGATED,
    becomes=happened.LicensedOperationNotified,
    opens=True,
):
    """`sent_on`: today if nothing is said."""

    ground: LicenceGround
    operation_name: Personal[Name]
    unit: UnitId | None = None
    legal_bases: LegalBases = ()
    text: Personal[Text]
    sent_on: date | None = None
    channel: IvoChannel
    receipt: Name | None = None
    decision: Decision


class FollowUpNotice(Command, label="Följ upp underrättelsen", may=OFFICER, becomes=happened.LexSarahNoticeFollowedUp):
    outcome: NoticeOutcome
    day: date | None = None
    text: Personal[Text]


class CloseNotice(Command, label="Avsluta underrättelsen", may=OFFICER, becomes=happened.LexSarahNoticeClosed):
    note: Personal[Text] | None = None
