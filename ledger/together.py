"""Several commands of one sender as one act: all of what they become is written, or nothing.

What one person enters at once, as the rows of a file, is decided row by row, each on what the rows before have made,
and appended in one act with one idempotency key. If a row is refused nothing is written, and it is said which.
"""

from __future__ import annotations

from collections.abc import Sequence

from domain.grammar import Refusal, derived_id
from ledger import commands
from ledger.answers import Receipt
from ledger.desk import TRIES, Asking, Contended, Desk, addressed
from ledger.ids import new_id
from ledger.plans import Plan


class OneRefused(Exception):
    """A rule said no to one of them: `place` is which, from 0. Nothing is written."""

    def __init__(self, place: int, refusal: Refusal) -> None:
        super().__init__(str(refusal))
        self.place, self.refusal = place, refusal


async def act_together(desk: Desk, askings: Sequence[Asking], key: str) -> Receipt:
    """Decide them in order and write them as one act. The receipt is of the first, its lines are those of all.

    Args: `askings` are of one sender at one moment; their own keys are not looked at, `key` is that of them all.
    Raises OneRefused, and what `Desk.act` raises but Refusal.
    """
    stamp = askings[0].stamp
    assert all(one.stamp == stamp for one in askings)
    askings = [addressed(one) for one in askings]
    act = derived_id("act", stamp.by, key)
    said = (commands.said(one.command, by=str(stamp.by), record=one.record and str(one.record)) for one in askings)
    digest = desk.digester.digest(b"\n".join(said))
    for attempt in range(TRIES):
        plan = Plan()
        try:
            for place, asking in enumerate(askings):
                try:
                    await desk.fill(plan, asking, asking.record or new_id())
                except Refusal as refusal:
                    raise OneRefused(place, refusal) from None
            receipt = await desk.write(plan, askings[0], act, digest)
        except OneRefused:
            # What is refused now may be what was done the first time; or our cache is older than the book.
            receipt = await desk.earlier(act, digest)
            if receipt is None and attempt:
                raise
        if receipt is not None:
            return receipt
        desk.records.forget(*plan.before)
    raise Contended
