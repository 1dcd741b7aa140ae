"""The command line: `liggaren [--board NAMN] KOMMANDO`."""

from api.cli.program import main

__all__ = ["main"]
