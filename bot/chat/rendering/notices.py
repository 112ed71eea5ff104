"""Refusals, receipts and questions: short cards of our own words."""

from bot.chat.escape import Markdown
from bot.chat.i18n import Translator
from bot.chat.rendering.card import Card
from bot.errors.tree import CopydeskError
from bot.records.notices import Notice


def refused(_: Translator, error: CopydeskError) -> Card:
    """One sentence that says what to do."""
    card = Card("refused", _("Not done"))
    card.empty = True
    card.add(_.error(error))
    return card


def said(title: Markdown, *lines: Markdown) -> Card:
    """A receipt: a title and what happened."""
    card = Card("done", title)
    for line in lines:
        card.add(line)
    return card


def failed(_: Translator, command: str, error: CopydeskError) -> Card:
    """For the log channel: which command went wrong, and what the person was told."""
    card = Card("refused", _("{command} went wrong", command=command))
    card.add(_.error(error), _("The bot's own log has the details."))
    return card


def told(_: Translator, notice: Notice) -> Card:
    """For a log channel: what the program says of its own accord."""
    card = Card("warning", _(notice.title))
    card.add(_.error(notice.what))
    return card
