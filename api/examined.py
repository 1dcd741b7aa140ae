"""The description of what examines the whole: the check-up, the compliance map and the whole picture."""

from __future__ import annotations

from api.further import ABOUT, ROOT, answers, operation
from api.parameters import READ_ERRORS, parameter
from api.schemas import AN_ID, Schema
from domain import law

GROUND = law.RISK_ANALYSIS.wordings[-1].citation


def paths() -> dict[str, Schema]:
    return {
        f"{ROOT}/check-up": {"get": check_up()},
        f"{ROOT}/compliance": {"get": compliance()},
        f"{ROOT}/overview": {"get": overview()},
    }


def reading(id: str, summary: str, about: str, sample: Schema) -> Schema:
    """An operation that reads everything at a moment."""
    said = {"position": 1042, "day": "2026-07-05", **sample}
    found = operation(ABOUT, id, summary, about, answers("Svaret.", said, "X-Position"), READ_ERRORS)
    return {**found, "parameters": [parameter("AsOf"), parameter("X-Position")]}


def check_up() -> Schema:
    finding = {
        "rule": "risk.review_late",
        "label": "Risk som inte är omprövad i tid",
        "severity": "warning",
        "register": "risks",
        "record": AN_ID,
        "called": "RISK-2026-0004",
        "unit": AN_ID,
        "fact": "Sista dag för omprövningen var 2026-05-20",
        "remedy": "Ompröva risken.",
        "duty": GROUND,
        "since": {"day": "2026-05-21", "position": 623, "by_line": False},
        "accepted": None,
    }
    counts = {"error": 0, "warning": 1, "notice": 0}
    about = (
        "Vad reglerna i docs/rontgen.md hittar, gravast först, och sedan när det har stått. Det som är godtaget för en "
        "tid står för sig. För kvalitetsutvecklare, direktör och revisor; av en post som läsaren inte får se sägs bara "
        "regeln och dagen."
    )
    sample: Schema = {"counts": counts, "findings": [finding], "accepted": [], "switched_off": []}
    return reading("check-up.get", "Röntgen", about, sample)


def compliance() -> Schema:
    last = {"position": 988, "day": "2026-07-02", "label": "Risken bedömdes", "register": "risks", "called": "RISK-…"}
    duty = {"duty": "risk-analysis", "citation": GROUND, "standing": "shown", "last": last, "late": 0}
    about = (
        "Varje paragraf om kvalitet och missförhållanden, vad som svarar mot den, den senaste rad som visar det och "
        "vad som saknas: också det som är infört och inte gjort i tid. För kvalitetsutvecklare, direktör och revisor."
    )
    chapters = [{"title": "SOSFS 2011:9, ledningssystemet", "duties": [duty]}]
    return reading("compliance.get", "Kravkartan", about, {"counts": {"shown": 1}, "chapters": chapters})


def overview() -> Schema:
    about = (
        "Processer med aktiviteter och rutiner, överenskommelser, egenkontroll, årshjul, vad som är öppet i "
        "registren och nämndens egna begrepp. Hur många poster ett register har visas för den som har en lista över "
        "det."
    )
    register = {"name": "risks", "label": "Risker", "records": 33, "open": 29}
    sample: Schema = {
        "processes": [],
        "agreements": [],
        "plans": [],
        "wheel": [],
        "registers": [register],
        "terms": [{"id": "deviation", "word": "fel och brister", "basis": "avsnitt 4.2"}],
        "check_up": None,
    }
    return reading("overview.get", "Hela bilden", about, sample)
