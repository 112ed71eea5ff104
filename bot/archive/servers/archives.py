"""Archives (tenants) and the Discord servers that answer from them."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Integer, Row, bindparam, delete, insert, select, update

from bot.archive.servers import audit
from bot.archive.store import integrity, seals, tables
from bot.archive.store.storable_text import to_storable
from bot.errors.missing import NoSuchArchive
from bot.errors.storage import DamagedArchive
from bot.records.archive import Actor, Archive
from bot.records.ids import ArchiveId

archives, servers = tables.archives, tables.servers
LONGEST_NAME = 100
_OF_SERVER = (
    select(archives, *(column.label(f"server_{column.name}") for column in servers.columns))
    .join_from(servers, archives, archives.c.id == servers.c.archive, isouter=True)
    .where(servers.c.id == bindparam("of_server"))
)
_SERVERS = select(servers).where(servers.c.archive == bindparam("of_archive")).order_by(servers.c.id)
_COUNTED = (
    update(archives)
    .where(archives.c.id == bindparam("of_archive"))
    .values(articles=archives.c.articles + bindparam("change", type_=Integer))
)


def of_server(conn: Connection, server_id: int, now: dt.datetime | None = None) -> Archive:
    """The archive that a server answers from; a server seen for the first time gets "server-<id>"."""
    archive = for_server(conn, server_id)
    if archive is None:
        archive_id = own(conn, server_id, now).id
        conn.execute(insert(servers), {"id": server_id, "archive": archive_id, "joined_at": now or _now()})
        archive = by_id(conn, archive_id)
    return archive


def own(conn: Connection, server_id: int, now: dt.datetime | None = None) -> Archive:
    """The archive made for a server, whether or not it answers from it; made when there is none yet."""
    archive = _one(conn, archives.c.name == f"server-{server_id}")
    return archive or by_id(conn, _made(conn, f"server-{server_id}", now or _now(), server_id))


def for_server(conn: Connection, server_id: int) -> Archive | None:
    """The archive that a server answers from, None before its first write. Raises DamagedArchive."""
    row = conn.execute(_OF_SERVER, {"of_server": server_id}).first()
    if row is not None and not integrity.intact(servers, row, len(archives.columns)):
        raise DamagedArchive()
    return _with_servers(conn, row)


def named(conn: Connection, name: str) -> Archive:
    """The archive of that name. Raises NoSuchArchive."""
    archive = _one(conn, archives.c.name == to_storable(name))
    if archive is None:
        raise NoSuchArchive(archive=name)
    return archive


def by_id(conn: Connection, archive_id: ArchiveId) -> Archive:
    """The archive of that id. Raises NoSuchArchive."""
    archive = _one(conn, archives.c.id == archive_id)
    if archive is None:
        raise NoSuchArchive(archive=archive_id)
    return archive


def ensure(conn: Connection, name: str, now: dt.datetime | None = None) -> Archive:
    """The archive of that name (at most 100 letters), made when there is none yet. Raises NoSuchArchive for others."""
    if not name.strip() or len(name) > LONGEST_NAME:
        raise NoSuchArchive(archive=name)
    archive = _one(conn, archives.c.name == to_storable(name))
    if archive is None and not all(_checked(conn.execute(select(archives)).all())):
        raise DamagedArchive()  # it may be the one that is meant
    return archive or by_id(conn, _made(conn, to_storable(name), now or _now()))


def all_of(conn: Connection) -> tuple[Archive, ...]:
    """Every archive with its servers, by name; what is damaged is left out."""
    joined: dict[int, list[int]] = {}
    for server in integrity.checked(servers, conn.execute(select(servers).order_by(servers.c.id))):
        joined.setdefault(server.archive, []).append(server.id)
    rows = conn.execute(select(archives).order_by(archives.c.name))
    return tuple(_archive(row, joined.get(row.id, [])) for row in integrity.checked(archives, rows))


def join(conn: Connection, server_id: int, name: str, actor: Actor, now: dt.datetime | None = None) -> Archive:
    """Let a server answer from the archive `name`; its former archive stays as it is. Raises NoSuchArchive."""
    archive, now = named(conn, name), now or _now()
    before = for_server(conn, server_id)
    if before is None:
        conn.execute(insert(servers), {"id": server_id, "archive": archive.id, "joined_at": now})
    else:
        seals.update(conn, servers, [servers.c.id == server_id], {"archive": archive.id, "joined_at": now})
    audit.note(conn, archive.id, actor, now, "join", server=server_id, before=before and before.name)
    return by_id(conn, archive.id)


def left(conn: Connection, server_id: int, now: dt.datetime) -> None:
    """A server threw the bot out: its grace period begins, unless it runs already."""
    seals.update(conn, servers, [servers.c.id == server_id, servers.c.left_at.is_(None)], {"left_at": now})


def came_back(conn: Connection, server_id: int) -> None:
    """A server has the bot again: its grace period ends."""
    seals.update(conn, servers, [servers.c.id == server_id], {"left_at": None})


def servers_there(conn: Connection, archive_id: ArchiveId) -> tuple[int, ...]:
    """The servers joined to an archive that have the bot now."""
    there = select(servers.c.id).where(servers.c.archive == archive_id, servers.c.left_at.is_(None))
    return tuple(int(server) for (server,) in conn.execute(there.order_by(servers.c.id)))


def away(conn: Connection) -> tuple[int, ...]:
    """The servers whose grace period runs."""
    rows = conn.execute(select(servers).where(servers.c.left_at.is_not(None)))
    return tuple(row.id for row in integrity.checked(servers, rows))


def past_grace(
    conn: Connection, now: dt.datetime, grace: int, own: Mapping[int, int] = MappingProxyType({})
) -> tuple[int, ...]:
    """The servers that left longer ago than their days of grace; `grace` counts where a server has not its `own`."""
    away = conn.execute(select(servers).where(servers.c.left_at.is_not(None)).order_by(servers.c.id))
    left = integrity.checked(servers, away.all())
    return tuple(row.id for row in left if row.left_at < now - dt.timedelta(days=own.get(row.id, grace)))


def purged_with(conn: Connection, gone: Collection[int]) -> tuple[Archive, ...]:
    """The archives that nobody is left to answer from once these servers are forgotten.

    An archive goes when it was made for a server, that server is forgotten, and no other answers from it. One made by
    name in the terminal was made for none and stays. Where a server's row is damaged none goes: it may be that one's.
    """
    if not servers_whole(conn):
        return ()
    rows = conn.execute(select(servers))
    known = {row.id: row.archive for row in rows if row.id not in gone}
    made = conn.execute(select(archives).where(archives.c.made_for.is_not(None)).order_by(archives.c.id))
    orphans = (row for row in integrity.checked(archives, made) if row.made_for not in known)
    return tuple(_archive(row, []) for row in orphans if row.id not in set(known.values()))


def servers_whole(conn: Connection) -> bool:
    """Whether all that is kept of servers is as it was stored, so that one that answers from nowhere truly does."""
    rows = conn.execute(select(servers)).all()
    return len(list(integrity.checked(servers, rows))) == len(rows)


def renewed(conn: Connection, server_id: int, purged: Archive, actor: Actor, now: dt.datetime) -> Archive:
    """A new archive, empty, for the server whose own was purged; the purge is the first line of its audit."""
    conn.execute(delete(servers).where(servers.c.id == server_id))
    archive = of_server(conn, server_id, now)
    audit.note(conn, archive.id, actor, now, "purge archive", articles=purged.articles)
    return archive


def counted(conn: Connection, archive_id: ArchiveId, change: int) -> None:
    """Add to an archive's count of articles, in the transaction that adds or removes them."""
    conn.execute(_COUNTED, {"of_archive": archive_id, "change": change})


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def _made(conn: Connection, name: str, now: dt.datetime, made_for: int | None = None) -> ArchiveId:
    row = {"name": name, "created_at": now, "made_for": made_for}
    made = conn.execute(insert(archives).values(row).returning(archives.c.id))
    return ArchiveId(made.scalar_one())


def _one(conn: Connection, which: Any) -> Archive | None:
    return _with_servers(conn, conn.execute(select(archives).where(which)).first())


def _with_servers(conn: Connection, row: Row[Any] | None) -> Archive | None:
    if row is None:
        return None
    if not integrity.intact(archives, row):
        raise DamagedArchive()
    joined = integrity.checked(servers, conn.execute(_SERVERS, {"of_archive": row.id}))
    return _archive(row, [server.id for server in joined])


def _checked(rows: Sequence[Row[Any]]) -> list[bool]:
    return [integrity.intact(archives, row) for row in rows]


def _archive(row: Row[Any], joined: list[int]) -> Archive:
    return Archive(row.id, row.name, tuple(joined), row.articles)
