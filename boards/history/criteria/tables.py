"""De kriterier en nämnd har: Nacka's tables as they stand, and for the others what is assumed, as they have none."""

from __future__ import annotations

from boards import criteria as written
from boards.criteria import Criterion, Frequency, Measure, Measured, Method, Perspective, Target
from domain.criteria import words
from domain.criteria.commands import DefineCriterion, DefineMeasure

ASSUMED: tuple[Criterion, ...] = (
    Criterion(
        id="assumed.participation",
        perspective=Perspective.AUTHORITY,
        name="Delaktighet (antaget)",
        meaning="Den enskilde förstår och kan påverka handläggningen av sitt ärende",
        measures=(
            Measure(
                id="assumed.participation.influence",
                what="Upplevelse av att kunna påverka",
                methods=(
                    Method(
                        row="antaget",
                        name="enkät",
                        frequency=Frequency.TWICE_A_YEAR,
                        frequency_as_written="två gånger/år",
                    ),
                ),
                target=Target(
                    as_written="minst 4", comparator=written.Comparator.AT_LEAST, value=4, measured=Measured.GRADE
                ),
            ),
        ),
    ),
    Criterion(
        id="assumed.plans",
        perspective=Perspective.PROVIDER,
        name="Genomförandeplaner (antaget)",
        meaning="Den som har en insats har en aktuell genomförandeplan",
        measures=(
            Measure(
                id="assumed.plans.share",
                what="Andel med aktuell genomförandeplan",
                methods=(
                    Method(
                        row="antaget",
                        name="aktgranskning",
                        frequency=Frequency.YEARLY,
                        frequency_as_written="en gång/år",
                    ),
                ),
                target=Target(
                    as_written=">=90 %", comparator=written.Comparator.AT_LEAST, value=90, measured=Measured.PERCENT
                ),
            ),
        ),
    ),
)


def of(said: tuple[Criterion, ...]) -> tuple[Criterion, ...]:
    """The board's own tables, or what is assumed of one that has none."""
    return said or ASSUMED


def defining(criterion: Criterion) -> DefineCriterion:
    return DefineCriterion(
        name=criterion.name,
        meaning=criterion.meaning,
        perspective=words.Perspective.of(criterion.perspective.value),
        basis=", ".join(criterion.rows),
    )


def measuring(measure: Measure) -> DefineMeasure:
    """The row as it stands; in what it is measured follows from the words of the measure, not from its target."""
    return DefineMeasure(
        measure=measure.id,
        what=measure.what,
        measured=measured(measure),
        methods=tuple(method(one) for one in measure.methods),
        target=target(measure.target) if measure.target else None,
        responsible_function=measure.responsible,
        roles=measure.roles,
        unclear=measure.unclear,
    )


def measured(measure: Measure) -> words.Measured | None:
    """A share is a share, whatever the target beside it is given in."""
    if measure.what.startswith("Andel"):
        return words.Measured.PERCENT
    if measure.what.startswith("Väntetid") or measure.what.startswith("Handläggningstid"):
        return words.Measured.DAYS
    said = measure.target.measured if measure.target else None
    return words.Measured.of(said.value) if said else None


def method(said: Method) -> words.Method:
    return words.Method(
        row=said.row,
        name=said.name,
        frequency=words.Frequency.of(said.frequency.value) if said.frequency else None,
        frequency_as_written=said.frequency_as_written,
    )


def target(said: Target) -> words.Target:
    """What is not a number says which kind it is."""
    if said.value is None:
        by_law = "lag" in said.as_written
        kind = words.TargetKind.LEGISLATION if by_law else words.TargetKind.VARYING
        return words.Target(kind=kind, as_written=said.as_written)
    return words.Target(
        as_written=said.as_written,
        comparator=words.Comparator.of(said.comparator.value) if said.comparator else None,
        value=str(said.value),
        measured=words.Measured.of(said.measured.value) if said.measured else None,
    )
