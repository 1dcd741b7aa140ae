"""What the command line prints: colour and progress bars at a terminal, plain lines everywhere else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table as Grid

from domain.labels import label
from replays.compare import Change, Difference
from replays.figures import nothing
from replays.naming import Names, called
from replays.report.dataset import Cell, Report, Row, Table
from replays.verify import Claim, first_fault
from replays.wording import counted, differing

# Away from a terminal a line is as long as it needs to be: rich would otherwise break tables at 80 columns.
OUT = Console(highlight=False, soft_wrap=True, width=None if sys.stdout.isatty() else 160)
ERR = Console(stderr=True, highlight=False, soft_wrap=True)


def say(text: str = "") -> None:
    """A line on standard output, never read as markup."""
    OUT.print(text, markup=False)


def heading(text: str) -> None:
    OUT.print()
    OUT.print(text, style="bold", markup=False)


@contextmanager
def bar(what: str) -> Iterator[Callable[[int, int], None]]:
    """A progress bar told (done, of); nothing at all when nobody is watching."""
    if not ERR.is_terminal:
        yield lambda done, of: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=ERR, transient=True) as progress:
        task = progress.add_task(what, total=None)
        yield lambda done, of: progress.update(task, completed=done, total=of)


# ── Verification ─────────────────────────────────────────────────────────────


def claims(found: Iterable[Claim]) -> Claim | None:
    """Print each claim as it is settled. Returns the one with the first fault, None if all hold."""
    failing = []
    for claim in found:
        mark, style = ("✓", "green") if claim.holds else ("✗", "bold red")
        OUT.print(f"  {mark} {claim.claim}  ({claim.looked_at})", style=style, markup=False)
        if not claim.holds:
            OUT.print(f"      {claim.fault}", style="red", markup=False)
            failing.append(claim)
    return first_fault(failing)


def conclusion(first: Claim | None) -> str:
    """What a verification comes to: all is well, or where to begin looking."""
    if first is None:
        return "Allt stämmer."
    if first.position is None:
        return f"Börja här: {first.fault}"
    return f"Börja med rad {first.position}: {first.fault}"


# ── Analyses ─────────────────────────────────────────────────────────────────


def number(value: int | None) -> str:
    return "–" if value is None else str(value)


def analysis(report: Report, beside: Report | None = None) -> None:
    """The figures, with the same period the year before; `beside`: the same figures known at another moment, marked
    where they differ.
    """
    others = {table.measure.id: {row.key: row.now for row in table.rows} for table in beside.tables} if beside else {}
    grid = Grid(box=None, pad_edge=False)
    grid.add_column("")
    titles = (report.period.label, *(["som det var känt då"] if beside else []), report.period.previous.label)
    for title in titles:
        grid.add_column(title, justify="right")
    for table in report.tables:
        then = others.get(table.measure.id)
        total = [row for row in table.rows if row.key == ""]
        grid.add_row(table.measure.label, *(cells(table, total[0], then)[1:] if total else ()), style="bold")
        for row in table.rows:
            if row not in total:
                grid.add_row(*cells(table, row, then))
    OUT.print(grid)


def cells(table: Table, row: Row, then: Mapping[str, Cell] | None) -> list[str]:
    kind = table.measure.kind
    said = [f"  {row.label}", row.now.said(kind), row.before.said(kind)]
    if then is not None:
        known = then.get(row.key, Cell(nothing(table.measure)))
        said.insert(2, f"{known.said(kind)}{'' if known == row.now else '*'}")
    return said


def difference(found: Difference, name: Callable[[str, str], str]) -> None:
    """What differs in an analysis, and the lines that made the difference. `name` says measure and key in words."""
    for measure, key, old, new in found.figures:
        say(f"  {name(measure.id, key)}: {number(old)} → {number(new)}")
    say(f"  {counted(len(found.lines), 'rad', 'rader')} gjorde skillnaden:")
    for line in found.lines:
        moved = "; ".join(dict.fromkeys(name(measure, "") for measure, _ in line.figures))
        say(f"    rad {line.position}  {called(line.register, line.number, line.record)}  ({moved})")


def changes(found: Iterable[Change], names: Names) -> int:
    """Records that differ between two moments, of lists only what came or went. Returns how many."""
    count = 0
    for change in found:
        count += 1
        rows = ", ".join(map(str, change.lines))
        kind = "tillkom" if change.kind == "added" else "ändrades"
        say(f"{called(change.register, change.number, change.record)}  {kind}  (rad {rows})")
        for field, (old, new) in change.fields.items():
            was, now = differing(old, new, names)
            say(f"    {label(field)}: {was} → {now}")
    return count
