"""Checking: verify, seen, who, timeline."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from bot.cli.as_json import Answers
from bot.cli.asked_days import topic_of
from bot.cli.handing_on import AsBBCode, AsFootnotes, AsHtml, AsMarkdown, form_of
from bot.cli.options import LOCAL, AsJson, ConfigFile, Database, Force, InArchive
from bot.cli.printing import checked
from bot.cli.printing.safe import console, plain
from bot.cli.question import Question, Where, ask
from bot.cli.refusals import NoChart
from bot.desk import seen as seen_desk
from bot.desk import timeline as timeline_desk
from bot.desk import verify as verify_desk
from bot.desk import who as who_desk
from bot.desk.new_file import new_file
from bot.desk.resources import Desk
from bot.desk.within import Within
from bot.records.charts import Chart, ChartedTimeline
from bot.records.ids import ArchiveId
from bot.records.people import Who
from bot.records.verification import Seen, Verification

OnlyOutlet = Annotated[
    str | None, typer.Option("--outlet", metavar="NAME|SITE", help="Only what came from this outlet.")
]
OnlyFeed = Annotated[
    str | None, typer.Option("--feed", metavar="FEED", help="Only what came in by this feed: its name or number.")
]
Speaker = Annotated[str | None, typer.Option("--speaker", help="Who is said to have said it.")]


@dataclass(frozen=True, slots=True)
class VerifyAsked(Question[Verification]):
    """A quote to be checked."""

    verb = "verify"
    quote: str
    speaker: str | None = None
    topic: str | None = None

    async def answer(self, desk: Desk, archive_id: ArchiveId) -> Verification:
        """What the archive says of it."""
        return await verify_desk.verify(desk, archive_id, self.quote, speaker=self.speaker, topic=self.topic)

    def show(self, console: Console, answer: Verification) -> None:
        """The verdict first."""
        checked.verified(console, answer)


@dataclass(frozen=True, slots=True)
class SeenAsked(Question[Seen]):
    """An address or a text that may be known."""

    verb = "seen"
    given: str
    outlet: str | None = None
    feed: str | None = None

    async def answer(self, desk: Desk, archive_id: ArchiveId) -> Seen:
        """What of it the archive has."""
        return await seen_desk.seen(desk, archive_id, self.given, within=Within(self.outlet, self.feed))

    def show(self, console: Console, answer: Seen) -> None:
        """Each of its parts, then the whole."""
        checked.seen(console, answer)


@dataclass(frozen=True, slots=True)
class WhoAsked(Question[Who]):
    """A person by name or number."""

    verb = "who"
    name: str
    outlet: str | None = None
    feed: str | None = None

    async def answer(self, desk: Desk, archive_id: ArchiveId) -> Who:
        """As the archive knows them."""
        return await who_desk.who(desk, archive_id, self.name, within=Within(self.outlet, self.feed))

    def show(self, console: Console, answer: Who) -> None:
        """Descriptions, then quotes."""
        checked.who(console, answer)


@dataclass(frozen=True, slots=True)
class TimelineAsked(Question[ChartedTimeline]):
    """A topic day by day."""

    verb = "timeline"
    topic: str

    async def answer(self, desk: Desk, archive_id: ArchiveId) -> ChartedTimeline:
        """With the chart of its coverage."""
        result = await timeline_desk.timeline(desk, archive_id, self.topic)
        return ChartedTimeline(result, await timeline_desk.chart(desk, result))

    def show(self, console: Console, answer: ChartedTimeline) -> None:
        """Bars, then days."""
        checked.timeline(console, answer.timeline, answer.chart)


QUESTIONS: tuple[type[Question[Any]], ...] = (VerifyAsked, SeenAsked, WhoAsked, TimelineAsked)


def verify(
    quote: Annotated[str, typer.Argument(metavar="QUOTE|-", help="The quote, or - for standard input.")],
    speaker: Speaker = None,
    topic: Annotated[
        str | None, typer.Option("--topic", help="A second key for a short quote; outlet: and feed: narrow.")
    ] = None,
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
    """Does a quote stand in the archive, word for word, and with this speaker?"""
    words = sys.stdin.buffer.read().decode() if quote == "-" else quote
    form = form_of(html, markdown=markdown, footnotes=footnotes, bbcode=bbcode, force=force, json=json)
    ask(VerifyAsked(words, speaker, topic), Where(json, archive, database, config), form)


def seen(
    given: Annotated[str, typer.Argument(metavar="URL|TEXT|-", help="An address, a text, or - for standard input.")],
    outlet: OnlyOutlet = None,
    feed: OnlyFeed = None,
    json: AsJson = False,
    archive: InArchive = LOCAL,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """Is this in the archive already: the same address, the same text, an update, the same story?"""
    words = sys.stdin.buffer.read().decode() if given == "-" else given
    ask(SeenAsked(words, outlet, feed), Where(json, archive, database, config))


def who(
    name: Annotated[list[str], typer.Argument(metavar="NAME", help="A name, or a person's number such as #7.")],
    outlet: OnlyOutlet = None,
    feed: OnlyFeed = None,
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
    """Who is it that the archive quotes: first full mention, descriptions, counts, latest quotes."""
    form = form_of(html, markdown=markdown, footnotes=footnotes, bbcode=bbcode, force=force, json=json)
    ask(WhoAsked(" ".join(name), outlet, feed), Where(json, archive, database, config), form)


def timeline(
    topic: Annotated[list[str], typer.Argument(metavar="TOPIC")],
    chart: Annotated[Path | None, typer.Option("--chart", metavar="FILE", help="Write the chart as a PNG.")] = None,
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
    """A topic over time: a chart, and one sentence for each day, from articles with sure dates."""
    form = form_of(html, markdown=markdown, footnotes=footnotes, bbcode=bbcode, force=force, json=json)
    found = ask(TimelineAsked(topic_of(topic)), Where(json, archive, database, config), form)
    if chart is not None:
        _written(chart, found.chart, force)


def _written(to: Path, drawn: Chart | None, force: bool) -> None:
    """Write the picture. Raises NoChart, FileThere, NotWritten."""
    if drawn is None:
        raise NoChart()
    with new_file(to, replace=force) as out:
        out.write(drawn.png)
    console(error=True).print(plain(f"Chart written to {to}."))


VERBS: Answers = {verify: Verification, seen: Seen, who: Who, timeline: ChartedTimeline}
