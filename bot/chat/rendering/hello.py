"""The hello to a new server."""

import discord

from bot.chat.i18n import Translator
from bot.chat.registered import CommandIds
from bot.chat.rendering.card import Button, Card, persistent


def hello(_: Translator, commands: CommandIds) -> Card:
    """What the bot is for, the first steps, and the three buttons."""
    card = Card("answer", _("Hello! I keep this server's archive of articles"))
    card.add(
        _(
            "Ask me for a topic and I answer with a short summary, key quotes with their speakers, and links. I write "
            "nothing myself: every sentence stands word for word in an article that somebody added here."
        )
    )
    card.add(
        _("**1.** Add an article: a link, a text or a file."),
        _("**2.** Ask: {command} and a topic.", command=commands.mention("/brief")),
        _("**3.** All the rest: {command}.", command=commands.mention("/help")),
    )
    card.footer(_("Articles are added by people who may manage messages, settings by those who may manage the server."))
    card.buttons(
        add_article(_),
        Button(_.gettext("Try it on a sample"), action=persistent("sample")),
        Button(_.gettext("Settings"), action=persistent("settings")),
    )
    return card


def add_article(_: Translator) -> Button:
    """The button that opens the form for a first article."""
    return Button(_.gettext("Add an article"), action=persistent("add"), style=discord.ButtonStyle.primary)
