"""/speaker merge, split and undo: speakers set right by hand; and the suggestions of speakers while one is typed."""

import re
from typing import Any

from discord import app_commands

from bot.chat import limits
from bot.chat.commands.options import DESK, SERVERS, SERVERS_ONLY, given
from bot.chat.rendering import notices
from bot.chat.rendering.card import Card
from bot.chat.replies import answer
from bot.chat.room import Args, At, Interaction, Room, Verb
from bot.chat.standing import typing_server
from bot.desk import merge as merge_desk
from bot.desk import quotes as quotes_desk
from bot.desk import servers
from bot.errors import UsageError
from bot.records.people import PeopleChange

PERSON = "A name, or a number such as #7"
Number = app_commands.Range[int, 1, 2**53 - 1]


class NoArticles(UsageError):
    template = "Give the numbers of the articles in which somebody else spoke, for example: 3, 7."


async def merge(at: At, args: Args) -> Card:
    """Two become one."""
    done = await merge_desk.merge(at.desk, at.archive, args["person"], args["into"], at.member)
    return _receipt(at, done, "{person} counts as {other} now.")


async def split(at: At, args: Args) -> Card:
    """One becomes two."""
    numbers = [int(number) for number in re.findall(r"\d{1,18}", args["articles"])]
    if not numbers:
        raise NoArticles()
    name = args.get("name", "")
    done = await merge_desk.split(at.desk, at.archive, args["person"], numbers, name, at.member)
    return _receipt(at, done, "{other} is split from {person}.")


async def undo(at: At, args: Args) -> Card:
    """As it was before."""
    done = await merge_desk.undo(at.desk, at.archive, int(args["change"]), at.member)
    return _receipt(at, done, "{person} and {other} are as before.")


def _receipt(at: At, done: PeopleChange, sentence: str) -> Card:
    card = notices.said(at.words("Speakers"), at.words(sentence, person=done.person.name, other=done.other.name))
    if done.kind != "undo":
        card.add(at.words("To take it back: /speaker undo change: {number}", number=str(done.number)))
    return card


VERBS = tuple(
    Verb(f"speaker {name}", show, once=True) for name, show in (("merge", merge), ("split", split), ("undo", undo))
)
MERGE, SPLIT, UNDO = VERBS


def build(room: Room) -> list[Any]:
    """The group as Discord is told."""
    group = app_commands.Group(
        name="speaker",
        description="Set right who is one person and who is two.",
        default_permissions=DESK,
        allowed_contexts=SERVERS,
        allowed_installs=SERVERS_ONLY,
    )

    async def people(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return await suggested(interaction, room, typed)

    @group.command(name="merge", description="Make one speaker of two; it can be undone.")
    @app_commands.describe(person=PERSON, into="Whom the quotes belong to from now on")
    @app_commands.autocomplete(person=people, into=people)
    async def merge_(interaction: Interaction, person: str, into: str) -> None:
        await answer(interaction, room, MERGE, given(person=person, into=into), private=True)

    @group.command(name="split", description="Make two speakers of one; it can be undone.")
    @app_commands.describe(
        person=PERSON, articles="The articles in which somebody else spoke: 3, 7", name="The other person's name"
    )
    @app_commands.autocomplete(person=people)
    async def split_(interaction: Interaction, person: str, articles: str, name: str | None = None) -> None:
        await answer(interaction, room, SPLIT, given(person=person, articles=articles, name=name), private=True)

    @group.command(name="undo", description="Take a merge or a split of speakers back.")
    @app_commands.describe(change="The number that merge or split gave")
    async def undo_(interaction: Interaction, change: Number) -> None:
        await answer(interaction, room, UNDO, given(change=change), private=True)

    return [group]


async def suggested(interaction: Interaction, room: Room, typed: str) -> list[app_commands.Choice[str]]:
    """People whose name goes on from what is typed, the one with the most quotes first."""
    server = await typing_server(interaction, room)
    if server is None or limits.size(typed) > limits.CHOICE_VALUE:
        return []
    desk = room.desk.on_behalf_of(server, interaction.user.id)
    archive = await servers.archive_of(desk, server)
    found = await quotes_desk.suggest(desk, archive, typed, limits.CHOICES)
    return [
        app_commands.Choice(name=limits.shorten(each.name, limits.CHOICE_NAME), value=f"#{each.id}") for each in found
    ]
