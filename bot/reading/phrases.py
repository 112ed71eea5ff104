"""What pages and pasted texts say around an article, out of the reading.toml of all languages together."""

import re

from bot.languages import every


def phrases(section: str, key: str) -> tuple[str, ...]:
    """The entries of a list in all languages, each once: the language of the lowest rank first."""
    tables = (table.get(section, {}) for table in every("reading").values())
    return tuple(dict.fromkeys(entry for table in tables for entry in table.get(key, ())))


def any_of(section: str, *keys: str) -> str:
    """A pattern of the lists' entries as they are written, the longest first."""
    entries = dict.fromkeys(entry for key in keys for entry in phrases(section, key))
    return "|".join(map(re.escape, sorted(entries, key=len, reverse=True)))


def patterns(section: str, key: str) -> str:
    """A pattern of a list whose entries are patterns."""
    return "|".join(phrases(section, key))
