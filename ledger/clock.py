"""The one place that reads the clock. Everything else is given the time."""

from __future__ import annotations

import time
from datetime import UTC, datetime


def now() -> datetime:
    """The time in UTC, to the microsecond."""
    return datetime.now(UTC)


def monotonic() -> float:
    """Seconds for measuring how long something took; says nothing about the time of day."""
    return time.monotonic()
