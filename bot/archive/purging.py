"""Deleting an archive with everything in it, for good."""

from collections.abc import Collection

from sqlalchemy import Connection, delete

from bot.archive import tellings
from bot.archive.articles import indexing
from bot.archive.feeds import following
from bot.archive.feeds import tellings as feed_tellings
from bot.archive.servers import archives, requests
from bot.archive.store import tables
from bot.records.ids import ArchiveId

servers = tables.servers


def purge(conn: Connection, archive_id: ArchiveId) -> None:
    """Delete an archive with everything in it, for good."""
    indexing.drop_archive(conn, archive_id)
    requests.forget_server(conn, requests.of_terminal(archive_id))
    conn.execute(delete(tables.archives).where(tables.archives.c.id == archive_id))
    following.drop_unfollowed(conn)


def purge_left(conn: Connection, gone: Collection[int]) -> None:
    """Forget these servers, and the archives that nobody is left to answer from."""
    orphans = archives.purged_with(conn, gone)
    for server_id in gone:
        requests.forget_server(conn, server_id)
        tellings.forget_server(conn, server_id)
        feed_tellings.forget_server(conn, server_id)
        conn.execute(delete(tables.settings).where(tables.settings.c.server == server_id))
        conn.execute(delete(servers).where(servers.c.id == server_id))
    for archive in orphans:
        purge(conn, archive.id)
