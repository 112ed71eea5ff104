"""/help: what the bot is for and how to ask it, in pages short enough for a phone, of what the reader may use."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from bot.chat.escape import Markdown
from bot.chat.feature import Action, Audience, Feature, HelpLine, HelpPart, Menu, command_of
from bot.chat.permissions import of_the_desk
from bot.chat.rendering import how_to_ask
from bot.chat.rendering.card import Button, Card, Choice, persistent
from bot.chat.replies import present
from bot.chat.state import BotState
from bot.chat.verb import Interaction, Invocation, Request, Verb
from bot.text.marking import N_

BASICS, HOW_TO_ASK = "basics", "how to ask"
PARTS: dict[HelpPart, str] = {
    "asking": N_("Ask the archive"),
    "checking": N_("Check what people post"),
    "yours": N_("What is yours"),
    "adding": N_("Add articles"),
    "keeping": N_("Keep the archive"),
    "correcting": N_("Set something right"),
    "server": N_("This server"),
}
"""The pages of commands, in the order of the menu, by their titles."""


@dataclass(frozen=True, slots=True)
class Help:
    """Which page is shown."""

    part: str = BASICS


@dataclass(frozen=True, slots=True)
class Told:
    """What all features say of themselves."""

    lines: tuple[HelpLine, ...]
    menus: tuple[Menu, ...]


def feature(others: Iterable[Feature]) -> Feature:
    """The command that tells of all `others`, in their order."""
    features = tuple(others)
    told = Told(
        tuple(line for each in features for line in each.help), tuple(menu for each in features for menu in each.menus)
    )

    async def show(ctx: Invocation, args: Help) -> Card:
        return card(ctx, args.part, told)

    verb = Verb("help", Help, show, free=True)
    return Feature(
        verbs=(verb,),
        commands=(command_of(verb, "What this bot does and how to ask it.", where="installed"),),
        actions={
            "helpto": Action(_turn_to_chosen, "here", frozenset({verb.name})),
            "howto": Action(_turn_to_how_to_ask, "here", frozenset({verb.name})),
        },
    )


def card(ctx: Invocation, part: str, told: Told) -> Card:
    """A page; the first where there is no such page for this reader. Below it the ways to the others."""
    _ = ctx._
    open_to = {line.part_of for line in told.lines if _may(ctx, line.audience)}
    pages: dict[str, str] = {BASICS: N_("The first steps"), HOW_TO_ASK: "How to ask"}
    pages |= {name: title for name, title in PARTS.items() if name in open_to}
    if part == HOW_TO_ASK:
        card = how_to_ask.card(_, ctx.commands)
    elif part in open_to:
        card = _commands(ctx, part, pages[part], told)
    else:
        part, card = BASICS, _basics(ctx, told)
    others = tuple((_.gettext(title), name) for name, title in pages.items() if name != part)
    card.choose(Choice(_.gettext("More help"), ctx.action("helpto"), others))
    if part != HOW_TO_ASK:
        card.buttons(Button(_.gettext("How to ask"), action=ctx.action("howto")))
    if part == BASICS:
        card.buttons(Button(_.gettext("Try it on a sample"), action=persistent("sample")))
    return card


def _may(ctx: Invocation, audience: Audience) -> bool:
    """Whether to tell of a command at all; whether it may be used is Discord's to say."""
    if audience == "managers":
        return ctx.interaction.permissions.manage_guild
    return audience == "everyone" or of_the_desk(ctx)


def _basics(ctx: Invocation, told: Told) -> Card:
    _ = ctx._
    card = Card("desk", _("Copydesk: words from your own archive"))
    card.add(
        _(
            "Every sentence and every quote in an answer stands word for word in an article that somebody added here, "
            "and links to it."
        )
    )
    card.add(*(_line(ctx, line) for line in told.lines if line.basic and _may(ctx, line.audience)))
    if not of_the_desk(ctx):
        card.add(_("People who may manage messages add articles with /ingest; they see more here."))
    card.footer(_("Copydesk never says that something is fake, only what this archive has."))
    return card


def _commands(ctx: Invocation, part: str, title: str, told: Told) -> Card:
    _ = ctx._
    card = Card("desk", Markdown(_.gettext(title)))
    card.add(*(_line(ctx, line) for line in told.lines if line.part_of == part and _may(ctx, line.audience)))
    names = [f"*{_.gettext(menu.name)}*" for menu in told.menus if menu.part == part and _may(ctx, menu.audience)]
    if names:
        card.add(_("In the menu of a message (Apps): {menus}", menus=Markdown(", ".join(names))))
    return card


def _line(ctx: Invocation, line: HelpLine) -> Markdown:
    """How a command is tapped, what it is for, and an example below."""
    told = f"{ctx.commands.mention(line.typed)}: {ctx._.gettext(line.text)}"
    return Markdown(f"{told}\n-# `{ctx._.gettext(line.example)}`" if line.example else told)


async def _turn_to_chosen(interaction: Interaction, state: BotState, request: Request[Any], number: int) -> None:
    values = dict(interaction.data or {}).get("values")
    chosen = str(values[0]) if isinstance(values, list) and values else BASICS
    await present(interaction, state, replace(request, arguments=Help(chosen)))


async def _turn_to_how_to_ask(interaction: Interaction, state: BotState, request: Request[Any], number: int) -> None:
    await present(interaction, state, replace(request, arguments=Help(HOW_TO_ASK)))
