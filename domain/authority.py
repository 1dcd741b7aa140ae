"""Who may do what: checked on states, before a register's own rules, and conditioned on their versions at the append.

Each command is one of three (KL 6 kap. 37–40 §§): the board's alone; delegated, and then on a valid delegation; or
execution of the work, for which the role in the unit is enough. Everybody who works here may report about any unit.

The tree of units is that of the day: of the act for the role, of the decision for the delegation. A reorganisation that
is entered in advance gives nobody anything before its day, and takes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from domain import law
from domain.grammar import Command, NotAllowed, Occasion, Refusal, Stamp
from domain.organisation.assignments import Assignment, assignment_id
from domain.organisation.delegations import Delegation
from domain.organisation.persons import Person
from domain.organisation.units import ReorganiseUnit, chain, days_of_change
from domain.terms import Authority, Body
from domain.words import Decision, NobodyDecided, must_have_been


class BoardOnly(
    Refusal,
    message="Detta beslutar nämnden själv: ange nämnden som beslutande organ.",
    duty=law.NOT_DELEGABLE,
    field="decision",
): ...


class NotDelegated(
    Refusal,
    message="Beslutet saknar giltig delegation den {day}: ange en som omfattar ärendet, eller nämndens eget beslut.",
    duty=law.NOT_DELEGABLE,
    field="decision",
): ...


Wanted = tuple[str, UUID]


def wanted(command: Command, stamp: Stamp, unit: UUID | None, records: Mapping[UUID, Any]) -> Iterator[Wanted]:
    """The records the checks below look at, given those already known; ask again until nothing new is wanted."""
    today = stamp.day
    yield ("persons", stamp.by)
    if unit is not None:
        yield ("units", unit)
    if command.may:
        yield ("assignments", assignment_id(stamp.by, stamp.role, stamp.unit))
        yield from (("units", above) for above in chain(unit, records, today))
    decision = getattr(command, "decision", None)
    if isinstance(decision, Decision) and decision.delegation and decision.person:
        delegation = records.get(decision.delegation)
        if isinstance(delegation, Delegation) and delegation.role:
            for above in chain(unit, records, decision.day):
                yield ("units", above)
                yield ("assignments", assignment_id(decision.person, delegation.role, above))
    if isinstance(command, ReorganiseUnit):  # its rule looks for the unit itself among those above the new place
        for day in days_of_change(command.parent, records, command.since):
            yield from (("units", above) for above in chain(command.parent, records, day))


def check(command: Command, occasion: Occasion, unit: UUID | None) -> None:
    """Refuse what this person may not do in this unit, or what has not been decided by the right decider.

    Args: `unit` is the unit the record belongs to, None for records of the whole board.
    Raises NotAllowed, BoardOnly, NotDelegated, NobodyDecided.
    """
    person = occasion.records.get(occasion.stamp.by)
    if not isinstance(person, Person) or not person.works_here(occasion.stamp.day):
        raise NotAllowed
    if command.may:
        role_must_be_held(command, occasion, unit)
    decision = getattr(command, "decision", None)
    if isinstance(decision, Decision):
        decision_must_stand(command, decision, occasion, unit)


def role_must_be_held(command: Command, occasion: Occasion, unit: UUID | None) -> None:
    stamp = occasion.stamp
    held = occasion.records.get(assignment_id(stamp.by, stamp.role, stamp.unit))
    if stamp.role not in command.may or not isinstance(held, Assignment) or not held.holds(stamp.day):
        raise NotAllowed
    if unit is not None and stamp.unit not in chain(unit, occasion.records, stamp.day):
        raise NotAllowed


def decision_must_stand(command: Command, decision: Decision, occasion: Occasion, unit: UUID | None) -> None:
    """FL 31 § asks who decided and when; KL 6 kap. asks on what authority."""
    if (decision.person is None) == (decision.body is None):
        raise NobodyDecided
    must_have_been(occasion.stamp, decision.day)
    if decision.body is Body.BOARD:
        return
    if command.authority is Authority.BOARD:
        raise BoardOnly
    # A decision of the daily work needs no delegation; one that says it rests on one is held to it.
    if command.authority is Authority.EXECUTION and decision.delegation is None:
        return
    if not delegated(type(command).__name__, decision, occasion, unit):
        raise NotDelegated(day=decision.day.isoformat())


def delegated(matter: str, decision: Decision, occasion: Occasion, unit: UUID | None) -> bool:
    """Whether the delegation named covers the matter on the day of the decision, and was given to the decider."""
    delegation = occasion.records.get(decision.delegation) if decision.delegation else None
    if not isinstance(delegation, Delegation) or not delegation.covers(matter, decision.day):
        return False
    if delegation.role is None or decision.person is None:
        return (delegation.person, delegation.body) == (decision.person, decision.body)
    above = chain(unit, occasion.records, decision.day)
    held = (occasion.records.get(assignment_id(decision.person, delegation.role, one)) for one in above)
    return any(isinstance(one, Assignment) and one.holds(decision.day) for one in held)
