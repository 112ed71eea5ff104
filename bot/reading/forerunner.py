"""Loaded once in the process that the reading children are forked from, so that no first reading waits for it.

The names of months in all languages take 0.2 s to load, and each child would load them anew.
"""

from bot.text import months

months.names()
