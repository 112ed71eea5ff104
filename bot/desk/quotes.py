"""`quotes`: who said what, word for word, on a topic, by a speaker, or both, newest first."""

import datetime as dt
import re
from collections.abc import Collection

from bot.analysis.naming import (
    begins_with,
    name_of,
    respelled_keys,
    turned_keys,
    typed_gender,
    with_initials,
)
from bot.archive import articles
from bot.archive.articles import quotes as stored
from bot.archive.people import speakers
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
    new_since: dt.datetime | None = None,
    page: int = 1,
    own: OwnAliases = (),
) -> Quotes:
    """Page `page` (from 1) of SIZE quotes.

    `speaker` is a name, which means everybody so called, or "#7" for the person of that number. With `new_since` only
    quotes of articles on the topic that were added after that moment. Raises EmptyTopic where neither topic nor speaker
    is given, TopicTooLong, BadDay, NoSuchPerson for an unknown number.
    """
    topic, speaker = _given(topic), _given(speaker)
    if topic is None and speaker is None:
        raise EmptyTopic()
    found = await topic_search.search(desk, _on_topic(archive_id, topic, own, new_since)) if topic else None
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


async def called(desk: Desk, archive_id: ArchiveId, given: str) -> tuple[Person, ...]:
    """Everybody of that name, or the person of that number; raises NoSuchPerson only for a number.

    Where nobody is called just so, whoever is but for accents and the like that were not typed; then whoever is with
    the family name first, and the one person who may have the initials that were typed.
    """
    number = NUMBERED.fullmatch(given)
    name = name_of(given)

    def work(conn: Connection) -> tuple[Person, ...]:
        if number:
            return (speakers.get(conn, archive_id, int(number[1])),)
        if not name.words:
            return ()
        gender = typed_gender(given)
        initials = with_initials(name)
        exact = speakers.called(conn, archive_id, name.key, name.words[-1], gender)
        if exact and (" " in name.key or not initials):
            return exact
        return (
            (_of_initials(conn, archive_id, initials, gender) if initials else ())
            or _spelled_so(conn, archive_id, respelled_keys(name), gender)
            or _spelled_so(conn, archive_id, turned_keys(name), gender)
        )

    return await desk.store.read(work)


def _spelled_so(conn: Connection, archive_id: ArchiveId, keys: Collection[str], gender: str) -> tuple[Person, ...]:
    """Everybody who is called as one of `keys` but for what people leave out when they type."""
    found = speakers.alike(conn, archive_id, keys) if keys else ()
    each = (speakers.called(conn, archive_id, key, surname, gender) for key, surname in found)
    return tuple(dict.fromkeys(person for people in each for person in people))


def _of_initials(
    conn: Connection, archive_id: ArchiveId, typed: tuple[str, tuple[str, ...]], gender: str
) -> tuple[Person, ...]:
    """The person of that surname whose given names begin so; nobody where several may be meant."""
    surname, initials = typed
    of_surname = _spelled_so(conn, archive_id, (surname,), gender)
    found = [person for person in of_surname if begins_with(name_of(person.name), initials)]
    return tuple(found) if len(found) == 1 else ()


async def suggest(desk: Desk, archive_id: ArchiveId, typed: str, limit: int = 25) -> tuple[Person, ...]:
    """People whose name has a word that begins as `typed`, those with the most quotes first."""
    return await desk.store.read(speakers.suggest, archive_id, typed.strip(), limit)


def _on_topic(archive_id: ArchiveId, topic: str, own: OwnAliases, new_since: dt.datetime | None) -> TopicQuery:
    return TopicQuery(archive_id, topic, size=0, own=own, whole=True, added_after=new_since)
