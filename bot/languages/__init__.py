"""The languages that are known: a folder each, found by its `language.toml`; data without meaning.

A new language is a new folder and nothing else. What its files may hold stands in `keys.toml`.
"""

import tomllib
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from bot.errors.configuration import BadLanguage

Table = Mapping[str, Any]

_UNRANKED = 1_000
_KEYS = files(__package__).joinpath("keys.toml")


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
    alternations: str = ""
    prepared: str = ""
    endings: tuple[str, ...] = ()
    stacked: bool = False
    alike: str = ""
    lengthened: str = ""
    spelt: str = ""
    inflected: str = ""
    added: str = ""
    fleeting: str = ""
    fleeting_before: str = ""
    vowels: str = ""
    marked: str = ""
    agglutinating: bool = False
    doubling: bool = False
    compounds: bool = False
    linker: str = ""
    enclitics: str = ""
    months: tuple[str, ...] = ()
    countries: bool = False
    scripts: tuple[str, ...] = ()
    common: str = ""
    stopwords: str = ""
    folder: Traversable = field(default_factory=lambda: files(__package__), repr=False, compare=False)

    def writes(self, word: str) -> bool:
        """Whether a word begins with a letter of the script that the language is written in, as its own name is."""
        return bool(word) and _script(word[0]) == _script(self.own[0])


@cache
def _script(letter: str) -> str:
    """How Unicode's name of a letter begins: ARMENIAN."""
    return unicodedata.name(letter, "").split(" ")[0]


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


def _is_list(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _is_pairs(value: object) -> bool:
    return isinstance(value, str) and all(word.count("/") == 1 and word != "/" for word in value.split())


_KINDS: Mapping[str, Callable[[object], bool]] = {
    "text": lambda value: isinstance(value, str),
    "words": lambda value: isinstance(value, str),
    "pairs": _is_pairs,
    "list": _is_list,
    "patterns": _is_list,
    "number": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "flag": lambda value: isinstance(value, bool),
    "table": lambda value: isinstance(value, dict),
}


@cache
def keys() -> Mapping[str, Table]:
    """By file (without its ending) and key, in tables as the file has them: "kind: what it is for"."""
    return tomllib.loads(_KEYS.read_text("utf-8"))


def read(folder: Traversable, name: str) -> Table:
    """The table NAME.toml of a language's folder, empty where there is none. Raises BadLanguage for what is unknown."""
    source = folder.joinpath(f"{name}.toml")
    if not source.is_file():
        return {}
    try:
        table = tomllib.loads(source.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadLanguage(folder=folder.name, faults=f"{name}.toml cannot be read ({error})") from error
    refuse(folder, list(_faults(name, table, keys()[name])))
    return table


def refuse(folder: Traversable, faults: list[str]) -> None:
    """Raise BadLanguage where there are any faults."""
    if faults:
        raise BadLanguage(folder=folder.name, faults=", ".join(faults))


def unknown_files(folder: Traversable) -> list[str]:
    """The tables of a folder that nobody would read."""
    tables = [file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml")]
    return [f"unknown file {name}.toml" for name in sorted(tables) if name not in keys()]


def _faults(name: str, table: Table, known: Table) -> Iterator[str]:
    """What is wrong in a table of NAME.toml, which may hold the keys of `known`."""
    for key, value in table.items():
        kind = known.get(key)
        if kind is None:
            yield f"unknown key {key} in {name}.toml"
        elif isinstance(kind, Mapping):
            yield from _faults(name, value, kind) if isinstance(value, dict) else [f"{key} in {name}.toml is no table"]
        elif not _KINDS[kind.partition(":")[0]](value):
            yield f"{key} in {name}.toml is no {kind.partition(':')[0]}"
