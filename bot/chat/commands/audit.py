"""/audit: who did what."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated
from zoneinfo import ZoneInfo

import discord

from bot.chat.actions.pages import turns
from bot.chat.autocomplete import articles
from bot.chat.feature import Feature, HelpLine, Option, command_of
from bot.chat.options import NUMBER, SINCE
from bot.chat.rendering import audit
from bot.chat.rendering.card import Card
from bot.chat.rendering.kept_to import narrowed
from bot.chat.verb import Invocation, Verb, page_of
from bot.desk import audit as audit_desk


@dataclass(frozen=True, slots=True)
class Audit:
    """`who` is a member's id on Discord."""

    who: Annotated[int | None, Option("Only what this member did", kind=discord.User)] = None
    article: Annotated[int | None, Option("Only what was done to this article", kind=NUMBER, suggest=articles)] = None
    since: Annotated[dt.date | None, SINCE] = None
    page: int = 1


async def show(ctx: Invocation, args: Audit) -> Card:
    """A page of what was done, newest first."""
    page = page_of(args.page)
    zone = ZoneInfo(ctx.settings.time_zone)
    since = dt.datetime.combine(args.since, dt.time(), zone) if args.since else None
    who = str(args.who) if args.who is not None else None
    rows, more = await audit_desk.changes(ctx.desk, ctx.archive, who=who, article=args.article, since=since, page=page)
    card = audit.audit(ctx._, rows, ctx.settings.time_zone)
    card.add(*narrowed(ctx._, args.since))
    turns(ctx, card, page, more=more)
    return card


AUDIT = Verb("audit", Audit, show)
FEATURE = Feature(
    verbs=(AUDIT,),
    commands=(command_of(AUDIT, "Who did what in this server's archive.", audience="desk"),),
    help=(HelpLine("/audit", "who did what", "desk", "since: last week"),),
)
