"""One archive for several servers: a code for another server's managers, and what such a code does here."""

from dataclasses import dataclass

from bot.chat.actions.purge import COMMAND
from bot.chat.buttons import aside, permitted
from bot.chat.escape import Markdown
from bot.chat.feature import Feature
from bot.chat.i18n import Translator
from bot.chat.modal import BaseModal
from bot.chat.rendering import notices
from bot.chat.rendering.card import Card
from bot.chat.replies import acknowledge
from bot.chat.state import BotState
from bot.chat.verb import Interaction, Invocation, Nothing, Verb
from bot.desk import sharing

OWN = "own"
PANEL = frozenset({"settings"})
"""The verb under whose answer the form is opened."""


@dataclass(frozen=True, slots=True)
class Join:
    """A code that another server gave, or OWN."""

    join: str


async def share(ctx: Invocation, args: Nothing) -> Card:
    """A code for another server's managers."""
    code = await sharing.offer(ctx.desk, ctx.own_server, ctx.member)
    return notices.said(
        ctx._("One archive for two servers"),
        Markdown(f"`{code}`"),
        ctx._("This code works once, within an hour."),
        ctx._("A manager of the other server gives it to /settings join: there, to answer from this archive."),
    )


async def join(ctx: Invocation, args: Join) -> Card:
    """Answer from another server's archive, or from one's own again."""
    if args.join.strip().lower() == OWN:
        archive = await sharing.leave(ctx.desk, ctx.own_server, ctx.member)
        title = ctx._("This server answers from its own archive again")
    else:
        archive = await sharing.accept(ctx.desk, ctx.own_server, args.join, ctx.member)
        title = ctx._("This server answers from another archive now")
    number = ctx._.ngettext(archive.articles, "It holds {number} article.", "It holds {number} articles.")
    return notices.said(title, number)


SHARE, JOIN = Verb("settings share", Nothing, share, once=True, free=True), Verb("settings join", Join, join, once=True)


class JoinForm(BaseModal):
    """The code that another server's managers gave."""

    def __init__(self, _: Translator, state: BotState, opened: Interaction, token: str) -> None:
        super().__init__(_, "Join another archive", state, opened)
        self._token = token
        self.ask("code", "The other server's code", "Given there by Share this archive; own: back to your own")

    async def submitted(self, interaction: Interaction) -> None:
        """Join, for whoever may use /settings."""
        await acknowledge(interaction, private=True)
        await permitted(interaction, self.state, self._token, PANEL, lambda arguments: COMMAND)
        await aside(interaction, self.state, JOIN, Join(self.given().get("code", "")))


FEATURE = Feature(verbs=(SHARE, JOIN))
