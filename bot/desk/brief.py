"""`brief`: a topic answered with whole sentences, key quotes and numbered sources, all cut from stored text."""

import datetime as dt
from collections.abc import Sequence
from typing import Literal

from bot.analysis import selection
from bot.analysis.summary import Story, choose
from bot.archive.store import Connection
from bot.desk.cutting import Cutter
from bot.desk.resources import Desk
from bot.desk.topic_search import OwnAliases, SearchResult, TopicQuery, numbered, search_in
from bot.records.answers import Brief, Cut, QuoteCut
from bot.records.archive import MarkedArticle
from bot.records.topics import Topic

Length = Literal["short", "normal", "long"]
ARTICLES = {"short": 6, "normal": 10, "long": 16}
WORDS = {"short": 60, "normal": 130, "long": 260}
QUOTES = {"short": 2, "normal": 4, "long": 8}

Parts = tuple[tuple[Cut, ...], tuple[QuoteCut, ...]]


async def brief(
    desk: Desk,
    archive_id: int,
    topic: str,
    *,
    length: Length = "normal",
    since: dt.date | None = None,
    new_since: dt.datetime | None = None,
    own: OwnAliases = (),
) -> Brief:
    """Answer `topic` from this archive. `since` leaves out older articles, `new_since` those that were there already.

    Raises EmptyTopic, TopicTooLong, BadDay. An unknown topic gives a Brief without sentences that says what was
    searched.
    """
    query = TopicQuery(
        archive_id, topic, size=ARTICLES[length], own=own, since=since, whole=True, added_after=new_since
    )
    return await desk.store.read(lambda r: _brief(r, query, length), once=(query, length))


async def _brief(r: Connection, query: TopicQuery, length: Length) -> Brief:
    found = await search_in(r, query)
    articles = found.articles
    voices = list({_group(marked): marked for marked in reversed(articles)}.values())[::-1]
    sentences, quotes = _parts(voices, found.topic, length)
    cited = {cut.article for cut in sentences} | {quote.cut.article for quote in quotes}
    sources = numbered(_cited_first(articles, cited))
    return Brief(
        topic=found.topic.typed,
        searched=found.searched,
        found=len(found.ranked) if query.added_after else found.candidates.found or len(found.ranked),
        sentences=sentences,
        quotes=quotes,
        sources=sources,
        warnings=_warnings(articles, found),
        did_you_mean=found.did_you_mean,
        new_since=query.added_after,
        older=found.older,
    )


def _parts(articles: Sequence[MarkedArticle], topic: Topic, length: Length) -> Parts:
    """The checked cuts of a brief."""
    cutter = Cutter(articles)
    stories = [_story(marked) for marked in articles]
    chosen = choose(stories, topic, WORDS[length])
    spans = [
        (choice.story, passage.start, passage.end)
        for choice in chosen
        for passage in (stories[choice.story].passages[choice.passage],)
    ]
    spans.sort(key=lambda span: (_day(articles[span[0]]), span))
    picks = selection.quotes(articles, topic, spans, QUOTES[length])
    sentences = [cutter.cut(articles[at].article.id, start, end) for at, start, end in spans]
    quotes = [cutter.quote(articles[pick.place].article.id, pick.quote) for pick in picks if pick.quote]
    return tuple(cut for cut in sentences if cut), tuple(quote for quote in quotes if quote)


def _group(marked: MarkedArticle) -> int:
    return marked.copies_of or marked.article.id


def _story(marked: MarkedArticle) -> Story:
    return Story(marked.version.text, marked.passages, marked.article.language, marked.copies_of)


def _day(marked: MarkedArticle) -> dt.date:
    return marked.article.day or dt.date.max


def _cited_first(articles: Sequence[MarkedArticle], cited: set[int]) -> list[MarkedArticle]:
    """Only what is cited, with its copies, in the order of relevance."""
    groups = {_group(marked) for marked in articles if marked.article.id in cited}
    kept = [marked for marked in articles if _group(marked) in groups]
    return sorted(kept, key=lambda marked: marked.article.id not in cited)


def _warnings(articles: Sequence[MarkedArticle], found: SearchResult) -> tuple[str, ...]:
    out: list[str] = []
    if articles and not found.candidates.found:
        out.append("No article has all of these words; this is from articles with some of them.")
    if len(articles) > 1 and len(set(map(_group, articles))) == 1:
        out.append("All of these articles carry one text: this is a single source.")
    elif len(articles) == 1:
        out.append("This rests on a single article.")
    return tuple(out)
