"""Egenkontrollens år – a department decides its plan, makes its controls each tertial, and compiles them."""

from boards.history.self_controls.lives import beginnings

__all__ = ["beginnings"]
