"""Topics that the archive can answer, while one is typed."""

from itertools import chain

from bot.analysis import completions
from bot.analysis.begun_origin import begun_origin
from bot.analysis.completions import Completion, Vocabulary
from bot.archive import articles
from bot.archive.search import SUGGEST_CAP
from bot.archive.search.stores import index_for
from bot.archive.store import Connection
from bot.desk import came_from, suggest_origins
from bot.desk.resources import Desk
from bot.desk.topic_search import OwnAliases
from bot.errors.feeds import NoSuchFeed, SeveralFeeds
from bot.records.archive import ArticleHeading
from bot.records.ids import ArchiveId
from bot.records.topics import Suggested, Topic
from bot.text.words import bare, words

SIZE = 10
"""Topics offered: a phone shows about eight at once."""
WORDS, FEW = 6, 4
TITLES = 60
"""Newest titles in which the words are looked for that a topic goes on with."""


async def suggest(desk: Desk, archive_id: ArchiveId, typed: str, *, own: OwnAliases = ()) -> tuple[Suggested, ...]:
    """At most SIZE topics that have articles, each with their number (counted up to 200) and the newest day.

    What is typed comes first where it has any; then, those with the most articles first, what it may become: names
    of countries and the server's own that begin so, words that stand in the titles of such articles, and words of
    this archive's titles. Each topic once, whatever its names. With nothing typed: what the newest articles tell of.
    Behind outlet: and feed: stand the names that go on so; a name of none that is followed offers nothing yet.
    """
    written = " ".join(typed.split())
    return await desk.store.read(_suggest, archive_id, typed, written, own)


def _suggest(
    conn: Connection, archive_id: ArchiveId, typed: str, written: str, own: OwnAliases
) -> tuple[Suggested, ...]:
    vocabulary = Vocabulary(own, index_for(conn).languages(conn, archive_id))
    if begun := begun_origin(typed):
        return suggest_origins.suggested(conn, archive_id, begun, vocabulary)
    try:
        return _topics(conn, archive_id, typed, written, vocabulary)
    except (NoSuchFeed, SeveralFeeds):  # perhaps not typed to its end
        return ()


def _topics(
    conn: Connection, archive_id: ArchiveId, typed: str, written: str, vocabulary: Vocabulary
) -> tuple[Suggested, ...]:
    further, begins = _words(conn, archive_id, typed, vocabulary)
    made = _counted(conn, archive_id, completions.offers(written, vocabulary, further, begins))
    itself = 1 if made and completions.same(made[0].topic, written, vocabulary) else 0
    rest = sorted(made[itself:], key=lambda entry: -entry.articles)
    if rest and len(made) < FEW and not itself:
        rest += _beyond(conn, archive_id, rest, vocabulary)
    return tuple([*made[:itself], *rest][:SIZE])


def _beyond(conn: Connection, archive_id: ArchiveId, made: list[Suggested], vocabulary: Vocabulary) -> list[Suggested]:
    """Where a beginning becomes little: what the best of it goes on with."""
    topic = completions.understood(made[0].topic, vocabulary)
    further = completions.following(_titles(conn, archive_id, topic), topic, vocabulary)[:WORDS]
    known = {suggestion.topic for suggestion in made}
    counted = _counted(conn, archive_id, completions.offers(made[0].topic, vocabulary, further, ()))
    return sorted(
        (suggestion for suggestion in counted if suggestion.topic not in known), key=lambda entry: -entry.articles
    )


def _counted(conn: Connection, archive_id: ArchiveId, offered: list[tuple[Completion, Topic]]) -> list[Suggested]:
    """Those of the topics that have articles, each with how many and how recent."""
    index = index_for(conn)
    settled = came_from.settled_alike(conn, archive_id, [topic for _, topic in offered])
    extents = [
        (completion, *index.extent(conn, archive_id, topic))
        for (completion, _), topic in zip(offered, settled, strict=True)
    ]
    heads = articles.headed(conn, archive_id, [newest for _, _, newest in extents if newest])
    return [_suggested(completion, number, heads[newest]) for completion, number, newest in extents if newest in heads]


def _words(conn: Connection, archive_id: ArchiveId, typed: str, vocabulary: Vocabulary) -> tuple[list[str], list[str]]:
    """Words that may follow what is typed, and those that may stand in the place of its last one."""
    if not typed.strip():
        newest = articles.listed(conn, archive_id, size=TITLES)
        return completions.following([heading.title.value or "" for heading in newest], None, vocabulary)[:SIZE], []
    head, last = completions.split(typed)
    begun = bare("".join(words(last)))
    before = completions.understood(head, vocabulary)
    whole = None if completions.adds_nothing(typed, vocabulary) else completions.understood(typed, vocabulary)
    further = completions.following(_titles(conn, archive_id, whole), whole, vocabulary)[:WORDS]
    begins = completions.following(_titles(conn, archive_id, before), before, vocabulary, begun)[:WORDS] if last else []
    known = (index_for(conn).suggest(conn, archive_id, each, WORDS) for each in completions.beginnings(begun))
    return further, [*begins, *chain.from_iterable(known)]


def _titles(conn: Connection, archive_id: ArchiveId, topic: Topic | None) -> list[str]:
    """The titles of the newest articles on a topic."""
    if topic is None:
        return []
    ids = index_for(conn).newest(conn, archive_id, came_from.settled(conn, archive_id, topic), TITLES)
    return [heading.title or "" for heading in articles.headed(conn, archive_id, ids).values()]


def _suggested(completion: Completion, number: int, newest: ArticleHeading) -> Suggested:
    topic = completions.cased(completion.topic, newest.title)
    return Suggested(topic, min(number, SUGGEST_CAP), number > SUGGEST_CAP, newest.day, completion.also)
