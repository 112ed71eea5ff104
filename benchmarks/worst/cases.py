"""The list of cases: one for each verb and each hostile thing that it may be asked. Add a line to add a case."""

import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.chat.i18n import translator_for
from bot.chat.rendering import answers, articles, verdicts
from bot.chat.rendering import desk as desk_card
from bot.desk import audit, check, export, ingest, search, seen, show, sources, suggest, timeline, verify, who
from bot.desk import brief as brief_desk
from bot.desk import changes as changes_desk
from bot.desk import quotes as quotes_desk
from bot.desk.resources import Desk
from bot.records.ids import ArchiveId

EN = translator_for("en")
STITCHED = "a b " * 400 + ". c d " + "b a " * 300
LONG_TOPIC = "Myanmar harbour " + " ".join(f"harbour{n}" for n in range(35))
ALIASES = tuple(tuple(f"name{n} {group}" for n in range(8)) for group in range(50))
EXPORT_LIMIT = 100_000_000


@dataclass(frozen=True)
class World:
    """The desk, an archive, its articles by title, and how long its texts are."""

    desk: Desk
    archive: ArchiveId
    ids: dict[str, int]
    length: int


Ask = Callable[[World], Awaitable[object]]


async def _brief(world: World, topic: str) -> object:
    return answers.brief(EN, await brief_desk.brief(world.desk, world.archive, topic, own=ALIASES)).view()


async def _verify(world: World, quote: str) -> object:
    return verdicts.verified(EN, await verify.verify(world.desk, world.archive, quote)).view()


async def _export(world: World, form: export.Format) -> int:
    with tempfile.TemporaryFile() as out:
        return await export.export_(world.desk, world.archive, form, EXPORT_LIMIT, out)


async def _changes(world: World) -> object:
    found = await changes_desk.changes(world.desk, world.archive, world.ids["prose"])
    return desk_card.changes(EN, found, world.ids["prose"]).view()


async def _show(world: World, title: str) -> object:
    card, _ = articles.shown(EN, await show.show(world.desk, world.archive, world.ids[title]), 3)
    return card.view()


def _long_quote() -> str:
    return " ".join(f"harbour{n * 7919 % 4_999}" if n % 9 else "zeppelin" for n in range(3_000, 3_280))


CASES: dict[str, Ask] = {
    "brief": lambda world: _brief(world, "Myanmar harbour"),
    "brief, long topic": lambda world: _brief(world, LONG_TOPIC),
    "quotes": lambda world: quotes_desk.quotes(world.desk, world.archive, "Myanmar"),
    "quotes by thousands": lambda world: quotes_desk.quotes(world.desk, world.archive, speaker="Smith"),
    "sources": lambda world: sources.sources(world.desk, world.archive, "Myanmar"),
    "search": lambda world: search.search(world.desk, world.archive, LONG_TOPIC),
    "suggest": lambda world: suggest.suggest(world.desk, world.archive, "Myanmar ha", own=ALIASES),
    "timeline": lambda world: timeline.timeline(world.desk, world.archive, "Myanmar"),
    "verify, stitched": lambda world: _verify(world, STITCHED),
    "verify, repetitive": lambda world: _verify(world, "a b " * 900),
    "verify, long": lambda world: _verify(world, _long_quote()),
    "check quotes": lambda world: check.check(world.desk, world.archive, '"a" he ' * 570),
    "seen": lambda world: seen.seen(world.desk, world.archive, "a b " * (world.length // 4)),
    "who, thousands": lambda world: who.who(world.desk, world.archive, "Smith"),
    "show, marked up": lambda world: _show(world, "marked up"),
    "show, short lines": lambda world: _show(world, "short lines"),
    "changes": _changes,
    "audit": lambda world: audit.changes(world.desk, world.archive),
    "export, CSV": lambda world: _export(world, "csv"),
    "export, Markdown": lambda world: _export(world, "markdown"),
    "ingest": lambda world: ingest.from_text(world.desk, world.archive, "a b " * (world.length // 4)),
    "ingest, blank lines": lambda world: ingest.from_text(world.desk, world.archive, "x\n" + "\n" * 4 * world.length),
}
"""By name; each is asked of an archive of texts of some length and of one with twice that."""
