"""A half-year analysis of the town, taken step by step from frozen to published."""

from __future__ import annotations

from typing import Any

from tests.api.house import Town

WRITTEN = {"patterns": "Fler berättar. Hemlighetsfullt mönster.", "conclusions": "Vi behåller arbetssättet."}
GROUP = {"body": "management_group", "day": "2026-08-31"}
BOARD = {"body": "board", "day": "2026-09-16", "paragraph": "§ 88"}
STEPS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("quality", "write-analysis", WRITTEN),
    ("lex_sarah", "release-text", {}),
    ("quality", "review-analysis", {"decision": GROUP}),
    ("quality", "keep", {}),
    ("quality", "submit-analysis", {"meeting": "2026-09-16"}),
    ("registrar", "decide-analysis", {"outcome": "approved", "decision": BOARD}),
    ("quality", "publish-analysis", {"where": "webbplatsen", "day": "2026-09-20"}),
)
STAGES = [step for _, step, _ in STEPS]


def at(hour: int) -> dict[str, str]:
    return {"X-Clock": f"2026-09-25T{hour:02}:00:00Z"}


def frozen(town: Town, record: str | None = None, period: str = "2025:2", kind: str = "half-year") -> dict[str, Any]:
    """The figures of a period frozen: a new analysis, or a new version of one."""
    said = {"position": town.lines, "decision": GROUP, **({"record": record} if record else {})}
    answer = town.post("quality", f"/figures/{kind}/{period}/freeze", said, at(7))
    assert answer.status_code == 201, answer.text
    receipt: dict[str, Any] = answer.json()
    return receipt


def taken(town: Town, record: str, upto: str = "publish-analysis") -> dict[str, Any]:
    """Every step up to one; the last receipt."""
    receipt: dict[str, Any] = {}
    for number, (who, step, said) in enumerate(STEPS[: STAGES.index(upto) + 1], start=8):
        answer = town.post(who, f"/analyses/{record}/{step}", said, at(number))
        assert answer.status_code == 201, (step, answer.text)
        receipt = answer.json()
    return receipt


def annulled(town: Town, record: str) -> dict[str, Any]:
    said = {"reason": "wrong_period", "decision": GROUP}
    answer = town.post("quality", f"/analyses/{record}/annul-analysis", said, at(20))
    assert answer.status_code == 201, answer.text
    receipt: dict[str, Any] = answer.json()
    return receipt
