"""/sources: the articles about a topic."""

from bot.chat.actions import article_edits, did_you_mean
from bot.chat.actions.pages import beyond, turns
from bot.chat.buttons import beside
from bot.chat.feature import Action, Feature, HelpLine, command_of, on
from bot.chat.rendering import answers, components
from bot.chat.rendering.card import Card
from bot.chat.sources_page import ON_A_PAGE, SourcesAsked, rows_on, sources_of
from bot.chat.verb import Invocation, Verb, page_of


async def show(ctx: Invocation, args: SourcesAsked) -> Card:
    """A page of sources."""
    sources = await sources_of(ctx, args)
    if not sources.sources and sources.older:
        return answers.nothing_new(ctx._, sources)
    if not sources.sources:
        card = components.nothing(
            ctx._, sources.topic, sources.searched, sources.did_you_mean, len(sources.mentioned), listed=sources.listed
        )
        did_you_mean.offer(ctx, card, sources.did_you_mean)
        return card
    page, pages = page_of(args.page), -(-len(sources.sources) // ON_A_PAGE)
    if page > pages:
        return beyond(ctx, sources.topic, pages, sources.searched)
    card = answers.sources(ctx._, sources, rows_on(sources, args))
    article_edits.offer(ctx, card, edit=ctx.action("editone"), remove=ctx.action("removeone"))
    turns(ctx, card, page, more=page < pages)
    return card


SOURCES = Verb("sources", SourcesAsked, show, public=True, excerpts=True)
FEATURE = Feature(
    verbs=(SOURCES,),
    commands=(
        command_of(SOURCES, "The articles about a topic, with links.", where="anywhere", private_option=True),
    ),
    actions={
        "sources": Action(beside(SOURCES, page=1)),
        "editone": Action(beside(article_edits.EDIT_ONE), on=on(SOURCES)),
        "removeone": Action(beside(article_edits.REMOVE_ONE), on=on(SOURCES)),
    },
    help=(HelpLine("/sources", "the articles, with links", example="topic: Myanmar lang:fr"),),
)  # fmt: skip
