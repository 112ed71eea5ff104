"""What a chat message holds that an archive may have: its links, the quotes in it, and its passages."""

from dataclasses import dataclass

from bot.analysis.message_quotes import quotes_in
from bot.records.verification import PartKind
from bot.text.links import links_in, without_links
from bot.text.wording import forms

MOST_WORDS = 300
"""A longer text is an article that was pasted: one thing, whose own quotes are not asked for."""
FEWEST_WORDS, FEWEST_OF_PASSAGE = 3, 8
"""Fewer are said by many; of a paragraph fewer are small talk."""


@dataclass(frozen=True, slots=True)
class MessagePart:
    """A link as it stands there, or words."""

    kind: PartKind
    text: str


@dataclass(frozen=True, slots=True)
class Message:
    """The parts of a message, links first, and all its words without the links."""

    parts: tuple[MessagePart, ...]
    words: str


def taken_apart(message: str) -> Message:
    """Take a message apart. Quotes are those of `message_quotes.quotes_in`; a passage is a paragraph beside others.

    A text of more than MOST_WORDS has no parts but its links.
    """
    links, words = links_in(message), without_links(message).strip()
    parts = [MessagePart("link", link) for link in links]
    if len(forms(words)) <= MOST_WORDS:
        quoted = [
            quote.words for quote in quotes_in(words) if not quote.bare and len(forms(quote.words)) >= FEWEST_WORDS
        ]
        parts += [MessagePart("quote", quote) for quote in dict.fromkeys(quoted)]
        parts += [MessagePart("passage", passage) for passage in _passages(words, quoted)]
    return Message(tuple(parts), words)


def _passages(words: str, quoted: list[str]) -> list[str]:
    """The paragraphs that hold no quote, where there are several."""
    paragraphs = [line.strip() for line in words.splitlines() if line.strip()]
    if len(paragraphs) < 2:
        return []
    told = "\n".join(quoted)
    return [
        paragraph
        for paragraph in dict.fromkeys(paragraphs)
        if len(forms(paragraph)) >= FEWEST_OF_PASSAGE
        and not any(quote in paragraph for quote in quoted)
        and paragraph.lstrip("> ") not in told
    ]
