"""What is measured is what the rules accept: else nobody would notice until the next time it is measured."""

from __future__ import annotations

import pytest

from bench.house import build
from bench.lives import lives
from domain import deviations
from ledger.codec import KINDS
from ledger.postgres import Server


@pytest.mark.slow
def test_the_lives_that_are_measured_are_accepted(server: Server, worker: str) -> None:
    """De avvikelser som mätningarna görs på får sina rader av reglerna, alla till sitt slut."""
    found = lives(build(server, f"bench_{worker}", demonstration=True))
    assert sum(one.share for one in found) == 100 and max(one.length for one in found) >= 12
    names = {line.name for one in found for act in one.acts for line in act.lines}
    assert {KINDS[name].register.name for name in names} >= {deviations.REGISTER.name}
    assert "DeviationClosed.v1" in names
