"""What is counted of improvement: actions and their effect, suggestions, participation and training."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from domain import law
from domain.calendar import Period
from domain.measures.counting import CountsOn, Keys, Measure, Seen
from domain.measures.keys import (
    by,
    by_unit,
    days_between,
    done,
    on,
    standing,
    still_open,
    total,
    where,
)
from domain.signals.words import Direction


def sources(seen: Seen, period: Period) -> Iterable[str]:
    """The registers that an action came out of."""
    found = dict.fromkeys(source.register for source in seen.state.sources)
    return tuple(found) or ("unknown",)


def is_late(state: Any, day: date) -> bool:
    """Whether an action that was to be ready was not, that day."""
    done = state.completed_on is not None and state.completed_on <= day
    return state.ready_by is not None and state.ready_by < day and not done and still_open(state, day)


def action(id: str, label: str, day: str, keys: Keys = total, **more: Any) -> Measure:
    return done(id, label, "actions", day, keys, duty=law.MEASURES, **more)


ACTIONS = (
    action("actions", "Förbättrande åtgärder som föreslogs", "recorded"),
    action("actions.by_unit", "Åtgärder per enhet", "recorded", by_unit, by="unit"),
    action("actions.by_source", "Åtgärder efter vad de kommer ur", "recorded", sources, by="register"),
    action("actions.by_kind", "Beslutade åtgärder efter slag", "decided_on", by("kind"), by="kind"),
    action("actions.completed", "Åtgärder som genomfördes", "completed_on"),
    action("actions.by_effect", "Utvärderade åtgärder efter effekt", "effect_evaluated_on", by("effect"), by="effect"),
    action(
        "actions.postponed", "Åtgärder som har skjutits upp", "decided_on", where(lambda state: state.postponements > 0)
    ),
    action(
        "actions.to_completion",
        "Dagar från beslut till genomförd åtgärd",
        "completed_on",
        days=days_between("decided_on", "completed_on"),
    ),
    Measure(
        id="actions.open",
        label="Öppna åtgärder vid periodens slut",
        register="actions",
        counts_on=CountsOn.STANDING,
        day=on("recorded"),
        keys=standing(still_open, by_unit),
        by="unit",
        duty=law.MEASURES,
    ),
    Measure(
        id="actions.late",
        label="Åtgärder som inte var klara i tid vid periodens slut",
        register="actions",
        counts_on=CountsOn.STANDING,
        day=on("decided_on"),
        keys=standing(is_late),
        direction=Direction.LOWER,
        duty=law.MEASURES,
    ),
)

OTHER_IMPROVEMENT = (
    done("suggestions", "Förbättringsförslag som lämnades", "suggestions", "recorded", total, duty=law.STAFF_TAKE_PART),
    done(
        "suggestions.adopted",
        "Förbättringsförslag som blev en åtgärd",
        "suggestions",
        "decided_on",
        where(lambda state: state.action is not None),
        duty=law.STAFF_TAKE_PART,
    ),
    done(
        "participation.by_form",
        "Tillfällen då de berörda tog del",
        "participation",
        "day",
        by("form"),
        by="form",
        duty=law.STAFF_TAKE_PART,
    ),
    done("trainings", "Utbildningar som genomfördes", "trainings", "completed_on", total, duty=law.COMPETENT_STAFF),
)

PROVIDERS = (
    Measure(
        id="providers",
        label="Utförare vid periodens slut",
        register="providers",
        counts_on=CountsOn.STANDING,
        day=lambda state: state.valid_from or state.recorded,
        keys=standing(lambda state, day: state.closed_on is None or state.closed_on > day),
        duty=law.FOLLOW_UP_QUALITY,
    ),
    done(
        "providers.followed_up",
        "Utförare som följdes upp, efter metod",
        "providers",
        "followed_up_on",
        by("method"),
        by="method",
        duty=law.FOLLOW_UP_QUALITY,
    ),
    done(
        "providers.shortcomings",
        "Utförare där uppföljningen visade brister",
        "providers",
        "followed_up_on",
        where(lambda state: bool(state.shortcomings)),
        duty=law.FOLLOW_UP_QUALITY,
    ),
    done(
        "providers.answered",
        "Utförare efter om de svarade",
        "providers",
        "followed_up_on",
        by("answered"),
        by="answered",
        duty=law.FOLLOW_UP_QUALITY,
    ),
)
