"""Checking: verify, seen, who, timeline."""

import sys
from typing import Annotated

import typer

from bot.cli import as_json
from bot.cli.options import LOCAL, AsJson, ConfigFile, Database, InArchive, answer
from bot.cli.printing import checked
from bot.cli.printing.safe import console
from bot.desk import seen as seen_desk
from bot.desk import timeline as timeline_desk
from bot.desk import verify as verify_desk
from bot.desk import who as who_desk

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
    words = sys.stdin.read() if quote == "-" else quote
    found = answer(
        config, database, archive, lambda desk, it: verify_desk.verify(desk, it, words, speaker=speaker, topic=topic)
    )
    as_json.write(as_json.record(found)) if json else checked.verified(console(), found)


def seen(
    given: Annotated[str, typer.Argument(metavar="URL|TEXT|-", help="An address, a text, or - for standard input.")],
    json: AsJson = False,
    archive: InArchive = LOCAL,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """Is this in the archive already: the same address, the same text, the same story?"""
    words = sys.stdin.read() if given == "-" else given
    found = answer(config, database, archive, lambda desk, it: seen_desk.seen(desk, it, words))
    as_json.write(as_json.record(found)) if json else checked.seen(console(), found)


def who(
    name: Annotated[list[str], typer.Argument(metavar="NAME", help="A name, or a person's number such as #7.")],
    json: AsJson = False,
    archive: InArchive = LOCAL,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """Who is it that the archive quotes: first full mention, descriptions, counts, latest quotes."""
    found = answer(config, database, archive, lambda desk, it: who_desk.who(desk, it, " ".join(name)))
    as_json.write(as_json.record(found)) if json else checked.who(console(), found)


def timeline(
    topic: Annotated[list[str], typer.Argument(metavar="TOPIC")],
    json: AsJson = False,
    archive: InArchive = LOCAL,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """A topic over time: one sentence for each day, from articles with sure dates."""
    found = answer(config, database, archive, lambda desk, it: timeline_desk.timeline(desk, it, " ".join(topic)))
    as_json.write(as_json.record(found)) if json else checked.timeline(console(), found)
