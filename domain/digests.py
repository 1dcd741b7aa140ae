"""A digest as the lines write one."""

from __future__ import annotations

from typing import Annotated

from domain.grammar import Length
from domain.text import Form

PATTERN = r"^[A-Za-z0-9_-]{43}$"

Digest = Annotated[str, Form(PATTERN), Length(43, 43)]
"""32 bytes, as of SHA-256, in base64url without padding (RFC 4648, section 5). What is of exact content is also the
address that the content is kept by."""
