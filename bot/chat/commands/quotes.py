"""/quotes: who said what, word for word; and *Show context* under its answers."""

from bot.chat.actions import wrong_speaker
from bot.chat.actions.pages import beyond, turns
from bot.chat.buttons import beside
from bot.chat.feature import Action, Feature, HelpLine, command_of, on
from bot.chat.quotes_page import QuotesAsked, quotes_on
from bot.chat.rendering import answers, corrections
from bot.chat.rendering.card import Button, Card
from bot.chat.verb import Invocation, Verb, page_of
from bot.desk import context as context_desk


async def show(ctx: Invocation, args: QuotesAsked) -> Card:
    """A page of quotes."""
    quotes, page = await quotes_on(ctx, args), page_of(args.page)
    if page > quotes.pages > 0:
        return beyond(ctx, answers.quotes_of(quotes), quotes.pages, quotes.searched)
    card = answers.quotes(ctx._, quotes)
    if quotes.quotes:
        card.buttons(Button(ctx._.gettext("Show context"), action=ctx.action("context")))
        wrong_speaker.offer(ctx, card)
    turns(ctx, card, page, more=page < quotes.pages)
    return card


async def show_context(ctx: Invocation, args: QuotesAsked) -> Card:
    """The quotes of the page with the sentences round them."""
    quotes = await quotes_on(ctx, args)
    return corrections.context(ctx._, quotes, await context_desk.context(ctx.desk, ctx.archive, quotes.quotes))


QUOTES = Verb("quotes", QuotesAsked, show, public=True, excerpts=True)
CONTEXT = Verb("context", QuotesAsked, show_context, excerpts=True)
FEATURE = Feature(
    verbs=(QUOTES, CONTEXT),
    commands=(
        command_of(
            QUOTES, "Who said what, word for word: by topic, by speaker, or both.",
            where="anywhere", private_option=True,
        ),
    ),
    actions={
        "quotes": Action(beside(QUOTES, page=1)),
        "context": Action(beside(CONTEXT), on=on(QUOTES)),
    },
    help=(
        HelpLine("/quotes", "who said what, word for word", example="topic: Myanmar speaker: Abuza", basic=True),
        HelpLine("/quotes", "“Wrong speaker?” under it sets a quote right", "desk", part="correcting"),
    ),
)  # fmt: skip
