"""What an answer kept to: days, outlets and feeds, or filters alone."""

import datetime as dt

from bot.analysis.topics import without_everything
from bot.chat import escape
from bot.chat.escape import Markdown
from bot.chat.i18n import Translator
from bot.records.answers import Searched, SearchedPart


def narrowed(_: Translator, first: dt.date | None, last: dt.date | None = None) -> list[Markdown]:
    """Which days were asked for, as they were understood; nothing where none were."""
    if first and last:
        words = _("From {first} to {last}.", first=first, last=last)
    elif first:
        words = _("From {first} on.", first=first)
    elif last:
        words = _("Up to {last}.", last=last)
    else:
        return []
    return [Markdown(f"-# {words}")]


def only_from(_: Translator, looked: Searched) -> list[Markdown]:
    """Which outlets and feeds alone were looked through; nothing where none were named."""
    if looked.part is None:
        return []
    return [Markdown("-# " + _("Only what came from {names}.", names=names_of(looked.part)))]


def title_of_listing(_: Translator, topic: str) -> Markdown:
    """The title of a list of the newest articles: the filters that they are left by, where there are any."""
    filters = without_everything(topic)
    return _("Newest: {topic}", topic=filters) if filters else _("Newest articles")


def listing_note(_: Translator) -> Markdown:
    """That a list tells of no topic, and how to get more."""
    return Markdown("-# " + _("Only filters were given: these are the newest articles. Add a word for a summary."))


def names_of(part: SearchedPart) -> Markdown:
    """The outlets and feeds by their names."""
    return Markdown(", ".join(escape.line(name) for name in part.names))
