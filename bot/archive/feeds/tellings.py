"""What a server is to be told of its feeds' health, and the last message in which it was."""

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, delete, insert, select

from bot.archive.store import integrity, tables
from bot.errors.stored import facts_of, restored
from bot.errors.tree import CopydeskError
from bot.records.feed_health import SentTellings, Telling, TellingKind
from bot.records.subscriptions import Subscription

tellings, messages = tables.feed_tellings, tables.feed_messages


class Waiting(NamedTuple):
    """Something that a server is to be told; `telling.feed` is the number of the server's subscription."""

    id: int
    telling: Telling
    error: CopydeskError | None


class LastMessage(NamedTuple):
    """The last message to a server: its id on Discord, where one was sent, and what stands in it."""

    message: int | None
    sent: SentTellings


def put(
    conn: Connection, server: int, subscription: Subscription, telling: Telling, error: CopydeskError | None
) -> None:
    """Have a server told of a feed."""
    facts = facts_of(error) if error else None
    values = {"server": server, "subscription": subscription.number, "kind": telling.kind.value, "facts": facts}
    conn.execute(insert(tellings), values | {"since": telling.since, "error": error.code if error else None})


def servers(conn: Connection) -> tuple[int, ...]:
    """The servers that something waits for."""
    return tuple(int(server) for (server,) in conn.execute(select(tellings.c.server).distinct()))


def waiting(conn: Connection, server: int) -> tuple[Waiting, ...]:
    """What a server is to be told, the oldest first."""
    rows = conn.execute(select(tellings).where(tellings.c.server == server).order_by(tellings.c.id)).all()
    return tuple(made for row in rows if (made := integrity.unpacked(tellings, row, _waiting)))


def last(conn: Connection, server: int) -> LastMessage | None:
    """The last message to a server."""
    row = conn.execute(select(messages).where(messages.c.server == server)).first()
    return None if row is None else integrity.unpacked(messages, row, _last)


def told(
    conn: Connection, server: int, done: Sequence[Waiting], message: int | None = None, sent: SentTellings | None = None
) -> None:
    """Nothing of it is to be told any more; with `sent`, since it stands in that message."""
    conn.execute(delete(tellings).where(tellings.c.id.in_([each.id for each in done])))
    if sent is None:
        return
    lines = json.dumps([[line.feed, line.kind.value, line.since.isoformat()] for line in sent.tellings])
    conn.execute(delete(messages).where(messages.c.server == server))
    values = {"server": server, "message": message, "sent_at": sent.at, "lines": lines}
    conn.execute(insert(messages), values)


def forget_server(conn: Connection, server: int) -> None:
    """Delete what was and what is to be told to a server."""
    conn.execute(delete(tellings).where(tellings.c.server == server))
    conn.execute(delete(messages).where(messages.c.server == server))


def _waiting(row: Row[Any]) -> Waiting:
    error = restored(row.error, row.facts) if row.error else None
    return Waiting(row.id, Telling(row.subscription, TellingKind(row.kind), row.since), error)


def _last(row: Row[Any]) -> LastMessage:
    lines = (
        Telling(feed, TellingKind(kind), dt.datetime.fromisoformat(since))
        for feed, kind, since in json.loads(row.lines)
    )
    return LastMessage(row.message, SentTellings(row.sent_at, tuple(lines)))
