"""A page of sources: what names it, and the sources on it; /sources shows it, and so do the buttons under it."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from bot.chat.new_since import NewSince, moment_of
from bot.chat.options import TOPIC
from bot.chat.verb import Invocation, page_of
from bot.desk import sources as sources_desk
from bot.records.answers import Source, Sources

ON_A_PAGE = 8


@dataclass(frozen=True, slots=True)
class SourcesAsked:
    """A page of a topic's sources; under a brief only those that it was asked of."""

    topic: Annotated[str, TOPIC]
    page: int = 1
    since: dt.date | None = None
    new: NewSince = False


async def sources_of(ctx: Invocation, args: SourcesAsked) -> Sources:
    """The sources of all pages."""
    return await sources_desk.sources(
        ctx.desk, ctx.archive, args.topic,
        since=args.since, new_since=moment_of(ctx, args.new), own=ctx.settings.aliases,
    )  # fmt: skip


def rows_on(sources: Sources, args: SourcesAsked) -> tuple[Source, ...]:
    """The sources of the page."""
    page = page_of(args.page)
    return sources.sources[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
