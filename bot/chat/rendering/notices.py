"""Refusals, receipts and questions: short cards of our own words."""

from bot.chat.catalogue import Words
from bot.chat.escape import Markdown
from bot.chat.rendering.card import Card
from bot.errors import CopydeskError
from bot.records.notices import Notice


def refused(words: Words, error: CopydeskError) -> Card:
    """One sentence that says what to do."""
    card = Card("refused", words("Not done"))
    card.empty = True
    card.add(words.error(error))
    return card


def said(title: Markdown, *lines: Markdown) -> Card:
    """A receipt: a title and what happened."""
    card = Card("done", title)
    for line in lines:
        card.add(line)
    return card


def failed(words: Words, command: str, error: CopydeskError) -> Card:
    """For the log channel: which command went wrong, and what the person was told."""
    card = Card("refused", words("{command} went wrong", command=command))
    card.add(words.error(error), words("The bot's own log has the details."))
    return card


def told(words: Words, notice: Notice) -> Card:
    """For a log channel: what the program says of its own accord."""
    card = Card("warning", words(notice.title))
    card.add(words.error(notice.what))
    return card
