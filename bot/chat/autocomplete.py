"""What is offered while a topic or a name is typed."""

from typing import NamedTuple

from discord import app_commands

from bot.analysis.topic_days import settled
from bot.chat import escape, limits
from bot.chat.invocation import calendar_of, language_of, typing_server
from bot.chat.rendering import suggestions
from bot.chat.rendering.feeds import words
from bot.chat.state import BotState
from bot.chat.verb import Interaction, day_there
from bot.desk import archives
from bot.desk import outlets as outlets_desk
from bot.desk import quotes as quotes_desk
from bot.desk import suggest as suggest_desk
from bot.desk import titles as titles_desk
from bot.desk.feeds import listing as feeds_desk
from bot.desk.resources import Desk
from bot.errors.asking import BadDay, TooManyWaiting
from bot.languages import languages as known_languages
from bot.records.ids import ArchiveId


class _Place(NamedTuple):
    """Where somebody types: a server, the desk on their behalf, and the archive that answers there."""

    server: int
    desk: Desk
    archive: ArchiveId


async def topics(interaction: Interaction, state: BotState, typed: str) -> list[app_commands.Choice[str]]:
    """Topics that go on from what is typed, each with how much there is of it."""
    place = await _place(interaction, state, typed)
    if place is None:
        return []
    chosen = await state.settings.of(place.server)
    try:
        settled_topic = settled(typed, calendar_of(interaction, state))
    except BadDay:  # perhaps not typed to its end
        settled_topic = typed
    try:
        suggested = await suggest_desk.suggest(place.desk, place.archive, settled_topic, own=chosen.aliases)
    except TooManyWaiting:
        return []
    translator = language_of(interaction, chosen.language, private=True)
    today = day_there(state.desk.now(), chosen.time_zone)
    return [
        app_commands.Choice(name=suggestions.name_of(translator, topic, chosen.date_order, today), value=topic.topic)
        for topic in suggested[: limits.CHOICES]
        if limits.size(topic.topic) <= limits.CHOICE_VALUE
    ]


async def people(interaction: Interaction, state: BotState, typed: str) -> list[app_commands.Choice[str]]:
    """People whose name goes on from what is typed, the one with the most quotes first."""
    place = await _place(interaction, state, typed)
    if place is None:
        return []
    suggested = await quotes_desk.suggest(place.desk, place.archive, typed, limits.CHOICES)
    return [
        app_commands.Choice(name=limits.shorten(person.name, limits.CHOICE_NAME), value=f"#{person.id}")
        for person in suggested
    ]


async def outlets(interaction: Interaction, state: BotState, typed: str) -> list[app_commands.Choice[str]]:
    """Outlets with a word of their name that begins as typed, the one with the most articles first."""
    place = await _place(interaction, state, typed)
    if place is None:
        return []
    try:
        named = await outlets_desk.suggest(place.desk, place.archive, typed, limits.CHOICES)
    except TooManyWaiting:
        return []
    fitting = (name for name in named if escape.plain(name) and limits.size(name) <= limits.CHOICE_VALUE)
    return [app_commands.Choice(name=escape.plain(name), value=name) for name in fitting]


async def feeds(interaction: Interaction, state: BotState, typed: str) -> list[app_commands.Choice[str]]:
    """Feeds that are followed, by words of their title, each with its site and number."""
    place = await _place(interaction, state, typed)
    if place is None:
        return []
    try:
        named = await feeds_desk.suggest(place.desk, place.archive, typed, limits.CHOICES)
    except TooManyWaiting:
        return []
    return [app_commands.Choice(name=words.plain_name(feed), value=str(feed.number)) for feed in named]


async def languages(interaction: Interaction, state: BotState, typed: str) -> list[app_commands.Choice[str]]:
    """Languages that begin as typed, by their code, their English name or their own."""
    sought, reader = typed.strip().casefold(), language_of(interaction, None, private=True)
    named = [(each, (each.code, each.english.casefold(), each.own.casefold())) for each in known_languages()]
    begun = [each for each, names in named if any(name.startswith(sought) for name in names)]
    return [
        app_commands.Choice(name=f"{reader.language_name(each.code)} ({each.code})", value=each.code)
        for each in begun[: limits.CHOICES]
    ]


async def articles(interaction: Interaction, state: BotState, typed: str) -> list[app_commands.Choice[int]]:
    """Live articles by words of their title, the newest first; Discord sends what is typed as text, digits or not."""
    return await _titled(interaction, state, typed)


async def trashed(interaction: Interaction, state: BotState, typed: str) -> list[app_commands.Choice[int]]:
    """As `articles`, of those in the trash."""
    return await _titled(interaction, state, typed, of_trash=True)


async def _titled(
    interaction: Interaction, state: BotState, typed: str, *, of_trash: bool = False
) -> list[app_commands.Choice[int]]:
    place = await _place(interaction, state, typed)
    if place is None:
        return []
    chosen = await state.settings.of(place.server)
    try:
        titled = await titles_desk.suggest(place.desk, place.archive, typed, limits.CHOICES, trashed=of_trash)
    except TooManyWaiting:
        return []
    translator = language_of(interaction, chosen.language, private=True)
    return [app_commands.Choice(name=suggestions.titled(translator, article), value=article.id) for article in titled]


async def _place(interaction: Interaction, state: BotState, typed: str) -> _Place | None:
    """Where it is typed; None where nobody may, or where it is longer than what can be chosen."""
    if limits.size(typed) > limits.CHOICE_VALUE:
        return None
    server = await typing_server(interaction, state)
    if server is None:
        return None
    desk = state.desk.on_behalf_of(server, interaction.user.id)
    return _Place(server, desk, (await archives.for_server(desk, server)).id)
