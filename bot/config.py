"""The configuration: `config.toml`, then the environment on top. A wrong value ends the program with one sentence."""

import os
import tomllib
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from bot.errors import BadConfig, NoConfigFile

DEFAULT_FILE = Path("config.toml")
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


class Config(BaseSettings):
    """Everything an operator can set; `config.example.toml` explains each key."""

    model_config = SettingsConfigDict(env_prefix="COPYDESK_", env_nested_delimiter="__", extra="forbid")

    database: str = "copydesk.sqlite"
    log_level: str = Field(default="INFO", pattern="^(DEBUG|INFO|WARNING|ERROR)$")
    discord: DiscordConfig = DiscordConfig()
    fetch: FetchConfig = FetchConfig()
    archive: ArchiveConfig = ArchiveConfig()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment wins over the file, whose values come as the initial ones."""
        return env_settings, init_settings


def load(path: Path | None = None) -> Config:
    """Read `path`, or config.toml here if there is one; DISCORD_TOKEN and COPYDESK_… come on top.

    The token is taken out of the environment, so that no child process inherits it.
    Raises NoConfigFile when a named file is not there, BadConfig when it cannot be read or a value is wrong.
    """
    values = _read(path or DEFAULT_FILE, must_exist=path is not None)
    try:
        config = Config(**values)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        key = ".".join(str(part) for part in first["loc"])
        raise BadConfig(key=key, problem=first["msg"]) from None
    token = os.environ.get("DISCORD_TOKEN")
    for name in [name for name in os.environ if name.upper() in _SECRET]:
        del os.environ[name]
    if not token:
        return config
    return config.model_copy(update={"discord": config.discord.model_copy(update={"token": SecretStr(token)})})


def _read(path: Path, *, must_exist: bool) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        if must_exist:
            raise NoConfigFile(path=path) from None
        return {}
    except OSError as error:
        raise BadConfig(key=path.name, problem=error.strerror) from None
    except ValueError as error:  # no UTF-8, no TOML, or a path that no file can have
        raise BadConfig(key=path.name, problem=str(error)) from None


def data_folder(name: str) -> Path:
    """Where "migrations" or "seeds" lies: inside an installed package, else beside it in the checkout."""
    here = Path(__file__).resolve().parent
    packaged = here / "_data" / name
    return packaged if packaged.is_dir() else here.parent / name
