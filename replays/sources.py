"""Who told of something, kept from those who only look on: out of cards, lists, histories, feeds and stories.

Whoever sees a record because they follow it up from outside (auditor, registrar), or because it is open to all, sees
what was told and what was done, and not who told. Which fields say it and who handles a record: api/access_rules.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from domain.terms import Role

MASKED = "maskad"


@dataclass(frozen=True, slots=True)
class Sources:
    """The fields of a record that say who told of it, and the persons in them (their ids)."""

    fields: tuple[str, ...]
    persons: frozenset[str]

    def told(self, by: str, role: str, version: int) -> bool:
        """Whether a line is one that they told by: the first of the record, or one they wrote as employees.

        What the same person decides in a role is shown: that they also told is what is not.
        """
        return by in self.persons and (version == 1 or role == Role.EMPLOYEE.value)

    def out_of_card(self, card: Mapping[str, Any]) -> dict[str, Any]:
        """The card without who told; `masked` names what was taken out."""
        state = {**card["state"], **dict.fromkeys(self.fields)}
        return {**card, "state": state, "masked": list(self.fields)}

    def out_of_body(self, body: Mapping[str, Any], version: int) -> tuple[dict[str, Any], list[str]]:
        """The body of a line without who told, and the names of what was taken out of it."""
        said = {**body, "event": dict(body["event"])}
        taken = [one for one in self.fields if said["event"].get(one) is not None]
        said["event"].update(dict.fromkeys(taken))
        if self.told(body["by"], body["role"], version):
            said["by"] = None
            taken.append("by")
        resting = {one: version for one, version in body["reads"].items() if one not in self.persons - {said["by"]}}
        if len(resting) < len(body["reads"]):  # what the rules looked at: among it the person who wrote the line
            said["reads"] = resting
            taken.append("reads")
        return said, taken
