"""What has been begun on a page and not sent in: saved as a draft, listed, taken up again, thrown away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api import drafts, inputs, sessions
from api.drafts import DraftSaved
from api.identity import Asker
from api.problems import Hidden, NotSignedIn
from api.registers import board_of
from api.rendering import swedish_day
from domain.calendar import STOCKHOLM, local_day
from domain.grammar import NotAllowed
from ledger.drafts import KEPT, Draft, NotAsSeen

IN_COMMON = ("description", "unit", "place", "when", "day", "received")
WRITTEN = {
    "rapportera": (*IN_COMMON, "danger", "measures", "misconduct", "on_behalf_of"),
    "lamna-synpunkt": (*IN_COMMON, "sentiment", "submitter", "name", "contact", "feedback", "channel"),
}
"""By the address of the page, the fields that somebody fills in; the others are the page's own."""
EXCERPT = 90


@dataclass(frozen=True)
class Unsent:
    """A draft as its writer sees it in the list: by its first words, and on which page to go on."""

    draft: UUID
    path: str
    words: str
    saved: str
    kept_until: str


async def of(who: Asker) -> list[Unsent]:
    """What they have begun themselves, the last saved first."""
    return [unsent(draft, said) for draft in await drafts.of(who) if (said := drafts.read(draft)).form in WRITTEN]


def unsent(draft: Draft, said: DraftSaved) -> Unsent:
    words = " ".join(text(said, "description").split())
    return Unsent(
        draft=draft.draft,
        path=said.form,
        words=f"{words[:EXCERPT].rstrip()}…" if len(words) > EXCERPT else words or "Ingen beskrivning än",
        saved=moment(draft.saved_at),
        kept_until=swedish_day(local_day(draft.saved_at + KEPT)),
    )


def text(said: DraftSaved, name: str) -> str:
    """What stands in a field; nothing if somebody saved something else than a text there, over the API."""
    value = said.said.get(name)
    return value if isinstance(value, str) else ""


def moment(at: datetime) -> str:
    return f"{swedish_day(local_day(at))} kl. {at.astimezone(STOCKHOLM):%H.%M}"


async def reopened(who: Asker, path: str, named: str) -> dict[str, str]:
    """The fields of the form as they were saved, with those that tie it to the draft. Raises Hidden, Invalid."""
    draft = await drafts.one(who, inputs.uuid(named, "draft"))
    said = drafts.read(draft)
    if said.form != path:
        raise Hidden
    written = {name: text(said, name) for name in WRITTEN[path]}
    return {**written, "key": draft.key, "draft": str(draft.draft), "seen": draft.tag}


async def save(who: Asker, path: str, values: Mapping[str, str]) -> None:
    """Save what is written, in the draft it was taken up from. Raises Invalid, TooLarge.

    If that one was saved in another window, or sent in, this becomes a draft of its own: nothing written is lost.
    """
    said = DraftSaved(form=path, said={name: values[name] for name in WRITTEN[path]})
    if draft := draft_of(values):
        try:
            return await drafts.replace(who, draft, said, values["seen"])
        except NotAsSeen:
            pass
    await drafts.save(who, said)


async def was_sent(who: Asker, values: Mapping[str, str]) -> None:
    """There is a receipt: the draft is not needed any more."""
    if draft := draft_of(values):
        await drafts.delete(who, draft)


def draft_of(values: Mapping[str, str]) -> UUID | None:
    return UUID(values["draft"]) if inputs.UUID_FORM.fullmatch(values["draft"]) else None


async def throw_away(request: Request) -> Response:
    board = board_of(request)
    request.scope["liggaren.route"] = "/{board}/mina-utkast/{draft}/ta-bort"
    sessions.must_be_from_here(request)
    try:
        who = await sessions.reader(request, board)
    except NotSignedIn:
        return RedirectResponse(f"/{board.name}/", 303)
    if not sessions.is_ours(request, await sessions.form(request)):
        raise NotAllowed
    await drafts.delete(who, inputs.uuid(request.path_params["draft"], "draft"))
    return RedirectResponse(f"/{board.name}/mina-rapporter#utkast", 303)
