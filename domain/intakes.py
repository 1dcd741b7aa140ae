"""Inläsningar – 7 kap. 1 § SOSFS 2011:9: a register that was kept elsewhere is read in, and tells where it was.

One record for each file. It is begun before the first row is entered, names the file by its checksum and says which
column became which field; every line that a row became names it as its cause. It is completed when all rows are in, and
not before: what is still begun is not whole. The rows themselves are ordinary commands under the ordinary rules.

    begun ──complete──> completed
      └────abandon────> abandoned
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, assert_never
from uuid import UUID

from domain import law
from domain.changes import replace
from domain.grammar import Between, Command, Event, Length, Occasion, Personal, Refusal, Stamp, derived_id
from domain.registers import Register
from domain.terms import Role, Term
from domain.words import Count, Name, Text, UnitId, must_be

# ── Vocabulary ───────────────────────────────────────────────────────────────


class Status(Term):
    UNKNOWN = "unknown", "okänd"
    BEGUN = "begun", "påbörjad, inte hel"
    COMPLETED = "completed", "hel"
    ABANDONED = "abandoned", "avbruten"


class WhyAbandoned(Term):
    WRONG_FILE = "wrong_file", "fel fil"
    WRONG_COLUMNS = "wrong_columns", "kolumner i fel fält"
    ROW_REFUSED = "row_refused", "en rad går inte längre att föra in"


MOST_ROWS = 100_000
MOST_COLUMNS = 60

Rows = Annotated[int, Between(1, MOST_ROWS)]
Hex = Annotated[str, Length(64, 64)]
FieldName = Annotated[str, Length(1, 120)]
FieldNames = Annotated[tuple[FieldName, ...], Length(1, MOST_COLUMNS)]

READERS_IN = (Role.QUALITY_DEVELOPER, Role.REGISTRAR, Role.DEPARTMENT_HEAD, Role.DIRECTOR)


def intake_id(digest: str) -> UUID:
    """The record of a file: the same file is read in once."""
    return derived_id("intakes", digest)


def row_id(digest: str, row: int) -> UUID:
    """The record that a row becomes, in registers where a record has no natural key: anybody can work it out again."""
    return derived_id("intakes", digest, row)


# ── Events ───────────────────────────────────────────────────────────────────


class IntakeBegun(Event, label="Inläsningen påbörjades", duty=law.DOCUMENTATION):
    """A file began to be read in. `digest` is its SHA-256, `rows` how many there are to enter and `fields` where each
    column went, in order; "-" for one that was left out."""

    register: Name
    unit: UnitId
    digest: Hex
    rows: Rows
    fields: FieldNames
    file_name: Personal[Name] | None
    reason: Personal[Text]


class IntakeCompleted(Event, label="Inläsningen slutfördes", duty=law.DOCUMENTATION):
    """Every row of the file had been entered."""

    rows: Rows


class IntakeAbandoned(Event, label="Inläsningen avbröts", duty=law.DOCUMENTATION):
    """No more rows of the file are entered. Those that were stay, and are struck out one by one if they are wrong."""

    rows: Count
    reason: WhyAbandoned


IntakeEvent = IntakeBegun | IntakeCompleted | IntakeAbandoned

# ── Commands ─────────────────────────────────────────────────────────────────


class BeginIntake(Command, label="Läs in en fil", may=READERS_IN, becomes=IntakeBegun, opens=True, internal=True):
    """The program begins it, when every row has been tried against the rules."""

    register: Name
    unit: UnitId
    digest: Hex
    rows: Rows
    fields: FieldNames
    file_name: Personal[Name] | None
    reason: Personal[Text]


class CompleteIntake(Command, label="Slutför inläsning", may=READERS_IN, becomes=IntakeCompleted, internal=True):
    """`rows`: how many the program has entered."""

    rows: Rows


class AbandonIntake(Command, label="Avbryt inläsning", may=READERS_IN, becomes=IntakeAbandoned, internal=True):
    """`rows`: how many the program found entered."""

    rows: Count
    reason: WhyAbandoned


IntakeCommand = BeginIntake | CompleteIntake | AbandonIntake

# ── State ────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True)
class Intake:
    """`rows` are those of the file; `entered` those that were in when it was abandoned."""

    status: Status = Status.UNKNOWN
    unit: UUID | None = None
    register: str = ""
    digest: str = ""
    fields: tuple[str, ...] = ()
    rows: int = 0
    responsible: UUID | None = None
    started_on: date | None = None
    completed_on: date | None = None
    rows_entered: int | None = None
    why: WhyAbandoned | None = None


def evolve(state: Intake, event: IntakeEvent, stamp: Stamp) -> Intake:
    match event:
        case IntakeBegun():
            return Intake(
                status=Status.BEGUN,
                unit=event.unit,
                register=event.register,
                digest=event.digest,
                fields=event.fields,
                rows=event.rows,
                responsible=stamp.by,
                started_on=stamp.day,
            )
        case IntakeCompleted():
            return replace(state, status=Status.COMPLETED, completed_on=stamp.day, rows_entered=event.rows)
        case IntakeAbandoned():
            return replace(state, status=Status.ABANDONED, rows_entered=event.rows, why=event.reason)
        case _:
            assert_never(event)


# ── Rules ────────────────────────────────────────────────────────────────────


class ReadInBefore(
    Refusal,
    message="Filen är redan inläst, eller så har inläsningen av den börjat: samma fil läses in en gång.",
    duty=law.DOCUMENTATION,
    field="digest",
): ...


class ReadInOtherwise(
    Refusal,
    message="Inläsningen av filen har redan börjat, till {register} och med andra kolumner: {fields}. Ange dem så "
    "igen, också för att avbryta den.",
    duty=law.DOCUMENTATION,
    field="fields",
): ...


class NotAllRows(
    Refusal,
    message="Inläsningen är inte hel: filen har {rows} rader, och {entered} är införda.",
    duty=law.DOCUMENTATION,
    field="rows",
): ...


def decide(state: Intake, command: IntakeCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case BeginIntake():
            if state.status is Status.BEGUN:
                must_go_on_as_begun(state, command.register, command.fields)
            if state.status is not Status.UNKNOWN:
                raise ReadInBefore
            yield command.event()
        case CompleteIntake():
            must_be(state.status, Status.BEGUN)
            if command.rows != state.rows:
                raise NotAllRows(rows=state.rows, entered=command.rows)
            yield command.event()
        case AbandonIntake():
            must_be(state.status, Status.BEGUN)
            yield command.event()
        case _:
            assert_never(command)


def must_go_on_as_begun(state: Intake, register: str, fields: tuple[str, ...]) -> None:
    """What was cut short is taken up into the same register, with each column as the same field."""
    if (state.register, state.fields) != (register, fields):
        raise ReadInOtherwise(register=state.register, fields=", ".join(state.fields))


REGISTER = Register(
    name="intakes",
    label="Inläsningar",
    singular="Inläsning",
    duty=law.DOCUMENTATION,
    initial=Intake(),
    decide=decide,
    evolve=evolve,
    command=IntakeCommand,
    event=IntakeEvent,
    series="INL",
    natural=lambda command, by: intake_id(command.digest),
    notes_links=False,
)
