"""/speaker merge, split and undo: speakers set right by hand."""

import re
from dataclasses import dataclass
from typing import Annotated

from bot.chat.actions import merging
from bot.chat.autocomplete import people
from bot.chat.feature import Feature, Group, HelpLine, Option, command_of
from bot.chat.options import NUMBER, PERSON
from bot.chat.refusals import NoArticles
from bot.chat.rendering.card import Card
from bot.chat.verb import Invocation, Verb
from bot.desk import merge as merge_desk

GROUP = Group("speaker", "Set right who is one person and who is two.")


@dataclass(frozen=True, slots=True)
class Merge:
    """Two people by name or number."""

    person: Annotated[str, PERSON]
    into: Annotated[str, Option("Whom the quotes belong to from now on", suggest=people)]


@dataclass(frozen=True, slots=True)
class Split:
    """A person, and the articles in which it was another."""

    person: Annotated[str, PERSON]
    articles: Annotated[str, Option("The articles in which somebody else spoke: 3, 7")]
    name: Annotated[str | None, Option("The other person's name")] = None


@dataclass(frozen=True, slots=True)
class Undo:
    """A merge or a split by its number."""

    change: Annotated[int, Option("The number that merge or split gave", kind=NUMBER)]


async def merge(ctx: Invocation, args: Merge) -> Card:
    """Two become one."""
    done = await merge_desk.merge(ctx.desk, ctx.archive, args.person, args.into, ctx.member)
    return await merging.receipt_of(ctx, done)


async def split(ctx: Invocation, args: Split) -> Card:
    """One becomes two."""
    numbers = [int(number) for number in re.findall(r"\d{1,18}", args.articles)]
    if not numbers:
        raise NoArticles()
    done = await merge_desk.split(ctx.desk, ctx.archive, args.person, numbers, args.name or "", ctx.member)
    return await merging.receipt_of(ctx, done)


async def undo(ctx: Invocation, args: Undo) -> Card:
    """As it was before."""
    done = await merge_desk.undo(ctx.desk, ctx.archive, args.change, ctx.member)
    return await merging.receipt_of(ctx, done)


MERGE, SPLIT = Verb("speaker merge", Merge, merge, once=True), Verb("speaker split", Split, split, once=True)
UNDO = Verb("speaker undo", Undo, undo, once=True)
FEATURE = Feature(
    verbs=(MERGE, SPLIT, UNDO),
    commands=(
        command_of(MERGE, "Make one speaker of two; it can be undone.", group=GROUP),
        command_of(SPLIT, "Make two speakers of one; it can be undone.", group=GROUP),
        command_of(UNDO, "Take a merge or a split of speakers back.", group=GROUP),
    ),
    help=(
        HelpLine(
            "/speaker merge",
            "make one speaker of two; split makes two of one",
            "desk",
            "person: Z. Abuza into: Abuza",
            part="correcting",
        ),
    ),
)
