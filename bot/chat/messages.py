"""What stands in a message that somebody else wrote: its words and its links."""

import discord

from bot.chat.refusals import NoLinks, NoText
from bot.text.links import links_in


def text_of(message: discord.Message) -> str:
    """A message's own words, with those of its embeds. Raises NoText."""
    embeds = [part for embed in message.embeds for part in (embed.title, embed.description) if part]
    text = "\n\n".join([message.content, *embeds]).strip()
    if not text:
        raise NoText()
    return text


def links_of(message: discord.Message) -> list[str]:
    """The addresses in a message, each once. Raises NoLinks."""
    links = links_in(message.content)
    if not links:
        raise NoLinks()
    return links
