"""/help: what the bot is for and how to ask it, for somebody who has never seen it."""

from typing import Any

from discord import app_commands
from discord.app_commands import locale_str as _

from bot.chat.escape import Markdown
from bot.chat.rendering.card import Card
from bot.chat.replies import answer
from bot.chat.room import Args, At, Interaction, Room, Verb

ASK = (
    ("/brief", "a short summary with key quotes and links"),
    ("/quotes", "who said what, word for word"),
    ("/sources", "the articles, with links"),
    ("/search", "find articles by words"),
    ("/timeline", "a topic day by day"),
    ("/verify", "is this quote here, word for word?"),
    ("/who", "a person: descriptions and quotes"),
    ("/seen", "is this address or text here already?"),
    ("/last", "your last answer again"),
)
DESK = (
    ("/ingest url", "add a page or a forum thread by its address"),
    ("/ingest text", "add pasted text or an upload"),
    ("/ingest file", "add a saved page or a text file"),
    ("/archive show", "read a stored article"),
    ("/archive edit", "correct a title, byline, date or outlet"),
    ("/archive remove", "put an article into the trash; restore brings it back"),
    ("/archive changes", "what changed, and which posted quotes no longer stand"),
    ("/speaker", "make one speaker of two, or two of one"),
    ("/archive export", "everything as a file; stats counts it"),
    ("/audit", "who did what"),
    ("/settings", "language, public answers, desk roles, aliases"),
)


async def show(at: At, args: Args) -> Card:
    """The help card."""
    words = at.words
    card = Card("desk", words("Copydesk: words from your own archive"))
    card.add(
        words(
            "Ask for a topic, for example **/brief topic: Myanmar Russia**. Every sentence and every quote in an "
            "answer stands word for word in an article that somebody added here, and links to it."
        )
    )
    card.add(words("**Ask**"), *_lines(at, ASK))
    if _of_the_desk(at):
        card.add(words("**For the desk** (people who may manage messages)"), *_lines(at, DESK))
        card.add(words("In the menu of a message (Apps): Check quotes, Seen before?, Archive this, Archive links."))
    else:
        card.add(words("In the menu of a message (Apps): Check quotes, Seen before?"))
        card.add(words("People who may manage messages add articles with /ingest; they see more here."))
    card.footer(words("Copydesk never says that something is fake, only what this archive has."))
    return card


def _of_the_desk(at: At) -> bool:
    """Whether to tell of the desk's commands: they need room that a reader's phone has not."""
    roles = {role.id for role in getattr(at.interaction.user, "roles", ())}
    return at.interaction.permissions.manage_messages or bool(roles & set(at.settings.desk_roles))


def _lines(at: At, rows: tuple[tuple[str, str], ...]) -> list[Markdown]:
    return [Markdown(f"`{command}`: {at.words.plain(what)}") for command, what in rows]


VERBS = (Verb("help", show, free=True),)


def build(room: Room) -> list[Any]:
    """The command as Discord is told."""

    @app_commands.command(name=_("help"), description=_("What this bot does and how to ask it."))
    async def help_(interaction: Interaction) -> None:
        await answer(interaction, room, VERBS[0], {}, private=True)

    return [help_]
