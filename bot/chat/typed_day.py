"""A day as somebody types it into a form."""

import datetime as dt

from bot.chat.refusals import NotADate
from bot.records.reading import Hints
from bot.text import dates


def day_of(text: str, hints: Hints) -> dt.date:
    """The one day that was typed. Raises NotADate."""
    day = dates.iso(text)
    mentions = dates.find(text, hints.date_order, hints.today, hints.language)
    if day is None and not mentions:
        raise NotADate(text=text[:60])
    return day or mentions[0].date
