"""The description of what no register declares: contents, half-years, drafts, and what the board is told."""

from __future__ import annotations

from typing import Any

from api.parameters import READ_ERRORS, WRITE_ERRORS, ok, parameter, receipt_example, spoken_of
from api.schemas import AN_ID, REFERENCE, Schema
from domain import analyses, documents
from replays.report.forms import FORMS

ROOT = "/{board}/api/v1"
DOCUMENTS, ANALYSES, DRAFTS, ABOUT = documents.REGISTER.label, analyses.REGISTER.label, "Utkast", "Övrigt"
A_MOMENT = {"type": "string", "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])$"}
PERIOD = spoken_of(
    "path",
    "period",
    "Perioden: 2026:1 (halvår), 2026:T1 (tertial), 2026 (år); för lex Sarah också två dagar med -- emellan.",
    {"type": "string", "pattern": "^(199[0-9]|20[0-9]{2}|21[0-8][0-9]):[12]$"},
    required=True,
    example="2026:1",
)
KIND = spoken_of(
    "path",
    "kind",
    "Slaget av rapport.",
    {"type": "string", "enum": [kind.value.replace("_", "-") for kind in analyses.ReportKind]},
    required=True,
    example="half-year",
)
ADDRESS = spoken_of(
    "path",
    "address",
    "Innehållets adress: dess kontrollsumma.",
    {"type": "string", "pattern": "^[A-Za-z0-9_-]{43}$"},
    required=True,
    example="uutlBuYeMDyjLLTpf6Jxi7yNkEF35jdyWMn9U7b_RYY",
)
ON = spoken_of("query", "on", "Dagen; i dag om inget sägs.", A_MOMENT, example="2026-06-16")
VERSION = {"type": "integer", "minimum": 1, "maximum": 1_000_000}
BYTES = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}


def moment(name: str, description: str) -> Schema:
    return spoken_of("query", name, description, A_MOMENT, example="2026-07-05")


def answers(description: str, sample: Schema, *headers: str) -> Schema:
    """An answer that is shown by its example."""
    found = ok(description, "Object", sample, *headers)
    return {"200": found}


def operation(tag: str, id: str, summary: str, description: str, responses: Schema, errors: tuple[str, ...]) -> Schema:
    told = {status: {"$ref": f"#/components/responses/{status}"} for status in errors}
    return {
        "tags": [tag],
        "operationId": id,
        "summary": summary,
        "description": description,
        "responses": {**responses, **told},
    }


def paths() -> dict[str, Schema]:
    return {
        f"{ROOT}/api-info": {"get": info()},
        f"{ROOT}/contents": {"post": keep()},
        f"{ROOT}/contents/{{address}}": {"parameters": [ADDRESS], "get": content()},
        f"{ROOT}/documents/{{record}}/revision": {"parameters": [parameter("Record")], "get": revision()},
        f"{ROOT}/figures/{{kind}}/{{period}}": {"parameters": [KIND, PERIOD], "get": figures()},
        f"{ROOT}/figures/{{kind}}/{{period}}/difference": {"parameters": [KIND, PERIOD], "get": difference()},
        f"{ROOT}/figures/{{kind}}/{{period}}/freeze": {"parameters": [KIND, PERIOD], "post": freeze()},
        f"{ROOT}/analyses/{{record}}/report": {"parameters": [parameter("Record")], "get": report()},
        f"{ROOT}/analyses/{{record}}/keep": {"parameters": [parameter("Record")], "post": keep_report()},
        f"{ROOT}/analyses/{{record}}/versions": {"parameters": [parameter("Record")], "get": versions()},
        f"{ROOT}/delegated-decisions": {"get": delegated()},
        f"{ROOT}/work": {"get": work()},
        f"{ROOT}/routine-reviews": {"get": reviews()},
    }


# ── Operations ───────────────────────────────────────────────────────────────


def info() -> Schema:
    sample = {"apiName": "Liggaren", "apiVersion": "1.0.0", "apiReleased": "2026-11-22", "apiStatus": "beta"}
    about = "Vad API:et är, på den form som Diggs REST-profil ber om. Kräver ingen inloggning."
    found = operation(ABOUT, "api-info", "Om API:et", about, answers("Om API:et.", sample), ("404", "405", "500"))
    return {**found, "security": []}


def keep() -> Schema:
    sample = {"content": ADDRESS["example"], "content_length": 48213}
    created = {"201": answers("Förvarat.", sample, "Location")["200"]}
    about = (
        "Förvarar ett dokuments exakta innehåll, sedan det har prövats vilken sorts fil det är och att den är ofarlig. "
        "Det betyder något först när ett dokument anger adressen."
    )
    errors = ("401", "403", "404", "405", "410", "413", "415", "422", "500", "503")
    found = operation(DOCUMENTS, "contents.keep", "Innehåll: förvara", about, created, errors)
    return {**found, "requestBody": {"required": True, "content": BYTES}}


def content() -> Schema:
    about = "Innehållet, prövat mot sin adress."
    responses = {"200": {"description": "Innehållet.", "content": BYTES}}
    return operation(DOCUMENTS, "contents.get", "Innehåll: hämta", about, responses, (*READ_ERRORS, "410"))


def revision() -> Schema:
    sample = {
        "record": AN_ID,
        "number": "DOK-2026-0007",
        "on": "2026-06-16",
        "known": "known",
        "revision": {"number": 2},
    }
    about = "Vilken utgåva som gällde en dag. Att det inte är känt är också ett svar."
    found = operation(
        DOCUMENTS, "documents.revision", "Dokument: gällande utgåva", about, answers("Svaret.", sample), READ_ERRORS
    )
    return {**found, "parameters": [ON, parameter("AsOf")]}


def figures() -> Schema:
    figure: Schema = {"label": "Mottagning Sländan", "now": 12, "before": 9, "records": [AN_ID]}
    measure = {"id": "deviations.received", "version": 1, "counts_on": "received", "figures": [figure]}
    sample = {"period": "2026:1", "position": 1042, "measures": [measure]}
    about = "Siffrorna, var och en med posterna bakom; som de är eller var kända (`as_of`)."
    found = operation(
        ANALYSES, "figures.get", "Siffror", about, answers("Siffrorna.", sample, "X-Position"), READ_ERRORS
    )
    return {**found, "parameters": [parameter("AsOf"), parameter("X-Position")]}


def difference() -> Schema:
    line = {"position": 1040, "record": AN_ID, "number": "AVV-2026-0123", "register": "deviations"}
    change = {"measure": "deviations.received", "key": "", "from": 12, "to": 13}
    sample = {"period": "2026:1", "from": 900, "to": 1042, "figures": [change], "lines": [line]}
    about = "Vad som skiljer siffrorna vid två tidpunkter, och raderna som gjorde skillnaden."
    found = operation(
        ANALYSES, "figures.difference", "Siffror: skillnad", about, answers("Skillnaden.", sample), READ_ERRORS
    )
    return {**found, "parameters": [moment("from", "Från denna dag."), moment("to", "Till denna dag.")]}


def freeze() -> Schema:
    responses = {
        "201": ok("Fryst.", "Receipt", receipt_example(None), "Location", "ETag", "X-Position"),
        "200": ok("Samma frysning igen: första svaret.", "Receipt", receipt_example(None, again=True), "ETag"),
    }
    about = "Programmet räknar vid raden som anges, och siffrorna fryses genom beslutet. Ingen skickar en siffra."
    found = operation(ANALYSES, "figures.freeze", "Siffror: frys", about, responses, WRITE_ERRORS)
    sample: dict[str, Any] = {"position": 1042, "decision": {"body": "management_group", "day": "2026-07-05"}}
    body = {"schema": {"$ref": REFERENCE + "Freezing"}, "example": sample}
    wanted = [parameter(name) for name in ("Idempotency-Key", "X-Role", "X-Unit")]
    return {**found, "parameters": wanted, "requestBody": {"required": True, "content": {"application/json": body}}}


def report() -> Schema:
    about = (
        "Rapporten för en fryst version, den senaste om inget sägs. Den som arbetar med analysen får alla siffror, och "
        "texten om hen får läsa den; det skrivs upp. Andra får den som PDF, exakt som nämnden fick den, när den har "
        "behandlats. CSV är en zip med en fil per mått."
    )
    responses = {"200": {"description": "Rapporten.", "content": {"*/*": BYTES["application/octet-stream"]}}}
    found = operation(ANALYSES, "analyses.report", "Rapport", about, responses, (*READ_ERRORS, "410"))
    form = spoken_of("query", "form", "Formen.", {"type": "string", "enum": list(FORMS)}, example="pdf")
    return {**found, "parameters": [form, spoken_of("query", "version", "Vilken version.", VERSION, example=1)]}


def keep_report() -> Schema:
    responses = {
        "201": ok("Lagd till handlingarna.", "Receipt", receipt_example(None), "Location", "ETag", "X-Position"),
        "200": ok("Samma en gång till: första svaret.", "Receipt", receipt_example(None, again=True), "ETag"),
    }
    about = (
        "Programmet gör rapporten som PDF så som den får lämnas ut, förvarar dess exakta bytes och skriver deras "
        "kontrollsumma i liggaren. Utan kropp. Ledningsgruppen ska ha granskat analysen, och någon annan än de som "
        "skrev den ha frigett texten."
    )
    errors = ("401", "403", "404", "405", "409", "410", "412", "422", "500", "503")
    found = operation(ANALYSES, "analyses.keep", "Rapport: lägg till handlingarna", about, responses, errors)
    return {**found, "parameters": [parameter(name) for name in ("Idempotency-Key", "If-Match", "X-Role", "X-Unit")]}


def versions() -> Schema:
    version = {"version": 1, "line": 1043, "position": 1042, "frozen_on": "2026-07-06", "content": ADDRESS["example"]}
    figure = {"measure": "deviations", "key": "", "label": "Avvikelser som kom in", "from": 12, "to": 13}
    line = {"position": 1090, "record": AN_ID, "number": "AVV-2026-0123", "register": "deviations"}
    differs = {"from": 1042, "to": 1101, "figures": [figure], "counted_otherwise": [], "lines": [line]}
    sample = {"record": AN_ID, "position": 1204, "versions": [version], "differences": [differs]}
    about = "De frysta versionerna sida vid sida: siffrorna som skiljer, och raderna som gjorde skillnaden."
    responses = answers("Versionerna.", sample, "X-Position")
    return operation(ANALYSES, "analyses.versions", "Versioner", about, responses, READ_ERRORS)


def delegated() -> Schema:
    item = {"position": 988, "record": AN_ID, "number": "RIS-2026-0004", "decision": {"day": "2026-06-02"}}
    sample = {"from": 900, "to": 1042, "items": [item]}
    about = "Beslut på delegation mellan två tidpunkter, för anmälan vid nämndens nästa sammanträde."
    found = operation(
        ABOUT, "delegated-decisions.list", "Delegationsbeslut", about, answers("Besluten.", sample), READ_ERRORS
    )
    return {**found, "parameters": [moment("from", "Från denna dag."), moment("to", "Till denna dag.")]}


def work() -> Schema:
    rule = {"id": "deviation.investigation", "label": "Utreda", "local": True}
    item = {
        "register": "deviations",
        "record": AN_ID,
        "number": "AVV-2026-0123",
        "what": "utredningen ska vara klar",
        "day": "2026-04-14",
        "days": -3,
        "late": True,
        "rule": rule,
    }
    sample = {"position": 1042, "day": "2026-04-17", "count": 1, "late": 1, "items": [item]}
    about = (
        "Allt som väntar på någon, det tidigaste först: dagen, hur många dagar som är kvar (`days`; under noll: sent), "
        "regeln och bestämmelsen som gav dagen, och vilka det går till. Utan urval: allt du får se. En persons lista "
        "har också det som väntar på den som personen ersätter."
    )
    found = operation(ABOUT, "work.list", "Att göra", about, answers("Listan.", sample, "X-Position"), READ_ERRORS)
    own = spoken_of("query", "mine", "Bara det som väntar på dig.", {"type": "boolean", "default": False})
    whose = spoken_of("query", "person", "Bara det som väntar på denna person.", {"type": "string", "format": "uuid"})
    shared = [parameter(name) for name in ("Unit", "AsOf", "Limit", "Offset", "X-Position")]
    return {**found, "parameters": [own, whose, *shared]}


def reviews() -> Schema:
    routine = {"record": AN_ID, "number": "DOK-2025-0012", "title": "Rutin för telefontid", "reviewed_on": "2025-02-03"}
    plan = {"record": AN_ID, "number": "PLA-2025-0004", "title": "Kvalitetsplan 2026"}
    counts = {"since": "2025-12-16", "routines": 26, "to_review": 1}
    sample = {"position": 1042, "day": "2026-03-14", "plan": plan, **counts, "items": [routine]}
    about = "Gällande rutiner som ingen har gått igenom sedan den senaste kvalitetsplanen beslutades."
    found = operation(
        DOCUMENTS, "routine-reviews.list", "Rutiner att gå igenom", about, answers("Rutinerna.", sample), READ_ERRORS
    )
    return {**found, "parameters": [parameter("AsOf"), parameter("X-Position")]}
