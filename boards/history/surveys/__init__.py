"""Undersökningarna – the yearly surveys of each board, and what became of those that went wrong."""

from boards.history.surveys.lives import beginnings

__all__ = ["beginnings"]
