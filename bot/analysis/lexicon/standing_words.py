"""Words that say how quoted words stand: negators, verbs of denial, fakes, conditionals."""

from collections.abc import Mapping
from functools import cache

from bot.analysis.lexicon import has_table, straight
from bot.languages import data


@cache
def standing_words(language: str) -> Mapping[str, frozenset[str]]:
    """The lists of a language's standings.toml by name, pairs joined by "_"; empty for a language without a table."""
    raw = straight(data(language, "standings")) if has_table(language) else {}
    return {group: frozenset(listed.split()) for group, listed in raw.items() if isinstance(listed, str)}
