"""What is hidden so that no small number can be worked out.

What is promised, against whoever knows everything that is shown, all the sums, and the limit: for each small number
there are two tables in whole numbers that agree with all of it and between which that number differs by as much as 1
and the limit less one do (by default: at least four values in a row remain possible). No other hidden count
is determined either. The two tables have been found and are kept while the work goes on: nothing rests on not having
seen a way. What is not promised: that what somebody knows from elsewhere cannot be added to what is shown.

Hidden are, one by one, the cheapest numbers that share a sum with one that is not yet safe; at the end, those that turn
out not to be needed are shown after all. It is not the least that could be hidden (that is a hard problem), but safe.
See A. Hundepool et al., Statistical Disclosure Control, 2012, on tables. A hundred cells take parts of a second, three
hundred a quarter of a minute; a year on top of two half-years, in full cross-tables, takes minutes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from domain.suppression.bounds import Equation, Space, Table
from domain.suppression.tables import LIMIT, Cell, Derived, Standing, Sum, Suppression, by_key, must_hold


def suppressed(
    cells: Iterable[Cell],
    sums: Iterable[Sum],
    derived: Iterable[Derived] = (),
    *,
    limit: int = LIMIT,
    show_zeros: bool = True,
) -> Suppression:
    """What is not to be shown of these tables.

    `limit`: the least number that is shown. `show_zeros`: a nought points nobody out, and that nothing has happened is
    often what is asked for, so it is shown unless a board decides otherwise; but whoever sees the noughts knows that
    what is hidden is at least one, and that is reckoned with. Where the group itself is small and known, a nought says
    of each in it that it did not happen to them: then hide them.

    Raises ValueError if the tables do not hold together, or for a limit under 2.
    """
    if limit < 2:
        raise ValueError("Under gränsen 2 finns inget att dölja.")
    listed, bound, figures = by_key(cells), tuple(sums), tuple(derived)
    must_hold(listed, bound, figures)
    work = Work(listed, bound, limit, show_zeros)
    work.protect()
    work.give_back()
    hidden = work.hidden - work.kept
    return Suppression(
        primary=frozenset(work.small & hidden),
        complementary=frozenset(hidden - work.small),
        derived=frozenset(one.key for one in figures if not hidden.isdisjoint(one.of)),
        unprotected=frozenset((work.exposed & work.small) | work.out_already()),
    )


@dataclass
class Work:
    """The work on one set of tables.

    `hidden`: what is not shown, `order`: the complementary ones as they were taken; `tables`: found tables, as what in
    them differs from the truth; `exposed`: what cannot be protected, since nothing more can be hidden that would.
    """

    cells: Mapping[str, Cell]
    sums: Sequence[Sum]
    limit: int
    show_zeros: bool
    hidden: set[str] = field(default_factory=set)
    order: list[str] = field(default_factory=list)
    tables: list[dict[str, int]] = field(default_factory=list)
    exposed: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.kept = {key for key, cell in self.cells.items() if cell.standing is Standing.KEPT}
        self.small = {key for key, cell in self.cells.items() if self.is_small(cell)}
        self.hidden = self.kept | self.small
        self.totals = {one.total for one in self.sums}
        self.within: dict[str, list[Sum]] = {key: [] for key in self.cells}
        for one in self.sums:
            for key in dict.fromkeys((one.total, *one.parts)):
                self.within[key].append(one)

    def is_small(self, cell: Cell) -> bool:
        least = 1 if self.show_zeros else 0
        return cell.standing is not Standing.OUT and not cell.signed and least <= cell.value < self.limit

    def out_already(self) -> set[str]:
        """Small numbers that an earlier publication has shown."""
        least = 1 if self.show_zeros else 0
        out = (cell for cell in self.cells.values() if cell.standing is Standing.OUT and not cell.signed)
        return {cell.key for cell in out if least <= cell.value < self.limit}

    # ── Hiding more, and showing again ───────────────────────────────────────

    def protect(self) -> None:
        """Hide more until everything hidden is safe, or nothing is left that would help."""
        while unsafe := list(self.unsafe(sorted(self.hidden))):
            new: set[str] = set()
            for key in unsafe:
                if all(new.isdisjoint((one.total, *one.parts)) for one in self.within[key]):
                    more = self.cheapest(key)
                    (self.exposed if more is None else new).add(more or key)
            self.hidden |= new
            self.order += sorted(new)

    def give_back(self) -> None:
        """Show what was hidden for safety and turns out not to be needed, the last first."""
        for key in reversed(self.order):
            before = set(self.hidden), list(self.tables)
            near = self.connected(key)
            self.hidden.discard(key)
            self.tables = [table for table in self.tables if key not in table]
            if next(iter(self.unsafe(sorted(near - {key}))), None) is not None:
                self.hidden, self.tables = before

    def cheapest(self, key: str) -> str | None:
        """What to hide next for a number that is not safe: from its own sums, or else from those of its neighbours."""
        for around in ([key], sorted(self.connected(key))):
            sums = {id(one): one for near in around for one in self.within[near]}
            found = {one for each in sums.values() for one in (each.total, *each.parts) if self.may_be_hidden(one)}
            if found:
                return min(found, key=self.cost)
        return None

    def may_be_hidden(self, key: str) -> bool:
        cell = self.cells[key]
        shown = key not in self.hidden and cell.standing is Standing.NEW
        return shown and (cell.signed or cell.value != 0 or not self.show_zeros)

    def cost(self, key: str) -> tuple[bool, bool, bool, int, str]:
        """Changes before numbers, parts before totals, and the least of those that are great enough to hide behind."""
        cell = self.cells[key]
        return not cell.signed, key in self.totals, cell.value < self.limit, abs(cell.value), key

    # ── Whether it is safe ───────────────────────────────────────────────────

    def unsafe(self, keys: Iterable[str]) -> Iterator[str]:
        """Those of the hidden numbers for which no two tables are far enough apart."""
        spaces: dict[str, Space] = {}
        for key in keys:
            if key in self.exposed or self.is_safe(key):
                continue
            if key not in spaces:
                near = self.connected(key)
                spaces |= dict.fromkeys(near, self.space(near))
            if not any(self.is_safe_after(spaces[key], key, way) for way in (1, -1)):
                yield key

    def is_safe_after(self, space: Space, key: str, way: int) -> bool:
        self.keep(space.extreme(key, way, self.limit))
        return self.is_safe(key)

    def width(self, key: str) -> int:
        """How far apart the values of a number must be able to lie."""
        if key in self.small:
            return max(self.limit - 2, 1) if self.show_zeros else self.limit - 1
        return 0 if key in self.kept or self.cells[key].signed else 1

    def is_safe(self, key: str) -> bool:
        values = [0, *(table[key] for table in self.tables if key in table)]
        return max(values) - min(values) >= self.width(key)

    def keep(self, table: Table) -> None:
        """Keep a table, if it is one in whole numbers."""
        if all(number.denominator == 1 for number in table.values()):
            apart = {key: int(n) - self.cells[key].value for key, n in table.items()}
            self.tables.append({key: more for key, more in (apart | self.followed(apart)).items() if more})

    def followed(self, apart: Mapping[str, int]) -> dict[str, int]:
        """By how much the changes that give way to a table differ in it."""
        found = {}
        for one in {id(one): one for key in apart for one in self.within[key]}.values():
            if (loose := self.gives_way(one)) is not None:
                more = apart.get(one.total, 0) - sum(apart.get(part, 0) for part in one.parts)
                found[loose] = -more if loose == one.total else more
        return found

    def connected(self, key: str) -> set[str]:
        """The hidden numbers that hang together with one through sums."""
        found, ahead = {key}, [key]
        while ahead:
            for one in self.binding(ahead.pop()):
                new = {near for near in (one.total, *one.parts) if near in self.hidden} - found
                found |= new
                ahead += new
        return found

    def binding(self, key: str) -> list[Sum]:
        """The sums of a number that say anything of it."""
        return [one for one in self.within[key] if self.gives_way(one) in (None, key)]

    def gives_way(self, one: Sum) -> str | None:
        """A hidden change that is in no other sum: it can be anything, and the sum then says nothing of the rest."""
        changes = (key for key in (one.total, *one.parts) if self.cells[key].signed and key in self.hidden)
        return next((key for key in changes if len(self.within[key]) == 1), None)

    def space(self, near: set[str]) -> Space:
        """What can be known of hidden numbers that hang together."""
        sums = {id(one): one for key in sorted(near) for one in self.binding(key)}
        return Space.of(
            [self.equation(one) for one in sums.values()], {key: self.floor(self.cells[key]) for key in sorted(near)}
        )

    def equation(self, one: Sum) -> Equation:
        """Parts less total is nought, with what is shown moved to the other side."""
        terms: dict[str, int] = {}
        known = 0
        for key, sign in (*((part, 1) for part in one.parts), (one.total, -1)):
            if key in self.hidden:
                terms[key] = terms.get(key, 0) + sign
            else:
                known -= sign * self.cells[key].value
        return Equation({key: sign for key, sign in terms.items() if sign}, known)

    def floor(self, cell: Cell) -> int | None:
        """The least a hidden number can be: one that is shown when it is nought is at least one when it is not."""
        if cell.signed:
            return None
        return min(cell.value, 1) if self.show_zeros else 0
