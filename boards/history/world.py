"""Världen en berättelse utspelas i – a board, its people and the days between which it is told; and a case in it."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from boards import BOARDS
from boards.history import worktime
from boards.history.cast import Cast
from boards.history.chance import Chance
from boards.history.hiring import TOP
from boards.history.step import Actor, Step
from domain.board import Choice, DecideChoices, Topic
from domain.grammar import Command, derived_id
from domain.terms import LegalBasis, Role

HOMES = ("hem", "hem_avtal", "stodboende", "oppenvard", "familjehem", "boende", "gruppbostad", "daglig")
CHILD_UNITS = ("mottagning", "utredning", "barn", "familje", "unga", "oppenvard", "hem")
NOT_CHILD_UNITS = ("hemtjanst",)

REORGANISATION = "omorganisation"
"""The name of the risk analysis that the first reorganisation rests on."""


class World:
    """One board from the first day to the last. `scale` is how much happens, one being the default."""

    def __init__(self, board: str, first: date, last: date, scale: float) -> None:
        self.data = BOARDS[board]
        self.board, self.first, self.last, self.scale = board, first, last, scale
        self.cast = Cast(self.data, first, last)
        self.units = {unit.slug: unit for unit in self.data.units}
        leaves = set(self.units) - {unit.parent for unit in self.data.units}
        self.places = tuple(u for u in self.units if u in leaves and u not in ("stab", "kvalitet"))
        self.providers = tuple(u for u in self.places if self.units[u].provider)
        self.top = self.cast.unit(TOP)

    @property
    def end(self) -> datetime:
        """The last moment that is told."""
        return worktime.at(self.last, 18)

    def id(self, *words: object) -> UUID:
        return derived_id("demonstration", self.board, *words)

    def chance(self, *words: object) -> Chance:
        return Chance(self.board, *words)

    def case(self, register: str, name: str, now: datetime, record: UUID | None = None) -> Case:
        return Case(self, register, name, now, record)

    # ── What a unit works with ───────────────────────────────────────────────

    def bases(self, unit: str) -> tuple[LegalBasis, ...]:
        return self.units[unit].legal_bases

    def work(self, unit: str) -> str:
        """`authority` investigates and decides, `home` gives support in a home, `care` has health care too."""
        if LegalBasis.HSL in self.bases(unit):
            return "care"
        return "home" if unit in HOMES else "authority"

    def meets_children(self, unit: str) -> bool:
        return unit.startswith(CHILD_UNITS) and not unit.startswith(NOT_CHILD_UNITS)

    # ── What the board has decided, from the day after the first that it holds: it is entered during that day ──

    def practice(self, question: str, day: date) -> str | None:
        """The board's answer to a question of practice on a day, as its settings say it."""
        for command in reversed(self.data.settings):
            if isinstance(command, DecideChoices) and command.topic is Topic.PRACTICES and command.since < day:
                return next((one.label for one in command.choices if one.id == question), None)
        return None

    def choices(self, topic: Topic, day: date) -> tuple[Choice, ...]:
        for command in reversed(self.data.settings):
            if isinstance(command, DecideChoices) and command.topic is topic and command.since < day:
                return command.choices
        return ()


class Case:
    """A record whose story is told: keeps the time, counts the steps, and draws its own lots."""

    def __init__(self, world: World, register: str, name: str, now: datetime, record: UUID | None = None) -> None:
        self.world, self.register, self.name, self.now = world, register, name, now
        self.record = record or world.id(register, name)
        self.chance = world.chance(register, name)
        self.steps = 0

    @property
    def day(self) -> date:
        return self.now.date()

    def step(self, who: Actor, command: Command, content: bytes | None = None, file: bytes | None = None) -> Step:
        """The command, sent now."""
        self.steps += 1
        return Step(
            worktime.instant(self.now),
            self.register,
            self.record,
            command,
            who.person,
            who.role,
            who.unit,
            f"{self.world.board}/{self.register}/{self.name}/{self.steps}",
            content,
            file,
        )

    # ── Time passes ──────────────────────────────────────────────────────────

    def soon(self) -> Case:
        self.now = worktime.soon(self.now, self.chance)
        return self

    def wait(self, least: int, most: int) -> Case:
        """So many working days."""
        self.now = worktime.later(self.now, self.chance, least, most)
        return self

    def until(self, day: date) -> Case:
        """To a day, if it has not come; a moment later if it has."""
        if self.day >= day:
            return self.soon()
        self.now = worktime.office_moment(worktime.working_day_from(day), self.chance)
        return self

    def when_back(self, person: UUID) -> Case:
        """Until somebody is back from their holiday."""
        back = self.world.cast.back(person, self.day)
        return self if back == self.day else self.until(back)

    # ── Who acts now ─────────────────────────────────────────────────────────

    def post(self, role: Role, which: int = 0) -> Actor:
        return self.world.cast.post(role, self.day, which)

    def head(self, unit: str) -> Actor:
        head = self.world.cast.head(unit, self.day)
        self.when_back(head.person)
        return self.world.cast.head(unit, self.day)

    def manager(self, unit: str) -> Actor:
        manager = self.world.cast.manager(unit, self.day)
        self.when_back(manager.person)
        return self.world.cast.manager(unit, self.day)
