"""The time zones that a menu offers: those common where a language is spoken, each with its distance from UTC now."""

import datetime as dt
import tomllib
from importlib.resources import files
from zoneinfo import ZoneInfo

ZONES: dict[str, tuple[str, ...]] = {
    language: tuple(names.split())
    for language, names in tomllib.loads(files(__package__).joinpath("time_zones.toml").read_text("utf-8")).items()
}


def offered(language: str, chosen: str, now: dt.datetime) -> tuple[tuple[str, str], ...]:
    """Labels with their zones, `chosen` among them, from west to east."""
    names = dict.fromkeys((*ZONES.get(language, ZONES["en"]), chosen))
    by_distance = sorted(names, key=lambda name: (_distance(name, now), name))
    return tuple((f"{name.replace('_', ' ')} ({_said(_distance(name, now))})", name) for name in by_distance)


def _distance(name: str, now: dt.datetime) -> dt.timedelta:
    return now.astimezone(ZoneInfo(name)).utcoffset() or dt.timedelta()


def _said(distance: dt.timedelta) -> str:
    """For example "UTC+5:30"."""
    minutes = round(distance.total_seconds() / 60)
    sign, (hours, rest) = "−" if minutes < 0 else "+", divmod(abs(minutes), 60)
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")
