"""`quotes`: who said what, word for word, on a topic, by a speaker, or both, newest first."""

import datetime as dt
import re

from bot.analysis.naming import Name, name_of, respelled_keys, typed_gender
from bot.analysis.so_called import is_so_called
from bot.archive import articles
from bot.archive.articles import quotes as stored
from bot.archive.people import partial, speakers
from bot.archive.store import Connection
from bot.desk import topic_search
from bot.desk.excerpts import Excerpter
from bot.desk.resources import Desk
from bot.desk.topic_search import OwnAliases, TopicQuery, numbered
from bot.errors.asking import EmptyTopic
from bot.records.answers import Quotes
from bot.records.ids import ArchiveId
from bot.records.people import Person

SIZE = 10
LAST_PAGE = 1_000_000
"""Far past the quotes of any archive, and within what a database can count."""
NUMBERED = re.compile(r"#(\d{1,18})")


async def quotes(
    desk: Desk,
    archive_id: ArchiveId,
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
    topic, speaker = _given(topic), _given(speaker)
    if topic is None and speaker is None:
        raise EmptyTopic()
    found = await topic_search.search(desk, _on_topic(archive_id, topic, own)) if topic else None
    on_topic = tuple(entry.article for entry in found.ranked) if found else None
    people = await called(desk, archive_id, speaker) if speaker else None
    named = None if people is None else tuple(person.id for person in people)
    wanted = stored.Wanted(named, on_topic, since, until)
    name = people[0].name if people and len(people) == 1 else speaker

    def work(conn: Connection) -> Quotes:
        searched = found.searched if found else articles.count(conn, archive_id)
        total, placed = stored.page(conn, archive_id, wanted, page=min(max(page, 1), LAST_PAGE), size=SIZE)
        ids = list(dict.fromkeys(quoted.article for quoted in placed))
        marked = articles.marked(conn, archive_id, ids, only_live=True)
        cutter = Excerpter(marked)
        cuts = [cutter.quote(quoted.article, quoted.quote) for quoted in placed]
        shown, pages = tuple(cut for cut in cuts if cut), -(-total // SIZE)
        return Quotes(topic, name, searched, total, shown, numbered(marked), pages, since, until)

    return await desk.store.read(work)


def _given(words: str | None) -> str | None:
    """Words without the blanks around them; None for none."""
    return (words or "").strip() or None


async def called(desk: Desk, archive_id: ArchiveId, given: str, *, in_part: bool = True) -> tuple[Person, ...]:
    """Everybody of that name, or the person of that number; raises NoSuchPerson only for a number.

    Where nobody is called just so, whoever is but for accents and the like that were not typed; then who may be, by
    initials, one of two surnames or another order, unless `in_part` is False: nobody is merged by a guess.
    """
    number = NUMBERED.fullmatch(given)
    name = name_of(given)

    def work(conn: Connection) -> tuple[Person, ...]:
        if number:
            return (speakers.get(conn, archive_id, int(number[1])),)
        if not name.words:
            return ()
        gender = typed_gender(given)
        exact = speakers.called(conn, archive_id, name.key, name.words[-1], gender)
        if exact:
            return exact
        otherwise = speakers.alike(conn, archive_id, respelled_keys(name))
        otherwise = otherwise or (_so_called(conn, archive_id, name) if in_part else ())
        people = (speakers.called(conn, archive_id, key, surname, gender) for key, surname in otherwise)
        return tuple(dict.fromkeys(person for each in people for person in each))

    return await desk.store.read(work)


def _so_called(conn: Connection, archive_id: ArchiveId, name: Name) -> tuple[tuple[str, str], ...]:
    """The keys and surnames of people who may be meant by initials, a part or another order of their name."""
    near = partial.holding(conn, archive_id, max(name.words, key=len))
    return tuple((one.key, one.surname) for one in near if is_so_called(name, name_of(one.name), one.surname))


async def suggest(desk: Desk, archive_id: ArchiveId, typed: str, limit: int = 25) -> tuple[Person, ...]:
    """People whose name has a word that begins as `typed`, those with the most quotes first."""
    return await desk.store.read(speakers.suggest, archive_id, typed.strip(), limit)


def _on_topic(archive_id: ArchiveId, topic: str, own: OwnAliases) -> TopicQuery:
    return TopicQuery(archive_id, topic, size=0, own=own, whole=True)
