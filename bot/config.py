"""The configuration: config.toml, then the environment on top. Wrong values end the program with one sentence."""

from pydantic import BaseModel, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class DiscordConfig(BaseModel):
    """The bot's account."""

    token: SecretStr | None = None


class FetchConfig(BaseModel):
    """How pages are fetched. Nothing here can loosen the address guard."""

    contact: str | None = None
    obey_robots_for_people: bool = False
    seconds: float = Field(default=25, gt=0, le=60)
    megabytes: float = Field(default=5, gt=0, le=20)
    archive_fallback: bool = False


class ArchiveConfig(BaseModel):
    """What is kept, and how long."""

    keep_received_days: int | None = Field(default=None, ge=0)
    trash_days: int = Field(default=30, ge=1)
    grace_days: int = Field(default=30, ge=1)


class Config(BaseSettings):
    """Everything an operator can set; `config.example.toml` explains each key."""

    model_config = SettingsConfigDict(env_prefix="COPYDESK_", env_nested_delimiter="__", extra="forbid")

    database: str = "copydesk.sqlite"
    log_level: str = "INFO"
    discord: DiscordConfig = DiscordConfig()
    fetch: FetchConfig = FetchConfig()
    archive: ArchiveConfig = ArchiveConfig()
