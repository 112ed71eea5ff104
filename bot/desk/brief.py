"""`brief`: a topic answered with whole sentences, key quotes and numbered sources, all cut from stored text."""

import datetime as dt
from collections.abc import Sequence

from bot.analysis.briefs import LIMITS, BriefParts, Length, compose
from bot.analysis.revisions.corrections import correcting
from bot.analysis.revisions.updates import copy_group
from bot.archive.store import Connection
from bot.desk.excerpts import Excerpter
from bot.desk.related import with_corrections
from bot.desk.resources import Desk
from bot.desk.topic_search import OwnAliases, SearchResult, TopicQuery, numbered, search_in
from bot.records.answers import Brief, Excerpt, QuoteExcerpt
from bot.records.archive import AnnotatedArticle
from bot.records.ids import ArchiveId
from bot.text.marking import N_


async def brief(
    desk: Desk,
    archive_id: ArchiveId,
    topic: str,
    *,
    length: Length = "normal",
    since: dt.date | None = None,
    new_since: dt.datetime | None = None,
    own: OwnAliases = (),
    reader: str | None = None,
) -> Brief:
    """Answer `topic` from this archive. `since` leaves out older articles, `new_since` those that were there already;
    articles in the language of the `reader` (ISO 639-1) come first.

    Raises EmptyTopic, TopicTooLong, BadDay. A topic that no article is about gives a Brief without sentences that
    says what was searched, and which articles mention it; one of filters alone the newest articles that they leave.
    """
    query = TopicQuery(
        archive_id, topic, size=LIMITS[length].articles, own=own, since=since, whole=True, added_after=new_since
    )
    return await desk.store.read(_brief, query, length, reader, once=(query, length, reader))


def _brief(conn: Connection, query: TopicQuery, length: Length, reader: str | None) -> Brief:
    result = search_in(conn, query)
    if result.topic.is_listing:
        return _listing(result, query)
    articles = with_corrections(conn, query.archive, result.articles)
    sentences, quotes = _excerpts(compose(articles, result.topic, LIMITS[length], reader))
    cited = {cut.article for cut in sentences} | {quote.cut.article for quote in quotes}
    sources = numbered(_cited_first(articles, cited))
    return Brief(
        topic=result.topic.typed,
        searched=result.searched,
        found=result.found,
        sentences=sentences,
        quotes=quotes,
        sources=sources,
        warnings=_warnings(articles, result),
        did_you_mean=result.did_you_mean,
        new_since=query.added_after,
        older=result.older,
        mentioned=tuple(entry.article for entry in result.mentioned),
        unread=result.unread,
        namesakes=result.namesakes,
        other_names=result.other_names,
        since=query.since,
    )


def _listing(result: SearchResult, query: TopicQuery) -> Brief:
    """The newest articles that the filters leave; there is no topic that sentences of them could be chosen for."""
    return Brief(
        topic=result.topic.typed,
        searched=result.searched,
        found=result.found,
        sentences=(),
        quotes=(),
        sources=numbered(result.articles),
        new_since=query.added_after,
        older=result.older,
        since=query.since,
        listed=True,
    )


def _excerpts(parts: BriefParts) -> tuple[tuple[Excerpt, ...], tuple[QuoteExcerpt, ...]]:
    """The sentences and quotes, cut and checked; what cannot be vouched for is left out."""
    cutter = Excerpter([marked for marked, _ in (*parts.sentences, *parts.quotes)])
    sentences = [cutter.cut(marked.article.id, span.start, span.end) for marked, span in parts.sentences]
    quotes = [cutter.quote(marked.article.id, quote) for marked, quote in parts.quotes]
    return tuple(cut for cut in sentences if cut), tuple(quote for quote in quotes if quote)


def _cited_first(articles: Sequence[AnnotatedArticle], cited: set[int]) -> list[AnnotatedArticle]:
    """Only what is cited, with its copies, in the order of relevance."""
    groups = {copy_group(marked) for marked in articles if marked.article.id in cited}
    kept = [marked for marked in articles if copy_group(marked) in groups]
    return sorted(kept, key=lambda marked: marked.article.id not in cited)


def _warnings(articles: Sequence[AnnotatedArticle], result: SearchResult) -> tuple[str, ...]:
    out: list[str] = []
    if articles and not result.candidates.found:
        out.append(N_("No article has all of these words; this is from articles with some of them."))
    if len(articles) > 1 and len(set(map(copy_group, articles))) == 1:
        out.append(N_("All of these articles carry one text: this is a single source."))
    elif len(articles) == 1:
        out.append(N_("This rests on a single article."))
    if any(marked.corrected_by or correcting(marked) for marked in articles):
        out.append(N_("An article on this topic is a correction: what it corrects is shown with it."))
    if any(marked.update_of for marked in articles):
        out.append(N_("Some articles were updated: the newest text stands for each story."))
    if any(marked.article.note for marked in articles):
        out.append(N_("The desk put a note on some of these articles: see the sources."))
    return tuple(out)
