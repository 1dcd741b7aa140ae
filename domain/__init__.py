"""What may happen: REGISTERS, in the order of SOSFS 2011:9. The first file to open."""

from typing import Any

from domain import board, book
from domain.grammar import Register
from domain.organisation import assignments, delegations, persons, units

REGISTERS: tuple[Register[Any], ...] = (
    # 3 kap. Ledningssystemet finns, och vad nämnden har bestämt för sig
    book.REGISTER,
    board.REGISTER,
    units.REGISTER,
    persons.REGISTER,
    assignments.REGISTER,
    delegations.REGISTER,
)
