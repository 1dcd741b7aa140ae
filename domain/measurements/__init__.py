"""Mätningar – what was measured, against which target, and what one is counted on: 5 kap. 2 § SOSFS 2011:9.

One record for each measure, unit and period; the value is a decimal text and never a float. Whether the target of the
day was met and how much has changed since last time is worked out once. A value that rests on too few is never
written. A target that was missed is analysed, and leads to an action or to the reason why not. The denominators of a
unit and month (cases, users, placement days, staff) are records here too, so that counts can be told as rates.

    scheduled ──begin──> collecting ──record──> recorded ──validate──> validated ──analyse──> analysed ──publish──>
    published      scheduled | collecting ──miss──> missed      recorded and on ──correct──> recorded
    any with a value ──annul──> annulled ──record──> recorded
"""

from domain import law
from domain.measurements.commands import MeasurementCommand, RecordDenominator
from domain.measurements.events import MeasurementEvent
from domain.measurements.rules import decide
from domain.measurements.state import Measurement, evolve
from domain.measurements.words import Status, denominator_id, measurement_id
from domain.registers import Register
from domain.waits import Wait

REGISTER = Register(
    name="measurements",
    label="Mätningar",
    singular="Mätning",
    duty=law.SELF_CONTROL,
    initial=Measurement(),
    decide=decide,
    evolve=evolve,
    command=MeasurementCommand,
    event=MeasurementEvent,
    natural=lambda command, by: (
        denominator_id(command.denominator, command.unit, command.month)
        if isinstance(command, RecordDenominator)
        else measurement_id(
            command.criterion, command.measure, command.unit, command.first, command.last, command.group
        )
    ),
    waits=(
        Wait(
            label="mätningen ska vara klar",
            day="ready_by",
            statuses=(Status.SCHEDULED, Status.COLLECTING),
            by=("responsible",),
        ),
    ),
)
