"""The days that a text itself tells of what happened: they beat a page's own day where that is not sure."""

import datetime as dt
from collections.abc import Collection, Iterator

from bot.analysis.briefs.sentences import Choice
from bot.analysis.on_topic import share
from bot.records.archive import AnnotatedArticle
from bot.records.topics import Topic
from bot.text import dates


def told_days(
    marked: AnnotatedArticle, choosable: Collection[int], topic: Topic, newest: dt.date
) -> Iterator[tuple[dt.date, Choice]]:
    """Each whole day up to `newest` that a sentence on the topic tells as its only one, with that sentence.

    `choosable` are the numbers of the passages that may be shown. Days are looked for first: few sentences have one,
    and whether a sentence is on the topic takes its stems.
    """
    text, language = marked.version.text, marked.article.language
    for number, passage in enumerate(marked.passages):
        if number not in choosable or passage.leaning:
            continue
        told = dates.find(text[passage.start : passage.end], "DMY", newest, language)
        if len(told) != 1 or told[0].others or told[0].date > newest:
            continue
        if share(marked, passage.start, passage.end, topic):
            yield told[0].date, Choice(0, number, 0.0)
