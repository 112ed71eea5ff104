"""Copydesk: a newsroom archive on Discord that answers only with words that stand in its sources."""

__version__ = "0.1.0"
