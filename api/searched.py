"""The description of search: in the clear text of what the asker sees, and in the sealed text of their own cases."""

from __future__ import annotations

from api.doors import DOORS
from api.further import ABOUT, ROOT, answers, operation
from api.parameters import READ_ERRORS, parameter, spoken_of
from api.replayed import REVIEW_ERRORS
from api.schemas import AN_ID, REFERENCE, Schema
from api.sealed_search import MOST_RECORDS
from api.searching import MOST_OFFSET

QUESTION: Schema = {"type": "string", "pattern": "^[ -~\u00a0-\ud7ff]{2,200}$"}
REGISTER: Schema = {"type": "string", "enum": sorted(DOORS)}
OFFSET: Schema = {"type": "integer", "minimum": 0, "maximum": MOST_OFFSET, "default": 0}


def paths() -> dict[str, Schema]:
    return {f"{ROOT}/search": {"get": clear()}, f"{ROOT}/sealed-search": {"post": sealed()}}


def clear() -> Schema:
    card = {"record": AN_ID, "register": "documents", "number": "DOK-2026-0007", "status": "published"}
    sample = {"position": 1042, "more": False, "told": "", "items": [{"found": "text", "card": card}]}
    about = (
        "Söker i rubriker, namn, platser och nummer i det du får se, och i nämndens ord och enheternas namn. Varje ord "
        "ska finnas, som böjningsform eller som del av ett längre ord. Förseglad text söks inte. `found` säger hur en "
        "post hittades, `told` vad det är att säga om frågan. Det som liknar mest står först."
    )
    found = operation(ABOUT, "search", "Sök", about, answers("Träffarna.", sample, "X-Position"), READ_ERRORS)
    asked = spoken_of("query", "q", "Orden, eller ett nummer.", QUESTION, required=True, example="avvikelse")
    where = spoken_of("query", "register", "Bara detta register.", REGISTER, example="documents")
    offset = spoken_of("query", "offset", "Hoppa över så många.", OFFSET)
    return {
        **found,
        "parameters": [asked, where, parameter("AsOf"), parameter("Limit"), offset, parameter("X-Position")],
    }


def sealed() -> Schema:
    item = {"register": "deviations", "record": AN_ID, "number": "AVV-2026-0123", "position": 988, "version": 1}
    sample = {"looked_through": 14, "more": False, "next": None, "items": [{**item, "fields": ["description"]}]}
    about = (
        "Söker i förseglad text i dina egna ärenden: dem du handlägger, och raderna du själv har skrivit i dem du har "
        f"rapporterat. Öppningen antecknas med ändamål och rader innan något öppnas. Högst {MOST_RECORDS} ärenden gås "
        "igenom åt gången, de nyaste först. `more` säger att det fanns fler: fråga då igen med `next` som `after`. "
        "Svaret säger var orden står, inte vad där står."
    )
    found = operation(
        ABOUT, "sealed-search", "Sök i egna ärenden", about, answers("Var orden står.", sample), REVIEW_ERRORS
    )
    body = {
        "schema": {"$ref": REFERENCE + "SealedSearch"},
        "example": {"words": "larmet", "purpose": "Hitta ärendet om larmet."},
    }
    return {**found, "requestBody": {"required": True, "content": {"application/json": body}}}
