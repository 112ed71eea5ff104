"""A topic day by day as a card."""

from bot.chat import escape
from bot.chat.catalogue import Words
from bot.chat.escape import Markdown
from bot.chat.rendering import parts
from bot.chat.rendering.card import Card
from bot.records.answers import Timeline

PAGE = 8


def timeline(words: Words, answer: Timeline, page: int) -> Card:
    """One page of days, oldest first, each with a sentence, its source and a bar for how many articles it has."""
    if not answer.days and not answer.unsure:
        return parts.nothing(words, answer.topic, answer.searched)
    card = Card("answer", words("Timeline: {topic}", topic=answer.topic))
    sources = parts.by_article(answer.sources)
    most = max((day.articles for day in answer.days), default=1)
    for day in answer.days[(page - 1) * PAGE : page * PAGE]:
        count = words.count(day.articles, "{number} article", "{number} articles")
        bar = "▇" * max(1, round(6 * day.articles / most))
        cut = day.sentence
        head = f"**{words.day(day.day)}** `{bar}` {count}"
        card.add(
            Markdown(f"{head}\n{escape.text(cut.text)}{parts.GAP}{parts.citation(sources.get(cut.article))}"),
            cuts=(cut,),
        )
    if not answer.days:
        card.add(words("No article on it has a date that is certain."))
    if answer.unsure:
        left_out = words.count(
            len(answer.unsure),
            "{number} article without a certain date is left out.",
            "{number} articles without a certain date are left out.",
        )
        card.add(Markdown(f"-# {left_out}"))
    card.footer(parts.searched(words, answer.searched))
    return card
