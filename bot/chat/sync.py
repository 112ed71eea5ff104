"""Telling Discord which commands there are, only when they changed; a failure never stops the bot."""

import hashlib
import json
import logging
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import discord
from discord import app_commands

from bot.chat.catalogue import DISCORD_LOCALES, words

log = logging.getLogger("bot.chat")
NAMES = {
    app_commands.TranslationContextLocation.command_name,
    app_commands.TranslationContextLocation.group_name,
    app_commands.TranslationContextLocation.parameter_name,
}
Tree = app_commands.CommandTree[Any]


class CatalogueTranslator(app_commands.Translator):
    """Command names, descriptions, options and choices out of the one catalogue."""

    async def translate(
        self, string: app_commands.locale_str, locale: discord.Locale, context: app_commands.TranslationContextTypes
    ) -> str | None:
        """The words for `locale`, or None where the catalogue has none (Discord then shows the English)."""
        if locale.value not in DISCORD_LOCALES or DISCORD_LOCALES[locale.value] == "en":
            return None
        said = words(locale.value).plain(string.message, "name" if context.location in NAMES else None)
        return said if said != string.message else None


async def digest(tree: Tree) -> str:
    """The sha256 of everything a sync would send."""
    translator = tree.translator
    payload = [
        await command.get_translated_payload(tree, translator) if translator else command.to_dict(tree)
        for command in tree.get_commands()
    ]
    return hashlib.sha256(json.dumps(payload, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


async def sync(tree: Tree, known: str | None, keep: Callable[[str], Awaitable[None]]) -> bool:
    """Send the commands unless their digest is `known`; `keep` gets the new one. True when they were sent."""
    mark = await digest(tree)
    if mark == known:
        return False
    try:
        await tree.sync()
    except (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError) as error:
        log.warning("the commands could not be registered with Discord and are tried at the next start: %s", error)
        return False
    await keep(mark)
    return True
