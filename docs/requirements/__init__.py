"""Every numbered requirement of the three guidelines, and what answers it: printed as docs/krav.md."""

from __future__ import annotations

from collections.abc import Mapping

from docs.requirements import enkoping, nacka, uppsala
from docs.requirements.row import Row

GUIDELINES: Mapping[str, tuple[Row, ...]] = {
    "Enköping": enkoping.ROWS,
    "Uppsala": uppsala.ROWS,
    "Nacka": nacka.ROWS,
}
