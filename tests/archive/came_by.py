"""A feed that is followed, with what came in by it, without any looking."""

from bot.archive.feeds import entries, following, items
from bot.archive.store import Connection
from bot.records.feeds import FeedItem
from bot.records.ids import ArchiveId
from bot.records.subscriptions import Candidate, Terms
from tests.archive.samples import EDITOR, NOW


def followed(conn: Connection, archive_id: ArchiveId, name: str, *came: int, address: str | None = None) -> int:
    """Follow a feed by which these articles came, and another item that was refused; gives its number."""
    address = address or f"https://{name.replace(' ', '-').lower()}.example/rss"
    feed, _ = following.put(conn, Candidate(address=address, kind="rss", how="itself", items=()), NOW)
    made, _ = following.subscribe(conn, archive_id, feed, Terms(name=name), EDITOR, NOW)
    for place, article in enumerate((*came, None)):
        item = items.add(conn, feed, FeedItem(f"{address}/{place}"), [f"{name} {place}"], NOW)
        entries.put(conn, made, [item], "waiting", NOW)
        (entry,) = entries.of_item(conn, item)
        entries.set_outcome(conn, entry, "stored" if article else "refused", NOW, article=article)
    return made.number
