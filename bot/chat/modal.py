"""A modal of ours: fields under labels, answered by whoever it was opened for, and failures that end as sentences."""

import re
from abc import abstractmethod
from typing import Any

import discord
from discord import ui

from bot.chat import limits
from bot.chat.happening import named
from bot.chat.i18n import Translator
from bot.chat.refusals import FormGone
from bot.chat.replies import guarded
from bot.chat.state import BotState
from bot.chat.verb import Interaction

MODAL_SECONDS = 3_600.0


def _word(kind: str) -> str:
    """A form's class as the log's word for it: "paste-text" for PasteText."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", kind).lower()


class BaseModal(ui.Modal):
    """A modal of ours. Sent by anybody else, or from elsewhere, it is one that is gone."""

    def __init__(self, _: Translator, title: str, state: BotState, opened: Interaction) -> None:
        super().__init__(title=limits.shorten(_.gettext(title), limits.MODAL_TITLE), timeout=MODAL_SECONDS)
        self._ = _
        self.state = state
        self._whose = (opened.guild_id, opened.user.id)
        self.inputs: dict[str, ui.TextInput[Any]] = {}
        state.modals.add(self.custom_id, opened.user.id, self.stop)

    def ask(self, name: str, label: str, hint: str, value: str | None = None, *, long: bool = False) -> None:
        """Add a text field."""
        field: ui.TextInput[Any] = ui.TextInput(
            style=discord.TextStyle.paragraph if long else discord.TextStyle.short,
            required=False,
            default=value if value and limits.size(value) <= limits.MODAL_INPUT else None,
            max_length=limits.MODAL_INPUT,
        )
        self.inputs[name] = field
        self.put(label, hint, field)

    def put(self, label: str, hint: str, field: ui.Item[Any]) -> None:
        """Add any field under its label."""
        text = limits.shorten(self._.gettext(label), limits.MODAL_LABEL)
        description = limits.shorten(self._.gettext(hint), limits.MODAL_DESCRIPTION)
        self.add_item(ui.Label(text=text, description=description, component=field))

    def given(self) -> dict[str, str]:
        """What was filled in."""
        return {name: field.value.strip() for name, field in self.inputs.items() if field.value.strip()}

    async def on_submit(self, interaction: Interaction, /) -> None:
        """Close the modal, check whose it is, then do what it is for; what goes wrong ends as one sentence."""
        self.stop()
        self.state.modals.sent(self.custom_id, interaction.id)
        async with guarded(interaction, self.state):
            named(_word(type(self).__name__))
            if (interaction.guild_id, interaction.user.id) != self._whose:
                raise FormGone()
            await self.submitted(interaction)

    @abstractmethod
    async def submitted(self, interaction: Interaction) -> None:
        """What the modal is for, inside `guarded`."""

    async def on_error(self, interaction: Interaction, error: Exception, /) -> None:  # type: ignore[override]
        """What discord.py itself raises on the way ends as one sentence too."""
        async with guarded(interaction, self.state):
            raise error
