"""`quotes`: who said what, word for word, on a topic, by a speaker, or both, newest first."""

import datetime as dt
import re

from bot.analysis.naming import name_of
from bot.archive import articles, speakers
from bot.archive import quotes as stored
from bot.archive.store import Connection
from bot.desk.cutting import Cutter
from bot.desk.finding import Asking, OwnAliases, find, numbered
from bot.desk.resources import Desk
from bot.errors import EmptyTopic
from bot.records.answers import Quotes
from bot.records.people import Person

SIZE = 10
NUMBERED = re.compile(r"#(\d{1,18})")


async def quotes(
    desk: Desk,
    archive_id: int,
    topic: str | None = None,
    *,
    speaker: str | None = None,
    since: dt.date | None = None,
    until: dt.date | None = None,
    page: int = 1,
    own: OwnAliases = (),
) -> Quotes:
    """Page `page` (from 1) of SIZE quotes.

    `speaker` is a name, which means everybody so called, or "#7" for the person of that number. Raises EmptyTopic
    where neither topic nor speaker is given, TopicTooLong, BadDay, NoSuchPerson for an unknown number.
    """
    topic, speaker = (topic or "").strip() or None, (speaker or "").strip() or None
    if topic is None and speaker is None:
        raise EmptyTopic()
    on_topic = await _on_topic(desk, archive_id, topic, own) if topic else None
    people = await called(desk, archive_id, speaker) if speaker else None
    named = None if people is None else tuple(person.id for person in people)
    wanted = stored.Wanted(named, on_topic, since, until)
    name = people[0].name if people and len(people) == 1 else speaker

    async def work(r: Connection) -> Quotes:
        searched = await articles.count(r, archive_id)
        total, placed = await stored.page(r, archive_id, wanted, page=max(page, 1), size=SIZE)
        ids = list(dict.fromkeys(quoted.article for quoted in placed))
        marked = await articles.marked(r, archive_id, ids, only_live=True)
        cutter = Cutter(marked)
        cuts = [cutter.quote(quoted.article, quoted.quote) for quoted in placed]
        return Quotes(topic, name, searched, total, tuple(cut for cut in cuts if cut), numbered(marked))

    return await desk.store.read(work)


async def called(desk: Desk, archive_id: int, given: str) -> tuple[Person, ...]:
    """Everybody of that name, or the person of that number; raises NoSuchPerson only for a number."""
    number = NUMBERED.fullmatch(given)
    name = name_of(given)

    async def work(r: Connection) -> tuple[Person, ...]:
        if number:
            return (await speakers.get(r, archive_id, int(number[1])),)
        return await speakers.called(r, archive_id, name.key, name.words[-1]) if name.words else ()

    return await desk.store.read(work)


async def suggest(desk: Desk, archive_id: int, typed: str, limit: int = 25) -> tuple[Person, ...]:
    """People whose name has a word that begins as `typed`, those with the most quotes first."""
    return await desk.store.read(lambda r: speakers.suggest(r, archive_id, typed.strip(), limit))


async def _on_topic(desk: Desk, archive_id: int, topic: str, own: OwnAliases) -> tuple[int, ...]:
    found = await find(desk, Asking(archive_id, topic, size=0, own=own, whole=True))
    return tuple(entry.article for entry in found.ranked)
