"""What checks a package without the program that made it: a file of Python and a page, both copied into every package.

They import nothing of ours and are imported by nobody; `program()` and `page()` give them as they are.
"""

from __future__ import annotations

from importlib.resources import files


def program() -> bytes:
    """`liggaren_verify.py`, byte for byte."""
    return files(__name__).joinpath("liggaren_verify.py").read_bytes()


def page() -> bytes:
    """`kontroll.html`, byte for byte."""
    return files(__name__).joinpath("kontroll.html").read_bytes()
