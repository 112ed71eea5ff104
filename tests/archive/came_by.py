"""A feed that is followed, with what came in by it, without any looking."""

from bot.archive.feeds import entries, following
from bot.archive.store import Connection
from bot.records.ids import ArchiveId
from bot.records.subscriptions import Candidate, Terms
from tests.archive.samples import EDITOR, NOW


def followed(conn: Connection, archive_id: ArchiveId, name: str, *came: int, address: str | None = None) -> int:
    """Follow a feed by which these articles came; gives its number."""
    address = address or f"https://{name.replace(' ', '-').lower()}.example/rss"
    feed = following.put(conn, Candidate(address=address, kind="rss", how="itself", items=()), NOW)
    made, _ = following.subscribe(conn, archive_id, feed, Terms(name=name), EDITOR, NOW)
    for article in came:
        entries.came_in(conn, made.number, article)
    return made.number
