"""What of a server's settings has to be typed: another time zone, a number of days, words that mean the same."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.chat import limits
from bot.chat.i18n import Translator
from bot.chat.invocation import modal_words
from bot.chat.modal import BaseModal
from bot.chat.refusals import AliasNeedsTwo, ChangedMeanwhile, NotANumber
from bot.chat.replies import acknowledge, send_modal
from bot.chat.state import BotState
from bot.chat.verb import Interaction, Invocation
from bot.desk import settings as settings_desk
from bot.records.settings import ServerSettings
from bot.text.marking import N_

ADDED = N_("A line for each, added to those that are there: Burma, Myanmar")
"""The hint where all that are there have no room in the form."""
ValueOf = Callable[[Invocation], object]
Save = Callable[[Interaction, BotState, str, str, ValueOf], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Form:
    """What a setting's form asks, and how what was typed is read; `before` is the setting as the form showed it."""

    label: str
    hint: str
    shown: Callable[[ServerSettings], str]
    read: Callable[[str, ServerSettings, Invocation], object]


def alias_of(typed: str) -> tuple[str, ...]:
    """Words that mean the same. Raises AliasNeedsTwo."""
    group = tuple(dict.fromkeys(word.strip() for word in typed.split(",") if word.strip()))
    if len(group) < 2:
        raise AliasNeedsTwo()
    return group


def _groups_of(typed: str, before: ServerSettings, ctx: Invocation) -> object:
    """A group a line. Where all of them had no room in the form, these are more of them."""
    if ctx.settings.aliases != before.aliases:
        raise ChangedMeanwhile()
    groups = tuple(alias_of(line) for line in typed.splitlines() if line.strip())
    return groups if _fits(before) else (*before.aliases, *groups)


def _lines(chosen: ServerSettings) -> str:
    return "\n".join(", ".join(group) for group in chosen.aliases)


def _fits(chosen: ServerSettings) -> bool:
    return limits.size(_lines(chosen)) <= limits.MODAL_INPUT


def _days(typed: str, before: ServerSettings, ctx: Invocation) -> object:
    if not typed.isdecimal() or len(typed) > 3:
        raise NotANumber()
    return int(typed)


def _zone(typed: str, before: ServerSettings, ctx: Invocation) -> object:
    return settings_desk.zone_named(typed)


class SettingForm(BaseModal):
    """One field for one setting."""

    def __init__(self, _: Translator, state: BotState, opened: Interaction, token: str, name: str, save: Save) -> None:
        form = FORMS[name]
        super().__init__(_, form.label, state, opened)
        self._token, self._name, self._save = token, name, save
        known = state.settings.known(opened.guild_id) if opened.guild_id is not None else None
        self._before = known or ServerSettings()
        hint = form.hint if name != "aliases" or _fits(self._before) else ADDED
        self.ask(name, form.label, hint, form.shown(self._before), long=name == "aliases")

    async def submitted(self, interaction: Interaction) -> None:
        """Set it, in the panel's own place."""
        await acknowledge(interaction, private=True, update=True)
        typed = self.given().get(self._name, "")
        read = FORMS[self._name].read
        await self._save(interaction, self.state, self._token, self._name, lambda ctx: read(typed, self._before, ctx))


FORMS: dict[str, Form] = {
    "time_zone": Form("Time zone", "For example Europe/Paris, or the place alone: Paris", lambda s: s.time_zone, _zone),
    "grace_days": Form(
        "Days until a left server is purged", "A number from 1 to 365", lambda s: str(s.grace_days), _days
    ),
    "aliases": Form("Words that mean the same", "A line for each: Burma, Myanmar. Empty: none", _lines, _groups_of),
}


async def open_form(interaction: Interaction, state: BotState, token: str, name: str, save: Save) -> None:
    """Open the form of a setting."""
    await send_modal(interaction, SettingForm(modal_words(interaction, state), state, interaction, token, name, save))
