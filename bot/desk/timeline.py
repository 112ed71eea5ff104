"""`timeline`: a topic day by day, one sentence each, from articles whose date is certain."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.analysis.briefs.sentences import Story, choose
from bot.analysis.chart import coverage
from bot.analysis.revisions.updates import told_apart
from bot.archive.search.stores import index_for
from bot.archive.store import Connection
from bot.desk.excerpts import Excerpter
from bot.desk.resources import Desk
from bot.desk.topic_search import OwnAliases, SearchResult, TopicQuery, numbered, search_in
from bot.records.answers import Excerpt, Timeline, TimelineDay
from bot.records.archive import AnnotatedArticle
from bot.records.charts import Chart
from bot.records.ids import ArchiveId
from bot.records.topics import Covered, Topic

ARTICLES = 40
SENTENCE_WORDS = 55


async def timeline(desk: Desk, archive_id: ArchiveId, topic: str, *, own: OwnAliases = ()) -> Timeline:
    """The days of `topic`, oldest first, from its ARTICLES best articles; all that match are counted by their days.

    Raises EmptyTopic, TopicTooLong, BadDay.
    """
    query = TopicQuery(archive_id, topic, size=ARTICLES, own=own, whole=True)
    return await desk.store.read(_timeline, query, once=("timeline", query))


def _timeline(conn: Connection, query: TopicQuery) -> Timeline:
    result = search_in(conn, query)
    result = replace(result, articles=told_apart(result.articles))
    sure = [marked for marked in result.articles if marked.article.day and marked.article.published.sure]
    unsure = [marked.article for marked in result.articles if marked not in sure]
    covered, without = _covered(conn, query.archive, result)
    days = _days(sure, result.topic, covered)
    cited = {dated.sentence.article for dated in days}
    return Timeline(
        topic=result.topic.typed,
        searched=result.searched,
        total=result.candidates.found,
        days=days,
        sources=numbered([marked for marked in sure if marked.article.id in cited]),
        unsure=tuple(unsure),
        coverage=tuple(sorted(covered.items())),
        without_day=max(without, len(unsure)),
        more=result.candidates.capped,
        did_you_mean=result.did_you_mean,
        mentioned=tuple(entry.article for entry in result.mentioned),
    )


async def chart(desk: Desk, answer: Timeline) -> Chart | None:
    """The coverage chart of an answer, drawn off the event loop; None when all is of one day, week or the like.

    Raises ComparingBusy.
    """
    return await desk.thinking.run(coverage, dict(answer.coverage))


def _covered(conn: Connection, archive_id: ArchiveId, result: SearchResult) -> tuple[dict[dt.date, int], int]:
    """How many articles each sure day has, and how many have none; of those shown where none has all ideas."""
    days: Counter[dt.date] = Counter()
    without = 0
    if result.candidates.found:
        rows = index_for(conn).coverage(conn, archive_id, result.topic)
    else:
        shown = (marked.article for marked in result.articles)
        rows = tuple(Covered(article.day, article.published.sure, 1) for article in shown)
    for row in rows:
        if row.day and row.sure:
            days[row.day] += row.articles
        else:
            without += row.articles
    return days, without


def _days(sure: Sequence[AnnotatedArticle], topic: Topic, often: Mapping[dt.date, int]) -> tuple[TimelineDay, ...]:
    cutter = Excerpter(sure)
    out: dict[dt.date, TimelineDay] = {}
    for marked in sure:
        day = marked.article.day
        sentence = _sentence(cutter, marked, topic) if day and day not in out else None
        if day and sentence:
            out[day] = TimelineDay(day, sentence, often.get(day, 1))
    return tuple(sorted(out.values(), key=lambda dated: dated.day))


def _sentence(cutter: Excerpter, marked: AnnotatedArticle, topic: Topic) -> Excerpt | None:
    story = Story(marked.version.text, marked.passages, marked.article.language)
    for choice in choose([story], topic, SENTENCE_WORDS)[:1]:
        first, last = marked.passages[choice.passage], marked.passages[choice.passage + choice.bound]
        return cutter.cut(marked.article.id, first.start, last.end)
    return None
