"""Checking: verify, seen, who, timeline."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import as_json
from bot.cli.as_json import Answers
from bot.cli.asked_days import topic_of
from bot.cli.options import LOCAL, AsJson, ConfigFile, Database, Force, InArchive, answer
from bot.cli.printing import checked
from bot.cli.printing.safe import console, plain
from bot.cli.refusals import NoChart
from bot.cli.shapes import ChartedTimeline
from bot.desk import seen as seen_desk
from bot.desk import timeline as timeline_desk
from bot.desk import verify as verify_desk
from bot.desk import who as who_desk
from bot.desk.new_file import new_file
from bot.desk.resources import Desk
from bot.records.answers import Timeline
from bot.records.charts import Chart
from bot.records.ids import ArchiveId
from bot.records.people import Who
from bot.records.verification import Seen, Verification

Speaker = Annotated[str | None, typer.Option("--speaker", help="Who is said to have said it.")]


def verify(
    quote: Annotated[str, typer.Argument(metavar="QUOTE|-", help="The quote, or - for standard input.")],
    speaker: Speaker = None,
    topic: Annotated[str | None, typer.Option("--topic", help="A second key for a quote of one or two words.")] = None,
    json: AsJson = False,
    archive: InArchive = LOCAL,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """Does a quote stand in the archive, word for word, and with this speaker?"""
    words = sys.stdin.buffer.read().decode() if quote == "-" else quote
    result = answer(
        config,
        database,
        archive,
        lambda desk, archive_id: verify_desk.verify(desk, archive_id, words, speaker=speaker, topic=topic),
    )
    as_json.write(result) if json else checked.verified(console(), result)


def seen(
    given: Annotated[str, typer.Argument(metavar="URL|TEXT|-", help="An address, a text, or - for standard input.")],
    json: AsJson = False,
    archive: InArchive = LOCAL,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """Is this in the archive already: the same address, the same text, an update, the same story?"""
    words = sys.stdin.buffer.read().decode() if given == "-" else given
    result = answer(config, database, archive, lambda desk, archive_id: seen_desk.seen(desk, archive_id, words))
    as_json.write(result) if json else checked.seen(console(), result)


def who(
    name: Annotated[list[str], typer.Argument(metavar="NAME", help="A name, or a person's number such as #7.")],
    json: AsJson = False,
    archive: InArchive = LOCAL,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """Who is it that the archive quotes: first full mention, descriptions, counts, latest quotes."""
    result = answer(config, database, archive, lambda desk, archive_id: who_desk.who(desk, archive_id, " ".join(name)))
    as_json.write(result) if json else checked.who(console(), result)


def timeline(
    topic: Annotated[list[str], typer.Argument(metavar="TOPIC")],
    chart: Annotated[Path | None, typer.Option("--chart", metavar="FILE", help="Write the chart as a PNG.")] = None,
    force: Force = False,
    json: AsJson = False,
    archive: InArchive = LOCAL,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """A topic over time: a chart, and one sentence for each day, from articles with sure dates."""

    async def work(desk: Desk, archive_id: ArchiveId) -> tuple[Timeline, Chart | None]:
        result = await timeline_desk.timeline(desk, archive_id, topic_of(topic))
        return result, await timeline_desk.chart(desk, result)

    result, drawn = answer(config, database, archive, work)
    as_json.write(ChartedTimeline(result, drawn)) if json else checked.timeline(console(), result, drawn)
    if chart is not None:
        _written(chart, drawn, force)


def _written(to: Path, drawn: Chart | None, force: bool) -> None:
    """Write the picture. Raises NoChart, FileThere, NotWritten."""
    if drawn is None:
        raise NoChart()
    with new_file(to, replace=force) as out:
        out.write(drawn.png)
    console(error=True).print(plain(f"Chart written to {to}."))


VERBS: Answers = {verify: Verification, seen: Seen, who: Who, timeline: ChartedTimeline}
