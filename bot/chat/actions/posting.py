"""*Post to channel*: a private answer again, as a public message of the channel."""

from dataclasses import replace
from typing import Any

from bot.chat.feature import Action, Feature
from bot.chat.replies import new_token, present
from bot.chat.state import BotState
from bot.chat.verb import Interaction, Request
from bot.errors.missing import NoSuchAnswer


async def post(interaction: Interaction, state: BotState, request: Request[Any], number: int) -> None:
    """The same answer, worked out afresh, from whoever posts it."""
    if not request.verb.public:
        raise NoSuchAnswer()
    public = replace(request, token=new_token(), private=False, member=interaction.user.id)
    await present(interaction, state, public)


FEATURE = Feature(actions={"post": Action(post, "public")})
