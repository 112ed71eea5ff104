"""What is known of a feed's habits, as a column keeps it: JSON, moments in ISO 8601."""

import dataclasses
import datetime as dt
import json
from typing import Any

from bot.records.polling import IdentityPolicy, Polled

_MOMENTS = frozenset(field.name for field in dataclasses.fields(Polled) if field.name.endswith(("_at", "_since")))


def packed(polled: Polled) -> str:
    """The habits as JSON; what is as at the beginning is left out."""
    fresh = Polled(polled.id, polled.added_at)
    fields = (field.name for field in dataclasses.fields(Polled) if field.name not in ("id", "added_at"))
    told = {name: getattr(polled, name) for name in fields if getattr(polled, name) != getattr(fresh, name)}
    return json.dumps(told, default=_plain)


def unpacked(text: str, feed_id: int, added_at: dt.datetime) -> Polled:
    """The habits of a feed; a field that this program does not know is left out. Raises ValueError, TypeError."""
    names = {field.name for field in dataclasses.fields(Polled)}
    kept: dict[str, Any] = {name: value for name, value in json.loads(text).items() if name in names}
    told = {name: _read(name, value) for name, value in kept.items()}
    return Polled(feed_id, added_at, **told)


def _read(name: str, value: Any) -> Any:
    if name == "times":
        return tuple(map(dt.datetime.fromisoformat, value))
    if name == "policy":
        return IdentityPolicy(value)
    return dt.datetime.fromisoformat(value) if name in _MOMENTS and value is not None else value


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, dt.datetime) else str(value)
