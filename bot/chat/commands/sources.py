"""/sources: the articles about a topic."""

from dataclasses import dataclass
from typing import Annotated

from bot.chat.actions import did_you_mean
from bot.chat.actions.pages import beyond, turns
from bot.chat.buttons import beside
from bot.chat.feature import Action, Feature, HelpLine, command_of
from bot.chat.options import TOPIC
from bot.chat.rendering import answers, components
from bot.chat.rendering.card import Card
from bot.chat.verb import Invocation, Verb, page_of
from bot.desk import sources as sources_desk

ON_A_PAGE = 8


@dataclass(frozen=True, slots=True)
class Sources:
    """A page of a topic's sources."""

    topic: Annotated[str, TOPIC]
    page: int = 1


async def show(ctx: Invocation, args: Sources) -> Card:
    """A page of sources."""
    sources = await sources_desk.sources(ctx.desk, ctx.archive, args.topic, own=ctx.settings.aliases)
    if not sources.sources:
        card = components.nothing(ctx._, sources.topic, sources.searched, sources.did_you_mean, len(sources.mentioned))
        did_you_mean.offer(ctx, card, sources.did_you_mean)
        return card
    page, pages = page_of(args.page), -(-len(sources.sources) // ON_A_PAGE)
    if page > pages:
        return beyond(ctx, sources.topic, pages, sources.searched)
    card = answers.sources(ctx._, sources, sources.sources[(page - 1) * ON_A_PAGE : page * ON_A_PAGE])
    turns(ctx, card, page, more=page < pages)
    return card


SOURCES = Verb("sources", Sources, show, public=True, excerpts=True)
FEATURE = Feature(
    verbs=(SOURCES,),
    commands=(
        command_of(SOURCES, "The articles about a topic, with links.", where="anywhere", private_option=True),
    ),
    actions={"sources": Action(beside(SOURCES, page=1))},
    help=(HelpLine("/sources", "the articles, with links"),),
)  # fmt: skip
