"""What stands in a message that somebody else wrote: its words and its links."""

import discord

from bot.errors import UsageError
from bot.text.links import links_in


class NoText(UsageError):
    template = "This message has no text. Choose one that has."


class NoLinks(UsageError):
    template = "There is no link in this message. Choose one that has."


class TooManyLinks(UsageError):
    template = "Not read: it stands after the first {most} links. Add it with /ingest url."


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
