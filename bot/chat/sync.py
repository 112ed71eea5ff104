"""Telling Discord which commands there are, only when they changed; a failure stops nothing and is tried again."""

import asyncio
import hashlib
import json
import logging
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import discord
from discord import app_commands

from bot.chat.discord_internals import registration
from bot.chat.i18n import DISCORD_LOCALES, translator_for
from bot.chat.registered import Registration

log = logging.getLogger("bot.chat")
NAMES = {
    app_commands.TranslationContextLocation.command_name,
    app_commands.TranslationContextLocation.group_name,
    app_commands.TranslationContextLocation.parameter_name,
}
Tree = app_commands.CommandTree[Any]
LONGEST_PAUSE = 3_600.0


class CatalogueTranslator(app_commands.Translator):
    """Command names, descriptions, options and choices out of the one catalogue."""

    async def translate(
        self, string: app_commands.locale_str, locale: discord.Locale, context: app_commands.TranslationContextTypes
    ) -> str | None:
        """The words for `locale`, or None where the catalogue has none (Discord then shows the English)."""
        if locale.value not in DISCORD_LOCALES or DISCORD_LOCALES[locale.value] == "en":
            return None
        translated = translator_for(locale.value).gettext(string.message, "name" if context.location in NAMES else None)
        return translated if translated != string.message else None


async def digest(tree: Tree) -> str:
    """The sha256 of everything a sync would send."""
    return hashlib.sha256(json.dumps(await registration(tree), sort_keys=True, ensure_ascii=False).encode()).hexdigest()


async def sync(
    tree: Tree, known: Registration | None, keep: Callable[[Registration], Awaitable[None]], pause: float
) -> None:
    """Send the commands unless what is `known` has their digest; `keep` gets what Discord made of them.

    A failure is tried again after `pause` seconds, then after twice as long, at most an hour, until it succeeds.
    """
    mark = await digest(tree)
    while known is None or mark != known.digest:
        try:
            made = await tree.sync()
        except (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError) as error:
            log.warning("the commands could not be registered with Discord, again in %.0f s: %s", pause, error)
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
            continue
        await keep(Registration.of(mark, made))
        return
