"""The description of what an auditor replays: samples, what-if, stories of units, acts of a person, provenance."""

from __future__ import annotations

from typing import Any

from api.further import ABOUT, ANALYSES, BYTES, KIND, PERIOD, ROOT, answers, moment, operation
from api.parameters import READ_ERRORS, WRITE_ERRORS, ok, parameter, receipt_example, spoken_of
from api.schemas import AN_ID, REFERENCE, Schema
from domain import REGISTERS, law, samples
from domain.organisation import persons, units
from domain.registers import Register
from domain.samples import MOST_DRAWN

SAMPLES, UNITS, PERSONS = samples.REGISTER.label, units.REGISTER.label, persons.REGISTER.label
WORDS = {"type": "string", "pattern": "^[a-z0-9_.=,]{1,200}$"}
REGISTER_NAME: Schema = {"type": "string", "enum": sorted(one.name for one in REGISTERS)}
A_LINE: Schema = {"type": "integer", "minimum": 0, "maximum": 2**53 - 1}
REVIEW_ERRORS = ("400", "401", "403", "404", "405", "413", "415", "422", "500", "503")


def paths() -> dict[str, Schema]:
    record, named = {"parameters": [parameter("Record")]}, {"parameters": [parameter("RecordId")]}
    half, period = f"{ROOT}/figures/{{kind}}/{{period}}", {"parameters": [KIND, PERIOD]}
    return {
        f"{ROOT}/samples/draw": {"post": draw()},
        f"{ROOT}/samples/{{record}}/again": {**record, "get": again()},
        f"{half}/what-if": {**period, "get": would_be()},
        f"{half}/provenance": {**period, "get": provenance()},
        f"{ROOT}/units/{{record}}/story": {**named, "get": story()},
        f"{ROOT}/units/{{record}}/workplace-meeting/{{period}}": {
            "parameters": [parameter("RecordId"), PERIOD],
            "get": workplace_meeting(),
        },
        f"{ROOT}/compare": {"get": compared()},
        f"{ROOT}/own-acts": {"get": own()},
        f"{ROOT}/log-review": {"post": review()},
    }


def query(name: str, description: str, schema: Schema, **more: object) -> Schema:
    return spoken_of("query", name, description, schema, **more)


def body(schema: str, sample: Schema) -> Schema:
    content = {"application/json": {"schema": {"$ref": REFERENCE + schema}, "example": sample}}
    return {"required": True, "content": content}


# ── Samples ──────────────────────────────────────────────────────────────────


def draw() -> Schema:
    responses = {
        "201": ok("Lottat.", "Receipt", receipt_example("STP"), "Location", "ETag", "X-Position"),
        "200": ok("Samma lottning igen: första svaret.", "Receipt", receipt_example("STP", again=True), "ETag"),
    }
    about = (
        f"Programmet lottar högst {MOST_DRAWN} poster ur registret som det stod, så att vem som helst kan göra om det "
        "(docs/granskning.md). Ingen skickar en post. Utan `seed` väljer programmet ett frö."
    )
    sample = {
        "title": "Utredningar våren 2026",
        "purpose": "Revisionens granskning.",
        "register": "deviations",
        "size": 10,
        "questions": ["Är orsakerna utredda?"],
    }
    found = operation(SAMPLES, "samples.draw", "Stickprov: lotta", about, responses, WRITE_ERRORS)
    wanted = [parameter(name) for name in ("Idempotency-Key", "X-Role", "X-Unit")]
    return {**found, "parameters": wanted, "requestBody": body("Drawing", sample)}


def again() -> Schema:
    sample = {"record": AN_ID, "number": "STP-2026-0001", "same": True, "differs": None, "drawn": [AN_ID]}
    about = "Lottar en gång till ur registret som det stod, och säger om stickprovet är det som lotten ger."
    found = operation(SAMPLES, "samples.again", "Stickprov: lotta om", about, answers("Svaret.", sample), READ_ERRORS)
    return {**found, "parameters": [parameter("AsOf"), parameter("X-Position")]}


# ── Half-years ───────────────────────────────────────────────────────────────


def would_be() -> Schema:
    figure = {"measure": "deviations.investigation_kept", "key": "kept", "is": 7, "would_be": 9}
    sample = {"period": "2026:1", "position": 1042, "figures": [figure], "records": [], "about": []}
    about = (
        "Halvåret som det hade varit med en annan frist, riskgräns, skala eller andra kategorier. Inget skrivs, och "
        "inget som människor har gjort prövas om; `about` säger vad som räknas om."
    )
    found = operation(
        ANALYSES, "figures.what-if", "Siffror: tänk om", about, answers("Skillnaden.", sample), READ_ERRORS
    )
    parameters = [
        query("deadline", "Fristen och dess längd.", WORDS, example="deviation.investigation=2months"),
        query("threshold", "Gränsen för hög risk.", {"type": "integer", "minimum": 1, "maximum": 100}),
        query("step", "Ett steg i riskskalan som skulle räknas som ett annat.", WORDS, example="5=4"),
        query("category", "En kategori som skulle vara en annan.", WORDS, example="missed_visit=treatment"),
    ]
    return {**found, "parameters": [*parameters, parameter("AsOf"), parameter("X-Position")]}


def provenance() -> Schema:
    line = {"position": 988, "what": "Avvikelsen rapporterades", "leaf": "…", "proof": "c2sp.org/tlog-proof@v1\n…"}
    figure = {"key": "", "label": "Totalt", "value": 1, "records": [AN_ID]}
    record = {"record": AN_ID, "called": "AVV-2026-0123", "lines": [line]}
    sample = {"period": "2026:1", "position": 1042, "figures": [figure], "records": [record], "checkpoint": None}
    about = (
        "Siffran, posterna den räknar, deras rader och beviset för var och en. Inga texter och inga namn. Med "
        "`Accept: text/html` en sida att skriva ut."
    )
    responses = answers("Allt i ett dokument.", sample, "X-Position")
    responses["200"]["content"]["text/html"] = {"schema": {"type": "string"}}
    found = operation(ANALYSES, "figures.provenance", "Siffror: varifrån siffran kommer", about, responses, READ_ERRORS)
    measure = query("measure", "Måttet.", {"type": "string"}, required=True, example="deviations")
    key = query("key", "Vad siffran är räknad på; utelämnas det visas alla.", {"type": "string"}, allowEmptyValue=True)
    return {**found, "parameters": [measure, key, parameter("AsOf"), parameter("X-Position")]}


# ── Units and persons ────────────────────────────────────────────────────────

WORDING = law.INVESTIGATE_MISCONDUCT.wordings[-1]
PROVISION: Schema = {"note": 1, "citation": WORDING.citation, "text": WORDING.text, "in_short": None}
WORDED = "Under `provisions` står hur varje bestämmelse löd; `text` är null där lydelsen inte är inlagd."


def story() -> Schema:
    line = {"position": 988, "called": "AVV-2026-0123", "when": "2 mars 2026 kl. 10.30", "what": "…", "note": 1}
    sample = {"unit": AN_ID, "from": 0, "to": 1042, "next": None, "lines": [line], "provisions": [PROVISION]}
    about = (
        "Vad som hände i enheten och dem under den, genom varje omorganisation, med lagen som den löd den dagen. Bara "
        f"poster som du får se. Högst 200 rader; `next` är var man fortsätter. {WORDED}"
    )
    found = operation(UNITS, "units.story", "Enhet: historia", about, answers("Historien.", sample), READ_ERRORS)
    return {**found, "parameters": [moment("from", "Från denna dag."), moment("to", "Till denna dag.")]}


def workplace_meeting() -> Schema:
    about = (
        "Enhetens blad till arbetsplatsträffen: vad som rapporterades, vad som gjordes och vad som ändrades, att läsa "
        "eller skriva ut. Små tal döljs inte, så bladet är för dem som arbetar i enheten eller under den, och för dem "
        "som i sin roll ser avvikelserna där."
    )
    responses = {"200": {"description": "Bladet.", "content": {"*/*": BYTES["application/octet-stream"]}}}
    found = operation(
        UNITS, "units.workplace_meeting", "Enhet: blad till arbetsplatsträffen", about, responses, READ_ERRORS
    )
    form = query("form", "Formen.", {"type": "string", "enum": ["pdf", "html"]}, example="pdf")
    return {**found, "parameters": [form, parameter("AsOf"), parameter("X-Position")]}


def record_story(register: Register[Any]) -> Schema:
    line = {"position": 988, "when": "2 mars 2026 kl. 10.30", "what": "Avvikelsen rapporterades", "note": 1}
    sample = {"record": AN_ID, "number": None, "lines": [line], "provisions": [PROVISION]}
    about = (
        "Vad som hände, när, av vem i vilken roll, med lagen som den löd den dagen. Förseglade texter visas inte. Med "
        f"`Accept: text/plain` löpande text. {WORDED}"
    )
    responses = answers("Historien.", sample, "X-Position")
    responses["200"]["content"]["text/plain"] = {"schema": {"type": "string"}}
    name, summary = f"{register.name}.story", f"{register.singular}: berättad"
    found = operation(register.label, name, summary, about, responses, READ_ERRORS)
    return {**found, "parameters": [parameter("AsOf"), parameter("X-Position")]}


def record_thread(register: Register[Any]) -> Schema:
    part = {"record": AN_ID, "register": "views", "called": "SYN-2026-0007", "opened": 977, "day": "2026-03-01"}
    sample = {"record": AN_ID, "number": None, "thread": [{**part, "side": "before", "came_from": []}]}
    about = (
        "Det som posten kom ur och ledde till, hela vägen åt båda håll, i den ordning det öppnades. Poster som du inte "
        "får se är inte med, och inget som bara nås genom dem."
    )
    name, summary = f"{register.name}.thread", f"{register.singular}: vad den kom ur och ledde till"
    found = operation(register.label, name, summary, about, answers("Tråden.", sample, "X-Position"), READ_ERRORS)
    return {**found, "parameters": [parameter("AsOf"), parameter("X-Position")]}


def compared() -> Schema:
    field = {"label": "Läge", "was": "Rapporterad", "is": "Läst"}
    item = {
        "record": AN_ID,
        "called": "AVV-2026-0123",
        "change": "changed",
        "lines": [988],
        "fields": {"status": field},
    }
    sample = {"from": 900, "to": 1042, "next": None, "items": [item]}
    about = (
        "Vad som skiljer i registren, post för post och uppgift för uppgift, och vilka rader som gjorde det. Bara "
        "poster som du får se. Högst 200; `next` är var man fortsätter."
    )
    found = operation(
        ABOUT, "compare", "Två tidpunkter", about, answers("Skillnaden.", sample, "X-Position"), READ_ERRORS
    )
    register = query("register", "Bara detta register.", REGISTER_NAME, example="deviations")
    after = query("after", "Efter posten som öppnades på denna rad.", A_LINE)
    begins = {**moment("from", "Från denna dag, tidpunkt eller rad."), "required": True}
    return {
        **found,
        "parameters": [begins, moment("to", "Till denna; nu om inget sägs."), register, after, parameter("X-Position")],
    }


ACTS: Schema = {"position": 1042, "next": None, "items": [{"position": 988, "what": "Avvikelsen förstabedömdes"}]}


def own() -> Schema:
    about = "Varje rad som du själv har fört in. Högst 200; `next` är var man fortsätter."
    found = operation(PERSONS, "own-acts.list", "Mina handlingar", about, answers("Raderna.", ACTS), READ_ERRORS)
    after = query("after", "Efter denna rad.", A_LINE)
    return {**found, "parameters": [after, parameter("AsOf"), parameter("X-Position")]}


def review() -> Schema:
    about = (
        "För logggranskaren, som varken är eller leder personen. Granskningen antecknas med sitt skäl innan svaret "
        "lämnas. Det som kan röja vem som har rapporterat något är aldrig med, och räknas inte."
    )
    found = operation(PERSONS, "log-review", "Logggranskning", about, answers("Raderna.", ACTS), REVIEW_ERRORS)
    sample = {"person": AN_ID, "purpose": "Kvartalsvis kontroll av åtkomst"}
    return {**found, "requestBody": body("Reviewing", sample)}
