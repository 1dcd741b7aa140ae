"""The sealed texts of the lines in a package: opened, masked or erased. Opened ones go through the one door, which
writes down who takes them out, and for what, before it gives them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from psycopg import Connection

from domain.calendar import local_day
from domain.law import Duty
from ledger.canonical import decode
from ledger.lines import Line
from ledger.opening import Door, Opened
from replays.package.masks import Masks, cited
from replays.package.scope import kind_of, register_of

MASKED, ERASED = "maskad", "raderad"


@dataclass(frozen=True, slots=True)
class Text:
    """A sealed field of a line. An opened one has its value and the words that prove it; a masked one the paragraph
    that it is masked by; an erased one neither."""

    field: str
    value: Any = None
    disclosure: str | None = None
    ground: str | None = None

    @property
    def kind(self) -> str:
        """How it is shown: text, maskad, raderad."""
        if self.disclosure is not None:
            return "text"
        return MASKED if self.ground is not None else ERASED

    @property
    def shown(self) -> str:
        """What stands in its place."""
        match self.kind:
            case "text":
                return str(self.value)
            case "maskad":
                return f"(maskad, {self.ground})"
        return "(raderad)"


Texts = Mapping[int, tuple[Text, ...]]


def texts_of(db: Connection[Any], door: Door, reader: UUID, purpose: str, lines: Sequence[Line], masks: Masks) -> Texts:
    """The sealed fields of each line that has any. Only the lines with a field that may be read are opened. Whoever may
    read none is not told which are filled in, nor which are erased: each field that a line may have is masked.
    """
    if masks.genuine_only:
        return {line.position: tuple(masked_of(line, masks)) for line in lines}
    sealed = {line: fields for line in lines if (fields := tuple(sorted(decode(line.body)["personal"])))}
    grounds = {line.position: grounds_of(line, fields, masks) for line, fields in sealed.items()}
    wanted = [position for position, found in grounds.items() if None in found.values()]
    answers = door.open_sealed(reader, purpose, wanted) if wanted else {}
    there = still_there(db, [line.position for line in sealed])
    found = {}
    for line, fields in sealed.items():
        at = line.position
        answer = answers.get(at)
        if at not in there or (answer is not None and not isinstance(answer, Opened)):
            found[at] = tuple(Text(field) for field in fields)
        else:
            found[at] = tuple(text_of(field, answer, grounds[at][field], line) for field in fields)
    return found


def masked_of(line: Line, masks: Masks) -> Iterator[Text]:
    for field in sorted(kind_of(line.name).personal):
        ground = masks.ground(register_of(line.name), field)
        assert ground is not None  # nothing is opened for them
        yield Text(field, ground=cited(ground, local_day(line.recorded_at)))


def grounds_of(line: Line, fields: Sequence[str], masks: Masks) -> dict[str, Duty | None]:
    register = register_of(line.name)
    return {field: masks.ground(register, field) for field in fields}


def text_of(field: str, answer: Opened | None, ground: Duty | None, line: Line) -> Text:
    if ground is not None:
        return Text(field, ground=cited(ground, local_day(line.recorded_at)))
    assert answer is not None  # it was asked for
    return Text(field, answer.values[field], answer.disclosures[field])


def still_there(db: Connection[Any], positions: Sequence[int]) -> set[int]:
    """Of these lines, those whose texts are not erased."""
    rows = db.execute("SELECT position FROM ledger.sealed WHERE position = ANY(%s)", (list(positions),))
    return {position for (position,) in rows}
