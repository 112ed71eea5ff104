"""What is known of hosts that feeds are read from: `manners.toml`."""

import tomllib
from importlib.resources import files

from bot.records.feeds import HostManners


def _manners(row: dict[str, object]) -> HostManners:
    known = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    return HostManners(**{key: value for key, value in known.items() if key not in ("name", "source")})  # type: ignore[arg-type]


_KNOWN = {
    row["name"]: _manners(row)
    for row in tomllib.loads(files(__package__).joinpath("manners.toml").read_text("utf-8"))["host"]
}
_UNKNOWN = HostManners()


def manners_of(host: str) -> HostManners:
    """Return what is known of a host, or of the domain that it belongs to; nothing but defaults of any other."""
    labels = host.lower().rstrip(".").split(".")
    domains = (".".join(labels[at:]) for at in range(len(labels)))
    return next((_KNOWN[domain] for domain in domains if domain in _KNOWN), _UNKNOWN)
