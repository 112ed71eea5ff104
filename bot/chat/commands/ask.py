"""/brief, /sources, /search, /timeline: what anybody on the server may ask."""

from typing import Any, Literal, get_args

from discord import app_commands

from bot.chat import limits
from bot.chat.commands import new, slip
from bot.chat.commands import speaker as speaker_names
from bot.chat.commands.options import day_in, everywhere, given, page_of, turns
from bot.chat.rendering import answers, parts, suggestions, timeline
from bot.chat.rendering.card import Button, Card
from bot.chat.replies import answer
from bot.chat.room import Args, At, Interaction, Room, Verb, day_there
from bot.chat.standing import language_of, typing_server
from bot.desk import brief as brief_desk
from bot.desk import quotes as quotes_desk
from bot.desk import search as search_desk
from bot.desk import servers
from bot.desk import sources as sources_desk
from bot.desk import suggest as suggest_desk
from bot.desk import timeline as timeline_desk
from bot.errors import TooManyWaiting

TOPIC = "A few words, for example: Myanmar Russia"
PRIVATE = "Show the answer only to you"
SINCE = "Only from this day on, for example 2025-03-20"
NEW = "Only what was added since you last asked so; when you did is remembered for you alone"
UNTIL = "Only up to this day, for example 2025-03-31"
SOURCES_PAGE = 8
Length = Literal["short", "normal", "long"]


async def show_brief(at: At, args: Args) -> Card:
    """The brief, with ways to the rest."""
    length: Length = next((each for each in get_args(Length) if each == args.get("length")), "normal")
    moment = new.since(at, args)
    found = await brief_desk.brief(
        at.desk, at.archive, args["topic"], length=length, since=day_in(args, "since"), new_since=moment,
        own=at.settings.aliases,
    )  # fmt: skip
    card = answers.brief(at.words, found, first="new" in args and moment is None)
    slip.offer(at, card, found.did_you_mean)
    if not card.empty:
        card.buttons(
            Button(at.words.plain("More quotes"), action=at.action("quotes")),
            Button(at.words.plain("Sources"), action=at.action("sources")),
            Button(at.words.plain("Timeline"), action=at.action("timeline")),
            *([new.forget_button(at)] if "new" in args else []),
        )
    return card


async def show_quotes(at: At, args: Args) -> Card:
    """A page of quotes."""
    page = page_of(args)
    found = await quotes_desk.quotes(
        at.desk,
        at.archive,
        args.get("topic"),
        speaker=args.get("speaker"),
        since=day_in(args, "since"),
        until=day_in(args, "until"),
        page=page,
        own=at.settings.aliases,
    )
    card = answers.quotes(at.words, found)
    if found.quotes:
        card.buttons(
            Button(at.words.plain("Show context"), action=at.action("context")),
            Button(at.words.plain("Wrong speaker?"), action=at.action("wrong")),
        )
    turns(at, card, page, more=page * quotes_desk.SIZE < found.total)
    return card


async def show_sources(at: At, args: Args) -> Card:
    """A page of sources."""
    page = page_of(args)
    found = await sources_desk.sources(at.desk, at.archive, args["topic"], own=at.settings.aliases)
    if not found.sources:
        card = parts.nothing(at.words, found.topic, found.searched, found.did_you_mean)
        slip.offer(at, card, found.did_you_mean)
        return card
    rows = found.sources[(page - 1) * SOURCES_PAGE : page * SOURCES_PAGE]
    card = answers.sources(at.words, found, rows)
    turns(at, card, page, more=page * SOURCES_PAGE < len(found.sources))
    return card


async def show_search(at: At, args: Args) -> Card:
    """A page of search results."""
    page = page_of(args)
    found = await search_desk.search(at.desk, at.archive, args["topic"], page=page, own=at.settings.aliases)
    card = answers.search(at.words, found)
    slip.offer(at, card, found.did_you_mean)
    turns(at, card, page, more=page * search_desk.SIZE < found.total)
    return card


async def show_timeline(at: At, args: Args) -> Card:
    """A page of days."""
    page = page_of(args)
    found = await timeline_desk.timeline(at.desk, at.archive, args["topic"], own=at.settings.aliases)
    chart = await timeline_desk.chart(at.desk, found) if page == 1 else None
    card = timeline.timeline(at.words, found, page, chart)
    slip.offer(at, card, found.did_you_mean)
    turns(at, card, page, more=page * timeline.PAGE < len(found.days))
    return card


BRIEF = Verb("brief", show_brief, public=True, settle=new.settle)
QUOTES = Verb("quotes", show_quotes, public=True)
SOURCES = Verb("sources", show_sources, public=True)
SEARCH = Verb("search", show_search, public=True)
TIMELINE = Verb("timeline", show_timeline, public=True)
VERBS = (BRIEF, QUOTES, SOURCES, SEARCH, TIMELINE)


def build(room: Room) -> list[Any]:
    """The commands as Discord is told."""

    async def topics(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return await suggested(interaction, room, typed)

    async def people(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return await speaker_names.suggested(interaction, room, typed)

    @everywhere
    @app_commands.command(name="brief", description="A short summary of a topic, with key quotes and links.")
    @app_commands.describe(topic=TOPIC, length="How long the summary is", since=SINCE, new=NEW, private=PRIVATE)
    @app_commands.autocomplete(topic=topics)
    async def brief(
        interaction: Interaction,
        topic: str,
        length: Length = "normal",
        since: str | None = None,
        new: bool = False,
        private: bool | None = None,
    ) -> None:
        args = given(topic=topic, length=length, since=since, new=new or None)
        hidden = True if new and private is None else private
        await answer(interaction, room, BRIEF, args, private=hidden)

    @everywhere
    @app_commands.command(name="quotes", description="Who said what, word for word: by topic, by speaker, or both.")
    @app_commands.describe(topic=TOPIC, speaker="Only quotes of this person", since=SINCE, until=UNTIL, private=PRIVATE)
    @app_commands.autocomplete(topic=topics, speaker=people)
    async def quotes(
        interaction: Interaction,
        topic: str | None = None,
        speaker: str | None = None,
        since: str | None = None,
        until: str | None = None,
        private: bool | None = None,
    ) -> None:
        args = given(topic=topic, speaker=speaker, since=since, until=until)
        await answer(interaction, room, QUOTES, args, private=private)

    @everywhere
    @app_commands.command(name="search", description="Find articles by words.")
    @app_commands.describe(topic=TOPIC, page="Which page of the results")
    @app_commands.autocomplete(topic=topics)
    async def search(interaction: Interaction, topic: str, page: app_commands.Range[int, 1, 1000] = 1) -> None:
        await answer(interaction, room, SEARCH, given(topic=topic, page=page), private=True)

    sources = _of_topic(room, SOURCES, "The articles about a topic, with links.")
    days = _of_topic(room, TIMELINE, "A topic day by day, one sentence for each.")
    return [brief, quotes, sources, search, days]


def _of_topic(room: Room, verb: Verb, description: str) -> app_commands.Command[Any, ..., Any]:
    async def topics(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return await suggested(interaction, room, typed)

    @everywhere
    @app_commands.command(name=verb.name, description=description)
    @app_commands.describe(topic=TOPIC, private=PRIVATE)
    @app_commands.autocomplete(topic=topics)
    async def run(interaction: Interaction, topic: str, private: bool | None = None) -> None:
        await answer(interaction, room, verb, given(topic=topic), private=private)

    return run


async def suggested(interaction: Interaction, room: Room, typed: str) -> list[app_commands.Choice[str]]:
    """Topics that go on from what is typed, each with how much there is of it."""
    if limits.size(typed) > limits.CHOICE_VALUE:
        return []
    server = await typing_server(interaction, room)
    if server is None:
        return []
    desk = room.desk.on_behalf_of(server, interaction.user.id)
    archive, chosen = await servers.archive_of(desk, server), await room.settings.of(server)
    try:
        found = await suggest_desk.suggest(desk, archive, typed, own=chosen.aliases)
    except TooManyWaiting:
        return []
    words = language_of(interaction, chosen.language, private=True)
    today = day_there(room.desk.now(), chosen.time_zone)
    return [
        app_commands.Choice(name=suggestions.name_of(words, each, chosen.date_order, today), value=each.topic)
        for each in found[: limits.CHOICES]
        if limits.size(each.topic) <= limits.CHOICE_VALUE
    ]
