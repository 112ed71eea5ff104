"""`feed add`, first half: what could be followed from an address, read once and shown before anything is stored."""

import hashlib

from bot.desk.feeds import asking
from bot.desk.resources import Desk
from bot.records.ids import ArchiveId
from bot.records.reading import Received
from bot.records.subscriptions import Candidate, Found, Validators
from bot.reading.fetch import Fetched
from bot.text import urls


async def find(desk: Desk, archive_id: ArchiveId, address: str, *, pattern: str | None = None) -> tuple[Candidate, ...]:
    fetched = await desk.fetcher.get(urls.typed(address))
    return (await _itself(desk, fetched),)


async def _itself(desk: Desk, fetched: Fetched) -> Candidate:
    listed = await asking.read(desk, fetched.received, "rss", None)
    body = hashlib.sha256(fetched.received.body).hexdigest()
    address = fetched.received.url or ""
    return Candidate(
        address,
        listed.kind,
        "itself",
        listed.items,
        listed.title,
        listed.site,
        listed.language,
        secret=urls.is_secret(address),
        validators=Validators(fetched.etag, fetched.modified, body),
        fresh_seconds=fetched.fresh_seconds,
        ttl_seconds=listed.ttl_seconds,
        update_seconds=listed.update_seconds,
        size=len(fetched.received.body),
    )
