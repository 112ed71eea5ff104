"""/brief, /quotes, /sources, /search: what anybody on the server may ask."""

from typing import Any, Literal

from discord import app_commands

from bot.chat.commands.common import everywhere, given
from bot.chat.rendering import answers, parts
from bot.chat.rendering.card import Button, Card
from bot.chat.replies import answer
from bot.chat.room import Args, At, Interaction, Room, Verb
from bot.desk import brief as brief_desk
from bot.desk import quotes as quotes_desk
from bot.desk import search as search_desk
from bot.desk import sources as sources_desk

TOPIC = "A few words, for example: Myanmar Russia"
PRIVATE = "Show the answer only to you"
Length = Literal["short", "normal", "long"]


async def show_brief(at: At, args: Args) -> Card:
    """The brief, with ways to the rest."""
    found = await brief_desk.brief(at.desk, at.archive, args["topic"], length=args.get("length", "normal"))
    card = answers.brief(at.words, found)
    if not card.empty:
        card.buttons(
            Button(at.words.plain("More quotes"), action=at.action("quotes")),
            Button(at.words.plain("Sources"), action=at.action("sources")),
            Button(at.words.plain("Timeline"), action=at.action("timeline")),
        )
    return card


async def show_quotes(at: At, args: Args) -> Card:
    """A page of quotes."""
    page = page_of(args)
    found = await quotes_desk.quotes(
        at.desk, at.archive, args.get("topic"), speaker=args.get("speaker"), page=page
    )
    card = answers.quotes(at.words, found)
    turns(at, card, page, more=page * quotes_desk.PAGE < found.total)
    return card


async def show_sources(at: At, args: Args) -> Card:
    """A page of sources."""
    page = page_of(args)
    found = await sources_desk.sources(at.desk, at.archive, args["topic"], page=page)
    if not found.sources:
        return parts.nothing(at.words, args["topic"], found.searched)
    footer = parts.searched(at.words, found.searched)
    card = answers.sources(at.words, args["topic"], found.sources, found.total, footer)
    turns(at, card, page, more=page * sources_desk.PAGE < found.total)
    return card


async def show_search(at: At, args: Args) -> Card:
    """A page of search results."""
    page = page_of(args)
    found = await search_desk.search(at.desk, at.archive, args["topic"], page=page)
    card = answers.search(at.words, found)
    turns(at, card, page, more=page * search_desk.PAGE < found.total)
    return card


def page_of(args: Args) -> int:
    """The page that is asked for, from 1."""
    return max(1, int(args.get("page", "1")))


def turns(at: At, card: Card, page: int, *, more: bool) -> None:
    """*Back* and *More*, where there is something to turn to."""
    buttons = []
    if page > 1:
        buttons.append(Button(at.words.plain("Back"), action=at.action("page", page - 1)))
    if more:
        buttons.append(Button(at.words.plain("More"), action=at.action("page", page + 1)))
    card.buttons(*buttons)


BRIEF = Verb("brief", show_brief, public=True)
QUOTES = Verb("quotes", show_quotes, public=True)
SOURCES = Verb("sources", show_sources, public=True)
SEARCH = Verb("search", show_search, public=True)
VERBS = (BRIEF, QUOTES, SOURCES, SEARCH)


def build(room: Room) -> list[Any]:
    """The commands as Discord is told."""

    @everywhere
    @app_commands.command(name="brief", description="A short summary of a topic, with key quotes and links.")
    @app_commands.describe(topic=TOPIC, length="How long the summary is", private=PRIVATE)
    async def brief(
        interaction: Interaction, topic: str, length: Length = "normal", private: bool | None = None
    ) -> None:
        await answer(interaction, room, BRIEF, given(topic=topic, length=length), private=private)

    @everywhere
    @app_commands.command(name="quotes", description="Who said what about a topic, word for word.")
    @app_commands.describe(topic=TOPIC, speaker="Only quotes of this person", private=PRIVATE)
    async def quotes(
        interaction: Interaction, topic: str | None = None, speaker: str | None = None, private: bool | None = None
    ) -> None:
        await answer(interaction, room, QUOTES, given(topic=topic, speaker=speaker), private=private)

    @everywhere
    @app_commands.command(name="sources", description="The articles about a topic, with links.")
    @app_commands.describe(topic=TOPIC, private=PRIVATE)
    async def sources(interaction: Interaction, topic: str, private: bool | None = None) -> None:
        await answer(interaction, room, SOURCES, given(topic=topic), private=private)

    @everywhere
    @app_commands.command(name="search", description="Find articles by words.")
    @app_commands.describe(topic=TOPIC, page="Which page of the results")
    async def search(interaction: Interaction, topic: str, page: app_commands.Range[int, 1, 1000] = 1) -> None:
        await answer(interaction, room, SEARCH, given(topic=topic, page=page), private=True)

    return [brief, quotes, sources, search]

