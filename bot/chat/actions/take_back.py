"""*Take it back*, under a receipt: what it undoes is kept under a token of its own, so that it outlives a restart."""

from dataclasses import replace

from bot.chat.rendering.card import Button, Card
from bot.chat.replies import new_token
from bot.chat.verb import A, Invocation, Verb
from bot.desk import requests
from bot.records import arguments as codec
from bot.records.settings import StoredRequest


async def offer(ctx: Invocation, card: Card, verb: Verb[A], undoing: A, action: str) -> None:
    """The button under `card`; its press does `action` on what `undoing` says."""
    own, member = replace(ctx, token=new_token()), ctx.interaction.user.id
    args = codec.dump(undoing)
    row = StoredRequest(own.token, verb.name, args, ctx.server, member, private=True, delivered=True)
    await requests.note(ctx.desk, row)
    card.buttons(Button(ctx._.gettext("Take it back"), action=own.action(action)))
