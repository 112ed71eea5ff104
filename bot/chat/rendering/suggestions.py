"""Suggested topics as the choices that are shown while one types: plain text, no Markdown."""

import datetime as dt

from bot.chat import escape, limits
from bot.chat.escape import Markdown
from bot.chat.i18n import Translator
from bot.chat.rendering import components
from bot.records.archive import Article
from bot.records.reading import DateOrder
from bot.records.topics import Suggested

OUTLET = 30
"""Units of an outlet's name beside a title in a choice."""


def titled(_: Translator, article: Article) -> str:
    """For example "Pier closes in June · The Quay Sample · 28 Mar 2025 · #3", at most CHOICE_NAME units."""
    outlet = components.outlet_of(article)
    facts = [limits.shorten(outlet, OUTLET)] if outlet else []
    facts += [_.day(article.day)] if article.day else []
    tail = "".join(f" · {escape.plain(fact)}" for fact in (*facts, f"#{article.id}"))
    title = article.title.value or _.gettext("Untitled")
    return limits.shorten(escape.plain(title), limits.CHOICE_NAME - limits.size(tail)) + tail


def name_of(_: Translator, topic: Suggested, order: DateOrder, today: dt.date) -> str:
    """For example "Burma (Myanmar) · 12 articles · last 20 Mar", at most CHOICE_NAME units: the topic gives way."""
    singular, plural = "{number} article", "{number} articles"
    count = _.ngettext(topic.articles, singular, plural)
    facts = [_("more than {articles}", articles=count) if topic.more else count]
    if topic.last:
        facts.append(_("last {day}", day=Markdown(_.short_day(topic.last, order, today))))
    tail = "".join(f" · {fact}" for fact in facts)
    shown = f"{topic.topic} ({topic.also})" if topic.also else topic.topic
    return limits.shorten(escape.plain(shown), limits.CHOICE_NAME - limits.size(tail)) + tail
