"""Builds everything once and closes it once."""
