"""Words that say how quoted words stand: negators, verbs of denial, fakes, conditionals; a TOML file a language."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from bot.analysis.lexicon import LANGUAGES


@cache
def standing_words(language: str) -> Mapping[str, frozenset[str]]:
    """The lists of one of LANGUAGES (standings/) by name, pairs joined by "_"; empty for a language without them."""
    file = files("bot.analysis.lexicon").joinpath(f"standings/{language}.toml")
    if language not in LANGUAGES or not file.is_file():
        return {}
    raw = tomllib.loads(file.read_text("utf-8").replace("’", "'"))
    return {group: frozenset(listed.split()) for group, listed in raw.items()}
