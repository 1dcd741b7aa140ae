"""Styrdokumentens livsöden – the guidelines as they are, and invented routines."""
