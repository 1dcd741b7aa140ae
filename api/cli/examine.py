"""Commands that examine: the check-up of the registers, the compliance map, and the whole picture."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from itertools import groupby
from typing import Any

from psycopg import Connection

from api.cli import show
from api.cli.look import AsOf
from api.cli.program import app, board_of, position_of, registers, shelf
from api.telling import citation
from domain.check_up.words import Severity
from domain.compliance import Standing
from ledger import clock
from replays.check_up import CheckUp, Found, check_up
from replays.compliance import Answered, compliance
from replays.moments import Asked, Moment, moment_at
from replays.overview import Overview, ProcessShown, overview
from replays.wording import counted, day_in_words


def asked(said: str) -> Asked | None:
    """The day or moment that was typed; None for a line, a checkpoint or now."""
    for read in (date.fromisoformat, datetime.fromisoformat):
        try:
            return None if said.isdigit() else read(said)
        except ValueError:
            continue
    return None


@contextmanager
def looking(as_of: str) -> Iterator[tuple[Connection[Any], Moment]]:
    """The registers, and the moment they are looked at."""
    books = shelf()
    with registers(books, board_of(books)) as db:
        yield db, moment_at(db, position_of(db, as_of), clock.now(), asked(as_of))


def heading(what: str, moment: Moment) -> None:
    show.heading(f"{what} {day_in_words(moment.day)}, som det var känt vid rad {moment.position}")


# ── The check-up ─────────────────────────────────────────────────────────────


@app.command(name="check-up")
def examine(as_of: AsOf = "now") -> None:
    """Röntga registren: vad som är sent, motsäger sig själv eller saknas, sedan när, och vad man gör åt det."""
    with looking(as_of) as (db, moment):
        found = check_up(db, moment)
        heading("Röntgen", moment)
        for severity in Severity:
            group([one for one in found.found if one.rule.severity is severity], severity.counting(2), moment.day)
        group(list(found.accepted), "godtaget för en tid", moment.day)
        ends(found)


def group(found: list[Found], name: str, day: date) -> None:
    """The findings of one kind, rule by rule; each with its record, what was found, and since when."""
    if not found:
        return
    show.heading(f"{name.upper()} ({len(found)})")
    for rule, each in groupby(found, key=lambda one: one.rule):
        show.say(f"  {rule.label}  [{rule.id}]  {citation(rule.duty, day) or rule.duty.name}")
        show.say(f"    → {rule.remedy}")
        for one in each:
            until = f"  godtaget till {one.accepted.until}: {why(one)}" if one.accepted else ""
            show.say(f"      {one.called or 'en post'}: {one.fact or ''}  (sedan {one.since.day}){until}")


def why(one: Found) -> str:
    reason = one.accepted.reason if one.accepted else None
    return reason.label if reason else ""


def ends(found: CheckUp) -> None:
    for one in found.switched_off:
        show.say(f"Avstängd sedan {one.since}: {one.rule.label} [{one.rule.id}]. {one.reason}.")
    counts = ", ".join(f"{number} {severity.counting(number)}" for severity, number in found.counted().items())
    show.heading(f"{counts}; {len(found.accepted)} godtagna för en tid")


# ── The compliance map ───────────────────────────────────────────────────────

MARKS = {
    **dict.fromkeys((Standing.SHOWN, Standing.MAPPED), "✓"),
    **dict.fromkeys((Standing.LATE, Standing.NOTHING, Standing.OLD), "✗"),
    Standing.CANNOT: "?",
}
MOST_LATE = 5


@app.command(name="compliance")
def map_of_law(as_of: AsOf = "now") -> None:
    """Kravkartan: vad som visar att varje paragraf följs, när det senast hände, och vad som saknas."""
    with looking(as_of) as (db, moment):
        found = compliance(db, moment)
        heading("Kravkartan", moment)
        for name, chapter in found.chapters.items():
            show.heading(name)
            for one in chapter:
                duty(one)
        counts = ", ".join(f"{number} {standing.label}" for standing, number in found.counted().items() if number)
        show.heading(counts)


def duty(one: Answered) -> None:
    mark = MARKS.get(one.standing, "·")
    show.say(f"  {mark} {one.citation or '–'}  {one.duty.name}: {one.standing.label}")
    if one.last:
        show.say(f"      senast rad {one.last.position}, {one.last.day}: {one.last.label} ({one.last.called or '–'})")
    late = [awaited for awaited in one.awaited if awaited.late]
    for awaited in late[:MOST_LATE]:
        show.say(f"      försenat sedan {awaited.day}: {awaited.label} ({awaited.called or 'en post'})")
    if len(late) > MOST_LATE:
        show.say(f"      och {len(late) - MOST_LATE} till")
    for task in one.wheel:
        show.say(f"      {task.title}: {'senast ' + task.done_on.isoformat() if task.done_on else 'inte gjord'}")
    for demand in one.mapped:
        show.say(f"      {demand.called}: {demand.fulfilled.label if demand.fulfilled else 'inte bedömt'}")
    if one.why:
        show.say(f"      {one.why}")


# ── The whole picture ────────────────────────────────────────────────────────


@app.command(name="overview")
def whole(as_of: AsOf = "now") -> None:
    """Hela bilden: processer, rutiner, överenskommelser, egenkontroll, årshjul och det som är öppet."""
    with looking(as_of) as (db, moment):
        found = overview(db, moment, check_up(db, moment))
        heading("Nämndens system", moment)
        for process in found.processes:
            in_process(process)
        in_short(found)


def in_process(one: ProcessShown) -> None:
    late = " – översynen är försenad" if one.late else ""
    show.heading(f"{one.title} ({one.category}, {one.status}; {one.owner}){late}")
    for activity in one.activities:
        how = ", ".join(activity.routines) or activity.without or "SAKNAR RUTIN"
        show.say(f"  {activity.number:>2}. {activity.name}: {how}")
    for agreement in one.agreements:
        show.say(f"      i samverkan enligt {agreement}")
    if one.lacks_agreement:
        show.say("      SAKNAR ÖVERENSKOMMELSE")


def in_short(found: Overview) -> None:
    show.heading("Överenskommelser")
    for agreement in found.agreements:
        until = f"till {agreement.until}" if agreement.until else "tills vidare"
        show.say(f"  {agreement.title} ({', '.join(agreement.parties)}), {until}{' – FÖRSENAD' * agreement.late}")
    show.heading("Egenkontroll i år")
    for plan in found.plans:
        show.say(f"  {plan.unit}: {counted(len(plan.controls), 'kontroll', 'kontroller')}, {plan.status}")
        for control in plan.controls:
            show.say(f"    {control.what} ({control.frequency}): gjord {counted(control.made, 'gång', 'gånger')}")
    show.heading("Årshjulet")
    for task in found.wheel:
        rounds = "; ".join(f"{one.period} {one.said}" for one in task.rounds) or "ingen omgång i år"
        show.say(f"  {task.title}: {rounds}")
    show.heading("Öppet i registren")
    for register in found.registers:
        show.say(f"  {register.open:>5} av {register.records:>5}  {register.label}")
    show.heading("Nämndens begrepp")
    for term in found.terms:
        show.say(f"  {term.word}{f'  ({term.basis})' if term.basis else ''}")
    if found.check_up:
        ends(found.check_up)
