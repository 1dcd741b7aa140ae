"""The printed pages. Each is a pure function of the code: same code, same text."""

from __future__ import annotations

import ast
import inspect
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any, get_type_hints

from docs.requirements import GUIDELINES
from docs.requirements.row import Answer, Row
from domain import REGISTERS
from domain import law as laws
from domain import measures as counting
from domain.check_up import catalogue as examining
from domain.grammar import Command, Event, Names, PersonalMark, Refusal, marks, parts
from domain.labels import label
from domain.links import LinkNoted
from domain.registers import Register
from domain.terms import Term

TESTS = Path(__file__).parent.parent / "tests" / "domain"
STRUCTURE = Path(__file__).parent / "liggarens_rader.md"
PRINTED = "<!-- Utskriven av docs/generate.py ur koden; ändra där. -->\n\n"


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    head = list(head)
    lines = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
    for row in rows:
        lines.append(f"| {' | '.join(str(cell).replace('|', chr(92) + '|').replace(chr(10), ' ') for cell in row)} |")
    return "\n".join(lines) + "\n"


def first_line(what: Any) -> str:
    return (inspect.getdoc(what) or "").split("\n")[0]


# ── Lagen ────────────────────────────────────────────────────────────────────


def law() -> str:
    """Every duty, each wording it has had, and what in the program answers to it."""
    answering: dict[str, list[str]] = defaultdict(list)
    for register in REGISTERS:
        for event in register.events:
            answering[event.duty.id].append(f"`{event.type}`")
    out = [PRINTED, "# Lagen\n\nVarje krav som programmet svarar mot, med varje lydelse och den tid den gällt.\n\n"]
    rows = []
    for duty in laws.DUTIES:
        for wording in duty.wordings:
            span = f"{wording.since}–{wording.until or ''}"
            kind = "bindande" if wording.binding else "allmänt råd"
            seen = "kontrollerad" if wording.verified else f"**ej kontrollerad**: {wording.source}"
            rows.append((duty.name, wording.citation, span, kind, seen))
    out.append(table(("Krav", "Bestämmelse", "Gäller", "Slag", "Källa"), rows))
    out.append("\n## Vad som svarar mot kraven\n\n")
    out.append(
        table(
            ("Krav", "Händelser"),
            ((duty.name, ", ".join(answering[duty.id])) for duty in laws.DUTIES if answering[duty.id]),
        )
    )
    return "".join(out)


# ── Reglerna ─────────────────────────────────────────────────────────────────


def rules() -> str:
    """The rules as the tests say them: the sheet that the domain expert signs off."""
    out = [PRINTED, "# Reglerna\n\nVarje mening prövas av det prov som bär den (`tests/domain`).\n"]
    for file in sorted(TESTS.glob("test_*.py")):
        sentences = list(docstrings(file))
        if sentences:
            out.append(f"\n## {file.stem.removeprefix('test_')}\n\n")
            out += [f"- {sentence}\n" for sentence in sentences]
    return "".join(out)


def docstrings(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            said = ast.get_docstring(node)
            if said:
                yield said.split("\n")[0]


# ── Orden ────────────────────────────────────────────────────────────────────


def words() -> str:
    """Swedish words and what they are called in the code."""
    out = [PRINTED, "# Ordlista\n\n## Register\n\n"]
    out.append(
        table(
            ("Svenska", "I koden", "Nummer"),
            ((one.label, f"`{one.name}`", f"{one.series}-ÅÅÅÅ-NNNN" if one.series else "–") for one in REGISTERS),
        )
    )
    out.append("\n## Ordval\n\nVad som lagras, och vad människor läser.\n\n")
    for term in vocabularies():
        listed = "; ".join(f"`{one.value}` {one.label}" for one in term)
        out.append(f"- **{term.__module__.removeprefix('domain.')}.{term.__name__}**: {listed}\n")
    return "".join(out)


def vocabularies() -> list[type[Term]]:
    found: dict[type[Term], None] = {}
    for register in REGISTERS:
        for kind in (*register.events, *register.commands, type(register.initial)):
            for hint in get_type_hints(kind, include_extras=True).values():
                for part in parts(hint):
                    if isinstance(part, type) and issubclass(part, Term):
                        found[part] = None
    return sorted(found, key=lambda term: (term.__module__, term.__name__))


# ── Händelserna ──────────────────────────────────────────────────────────────


def events() -> str:
    """The table people may look at, the bytes that are hashed, and every event with its fields."""
    out = [PRINTED, STRUCTURE.read_text(encoding="utf-8"), "\n# Händelserna\n"]
    for register in REGISTERS:
        out.append(f"\n## {register.label} (`{register.name}`)\n")
        for event in register.events:
            if issubclass(event, LinkNoted):  # the same in every register
                out.append(f"\n### `{event.type}` – {event.label}\n\nSe Kopplingar, sist.\n")
            else:
                out.append(f"\n### `{event.type}` – {event.label}\n\n{of_event(event)}")
    out.append(f"\n## Kopplingar\n\n{of_event(LinkNoted)}")
    return "".join(out)


def of_event(event: type[Event]) -> str:
    """What an event says, which duty it answers to, and its fields."""
    answers = f"{first_line(event)}\nSvarar mot: {event.duty.name} ({event.duty.wordings[-1].citation}).\n\n"
    return answers + table(("Fält", "Betyder", "Slag", "Förseglat"), field_rows(event))


def field_rows(kind: type[Event] | type[Command]) -> Iterator[tuple[str, ...]]:
    hints = get_type_hints(kind, include_extras=True)
    for field in fields(kind):  # type: ignore[arg-type]
        hint = hints[field.name]
        sealed = "ja" if marks(hint, PersonalMark) else ""
        yield f"`{field.name}`", label(field.name), in_plain(hint), sealed


def in_plain(hint: Any) -> str:
    """A type in words a reader of the table needs: text, day, whole number, id of a record, one of, several."""
    names = marks(hint, Names)
    found = [part for part in parts(hint) if isinstance(part, type) and part not in (tuple, type(None))]
    kind = found[0] if found else str
    several = "flera " if tuple in {getattr(part, "__origin__", None) for part in parts(hint)} else ""
    empty = ", eller inget" if type(None) in parts(hint) else ""
    if names:
        return f"{several}id i `{names[0].register}`{empty}"
    if issubclass(kind, Term):
        return f"{several}{kind.__name__}{empty}"
    if is_dataclass(kind):
        return f"{several}{kind.__name__}{empty}"
    plain = {str: "text", int: "heltal", bool: "ja/nej", date: "dag"}.get(kind, kind.__name__)
    return f"{several}{plain}{empty}"


# ── Registren ────────────────────────────────────────────────────────────────


def registers() -> str:
    """Each register: purpose, stages, who may do what on whose authority, and what the rules refuse."""
    out = [PRINTED, "# Registren\n"]
    for register in REGISTERS:
        out.append(f"\n## {register.label}\n\n")
        module = inspect.getmodule(register.decide)
        package = inspect.getdoc(__import__(f"domain.{register.name}", fromlist=["x"])) if is_folder(register) else None
        out.append(f"```\n{package or inspect.getdoc(module) or ''}\n```\n\n")
        stages = type(register.initial.status)
        out.append(f"Skeden: {', '.join(one.label for one in stages if one.value != 'unknown')}.\n\n")
        if register.waits:
            waited = dict.fromkeys(one.label for one in register.waits)
            out.append(f"Bevakas tills det är gjort, med en dag: {'; '.join(waited)}.\n\n")
        out.append(
            table(("Åtgärd", "Kommando", "Vem", "På vilken grund"), (command_row(one) for one in register.commands))
        )
        refused = list(refusals(register))
        if refused:
            out.append("\nNej sägs så här:\n\n")
            out += [f"- {one.message}\n" for one in refused]
    return "".join(out)


def is_folder(register: Register[Any]) -> bool:
    return (Path(laws.__file__).parent.parent / register.name / "__init__.py").exists()


def command_row(command: type[Command]) -> tuple[str, ...]:
    who = ", ".join(sorted(role.label for role in command.may)) or "alla som arbetar här"
    if command.internal:
        who = "programmet självt"
    return command.label, f"`{command.__name__}`", who, command.authority.label


def refusals(register: Register[Any]) -> Iterator[type[Refusal]]:
    """The refusals declared in the register's own file or folder."""
    home = register.decide.__module__.split(".rules")[0].split(".deciders")[0]
    found = {one for one in subclasses(Refusal) if one.__module__.startswith(home)}
    yield from sorted(found, key=lambda one: (one.__module__, one.__name__))


def subclasses(kind: type[Refusal]) -> Iterator[type[Refusal]]:
    for one in kind.__subclasses__():
        yield one
        yield from subclasses(one)


# ── Måtten ───────────────────────────────────────────────────────────────────


def measures() -> str:
    """What a half-year analysis counts, and on which date."""
    out = [PRINTED, "# Måtten\n\nVad en halvårsanalys räknar, och på vilken dag ett ärende faller i halvåret.\n\n"]
    rows = (
        (one.label, f"`{one.id}`", one.version, one.counts_on.label, one.kind.label, one.duty.name)
        for one in counting.MEASURES
    )
    out.append(table(("Mått", "Id", "Version", "Räknas på", "Slag", "Krav"), rows))
    return "".join(out)


# ── Röntgen ──────────────────────────────────────────────────────────────────

HOW_EXAMINED = """\
Reglerna går igenom registren som de stod en viss dag och hittar det som är sent, motsäger sig självt eller saknas.
`liggaren --board NÄMND check-up [--as-of DAG]` skriver ut vad de hittar, och `GET /{board}/api/v1/check-up` ger det som
data; sedan när ett fynd har stått läses ur raderna varje gång. Kvalitetsutvecklaren kan godta ett fynd till en dag, med
skäl: då visas det för sig. Nämnden kan stänga av en regel från en dag, med skäl, genom inställningen
*röntgenregler som är avstängda*.
"""


def check_up() -> str:
    """Each rule of the check-up by its name: what it finds, how grave that is, and what to do about it."""
    labels = {one.name: one.label for one in REGISTERS}
    rows = (
        (f"`{one.id}`", one.label, one.severity.label, one.remedy, labels[one.register], citation(one.duty))
        for one in examining.RULES
    )
    out = [PRINTED, "# Röntgen\n\n", HOW_EXAMINED, f"\n{len(examining.RULES)} regler.\n\n"]
    out.append(table(("Namn", "Vad som hittas", "Grad", "Vad man gör åt det", "Register", "Tjänar"), rows))
    out.append("\n## Register som ingen regel går igenom\n\n")
    gone_through = {one.register for one in examining.RULES}
    others = [one for one in REGISTERS if one.name not in gone_through]
    why = examining.NOT_GONE_THROUGH
    out.append(table(("Register", "Varför"), ((one.label, why.get(one.name, "Ingen regel ännu.")) for one in others)))
    return "".join(out)


def citation(duty: laws.Duty) -> str:
    return duty.wordings[-1].citation


# ── Kraven ───────────────────────────────────────────────────────────────────

HOW_READ = """\
Varje numrerat krav i de tre riktlinjerna och vad som svarar mot det. Kraven är återgivna med våra ord; E är Enköping,
U Uppsala och N Nacka. *Uppfyllt*: koden och provet som bär det är lästa. *Sammanhang*: det begär inget av ett
system, och skälet står. *Saknas ännu*: vad som saknas står, och vad som finns av det.
"""


def requirements() -> str:
    """Every numbered requirement of the three guidelines, and what carries it, or why nothing does."""
    out = [PRINTED, "# Kraven\n\n", HOW_READ, "\n"]
    counted = {name: Counter(row.answer for row in rows) for name, rows in GUIDELINES.items()}
    sums = [(name, counts.total(), *(counts[one] for one in Answer)) for name, counts in counted.items()]
    together = ("Tillsammans", *(sum(column) for column in zip(*(row[1:] for row in sums), strict=True)))
    out.append(table(("Riktlinje", "Krav", *(one.label for one in Answer)), (*sums, together)))
    for name, rows in GUIDELINES.items():
        out.append(f"\n## {name}\n\n")
        out.append(
            table(("Nr", "Vad som begärs", "Ställe", "Svar", "Vad som bär det", "Prov"), map(requirement_row, rows))
        )
    return "".join(out)


def requirement_row(row: Row) -> tuple[str, ...]:
    labels = {one.name: one.label for one in REGISTERS}
    carried = [*(labels[one] for one in row.registers), *(f"`{one}`" for one in row.carried_by)]
    parts = [row.why, f"Finns: {', '.join(carried)}." if row.why and carried else ", ".join(carried)]
    tests = ", ".join(f"`tests/{one}`" for one in row.tests)
    return row.id, row.asked, row.place, row.answer.label, " ".join(part for part in parts if part), tests
