"""The description of drafts: what somebody has begun to write and has not sent in."""

from __future__ import annotations

from api.further import DRAFTS, ROOT, operation
from api.parameters import READ_ERRORS, ok, parameter, spoken_of
from api.schemas import AN_ID, REFERENCE, Schema


def paths() -> dict[str, Schema]:
    return {
        f"{ROOT}/drafts": {"get": own_drafts(), "post": save_draft()},
        f"{ROOT}/drafts/{{draft}}": {
            "parameters": [parameter("Draft")],
            "get": draft(),
            "put": replace_draft(),
            "delete": delete_draft(),
        },
    }


# ── Drafts ───────────────────────────────────────────────────────────────────

A_DRAFT = {
    "draft": AN_ID,
    "form": "deviations/report-deviation",
    "saved_at": "2026-03-14T08:00:00.000000+00:00",
    "kept_until": "2026-04-13T08:00:00.000000+00:00",
    "idempotency_key": f"draft-{AN_ID}",
}
WRITTEN = {"description": "Kvällsbesöket blev inte av."}
TO_SAVE = {
    "required": True,
    "content": {
        "application/json": {
            "schema": {"$ref": REFERENCE + "DraftSaved"},
            "example": {"form": A_DRAFT["form"], "said": WRITTEN},
        }
    },
}
SAVE_ERRORS = ("400", "401", "403", "404", "405", "413", "415", "422", "500", "503")


def own_drafts() -> Schema:
    about = "Dina egna, det senast sparade först, utan vad som står i dem. Ingen annan ser dem."
    responses = {"200": ok("Utkasten.", "Drafts", {"items": [A_DRAFT]})}
    return operation(DRAFTS, "drafts.list", "Utkast: lista", about, responses, READ_ERRORS)


def save_draft() -> Schema:
    about = (
        "Sparar det som är skrivet än så länge, förseglat, i högst trettio dagar. Det är ingen rad och prövas inte mot "
        "någon regel. Skicka in det med det vanliga kommandot och `X-Draft`."
    )
    responses = {"201": ok("Sparat.", "Draft", {**A_DRAFT, "said": WRITTEN}, "Location", "ETag")}
    found = operation(DRAFTS, "drafts.save", "Utkast: spara", about, responses, SAVE_ERRORS)
    return {**found, "requestBody": TO_SAVE}


def draft() -> Schema:
    about = "Utkastet med vad som står i det. Någon annans svarar som om det inte fanns."
    responses = {"200": ok("Utkastet.", "Draft", {**A_DRAFT, "said": WRITTEN}, "ETag")}
    return operation(DRAFTS, "drafts.get", "Utkast: läs", about, responses, READ_ERRORS)


def replace_draft() -> Schema:
    about = "Ersätter vad som står i utkastet. Med `If-Match` bara om det är som du såg det."
    responses = {"200": ok("Sparat.", "Draft", {**A_DRAFT, "said": WRITTEN}, "ETag")}
    found = operation(DRAFTS, "drafts.replace", "Utkast: ersätt", about, responses, (*SAVE_ERRORS, "412"))
    tag = {"type": "string", "pattern": '^"[0-9a-f]{32}"$'}
    seen = spoken_of("header", "If-Match", "ETag för utkastet som du såg det; är det ändrat sparas inget (412).", tag)
    return {**found, "parameters": [seen], "requestBody": TO_SAVE}


def delete_draft() -> Schema:
    about = "Tar bort utkastet. Finns det inte händer inget."
    responses = {"204": {"description": "Borttaget."}}
    return operation(DRAFTS, "drafts.delete", "Utkast: ta bort", about, responses, READ_ERRORS)
