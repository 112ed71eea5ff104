"""/help: what the bot is for and how to ask it, for somebody who has never seen it."""

from collections.abc import Iterable

from bot.chat.escape import Markdown
from bot.chat.feature import Feature, HelpLine, Menu, command_of
from bot.chat.permissions import of_the_desk
from bot.chat.rendering.card import Card
from bot.chat.verb import Invocation, Nothing, Verb


def feature(others: Iterable[Feature]) -> Feature:
    """The command that tells of all `others`, in their order."""
    lines = tuple(line for other in others for line in other.help)
    menus = tuple(menu for other in others for menu in other.menus)

    async def show(ctx: Invocation, args: Nothing) -> Card:
        return card(ctx, lines, menus)

    verb = Verb("help", Nothing, show, free=True)
    return Feature(
        verbs=(verb,), commands=(command_of(verb, "What this bot does and how to ask it.", where="installed"),)
    )


def card(ctx: Invocation, lines: tuple[HelpLine, ...], menus: tuple[Menu, ...]) -> Card:
    """The help card."""
    _, desk = ctx._, of_the_desk(ctx)
    card = Card("desk", _("Copydesk: words from your own archive"))
    card.add(
        _(
            "Ask for a topic, for example **/brief topic: Myanmar Russia**. Every sentence and every quote in an "
            "answer stands word for word in an article that somebody added here, and links to it."
        )
    )
    card.add(_("**Ask**"), *(_line(ctx, line) for line in lines if line.audience == "everyone"))
    if desk:
        of_desk = (_line(ctx, line) for line in lines if line.audience != "everyone")
        card.add(_("**For the desk** (people who may manage messages)"), *of_desk)
    names = [_.gettext(menu.name) for menu in menus if desk or menu.audience == "everyone"]
    listed = ", ".join(names) + ("" if names[-1].endswith("?") else ".")
    card.add(_("In the menu of a message (Apps): {menus}", menus=Markdown(listed)))
    if not desk:
        card.add(_("People who may manage messages add articles with /ingest; they see more here."))
    card.footer(_("Copydesk never says that something is fake, only what this archive has."))
    return card


def _line(ctx: Invocation, line: HelpLine) -> Markdown:
    return Markdown(f"`{line.typed}`: {ctx._.gettext(line.text)}")
