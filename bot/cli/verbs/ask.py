"""Asking the archive: brief, quotes, sources, search, show. Each loads its own part of the desk when it is asked."""

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import Annotated, Any, Self

import typer
from rich.console import Console

from bot.analysis.briefs import Length
from bot.analysis.topics import EVERYTHING
from bot.cli.as_json import Answers
from bot.cli.asked_days import calendar_here, since_day, topic_of, until_day
from bot.cli.handing_on import AsBBCode, AsFootnotes, AsHtml, AsMarkdown, form_of
from bot.cli.options import LOCAL, AsJson, ConfigFile, Database, Force, InArchive
from bot.cli.printing import answers
from bot.cli.question import Question, Where, ask
from bot.desk import brief as brief_desk
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


@dataclass(frozen=True, slots=True)
class BriefAsked(Question[Brief]):
    """`new_since` is when this was asked with `new` before, settled at the asking."""

    verb = "brief"
    topic: str
    length: Length = "normal"
    since: dt.date | None = None
    new: bool = False
    new_since: dt.datetime | None = field(default=None, repr=False)

    async def settled(self, desk: Desk, archive_id: ArchiveId) -> Self:
        """With `new`, it is remembered that it was asked now."""
        if not self.new:
            return self
        from bot.desk import since_last_asked as new_desk

        last = await new_desk.last_time(desk, archive_id, new_desk.TERMINAL, self.topic)
        return replace(self, new_since=last)

    async def answer(self, desk: Desk, archive_id: ArchiveId) -> Brief:
        """What the archive says on the topic."""
        reader = calendar_here().language
        return await brief_desk.brief(
            desk, archive_id, self.topic, length=self.length, since=self.since, new_since=self.new_since, reader=reader
        )

    def show(self, console: Console, answer: Brief) -> None:
        """Sentences, quotes, sources."""
        answers.brief(console, answer, first=self.new and not answer.new_since)


@dataclass(frozen=True, slots=True)
class QuotesAsked(Question[Quotes]):
    """A page of quotes, on a topic or by a speaker."""

    verb = "quotes"
    topic: str | None = None
    speaker: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    page: int = 1

    async def answer(self, desk: Desk, archive_id: ArchiveId) -> Quotes:
        """The newest first."""
        from bot.desk import quotes as quotes_desk

        return await quotes_desk.quotes(
            desk, archive_id, self.topic, speaker=self.speaker, since=self.since, until=self.until, page=self.page
        )

    def show(self, console: Console, answer: Quotes) -> None:
        """Each with its speaker and source."""
        answers.quotes(console, answer)


@dataclass(frozen=True, slots=True)
class SourcesAsked(Question[Sources]):
    """The articles on a topic."""

    verb = "sources"
    topic: str

    async def answer(self, desk: Desk, archive_id: ArchiveId) -> Sources:
        """Best first."""
        from bot.desk import sources as sources_desk

        return await sources_desk.sources(desk, archive_id, self.topic)

    def show(self, console: Console, answer: Sources) -> None:
        """Numbered."""
        answers.listed(console, answer)


@dataclass(frozen=True, slots=True)
class SearchAsked(Question[SearchPage]):
    """A page of articles with their best passages."""

    verb = "search"
    topic: str
    page: int = 1

    async def answer(self, desk: Desk, archive_id: ArchiveId) -> SearchPage:
        """Best first."""
        from bot.desk import search as search_desk

        return await search_desk.search(desk, archive_id, self.topic, page=self.page)

    def show(self, console: Console, answer: SearchPage) -> None:
        """The topic's words in bold."""
        answers.hits(console, answer)


@dataclass(frozen=True, slots=True)
class ShowAsked(Question[ArticleView]):
    """One article whole."""

    verb = "show"
    article: int

    async def answer(self, desk: Desk, archive_id: ArchiveId) -> ArticleView:
        """Its newest version."""
        from bot.desk import show as show_desk

        return await show_desk.show(desk, archive_id, self.article)

    def show(self, console: Console, answer: ArticleView) -> None:
        """Head, text, quotes."""
        from bot.cli.printing import article

        article.shown(console, answer)


QUESTIONS: tuple[type[Question[Any]], ...] = (BriefAsked, QuotesAsked, SourcesAsked, SearchAsked, ShowAsked)


def brief(
    topic: Annotated[
        list[str] | None,
        typer.Argument(help="The topic, for example: Myanmar Russia; without one what came in.", metavar="[TOPIC]"),
    ] = None,
    length: HowLong = "normal",
    since: Since = None,
    new: New = False,
    html: AsHtml = None,
    markdown: AsMarkdown = False,
    footnotes: AsFootnotes = False,
    bbcode: AsBBCode = False,
    force: Force = False,
    json: AsJson = False,
    archive: InArchive = LOCAL,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """A short cited summary of a topic, with its key quotes and sources."""
    everything = [EVERYTHING] if new or since else []
    asked = BriefAsked(topic_of(topic or everything), length, since_day(since), new)
    form = form_of(html, markdown=markdown, footnotes=footnotes, bbcode=bbcode, force=force, json=json)
    ask(asked, Where(json, archive, database, config), form)


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
    asked = QuotesAsked(topic_of(topic or []) or None, speaker, since_day(since), until_day(until), page)
    ask(asked, Where(json, archive, database, config))


def sources(
    topic: Topic,
    json: AsJson = False,
    archive: InArchive = LOCAL,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """The sources on a topic, best first."""
    ask(SourcesAsked(topic_of(topic)), Where(json, archive, database, config))


def search(
    topic: Topic,
    page: Page = 1,
    json: AsJson = False,
    archive: InArchive = LOCAL,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """Articles on a topic with their best passages, a page at a time."""
    ask(SearchAsked(topic_of(topic), page), Where(json, archive, database, config))


def show(
    article_id: Annotated[int, typer.Argument(metavar="ARTICLE", help="The article's number.")],
    json: AsJson = False,
    archive: InArchive = LOCAL,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """One article whole, with its text as stored."""
    ask(ShowAsked(article_id), Where(json, archive, database, config))


VERBS: Answers = {brief: Brief, quotes: Quotes, sources: Sources, search: SearchPage, show: ArticleView}
