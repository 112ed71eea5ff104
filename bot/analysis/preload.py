"""Loaded once in the process that the reading children are forked from, so that no first text waits for it.

The word tables of all languages and the weights take 0.05 s to load, and each child would load them anew.
"""

from bot.analysis.lexicon import detect
from bot.analysis.quotations.weighing import weights

detect("")
weights()
