"""What a row of docs/krav.md says: what a guideline asks, and what answers it, by names that a test can look up."""

from __future__ import annotations

from dataclasses import dataclass

from domain.terms import Term

Names = tuple[str, ...]


class Answer(Term):
    MET = "met", "uppfyllt"
    CONTEXT = "context", "sammanhang"
    MISSING = "missing", "saknas ännu"


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One numbered requirement, and the answer to it.

    `place` is the heading it stands under, and the paragraph it cites. `carried_by` are dotted names, `tests` are
    file::function under tests/. `awaits` are registers that are not there: the day they are, a test asks for the row
    to be read again.
    """

    id: str
    answer: Answer
    place: str
    asked: str
    registers: Names = ()
    carried_by: Names = ()
    tests: Names = ()
    why: str = ""
    awaits: Names = ()


def met(id: str, place: str, asked: str, *, registers: Names = (), by: Names, tests: Names) -> Row:
    """What code carries and a test tries: both have been read."""
    return Row(id=id, answer=Answer.MET, place=place, asked=asked, registers=registers, carried_by=by, tests=tests)


def context(id: str, place: str, asked: str, why: str) -> Row:
    """What asks nothing of a system, and why it does not."""
    return Row(id=id, answer=Answer.CONTEXT, place=place, asked=asked, why=why)


def missing(
    id: str,
    place: str,
    asked: str,
    what: str,
    *,
    awaits: Names = (),
    registers: Names = (),
    by: Names = (),
    tests: Names = (),
) -> Row:
    """What is not there yet, in a line; and as much of it as is."""
    return Row(
        id=id,
        answer=Answer.MISSING,
        place=place,
        asked=asked,
        registers=registers,
        carried_by=by,
        tests=tests,
        why=what,
        awaits=awaits,
    )
