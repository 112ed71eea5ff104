"""`sources`: the articles on a topic, numbered, with their copies folded under them."""

from bot.desk.finding import OwnAliases, find, numbered
from bot.desk.resources import Desk
from bot.records.answers import Sources

SIZE = 25


async def sources(desk: Desk, archive_id: int, topic: str, *, own: OwnAliases = ()) -> Sources:
    """The best SIZE articles on `topic`. Raises EmptyTopic, TopicTooLong, BadDay."""
    found = await find(desk, archive_id, topic, size=SIZE, own=own, whole=True)
    sources = numbered(found.articles)
    return Sources(found.topic.typed, found.searched, found.candidates.found, sources, found.did_you_mean)
