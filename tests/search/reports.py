"""Fictional articles in many languages, with the topics that find them and those that do not."""

from dataclasses import dataclass

from bot.desk import topic_search
from bot.desk.topic_search import TopicQuery
from tests.search.conftest import Shelf
from tests.search.sample import draft


@dataclass(frozen=True)
class Report:
    """A fictional article, what finds it, and what does not."""

    rule: str
    language: str
    title: str
    text: str
    found: tuple[str, ...]
    not_found: tuple[str, ...] = ()


async def missed_and_wrong(shelf: Shelf, report: Report) -> tuple[list[str], list[str]]:
    """The topics that should find a report, once stored, and do not; and those that should not, and do."""
    article = await shelf.add(shelf.theirs, draft(report.title, report.text, language=report.language))
    missed = [topic for topic in report.found if article not in await about(shelf, topic)]
    wrong = [topic for topic in report.not_found if article in await about(shelf, topic)]
    return missed, wrong


async def about(shelf: Shelf, topic: str) -> list[int]:
    result = await topic_search.search(shelf.desk, TopicQuery(shelf.theirs, topic, whole=True))
    return [marked.article.id for marked in result.articles]
