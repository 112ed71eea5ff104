"""The list of cases: one for each verb and each hostile thing that it may be asked. Add a line to add a case."""

import itertools
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from benchmarks.worst.texts import blocks, prose, word
from bot.chat.i18n import translator_for
from bot.chat.off_loop import off_loop
from bot.chat.rendering import answers, articles, verdicts
from bot.chat.rendering import desk as desk_card
from bot.chat.rendering import timeline as timeline_card
from bot.desk import audit, check, export, ingest, search, seen, show, sources, suggest, timeline, verify, who
from bot.desk import brief as brief_desk
from bot.desk import changes as changes_desk
from bot.desk import quotes as quotes_desk
from bot.desk.resources import Desk
from bot.errors.missing import NobodyQuoted
from bot.records.ids import ArchiveId
from bot.records.reading import Received

EN = translator_for("en")
STITCHED = "a b " * 400 + ". c d " + "b a " * 300
LONG_TOPIC = "Myanmar harbour " + " ".join(map(word, range(35)))
_SERVERS = itertools.count()
ANSWER = 5.0
"""Seconds that an answer may take, where its case does not say."""
EXPORT_LIMIT = 100_000_000
SOURCES_PAGE = 10


def aliases() -> tuple[tuple[str, ...], ...]:
    """As many groups of equal names as a server may have, each time those of a server that never asked before."""
    server = next(_SERVERS)
    return tuple(tuple(f"name{n} {group} of{server}" for n in range(8)) for group in range(50))


@dataclass(frozen=True)
class World:
    """The desk, an archive, its articles by title, and how long its texts are."""

    desk: Desk
    archive: ArchiveId
    ids: dict[str, int]
    length: int


@dataclass(frozen=True)
class Case:
    """What is asked, and the error that answers it where the answer has to be a refusal."""

    ask: Callable[[World], Awaitable[object]]
    refused: str = ""
    seconds: float = ANSWER
    """That the answer may take."""


async def _brief(world: World, topic: str) -> object:
    return answers.brief(EN, await brief_desk.brief(world.desk, world.archive, topic, own=aliases())).view()


async def _quotes(world: World, topic: str | None = None, speaker: str | None = None) -> object:
    quoted = await quotes_desk.quotes(world.desk, world.archive, topic, speaker=speaker)
    measures_something(quoted.total > world.length // 200)
    return answers.quotes(EN, quoted).view()


async def _sources(world: World, topic: str) -> object:
    listed = await sources.sources(world.desk, world.archive, topic)
    return answers.sources(EN, listed, listed.sources[:SOURCES_PAGE]).view()


async def _search(world: World, topic: str) -> object:
    return answers.search(EN, await search.search(world.desk, world.archive, topic)).view()


async def _timeline(world: World, topic: str) -> object:
    days = await timeline.timeline(world.desk, world.archive, topic)
    return timeline_card.timeline(EN, days, 1, await timeline.chart(world.desk, days)).view()


async def _verify(world: World, quote: str) -> object:
    verdict = await verify.verify(world.desk, world.archive, quote)
    measures_something(verdict.verdict != "not_found")
    return verdicts.verified(EN, verdict).view()


async def _check(world: World, message: str) -> object:
    checks = await check.check(world.desk, world.archive, message)
    measures_something(checks.found > 1)
    return verdicts.checked(EN, checks).view()


async def _seen(world: World, text: str) -> object:
    return verdicts.seen(EN, await seen.seen(world.desk, world.archive, text)).view()


async def _who(world: World, name: str) -> object:
    person = await who.who(world.desk, world.archive, name)
    measures_something(person.left_out > world.length // 250)
    return verdicts.who(EN, person).view()


async def _export(world: World, form: export.Format) -> int:
    with tempfile.TemporaryFile() as out:
        return await export.export_(world.desk, world.archive, form, EXPORT_LIMIT, out)


async def _changes(world: World) -> object:
    difference = await changes_desk.changes(world.desk, world.archive, world.ids["prose"])
    return desk_card.changes(EN, difference, world.ids["prose"]).view()


async def _show(world: World, title: str) -> object:
    whole = await show.show(world.desk, world.archive, world.ids[title])
    card, _ = await off_loop(world.desk, len(whole.version.text), articles.shown, EN, whole, 3)
    return card.view()


async def _pasted(world: World, text: str) -> object:
    return await ingest.from_received(world.desk, world.archive, Received(text.encode(), "text/plain", "utf-8"))


async def _blocks(world: World, door: str) -> object:
    """As long as a topic may be, in signs of scripts without spaces that stand in an article."""
    asked = blocks(world.length)[30_000:30_490].replace("\n", " ")
    if door == "search":
        return answers.search(EN, await search.search(world.desk, world.archive, asked)).view()
    if door == "suggest":
        return await suggest.suggest(world.desk, world.archive, asked)
    try:
        return await who.who(world.desk, world.archive, asked)
    except NobodyQuoted:
        return None


def measures_something(sure: bool) -> None:
    """Raises AssertionError for a case that does not do what its name says: its figures would be worth nothing."""
    if not sure:
        raise AssertionError("this case measures nothing")


def _long_quote(length: int) -> str:
    """3,000 characters of what is stored, with every ninth word another."""
    words = prose(length, changed=True)[100_000:103_000].split()[1:-1]
    return " ".join(word if n % 9 else "zeppelin" for n, word in enumerate(words))


def _eight_quotes() -> str:
    """As many as one answer checks, within the 4,000 characters of the longest message."""
    words = (word(n * 7919 % 4_999) if n % 9 else "zeppelin" for n in range(1_000, 1_280))
    rows = [" ".join(row) for row in zip(*[words] * 35, strict=True)]
    return "\n\n".join(f"“{row},” said Anna Smith." for row in rows)


def _blank(length: int) -> str:
    return "x\n" + "\n" * 4 * length


def _in_blocks(door: str) -> Case:
    return Case(lambda world: _blocks(world, door), seconds=1.0)


CASES: dict[str, Case] = {
    "brief": Case(lambda world: _brief(world, "Myanmar harbour")),
    "brief, long topic": Case(lambda world: _brief(world, LONG_TOPIC)),
    "quotes": Case(lambda world: _quotes(world, "Myanmar")),
    "quotes by thousands": Case(lambda world: _quotes(world, speaker="Smith")),
    "sources": Case(lambda world: _sources(world, "Myanmar")),
    "search": Case(lambda world: _search(world, LONG_TOPIC)),
    "suggest": Case(lambda world: suggest.suggest(world.desk, world.archive, "Myanmar ha", own=aliases())),
    "timeline": Case(lambda world: _timeline(world, "Myanmar"), seconds=2.0),
    "timeline, thousands": Case(lambda world: _timeline(world, "almanac"), seconds=2.0),
    "verify, stitched": Case(lambda world: _verify(world, STITCHED), refused="TooRepetitive"),
    "verify, repetitive": Case(lambda world: _verify(world, "a b " * 900)),
    "verify, long": Case(lambda world: _verify(world, _long_quote(world.length))),
    "verify, blocks": Case(lambda world: _verify(world, blocks(world.length)[30_000:34_000])),
    "check quotes": Case(lambda world: _check(world, '"a b c" he ' * 360)),
    "check quotes, said": Case(lambda world: _check(world, '"a" he said. ' * 300)),
    "check quotes, long": Case(lambda world: _check(world, _eight_quotes())),
    "seen": Case(lambda world: _seen(world, "a b " * (world.length // 4))),
    "seen, prose": Case(lambda world: _seen(world, prose(world.length))),
    "who, thousands": Case(lambda world: _who(world, "Smith")),
    **{f"blocks, {door}": _in_blocks(door) for door in ("search", "suggest", "who")},
    "show, marked up": Case(lambda world: _show(world, "marked up")),
    "show, short lines": Case(lambda world: _show(world, "short lines")),
    "changes": Case(_changes),
    "audit": Case(lambda world: audit.changes(world.desk, world.archive)),
    "export, CSV": Case(lambda world: _export(world, "csv")),
    "export, Markdown": Case(lambda world: _export(world, "markdown")),
    "export, JSON": Case(lambda world: _export(world, "jsonl")),
    "ingest": Case(lambda world: _pasted(world, "a b " * (world.length // 4))),
    "ingest, prose": Case(lambda world: _pasted(world, prose(world.length))),
    "ingest, blank lines": Case(lambda world: _pasted(world, _blank(world.length))),
}
"""By name; each is asked of an archive of texts of some length and of one with twice that."""
