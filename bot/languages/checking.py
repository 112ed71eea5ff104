"""Reading a language's files: what `keys.toml` does not name is refused, each fault by its file and key."""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from bot.errors import ConfigError

Table = Mapping[str, Any]


class BadLanguage(ConfigError):
    template = "The language folder {folder} is wrong: {faults}."


def _is_list(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


_KINDS: Mapping[str, Callable[[object], bool]] = {
    "text": lambda value: isinstance(value, str),
    "words": lambda value: isinstance(value, str),
    "list": _is_list,
    "number": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "flag": lambda value: isinstance(value, bool),
    "table": lambda value: isinstance(value, dict),
}


@cache
def keys() -> Mapping[str, Table]:
    """By file (without its ending) and key, in tables as the file has them: "kind: what it is for"."""
    return tomllib.loads(files(__package__).joinpath("keys.toml").read_text("utf-8"))


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
