"""The configuration: `config.toml`, then the environment on top. A wrong value ends the program with one sentence."""

import difflib
import json
import os
import tomllib
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError

from bot.errors.configuration import BadConfig, NoConfigFile

DEFAULT_FILE = Path("config.toml")
PREFIX = "COPYDESK_"
NEAR = 0.7
"""Likeness (Ratcliff/Obershelp) of a slip to the key that was meant: "trash_day" and "trash_days" have .95."""
_SECRET = ("DISCORD_TOKEN", "COPYDESK_DISCORD", "COPYDESK_DISCORD__TOKEN")


class Section(BaseModel):
    """A table of the file; a key that is not known is an error, so that a slip is seen at once."""

    model_config = ConfigDict(extra="forbid")


class DiscordConfig(Section):
    """The bot's account, and how fast it may be asked."""

    token: SecretStr | None = None
    member_burst: int = Field(default=6, ge=1)
    member_seconds: float = Field(default=3, gt=0, le=60)
    server_burst: int = Field(default=300, ge=1)
    server_seconds: float = Field(default=0.2, gt=0, le=60)


class FetchConfig(Section):
    """How pages are fetched. Nothing here can loosen the address guard."""

    contact: str | None = None
    obey_robots_for_people: bool = False
    archive_fallback: bool = False
    seconds: float = Field(default=25, gt=0, le=60)
    megabytes: float = Field(default=5, gt=0, le=20)


class ArchiveConfig(Section):
    """What is kept, and for how long, in days."""

    keep_received_days: int | None = Field(default=None, ge=0)
    trash_days: int = Field(default=30, ge=1)
    grace_days: int = Field(default=30, ge=1)


class FeedsConfig(Section):
    """How much of what sites publish an archive takes in by itself, and for how long the pages are kept, in days."""

    most_feeds: int = Field(default=200, ge=0, le=5_000)
    most_items_a_day: int = Field(default=2_000, ge=1)
    keep_originals_days: int = Field(default=90, ge=0)


class Config(Section):
    """Everything an operator can set; `config.example.toml` explains each key."""

    database: str = "copydesk.sqlite"
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["plain", "json"] = "plain"
    discord: DiscordConfig = DiscordConfig()
    fetch: FetchConfig = FetchConfig()
    archive: ArchiveConfig = ArchiveConfig()
    feeds: FeedsConfig = FeedsConfig()


def load(path: Path | None = None) -> Config:
    """Read `path`, or config.toml here if there is one; DISCORD_TOKEN and COPYDESK_… come on top.

    The token is taken out of the environment, so that no child process inherits it.
    Raises NoConfigFile when a named file is not there, BadConfig when it cannot be read or values are wrong, with each.
    """
    values = _read(path or DEFAULT_FILE, must_exist=path is not None)
    try:
        config = Config.model_validate(_with_environment(values))
    except ValidationError as error:
        faults = error.errors(include_url=False, include_input=False)
        raise BadConfig(
            faults="; ".join(_told(fault["loc"], fault["type"], fault["msg"]) for fault in faults)
        ) from None
    token = os.environ.get("DISCORD_TOKEN")
    for name in [name for name in os.environ if name.upper() in _SECRET]:
        del os.environ[name]
    if not token:
        return config
    return config.model_copy(update={"discord": config.discord.model_copy(update={"token": SecretStr(token)})})


def _with_environment(values: dict[str, Any]) -> dict[str, Any]:
    """The file's values with those of COPYDESK_KEY and COPYDESK_TABLE__KEY; other names are other programs'."""
    merged = dict(values)
    for name, value in os.environ.items():
        if not name.upper().startswith(PREFIX):
            continue
        table, _, key = name[len(PREFIX) :].lower().partition("__")
        if table not in Config.model_fields:
            continue
        if not key:
            merged[table] = _whole(value) if value.startswith("{") else value
        elif isinstance(merged.get(table, {}), dict):
            merged[table] = {**merged.get(table, {}), key: value}
    return merged


def _whole(value: str) -> object:
    """A table written as JSON; whatever else it is fails as that table."""
    try:
        return json.loads(value)
    except ValueError:
        return value


def _told(place: tuple[int | str, ...], kind: str, problem: str) -> str:
    """One fault: the key, and what is wrong with it; an unknown key has the nearest that there is beside it."""
    key = ".".join(map(str, place))
    if kind != "extra_forbidden":
        return f"{key} ({problem})"
    near = difflib.get_close_matches(key, _keys(), 1, NEAR) or [
        known for known in _keys() if known.rpartition(".")[2] == str(place[-1])
    ]
    return f"{key} (there is no such key{f'; is {near[0]} meant?' if near else ''})"


def _keys() -> list[str]:
    """Every key of the file, with its table."""
    tables = {name: field.annotation for name, field in Config.model_fields.items()}
    return [*tables] + [
        f"{name}.{key}"
        for name, table in tables.items()
        if isinstance(table, type) and issubclass(table, Section)
        for key in table.model_fields
    ]


def _read(path: Path, *, must_exist: bool) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        if must_exist:
            raise NoConfigFile(path=path) from None
        return {}
    except OSError as error:
        raise BadConfig(faults=f"{path.name} ({error.strerror})") from None
    except ValueError as error:  # no UTF-8, no TOML, or a path that no file can have
        raise BadConfig(faults=f"{path.name} ({error})") from None


def data_folder(name: str) -> Path:
    """Where "migrations" or "seeds" lies: inside an installed package, else beside it in the checkout."""
    here = Path(__file__).resolve().parent
    packaged = here / "_data" / name
    return packaged if packaged.is_dir() else here.parent / name
