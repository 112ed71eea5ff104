"""/archive export and stats: the archive as a whole."""

import tempfile
from dataclasses import dataclass
from typing import Annotated

from bot.chat import limits
from bot.chat.commands.archive import GROUP
from bot.chat.feature import Feature, HelpLine, Option, command_of
from bot.chat.rendering import desk
from bot.chat.rendering.card import Attached, Card
from bot.chat.verb import Invocation, Nothing, Verb
from bot.desk import export as export_desk
from bot.desk import stats as stats_desk
from bot.desk.feeds import listing as feeds_desk

FORMATS = (
    ("JSON lines, for programs", "jsonl"),
    ("CSV, for spreadsheets", "csv"),
    ("Markdown, to read", "markdown"),
)


@dataclass(frozen=True, slots=True)
class Export:
    """The kind of file."""

    format: Annotated[export_desk.Format, Option("What kind of file", kind=str, choices=FORMATS)] = "jsonl"


async def export(ctx: Invocation, args: Export) -> Card:
    """The archive as a file."""
    limit = min(ctx.interaction.filesize_limit, limits.UPLOAD * 10)
    file = tempfile.NamedTemporaryFile(prefix="copydesk-")  # noqa: SIM115  the card holds it until it is sent
    count = await export_desk.export_(ctx.desk, ctx.archive, args.format, limit, file)
    file.flush()
    card = Card("desk", ctx._("Export"))
    card.add(ctx._.ngettext(count, "{number} article, all there are.", "{number} articles, all there are."))
    if file.tell():
        name = f"archive.{export_desk.SUFFIX[args.format]}"
        card.attach(Attached(name, file, ctx._.gettext("The export")))
    return card


async def stats(ctx: Invocation, args: Nothing) -> Card:
    """What the archive holds."""
    held = await stats_desk.of_archive(ctx.desk, ctx.archive)
    return desk.stats(ctx._, held, await feeds_desk.today(ctx.desk, ctx.archive))


EXPORT, STATS = Verb("archive export", Export, export), Verb("archive stats", Nothing, stats)
FEATURE = Feature(
    verbs=(EXPORT, STATS),
    commands=(
        command_of(EXPORT, "The whole archive as a file.", group=GROUP),
        command_of(STATS, "What the archive holds, counted.", group=GROUP),
    ),
    help=(HelpLine("/archive export", "everything as a file; stats counts it", "desk", "format: Markdown, to read"),),
)
