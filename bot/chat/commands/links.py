"""/archive link, unlink and note: what the desk says of an article, and of what it is to another."""

from dataclasses import dataclass
from typing import Annotated

from bot.chat.autocomplete import articles
from bot.chat.commands.archive import GROUP
from bot.chat.feature import Feature, HelpLine, Option, command_of
from bot.chat.options import ARTICLE, NUMBER
from bot.chat.rendering import notices
from bot.chat.rendering.card import Card
from bot.chat.rendering.verdicts import RELATIONS
from bot.chat.verb import Invocation, Verb
from bot.desk import link as link_desk
from bot.records.archive import RelationKind

KINDS = (
    ("It corrects it", "corrects"),
    ("It clarifies it", "clarifies"),
    ("It retracts it", "retracts"),
    ("It is an update of it", "updates"),
    ("It is not a copy of it", "not a copy"),
)
OTHER = Option("The article that it is about: words of its title, or its number", kind=NUMBER, suggest=articles)


@dataclass(frozen=True, slots=True)
class Linked:
    """Two articles, and what the first is to the second."""

    article: Annotated[int, ARTICLE]
    other: Annotated[int, OTHER]
    kind: Annotated[RelationKind, Option("What the first article is to the other", kind=str, choices=KINDS)] = (
        "corrects"
    )


@dataclass(frozen=True, slots=True)
class Unlinked:
    """Two articles."""

    article: Annotated[int, ARTICLE]
    other: Annotated[int, OTHER]


@dataclass(frozen=True, slots=True)
class Noted:
    """An article and the desk's note on it."""

    article: Annotated[int, ARTICLE]
    words: Annotated[str, Option("What stands wherever it is cited: debunked, do not use. Empty: no note")] = ""


async def link(ctx: Invocation, args: Linked) -> Card:
    """What an article is to another."""
    relation = await link_desk.link(ctx.desk, ctx.archive, args.article, args.other, args.kind, ctx.member)
    numbers = {"article": str(relation.article), "other": str(relation.other)}
    card = notices.said(ctx._("Linked"), ctx._(RELATIONS[relation.kind], **numbers))
    card.add(ctx._("To take it back: /archive unlink article: {article} other: {other}", **numbers))
    return card


async def unlink(ctx: Invocation, args: Unlinked) -> Card:
    """As the bot reads it."""
    relation = await link_desk.unlink(ctx.desk, ctx.archive, args.article, args.other, ctx.member)
    numbers = {"article": str(relation.article), "other": str(relation.other)}
    return notices.said(
        ctx._("Taken back"), ctx._("Articles {article} and {other} are to each other as the bot reads them.", **numbers)
    )


async def note(ctx: Invocation, args: Noted) -> Card:
    """A note that stands wherever an article is cited."""
    words = await link_desk.note(ctx.desk, ctx.archive, args.article, args.words, ctx.member)
    number = str(args.article)
    if words is None:
        return notices.said(ctx._("Note"), ctx._("Article {article} has no note any more.", article=number))
    card = notices.said(
        ctx._("Note"), ctx._("Wherever article {article} is cited stands now: {note}", article=number, note=words)
    )
    card.add(ctx._("To take it away: /archive note article: {article}", article=number))
    return card


LINK, UNLINK = Verb("archive link", Linked, link, once=True), Verb("archive unlink", Unlinked, unlink, once=True)
NOTE = Verb("archive note", Noted, note, once=True)
FEATURE = Feature(
    verbs=(LINK, UNLINK, NOTE),
    commands=(
        command_of(LINK, "Say that an article corrects or updates another, or is no copy of it.", group=GROUP),
        command_of(UNLINK, "Take back what was said of two articles.", group=GROUP),
        command_of(NOTE, "Put a note on an article that stands wherever it is cited.", group=GROUP),
    ),
    help=(
        HelpLine(
            "/archive link",
            "an article corrects or updates another, or is no copy of it",
            "desk",
            "article: 7 other: 4 kind: It corrects it",
            part="correcting",
        ),
        HelpLine(
            "/archive note",
            "a note that stands wherever an article is cited",
            "desk",
            "article: 7 words: debunked, do not use",
            part="correcting",
        ),
    ),
)
