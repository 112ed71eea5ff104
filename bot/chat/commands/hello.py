"""The buttons of the hello: a first article, a try on the samples, the settings.

A try is for whoever presses alone: invented news stay out of the channel, and have no *Post to channel*.
"""

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from bot.chat.actions.settings_panel import PANEL, Panel
from bot.chat.buttons import aside
from bot.chat.commands import ingest
from bot.chat.commands.brief import Brief
from bot.chat.commands.brief import show as show_brief
from bot.chat.commands.quotes import show as show_quotes
from bot.chat.commands.timeline import Timeline
from bot.chat.commands.timeline import show as show_timeline
from bot.chat.commands.verify import Verify
from bot.chat.commands.verify import show as show_verdict
from bot.chat.escape import Markdown
from bot.chat.feature import Action, Feature, PersistentAction, on
from bot.chat.permissions import check, of_the_desk
from bot.chat.quotes_page import QuotesAsked
from bot.chat.refusals import CannotTell
from bot.chat.rendering.card import Card, Choice
from bot.chat.rendering.hello import add_article
from bot.chat.replies import acknowledge, present
from bot.chat.state import BotState
from bot.chat.verb import Interaction, Invocation, Request, Verb
from bot.desk import sample as sample_desk
from bot.errors.missing import NoSuchAnswer

CHECKED_WITHIN = 1.5
"""Seconds to ask Discord for a grant before a form opens, which Discord wants within three."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Which of the examples is asked."""

    example: str = "brief"


@dataclass(frozen=True, slots=True)
class Example:
    """A question to the samples: as it would be typed, and what answers it."""

    typed: str
    arguments: Any
    show: Callable[[Invocation, Any], Coroutine[Any, Any, Card]]


EXAMPLES: Mapping[str, Example] = {
    "brief": Example(
        "/brief topic: Port Callow ferry fire length: short",
        Brief("Port Callow ferry fire", length="short"),
        show_brief,
    ),
    "corrected": Example("/brief topic: Captain Ingrid Hallam", Brief("Captain Ingrid Hallam"), show_brief),
    "quotes": Example("/quotes speaker: Dario Venn", QuotesAsked(speaker="Dario Venn"), show_quotes),
    "verify": Example(
        "/verify quote: we switch the alarms off at sea", Verify("we switch the alarms off at sea"), show_verdict
    ),
    "timeline": Example("/timeline topic: Port Callow ferry fire", Timeline("Port Callow ferry fire"), show_timeline),
}


async def show(ctx: Invocation, args: Sample) -> Card:
    """An answer from the sample archive, with the other questions below it."""
    example = EXAMPLES.get(args.example)
    if example is None:
        raise NoSuchAnswer()
    archive = await sample_desk.archive(ctx.desk)
    there = replace(ctx, archive=archive, settings=replace(ctx.settings, aliases=()))
    card = await example.show(there, example.arguments)
    note = ctx._(
        "Invented articles, only to try: their links lead nowhere, your own archive is as it was. The question:"
    )
    card.as_example(Markdown(f"-# {note}\n`{example.typed}`"))
    others = tuple((each.typed, name) for name, each in EXAMPLES.items() if name != args.example)
    card.choose(Choice(ctx._.gettext("Ask the samples something else"), ctx.action("example"), others))
    if of_the_desk(ctx):
        card.buttons(add_article(ctx._))
    return card


async def ask_example(interaction: Interaction, state: BotState, request: Request[Any], number: int) -> None:
    """Another question to the samples, in the place of the answer."""
    values = dict(interaction.data or {}).get("values")
    chosen = str(values[0]) if isinstance(values, list) and values else ""
    await present(interaction, state, replace(request, arguments=Sample(chosen)))


async def try_sample(interaction: Interaction, state: BotState) -> None:
    """*Try it on a sample*: for anybody."""
    await acknowledge(interaction, private=True)
    await aside(interaction, state, SAMPLE, Sample())


async def open_settings(interaction: Interaction, state: BotState) -> None:
    """*Settings*: what /settings shows, for whoever may use it."""
    await acknowledge(interaction, private=True)
    await check(interaction, state, "settings")
    await aside(interaction, state, PANEL, Panel())


async def add(interaction: Interaction, state: BotState) -> None:
    """*Add an article*: the form, for whoever may use /ingest; whether they may is asked again when it is sent."""
    with suppress(TimeoutError, CannotTell):  # nobody goes without a form because Discord is slow
        await asyncio.wait_for(check(interaction, state, ingest.COMMAND), CHECKED_WITHIN)
    await ingest.open_first(interaction, state)


SAMPLE = Verb("sample", Sample, show)
FEATURE = Feature(
    verbs=(SAMPLE,),
    actions={
        "add": PersistentAction(add),
        "sample": PersistentAction(try_sample),
        "settings": PersistentAction(open_settings),
        "example": Action(ask_example, "here", on(SAMPLE)),
    },
)
