"""`seen`: is this address or text in the archive already? Same address, same text, same story, or new."""

import asyncio

from bot.analysis.copies import fingerprint
from bot.archive import articles, fingerprints
from bot.desk.resources import Desk
from bot.errors import BadAddress, NothingToLookFor
from bot.records.verification import Seen
from bot.text import urls
from bot.text.wording import forms

MOST_SHOWN, MOST_RELATED = 10, 5


async def seen(desk: Desk, archive_id: int, given: str) -> Seen:
    """Look for an address (http or https, alone) or a text. An address is not fetched: only what is stored counts.

    Raises NothingToLookFor where there is neither an address nor a word.
    """
    given = given.strip()
    if len(given.split()) == 1 and given.lower().startswith(("http://", "https://")):
        return await _address(desk, archive_id, given)
    if not forms(given):
        raise NothingToLookFor()
    return await _text(desk, archive_id, given)


async def _address(desk: Desk, archive_id: int, address: str) -> Seen:
    try:
        key = urls.key(address)
    except BadAddress as fault:
        raise NothingToLookFor() from fault
    async with desk.store.reading() as r:
        searched = await articles.count(r, archive_id)
        found = await articles.by_key(r, archive_id, key)
        if found is None:
            return Seen("new", searched)
        head = (await fingerprints.heads(r, [found.id])).get(found.id, found.id)
        group = [one for one in await fingerprints.copies(r, archive_id, head) if one != found.id]
        copies = (await articles.some(r, archive_id, group))[:MOST_SHOWN]
        story = await articles.some(r, archive_id, await fingerprints.related(r, archive_id, found.id))
    return Seen("same address", searched, (found, *copies), story[:MOST_RELATED])


async def _text(desk: Desk, archive_id: int, text: str) -> Seen:
    found = await asyncio.to_thread(fingerprint, text)
    async with desk.store.reading() as r:
        searched = await articles.count(r, archive_id)
        same, story = await fingerprints.like(r, archive_id, found.sampled, found.figures, desk.now().date())
        copies = (await articles.some(r, archive_id, same))[:MOST_SHOWN]
        others = await articles.some(r, archive_id, story)
    if copies:
        return Seen("same text", searched, copies, others[:MOST_RELATED])
    return Seen("same story", searched, others[:MOST_SHOWN]) if others else Seen("new", searched)
