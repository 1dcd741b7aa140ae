"""The organisation: units in a tree, persons, the roles they hold per unit, and what the board has delegated."""
