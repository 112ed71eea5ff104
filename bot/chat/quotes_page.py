"""A page of quotes: what names it, and the quotes on it; /quotes shows it, and so do the buttons under it."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from bot.chat.autocomplete import people
from bot.chat.feature import Option
from bot.chat.new_since import NewSince, moment_of
from bot.chat.options import SINCE, TOPIC, UNTIL
from bot.chat.verb import Invocation, page_of
from bot.desk import quotes as quotes_desk
from bot.records.answers import Quotes


@dataclass(frozen=True, slots=True)
class QuotesAsked:
    """By topic, by speaker, or both; under a brief with "new" only those that were added since."""

    topic: Annotated[str | None, TOPIC] = None
    speaker: Annotated[str | None, Option("Only quotes of this person", suggest=people)] = None
    since: Annotated[dt.date | None, SINCE] = None
    until: Annotated[dt.date | None, UNTIL] = None
    page: int = 1
    new: NewSince = False


async def quotes_on(ctx: Invocation, args: QuotesAsked) -> Quotes:
    """The quotes of the page."""
    return await quotes_desk.quotes(
        ctx.desk,
        ctx.archive,
        args.topic,
        speaker=args.speaker,
        since=args.since,
        until=args.until,
        new_since=moment_of(ctx, args.new),
        page=page_of(args.page),
        own=ctx.settings.aliases,
    )
