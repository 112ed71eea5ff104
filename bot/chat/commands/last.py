"""/last: the last answer again, first of all one that could not be delivered."""

from bot.chat import discord_errors
from bot.chat.escape import Markdown
from bot.chat.feature import Feature, HelpLine, SlashCommand
from bot.chat.rendering import notices
from bot.chat.rendering.card import Card
from bot.chat.replies import DONE, Receipt, acknowledge, present
from bot.chat.state import BotState
from bot.chat.verb import Interaction, Invocation, Nothing, Verb
from bot.desk import requests
from bot.errors.missing import NoSuchAnswer


async def show_receipt(ctx: Invocation, args: Receipt) -> Card:
    """What a change did, as it was said then."""
    return notices.said(Markdown(args.title), Markdown(args.text))


async def run(interaction: Interaction, state: BotState, args: Nothing, private: bool | None) -> None:
    """The same asking under its own token: its buttons go on from it.

    What Discord does not take for what it says is offered again only this once.
    """
    state.cooldown.take(interaction.guild_id, interaction.user.id)
    await acknowledge(interaction, private=True)
    asked = await requests.last(state.desk, interaction.guild_id, interaction.user.id)
    try:
        await present(interaction, state, state.verbs.request(asked))
    except discord_errors.NotDelivered as failure:
        if discord_errors.takes_never(failure.error):
            await requests.delivered(state.desk, asked.token)
        raise
    except NoSuchAnswer:
        await requests.delivered(state.desk, asked.token)
        raise


FEATURE = Feature(
    verbs=(Verb(DONE, Receipt, show_receipt),),
    commands=(
        SlashCommand(
            "last", "Your last answer again, also one that did not reach you.", Nothing, run, where="anywhere"
        ),
    ),
    help=(HelpLine("/last", "your last answer again", part="yours"),),
)  # fmt: skip
