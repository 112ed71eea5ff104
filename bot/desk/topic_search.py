"""What every verb that takes a topic begins with: understand it, look for it, order what is found, fetch the best."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.analysis import aliases, topics
from bot.analysis.ranking import asked_of, rank
from bot.archive import articles
from bot.archive.search import ENOUGH
from bot.archive.search.stores import index_for
from bot.archive.store import Connection
from bot.desk import came_from, did_you_mean, namesakes
from bot.desk.namesakes import AskedTopic, Page
from bot.desk.resources import Desk
from bot.records.answers import Searched, Source
from bot.records.archive import AnnotatedArticle
from bot.records.ids import ArchiveId
from bot.records.topics import Candidates, Languages, Ranked, Topic

OwnAliases = tuple[tuple[str, ...], ...]
WHOLE = 1 - 1e-9
"""The share of a topic that an article carries which mentions all of it; shares are sums of weights."""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """A topic, what was looked through, the articles in order, and the best of them with text and marks.

    Of a listing they are in order of their days, and none was judged to be about anything.
    `older` counts those on the topic that were left out because they were there before. With a query's `whole`,
    `ranked` holds articles about the topic alone; those that only mention all of it are `mentioned`, best first. Of
    those that were read, `namesakes` were of something else: of `other_names`, as far as they bear one.
    """

    topic: Topic
    searched: Searched
    candidates: Candidates
    ranked: tuple[Ranked, ...]
    articles: tuple[AnnotatedArticle, ...]
    did_you_mean: str | None = None
    older: int = 0
    mentioned: tuple[Ranked, ...] = ()
    namesakes: int = 0
    other_names: tuple[str, ...] = ()

    @property
    def found(self) -> int:
        """How many articles are about the topic, of those that were looked through."""
        return len(self.ranked)

    @property
    def unread(self) -> int:
        """At least how many more articles carry all of the topic; nobody looked whether they are about it."""
        if self.topic.is_listing:
            return 0
        return max(0, self.candidates.found - len(self.candidates.rows))


@dataclass(frozen=True, slots=True)
class TopicQuery:
    """What is looked for: a topic as typed, and of the articles found those from place `first`, at most `size`.

    `own` are the server's groups of equal names, `since` leaves out what is older. With `whole`, only articles about
    the topic are taken; `added_after` leaves out what was there at that moment, and
    copies of it.
    """

    archive: ArchiveId
    typed: str
    first: int = 0
    size: int = 10
    own: OwnAliases = ()
    since: dt.date | None = None
    whole: bool = False
    added_after: dt.datetime | None = None


async def search(desk: Desk, query: TopicQuery) -> SearchResult:
    """The articles of an archive on a topic.

    Raises EmptyTopic, TopicTooLong, BadDay, and NoSuchFeed, SeveralFeeds and OutletNotThere for where they came from.
    """
    return await desk.store.read(search_in, query)


def search_in(conn: Connection, query: TopicQuery) -> SearchResult:
    """As `search`, within a read that is under way. What finds nothing as one run of signs is asked as its words."""
    found = _as_typed(conn, query)
    if query.typed.isascii() or found.ranked or found.mentioned or found.older or found.namesakes:
        return found
    from bot.analysis import words_apart

    apart = words_apart.apart(query.typed)
    if apart is None:
        return found
    again = _as_typed(conn, replace(query, typed=apart))
    return replace(again, topic=replace(again.topic, typed=query.typed)) if again.ranked else found


def _as_typed(conn: Connection, query: TopicQuery) -> SearchResult:
    index = index_for(conn)
    asked = understand(query.typed, query.own, index.languages(conn, query.archive))
    topic = came_from.settled(conn, query.archive, asked)
    if query.since:
        topic = replace(topic, since=max(query.since, topic.since or query.since))
    if topic.is_listing:
        return _listed(conn, query, topic)
    candidates = index.candidates(conn, query.archive, topic, enough=1 if query.whole else ENOUGH)
    ranked = rank(topic, candidates)
    mentioned: tuple[Ranked, ...] = ()
    if query.whole:
        ranked, mentioned = _about(ranked)
    every = len(ranked)
    if query.added_after:
        ids = [entry.article for entry in ranked]
        new = articles.added_after(conn, query.archive, ids, query.added_after)
        ranked = tuple(entry for entry in ranked if entry.article in new)
    older = every - len(ranked)
    page = Page(query.archive, query.first, query.size)
    told = namesakes.left_out if query.whole else namesakes.marked_down
    told_apart = told(conn, page, AskedTopic(topic, asked_of(topic, candidates)), ranked)
    return SearchResult(
        topic=topic,
        searched=came_from.searched(conn, query.archive, topic, found=bool(ranked)),
        candidates=candidates,
        ranked=told_apart.ranked,
        articles=told_apart.articles,
        did_you_mean=did_you_mean.meant(conn, index, query.archive, topic, candidates),
        older=older,
        mentioned=mentioned,
        namesakes=len(ranked) - len(told_apart.ranked),
        other_names=told_apart.names,
    )


def _listed(conn: Connection, query: TopicQuery, topic: Topic) -> SearchResult:
    """Whatever the filters leave, the newest first; what these articles are about was not asked."""
    from bot.desk import came_in

    found, ids, older = came_in.came_in(conn, query.archive, topic, query.added_after)
    shown = ids[query.first : query.first + query.size]
    looked = came_from.searched(conn, query.archive, topic, found=bool(ids or older))
    if looked.part is None and (topic.came_from.outlets or topic.came_from.subscriptions):
        looked = came_from.with_part(conn, query.archive, looked, topic)
    return SearchResult(
        topic=topic,
        searched=looked,
        candidates=found,
        ranked=tuple(Ranked(article, 0.0, 1.0) for article in ids),
        articles=tuple(articles.marked(conn, query.archive, shown, only_live=True)),
        older=older,
    )


def understand(typed: str, own: OwnAliases, languages: Languages = (None,)) -> Topic:
    """The topic that was typed, with the builtin aliases and the server's own, for texts of these languages.

    Raises EmptyTopic, TopicTooLong, BadDay.
    """
    return topics.parse(typed, aliases.with_own(own), languages)


def numbered(articles: Sequence[AnnotatedArticle]) -> tuple[Source, ...]:
    """Sources from 1 on; articles that carry the same text are one source, under the one that stands first."""
    groups: dict[int, list[AnnotatedArticle]] = {}
    for marked in articles:
        groups.setdefault(marked.copies_of or marked.article.id, []).append(marked)
    return tuple(
        Source(number, first.article, tuple(copy.article for copy in copies), update_of=first.update_of)
        for number, (first, *copies) in enumerate(groups.values(), start=1)
    )


def _about(ranked: tuple[Ranked, ...]) -> tuple[tuple[Ranked, ...], tuple[Ranked, ...]]:
    """The articles that are about the topic, and those that only mention all of it."""
    mentioned = (entry for entry in ranked if not entry.about and entry.covered >= WHOLE)
    return tuple(entry for entry in ranked if entry.about), tuple(mentioned)
