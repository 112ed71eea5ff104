"""`timeline`: a topic day by day, one sentence each, from articles whose date is certain."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.analysis.briefs.news import opening, reports
from bot.analysis.briefs.sentences import Choice, choose
from bot.analysis.briefs.stories import counts_of, leads_of, stems_of, story_of
from bot.analysis.briefs.told_days import told_days
from bot.analysis.chart import coverage
from bot.analysis.revisions.beside import At, answering
from bot.analysis.revisions.figures import Count, CountedSentence, superseded
from bot.analysis.revisions.updates import newest_of_each
from bot.archive.search.stores import index_for
from bot.archive.store import Connection
from bot.desk.excerpts import Excerpter
from bot.desk.related import with_corrections
from bot.desk.resources import Desk
from bot.desk.topic_search import OwnAliases, SearchResult, TopicQuery, numbered, search_in
from bot.errors.asking import TimelineOfNothing
from bot.records.answers import Excerpt, Timeline, TimelineDay
from bot.records.archive import AnnotatedArticle
from bot.records.charts import Chart
from bot.records.ids import ArchiveId
from bot.records.topics import Covered, Topic

ARTICLES = 40
SENTENCE_WORDS = 55
NEXT = 3
"""Sentences behind one that is told already among which the day's own news stands."""
COMPARED = 6
"""Articles of one day whose news are compared: a day's figures change a few times."""


async def timeline(desk: Desk, archive_id: ArchiveId, topic: str, *, own: OwnAliases = ()) -> Timeline:
    """The days of `topic`, oldest first, from its ARTICLES best articles; all that match are counted by their days.

    Raises EmptyTopic, TopicTooLong, BadDay, and TimelineOfNothing where nothing but filters was typed.
    """
    query = TopicQuery(archive_id, topic, size=ARTICLES, own=own, whole=True)
    return await desk.store.read(_timeline, query, once=("timeline", query))


def _timeline(conn: Connection, query: TopicQuery) -> Timeline:
    result = search_in(conn, query)
    if result.topic.is_listing:
        raise TimelineOfNothing()
    found = len(result.articles)
    told = with_corrections(conn, query.archive, result.articles)
    result = replace(result, articles=reports(told[:found]))
    sure = [marked for marked in result.articles if marked.article.day and marked.article.published.sure]
    unsure = [marked.article for marked in result.articles if marked not in sure]
    covered, without = _covered(conn, query.archive, result)
    every = [*sure, *(marked for marked in told if marked not in sure)]
    days = _days(sure, every, result, covered)
    cited = {cut.article for dated in days for cut in (dated.sentence, *dated.beside)}
    return Timeline(
        topic=result.topic.typed,
        searched=result.searched,
        total=result.candidates.found,
        days=days,
        sources=numbered([marked for marked in every if marked.article.id in cited]),
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


def _days(
    sure: Sequence[AnnotatedArticle],
    every: Sequence[AnnotatedArticle],
    result: SearchResult,
    often: Mapping[dt.date, int],
) -> tuple[TimelineDay, ...]:
    """The days of the `sure` articles, which stand first in `every`, and those that a text itself tells of."""
    cutter = Excerpter(every)
    by_day = _by_day(sure)
    compared = {place for places in by_day.values() for place in places[:COMPARED]}
    read = [_read(marked, result.topic, place in compared) for place, marked in enumerate(every)]
    chosen = _news_of_days(sure, by_day, read)
    news = {(place, choice.passage) for place, choice in chosen.values()}
    newest = result.searched.until or dt.date.min
    for place, marked in enumerate(every):
        published = marked.article.day if place < len(sure) else None
        for day, choice in told_days(marked, read[place].stems, result.topic, published or newest):
            if (place, choice.passage) not in news:
                chosen.setdefault(day, (place, choice))
    answers = _answers(every, read, [(place, choice.passage) for place, choice in chosen.values()])
    out: list[TimelineDay] = []
    for day, (place, choice) in sorted(chosen.items()):
        last = place, choice.passage + choice.bound
        sentence = _cut(cutter, every, (place, choice.passage), last)
        beside = [_cut(cutter, every, at, at) for at in answers.get((place, choice.passage), ())]
        if sentence and all(beside):
            out.append(TimelineDay(day, sentence, often.get(day, 1), tuple(cut for cut in beside if cut)))
    return tuple(out)


def _by_day(sure: Sequence[AnnotatedArticle]) -> dict[dt.date, list[int]]:
    """The places of the articles of each day, the best first; of each story and day its newest text alone."""
    days: dict[dt.date, list[AnnotatedArticle]] = {}
    for marked in sure:
        if marked.article.day:
            days.setdefault(marked.article.day, []).append(marked)
    place_of = {marked.article.id: place for place, marked in enumerate(sure)}
    return {day: [place_of[marked.article.id] for marked in newest_of_each(its)] for day, its in days.items()}


@dataclass(frozen=True, slots=True)
class _Read:
    """An article, read once for an answer: forty of the longest are more than is kept of texts from one to the next.

    `stems` are those of its passages that may be chosen, `news` the sentence that carries its headline or the topic,
    `leads` the stems of those near it that may open a brief, and `counts` what these and the news count.
    """

    stems: Mapping[int, frozenset[str]]
    news: Choice | None = None
    leads: Mapping[int, frozenset[str]] = field(default_factory=dict)
    counts: Mapping[int, tuple[Count, ...]] = field(default_factory=dict)


def _read(marked: AnnotatedArticle, topic: Topic, compared: bool) -> _Read:
    """What an article tells. Its news, where they are `compared` with those of its day: the sentence that carries the
    headline, where that is on the topic; else the one that carries the topic."""
    story = story_of(marked)
    if not compared:
        return _Read(stems_of(story))
    leads, stems = leads_of(story), stems_of(story)
    news = next(iter(choose([story], topic, SENTENCE_WORDS, opening([marked], topic, [leads]))), None)
    if news is None:
        return _Read(stems)
    near = {at: leads[at] for at in range(news.passage, news.passage + NEXT + 1) if at in leads}
    return _Read(stems, news, near, {at: counts_of(story, at) for at in {news.passage, *near}})


def _news_of_days(
    sure: Sequence[AnnotatedArticle], by_day: Mapping[dt.date, Sequence[int]], read: Sequence[_Read]
) -> dict[dt.date, tuple[int, Choice]]:
    """The place of an article and its news for each day, the first day first; what an earlier day told is no news."""
    days: dict[dt.date, tuple[int, Choice]] = {}
    told: list[frozenset[str]] = []
    for day, places in sorted(by_day.items()):
        news = _newest_news(sure, places[:COMPARED], read, told)
        if news:
            days[day] = news
            told.append(read[news[0]].stems.get(news[1].passage, frozenset()))
    return days


def _newest_news(
    articles: Sequence[AnnotatedArticle],
    places: Sequence[int],
    read: Sequence[_Read],
    before: Sequence[frozenset[str]],
) -> tuple[int, Choice] | None:
    """The news of the best of a day's articles whose figures no later one of that day replaces.

    `before` are the stems of what earlier days told.
    """
    told = {place: choice for place in places if (choice := _news(read[place], before))}
    old = superseded(_telling(place, articles[place], read[place], choice) for place, choice in told.items())
    return next(((place, choice) for place, choice in told.items() if (place, choice.passage) not in old), None)


def _telling(place: int, marked: AnnotatedArticle, read: _Read, choice: Choice) -> CountedSentence:
    at = choice.passage
    return CountedSentence((place, at), marked.article.day, marked.article.id, read.counts[at])


def _news(read: _Read, before: Sequence[frozenset[str]]) -> Choice | None:
    """An article's news; where an earlier day told just that, the next sentence near it that none told, if any."""
    news, leads = read.news, read.leads
    if news is None or not _told(leads.get(news.passage), before):
        return news
    later = (at for at in leads if at > news.passage)
    return next((Choice(0, at, 0.0) for at in later if not _told(leads[at], before)), news)


def _told(stems: frozenset[str] | None, before: Sequence[frozenset[str]]) -> bool:
    return stems is not None and any(stems <= earlier for earlier in before)


def _answers(
    every: Sequence[AnnotatedArticle], read: Sequence[_Read], claims: Sequence[At]
) -> dict[At, tuple[At, ...]]:
    """What must be shown beside the sentences of the days."""
    stems = {(place, number): its for place, each in enumerate(read) for number, its in each.stems.items()}
    return answering(every, claims, stems)


def _cut(cutter: Excerpter, every: Sequence[AnnotatedArticle], first: At, last: At) -> Excerpt | None:
    marked = every[first[0]]
    return cutter.cut(marked.article.id, marked.passages[first[1]].start, marked.passages[last[1]].end)
