"""The languages that are known: a folder each, found by its `language.toml`; data without meaning.

A new language is a new folder and nothing else. What its files may hold stands in `keys.toml`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from bot.languages.checking import Table, read, refuse, unknown_files

_UNRANKED = 1_000


@dataclass(frozen=True, slots=True)
class Language:
    """What a language is called and goes by.

    `code`: its folder's name (ISO 639-1, else 639-2). The rest is told in `keys.toml`.
    """

    code: str
    english: str
    own: str
    rank: int = _UNRANKED
    discord: tuple[str, ...] = ()
    stemmer: str | None = None
    months: tuple[str, ...] = ()
    countries: bool = False
    scripts: tuple[str, ...] = ()
    common: str = ""
    folder: Traversable = field(default_factory=lambda: files(__package__), repr=False, compare=False)


@cache
def languages() -> tuple[Language, ...]:
    """Every language that has a folder, by rank and then by code. Raises BadLanguage."""
    found = (folder for folder in files(__package__).iterdir() if folder.joinpath("language.toml").is_file())
    return tuple(sorted(map(_language, found), key=lambda each: (each.rank, each.code)))


def language(code: str | None) -> Language | None:
    """The language of a code ("de"); None for a code without a folder."""
    return _by_code().get(code or "")


@cache
def data(code: str, name: str) -> Table:
    """The table NAME.toml of a language, as its file has it; empty where it has none. Raises BadLanguage."""
    known = language(code)
    return read(known.folder, name) if known else {}


@cache
def every(name: str) -> Mapping[str, Table]:
    """The tables NAME.toml of all languages that have one, by code and in the order of `languages`."""
    return {each.code: table for each in languages() if (table := data(each.code, name))}


def listed(name: str, *keys: str) -> frozenset[str]:
    """The words that stand in the tables NAME.toml of all languages under a key, or a key within a key."""
    return frozenset(word for table in every(name).values() for word in _at(table, keys).split())


def _at(table: Table, keys: tuple[str, ...]) -> str:
    for key in keys[:-1]:
        table = table.get(key, {})
    return str(table.get(keys[-1], ""))


@cache
def _by_code() -> Mapping[str, Language]:
    return {each.code: each for each in languages()}


def _language(folder: Traversable) -> Language:
    table = read(folder, "language")
    unnamed = [] if "english" in table else ["no english in language.toml"]
    refuse(folder, unknown_files(folder) + unnamed)
    given = {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
    return Language(**{"code": folder.name, "own": table["english"], "folder": folder} | given)
