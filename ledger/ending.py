"""Tasks that are told to end, until they have ended."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any


async def end(tasks: Iterable[asyncio.Task[Any]]) -> None:
    """Cancel tasks and wait for them, whatever they end by. They are told again each second: what waits in a library by
    `asyncio.wait_for` may miss it (mended in Python 3.12), and would go on for ever.
    """
    told = list(tasks)
    while under_way := [task for task in told if not task.done()]:
        for task in under_way:
            task.cancel()
        await asyncio.wait(under_way, timeout=1.0)
    await asyncio.gather(*told, return_exceptions=True)
