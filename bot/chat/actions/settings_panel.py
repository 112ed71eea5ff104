"""The panel that /settings shows: its menus, switches and forms change a setting at once, and the panel says so."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.chat.actions import settings_forms
from bot.chat.actions.archive_sharing import SHARE, JoinForm
from bot.chat.actions.purge import COMMAND, PURGE
from bot.chat.buttons import aside, is_own, permitted
from bot.chat.feature import Feature, ModalAction, on
from bot.chat.invocation import language_of, modal_words, resolve_invocation
from bot.chat.rendering import settings as rendering
from bot.chat.rendering.card import Card
from bot.chat.replies import acknowledge, present, send_modal
from bot.chat.server_view import of_server
from bot.chat.state import BotState
from bot.chat.verb import Interaction, Invocation, Nothing, Verb
from bot.desk import settings as settings_desk
from bot.errors.missing import NoSuchAnswer
from bot.records.settings import ServerSettings

IDS = re.compile(r"\d{1,20}")


@dataclass(frozen=True, slots=True)
class Panel:
    """The settings that were just changed, by name."""

    changed: tuple[str, ...] = ()


async def show(ctx: Invocation, args: Panel) -> Card:
    """Every setting as it stands, in the language that is set."""
    chosen = await ctx.settings_cache.of(ctx.own_server)
    view = of_server(ctx.interaction.client.get_guild(ctx.own_server), chosen.desk_roles, chosen.log_channel)
    words = language_of(ctx.interaction, chosen.language, private=True)
    return rendering.panel(words, chosen, view, args.changed, ctx.action, ctx.desk.now())


PANEL = Verb("settings", Panel, show, free=True)


async def change(ctx: Invocation, values: Mapping[str, Any]) -> ServerSettings:
    """Set some of the server's settings. Raises what the desk refuses; then nothing is changed."""
    chosen = await settings_desk.change(ctx.desk, ctx.own_server, ctx.member, **values)
    ctx.settings_cache.put(ctx.own_server, chosen)
    return chosen


async def pressed(interaction: Interaction, state: BotState, token: str) -> None:
    """A control of the panel: a form opens where something has to be typed, else it is changed at once."""
    name, to = _control(interaction)
    data: Mapping[str, Any] = dict(interaction.data or {})
    values = [str(value) for value in data.get("values") or ()]
    if name in settings_forms.FORMS and (not values or values == [rendering.OTHER]):
        await settings_forms.open_form(interaction, state, token, name, save)
        return
    await acknowledge(interaction, private=True, update=is_own(interaction))
    await save(interaction, state, token, name, lambda ctx: _value(ctx, interaction, name, values, to=to))


async def save(interaction: Interaction, state: BotState, token: str, name: str, value: settings_forms.ValueOf) -> None:
    """Set one setting, for whoever may use /settings now, and show the panel with its receipt in its own place."""
    request = await permitted(interaction, state, token, on(PANEL), grant_of)
    ctx = await resolve_invocation(interaction, state, token, private=True)
    await change(ctx, {name: value(ctx)})
    await present(interaction, state, replace(request, arguments=Panel((name,))))


def _control(interaction: Interaction) -> tuple[str, bool]:
    """Which setting a control is of, and what a switch turns to. Raises NoSuchAnswer."""
    data: Mapping[str, Any] = dict(interaction.data or {})
    place, to = divmod(int(str(data.get("custom_id")).rpartition(":")[2]), 2)
    names = list(rendering.PLACES)
    if place >= len(names):
        raise NoSuchAnswer()
    return names[place], bool(to)


def _value(ctx: Invocation, interaction: Interaction, name: str, values: list[str], *, to: bool) -> object:
    """What a control sets. Raises NoSuchAnswer for what it does not offer."""
    if name in ("public", "personal"):
        return to
    if name == "desk_roles":
        return _roles(ctx.settings.desk_roles, _shown(interaction), _ids(values), ctx)
    if name == "log_channel":
        return next(iter(_ids(values)), None)
    if len(values) != 1:
        raise NoSuchAnswer()
    return None if name == "language" and values[0] == rendering.ANY else values[0]


def _roles(
    before: tuple[int, ...], shown: tuple[int, ...], chosen: tuple[int, ...], ctx: Invocation
) -> tuple[int, ...]:
    """What was chosen changes what the panel showed: what another manager set meanwhile stays; deleted roles go."""
    kept = [role for role in before if role not in shown or role in chosen]
    added = [role for role in chosen if role not in shown and role not in kept]
    return of_server(ctx.interaction.client.get_guild(ctx.own_server), (*kept, *added), None).roles


def _ids(values: list[str]) -> tuple[int, ...]:
    if not all(map(IDS.fullmatch, values)):
        raise NoSuchAnswer()
    return tuple(map(int, values))


def _shown(interaction: Interaction) -> tuple[int, ...]:
    """The roles that the pressed menu showed as chosen, as its message still has them."""
    data: Mapping[str, Any] = dict(interaction.data or {})
    parts = list(interaction.message.components) if interaction.message else []
    while parts:
        part: Any = parts.pop()
        if getattr(part, "custom_id", None) == data.get("custom_id"):
            return tuple(value.id for value in getattr(part, "default_values", ()))
        parts += getattr(part, "children", ())
    return ()


async def manage(interaction: Interaction, state: BotState, token: str) -> None:
    """*Share this archive*, *Join another archive*, *Delete everything…*: as the options of /settings, beside it."""
    data: Mapping[str, Any] = dict(interaction.data or {})
    what = int(str(data.get("custom_id")).rpartition(":")[2])
    if what == 1:
        await send_modal(interaction, JoinForm(modal_words(interaction, state), state, interaction, token))
        return
    await acknowledge(interaction, private=True)
    await permitted(interaction, state, token, on(PANEL), grant_of)
    if what not in (0, 2):
        raise NoSuchAnswer()
    await aside(interaction, state, SHARE if what == 0 else PURGE, Nothing())


def grant_of(arguments: object) -> str:
    """The command whose grant these need."""
    return COMMAND


FEATURE = Feature(
    verbs=(PANEL,),
    actions={"set": ModalAction(pressed, grant_of), "manage": ModalAction(manage, grant_of)},
)
