"""Commands that run: serve, and the demonstration."""
