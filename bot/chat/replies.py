"""One way to answer: defer first, work, then edit; and the one place where an error becomes a sentence and a line.

1. Every command, press and modal runs inside `guarded`, so that nothing ends as a silent traceback.
2. The acknowledgement is sent before anything is read, from what is in memory. A reset, a 5xx or a 429 is tried
   again for 2.5 s; "already acknowledged" (40060) on a second try means that the first one arrived.
3. The verb works. Its card is sent as an edit of the acknowledged answer; refusals and empty answers of a public one
   go to the asker alone, and the public place is cleared.
4. An edit that fails by a reset, a 5xx or a 429 is tried again within the life of the token; an edit is idempotent.
5. What could not be delivered is marked so, and `/last` offers it again; what was refused is not.
"""

import asyncio
import logging
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import aiohttp
import discord

from bot import logs
from bot.chat import around, discord_errors, happening, invitation, log_channel, refusals
from bot.chat.happening import name_of, shown_name
from bot.chat.i18n import Translator, translator_for
from bot.chat.invocation import resolve_invocation
from bot.chat.rendering import notices
from bot.chat.rendering.card import Card, passing
from bot.chat.state import BotState
from bot.chat.verb import A, Interaction, Invocation, Request, Verb
from bot.desk import requests
from bot.errors.tree import CopydeskError
from bot.logs.tracing import spent, traced
from bot.records import arguments as codec
from bot.records.settings import StoredRequest

log = logging.getLogger("bot.chat")
TOKEN_BYTES = 12
ACKNOWLEDGE_FOR, ACKNOWLEDGE_PAUSE = 2.5, 0.1
DONE = "done"
"""The verb whose answer is a receipt, as it was given."""
Sent = TypeVar("Sent")
Prepare = Callable[[Invocation], Awaitable[None]]
"""What is done once, before the answer is worked out: bytes that were given along are read into a preview."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a change did, as Markdown that is ready to send."""

    title: str
    text: str


def new_token() -> str:
    """16 letters that nobody can guess (96 random bits)."""
    return secrets.token_urlsafe(TOKEN_BYTES)


async def answer(
    interaction: Interaction,
    state: BotState,
    arguments: A,
    private: bool | None,
    *,
    verb: Verb[A],
    prepare: Prepare | None = None,
) -> None:
    """Answer a command with a verb's card. Inside `guarded`.

    `private` None leaves it to the verb, where it is for its member alone, and then to the server's settings. An empty
    answer is for the asker alone, in the asker's language.
    """
    if not verb.free:
        state.cooldown.take(interaction.guild_id, interaction.user.id)
    if private is None and verb.personal is not None and verb.personal(arguments):
        private = True
    hidden = private if private is not None else not state.settings.public(interaction.guild_id)
    await acknowledge(interaction, private=hidden)
    ctx = await resolve_invocation(interaction, state, new_token(), private=hidden)
    if verb.settle is not None:
        arguments = await verb.settle(ctx, arguments)
    request = Request(verb, arguments, ctx.token, interaction.guild_id, interaction.user.id, hidden)
    await _present(ctx, state, request, prepare, hide_empty=True)


async def present(interaction: Interaction, state: BotState, request: Request[A]) -> None:
    """Work the verb of an earlier asking out and put its card into the acknowledged answer."""
    ctx = await resolve_invocation(interaction, state, request.token, private=request.private)
    await _present(ctx, state, request)


async def _present(
    ctx: Invocation, state: BotState, request: Request[A], prepare: Prepare | None = None, *, hide_empty: bool = False
) -> None:
    interaction, verb = ctx.interaction, request.verb
    shown = _shown(ctx, request, prepare)
    card = await (shown if verb.once else _noted(state, request.stored(), shown))
    if card.empty:
        happening.was_empty()
    if card.empty and hide_empty and not request.private:
        await present(interaction, state, replace(request, private=True))
        return
    around.add(ctx, card, request)
    if verb.once:
        await receipt(interaction, state, card, request.token)
        return
    message = await deliver(interaction, state, card, alone=request.private)
    shows = None if request.private else around.posting(ctx, message, card)
    await requests.delivered(state.desk, request.token, shows)


async def _shown(ctx: Invocation, request: Request[A], prepare: Prepare | None) -> Card:
    if prepare is not None:
        await prepare(ctx)
    return await request.verb.show(ctx, request.arguments)


async def _noted(state: BotState, asked: StoredRequest, shown: Coroutine[Any, Any, Card]) -> Card:
    """The card, and the asking kept meanwhile: both stand before anything is delivered, also where the card fails."""
    noting = asyncio.create_task(requests.note(state.desk, asked))
    try:
        return await shown
    except Exception:
        await requests.refused(state.desk, asked.token, known=await noting)
        raise
    finally:
        await noting


async def receipt(interaction: Interaction, state: BotState, card: Card, token: str) -> None:
    """Show what a change did; kept first, so that a receipt that does not get through is there under `/last`."""
    args = codec.dump(Receipt(str(card.title), str(card.said())))
    asked = StoredRequest(token, DONE, args, interaction.guild_id, interaction.user.id, private=True)
    await requests.note(state.desk, asked)
    await deliver(interaction, state, card, alone=True)
    await requests.delivered(state.desk, token)


@asynccontextmanager
async def guarded(interaction: Interaction, state: BotState) -> AsyncIterator[None]:
    """Whatever is raised inside ends as one sentence for the person; how it ended is one line in the log."""
    with traced(happening.log, happening.trace_of(interaction, state)) as trace:
        try:
            async with state.in_flight.track():
                yield
        except Exception as error:  # noqa: BLE001  told to the person, and by the line of the request
            trace.ended(error)
            await _told(interaction, state, error)


async def _told(interaction: Interaction, state: BotState, error: Exception) -> None:
    """Tell the person, and the log what its line of the request does not say."""
    if isinstance(error, CopydeskError):
        log.debug("refused: %s", error)  # the sentence may name what was asked
        await apologise(interaction, state, error)
    elif isinstance(error, discord_errors.NotDelivered):
        fault = invitation.named(interaction, discord_errors.of(error.error))
        not_delivered(interaction, state, "not delivered", error.error)
        if fault is not None:
            await apologise(interaction, state, fault)
    elif isinstance(error, discord.HTTPException):
        log.warning("%s: Discord did not give what the work needs: %s", name_of(interaction), error)
        await apologise(interaction, state, refusals.DiscordWithheld())
    else:
        logs.unexpected(log, name_of(interaction), error)
        await apologise(interaction, state, CopydeskError())
        await log_channel.failed(interaction, state, shown_name(interaction), CopydeskError())


async def apologise(interaction: Interaction, state: BotState, error: CopydeskError) -> None:
    """Send the one sentence to the asker alone, beside the message of a pressed button; a failure is only logged."""
    card = notices.refused(spoken(interaction), error)
    try:
        acknowledged = interaction.extras.get("acknowledged")
        if acknowledged in ("update", "modal"):
            await interaction.followup.send(view=card.view(), ephemeral=True)
        elif acknowledged:
            await deliver(interaction, state, card, alone=True)
        else:
            await _within_first_answer(lambda: interaction.response.send_message(view=card.view(), ephemeral=True))
    except discord_errors.NotDelivered as failure:
        not_delivered(interaction, state, "the refusal was not delivered", failure.error)
    except (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError) as failure:
        not_delivered(interaction, state, "the refusal was not delivered", failure)


def not_delivered(interaction: Interaction, state: BotState, what: str, error: BaseException) -> None:
    """One line in the log; of another bot with this token one an hour, which says what to do."""
    if not discord_errors.answered_elsewhere(error):
        log.warning("%s: %s: %s", name_of(interaction), what, error)
    elif state.other_bot.take(0):
        log.error("%s", refusals.AnsweredElsewhere())


async def acknowledge(interaction: Interaction, *, private: bool, update: bool = False) -> None:
    """Defer, trying again within Discord's 3 seconds; `update` keeps the message that a button sits on.

    Raises NotDelivered.
    """
    await _within_first_answer(lambda: interaction.response.defer(ephemeral=private, thinking=not update))
    interaction.extras["acknowledged"] = "update" if update else "alone" if private else "public"


async def send_modal(interaction: Interaction, modal: discord.ui.Modal) -> None:
    """Answer by opening a modal, trying again within Discord's 3 seconds."""
    await _within_first_answer(lambda: interaction.response.send_modal(modal))
    interaction.extras["acknowledged"] = "modal"


async def deliver(interaction: Interaction, state: BotState, card: Card, *, alone: bool) -> discord.Message:
    """Put a card into the acknowledged answer, trying again while the token lives. Raises NotDelivered.

    What is for the asker `alone` never goes into an answer that was acknowledged for everybody. Where the bot may not
    attach files here, pictures are left out with a word about it; raises NotAttached where the file is the answer.
    """

    try:
        return await _deliver(interaction, state, card, alone=alone)
    except discord_errors.NotDelivered as failure:
        lacks = invitation.to_attach(interaction.app_permissions, interaction.channel_id or 0)
        if lacks is None or not card.files or not discord_errors.not_permitted(failure.error):
            raise
        if not card.without_pictures(spoken(interaction).error(lacks)):
            raise lacks from failure
    return await _deliver(interaction, state, card, alone=alone)


async def _deliver(interaction: Interaction, state: BotState, card: Card, *, alone: bool) -> discord.Message:
    async def edit() -> discord.InteractionMessage:
        return await interaction.edit_original_response(view=card.view(), attachments=card.attachments())

    if alone and interaction.extras.get("acknowledged") == "public":
        return await _deliver_aside(interaction, state, card)
    return await patiently(edit, state)


async def _deliver_aside(interaction: Interaction, state: BotState, card: Card) -> discord.Message:
    """A message of its own for the asker, in the place of the public "thinking…". Raises NotDelivered.

    Discord settles at the acknowledgement who sees an answer, and takes the first follow-up for that very answer while
    it is unresolved (discord-api-docs, issues 2735 and 2866): so it is resolved first, and deleted last.
    """

    async def follow() -> discord.WebhookMessage:
        return await interaction.followup.send(view=card.view(), files=card.attachments(), ephemeral=True, wait=True)

    await patiently(lambda: interaction.edit_original_response(view=passing()), state)
    message = await patiently(follow, state)
    try:
        await patiently(interaction.delete_original_response, state)
    except discord_errors.NotDelivered as failure:
        log.warning("%s: its place in the channel was not cleared: %s", name_of(interaction), failure)
    return message


async def _within_first_answer(send: Callable[[], Awaitable[object]]) -> None:
    tried = 0

    async def once() -> None:
        nonlocal tried
        tried += 1
        try:
            await send()
        except discord.HTTPException as error:
            if tried == 1 or error.code != discord_errors.ALREADY_ACKNOWLEDGED:
                raise

    await _until(once, ACKNOWLEDGE_FOR, ACKNOWLEDGE_PAUSE)


async def patiently(send: Callable[[], Awaitable[Sent]], state: BotState) -> Sent:
    """Run an idempotent request until it gets through, a refusal is final, or `waits.retry_for` is over.

    Raises NotDelivered.
    """
    return await _until(send, state.waits.retry_for, state.waits.retry_first)


async def _until(send: Callable[[], Awaitable[Sent]], seconds: float, pause: float) -> Sent:
    loop = asyncio.get_running_loop()
    until = loop.time() + seconds
    with spent("waiting"):  # what Discord takes of it is counted as sending
        while True:
            try:
                return await send()
            except (discord.HTTPException, aiohttp.ClientError, OSError, TimeoutError) as error:
                wait = discord_errors.pause_before_again(error, pause)
                if wait is None or loop.time() + wait > until:
                    raise discord_errors.NotDelivered(error) from error
                log.info("trying again in %.1f s: %s", wait, error)
            await asyncio.sleep(wait)
            pause = min(pause * 2, 30)


def spoken(interaction: Interaction) -> Translator:
    """The words in the language of the person who asks."""
    return translator_for(interaction.locale.value)
