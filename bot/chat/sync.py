"""Telling Discord which commands there are, only when they changed; a failure stops nothing and is tried again."""

import asyncio
import hashlib
import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import aiohttp
import discord
from discord import app_commands

from bot.chat.discord_internals import registration
from bot.chat.i18n import translator_for
from bot.chat.localizations import NAME, refused
from bot.chat.registered import Registration
from bot.languages.messages import ENGLISH, spoken_for

Tree = app_commands.CommandTree[Any]
log = logging.getLogger("bot.chat")
NAMES = {
    app_commands.TranslationContextLocation.command_name,
    app_commands.TranslationContextLocation.group_name,
    app_commands.TranslationContextLocation.parameter_name,
}
LONGEST_PAUSE = 3_600.0


class CatalogueTranslator(app_commands.Translator):
    """Command names, descriptions, options and choices out of each language's catalogue."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        spoken = {locale: spoken_for(locale.value) for locale in discord.Locale}
        self._languages = {locale: language for locale, language in spoken.items() if language != ENGLISH}
        self._refused: dict[str, Mapping[tuple[str | None, str], str]] = {}

    async def translate(
        self, string: app_commands.locale_str, locale: discord.Locale, context: app_commands.TranslationContextTypes
    ) -> str | None:
        """The words for `locale`, or None where there are none that Discord takes (it then shows the English)."""
        language = self._languages.get(locale)
        if language is None:
            return None
        typed = context.location in NAMES and not isinstance(context.data, app_commands.ContextMenu)
        kind = NAME if typed else None
        words = translator_for(language).gettext(string.message, kind)
        return None if words == string.message or (kind, string.message) in self._refused_in(language) else words

    def _refused_in(self, language: str) -> Mapping[tuple[str | None, str], str]:
        """What is not registered in a language, told once to the log."""
        if language not in self._refused:
            self._refused[language] = refused(self._tree.get_commands(), translator_for(language).gettext)
            for (_, english), problem in self._refused[language].items():
                log.warning("%s: %r is shown in English: %s", language, english, problem)
        return self._refused[language]


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
