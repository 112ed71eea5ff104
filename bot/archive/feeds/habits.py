"""What is known of a feed's habits and health, as columns keep it: JSON, moments in ISO 8601."""

import dataclasses
import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

from bot.records.feed_health import HealthState, TellingKind, ToldState
from bot.records.polling import IdentityPolicy, Missed, PendingMove, Polled
from bot.records.subscriptions import FeedTelling

_READ: Mapping[str, Any] = {"policy": IdentityPolicy, "state": HealthState, "told": TellingKind}


def packed(polled: Polled) -> str:
    """The habits as JSON; what is as at the beginning is left out."""
    return json.dumps(_told(polled, Polled(polled.id, polled.added_at)), default=_plain)


def unpacked(text: str, feed_id: int, added_at: dt.datetime) -> Polled:
    """The habits of a feed; a field that this program does not know is left out. Raises ValueError, TypeError."""
    return dataclasses.replace(Polled(feed_id, added_at), **_fields(json.loads(text), Polled))


def packed_telling(telling: FeedTelling) -> str:
    """The health as JSON."""
    parts = {"health": _told(telling.health, ToldState())}
    parts |= {name: dataclasses.asdict(part) for name in ("move", "missed") if (part := getattr(telling, name))}
    return json.dumps(parts, default=_plain)


def unpacked_telling(text: str) -> FeedTelling:
    """The health of a feed. Raises ValueError, TypeError."""
    kept = json.loads(text)
    health = dataclasses.replace(ToldState(), **_fields(kept.get("health", {}), ToldState))
    move = PendingMove(**_fields(kept["move"], PendingMove)) if kept.get("move") else None
    missed = Missed(**_fields(kept["missed"], Missed)) if kept.get("missed") else None
    return FeedTelling(health, move, missed)


def _told(record: Any, first: Any) -> dict[str, Any]:
    names = (field.name for field in dataclasses.fields(record))
    return {name: getattr(record, name) for name in names if getattr(record, name) != getattr(first, name)}


def _fields(kept: Mapping[str, Any], record: type[Any]) -> dict[str, Any]:
    known = {field.name: field for field in dataclasses.fields(record)}
    return {name: _value(name, value) for name, value in kept.items() if name in known}


def _value(name: str, value: Any) -> Any:
    if value is None:
        return None
    if name == "times":
        return tuple(map(dt.datetime.fromisoformat, value))
    if name in _READ:
        return _READ[name](value)
    is_moment = name.endswith(("_at", "since")) or name in ("start", "end")
    return dt.datetime.fromisoformat(value) if is_moment else value


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, dt.datetime) else str(value)
