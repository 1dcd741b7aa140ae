"""The pictures of a report: a series as a chart with what may be said of it."""

from __future__ import annotations

from dataclasses import dataclass

from replays.report.dataset import Report


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart: its file in the PDF, the register whose chapter it stands in, its title, what it shows in words, and
    what may be said of it by the rules."""

    file: str
    register: str
    title: str
    described: str
    says: str
    svg: bytes


def pictures(report: Report) -> tuple[Picture, ...]:
    return ()
