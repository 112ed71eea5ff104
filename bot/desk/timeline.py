"""`timeline`: a topic day by day, one sentence each, from articles whose date is certain."""

import asyncio
from collections import Counter
from collections.abc import Sequence

from bot.analysis.chart import Chart, coverage
from bot.analysis.summary import Story, choose
from bot.desk.cutting import Cutter
from bot.desk.finding import OwnAliases, find, numbered
from bot.desk.resources import Desk
from bot.records.answers import Cut, Dated, Timeline
from bot.records.archive import MarkedArticle
from bot.records.topics import Topic

ARTICLES = 40
SENTENCE_WORDS = 55


async def timeline(desk: Desk, archive_id: int, topic: str, *, own: OwnAliases = ()) -> Timeline:
    """The days of `topic`, oldest first, from its ARTICLES best articles. Raises EmptyTopic, TopicTooLong, BadDay."""
    found = await find(desk, archive_id, topic, size=ARTICLES, own=own, whole=True)
    sure = [marked for marked in found.articles if marked.article.day and marked.article.published.sure]
    days = await asyncio.to_thread(_days, sure, found.topic)
    cited = {dated.sentence.article for dated in days}
    return Timeline(
        topic=found.topic.typed,
        searched=found.searched,
        total=found.candidates.found,
        days=days,
        sources=numbered([marked for marked in sure if marked.article.id in cited]),
        unsure=tuple(marked.article for marked in found.articles if marked not in sure),
    )


async def chart(answer: Timeline) -> Chart | None:
    """The coverage chart of an answer, drawn off the event loop; None when it has no days."""
    days = [dated.day for dated in answer.days for _ in range(dated.articles)]
    return await asyncio.to_thread(coverage, days)


def _days(sure: Sequence[MarkedArticle], topic: Topic) -> tuple[Dated, ...]:
    cutter = Cutter(sure)
    often = Counter(marked.article.day for marked in sure)
    out: dict[object, Dated] = {}
    for marked in sure:
        day = marked.article.day
        sentence = _sentence(cutter, marked, topic) if day and day not in out else None
        if day and sentence:
            out[day] = Dated(day, sentence, often[day])
    return tuple(sorted(out.values(), key=lambda dated: dated.day))


def _sentence(cutter: Cutter, marked: MarkedArticle, topic: Topic) -> Cut | None:
    story = Story(marked.version.text, marked.passages, marked.article.language)
    for choice in choose([story], topic, SENTENCE_WORDS)[:1]:
        passage = marked.passages[choice.passage]
        return cutter.cut(marked.article.id, passage.start, passage.end)
    return None
