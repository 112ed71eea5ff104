"""Asking the archive: brief, quotes, sources, search, show."""

from typing import Annotated

import typer

from bot.analysis.briefs import Length
from bot.cli import as_json
from bot.cli.as_json import Answers
from bot.cli.asked_days import calendar_here, since_day, topic_of, until_day
from bot.cli.options import LOCAL, AsJson, ConfigFile, Database, InArchive, answer
from bot.cli.printing import answers, article
from bot.cli.printing.safe import console
from bot.desk import brief as brief_desk
from bot.desk import quotes as quotes_desk
from bot.desk import search as search_desk
from bot.desk import show as show_desk
from bot.desk import since_last_asked as new_desk
from bot.desk import sources as sources_desk
from bot.desk.resources import Desk
from bot.records.answers import ArticleView, Brief, Quotes, SearchPage, Sources
from bot.records.ids import ArchiveId

Topic = Annotated[list[str], typer.Argument(help="The topic, for example: Myanmar Russia", metavar="TOPIC")]
HowLong = Annotated[Length, typer.Option("--length", help="How much to say.")]
Since = Annotated[
    str | None, typer.Option("--since", metavar="DAY", help="Only articles from this day on: 2025-03, last week, 7d.")
]
Until = Annotated[str | None, typer.Option("--until", metavar="DAY", help="Only articles up to this day.")]
New = Annotated[bool, typer.Option("--new", help="Only what was added since you last asked for this with --new.")]
Page = Annotated[int, typer.Option("--page", min=1, help="Which page of the answer.")]
Speaker = Annotated[str | None, typer.Option("--speaker", help="Only quotes of this speaker.")]


def brief(
    topic: Topic,
    length: HowLong = "normal",
    since: Since = None,
    new: New = False,
    json: AsJson = False,
    archive: InArchive = LOCAL,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """A short cited summary of a topic, with its key quotes and sources."""
    words, day = topic_of(topic), since_day(since)

    async def work(desk: Desk, archive_id: ArchiveId) -> Brief:
        last = await new_desk.last_time(desk, archive_id, new_desk.TERMINAL, words) if new else None
        reader = calendar_here().language
        return await brief_desk.brief(desk, archive_id, words, length=length, since=day, new_since=last, reader=reader)

    result = answer(config, database, archive, work)
    as_json.write(result) if json else answers.brief(console(), result, first=new and not result.new_since)


def quotes(
    topic: Annotated[list[str] | None, typer.Argument(metavar="[TOPIC]")] = None,
    speaker: Speaker = None,
    since: Since = None,
    until: Until = None,
    page: Page = 1,
    json: AsJson = False,
    archive: InArchive = LOCAL,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """Quotes on a topic, by a speaker, or both, newest first."""
    words, first, last = topic_of(topic or []) or None, since_day(since), until_day(until)

    async def work(desk: Desk, archive_id: ArchiveId) -> Quotes:
        return await quotes_desk.quotes(desk, archive_id, words, speaker=speaker, since=first, until=last, page=page)

    result = answer(config, database, archive, work)
    as_json.write(result) if json else answers.quotes(console(), result)


def sources(
    topic: Topic,
    json: AsJson = False,
    archive: InArchive = LOCAL,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """The sources on a topic, best first."""
    result = answer(
        config, database, archive, lambda desk, archive_id: sources_desk.sources(desk, archive_id, topic_of(topic))
    )
    as_json.write(result) if json else answers.listed(console(), result)


def search(
    topic: Topic,
    page: Page = 1,
    json: AsJson = False,
    archive: InArchive = LOCAL,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """Articles on a topic with their best passages, a page at a time."""
    result = answer(
        config,
        database,
        archive,
        lambda desk, archive_id: search_desk.search(desk, archive_id, topic_of(topic), page=page),
    )
    as_json.write(result) if json else answers.hits(console(), result)


def show(
    article_id: Annotated[int, typer.Argument(metavar="ARTICLE", help="The article's number.")],
    json: AsJson = False,
    archive: InArchive = LOCAL,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """One article whole, with its text as stored."""
    result = answer(config, database, archive, lambda desk, archive_id: show_desk.show(desk, archive_id, article_id))
    as_json.write(result) if json else article.shown(console(), result)


VERBS: Answers = {brief: Brief, quotes: Quotes, sources: Sources, search: SearchPage, show: ArticleView}
