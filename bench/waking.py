"""How soon what is written can be read: by another process through NOTIFY, and by the one who wrote it."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Iterator, Sequence
from itertools import islice

from bench.grounds import NoCompiler, Size, server
from bench.house import build
from bench.lives import lives, reports
from bench.table import Row, left_out, number
from ledger import clock
from ledger.clerk import Act, Clerk
from projections import schema
from projections.rebuild import rebuild
from projections.tail import Tail

GOAL = 5.0


def waking(size: Size) -> Iterator[Row]:
    """Part 5, with a millisecond for every commit."""
    try:
        with server("1ms") as running:
            house = build(running, "bench")
            acts = reports(lives(house), clock.now())
            rebuild(house.database.writer_dsn, schema.schema_name())
            count = size.of(400, 50)
            for what, told in (("av den som skrev", True), ("av en annan process, genom NOTIFY", False)):
                tail = Tail(house.database.writer, schema.schema_name())
                clerk = Clerk(house.database.writer, tail.wake if told else lambda position: None)
                try:
                    middle = asyncio.run(waits(clerk, tail, list(islice(acts, count))))
                finally:
                    clerk.close()
                    tail.close()
                absolute = f"{number(middle)} ms, median av {count}"
                yield Row(
                    f"Från införd till läsbar {what}", number(middle) + " ms", absolute, middle, GOAL, "most", " ms"
                )
    except NoCompiler:
        yield left_out("Från införd till läsbar", "utelämnad: ingen C-kompilator")


async def waits(clerk: Clerk, tail: Tail, acts: Sequence[Act]) -> float:
    """Milliseconds from the answer of the append until the registers show it."""
    took = []
    for act in acts:
        outcome = await asyncio.wrap_future(clerk.append(act))
        began = time.perf_counter()
        await tail.reached(outcome.last or 0)
        took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took)
