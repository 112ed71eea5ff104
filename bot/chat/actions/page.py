"""*As a page*: an answer as one HTML file to hand on; under it the same as text to paste."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.chat.buttons import aside
from bot.chat.feature import Action, Feature, on
from bot.chat.rendering.card import Attached, Button, Card
from bot.chat.state import BotState
from bot.chat.verb import Interaction, Invocation, Request, Verb
from bot.desk import page as page_desk
from bot.desk.requests import NoSuchAnswer
from bot.pages.answers import Paged, document_of, excerpts_of, mentioned_in
from bot.pages.document import Document
from bot.pages.forms.markup import MARKUPS, Kind, written
from bot.pages.words import Words
from bot.records import arguments as codec

NAME_LETTERS = 60
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


def page_button(ctx: Invocation) -> Button:
    """What hands an answer on."""
    return Button(ctx._.gettext("As a page"), action=ctx.action("aspage"))


async def show_page(ctx: Invocation, args: PageAsked) -> Card:
    """The page as a file, and the buttons for text. Raises NoSuchAnswer where the answer is none any more."""
    answer, document, words = await _document(ctx, args)
    from bot.pages.forms import html  # the template engine costs 30 ms that no other answer needs

    body = await ctx.desk.thinking.run(html.page, document, words)
    card = Card("desk", ctx._("As a page"))
    card.add(
        ctx._("Open it in any browser: every sentence with what stands round it, and its source. It can be printed."),
        ctx._("To paste it instead:"),
    )
    card.attach(Attached(_named(document, "html"), body.encode(), ctx._.gettext("The page")))
    card.buttons(
        Button(ctx._.gettext("Markdown"), action=ctx.action("astext", 0)),
        Button(ctx._.gettext("Footnotes"), action=ctx.action("astext", 1)),
        Button(ctx._.gettext("For forums (BBCode)"), action=ctx.action("astext", 2)),
    )
    return card
