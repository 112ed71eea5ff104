"""*As a page*: an answer as one HTML file to hand on; under it the same as text to paste."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.chat.buttons import aside
from bot.chat.escape import Markdown
from bot.chat.feature import Action, Feature, on
from bot.chat.rendering.card import Attached, Button, Card
from bot.chat.state import BotState
from bot.chat.verb import Interaction, Invocation, Request, Verb
from bot.desk import page as page_desk
from bot.errors.missing import NoSuchAnswer
from bot.pages.answers import document_of, excerpts_of, mentioned_in
from bot.pages.document import Document
from bot.pages.forms import html
from bot.pages.forms.markup import MARKUPS, Kind, written
from bot.pages.words import Words
from bot.records import arguments as codec

NAME_LETTERS = 60
FENCE = "```"
KINDS: tuple[Kind, ...] = ("markdown", "footnotes", "bbcode")
"""In the order of their buttons' numbers, which stored messages hold: add at the end."""


@dataclass(frozen=True, slots=True)
class PageAsked:
    """The verb that answered, with its own arguments as they are kept."""

    of: str
    answer: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class TextAsked(PageAsked):
    """The same as text of a kind."""

    kind: int = 0


async def show_page(ctx: Invocation, args: PageAsked) -> Card:
    """The page as a file, and the buttons for text. Raises NoSuchAnswer where there is nothing to hand on any more."""
    document, words = await _document(ctx, args)
    body = await ctx.desk.thinking.run(html.page, document, words)
    card = Card("desk", ctx._("As a page"))
    card.add(
        ctx._(
            "Open the file in a browser: each sentence with what stands round it, and its source. It can be printed."
        ),
        ctx._("Or copy it as text:"),
    )
    card.attach(Attached(_named(document, "html"), body.encode(), ctx._.gettext("The page")))
    labels = ctx._.gettext("Markdown"), ctx._.gettext("With footnotes"), ctx._.gettext("For a forum (BBCode)")
    card.buttons(*(Button(label, action=ctx.action("astext", kind)) for kind, label in enumerate(labels)))
    return card


async def show_text(ctx: Invocation, args: TextAsked) -> Card:
    """The answer as text, in the message where it fits, and as a file. Raises NoSuchAnswer."""
    markup = MARKUPS[KINDS[args.kind]]
    document, words = await _document(ctx, args)
    text = await ctx.desk.thinking.run(written, document, words, markup)
    card = Card("desk", ctx._("To copy"))
    block = Markdown(f"{FENCE}\n{text}{FENCE}")
    if FENCE in text or not card.add(block):
        card.add(ctx._("It is too long for a message: open the file."))
    card.attach(Attached(_named(document, markup.suffix), text.encode(), ctx._.gettext("The text")))
    return card


async def _document(ctx: Invocation, args: PageAsked) -> tuple[Document, Words]:
    verb = ctx.verbs.named(args.of)
    if verb.paged is None:
        raise NoSuchAnswer()
    answer = await verb.paged(ctx, verb.load(args.answer))
    words = Words(ctx._.language)
    facts = await page_desk.page(ctx.desk, ctx.archive, excerpts_of(answer), mentioned_in(answer))
    return document_of(words, answer, facts), words


def _named(document: Document, suffix: str) -> str:
    """A file's name of the letters, digits and hyphens that every system takes."""
    name = re.sub(r"[^a-z0-9]+", "-", f"{document.kind} {document.title}".lower()).strip("-")
    return f"{name[:NAME_LETTERS] or 'page'}.{suffix}"


async def as_page(interaction: Interaction, state: BotState, request: Request[Any], number: int) -> None:
    """Beside the answer, for whoever pressed; worked out afresh."""
    if request.verb.paged is None:
        raise NoSuchAnswer()
    await aside(interaction, state, PAGE, PageAsked(request.verb.name, codec.dump(request.arguments)))


async def as_text(interaction: Interaction, state: BotState, request: Request[PageAsked], kind: int) -> None:
    """The same as text of the button's kind. Raises NoSuchAnswer for a kind that there is not."""
    if kind >= len(KINDS):
        raise NoSuchAnswer()
    asked = request.arguments
    await aside(interaction, state, TEXT, TextAsked(asked.of, asked.answer, kind))


PAGE, TEXT = Verb("page", PageAsked, show_page), Verb("text", TextAsked, show_text)
FEATURE = Feature(verbs=(PAGE, TEXT), actions={"aspage": Action(as_page), "astext": Action(as_text, on=on(PAGE))})
