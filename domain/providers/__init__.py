"""Utförare – kommunallagens kontroll av det som har lämnats över till andra, och uppföljningen av deras avtal.

A provider runs work for the board by agreement. Each is followed up every year, by a survey, a visit or a reading of
its documents; what falls short is to be put right by a day, and the board is told once a year. The agreement says what
quality is asked for, drawn up with users and staff; one that people choose themselves is described for them.

    registered ──follow up──> followed up ──ask for correction──> asked ──accept──> followed up
    registered, followed up ──end──> ended                                  any ──annul──> annulled
"""

from domain import law
from domain.board import Topic
from domain.providers.commands import ProviderCommand
from domain.providers.events import ProviderEvent
from domain.providers.rules import decide
from domain.providers.state import Provider, evolve
from domain.providers.words import Status
from domain.registers import Register
from domain.waits import Wait

REGISTER = Register(
    name="providers",
    label="Utförare",
    singular="Utförare",
    duty=law.INTERNAL_CONTROL,
    initial=Provider(),
    decide=decide,
    evolve=evolve,
    command=ProviderCommand,
    event=ProviderEvent,
    series="UTF",
    settings=(Topic.DEADLINES,),
    waits=(
        Wait(label="avtalet ska följas upp", day="due", statuses=(Status.REGISTERED, Status.FOLLOWED_UP)),
        Wait(label="bristerna ska vara rättade", day="ready_by", statuses=(Status.ASKED,)),
    ),
)
