"""*Wrong speaker?*, under an answer's quotes: a correction by the desk, or a report to it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

import discord
from discord import ui

from bot.chat import limits, log_channel
from bot.chat.actions import merging
from bot.chat.actions.pages import turns
from bot.chat.buttons import aside, permitted
from bot.chat.feature import Action, Feature, ModalAction, on
from bot.chat.i18n import Translator
from bot.chat.invocation import modal_words, resolve_invocation
from bot.chat.modal import BaseModal
from bot.chat.permissions import check
from bot.chat.quotes_page import QuotesAsked, quotes_on
from bot.chat.refusals import MayNot
from bot.chat.rendering import corrections
from bot.chat.rendering.card import Button, Card
from bot.chat.replies import acknowledge, new_token, receipt, send_modal
from bot.chat.state import BotState
from bot.chat.verb import Interaction, Invocation, Request, Verb, page_of
from bot.desk import correct as correct_desk
from bot.desk import requests
from bot.errors.missing import NoSuchAnswer
from bot.records import arguments as codec
from bot.records.people import TAKES_BACK, QuoteAt, Ruling
from bot.records.settings import StoredRequest

COMMAND = "speaker"
CHOSEN = re.compile(r"(\d{1,18}):(\d{1,18}):(\d{1,9}):(\d{1,9})")


@dataclass(frozen=True, slots=True)
class Report:
    """What somebody says of a quote, which is named as the choice under it names it; `name` is of a speaker."""

    quote: str
    name: str
    ruling: Ruling = "speaker"


async def show_wrong(ctx: Invocation, args: QuotesAsked) -> Card:
    """The quotes of the page, to choose one from."""
    quotes, page = await quotes_on(ctx, args), page_of(args.page)
    card = corrections.choose(ctx._, quotes, ctx.action("correct"))
    merging.offer_among(ctx, card, quotes)
    turns(ctx, card, page, more=page < quotes.pages)
    return card


async def show_report(ctx: Invocation, args: Report) -> Card:
    """Nothing by itself: a report is shown in the log channel, this keeps what its button sets."""
    raise NoSuchAnswer()


BEARING = frozenset(("quotes", "brief", "who"))
"""The verbs whose answers show quotes with their speakers."""
WRONG, REPORT = Verb("wrong", QuotesAsked, show_wrong, excerpts=True), Verb("report", Report, show_report)


def offer(ctx: Invocation, card: Card) -> None:
    """*Wrong speaker?*, where quotes with their speakers are shown."""
    card.buttons(Button(ctx._.gettext("Wrong speaker?"), action=ctx.action("wrong")))


async def wrong(interaction: Interaction, state: BotState, request: Request[Any], number: int) -> None:
    """The quotes of an answer's topic, speaker or person. Raises NoSuchAnswer."""
    given = codec.dump(request.arguments)
    asked = {**given, "speaker": given.get("name", given.get("speaker")), "page": given.get("page", 1)}
    quotes = codec.load(QuotesAsked, asked)
    if quotes.topic is None and quotes.speaker is None:
        raise NoSuchAnswer()
    await aside(interaction, state, WRONG, quotes)


def quote_of(chosen: str) -> QuoteAt:
    """The quote that a choice names. Raises NoSuchAnswer."""
    parts = CHOSEN.fullmatch(chosen)
    if parts is None:
        raise NoSuchAnswer()
    return QuoteAt(*(int(part) for part in parts.groups()))


async def correct(interaction: Interaction, state: BotState, token: str) -> None:
    """A quote was chosen: a modal asks what is right."""
    data: Mapping[str, Any] = dict(interaction.data or {})
    quote = quote_of(str((data.get("values") or [""])[0]))
    await send_modal(interaction, WhoSaidIt(modal_words(interaction, state), state, interaction, token, quote))


class WhoSaidIt(BaseModal):
    """The speaker's name; or that it is nobody's, no quote, or of another standing."""

    def __init__(self, _: Translator, state: BotState, opened: Interaction, token: str, quote: QuoteAt) -> None:
        super().__init__(_, "Wrong speaker?", state, opened)
        self._token, self._quote = token, quote
        self.ask("name", "Who said it?", "As the article writes the name; empty when it names nobody")
        self._choice: ui.Select[Any] = ui.Select(
            required=False,
            options=[
                discord.SelectOption(
                    label=limits.shorten(_.gettext(label), limits.OPTION_LABEL), value=value, default=value == "speaker"
                )
                for value, label in corrections.CHOICES.items()
            ],
        )
        self.put("Or something else?", "It counts for this article's later versions too", self._choice)

    async def submitted(self, interaction: Interaction) -> None:
        """The desk's word counts at once; anybody else's is noted for the desk."""
        await acknowledge(interaction, private=True)
        await permitted(interaction, self.state, self._token, on(WRONG))
        try:
            await check(interaction, self.state, COMMAND)
        except MayNot:
            await _report(interaction, self.state, self._quote, self._said())
            return
        await _correct(interaction, self.state, self._quote, self._said())

    def _said(self) -> Report:
        """What was filled in. Raises NoSuchAnswer for a choice that was not offered."""
        ruling = next(iter(self._choice.values), "speaker")
        return Report(_chosen(self._quote), self.given().get("name", ""), _ruling(str(ruling)))


def _ruling(given: str) -> Ruling:
    known: Ruling
    for known in get_args(Ruling):
        if known == given:
            return known
    raise NoSuchAnswer()


def _chosen(quote: QuoteAt) -> str:
    return f"{quote.article}:{quote.version}:{quote.start}:{quote.end}"


async def _correct(interaction: Interaction, state: BotState, quote: QuoteAt, given: Report) -> None:
    ctx = await resolve_invocation(interaction, state, new_token(), private=True)
    change = await correct_desk.correct(state.desk, ctx.archive, quote, given.name, ctx.member, given.ruling)
    if ctx.server is None or change.ruling in TAKES_BACK:
        await receipt(interaction, state, corrections.corrected(ctx._, change, None), new_token())
        return
    cut = change.quote.cut
    undo = Report(_chosen(QuoteAt(cut.article, cut.version, cut.start, cut.end)), "", "as before")
    await _kept(interaction, state, ctx, undo, private=True)
    await receipt(interaction, state, corrections.corrected(ctx._, change, ctx.action("setspeaker")), new_token())


async def _kept(interaction: Interaction, state: BotState, ctx: Invocation, report: Report, *, private: bool) -> None:
    """Keep what the button under a card is to set."""
    if ctx.server is not None:
        args, member = codec.dump(report), interaction.user.id
        row = StoredRequest(ctx.token, REPORT.name, args, ctx.server, member, private=private, delivered=True)
        await requests.note(state.desk, row)


async def _report(interaction: Interaction, state: BotState, quote: QuoteAt, given: Report) -> None:
    """Tell the desk in its log channel, with a button that sets it so."""
    ctx = await resolve_invocation(interaction, state, new_token(), private=True)
    change = await correct_desk.report(state.desk, ctx.archive, quote, given.name, ctx.member, given.ruling)
    if ctx.server is not None:
        await _kept(interaction, state, ctx, given, private=False)
        card = corrections.reported(ctx._, change, ctx.action("setspeaker"))
        await log_channel.post(interaction.client, state, ctx.server, card)
    await receipt(interaction, state, corrections.noted(ctx._, change), new_token())


async def set_speaker(interaction: Interaction, state: BotState, request: Request[Report], number: int) -> None:
    """*Set this speaker*, under a report in the log channel; *Take it back*, under a receipt."""
    await _correct(interaction, state, quote_of(request.arguments.quote), request.arguments)


FEATURE = Feature(
    verbs=(WRONG, REPORT),
    actions={
        "wrong": Action(wrong, on=BEARING),
        "correct": ModalAction(correct, needs=lambda arguments: COMMAND),
        "setspeaker": Action(set_speaker, on=on(REPORT), needs=lambda arguments: COMMAND),
    },
)
