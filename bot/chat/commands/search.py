"""/search: articles by words."""

from dataclasses import dataclass
from typing import Annotated

from discord import app_commands

from bot.chat.actions import did_you_mean
from bot.chat.actions.pages import beyond, turns
from bot.chat.buttons import beside
from bot.chat.feature import Action, Feature, HelpLine, Option, command_of
from bot.chat.options import TOPIC
from bot.chat.rendering import answers
from bot.chat.rendering.card import Card
from bot.chat.verb import Invocation, Verb, page_of
from bot.desk import search as search_desk


@dataclass(frozen=True, slots=True)
class Search:
    """A page of a topic's articles."""

    topic: Annotated[str, TOPIC]
    page: Annotated[int, Option("Which page of the results", kind=app_commands.Range[int, 1, 1000])] = 1


async def show(ctx: Invocation, args: Search) -> Card:
    """A page of search results."""
    page = page_of(args.page)
    hits = await search_desk.search(ctx.desk, ctx.archive, args.topic, page=page, own=ctx.settings.aliases)
    if page > hits.pages > 0:
        return beyond(ctx, hits.topic, hits.pages, hits.searched)
    card = answers.search(ctx._, hits)
    did_you_mean.offer(ctx, card, hits.did_you_mean)
    turns(ctx, card, page, more=page < hits.pages)
    return card


SEARCH = Verb("search", Search, show, public=True, excerpts=True)
FEATURE = Feature(
    verbs=(SEARCH,),
    commands=(command_of(SEARCH, "Find articles by words.", where="anywhere"),),
    actions={"search": Action(beside(SEARCH, page=1))},
    help=(HelpLine("/search", "find articles by words", example="topic: ferry since:last week"),),
)
