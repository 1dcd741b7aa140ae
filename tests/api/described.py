"""The description of the API, made once in a process, and by the first test that asks: it takes seconds."""

from __future__ import annotations

from functools import cache

from api import openapi, schemas

document = cache(lambda: openapi.document({"prov": "Provnämnden"}, True))
named = cache(schemas.schemas)
"""All named schemas, and the name of each command's and each state's."""
